/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spawn: fork and exec in one call, as Python's os has it (POSIX's posix_spawn is its kin). It goes
 * through the launcher that starts the shell's own commands, so narration shows the same calls.
 *
 * P_WAIT waits for the program, as a command in the foreground does; P_NOWAIT leaves the child to
 * its maker, who is to wait for it.
 */
#include "base/message.h"
#include "builtins/answers.h"
#include "builtins/made.h"
#include "builtins/program_words.h"
#include "builtins/wait.h"
#include "exec/launch.h"
#include "jobs/jobs.h"
#include <string.h>
#include <sys/wait.h>

enum { NO_PROGRAM = 127 }; /* the child's status when it could not become the program */

/* The mode's name is C's and Python's. 1: P_WAIT, 0: P_NOWAIT, -1: neither. */
static int waits(const char *mode)
{
    if (mode && strcmp(mode, "P_WAIT") == 0)
        return 1;
    return mode && strcmp(mode, "P_NOWAIT") == 0 ? 0 : -1;
}

/* Starts the program as a child of the user's. -1 after a failure, which was told. */
static pid_t start(struct shell *sh, const struct program_words *program)
{
    struct launch launch = {.argv = program->argv,
                            .environment = program->environment,
                            .name = program->file,
                            .input = -1,
                            .output = -1,
                            .role = "spawn",
                            .may_borrow = true,
                            .stays = true,
                            .exact = !program->searches,
                            .failure = NO_PROGRAM};
    return launch_start(sh, &launch);
}

/* P_NOWAIT: the answer is the child's process ID. */
static int leave_running(struct shell *sh, const struct asked *ask, pid_t pid)
{
    users_child_made(sh, pid);
    sh->last_async = pid;
    return answer_number(sh, ask->variable, pid);
}

/* P_WAIT: the answer is the status; Python's form is the exit status, or minus the signal. */
static int wait_for_end(struct shell *sh, const struct asked *ask, pid_t pid)
{
    int status = 0, error = wait_for_command(sh, pid, &status);
    if (error)
        return call_failed(sh->builtin->name, error, "waitpid(%d)", (int)pid);
    if (!ask->python)
        return answer_status(sh, ask->variable, status);
    int code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    if (answer_number(sh, ask->variable, code) != 0)
        return 1;
    return exit_status(status);
}

static int run_spawn(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    struct program_words program;
    if (!asked(sh, argc, argv, 1, -1, &ask))
        return 2;
    int waiting = waits(ask.operands[0]);
    if (waiting < 0)
        return usage_error(sh, argv[0], "%s is neither P_WAIT nor P_NOWAIT",
                           visible(ask.operands[0]));
    if (!program_words(sh, argv[0], ask.operands + 1, &program))
        return 2;
    if (ask.variable && made_check(sh, argv[0], (char *const *)&ask.variable, 1) != 0)
        return 1;
    pid_t pid = start(sh, &program);
    if (pid < 0)
        return 1;
    return waiting ? wait_for_end(sh, &ask, pid) : leave_running(sh, &ask, pid);
}

static const struct builtin_option spawn_options[] = {
    {'r', NULL, ARGUMENT_NONE,
     "P_WAIT: print the exit status, or minus the signal, as Python does"},
    {'v', "VAR", ARGUMENT_VARIABLE, "store the answer: the pid, or of P_WAIT the raw 16 bits"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin spawnl_builtin = {
    .name = "spawnl",
    .run = run_spawn,
    .usage = "spawnl [-r] [-v VAR] P_WAIT|P_NOWAIT PATH ARG0 [ARG]...",
    .purpose = "run the program at PATH in a child",
    .calls = "vfork execve waitpid",
    .section = "spawn",
    .options = spawn_options,
    .operands = {ARGUMENT_SPAWN_MODE, ARGUMENT_FILE, ARGUMENT_TEXT},
    .c = "posix_spawn(&child, \"/bin/ls\", NULL, NULL, argv, environ);",
    .python = "status = os.spawnl(os.P_WAIT, \"/bin/ls\", \"ls\", \"-l\", \"/tmp\")",
    .text =
        "MODE P_WAIT waits for the program: $? is its status, as after any command, and -v stores "
        "the\n"
        "raw 16 bits. P_NOWAIT does not wait: it prints the child's process ID (or stores it, by\n"
        "-v), $! is that too, and the child is yours to wait for with waitpid.\n"
        "\n"
        "127 is the status of a child that could not become the program. By then the fork has\n"
        "worked, so the parent is told in the only way that a child has: its exit status. A\n"
        "program may exit with 127 as well; the message on standard error tells them apart.\n"
        "\n"
        "The arguments begin with argv[0], as for execl.",
};

const struct builtin spawnle_builtin = {
    .name = "spawnle",
    .run = run_spawn,
    .usage = "spawnle [-r] [-v VAR] P_WAIT|P_NOWAIT PATH ARG0 [ARG]... -- [NAME=VALUE]...",
    .purpose = "run the program at PATH in a child, with another environment",
    .calls = "vfork execve waitpid",
    .section = "spawn",
    .options = spawn_options,
    .operands = {ARGUMENT_SPAWN_MODE, ARGUMENT_FILE, ARGUMENT_TEXT},
    .c = "posix_spawn(&child, \"/bin/ls\", NULL, NULL, argv, envp);",
    .python = "status = os.spawnle(os.P_WAIT, \"/usr/bin/env\", \"env\", {\"A\": \"1\"})",
    .text = "As spawnl; the environment is what stands behind --, and nothing else.",
};

const struct builtin spawnlp_builtin = {
    .name = "spawnlp",
    .run = run_spawn,
    .usage = "spawnlp [-r] [-v VAR] P_WAIT|P_NOWAIT FILE ARG0 [ARG]...",
    .purpose = "run a program found in PATH in a child",
    .calls = "vfork execve waitpid",
    .section = "spawn",
    .options = spawn_options,
    .operands = {ARGUMENT_SPAWN_MODE, ARGUMENT_COMMAND, ARGUMENT_TEXT},
    .c = "posix_spawnp(&child, \"ls\", NULL, NULL, argv, environ);",
    .python = "status = os.spawnlp(os.P_WAIT, \"ls\", \"ls\", \"-l\", \"/tmp\")",
    .text = "As spawnl; FILE is looked for in PATH, as by execlp.",
};

const struct builtin spawnlpe_builtin = {
    .name = "spawnlpe",
    .run = run_spawn,
    .usage = "spawnlpe [-r] [-v VAR] P_WAIT|P_NOWAIT FILE ARG0 [ARG]... -- [NAME=VALUE]...",
    .purpose = "run a program found in PATH in a child, with another environment",
    .calls = "vfork execve waitpid",
    .section = "spawn",
    .options = spawn_options,
    .operands = {ARGUMENT_SPAWN_MODE, ARGUMENT_COMMAND, ARGUMENT_TEXT},
    .c = "posix_spawnp(&child, \"ls\", NULL, NULL, argv, envp);",
    .python = "status = os.spawnlpe(os.P_WAIT, \"env\", \"env\", {\"A\": \"1\"})",
    .text = "See spawnlp for the search, spawnle for the environment, spawnl for all else.",
};

const struct builtin spawnv_builtin = {
    .name = "spawnv",
    .run = run_spawn,
    .usage = "spawnv [-r] [-v VAR] P_WAIT|P_NOWAIT PATH ARG0 [ARG]...",
    .purpose = "run the program at PATH in a child, its arguments a list",
    .calls = "vfork execve waitpid",
    .section = "spawn",
    .options = spawn_options,
    .operands = {ARGUMENT_SPAWN_MODE, ARGUMENT_FILE, ARGUMENT_TEXT},
    .c = "posix_spawn(&child, \"/bin/ls\", NULL, NULL, argv, environ);",
    .python = "status = os.spawnv(os.P_WAIT, \"/bin/ls\", [\"ls\", \"-l\", \"/tmp\"])",
    .text = "The v forms take the arguments as one list, in a shell \"$@\". See spawnl.",
};

const struct builtin spawnve_builtin = {
    .name = "spawnve",
    .run = run_spawn,
    .usage = "spawnve [-r] [-v VAR] P_WAIT|P_NOWAIT PATH ARG0 [ARG]... -- [NAME=VALUE]...",
    .purpose = "run the program at PATH in a child, with another environment",
    .calls = "vfork execve waitpid",
    .section = "spawn",
    .options = spawn_options,
    .operands = {ARGUMENT_SPAWN_MODE, ARGUMENT_FILE, ARGUMENT_TEXT},
    .c = "posix_spawn(&child, \"/bin/ls\", NULL, NULL, argv, envp);",
    .python = "status = os.spawnve(os.P_WAIT, \"/usr/bin/env\", [\"env\"], {\"A\": \"1\"})",
    .text = "See spawnle for the environment, spawnl for all else.",
};

const struct builtin spawnvp_builtin = {
    .name = "spawnvp",
    .run = run_spawn,
    .usage = "spawnvp [-r] [-v VAR] P_WAIT|P_NOWAIT FILE ARG0 [ARG]...",
    .purpose = "run a program found in PATH in a child, its arguments a list",
    .calls = "vfork execve waitpid",
    .section = "spawn",
    .options = spawn_options,
    .operands = {ARGUMENT_SPAWN_MODE, ARGUMENT_COMMAND, ARGUMENT_TEXT},
    .c = "posix_spawnp(&child, \"ls\", NULL, NULL, argv, environ);",
    .python = "status = os.spawnvp(os.P_WAIT, \"ls\", [\"ls\", \"-l\", \"/tmp\"])",
    .text = "See spawnlp for the search, spawnl for all else.",
};

const struct builtin spawnvpe_builtin = {
    .name = "spawnvpe",
    .run = run_spawn,
    .usage = "spawnvpe [-r] [-v VAR] P_WAIT|P_NOWAIT FILE ARG0 [ARG]... -- [NAME=VALUE]...",
    .purpose = "run a program found in PATH in a child, with another environment",
    .calls = "vfork execve waitpid",
    .section = "spawn",
    .options = spawn_options,
    .operands = {ARGUMENT_SPAWN_MODE, ARGUMENT_COMMAND, ARGUMENT_TEXT},
    .c = "posix_spawnp(&child, \"ls\", NULL, NULL, argv, envp);",
    .python = "status = os.spawnvpe(os.P_WAIT, \"env\", [\"env\"], {\"A\": \"1\"})",
    .text = "See spawnlp for the search, spawnle for the environment, spawnl for all else.",
};
