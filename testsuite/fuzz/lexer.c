/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as tokens, with the words in them and the substitutions in these, up to the end or an
 * error. */
#include "fuzz.h"

#include "lang/lexer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct shell *sh = fuzz_shell();
    struct input input;
    struct parser p;
    struct tree *tree = tree_new();
    input_from_text(&input, (const char *)data, size);
    lexer_begin(&p, sh, &input, tree);
    while (!p.failed && lexer_token(&p)->kind != TOKEN_END)
        lexer_take(&p);
    lexer_end(&p);
    tree_drop(tree);
    return 0;
}
