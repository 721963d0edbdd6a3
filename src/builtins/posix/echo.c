/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * echo, with the XSI escapes always, and -n as its one option (XCU, echo). Both are where shells
 * differ: a script that wants neither says printf '%s\n'.
 */
#include "base/output.h"
#include "builtins/builtin.h"
#include "builtins/posix/escape.h"
#include <string.h>

/* Prints one word. False when its \c ends all output. */
static bool print_word(const char *word)
{
    if (!strchr(word, '\\')) {
        output_string(word);
        return true;
    }
    struct text text = {0};
    bool more = escape_string(&text, word);
    output_add(text.bytes, text.size);
    text_free(&text);
    return more;
}

static int run_echo(struct shell *sh, int argc, char **argv)
{
    (void)sh;
    int first = argc > 1 && strcmp(argv[1], "-n") == 0 ? 2 : 1;
    for (int i = first; i < argc; i++) {
        if (i > first)
            output_char(' ');
        if (!print_word(argv[i]))
            return 0;
    }
    if (first == 1)
        output_char('\n');
    return 0;
}

static const struct builtin_option echo_options[] = {
    {'n', NULL, ARGUMENT_NONE, "do not end the line"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin echo_builtin = {
    .name = "echo",
    .run = run_echo,
    .usage = "echo [-n] [WORD...]",
    .purpose = "print words on a line",
    .calls = "write",
    .section = "posix",
    .options = echo_options,
    .operands = {ARGUMENT_TEXT},
    .c = "puts(\"hello\");",
    .python = "print('hello')",
    .text = "Escapes are taken: \\a \\b \\f \\n \\r \\t \\v \\\\ \\0ooo, and \\c ends the output "
            "at once. Shells differ here; printf is the same in all of them.",
    .flags = BUILTIN_POSIX,
};
