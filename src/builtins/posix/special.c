/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The special builtins that steer the program: : . break continue eval exec exit return shift
 * (POSIX.1-2024, XCU 2.15).
 *
 * What ends more than itself says so in shell.unwind; the executor takes it from there. An error in
 * one of these ends a script.
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "exec/exec.h"
#include "exec/path.h"
#include "jobs/jobs.h"
#include <limits.h>
#include <string.h>

static int run_colon(struct shell *sh, int argc, char **argv)
{
    (void)sh;
    (void)argc;
    (void)argv;
    return 0;
}

const struct builtin colon_builtin = {
    .name = ":",
    .run = run_colon,
    .usage = ": [WORD]...",
    .purpose = "do nothing; the words are expanded all the same",
    .section = "posix",
    .operands = {ARGUMENT_TEXT},
    .c = ";",
    .python = "pass",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};

/* ---- Loops ---- */

static int leave_loop(struct shell *sh, int argc, char **argv, enum unwind unwind)
{
    long long levels = 1;
    int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;
    if (argc > first + 1)
        return builtin_fatal(sh, usage_error(sh, argv[0], "one number at most"));
    if (argc > first) {
        levels = whole_number(argv[first], INT_MAX);
        if (levels < 1)
            return builtin_fatal(
                sh, usage_error(sh, argv[0], "%s is not a number from 1 on", visible(argv[first])));
    }
    if (sh->loop_depth == 0) {
        message(argv[0], "there is no loop around this");
        return 0;
    }
    sh->unwind_levels = levels > sh->loop_depth ? sh->loop_depth : (int)levels;
    sh->unwind = unwind;
    return 0;
}

static int run_break(struct shell *sh, int argc, char **argv)
{
    return leave_loop(sh, argc, argv, UNWIND_BREAK);
}

static int run_continue(struct shell *sh, int argc, char **argv)
{
    return leave_loop(sh, argc, argv, UNWIND_CONTINUE);
}

const struct builtin break_builtin = {
    .name = "break",
    .run = run_break,
    .usage = "break [N]",
    .purpose = "leave the innermost N loops (1 by default)",
    .section = "posix",
    .operands = {ARGUMENT_NUMBER},
    .c = "break;",
    .python = "break",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};

const struct builtin continue_builtin = {
    .name = "continue",
    .run = run_continue,
    .usage = "continue [N]",
    .purpose = "go on with the next turn of the Nth loop around (1 by default)",
    .section = "posix",
    .operands = {ARGUMENT_NUMBER},
    .c = "continue;",
    .python = "continue",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};

/* ---- return and exit ---- */

/* Without an operand: what $? is; but what ends a trap's action has the status that was before the
 * action. */
static int status_so_far(const struct shell *sh, bool returns)
{
    bool ends_action = sh->trap_depth && !(returns && sh->return_depth > sh->trap_return_depth);
    return ends_action ? sh->trapped_status : sh->status;
}

/* The status operand of return and exit. -1 after an error. */
static int status_operand(struct shell *sh, int argc, char **argv)
{
    int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;
    if (argc <= first)
        return status_so_far(sh, argv[0][0] == 'r');
    long long status = whole_number(argv[first], INT_MAX);
    if (status < 0 || argc > first + 1) {
        usage_error(sh, argv[0],
                    argc > first + 1 ? "one status at most, not %s" : "%s is not a status",
                    visible(argv[argc > first + 1 ? first + 1 : first]));
        return -1;
    }
    return (int)(status & 255);
}

static int run_return(struct shell *sh, int argc, char **argv)
{
    int status = status_operand(sh, argc, argv);
    if (status < 0)
        return builtin_fatal(sh, 2);
    if (sh->return_depth == 0) {
        message("return", "there is no function or dot file to return from");
        return builtin_fatal(sh, 2);
    }
    sh->unwind = UNWIND_RETURN;
    return status;
}

const struct builtin return_builtin = {
    .name = "return",
    .run = run_return,
    .usage = "return [STATUS]",
    .purpose = "leave a function or a dot file",
    .section = "posix",
    .operands = {ARGUMENT_NUMBER},
    .c = "return status;",
    .python = "return status",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};

static int run_exit(struct shell *sh, int argc, char **argv)
{
    int status = status_operand(sh, argc, argv);
    if (status < 0)
        return builtin_fatal(sh, 2);
    if (sh->interactive && jobs_stopped(sh) && !sh->warned_jobs) {
        message("exit", "You have stopped jobs. Another exit leaves them behind.");
        sh->warned_jobs = true;
        return 1;
    }
    sh->unwind = UNWIND_EXIT;
    return status;
}

const struct builtin exit_builtin = {
    .name = "exit",
    .run = run_exit,
    .usage = "exit [STATUS]",
    .purpose = "end the shell, after the EXIT trap",
    .calls = "_exit",
    .section = "posix",
    .operands = {ARGUMENT_NUMBER},
    .c = "exit(status);",
    .python = "sys.exit(status)",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};

/* ---- eval, ., exec ---- */

static int run_eval(struct shell *sh, int argc, char **argv)
{
    struct text text = {0};
    int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;
    for (int i = first; i < argc; i++) {
        if (i > first)
            text_char(&text, ' ');
        text_add_string(&text, argv[i]);
    }
    text_end(&text);
    if (text.size == 0)
        sh->status = 0;
    else
        sh->unwind = exec_text(sh, text.bytes, text.size, NULL);
    text_free(&text);
    return sh->status;
}

const struct builtin eval_builtin = {
    .name = "eval",
    .run = run_eval,
    .usage = "eval [WORD]...",
    .purpose = "join the words with spaces and run the result as commands",
    .section = "posix",
    .operands = {ARGUMENT_COMMAND},
    .python = "exec(text)",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};

static int run_dot(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 1, -1))
        return builtin_fatal(sh, 2);
    const char *name = argv[p.next];
    const char *path = strchr(name, '/') ? name : path_search_readable(sh, name);
    if (!path) {
        message(".", "%s: not found in PATH", visible(name));
        return builtin_fatal(sh, 1);
    }
    sh->unwind = exec_file(sh, path);
    return sh->status;
}

const struct builtin dot_builtin = {
    .name = ".",
    .run = run_dot,
    .usage = ". FILE",
    .purpose = "run a file's commands in this shell",
    .calls = "open pread",
    .section = "posix",
    .operands = {ARGUMENT_FILE},
    .text = "A name without a slash is searched for in PATH. What the file sets, defines or "
            "changes stays, since no process is\n"
            "made.",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};

static int run_exec(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, ""))
        return builtin_fatal(sh, 2);
    if (p.next == argc)
        return 0;
    int status = exec_replace(sh, argv + p.next, variables_environment(sh), argv[p.next]);
    signals_reassert(sh);
    if (!sh->interactive)
        sh->unwind = UNWIND_EXIT;
    return status;
}

const struct builtin exec_builtin = {
    .name = "exec",
    .run = run_exec,
    .usage = "exec [PROGRAM [ARGUMENT]...]",
    .purpose = "replace the shell by a program, or make redirections that stay",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_COMMAND},
    .c = "execvp(argv[0], argv);",
    .python = "os.execvp(file, args)",
    .text = "With a program, the process goes on as that program: same process ID, same open "
            "files, and no way back. Without\n"
            "one, the redirections on the command stay in force: exec >log sends all output there "
            "from now on.",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX | BUILTIN_REDIRECTIONS_STAY,
};

/* ---- shift ---- */

static int run_shift(struct shell *sh, int argc, char **argv)
{
    int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;
    struct parameters *parameters = &sh->parameters;
    long long n = argc > first ? whole_number(argv[first], INT_MAX) : 1;
    if (n < 0 || argc > first + 1)
        return builtin_fatal(sh, usage_error(sh, "shift", "one number at most, from 0 on"));
    if (n > parameters->count) {
        message("shift", "%lld is more than the %d positional parameters", n, parameters->count);
        return builtin_fatal(sh, 1);
    }
    if (n == 0)
        return 0;
    parameters_set(sh, parameters->list + n, parameters->count - (int)n);
    return 0;
}

const struct builtin shift_builtin = {
    .name = "shift",
    .run = run_shift,
    .usage = "shift [N]",
    .purpose = "drop the first N positional parameters (1 by default)",
    .section = "posix",
    .operands = {ARGUMENT_NUMBER},
    .python = "del sys.argv[1:1 + n]",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};
