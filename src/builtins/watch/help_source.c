/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * help -s: a builtin's source, out of the file that it was compiled from.
 *
 * The files are those of the source tree while nacre runs where it was built, and those that were
 * installed with it elsewhere. A builtin is found by its descriptor, and its handler by the
 * descriptor's .run; both begin and end in the first column, as the code's layout has it.
 */
#include "base/file.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/watch/help.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* What is looked for, and where it was found. */
struct search {
    const char *folder; /* within builtins/: "", "posix" or "watch" */
    int fd;             /* of that folder */
    char mark[80];      /* the descriptor's line with the name */
    bool found;
    char path[300];   /* within src/ */
    struct text text; /* the file's */
};

/* Sets `root` to the folder that has src/builtins in it. */
static void find_root(char *root, size_t size)
{
    char program[PATH_MAX];
    static const char built[] = BUILDDIR "/";
    why("a nacre that runs where it was built shows the sources that it was built from");
    ssize_t length = sys_readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    bool at_home = strncmp(program, built, sizeof built - 1) == 0;
    snprintf(root, size, "%s/src/builtins", at_home ? SOURCEDIR : PKGDATADIR);
}

/* Looks into one file of a folder. */
static void look_into(void *data, const char *name)
{
    struct search *search = data;
    size_t size = strlen(name);
    if (search->found || size < 3 || strcmp(name + size - 2, ".c") != 0)
        return;
    search->text.size = 0;
    if (file_read(search->fd, name, &search->text, 0) != 0 ||
        !strstr(text_end(&search->text), search->mark))
        return;
    search->found = true;
    snprintf(search->path, sizeof search->path, "src/builtins%s/%s", search->folder, name);
}

/* Finds the file that describes the builtin. Returns 0, ENOENT, or the errno with which the folder
 * cannot be read. */
static int find_file(const char *root, struct search *search)
{
    static const char *const folders[] = {"", "/posix", "/watch"};
    int error = 0;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && !search->found; i++) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s%s", root, folders[i]);
        search->folder = folders[i];
        why("the source of each builtin stands in one of three folders");
        search->fd = sys_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
        if (search->fd < 0) {
            error = errno;
            continue;
        }
        int failed = directory_read(search->fd, look_into, search);
        error = failed ? failed : error;
        why("this folder has been looked through");
        sys_close(search->fd);
    }
    return search->found ? 0 : error ? error : ENOENT;
}

/* Where the line begins in which `at` stands. */
static const char *line_begin(const char *text, const char *at)
{
    while (at > text && at[-1] != '\n')
        at--;
    return at;
}

/* Prints the lines from `from` up to `to`, with the numbers that they have in `text`. */
static void print_lines(const char *text, const char *from, const char *to)
{
    int number = 1;
    for (const char *p = text; p < from; p++)
        number += *p == '\n';
    while (from < to) {
        size_t size = strcspn(from, "\n");
        output_format("%5d  ", number++);
        output_add(from, size);
        output_char('\n');
        from += size + (from[size] == '\n');
    }
}

/* Prints from the line at `from` to the one that is `last`, with the comment that stands right
 * above. */
static void print_piece(const char *text, const char *from, const char *last)
{
    const char *end = strstr(from, last);
    end = end ? end + strlen(last) : from + strlen(from);
    if (from - text > 4 && strncmp(from - 3, "*/\n", 3) == 0) {
        const char *p = from - 3;
        while (p > text && strncmp(p, "/*", 2) != 0)
            p--;
        from = line_begin(text, p);
    }
    print_lines(text, from, end);
}

/* Prints the handler whose name stands behind .run in the descriptor at `descriptor`. */
static void print_handler(const char *text, const char *descriptor)
{
    char head[120];
    const char *run = strstr(descriptor, ".run = "), *begin = NULL;
    if (!run)
        return;
    run += strlen(".run = ");
    snprintf(head, sizeof head, "\nstatic int %.*s(", (int)strcspn(run, ",\n"), run);
    begin = strstr(text, head);
    if (begin) {
        print_piece(text, begin + 1, "\n}\n");
        output_char('\n');
    }
}

static void print_found(const struct search *search, bool whole)
{
    const char *text = search->text.bytes;
    output_format("%s:\n", search->path);
    if (whole) {
        print_lines(text, text, text + strlen(text));
        return;
    }
    const char *descriptor = strstr(text, search->mark);
    while (descriptor > text && strncmp(descriptor, "const struct builtin ", 21) != 0)
        descriptor--;
    print_handler(text, descriptor);
    print_piece(text, descriptor, "\n};\n");
}

int help_source(const char *who, const struct builtin *b, bool whole)
{
    char root[PATH_MAX];
    struct search search = {0};
    find_root(root, sizeof root);
    snprintf(search.mark, sizeof search.mark, "    .name = \"%s\",", b->name);
    int error = find_file(root, &search), status = 0;
    if (error)
        status =
            call_failed(who, error, "open(\"%s/…\") for the source of %s", visible(root), b->name);
    else
        print_found(&search, whole);
    text_free(&search.text);
    return status;
}
