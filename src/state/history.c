/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of commands. */
#include "state/history.h"

#include "base/arena.h"
#include "base/text.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>

enum { USUAL_SIZE = 2000, LARGEST_SIZE = 100000, LARGEST_FILE = 64 * 1024 * 1024 };

struct history {
    char **list;            /* a ring of `size` entries */
    int size, count, first; /* first: the number of the oldest */
    int oldest;             /* its place in the ring */
    int file;               /* open for appending, or -1 */
};

void (*history_on_add)(const char *command);

int history_first(const struct shell *sh)
{
    return sh->history ? sh->history->first : 1;
}

int history_last(const struct shell *sh)
{
    return sh->history ? sh->history->first + sh->history->count - 1 : 0;
}

static char **place(struct history *h, int number)
{
    return &h->list[(h->oldest + number - h->first) % h->size];
}

const char *history_get(const struct shell *sh, int number)
{
    if (number < history_first(sh) || number > history_last(sh))
        return NULL;
    return *place(sh->history, number);
}

static void add(struct history *h, char *command)
{
    if (h->count == h->size) {
        free(h->list[h->oldest]);
        h->oldest = (h->oldest + 1) % h->size;
        h->first++;
        h->count--;
    }
    *place(h, h->first + h->count) = command;
    h->count++;
    if (history_on_add)
        history_on_add(command);
}

/* ---- The file ---- */

/* Makes each folder of `path` that is not there. */
static void make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        why("the folder for the history is made on the way to it, for its owner alone");
        sys_mkdir(path, 0700);
        *slash = '/';
    }
}

/* The name of the file, malloc'ed; NULL where there is no home for it. */
static char *file_name(struct shell *sh)
{
    struct text name = {0};
    const char *given = variable_get(sh, "HISTFILE"), *state = variable_get(sh, "XDG_STATE_HOME");
    const char *home = variable_get(sh, "HOME");
    if (given && *given)
        text_add_string(&name, given);
    else if (state && *state == '/')
        text_format(&name, "%s/nacre/history", state);
    else if (home && *home == '/')
        text_format(&name, "%s/.local/state/nacre/history", home);
    else
        return NULL;
    if (!given || !*given)
        make_folders(text_end(&name));
    return text_end(&name);
}

/* One line of the file, its escapes undone. */
static char *decode(const char *line, size_t size)
{
    char *command = xmalloc(size + 1), *to = command;
    for (size_t i = 0; i < size; i++) {
        if (line[i] == '\\' && i + 1 < size)
            *to++ = line[++i] == 'n' ? '\n' : line[i];
        else
            *to++ = line[i];
    }
    *to = '\0';
    return command;
}

static void read_file(struct history *h, struct text *contents)
{
    off_t offset = 0;
    for (;;) {
        text_reserve(contents, 65536);
        why("what was typed in earlier shells is read back");
        ssize_t size = sys_pread(h->file, contents->bytes + contents->size, 65536, offset);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0 || contents->size > LARGEST_FILE)
            break;
        contents->size += (size_t)size;
        offset += size;
    }
}

static int wanted_size(struct shell *sh)
{
    const char *value = variable_get(sh, "HISTSIZE");
    long long size = value ? whole_number(value, LARGEST_SIZE) : -1;
    return size > 0 ? (int)size : USUAL_SIZE;
}

static void open_file(struct shell *sh, struct history *h)
{
    char *name = file_name(sh);
    if (!name)
        return;
    why("each command is added to the history's file as it is typed, so that nothing is lost when "
        "the shell is killed");
    int fd = sys_open(name, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    free(name);
    if (fd >= 0 && descriptor_keep(sh, fd, &h->file, "the history") != 0)
        h->file = -1;
}

void history_load(struct shell *sh, bool file)
{
    struct history *h = xmalloc(sizeof *h);
    struct text contents = {0};
    *h = (struct history){.size = wanted_size(sh), .first = 1, .file = -1};
    h->list = xmalloc((size_t)h->size * sizeof *h->list);
    sh->history = h;
    if (file)
        open_file(sh, h);
    if (h->file < 0)
        return;
    read_file(h, &contents);
    const char *line = contents.bytes, *end = line + contents.size;
    for (const char *newline; line < end && (newline = memchr(line, '\n', (size_t)(end - line)));
         line = newline + 1)
        if (newline > line && !memchr(line, '\0', (size_t)(newline - line)))
            add(h, decode(line, (size_t)(newline - line)));
    text_free(&contents);
}

/* Whether the file ends in the middle of a line. */
static bool is_torn(int fd)
{
    char last;
    why("the end of the file tells whether an earlier line was cut short");
    off_t end = sys_lseek(fd, 0, SEEK_END);
    if (end <= 0)
        return false;
    why("a whole line ends in a newline");
    return sys_pread(fd, &last, 1, end - 1) == 1 && last != '\n';
}

static void append(struct history *h, const char *command)
{
    struct text line = {0};
    for (const char *c = command; *c; c++) {
        if (*c == '\n' || *c == '\\')
            text_char(&line, '\\');
        text_char(&line, *c == '\n' ? 'n' : *c);
    }
    text_char(&line, '\n');
    why("two shells may add to the history at the same time: one after the other");
    sys_flock(h->file, LOCK_EX);
    if (is_torn(h->file)) {
        why("the line that was cut short is closed, so that it does not swallow the next");
        ssize_t mended = sys_write(h->file, "\n", 1);
        (void)mended;
    }
    why("the whole entry in one write: it is in the file, or it is not");
    ssize_t done = sys_write(h->file, line.bytes, line.size);
    (void)done;
    why("the next shell may add now");
    sys_flock(h->file, LOCK_UN);
    text_free(&line);
}

void history_add(struct shell *sh, const char *command)
{
    struct history *h = sh->history;
    size_t size = strlen(command);
    while (size && command[size - 1] == '\n')
        size--;
    if (!h || !size || *command == ' ' || *command == '\t')
        return;
    const char *newest = history_get(sh, history_last(sh));
    if (newest && strlen(newest) == size && memcmp(newest, command, size) == 0)
        return;
    char *copy = xmalloc(size + 1);
    memcpy(copy, command, size);
    copy[size] = '\0';
    add(h, copy);
    if (h->file >= 0)
        append(h, copy);
}

void history_replace_last(struct shell *sh, const char *command)
{
    struct history *h = sh->history;
    if (!h || !h->count)
        return;
    char **last = place(h, history_last(sh));
    free(*last);
    *last = xstrdup(command);
    if (h->file >= 0)
        append(h, command);
}
