/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * File Descriptors, continued: bytes in and out.
 *
 * read(2) and write(2) may do less than they are asked for. A pipe gives what is in it, a terminal
 * a line, a file what is left of it; a pipe that is nearly full takes what it has room for. So each
 * builtin here makes one call unless told to go on (-a), and can say how many bytes it was (-n).
 * (POSIX owns the names read and write.)
 */
#include "base/message.h"
#include "base/output.h"
#include "base/text.h"
#include "builtins/made.h"
#include "jobs/signals.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 0x7ffff000 /* what Linux transfers in one call, at most */ };

/* What was asked for, and what came of it. */
struct transfer {
    struct shell *sh;
    const char *who, *call;
    int fd;
    bool all;            /* -a: go on until all is done */
    bool python;         /* -r */
    char *count;         /* -n: the variable for the number of bytes; NULL for none */
    size_t wanted, done; /* bytes */
    bool ended;          /* read met the end */
    int error;           /* errno of the call that failed, or 0 */
};

/* Reads the options; the operands begin at argv[*next]. Returns 0, or the status after an error. */
static int begin(struct transfer *t, int argc, char **argv, const char *known, int most, int *next)
{
    struct options_parse p;
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, known))) {
        if (letter == '?')
            return 2;
        if (letter == 'n')
            t->count = (char *)p.argument;
        else if (letter == 'r')
            t->python = true;
        else
            t->all = true;
    }
    *next = p.next;
    if (!operands_between(t->sh, &p, 2, most))
        return 2;
    int status = t->count ? made_check(t->sh, t->who, &t->count, 1) : 0;
    return status ? status : descriptor_operand(t->sh, t->who, t->call, argv[p.next], &t->fd);
}

/*
 * Before a call that may block: sleeps where signals are heard. A descriptor with O_NONBLOCK never
 * blocks, and its EAGAIN is the answer that was asked for. False with errno EINTR.
 */
static bool ready(const struct transfer *t, short events)
{
    why("was O_NONBLOCK asked for? Then the call answers at once; else it may block");
    int flags = sys_fcntl(t->fd, F_GETFL, 0);
    return flags < 0 || flags & O_NONBLOCK || jobs_ready(t->sh, t->fd, events, t->call);
}

/* Takes the result of a call in. Returns whether to make another. */
static bool go_on(struct transfer *t, ssize_t got)
{
    if (got < 0 && errno == EINTR && !signals_waiting(t->sh))
        return true;
    if (got < 0)
        t->error = errno;
    else
        t->done += (size_t)got;
    t->ended = got == 0;
    return got > 0 && t->all && t->done < t->wanted;
}

/* The status after the calls; an error is told, save that of a signal that somebody waits for. */
static int outcome(struct transfer *t)
{
    bool stored = !t->count || variable_set_number(t->sh, t->count, (long long)t->done);
    int signal = t->error == EINTR ? signals_waiting(t->sh) : 0;
    if (signal)
        return 128 + signal;
    if (t->error)
        return call_failed(t->who, t->error, "%s(%d, %zu bytes)", t->call, t->fd,
                           t->wanted - t->done);
    return stored ? 0 : 1;
}

/* ---- fdread ---- */

/* Adds bytes as Python shows them: b'...'. */
static void add_python_bytes(struct text *text, const char *bytes, size_t size)
{
    static const char plain[] = "\n\t\r", letters[] = "ntr";
    char quote = memchr(bytes, '\'', size) && !memchr(bytes, '"', size) ? '"' : '\'';
    text_char(text, 'b');
    text_char(text, quote);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        const char *known = byte ? strchr(plain, byte) : NULL;
        if (known)
            text_format(text, "\\%c", letters[known - plain]);
        else if (byte == (unsigned char)quote || byte == '\\')
            text_format(text, "\\%c", byte);
        else if (byte < ' ' || byte > '~')
            text_format(text, "\\x%02x", byte);
        else
            text_char(text, (char)byte);
    }
    text_char(text, quote);
}

/* Hands the bytes over: to `variable`, without their NULs, or to standard output. Returns the
 * status. */
static int deliver(const struct transfer *t, const char *variable, char *bytes)
{
    struct text text = {0};
    int status = 0;
    if (t->python)
        add_python_bytes(&text, bytes, t->done);
    else
        for (size_t i = 0; variable && i < t->done; i++)
            if (bytes[i])
                text_char(&text, bytes[i]);
    if (variable)
        status = answer(t->sh, variable, text_end(&text));
    else if (t->python)
        status = answer(t->sh, NULL, text_end(&text));
    else
        output_add(bytes, t->done);
    text_free(&text);
    return status;
}

static int run_fdread(struct shell *sh, int argc, char **argv)
{
    struct transfer t = {.sh = sh, .who = argv[0], .call = "read"};
    int next, status = begin(&t, argc, argv, "an:r", 3, &next);
    long long size;
    if (status)
        return status;
    char **variable = argv + next + 2;
    if ((status = number_operand(sh, argv[0], argv[next + 1], &size)) ||
        (*variable && (status = made_check(sh, argv[0], variable, 1))))
        return status;
    if (size < 0 || size > MOST)
        return usage_error(sh, argv[0], "N is a number of bytes, from 0 to %d", MOST);
    t.wanted = (size_t)size;
    char *bytes = malloc(t.wanted + 1);
    if (!bytes)
        return call_failed(argv[0], ENOMEM, "malloc(%zu)", t.wanted);
    ssize_t got;
    do {
        got = -1;
        if (ready(&t, POLLIN)) {
            why("so many bytes at most: what is there is given, be it less; 0 is the end");
            got = sys_read(t.fd, bytes + t.done, t.wanted - t.done);
        }
    } while (go_on(&t, got));
    if (!t.error || t.done)
        status = deliver(&t, *variable, bytes);
    free(bytes);
    int worse = outcome(&t);
    return worse ? worse : status;
}

static const struct builtin_option fdread_options[] = {
    {'a', NULL, ARGUMENT_NONE, "read again until all N bytes are there, or the end"},
    {'n', "COUNT", ARGUMENT_VARIABLE, "store in COUNT how many bytes were read"},
    {'r', NULL, ARGUMENT_NONE, "write the bytes as Python shows them"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin fdread_builtin = {
    .name = "fdread",
    .run = run_fdread,
    .usage = "fdread [-a] [-r] [-n COUNT] FD N [VAR]",
    .purpose = "read at most N bytes from a descriptor, into VAR",
    .calls = "read",
    .section = "descriptors",
    .options = fdread_options,
    .operands = {ARGUMENT_FD, ARGUMENT_NUMBER, ARGUMENT_VARIABLE},
    .c = "ssize_t got = read(fd, buffer, n);",
    .python = "data = os.read(fd, n)",
    .text = "One read(2): it may give fewer bytes than N, and at the end it gives none. That is no "
            "error, so COUNT (or an empty VAR) tells the end. Without VAR the bytes are printed as "
            "they are. A variable cannot hold NULs; they are left out.",
};

/* ---- fdwrite ---- */

static int run_fdwrite(struct shell *sh, int argc, char **argv)
{
    struct transfer t = {.sh = sh, .who = argv[0], .call = "write"};
    struct text text = {0};
    int next, status = begin(&t, argc, argv, "an:", -1, &next);
    if (status)
        return status;
    for (int i = next + 1; i < argc; i++) {
        if (i > next + 1)
            text_char(&text, ' ');
        text_add_string(&text, argv[i]);
    }
    t.wanted = text.size;
    text_end(&text);
    output_flush();
    ssize_t got;
    do {
        got = -1;
        if (ready(&t, POLLOUT)) {
            why("the kernel takes as many bytes as there is room for, and says how many");
            got = sys_write(t.fd, text.bytes + t.done, t.wanted - t.done);
        }
    } while (go_on(&t, got));
    text_free(&text);
    status = outcome(&t);
    if (status || t.count || t.done == t.wanted)
        return status;
    message(argv[0], "only %zu of %zu bytes were written", t.done, t.wanted);
    return 1;
}

static const struct builtin_option fdwrite_options[] = {
    {'a', NULL, ARGUMENT_NONE, "write again until all bytes are written"},
    {'n', "COUNT", ARGUMENT_VARIABLE, "store in COUNT how many bytes were written"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin fdwrite_builtin = {
    .name = "fdwrite",
    .run = run_fdwrite,
    .usage = "fdwrite [-a] [-n COUNT] FD WORD...",
    .purpose = "write words, divided by blanks, to a descriptor",
    .calls = "write",
    .section = "descriptors",
    .options = fdwrite_options,
    .operands = {ARGUMENT_FD, ARGUMENT_TEXT},
    .c = "ssize_t done = write(fd, \"hello\\n\", 6);",
    .python = "done = os.write(fd, b'hello\\n')",
    .text = "Just these bytes: no newline is added ($'hello\\n' has one). One write(2) may write "
            "fewer than it was given. Then the status is 1, unless -n shows that you will look "
            "yourself. Where nobody is left to read, the shell is sent SIGPIPE, as any program "
            "would be; with trap '' PIPE the error is EPIPE.",
};
