/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pipes: programs whose streams are in the shell's hands.
 *
 * popen connects one stream, popen2 two, popen3 three; popen4 has standard output and standard
 * error on one. Each stream is a pipe: one end is the program's 0, 1 or 2, the other is given to
 * the user as a number, to be used as >&$in and <&$out. The user's ends are close-on-exec: a
 * program that is started later would keep them open otherwise, and no reader would ever see an
 * end.
 *
 * communicate, which uses all streams at once, is in communicate.c.
 */
#include "base/message.h"
#include "builtins/answers.h"
#include "builtins/made.h"
#include "builtins/popened.h"
#include "builtins/wait.h"
#include "exec/launch.h"
#include "jobs/jobs.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* The streams that are asked for, and the pipes for them. */
struct streams {
    int count;
    int stream[STREAMS]; /* 0, 1 or 2 of the program */
    bool merged;         /* 2 goes where 1 goes */
    int users[STREAMS];  /* the user's end */
    int theirs[STREAMS]; /* the program's end */
};

/* ---- The pipes ---- */

static void close_ends(const int *fds, int count)
{
    for (int n = 0; n < count; n++) {
        if (fds[n] < 0)
            continue;
        why("this end is the other process's: a copy here would keep the pipe from ever ending");
        if (sys_close(fds[n]) == 0 || errno == EBADF)
            continue;
        why("a close that failed may have left it open; once more does no harm to a single thread");
        sys_close(fds[n]);
    }
}

/* The program's end must not be 0, 1 or 2 itself, or one stream would be laid over another. */
static int out_of_the_way(int fd)
{
    if (fd > 2)
        return fd;
    why("0, 1 and 2 are about to be filled: the program's end of the pipe goes elsewhere until "
        "then");
    int moved = sys_fcntl(fd, F_DUPFD_CLOEXEC, DESCRIPTOR_FIRST), error = errno;
    why("the copy above 2 has taken its place, and the low number is free for the program's "
        "stream");
    sys_close(fd);
    errno = error;
    return moved;
}

/* Makes a pipe for each stream. Returns 0, or the errno after which none is open. */
static int make_pipes(struct streams *streams)
{
    for (int n = 0; n < streams->count; n++) {
        int ends[2], writes = streams->stream[n] == 0;
        why("a pipe for this stream, close-on-exec, so that no other program inherits an end");
        int error = sys_pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
        if (!error) {
            streams->users[n] = ends[writes];
            streams->theirs[n] = out_of_the_way(ends[!writes]);
            error = streams->theirs[n] < 0 ? errno : 0;
        }
        if (error) {
            close_ends(streams->users, streams->count);
            close_ends(streams->theirs, streams->count);
            return error;
        }
    }
    return 0;
}

/* ---- The process ---- */

/* The program's words: one operand is a text for /bin/sh, more (or one behind --) are its own. */
static void choose_program(struct shell *sh, char **words, struct launch *launch)
{
    bool alone = strcmp(words[0], "--") == 0;
    if (alone || words[1]) {
        launch->argv = words + alone;
        launch->name = launch->argv[0];
        return;
    }
    char **argv = arena_alloc(&sh->scratch, 4 * sizeof *argv);
    argv[0] = "sh";
    argv[1] = "-c";
    argv[2] = words[0];
    argv[3] = NULL;
    launch->argv = argv;
    launch->name = "/bin/sh";
    launch->exact = true;
}

/* Starts the program with its ends of the pipes. -1 after a failure, which was told. */
static pid_t start(struct shell *sh, const struct streams *streams, char **words)
{
    struct redirection errors = {.kind = REDIRECT_DUP_OUTPUT, .fd = 2, .from = -1, .here = -1};
    struct redirections redirections = {.list = &errors, .count = 1};
    struct launch launch = {.environment = variables_environment(sh),
                            .input = -1,
                            .output = -1,
                            .role = "popen",
                            .may_borrow = true,
                            .stays = true};
    for (int n = 0; n < streams->count; n++) {
        if (streams->stream[n] == 0)
            launch.input = streams->theirs[n];
        else if (streams->stream[n] == 1)
            launch.output = streams->theirs[n];
        else
            errors.from = streams->theirs[n];
    }
    if (streams->merged)
        errors.from = 1;
    if (errors.from >= 0)
        launch.redirections = &redirections;
    choose_program(sh, words, &launch);
    return launch_start(sh, &launch);
}

/* Pipes, process, variables: all of popen*. `names` are the variables, in the order of streams. */
static int open_streams(struct shell *sh, const char *who, struct streams *streams, char **names,
                        char **words)
{
    int status = made_check(sh, who, names, streams->count);
    if (status)
        return status;
    if (!words[0] || (strcmp(words[0], "--") == 0 && !words[1]))
        return usage_error(sh, who, "which command?");
    for (int n = 0; n < STREAMS; n++)
        streams->users[n] = streams->theirs[n] = -1;
    int error = make_pipes(streams);
    if (error)
        return call_failed(who, error, "pipe2(O_CLOEXEC)");
    struct popened process;
    error = popened_describe(&process, streams->users, streams->stream, streams->count);
    if (error)
        call_failed(who, error, "fstat of the pipe");
    pid_t pid = error ? -1 : start(sh, streams, words);
    close_ends(streams->theirs, streams->count);
    if (pid < 0) {
        close_ends(streams->users, streams->count);
        return 1;
    }
    users_child_made(sh, pid);
    sh->last_async = pid;
    popened_add(sh, pid, &process);
    for (int n = 0; n < streams->count; n++)
        if (!variable_set_number(sh, names[n], streams->users[n]))
            status = 1;
    return status;
}

/* ---- The builtins ---- */

static int run_popen(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct streams streams = {.count = 1};
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 3, -1))
        return 2;
    const char *mode = argv[p.next + 1];
    if (strcmp(mode, "r") != 0 && strcmp(mode, "w") != 0)
        return usage_error(sh, argv[0], "%s is neither r, to read what it writes, nor w",
                           visible(mode));
    streams.stream[0] = *mode == 'r';
    return open_streams(sh, argv[0], &streams, argv + p.next, argv + p.next + 2);
}

const struct builtin popen_builtin = {
    .name = "popen",
    .run = run_popen,
    .usage = "popen FD r|w COMMAND\npopen FD r|w PROGRAM ARGUMENT...\npopen FD r|w -- PROGRAM",
    .purpose = "run a program and read its output, or write its input",
    .calls = "pipe2 vfork dup2 execve",
    .section = "pipes",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_TEXT, ARGUMENT_COMMAND},
    .c = "FILE *stream = popen(\"ls -l\", \"r\");",
    .python = "stream = os.popen('ls -l', 'r')",
    .text =
        "FD is a variable: it gets the number of the shell's end of a pipe. With r that is read "
        "from\n"
        "(cat <&$fd), with w it is written to (echo hello >&$fd); the other end is the program's\n"
        "standard output, or input. $! is its process ID.\n"
        "\n"
        "One COMMAND is a text for /bin/sh -c; several words are a program and its arguments, "
        "with\n"
        "no shell between, and -- makes one word a program.\n"
        "\n"
        "pclose $fd closes it and waits for the program.",
};

static int run_popen2(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct streams streams = {.count = 2, .stream = {0, 1}};
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 3, -1))
        return 2;
    return open_streams(sh, argv[0], &streams, argv + p.next, argv + p.next + 2);
}

const struct builtin popen2_builtin = {
    .name = "popen2",
    .run = run_popen2,
    .usage = "popen2 IN OUT COMMAND\npopen2 IN OUT PROGRAM ARGUMENT...\npopen2 IN OUT -- PROGRAM",
    .purpose = "run a program with its input and its output in your hands",
    .calls = "pipe2 vfork dup2 execve",
    .section = "pipes",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_VARIABLE, ARGUMENT_COMMAND},
    .python = "child_stdin, child_stdout = os.popen2('cat -')  # Python 2; now subprocess.Popen",
    .text =
        "IN and OUT are variables for two numbers: what is written to $IN the program reads, and\n"
        "what it writes is read from $OUT. Close $IN before you read to the end: a program that\n"
        "waits for the end of its input will not end its output. And beware of writing much\n"
        "before you read: a pipe holds 64 KiB, and two full pipes are a deadlock. communicate\n"
        "does both at once. The words behind are those of popen.",
};

static int run_popen3(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct streams streams = {.count = 3, .stream = {0, 1, 2}};
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 4, -1))
        return 2;
    return open_streams(sh, argv[0], &streams, argv + p.next, argv + p.next + 3);
}

const struct builtin popen3_builtin = {
    .name = "popen3",
    .run = run_popen3,
    .usage = "popen3 IN OUT ERR COMMAND\npopen3 IN OUT ERR PROGRAM ARGUMENT...\n"
             "popen3 IN OUT ERR -- PROGRAM",
    .purpose = "run a program with input, output and errors in your hands",
    .calls = "pipe2 vfork dup2 execve",
    .section = "pipes",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_VARIABLE, ARGUMENT_VARIABLE, ARGUMENT_COMMAND},
    .python = "child_stdin, child_stdout, child_stderr = os.popen3('cat -')  # Python 2",
    .text = "As popen2, with a third variable for the program's standard error. Reading one of the "
            "two\n"
            "to its end while the other fills is a deadlock as well; communicate reads both.",
};

static int run_popen4(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct streams streams = {.count = 2, .stream = {0, 1}, .merged = true};
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 3, -1))
        return 2;
    return open_streams(sh, argv[0], &streams, argv + p.next, argv + p.next + 2);
}

const struct builtin popen4_builtin = {
    .name = "popen4",
    .run = run_popen4,
    .usage = "popen4 IN OUT COMMAND\npopen4 IN OUT PROGRAM ARGUMENT...\npopen4 IN OUT -- PROGRAM",
    .purpose = "run a program, its output and errors on one stream",
    .calls = "pipe2 vfork dup2 execve",
    .section = "pipes",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_VARIABLE, ARGUMENT_COMMAND},
    .python = "child_stdin, child_stdout_and_stderr = os.popen4('cat -')  # Python 2",
    .text = "As popen2, but standard error goes where standard output goes: what a log wants.",
};

static int run_pclose(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    int fd, status = 0;
    if (!asked(sh, argc, argv, 1, 1, &ask))
        return 2;
    status = descriptor_operand(sh, argv[0], "close", ask.operands[0], &fd);
    if (!status && ask.variable)
        status = made_check(sh, argv[0], (char *const *)&ask.variable, 1);
    if (status)
        return status;
    struct popened *process = popened_find(sh, fd);
    if (!process) {
        message(argv[0], "%d is no descriptor that popen made, or was closed", fd);
        return 1;
    }
    pid_t pid = process->pid;
    bool collected = process->collected;
    int unclosed = popened_close(process);
    popened_forget(sh, process);
    if (unclosed) /* what the program was sent may not have come to it whole */
        message_errno(argv[0], unclosed, "close()");
    int error = collected ? ECHILD : wait_for_command(sh, pid, &status);
    if (error)
        return call_failed(argv[0], error, "waitpid(%d)", (int)pid);
    if (ask.python && answer_number(sh, ask.variable, status) != 0)
        return 1;
    int answered = answer_status(sh, ask.python ? NULL : ask.variable, status);
    return answered == 0 && unclosed ? 1 : answered;
}

static const struct builtin_option pclose_options[] = {
    {'r', NULL, ARGUMENT_NONE, "print the raw 16 bits of the status"},
    {'v', "VAR", ARGUMENT_VARIABLE, "store the raw 16 bits of the status in VAR"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin pclose_builtin = {
    .name = "pclose",
    .run = run_pclose,
    .usage = "pclose [-r] [-v VAR] FD",
    .purpose = "close a program's streams and wait for its end",
    .calls = "close waitpid",
    .section = "pipes",
    .options = pclose_options,
    .operands = {ARGUMENT_FD},
    .c = "int status = pclose(stream);",
    .python = "status = stream.close()",
    .text =
        "FD is any of the numbers that popen, popen2, popen3 or popen4 has given; whatever of "
        "that\n"
        "program's streams is open still is closed. $? is the program's status. A program that is\n"
        "still writing is sent SIGPIPE, since nobody will read it: status 141.",
};
