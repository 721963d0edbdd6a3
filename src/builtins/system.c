/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Running External Commands: system.
 *
 * The command is one string, given to a shell of its own: /bin/sh -c. While it runs, the caller
 * ignores SIGINT and SIGQUIT, so that ^C at the terminal, which reaches both, ends the command and
 * not whoever called it; and it blocks SIGCHLD, so that nobody's handler collects the child first.
 * The child has all of this as it was before.
 */
#include "base/message.h"
#include "builtins/answers.h"
#include "builtins/made.h"
#include "builtins/wait.h"
#include "exec/launch.h"
#include "jobs/signals.h"
#include "sys/sys.h"
#include <errno.h>
#include <string.h>

/* Starts `/bin/sh -c command` with `mask`. -1 after a failure, which was told. */
static pid_t start(struct shell *sh, const char *command, const sigset_t *mask)
{
    char *argv[] = {"sh", "-c", (char *)command, NULL};
    struct launch launch = {.argv = argv,
                            .environment = variables_environment(sh),
                            .name = "/bin/sh",
                            .input = -1,
                            .output = -1,
                            .role = "system",
                            .may_borrow = true,
                            .stays = true,
                            .exact = true,
                            .failure = 127,
                            .mask = mask};
    return launch_start(sh, &launch);
}

static int run_system(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    sigset_t children, old;
    int status = 0, error = 0;
    if (!asked(sh, argc, argv, 1, 1, &ask))
        return 2;
    if (ask.variable && made_check(sh, argv[0], (char *const *)&ask.variable, 1) != 0)
        return 1;
    signals_ignore_keyboard(sh, true);
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    why("SIGCHLD is held back, so that no handler of it collects the child before system does");
    sys_sigprocmask(SIG_BLOCK, &children, &old);
    pid_t pid = start(sh, ask.operands[0], &old);
    if (pid > 0)
        error = wait_for_command(sh, pid, &status);
    why("the command is over: SIGCHLD may come again");
    sys_sigprocmask(SIG_SETMASK, &old, NULL);
    signals_ignore_keyboard(sh, false);
    if (pid < 0)
        return 1;
    if (error)
        return call_failed(argv[0], error, "waitpid(%d)", (int)pid);
    if (ask.python && answer_number(sh, ask.variable, status) != 0)
        return 1;
    return answer_status(sh, ask.python ? NULL : ask.variable, status);
}

static const struct builtin_option system_options[] = {
    {'r', NULL, ARGUMENT_NONE, "print the raw 16 bits of the status, which is what Python returns"},
    {'v', "VAR", ARGUMENT_VARIABLE, "store the raw 16 bits of the status in VAR"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin system_builtin = {
    .name = "system",
    .run = run_system,
    .usage = "system [-r] [-v VAR] COMMAND",
    .purpose = "run a command line by a shell of its own",
    .calls = "sigaction sigprocmask vfork execve waitpid",
    .section = "system",
    .options = system_options,
    .operands = {ARGUMENT_TEXT},
    .c = "int status = system(\"ls -l | head\");",
    .python = "status = os.system(\"ls -l | head\")",
    .text =
        "COMMAND is one word of this shell, and a whole program for the other: /bin/sh -c "
        "COMMAND.\n"
        "Quote it, or this shell expands it first. $? is the command's status, 128 plus the\n"
        "signal for one that a signal ended; -v stores what waitpid gave. 127 says that the\n"
        "shell could not be run, or that the shell did not find the program.\n"
        "\n"
        "While it runs, this shell ignores SIGINT and SIGQUIT, and SIGCHLD waits: so ^C ends the\n"
        "command alone. system returns when the shell that it started has ended; what that\n"
        "shell left in the background with & runs on.",
};
