/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command, type and hash: what a command name means (POSIX.1-2024, XCU command, type, hash). */
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "exec/exec.h"
#include "exec/function.h"
#include "exec/path.h"
#include "exec/simple.h"
#include "lang/alias.h"
#include "lang/parser.h"
#include "lang/printer.h"
#include <string.h>

static void print_function(const struct function *function)
{
    struct text text = {0};
    print_list(&text, function->definition, 0);
    output_add(text.bytes, text.size);
    text_free(&text);
}

static void print_alias(const char *name, const char *value)
{
    struct text text = {0};
    text_format(&text, "alias %s=", name);
    text_add_quoted(&text, value);
    text_char(&text, '\n');
    output_add(text.bytes, text.size);
    text_free(&text);
}

/* A program's path as `command -v` gives it: absolute. */
static const char *absolute(struct shell *sh, const char *path)
{
    const char *pwd = variable_get(sh, "PWD");
    if (*path == '/' || !pwd)
        return path;
    struct text text = {0};
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    text_format(&text, "%s/%s", pwd, path);
    char *joined = arena_copy(&sh->scratch, text.bytes, text.size);
    text_free(&text);
    return joined;
}

/* In words (type, command -V) or as something that can be run (command -v). Returns the status. */
static int describe(struct shell *sh, const char *who, const char *name, const char *path,
                    bool words)
{
    const void *target;
    const char *alias = alias_get(sh, name);
    if (is_reserved_word(sh, name)) {
        output_format(words ? "%s is a reserved word\n" : "%s\n", name);
        return 0;
    }
    if (alias) {
        if (words)
            output_format("%s is an alias: ", name);
        print_alias(name, alias);
        return 0;
    }
    enum command_kind kind = command_lookup(sh, name, true, &target);
    if (kind == COMMAND_PROGRAM) {
        const char *found = path_search(sh, name, path);
        if (found)
            output_format(words ? "%s is %s\n" : "%.0s%s\n", name, absolute(sh, found));
        else if (words)
            message(who, "%s: not found", visible(name));
        return found ? 0 : 1;
    }
    if (!words)
        output_format("%s\n", name);
    else if (kind == COMMAND_FUNCTION)
        output_format("%s is a function\n", name);
    else
        output_format("%s is a %sbuiltin\n", name, kind == COMMAND_SPECIAL ? "special " : "");
    if (words && kind == COMMAND_FUNCTION)
        print_function(target);
    return 0;
}

/* Runs a command, not a function, with PATH for a moment as `path` where given. */
static int run_plainly(struct shell *sh, int argc, char **argv, const char *path)
{
    struct variable *v = variable_intern(sh, "PATH", 4);
    struct variable_saved saved;
    const struct builtin *outer = sh->builtin;
    if (path) {
        variable_save(sh, v, &saved);
        v->flags &= ~(unsigned)VARIABLE_READONLY;
        variable_set(sh, v, path, strlen(path));
        variable_flag(sh, v, VARIABLE_EXPORTED, saved.flags & VARIABLE_EXPORTED);
    }
    enum unwind unwind = exec_words(sh, argc, argv, false);
    /* under `command` a special builtin's error does not end the script (XCU command, DESCRIPTION)
     */
    sh->unwind = unwind == UNWIND_ERROR && builtin_find(sh, argv[0]) ? UNWIND_NONE : unwind;
    if (path)
        variable_restore(sh, &saved);
    sh->builtin = outer;
    return sh->status;
}

static int run_command(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    const char *path = NULL;
    int c, show = 0, status = 0;
    options_begin(&p, argc, argv);
    while ((c = options_next(&p, "pvV"))) {
        if (c == '?')
            return 2;
        if (c == 'p')
            path = path_standard();
        else
            show = c;
    }
    if (p.next == argc)
        return 0;
    if (!show)
        return run_plainly(sh, argc - p.next, argv + p.next, path);
    for (int i = p.next; i < argc; i++)
        status |= describe(sh, "command", argv[i], path, show == 'V');
    return status;
}

static const struct builtin_option command_options[] = {
    {'p', NULL, ARGUMENT_NONE, "search the PATH of the standard utilities"},
    {'v', NULL, ARGUMENT_NONE, "print what would be run"},
    {'V', NULL, ARGUMENT_NONE, "say in words what the name means"},
    {0},
};

const struct builtin command_builtin = {
    .name = "command",
    .run = run_command,
    .usage = "command [-p] NAME [ARGUMENT]...\ncommand [-p] -v|-V NAME...",
    .purpose = "run a command and not a function of that name, or say what a name means",
    .section = "posix",
    .options = command_options,
    .operands = {ARGUMENT_COMMAND},
    .flags = BUILTIN_POSIX,
};

static int run_type(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int status = 0;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 1, -1))
        return 2;
    for (int i = p.next; i < argc; i++)
        status |= describe(sh, "type", argv[i], NULL, true);
    return status;
}

const struct builtin type_builtin = {
    .name = "type",
    .run = run_type,
    .usage = "type NAME...",
    .purpose = "say what a command name means; a function is shown whole",
    .section = "posix",
    .operands = {ARGUMENT_COMMAND},
    .flags = BUILTIN_POSIX,
};

static void print_place(const char *name, const char *path)
{
    (void)name;
    output_format("%s\n", path);
}

static int run_hash(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int c, status = 0;
    options_begin(&p, argc, argv);
    while ((c = options_next(&p, "r"))) {
        if (c == '?')
            return 2;
        path_forget(sh);
        return 0;
    }
    if (p.next == argc)
        path_each(sh, print_place);
    for (int i = p.next; i < argc; i++) {
        const void *target;
        if (command_lookup(sh, argv[i], true, &target) != COMMAND_PROGRAM || path_hash(sh, argv[i]))
            continue;
        message("hash", "%s: not found", visible(argv[i]));
        status = 1;
    }
    return status;
}

static const struct builtin_option hash_options[] = {
    {'r', NULL, ARGUMENT_NONE, "forget all places"},
    {0},
};

const struct builtin hash_builtin = {
    .name = "hash",
    .run = run_hash,
    .usage = "hash [NAME]...\nhash -r",
    .purpose = "list or forget the places where programs were found",
    .section = "posix",
    .options = hash_options,
    .operands = {ARGUMENT_COMMAND},
    .flags = BUILTIN_POSIX,
};
