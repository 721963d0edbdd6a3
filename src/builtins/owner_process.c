/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Process Owner, continued: which process this is.
 *
 * A process has a number, a parent, a process group and a session. The group is what the keyboard's
 * signals reach, and what a job is; the session is all that began at one login, and has one
 * controlling terminal at most.
 *
 * Note that $(getpid) is answered by the process that makes the substitution; `getpid -v me` asks
 * the shell itself.
 */
#include "base/message.h"
#include "base/text.h"
#include "builtins/answers.h"
#include "builtins/hidden.h"
#include "sys/sys.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>

/* The number of a process. False where `word` is none, which was told. */
static bool process_id(struct shell *sh, const char *who, const char *word, pid_t *pid)
{
    long long number = whole_number(word, INT_MAX);
    if (number < 0)
        usage_error(sh, who, "\"%s\" is no process id", visible(word));
    *pid = (pid_t)number;
    return number >= 0;
}

static int run_getpid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("every process has a number of its own, by which others can name it");
    return answer_number(sh, ask.variable, sys_getpid());
}

const struct builtin getpid_builtin = {
    .name = "getpid",
    .run = run_getpid,
    .usage = "getpid [-r] [-v VAR]",
    .purpose = "the number of this process",
    .calls = "getpid",
    .section = "owner",
    .options = answer_options,
    .c = "pid_t me = getpid();",
    .python = "me = os.getpid()",
    .text = "In $(getpid) the process is the substitution's own, not the shell. `getpid -v me` "
            "makes no process.",
};

static int run_getppid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("whoever made this process is its parent, and will collect its exit status");
    return answer_number(sh, ask.variable, sys_getppid());
}

const struct builtin getppid_builtin = {
    .name = "getppid",
    .run = run_getppid,
    .usage = "getppid [-r] [-v VAR]",
    .purpose = "the number of the parent process",
    .calls = "getppid",
    .section = "owner",
    .options = answer_options,
    .c = "pid_t parent = getppid();",
    .python = "parent = os.getppid()",
    .text = "When a parent ends first, its children are given another: process 1, or a subreaper.",
};

static int run_getpgrp(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("a group is what a signal from the keyboard reaches: Ctrl-C goes to a whole pipeline");
    return answer_number(sh, ask.variable, sys_getpgrp());
}

const struct builtin getpgrp_builtin = {
    .name = "getpgrp",
    .run = run_getpgrp,
    .usage = "getpgrp [-r] [-v VAR]",
    .purpose = "the process group of this process",
    .calls = "getpgrp",
    .section = "owner",
    .options = answer_options,
    .c = "pid_t group = getpgrp();",
    .python = "group = os.getpgrp()",
};

static int run_getpgid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    pid_t pid = 0;
    if (!asked(sh, argc, argv, 0, 1, &ask) ||
        (ask.count && !process_id(sh, argv[0], ask.operands[0], &pid)))
        return 2;
    why("a group is named after the process that leads it");
    pid_t id = sys_getpgid(pid);
    if (id < 0)
        return call_failed(argv[0], errno, "getpgid(%ld)", (long)pid);
    return answer_number(sh, ask.variable, id);
}

const struct builtin getpgid_builtin = {
    .name = "getpgid",
    .run = run_getpgid,
    .usage = "getpgid [-r] [-v VAR] [PID]",
    .purpose = "the process group of a process",
    .calls = "getpgid",
    .section = "owner",
    .options = answer_options,
    .operands = {ARGUMENT_PID},
    .c = "pid_t group = getpgid(pid);",
    .python = "group = os.getpgid(pid)",
    .text = "Without PID, or with 0: of this process.",
};

static int run_getsid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    pid_t pid = 0;
    if (!asked(sh, argc, argv, 0, 1, &ask) ||
        (ask.count && !process_id(sh, argv[0], ask.operands[0], &pid)))
        return 2;
    why("a session is all that began at one login, with one terminal at most");
    pid_t id = sys_getsid(pid);
    if (id < 0)
        return call_failed(argv[0], errno, "getsid(%ld)", (long)pid);
    return answer_number(sh, ask.variable, id);
}

const struct builtin getsid_builtin = {
    .name = "getsid",
    .run = run_getsid,
    .usage = "getsid [-r] [-v VAR] [PID]",
    .purpose = "the session of a process",
    .calls = "getsid",
    .section = "owner",
    .options = answer_options,
    .operands = {ARGUMENT_PID},
    .c = "pid_t session = getsid(pid);",
    .python = "session = os.getsid(pid)",
    .text = "Without PID, or with 0: of this process.",
};

static int run_setpgid(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    pid_t ids[2] = {0, 0};
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 0, 2))
        return 2;
    for (int i = 0; i < argc - p.next; i++)
        if (!process_id(sh, argv[0], argv[p.next + i], &ids[i]))
            return 2;
    why("a group of its own is what makes a job: it can be stopped, continued and killed as one");
    if (sys_setpgid(ids[0], ids[1]) != 0)
        return call_failed(argv[0], errno, "setpgid(%ld, %ld)", (long)ids[0], (long)ids[1]);
    return 0;
}

const struct builtin setpgid_builtin = {
    .name = "setpgid",
    .run = run_setpgid,
    .usage = "setpgid [PID [PGID]]",
    .purpose = "put a process into a process group",
    .calls = "setpgid",
    .section = "owner",
    .operands = {ARGUMENT_PID},
    .c = "if (setpgid(pid, pgid) != 0) err(1, \"setpgid\");",
    .python = "os.setpgid(pid, pgid)",
    .text = "PID 0, or none, is this process; PGID 0, or none, is a group named after it. A "
            "process may move itself and its children, these until they run another program, and "
            "only within its session.",
};

static int run_setsid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    int status;
    bool has_operand = argc > 1 && argv[1][0] != '-';
    if (has_operand ? hidden_run(sh, argc, argv, &status)
                    : hidden_program(sh, argc, argv, "rv:", &status))
        return status;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("a daemon leaves its terminal this way, so that hanging up does not end it");
    pid_t session = sys_setsid();
    if (session < 0)
        return call_failed(argv[0], errno, "setsid()");
    return ask.variable ? answer_number(sh, ask.variable, session) : 0;
}

const struct builtin setsid_builtin = {
    .name = "setsid",
    .run = run_setsid,
    .usage = "setsid [-v VAR]",
    .purpose = "leave the terminal and lead a session of its own",
    .calls = "setsid",
    .section = "owner",
    .options = answer_options,
    .c = "pid_t session = setsid();",
    .python = "os.setsid()",
    .text = "The process leads a new session and a new group, both named after it, without a "
            "terminal. One that leads a group already is refused (EPERM): this is why a daemon "
            "forks first. Nothing is printed; -v VAR stores the session's number.\n\n"
            "With a command, or an option such as -w, it is the program setsid that is run: that "
            "moves the command, not this shell.",
    .flags = BUILTIN_HIDES_PROGRAM,
};

static int run_ctermid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    char name[L_ctermid];
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("this name leads to whatever terminal the process has, wherever its output goes");
    return answer_string(sh, &ask, sys_ctermid(name));
}

const struct builtin ctermid_builtin = {
    .name = "ctermid",
    .run = run_ctermid,
    .usage = "ctermid [-r] [-v VAR]",
    .purpose = "the name of the controlling terminal",
    .calls = "ctermid",
    .section = "owner",
    .options = answer_options,
    .c = "char name[L_ctermid]; ctermid(name);",
    .python = "name = os.ctermid()",
    .text = "On this system it is /dev/tty, for every process: opening it fails (ENXIO) where "
            "there is no terminal.",
};

static int run_tcgetpgrp(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 1, &ask))
        return 2;
    long long fd = ask.count ? whole_number(ask.operands[0], INT_MAX) : 0;
    if (fd < 0)
        return usage_error(sh, argv[0], "%s is no descriptor", visible(ask.operands[0]));
    why("the group in the foreground may read the terminal, and gets its Ctrl-C and Ctrl-Z");
    pid_t group = sys_tcgetpgrp((int)fd);
    if (group < 0)
        return call_failed(argv[0], errno, "tcgetpgrp(%lld)", fd);
    return answer_number(sh, ask.variable, group);
}

const struct builtin tcgetpgrp_builtin = {
    .name = "tcgetpgrp",
    .run = run_tcgetpgrp,
    .usage = "tcgetpgrp [-r] [-v VAR] [FD]",
    .purpose = "the process group that owns a terminal",
    .calls = "tcgetpgrp",
    .section = "owner",
    .options = answer_options,
    .operands = {ARGUMENT_FD},
    .c = "pid_t group = tcgetpgrp(fd);",
    .python = "group = os.tcgetpgrp(fd)",
    .text = "FD is 0 where it is left out. It fails with ENOTTY where FD is no terminal, or not "
            "this session's.",
};
