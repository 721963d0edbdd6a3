/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Creating Processes with fork.
 *
 * fork returns twice: once in the parent, with the child's process ID, and once in the child, with
 * 0. Both go on from there with the rest of the program. The child has a copy of all that the
 * parent's memory held: variables, functions, traps, the place in a loop. It does not have the
 * parent's children, so it has no jobs.
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "exec/exec.h"
#include "jobs/jobs.h"
#include "sys/sys.h"
#include <errno.h>
#include <string.h>

/* Stores the pid in `name`, or only checks that it could. */
static bool may_store(struct shell *sh, const char *name)
{
    if (!name)
        return true;
    if (!is_name(name, strlen(name))) {
        usage_error(sh, "fork", "%s is not the name of a variable", visible(name));
        return false;
    }
    if (variable_intern(sh, name, strlen(name))->flags & VARIABLE_READONLY) {
        message("fork", "%s is read-only: the process ID could not be stored", name);
        return false;
    }
    return true;
}

static int run_fork(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    sigset_t mask;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 0, 1))
        return 2;
    const char *name = argv[p.next];
    if (!may_store(sh, name))
        return name && is_name(name, strlen(name)) ? 1 : 2;
    output_flush();
    signals_block(&mask);
    why("from here on there are two processes, with the same memory, the same open files and the "
        "same next command");
    pid_t pid = sys_fork("child");
    int error = errno;
    if (pid == 0)
        exec_enter_fork(sh);
    signals_restore(&mask);
    if (pid < 0)
        return call_failed("fork", error, "fork()");
    if (pid > 0) {
        users_child_made(sh, pid);
        sh->last_async = pid;
    }
    if (name)
        variable_set_number(sh, name, pid);
    return 0;
}

const struct builtin fork_builtin = {
    .name = "fork",
    .run = run_fork,
    .usage = "fork [VAR]",
    .purpose = "duplicate this shell: both copies go on with the next command",
    .calls = "fork",
    .section = "fork",
    .operands = {ARGUMENT_VARIABLE},
    .c = "pid_t child = fork();",
    .python = "child = os.fork()",
    .text = "VAR is the child's process ID in the parent, and 0 in the child; $? is 0 in both, and "
            "$! is the child in the\n"
            "parent. The child keeps variables, functions, options, traps and its place in loops "
            "and functions. It has no\n"
            "jobs and no history, does not prompt, and stays in its parent's process group.\n"
            "\n"
            "Both go on with the rest of a script. At a prompt, or where commands come from "
            "standard input, they go on with\n"
            "the rest of this complete command, after which the child exits: two readers of one "
            "input would steal each\n"
            "other's lines. The parent should wait for the child with waitpid; until then a child "
            "that has ended is a zombie.",
};

static int run_underscore_exit(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 0, 1))
        return 2;
    long long status = argv[p.next] ? whole_number(argv[p.next], 255) : 0;
    if (status < 0)
        return usage_error(sh, "_exit", "%s is not a status from 0 to 255", visible(argv[p.next]));
    output_flush();
    why("the process ends here and now: no trap is run");
    sys__exit((int)status);
}

const struct builtin underscore_exit_builtin = {
    .name = "_exit",
    .run = run_underscore_exit,
    .usage = "_exit [STATUS]",
    .purpose = "end this process at once, without running the EXIT trap",
    .calls = "_exit",
    .section = "fork",
    .operands = {ARGUMENT_NUMBER},
    .c = "_exit(status);",
    .python = "os._exit(status)",
    .text = "exit runs the EXIT trap, which a child of fork has inherited; _exit does not. A child "
            "that is done should use\n"
            "it, so that what its parent prepared for its own end happens once.",
};
