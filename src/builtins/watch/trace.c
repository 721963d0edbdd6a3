/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trace: show the system calls of a program.
 *
 * `trace COMMAND` never comes here: before a command, trace is a reserved word, and the executor
 * starts a tracer for as long as the command runs. What is here is the choice of calls.
 */
#include "sys/trace.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "builtins/watch/form.h"

static int run_trace(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int letter;
    form_long_options(argc, argv);
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "adjlo:"))) {
        if (letter == '?')
            return 2;
        if (letter != 'a' && letter != 'd')
            return usage_error(sh, argv[0],
                               "-%c is for one command, which is missing; `narrate -%c` is for all",
                               letter, letter);
        sys_trace_all = letter == 'a';
    }
    if (p.next < argc)
        return usage_error(sh, argv[0],
                           "\"%s\": a command is traced when trace is its very first word",
                           visible(argv[p.next]));
    if (argc == 1)
        output_format("trace shows %s\n",
                      sys_trace_all ? "every call"
                                    : "the calls about processes, descriptors, files and signals");
    return 0;
}

static const struct builtin_option trace_options[] = {
    {'a', NULL, ARGUMENT_NONE, "show every call, those about other things by name alone"},
    {'d', NULL, ARGUMENT_NONE,
     "show the calls about processes, descriptors, files and signals alone"},
    {'o', "FILE", ARGUMENT_FILE, "as narrate's: write to FILE, which is emptied first"},
    {'j', NULL, ARGUMENT_NONE, "as narrate's: one JSON object a line (also --json)"},
    {'l', NULL, ARGUMENT_NONE, "as narrate's: say the file and line where a reason stands"},
    {0},
};

const struct builtin trace_builtin = {
    .name = "trace",
    .run = run_trace,
    .usage = "trace [-adjl] [-o FILE] [--] COMMAND\ntrace [-ad]",
    .purpose = "show each system call of a program, too",
    .calls = "ptrace",
    .section = "watch",
    .options = trace_options,
    .operands = {ARGUMENT_COMMAND},
    .text = "Before a command, trace is a reserved word, like narrate: it covers the whole "
            "pipeline or compound command that "
            "follows. It shows what narrate shows, and goes on where narrate ends, behind the "
            "execve: the calls of the "
            "program and of all processes that it makes, the signals that come to them, and how "
            "they end. Of a program the "
            "reasons are not known.\n\n"
            "The tracer is a process of its own. While it has hold of a program, nobody else can "
            "trace it, and a set-user-ID "
            "program gets no further rights (unless root traces it). Where tracing is refused, one "
            "line says by whom, the "
            "program runs all the same, and the shell's own calls are shown.\n\n"
            "Lines go where narrate's go, in the form that narrate was given (`narrate -j`, "
            "`narrate -o FILE`) or that this command is given. Without a command, -a and -d hold "
            "from now on.",
};
