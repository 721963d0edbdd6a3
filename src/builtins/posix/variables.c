/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export, readonly, unset (POSIX.1-2024, XCU 2.15). */
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "exec/function.h"
#include <stdlib.h>
#include <string.h>

/* The variables with a flag, as commands that set it. */
static int list_flagged(struct shell *sh, const char *word, unsigned flag)
{
    size_t count;
    struct text text = {0};
    struct variable **list = variables_sorted(sh, &count);
    for (size_t i = 0; i < count; i++) {
        if (!(list[i]->flags & flag))
            continue;
        text_format(&text, "%s %s", word, list[i]->name);
        if (list[i]->entry) {
            text_char(&text, '=');
            text_add_quoted(&text, variable_value(list[i]));
        }
        text_char(&text, '\n');
    }
    output_add(text.bytes, text.size);
    text_free(&text);
    free(list);
    return 0;
}

/* NAME or NAME=value: assigns and sets the flag. False after an error. */
static bool declare(struct shell *sh, const char *who, const char *word, unsigned flag)
{
    size_t size = strcspn(word, "=");
    if (!is_name(word, size)) {
        message(who, "%s is not the name of a variable", visible(word));
        return false;
    }
    struct variable *v = variable_intern(sh, word, size);
    if (word[size] && !variable_set(sh, v, word + size + 1, strlen(word + size + 1)))
        return false;
    variable_flag(sh, v, flag, true);
    return true;
}

static int run_declaration(struct shell *sh, int argc, char **argv, unsigned flag)
{
    struct options_parse p;
    bool list = false;
    int c;
    options_begin(&p, argc, argv);
    while ((c = options_next(&p, "p"))) {
        if (c == '?')
            return builtin_fatal(sh, 2);
        list = true;
    }
    if (list || p.next == argc)
        return list_flagged(sh, argv[0], flag);
    for (int i = p.next; i < argc; i++)
        if (!declare(sh, argv[0], argv[i], flag))
            return builtin_fatal(sh, 1);
    return 0;
}

static int run_export(struct shell *sh, int argc, char **argv)
{
    return run_declaration(sh, argc, argv, VARIABLE_EXPORTED);
}

static int run_readonly(struct shell *sh, int argc, char **argv)
{
    return run_declaration(sh, argc, argv, VARIABLE_READONLY);
}

static const struct builtin_option list_option[] = {
    {'p', NULL, ARGUMENT_NONE, "list them as commands that a shell reads back"},
    {0},
};

const struct builtin export_builtin = {
    .name = "export",
    .run = run_export,
    .usage = "export NAME[=VALUE]...\nexport -p",
    .purpose = "mark variables for the environment of programs",
    .section = "environ",
    .options = list_option,
    .operands = {ARGUMENT_VARIABLE},
    .c = "setenv(name, value, 1);",
    .python = "os.environ[name] = value",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX | BUILTIN_DECLARATION,
};

const struct builtin readonly_builtin = {
    .name = "readonly",
    .run = run_readonly,
    .usage = "readonly NAME[=VALUE]...\nreadonly -p",
    .purpose = "make variables that nobody can change any more",
    .section = "posix",
    .options = list_option,
    .operands = {ARGUMENT_VARIABLE},
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX | BUILTIN_DECLARATION,
};

static int run_unset(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    bool functions = false;
    int c, status = 0;
    options_begin(&p, argc, argv);
    while ((c = options_next(&p, "vf"))) {
        if (c == '?')
            return builtin_fatal(sh, 2);
        functions = c == 'f';
    }
    for (int i = p.next; i < argc; i++) {
        if (functions) {
            function_unset(sh, argv[i]);
        } else if (!is_name(argv[i], strlen(argv[i]))) {
            message("unset", "%s is not the name of a variable", visible(argv[i]));
            status = 1;
        } else if (!variable_unset(sh, variable_intern(sh, argv[i], strlen(argv[i])))) {
            status = 1;
        }
    }
    return status ? builtin_fatal(sh, status) : 0;
}

static const struct builtin_option unset_options[] = {
    {'v', NULL, ARGUMENT_NONE, "the names are variables (the default)"},
    {'f', NULL, ARGUMENT_NONE, "the names are functions"},
    {0},
};

const struct builtin unset_builtin = {
    .name = "unset",
    .run = run_unset,
    .usage = "unset [-fv] NAME...",
    .purpose = "remove variables or functions",
    .section = "posix",
    .options = unset_options,
    .operands = {ARGUMENT_VARIABLE},
    .c = "unsetenv(name);",
    .python = "del os.environ[name]",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};
