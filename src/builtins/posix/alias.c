/* SPDX-License-Identifier: GPL-3.0-or-later */
/* alias and unalias (POSIX.1-2024, XCU alias). */
#include "lang/alias.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include <string.h>

static void print_alias(const char *name, const char *value)
{
    struct text text = {0};
    text_format(&text, "%s=", name);
    text_add_quoted(&text, value);
    text_char(&text, '\n');
    output_add(text.bytes, text.size);
    text_free(&text);
}

/* A name that the reader of commands could take for one word. */
static bool is_alias_name(const char *word, size_t size)
{
    static const char allowed[] = "!%,@-_.+:[]^~";
    for (size_t i = 0; i < size; i++) {
        char c = word[i];
        bool plain = is_name(&c, 1) || (c >= '0' && c <= '9');
        if (!plain && !strchr(allowed, c))
            return false;
    }
    return size > 0;
}

static int run_alias(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int status = 0;
    options_begin(&p, argc, argv);
    if (options_next(&p, ""))
        return 2;
    if (p.next == argc)
        for (const struct alias *a = alias_first(sh); a; a = a->next)
            print_alias(a->name, a->value);
    for (int i = p.next; i < argc; i++) {
        size_t size = strcspn(argv[i], "=");
        const char *value = alias_get(sh, argv[i]);
        if (argv[i][size] && is_alias_name(argv[i], size)) {
            alias_set(sh, arena_copy(&sh->scratch, argv[i], size), argv[i] + size + 1);
        } else if (!argv[i][size] && value) {
            print_alias(argv[i], value);
        } else {
            message("alias", argv[i][size] ? "%s cannot be an alias" : "%s is no alias",
                    visible(argv[i]));
            status = 1;
        }
    }
    return status;
}

const struct builtin alias_builtin = {
    .name = "alias",
    .run = run_alias,
    .usage = "alias [NAME[=VALUE]]...",
    .purpose = "give a command a shorter name, or list such names",
    .section = "posix",
    .operands = {ARGUMENT_ALIAS},
    .text = "The value takes the place of the name while commands are read. If it ends in a blank, "
            "the next word may be an alias\n"
            "too.",
    .flags = BUILTIN_POSIX,
};

static int run_unalias(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int c, status = 0;
    options_begin(&p, argc, argv);
    while ((c = options_next(&p, "a"))) {
        if (c == '?')
            return 2;
        alias_clear(sh);
        return 0;
    }
    if (!operands_between(sh, &p, 1, -1))
        return 2;
    for (int i = p.next; i < argc; i++)
        if (!alias_unset(sh, argv[i])) {
            message("unalias", "%s is no alias", visible(argv[i]));
            status = 1;
        }
    return status;
}

static const struct builtin_option unalias_options[] = {
    {'a', NULL, ARGUMENT_NONE, "forget all aliases"},
    {0},
};

const struct builtin unalias_builtin = {
    .name = "unalias",
    .run = run_unalias,
    .usage = "unalias NAME...\nunalias -a",
    .purpose = "forget aliases",
    .section = "posix",
    .options = unalias_options,
    .operands = {ARGUMENT_ALIAS},
    .flags = BUILTIN_POSIX,
};
