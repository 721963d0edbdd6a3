/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trap: what is to be done when a signal comes, or when the shell ends (POSIX.1-2024, XCU 2.15). */
#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "jobs/signals.h"
#include <signal.h>
#include <string.h>

static void list_one(struct shell *sh, int signal, bool defaults)
{
    const char *action = trap_listed(sh, signal);
    const char *name = signal_name(signal);
    if ((!action && !defaults) || !name)
        return;
    struct text text = {0};
    text_add_string(&text, "trap -- ");
    text_add_quoted(&text, action ? action : "-");
    text_format(&text, " %s\n", name);
    output_add(text.bytes, text.size);
    text_free(&text);
}

static int list(struct shell *sh, char **conditions, bool defaults)
{
    int status = 0;
    if (!*conditions)
        for (int signal = 0; signal < signal_limit(); signal++)
            list_one(sh, signal, defaults && signal != SIGKILL && signal != SIGSTOP);
    for (; *conditions; conditions++) {
        int signal = signal_number(*conditions);
        if (signal >= 0) {
            list_one(sh, signal, true);
        } else {
            message("trap", "%s is not a signal", visible(*conditions));
            status = 1;
        }
    }
    return status;
}

/* A condition that there is none of is a failure, but none that ends a script. */
static int set_all(struct shell *sh, const char *action, char **conditions)
{
    int status = 0;
    for (; *conditions; conditions++) {
        int signal = signal_number(*conditions);
        if (signal < 0) {
            message("trap", "%s is not a signal", visible(*conditions));
            status = 1;
            continue;
        }
        int error = trap_set(sh, signal, action);
        if (error)
            status = call_failed("trap", error, "sigaction(SIG%s)", signal_name(signal));
    }
    return status;
}

static int run_trap(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    bool print = false;
    int c;
    options_begin(&p, argc, argv);
    while ((c = options_next(&p, "p"))) {
        if (c == '?')
            return builtin_fatal(sh, 2);
        print = true;
    }
    char **operands = argv + p.next;
    if (print || !*operands)
        return list(sh, operands, print);
    /* an unsigned number first, or a condition alone: reset */
    if (whole_number(*operands, 1 << 20) >= 0 || !operands[1])
        return set_all(sh, NULL, strcmp(*operands, "-") == 0 ? operands + 1 : operands);
    return set_all(sh, strcmp(*operands, "-") == 0 ? NULL : *operands, operands + 1);
}

static const struct builtin_option trap_options[] = {
    {'p', NULL, ARGUMENT_NONE, "list traps as commands that set them, those at their default too"},
    {0},
};

const struct builtin trap_builtin = {
    .name = "trap",
    .run = run_trap,
    .usage = "trap [ACTION CONDITION...]\ntrap CONDITION...\ntrap -p [CONDITION...]",
    .purpose = "say what is to happen when a signal comes or the shell ends",
    .calls = "sigaction",
    .section = "fork",
    .options = trap_options,
    .operands = {ARGUMENT_TEXT, ARGUMENT_SIGNAL},
    .c = "sigaction(SIGUSR1, &action, NULL);",
    .python = "signal.signal(signal.SIGUSR1, handler)",
    .text = "ACTION is a command, '' to ignore the signal, or - for the default. EXIT is the end "
            "of the shell. The action runs\n"
            "between commands, never in the middle of one: the handler itself only sets a flag.",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};
