/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read: one line of standard input into variables (XCU, read; fields as in XCU 2.6.5).
 *
 * What stands after the line belongs to whoever reads next: another read, a program. So where the
 * input can be positioned, a block is read and what was not used is given back by lseek; elsewhere
 * it is read byte by byte.
 */
#include "base/message.h"
#include "base/text.h"
#include "builtins/builtin.h"
#include "jobs/signals.h"
#include "sys/sys.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Most lines are short: the first block is, too, since most of it would be read for nothing. */
enum { FIRST_BLOCK = 256, BLOCK = 4096 };
enum { GOT_LINE = 0, GOT_END = 1, GOT_ERROR = 2 };

/* The input, and the line that is being made of it. */
struct reading {
    struct shell *sh;
    const char *who;
    bool raw; /* -r: a backslash is a byte like any other */
    char delimiter;
    bool seekable;
    size_t next, end; /* of what is in the block */
    size_t wanted;    /* how much the next block is to have */
    int error;        /* errno of a read that failed */
    struct text line;
    struct text literal; /* a byte for each of the line's, 1: a backslash stood before it. Empty:
                            there was none */
    char block[BLOCK];
};

/* Fills the block. False at the end of the input, or after an error. */
static bool fill(struct reading *r)
{
    ssize_t got;
    if (r->seekable) {
        do {
            why("the input can be positioned: read a block, and give back what is not used");
            got = sys_read(0, r->block, r->wanted);
        } while (got < 0 && errno == EINTR && !signals_waiting(r->sh));
    } else {
        got = jobs_read(r->sh, 0, r->block, 1);
    }
    r->next = 0;
    r->wanted = BLOCK;
    r->end = got > 0 ? (size_t)got : 0;
    r->error = got < 0 ? errno : 0;
    return got > 0;
}

static void give_back(struct reading *r)
{
    if (!r->seekable || r->next == r->end)
        return;
    why("what stands after the line belongs to whoever reads next");
    sys_lseek(0, -(off_t)(r->end - r->next), SEEK_CUR);
}

/* Adds one byte to the line; a NUL cannot be kept in a variable and is left out. */
static void add_byte(struct reading *r, char c, bool literal)
{
    if (c == '\0')
        return;
    if (literal && r->literal.size == 0)
        for (size_t i = 0; i < r->line.size; i++)
            text_char(&r->literal, 0);
    if (literal || r->literal.size)
        text_char(&r->literal, literal);
    text_char(&r->line, c);
}

/* A backslash and a newline were read: the line goes on, and who types it is told by PS2. */
static void prompt_for_more(struct reading *r)
{
    const char *prompt = r->sh->interactive ? variable_get(r->sh, "PS2") : NULL;
    if (!prompt)
        return;
    why("the line goes on: someone who types must be told, if it is a terminal");
    if (sys_isatty(0) == 1) {
        why("a prompt goes to standard error, so that it is in nobody's data");
        ssize_t done = sys_write(2, prompt, strlen(prompt));
        (void)done;
    }
}

/* Takes the bytes of the block up to the delimiter, a NUL or a backslash, all at once. */
static void take_plain(struct reading *r)
{
    const char *from = r->block + r->next;
    size_t size = r->end - r->next;
    const char *stop = memchr(from, r->delimiter, size);
    if (stop)
        size = (size_t)(stop - from);
    if (!r->raw && (stop = memchr(from, '\\', size)))
        size = (size_t)(stop - from);
    if ((stop = memchr(from, '\0', size)))
        size = (size_t)(stop - from);
    text_add(&r->line, from, size);
    if (r->literal.size)
        for (size_t i = 0; i < size; i++)
            text_char(&r->literal, 0);
    r->next += size;
}

/* Reads a line. Returns GOT_LINE, GOT_END or GOT_ERROR. */
static int read_line(struct reading *r)
{
    bool escaped = false;
    for (;;) {
        if (r->next == r->end && !fill(r))
            return r->error ? GOT_ERROR : GOT_END;
        if (!escaped)
            take_plain(r);
        if (r->next == r->end)
            continue;
        char c = r->block[r->next++];
        if (escaped) {
            escaped = false;
            if (c == '\n')
                prompt_for_more(r);
            else
                add_byte(r, c, true);
        } else if (c == r->delimiter) {
            return GOT_LINE;
        } else if (c == '\\' && !r->raw) {
            escaped = true;
        } else {
            add_byte(r, c, false);
        }
    }
}

/* ---- Fields ---- */

/* The length of the character of IFS that stands at `i`, if it is one of several bytes. */
static size_t long_separator(const struct reading *r, size_t i)
{
    return ifs_character(r->sh, r->line.bytes + i, r->line.size - i);
}

/* What the byte at `i` is to field splitting. */
static int class_at(const struct reading *r, size_t i)
{
    if (r->literal.size && r->literal.bytes[i])
        return IFS_NONE;
    int class = r->sh->ifs_class[(unsigned char)r->line.bytes[i]];
    return class == IFS_LEAD && !long_separator(r, i) ? IFS_NONE : class;
}

static size_t skip_white(const struct reading *r, size_t i)
{
    while (i < r->line.size && class_at(r, i) == IFS_WHITE)
        i++;
    return i;
}

static size_t skip_field(const struct reading *r, size_t i)
{
    while (i < r->line.size && class_at(r, i) == IFS_NONE)
        i++;
    return i;
}

/* Goes over what divides two fields: white space with at most one other separator in it. */
static size_t skip_separator(const struct reading *r, size_t i)
{
    i = skip_white(r, i);
    int class = i < r->line.size ? class_at(r, i) : IFS_NONE;
    if (class != IFS_NONE)
        i = skip_white(r, i + (class == IFS_LEAD ? long_separator(r, i) : 1));
    return i;
}

static bool store(struct reading *r, const char *name, size_t from, size_t to)
{
    struct variable *v = variable_intern(r->sh, name, strlen(name));
    return variable_set(r->sh, v, r->line.bytes + from, to - from);
}

/* The last variable gets all that is left; a separator at the very end of its one field is not a
 * part of it. */
static bool store_rest(struct reading *r, const char *name, size_t from)
{
    size_t field_end = skip_field(r, from), end = r->line.size;
    if (skip_separator(r, field_end) == end)
        return store(r, name, from, field_end);
    while (end > from && class_at(r, end - 1) == IFS_WHITE)
        end--;
    return store(r, name, from, end);
}

/* Divides the line among `count` variables. False when one is read-only. */
static bool store_fields(struct reading *r, char **names, int count)
{
    size_t at = skip_white(r, 0);
    bool done = true;
    for (int i = 0; i < count - 1; i++) {
        size_t end = skip_field(r, at);
        done = store(r, names[i], at, end) && done;
        at = skip_separator(r, end);
    }
    return store_rest(r, names[count - 1], at) && done;
}

/* ---- The builtin ---- */

static int status_of_error(const struct reading *r)
{
    if (r->error == EINTR) {
        int signal = signals_waiting(r->sh);
        return 128 + (signal ? signal : SIGINT);
    }
    call_failed(r->who, r->error, "read(0)");
    return GOT_ERROR;
}

static int read_into(struct reading *r, char **names, int count)
{
    r->seekable = descriptor_input_seekable(r->sh);
    int got = read_line(r), status = got;
    give_back(r);
    if (got == GOT_ERROR) {
        status = status_of_error(r);
    } else {
        text_end(&r->line);
        if (!store_fields(r, names, count))
            status = GOT_ERROR;
    }
    text_free(&r->line);
    text_free(&r->literal);
    return status;
}

static int run_read(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct reading r;
    int letter;
    memset(&r, 0, offsetof(struct reading, block));
    r.sh = sh;
    r.who = argv[0];
    r.delimiter = '\n';
    r.wanted = FIRST_BLOCK;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "rd:"))) {
        if (letter == '?')
            return 2;
        if (letter == 'r')
            r.raw = true;
        else
            r.delimiter = *p.argument;
    }
    if (!operands_between(sh, &p, 1, -1))
        return 2;
    for (int i = p.next; i < argc; i++)
        if (!is_name(argv[i], strlen(argv[i])))
            return usage_error(sh, argv[0], "\"%s\" is no name for a variable", visible(argv[i]));
    return read_into(&r, argv + p.next, argc - p.next);
}

static const struct builtin_option read_options[] = {
    {'d', "DELIMITER", ARGUMENT_TEXT, "read up to this byte instead of a newline; \"\" is a NUL"},
    {'r', NULL, ARGUMENT_NONE, "a backslash is a byte like any other"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin read_builtin = {
    .name = "read",
    .run = run_read,
    .usage = "read [-r] [-d DELIMITER] VAR...",
    .purpose = "read a line of standard input into variables",
    .calls = "read lseek",
    .section = "posix",
    .options = read_options,
    .operands = {ARGUMENT_VARIABLE},
    .c = "ssize_t got = getline(&line, &room, stdin);",
    .python = "line = sys.stdin.readline()",
    .text =
        "The line is divided into fields by IFS, one for each VAR; the last gets all that is left. "
        "Without -r a backslash takes the meaning from the byte behind it, and joins a line with "
        "the "
        "next. The status is 1 at the end of the input.",
    .flags = BUILTIN_POSIX,
};
