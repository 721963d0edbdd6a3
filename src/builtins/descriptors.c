/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * File Descriptors: the numbers by which a process knows what it has open.
 *
 * A descriptor is an index into a table that the kernel keeps for each process. An entry leads to
 * an open file description: that is where the position stands, and how the file was opened. dup and
 * fork copy the entry, not the description, so all copies share one position. (What becomes of an
 * open file is in descriptors_file.c, and what goes through it in descriptors_bytes.c.)
 *
 * The numbers are what the kernel gives, the lowest free ones. What is made here is the user's: the
 * shell never closes or moves it, and the programs that it starts inherit it.
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/made.h"
#include "builtins/mode.h"
#include "jobs/signals.h"
#include "sys/sys.h"
#include "view/words.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>

enum { LONGEST_FLAGS = 256, NEW_FILE = 0666 };

/* ---- open ---- */

/* The flags by name, for a message; in `bytes`, which has room for LONGEST_FLAGS. */
static const char *flag_names(enum sys_kind kind, long flags, char *bytes)
{
    struct line line = {bytes, 0, LONGEST_FLAGS - 1};
    words_add(&line, kind, flags);
    bytes[line.size] = '\0';
    return bytes;
}

/* Whether `word` is one of the three ways to open: they exclude each other. */
static bool is_way(const char *word, long flags)
{
    return (flags & (O_WRONLY | O_RDWR)) != 0 || strcmp(word, "O_RDONLY") == 0 ||
           strcmp(word, "RDONLY") == 0;
}

/* Reads flags: words, or names joined by |. False after an error, which was told. */
static bool read_flags(struct shell *sh, const char *who, enum sys_kind kind, char *const *words,
                       int count, int *flags)
{
    const char *way = NULL;
    *flags = 0;
    for (int i = 0; i < count; i++)
        for (const char *p = words[i];; p++) {
            size_t size = strcspn(p, "|");
            char *word = arena_copy(&sh->scratch, p, size);
            long value;
            if (!words_read(kind, word, &value)) {
                usage_error(sh, who, "there is no flag \"%s\"", visible(word));
                return false;
            }
            if (kind == SYS_KIND_OPEN_FLAGS && is_way(word, value)) {
                if (way && strcmp(way, word) != 0) {
                    usage_error(sh, who, "%s and %s exclude each other; for both there is O_RDWR",
                                way, word);
                    return false;
                }
                way = word;
            }
            *flags |= (int)value;
            p += size;
            if (!*p)
                break;
        }
    return true;
}

static int open_failed(const char *who, const char *path, int flags, mode_t mode)
{
    char names[LONGEST_FLAGS];
    int error = errno;
    flag_names(SYS_KIND_OPEN_FLAGS, flags, names);
    if (flags & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY)))
        return call_failed(who, error, "open(\"%s\", %s, %04o)", visible(path), names,
                           (unsigned)mode);
    return call_failed(who, error, "open(\"%s\", %s)", visible(path), names);
}

static int run_open(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int flags, fd, status;
    mode_t mode = NEW_FILE;
    if (!operands_alone(sh, argc, argv, 2, -1, &p))
        return 2;
    const char *variable = argv[p.next], *path = argv[p.next + 1];
    char **words = argv + p.next + 2;
    int count = argc - p.next - 2;
    if ((status = made_check(sh, argv[0], argv + p.next, 1)))
        return status;
    if (count && words[count - 1][0] >= '0' && words[count - 1][0] <= '9')
        if (!mode_octal(words[--count], MODE_ALL, &mode))
            return usage_error(sh, argv[0], "\"%s\" is no mode", visible(words[count]));
    if (!read_flags(sh, argv[0], SYS_KIND_OPEN_FLAGS, words, count, &flags))
        return 2;
    do {
        why("the kernel looks for the file, asks whether it may be opened so, and gives a number");
        fd = sys_open(path, flags, mode);
    } while (fd < 0 && errno == EINTR && !signals_waiting(sh));
    if (fd < 0 && errno == EINTR)
        return 128 + signals_waiting(sh);
    if (fd < 0)
        return open_failed(argv[0], path, flags, mode);
    return variable_set_number(sh, variable, fd) ? 0 : 1;
}

const struct builtin open_builtin = {
    .name = "open",
    .run = run_open,
    .usage = "open VAR FILE [FLAG...] [MODE]",
    .purpose = "open a file: its descriptor goes into VAR",
    .calls = "open",
    .section = "descriptors",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_FILE, ARGUMENT_OPEN_FLAG},
    .c = "int fd = open(\"f\", O_WRONLY | O_CREAT | O_TRUNC, 0644);",
    .python = "fd = os.open('f', os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)",
    .text = "One of O_RDONLY (unless told otherwise), O_WRONLY, O_RDWR; with it any of O_CREAT "
            "O_EXCL O_TRUNC O_APPEND O_CLOEXEC O_NONBLOCK O_DIRECTORY O_NOFOLLOW O_NOCTTY O_SYNC "
            "O_DSYNC O_TMPFILE O_PATH O_DIRECT O_NOATIME O_ASYNC. MODE, in octal, is for a file "
            "that is made: 0666 unless given, less the umask.\n\n"
            "The number is the lowest that is free. Use it as <&$fd or >&$fd, or with fdread and "
            "fdwrite. Programs inherit it unless O_CLOEXEC says no.",
};

/* ---- close ---- */

static int run_close(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int status = 0;
    if (!operands_alone(sh, argc, argv, 1, -1, &p))
        return 2;
    output_flush();
    for (int i = p.next; i < argc; i++) {
        int fd, wrong = descriptor_operand(sh, argv[0], "close", argv[i], &fd);
        if (wrong) {
            status = wrong > status ? wrong : status;
            continue;
        }
        why("the number is free for the next open; a pipe ends only when every copy is closed");
        if (sys_close(fd) != 0)
            status = call_failed(argv[0], errno, "close(%d)", fd);
    }
    return status;
}

const struct builtin close_builtin = {
    .name = "close",
    .run = run_close,
    .usage = "close FD...",
    .purpose = "close descriptors",
    .calls = "close",
    .section = "descriptors",
    .operands = {ARGUMENT_FD},
    .c = "if (close(fd) != 0) err(1, \"close\");",
    .python = "os.close(fd)",
    .text = "The file itself stays open as long as some copy of the descriptor is, here or in "
            "another process. What an earlier write could not bring to the disk may be told here "
            "(EIO, ENOSPC).",
};

/* ---- dup and dup2 ---- */

static int run_dup(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int fd, status;
    if (!operands_alone(sh, argc, argv, 2, 2, &p))
        return 2;
    if ((status = made_check(sh, argv[0], argv + p.next, 1)) ||
        (status = descriptor_operand(sh, argv[0], "dup", argv[p.next + 1], &fd)))
        return status;
    why("a second number for the same open file: the position is shared, close-on-exec is not");
    int copy = sys_dup(fd);
    if (copy < 0)
        return call_failed(argv[0], errno, "dup(%d)", fd);
    return variable_set_number(sh, argv[p.next], copy) ? 0 : 1;
}

const struct builtin dup_builtin = {
    .name = "dup",
    .run = run_dup,
    .usage = "dup VAR FD",
    .purpose = "copy a descriptor: the copy's number goes into VAR",
    .calls = "dup",
    .section = "descriptors",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_FD},
    .c = "int copy = dup(fd);",
    .python = "copy = os.dup(fd)",
    .text = "Both numbers lead to one open file, with one position. Programs inherit the copy, "
            "even of a descriptor that was opened with O_CLOEXEC.",
};

static int run_dup2(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int fd, status;
    long long to;
    if (!operands_alone(sh, argc, argv, 2, 2, &p))
        return 2;
    if ((status = descriptor_operand(sh, argv[0], "dup2", argv[p.next], &fd)) ||
        (status = number_operand(sh, argv[0], argv[p.next + 1], &to)))
        return status;
    if (to < INT_MIN || to > INT_MAX)
        return usage_error(sh, argv[0], "%lld is too large for a descriptor", to);
    output_flush();
    if (descriptor_yield(sh, (int)to) != 0)
        return call_failed(argv[0], errno, "fcntl(%lld, F_DUPFD_CLOEXEC)", to);
    why("the copy gets just this number; what had it before is closed in the same step");
    if (sys_dup2(fd, (int)to) < 0)
        return call_failed(argv[0], errno, "dup2(%d, %lld)", fd, to);
    return 0;
}

const struct builtin dup2_builtin = {
    .name = "dup2",
    .run = run_dup2,
    .usage = "dup2 FD TO",
    .purpose = "copy a descriptor to the number TO",
    .calls = "dup2",
    .section = "descriptors",
    .operands = {ARGUMENT_FD},
    .c = "if (dup2(fd, STDOUT_FILENO) < 0) err(1, \"dup2\");",
    .python = "os.dup2(fd, 1)",
    .text = "It is what a redirection does, save that it lasts: after dup2 $fd 1 the shell itself "
            "prints there. Keep a copy first (dup old 1) to find the way back. A number that the "
            "shell uses for itself is given up to you.",
};

/* ---- pipe ---- */

static int run_pipe(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int flags, status, ends[2], result;
    char names[LONGEST_FLAGS];
    if (!operands_alone(sh, argc, argv, 2, -1, &p))
        return 2;
    char **made = argv + p.next;
    if ((status = made_check(sh, argv[0], made, 2)))
        return status;
    if (strcmp(made[0], made[1]) == 0)
        return usage_error(sh, argv[0], "the two ends want a variable each");
    if (!read_flags(sh, argv[0], SYS_KIND_PIPE_FLAGS, made + 2, argc - p.next - 2, &flags))
        return 2;
    if (flags) {
        why("flags go with the call itself, so that there is no moment without them");
        result = sys_pipe2(ends, flags);
    } else {
        why("a pipe is two descriptors: what is written to the second is read from the first");
        result = sys_pipe(ends);
    }
    if (result != 0 && flags)
        return call_failed(argv[0], errno, "pipe2(%s)",
                           flag_names(SYS_KIND_PIPE_FLAGS, flags, names));
    if (result != 0)
        return call_failed(argv[0], errno, "pipe()");
    status = variable_set_number(sh, made[0], ends[0]) ? 0 : 1;
    return variable_set_number(sh, made[1], ends[1]) ? status : 1;
}

const struct builtin pipe_builtin = {
    .name = "pipe",
    .run = run_pipe,
    .usage = "pipe READ WRITE [FLAG...]",
    .purpose = "make a pipe: the descriptors of its two ends go into variables",
    .calls = "pipe pipe2",
    .section = "descriptors",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_VARIABLE, ARGUMENT_PIPE_FLAG},
    .c = "int ends[2]; if (pipe(ends) != 0) err(1, \"pipe\");",
    .python = "r, w = os.pipe()",
    .text = "FLAG is any of O_CLOEXEC, O_NONBLOCK and O_DIRECT. A reader meets the end when every "
            "copy of the writing end is closed, in all processes: its own, too. A writer that "
            "nobody can read from is sent SIGPIPE.",
};
