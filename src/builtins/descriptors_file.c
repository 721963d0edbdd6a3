/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * File Descriptors, continued: the open file behind a descriptor: its position, its length, what it
 * is, and whether it is safe on the disk.
 */
#include "base/message.h"
#include "builtins/answers.h"
#include "builtins/file_status.h"
#include "builtins/made.h"
#include "jobs/signals.h"
#include "sys/sys.h"
#include "view/words.h"
#include <errno.h>
#include <unistd.h>

/* ---- lseek ---- */

static int run_lseek(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    int fd, status;
    long long offset;
    long whence = SEEK_SET;
    if (!asked(sh, argc, argv, 2, 3, &ask))
        return 2;
    if ((status = descriptor_operand(sh, argv[0], "lseek", ask.operands[0], &fd)) ||
        (status = number_operand(sh, argv[0], ask.operands[1], &offset)))
        return status;
    if (ask.count == 3 && !words_read(SYS_KIND_WHENCE, ask.operands[2], &whence))
        return usage_error(sh, argv[0], "\"%s\" is none of SEEK_SET, SEEK_CUR and SEEK_END",
                           visible(ask.operands[2]));
    why("the next read or write begins there, through any copy of the descriptor");
    off_t position = sys_lseek(fd, offset, (int)whence);
    if (position < 0)
        return call_failed(argv[0], errno, "lseek(%d, %lld, %s)", fd, offset,
                           ask.count == 3 ? visible(ask.operands[2]) : "SEEK_SET");
    return answer_number(sh, ask.variable, position);
}

const struct builtin lseek_builtin = {
    .name = "lseek",
    .run = run_lseek,
    .usage = "lseek [-r] [-v VAR] FD OFFSET [WHENCE]",
    .purpose = "move the position of an open file, and say where it is",
    .calls = "lseek",
    .section = "descriptors",
    .options = answer_options,
    .operands = {ARGUMENT_FD, ARGUMENT_NUMBER, ARGUMENT_WHENCE},
    .c = "off_t position = lseek(fd, 0, SEEK_CUR);",
    .python = "position = os.lseek(fd, 0, os.SEEK_CUR)",
    .text = "OFFSET counts from the beginning (SEEK_SET, unless told otherwise), from where the "
            "position is (SEEK_CUR) or from the end (SEEK_END). lseek FD 0 SEEK_CUR only asks. "
            "Behind the end is allowed: a write there leaves a hole. Pipes and terminals have no "
            "position (ESPIPE).",
};

/* ---- ftruncate, fsync, fstat, isatty ---- */

static int run_ftruncate(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int fd, status, result;
    long long length;
    if (!operands_alone(sh, argc, argv, 2, 2, &p))
        return 2;
    if ((status = descriptor_operand(sh, argv[0], "ftruncate", argv[p.next], &fd)) ||
        (status = number_operand(sh, argv[0], argv[p.next + 1], &length)))
        return status;
    do {
        why("the file becomes just so long: the rest is lost, or zeros are added; the position "
            "stays");
        result = sys_ftruncate(fd, length);
    } while (result != 0 && errno == EINTR && !signals_waiting(sh));
    return result == 0 ? 0 : call_failed(argv[0], errno, "ftruncate(%d, %lld)", fd, length);
}

const struct builtin ftruncate_builtin = {
    .name = "ftruncate",
    .run = run_ftruncate,
    .usage = "ftruncate FD LENGTH",
    .purpose = "cut an open file, or stretch it",
    .calls = "ftruncate",
    .section = "descriptors",
    .operands = {ARGUMENT_FD, ARGUMENT_NUMBER},
    .c = "if (ftruncate(fd, 0) != 0) err(1, \"ftruncate\");",
    .python = "os.ftruncate(fd, 0)",
    .text = "The descriptor must be open for writing (else EINVAL). The position does not move: "
            "what is written next may leave a hole.",
};

static int run_fsync(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int fd, status, result;
    if (!operands_alone(sh, argc, argv, 1, 1, &p))
        return 2;
    if ((status = descriptor_operand(sh, argv[0], "fsync", argv[p.next], &fd)))
        return status;
    do {
        why("write only handed the bytes to the kernel: this waits until the disk has them");
        result = sys_fsync(fd);
    } while (result != 0 && errno == EINTR && !signals_waiting(sh));
    return result == 0 ? 0 : call_failed(argv[0], errno, "fsync(%d)", fd);
}

const struct builtin fsync_builtin = {
    .name = "fsync",
    .run = run_fsync,
    .usage = "fsync FD",
    .purpose = "wait until what was written is on the disk",
    .calls = "fsync",
    .section = "descriptors",
    .operands = {ARGUMENT_FD},
    .c = "if (fsync(fd) != 0) err(1, \"fsync\");",
    .python = "os.fsync(fd)",
    .text = "Every process sees a write at once; a loss of power may still undo it until fsync has "
            "returned. An error (EIO, ENOSPC) is told once: after it the data may be gone. A pipe "
            "or a terminal has nothing to wait for (EINVAL).",
};

static int run_fstat(struct shell *sh, int argc, char **argv)
{
    struct status_asked ask;
    int status = status_asked(sh, argc, argv, &ask);
    for (int i = 0; i < ask.count; i++) {
        struct stat info;
        int fd, wrong = descriptor_operand(sh, argv[0], "fstat", ask.operands[i], &fd);
        if (wrong)
            return wrong;
        why("no name is looked up: it is this very file, whatever became of its names");
        if (sys_fstat(fd, &info) != 0)
            status = call_failed(argv[0], errno, "fstat(%d)", fd);
        else if (status_answer(sh, &ask, "fstat", ask.operands[i], &info) != 0)
            status = 1;
    }
    return status;
}

const struct builtin fstat_builtin = {
    .name = "fstat",
    .run = run_fstat,
    .usage = "fstat [-a] [-r] FD...\nfstat -v VAR,... FD",
    .purpose = "what the kernel knows of an open file",
    .calls = "fstat",
    .section = "descriptors",
    .options = status_options,
    .operands = {ARGUMENT_FD},
    .c = "struct stat info; if (fstat(fd, &info) != 0) err(1, \"fstat\");",
    .python = "info = os.fstat(fd)",
    .text = "The answer is stat's. Between stat and open another file may take the name; between "
            "open and fstat it cannot.",
};

static int run_isatty(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    int fd, status;
    if (!asked(sh, argc, argv, 1, 1, &ask))
        return 2;
    if ((status = descriptor_operand(sh, argv[0], "isatty", ask.operands[0], &fd)))
        return status;
    why("programs behave otherwise before a person: colours, a prompt, a line at a time");
    bool yes = sys_isatty(fd) == 1;
    int error = errno;
    if (!yes && (error != ENOTTY || !(ask.variable || ask.python)))
        return call_failed(argv[0], error, "isatty(%d)", fd);
    if (ask.variable || ask.python)
        status = answer(sh, ask.variable, ask.python ? yes ? "True" : "False" : yes ? "1" : "0");
    return status ? status : !yes;
}

const struct builtin isatty_builtin = {
    .name = "isatty",
    .run = run_isatty,
    .usage = "isatty [-r] [-v VAR] FD",
    .purpose = "whether a descriptor leads to a terminal",
    .calls = "isatty",
    .section = "descriptors",
    .options = answer_options,
    .operands = {ARGUMENT_FD},
    .c = "if (isatty(STDOUT_FILENO)) puts(\"hello, you\");",
    .python = "os.isatty(1)",
    .text = "The status is 0 for yes and 1 for no; the error says what it is instead: ENOTTY, or "
            "EBADF where nothing is open. With -v or -r a plain no is an answer and no error.",
};
