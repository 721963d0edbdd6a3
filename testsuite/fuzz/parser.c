/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a program: the commands before the first error are printed, parsed again, and
 * printed again. A second text that is not the first, or an error in what was printed, ends the
 * run.
 */
#include "fuzz.h"

#include "lang/parser.h"
#include "lang/printer.h"
#include <stdlib.h>
#include <string.h>

static enum parse_result print_all(struct shell *sh, const char *text, size_t size,
                                   struct text *printed)
{
    struct input input;
    struct tree *tree;
    enum parse_result result;
    input_from_text(&input, text, size);
    while ((result = parse_command(sh, &input, &tree, NULL)) == PARSE_COMMAND) {
        if (tree->program)
            print_list(printed, tree->program, 0);
        tree_drop(tree);
    }
    text_end(printed);
    return result;
}

/*
 * What cannot be printed so that it parses to the same: a body without an end, whose delimiter
 * holds a newline and so has none.
 */
static int has_no_form(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i + 1 < size; i++)
        if (data[i] == '<' && data[i + 1] == '<')
            return memchr(data, '\'', size) || memchr(data, '"', size) || memchr(data, '\\', size);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct shell *sh = fuzz_shell();
    struct text once = {0}, twice = {0};
    print_all(sh, (const char *)data, size, &once);
    enum parse_result result = print_all(sh, once.bytes, once.size, &twice);
    if (!has_no_form(data, size) && (result != PARSE_END || strcmp(once.bytes, twice.bytes) != 0))
        abort();
    text_free(&once);
    text_free(&twice);
    return 0;
}
