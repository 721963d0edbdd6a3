/* SPDX-License-Identifier: GPL-3.0-or-later */
/* set: options, positional parameters, and the listing of variables (POSIX.1-2024, XCU 2.15). */
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include <stdlib.h>
#include <string.h>

/* All variables, in a form that a shell reads back. */
static int list_variables(struct shell *sh)
{
    size_t count;
    struct text text = {0};
    struct variable **list = variables_sorted(sh, &count);
    for (size_t i = 0; i < count; i++) {
        if (!list[i]->entry)
            continue;
        text_format(&text, "%s=", list[i]->name);
        text_add_quoted(&text, variable_value(list[i]));
        text_char(&text, '\n');
    }
    output_add(text.bytes, text.size);
    text_free(&text);
    free(list);
    return 0;
}

static int list_options(struct shell *sh, bool as_commands)
{
    for (const struct option_name *o = option_names; o->bit; o++) {
        bool on = sh->options & o->bit;
        if (!o->name)
            continue;
        if (as_commands)
            output_format("set %co %s\n", on ? '-' : '+', o->name);
        else
            output_format("%-12s%s\n", o->name, on ? "on" : "off");
    }
    return 0;
}

/* Sets one option. Returns false after a message. */
static bool change(struct shell *sh, const struct option_name *option, const char *word, bool on)
{
    if (!option || option->startup) {
        usage_error(sh, "set", "%s is not an option that can be set", visible(word));
        return false;
    }
    option_set(sh, option->bit, on);
    if (option->bit == OPTION_NOEXEC && on && !sh->interactive)
        sh->unwind = UNWIND_NOEXEC;
    if (option->bit == OPTION_MONITOR && on && !(sh->options & OPTION_MONITOR))
        message("set", "job control cannot be had here");
    return true;
}

/* The letters of one cluster; `-o` takes the next word. False after an error. */
static bool change_cluster(struct shell *sh, char **argv, int *i, bool *listed)
{
    bool on = argv[*i][0] == '-';
    for (const char *letter = argv[*i] + 1; *letter; letter++) {
        char word[3] = {argv[*i][0], *letter, '\0'};
        if (*letter != 'o') {
            if (!change(sh, option_by_letter(*letter), word, on))
                return false;
            continue;
        }
        const char *name = argv[*i + 1];
        if (!name) {
            list_options(sh, !on);
            *listed = true;
            return true;
        }
        ++*i;
        return change(sh, option_by_name(name), name, on);
    }
    return true;
}

static int run_set(struct shell *sh, int argc, char **argv)
{
    int i = 1;
    bool listed = false;
    if (argc == 1)
        return list_variables(sh);
    for (; i < argc && (argv[i][0] == '-' || argv[i][0] == '+') && argv[i][1]; i++) {
        if (strcmp(argv[i], "--") == 0) {
            parameters_set(sh, argv + i + 1, argc - i - 1);
            return 0;
        }
        if (!change_cluster(sh, argv, &i, &listed))
            return builtin_fatal(sh, 2);
    }
    if (i < argc && strcmp(argv[i], "-") == 0) {
        change(sh, option_by_letter('v'), "-", false);
        change(sh, option_by_letter('x'), "-", false);
        i++;
    }
    if (i < argc)
        parameters_set(sh, argv + i, argc - i);
    return 0;
}

static const struct builtin_option set_options[] = {
    {'a', NULL, ARGUMENT_NONE, "allexport: export each variable that is assigned to"},
    {'b', NULL, ARGUMENT_NONE, "notify: tell of jobs at once, not at the next prompt"},
    {'C', NULL, ARGUMENT_NONE, "noclobber: > does not overwrite a file"},
    {'e', NULL, ARGUMENT_NONE, "errexit: exit when a command fails"},
    {'f', NULL, ARGUMENT_NONE, "noglob: no pathname expansion"},
    {'h', NULL, ARGUMENT_NONE, "hashall: accepted; programs are remembered when they are run"},
    {'m', NULL, ARGUMENT_NONE, "monitor: job control"},
    {'n', NULL, ARGUMENT_NONE, "noexec: read commands, do not run them"},
    {'u', NULL, ARGUMENT_NONE, "nounset: a parameter that is not set is an error"},
    {'v', NULL, ARGUMENT_NONE, "verbose: show lines as they are read"},
    {'x', NULL, ARGUMENT_NONE, "xtrace: show commands as they are run"},
    {'o', "NAME", ARGUMENT_OPTION,
     "set an option by its name: also emacs, ignoreeof, nolog, pipefail, posix, record, vi"},
    {0},
};

const struct builtin set_builtin = {
    .name = "set",
    .run = run_set,
    .usage = "set [-abCefhmnuvx] [-o NAME] [--] [PARAMETER]...\nset [+abCefhmnuvx] [+o NAME]\nset "
             "-o\nset +o\nset",
    .purpose = "set options and positional parameters, or list variables",
    .section = "posix",
    .options = set_options,
    .operands = {ARGUMENT_TEXT},
    .text = "A - sets and a + clears. With operands left, or --, the positional parameters become "
            "those. A lone -\n"
            "before them clears -v and -x, as scripts of old have it. set -o lists the options; "
            "set +o lists them as\n"
            "commands that bring them back.",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};
