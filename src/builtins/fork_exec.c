/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The eight ways to write execve: l or v, with or without a search of PATH (p), with this
 * environment or another (e). Below all of them is the one system call; what the C library does
 * about the letters is written out here and in exec/launch.c.
 *
 * exec, POSIX's own, is in posix/special.c. Unlike it, these do not end a script that they could
 * not replace: a call that fails returns.
 */
#include "base/message.h"
#include "builtins/builtin.h"
#include "builtins/program_words.h"
#include "exec/launch.h"
#include <errno.h>
#include <string.h>

static int run_exec_family(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct program_words program;
    const char *path;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !program_words(sh, argv[0], argv + p.next, &program))
        return 2;
    int error = launch_become(sh, program.file, !program.searches, program.argv,
                              program.environment, &path);
    /* still here: no program has taken the place of this one */
    if (error == ENOENT && program.searches && !strchr(program.file, '/'))
        return call_failed(argv[0], error, "execve(\"%s\") in the directories of PATH",
                           visible(path));
    return call_failed(argv[0], error, "execve(\"%s\")", visible(path));
}

const struct builtin execl_builtin = {
    .name = "execl",
    .run = run_exec_family,
    .usage = "execl PATH ARG0 [ARG]...",
    .purpose = "become the program at PATH",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_FILE, ARGUMENT_TEXT},
    .c = "execl(\"/bin/ls\", \"ls\", \"-l\", \"/tmp\", (char *)NULL);",
    .python = "os.execl(\"/bin/ls\", \"ls\", \"-l\", \"/tmp\")",
    .text =
        "The process goes on as the program at PATH: same process ID, parent, open files (save "
        "those\n"
        "that are close-on-exec), directory, mask and ignored signals; traps are gone with the\n"
        "memory that held them. ARG0 is what the program is told that its name is.\n"
        "\n"
        "There is no way back. Where the program cannot be run, the shell goes on with status 1,\n"
        "so a child made by fork should say _exit behind it.",
};

const struct builtin execle_builtin = {
    .name = "execle",
    .run = run_exec_family,
    .usage = "execle PATH ARG0 [ARG]... -- [NAME=VALUE]...",
    .purpose = "become the program at PATH, with another environment",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_FILE, ARGUMENT_TEXT},
    .c = "execle(\"/usr/bin/env\", \"env\", (char *)NULL, envp);",
    .python = "os.execle(\"/usr/bin/env\", \"env\", {\"A\": \"1\"})",
    .text = "As execl, but the program finds only the environment that stands behind --, and "
            "nothing of\n"
            "the shell's. The last -- is the one that counts.",
};

const struct builtin execlp_builtin = {
    .name = "execlp",
    .run = run_exec_family,
    .usage = "execlp FILE ARG0 [ARG]...",
    .purpose = "become a program that is looked for in PATH",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_COMMAND, ARGUMENT_TEXT},
    .c = "execlp(\"ls\", \"ls\", \"-l\", \"/tmp\", (char *)NULL);",
    .python = "os.execlp(\"ls\", \"ls\", \"-l\", \"/tmp\")",
    .text =
        "As execl, but a FILE without a slash is tried in each directory of PATH, by an execve "
        "each.\n"
        "When none can be run, the error is the first that is neither ENOENT nor ENOTDIR: \"not\n"
        "here\" counts for less than \"here, but you may not\". A file that the kernel does not "
        "know\n"
        "(ENOEXEC) is taken for a script, and given to a shell.",
};

const struct builtin execlpe_builtin = {
    .name = "execlpe",
    .run = run_exec_family,
    .usage = "execlpe FILE ARG0 [ARG]... -- [NAME=VALUE]...",
    .purpose = "become a program found in PATH, with another environment",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_COMMAND, ARGUMENT_TEXT},
    .python = "os.execlpe(\"env\", \"env\", {\"A\": \"1\"})",
    .text = "As execlp, with the environment behind --. PATH is the shell's own, not the new one. "
            "C has no\n"
            "execlpe; Python has.",
};

const struct builtin execv_builtin = {
    .name = "execv",
    .run = run_exec_family,
    .usage = "execv PATH ARG0 [ARG]...",
    .purpose = "become the program at PATH, its arguments a list",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_FILE, ARGUMENT_TEXT},
    .c = "execv(\"/bin/ls\", argv);",
    .python = "os.execv(\"/bin/ls\", [\"ls\", \"-l\", \"/tmp\"])",
    .text = "The v forms take the arguments as one list where the l forms take them one by one. A "
            "shell\n"
            "has one list, $@: execv /bin/ls ls \"$@\". See execl.",
};

const struct builtin execve_builtin = {
    .name = "execve",
    .run = run_exec_family,
    .usage = "execve PATH ARG0 [ARG]... -- [NAME=VALUE]...",
    .purpose = "become the program at PATH, with another environment",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_FILE, ARGUMENT_TEXT},
    .c = "execve(\"/usr/bin/env\", argv, envp);",
    .python = "os.execve(\"/usr/bin/env\", [\"env\"], {\"A\": \"1\"})",
    .text = "This is the system call itself; the other seven end in it. See execle for the words.",
};

const struct builtin execvp_builtin = {
    .name = "execvp",
    .run = run_exec_family,
    .usage = "execvp FILE ARG0 [ARG]...",
    .purpose = "become a program found in PATH, its arguments a list",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_COMMAND, ARGUMENT_TEXT},
    .c = "execvp(\"ls\", argv);",
    .python = "os.execvp(\"ls\", [\"ls\", \"-l\", \"/tmp\"])",
    .text = "See execlp for the search, and execv for the list.",
};

const struct builtin execvpe_builtin = {
    .name = "execvpe",
    .run = run_exec_family,
    .usage = "execvpe FILE ARG0 [ARG]... -- [NAME=VALUE]...",
    .purpose = "become a program found in PATH, with another environment",
    .calls = "execve",
    .section = "fork",
    .operands = {ARGUMENT_COMMAND, ARGUMENT_TEXT},
    .c = "execvpe(\"env\", argv, envp); /* GNU */",
    .python = "os.execvpe(\"env\", [\"env\"], {\"A\": \"1\"})",
    .text = "See execlp for the search, and execle for the environment.",
};
