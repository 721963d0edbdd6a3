/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as words: the first byte chooses IFS, the locale and whether names of files are looked
 * for; the words and assignments of all simple commands in the rest are expanded, by every way
 * there is. No command is run: a substitution prints always the same.
 */
#include "fuzz.h"

#include "expand/expand.h"
#include "lang/parser.h"
#include <string.h>

/* Stands for the output of every command. */
static bool substitute(struct shell *sh, struct node *command, struct text *output)
{
    (void)command;
    sh->substituted = 0;
    text_add_string(output, " out *\\put:\xc3\xa9\n\n");
    return true;
}

/* What one run leaves must not change what the next does. */
static void choose(struct shell *sh, unsigned choice)
{
    static const char *const separators[] = {" \t\n", ":", "", " :", "\xc3\xa9", "0", "-a"};
    static char *parameters[] = {"one", "", "t w o", "*:\xc3\xa9"};
    variable_set_by_name(sh, "IFS", separators[choice % 7]);
    variable_set_by_name(sh, "LC_ALL", choice & 8 ? "C" : "C.UTF-8");
    variable_set_by_name(sh, "x", "a*b:c d\\?\xc3\xa9");
    variable_set_by_name(sh, "y", "");
    variable_unset(sh, variable_intern(sh, "u", 1));
    sh->options = choice & 16 ? OPTION_NOUNSET : 0;
    sh->options |= choice & 32 ? 0 : OPTION_NOGLOB;
    sh->parameters = (struct parameters){parameters, (int)(choice >> 6), false};
}

static void expand_simple(struct shell *sh, const struct node *node)
{
    struct arena_mark mark = arena_mark(&sh->scratch);
    struct fields fields = {0};
    size_t begin;
    for (const struct assignment *a = node->u.simple.assignments; a; a = a->next)
        if (expand_in_place(sh, a->value, EXPAND_ASSIGNMENT, &begin))
            sh->expansion.size = begin;
    for (const struct word *word = node->u.simple.words; word; word = word->next) {
        expand_word(sh, word, &fields);
        expand_declaration(sh, word, &fields);
        if (expand_in_place(sh, word, EXPAND_PATTERN, &begin))
            sh->expansion.size = begin;
    }
    for (const struct redirect *r = node->redirects; r; r = r->next)
        if (r->body && expand_in_place(sh, r->body, EXPAND_PLAIN, &begin))
            sh->expansion.size = begin;
    arena_release(&sh->scratch, mark);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct shell *sh = fuzz_shell();
    struct input input;
    struct tree *tree;
    if (size == 0 || ((data[0] & 32) && memchr(data, '/', size)))
        return 0; /* patterns are tried on the directory that the run is in, and on no other */
    expand_substitution = substitute;
    choose(sh, data[0]);
    input_from_text(&input, (const char *)data + 1, size - 1);
    while (parse_command(sh, &input, &tree, NULL) == PARSE_COMMAND) {
        for (const struct node *node = tree->program; node; node = node->next)
            if (node->kind == NODE_SIMPLE)
                expand_simple(sh, node);
        tree_drop(tree);
    }
    return 0;
}
