/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a tree: its nodes die with its arena, when nobody refers to it any more. */
#include "lang/tree.h"

#include <stdlib.h>

struct tree *tree_new(void)
{
    struct tree *tree = xmalloc(sizeof *tree);
    *tree = (struct tree){.references = 1};
    return tree;
}

struct tree *tree_keep(struct tree *tree)
{
    tree->references++;
    return tree;
}

void tree_drop(struct tree *tree)
{
    if (!tree || --tree->references > 0)
        return;
    arena_free(&tree->arena);
    free(tree);
}
