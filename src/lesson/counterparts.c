/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a translated step and its original still hold the same things in the same order. */
#include "lesson/counterparts.h"

#include <string.h>

bool is_free(const struct block *block)
{
    return block->kind == BLOCK_PROSE || block->kind == BLOCK_SHOWN;
}

bool is_paired(const struct block *block)
{
    return block->kind == BLOCK_CONSOLE || block->kind == BLOCK_PREDICT ||
           block->kind == BLOCK_TASK || block->kind == BLOCK_HINT || block->kind == BLOCK_EXPLAIN;
}

static const struct block *paired_from(const struct block *block)
{
    while (block && !is_paired(block))
        block = block->next;
    return block;
}

static bool same_words(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* What is printed is printed in every language: the marked choice, its place, and their number. */
static bool same_choices(const struct prediction *a, const struct prediction *b)
{
    const struct choice *left = a->choices, *right = b->choices;
    for (; left && right; left = left->next, right = right->next)
        if (left->right != right->right || (left->right && strcmp(left->text, right->text) != 0))
            return false;
    return !left && !right && same_words(a->answer, b->answer);
}

/* A fence of a translation says of its options nothing, or what the original says. */
static bool same_options(const struct block *original, const struct block *translated)
{
    const struct block *t = translated, *o = original;
    bool none = !t->unordered && !t->some && !t->noplay && !t->noreplay && !t->timeout;
    bool same = t->unordered == o->unordered && t->some == o->some && t->noplay == o->noplay &&
                t->noreplay == o->noreplay && t->timeout == o->timeout;
    return (none || same) && (!t->points || t->points == o->points);
}

/* Why two counterparts do not fit; NULL when they do. */
static const char *misfit(const struct block *original, const struct block *translated)
{
    if (!translated)
        return "the original goes on here";
    if (!original || original->kind != translated->kind)
        return "the original has no such block here";
    if (!same_options(original, translated))
        return "the original has other options";
    if (original->kind == BLOCK_CONSOLE && translated->text[strspn(translated->text, " \t\n")] &&
        strcmp(original->text, translated->text) != 0)
        return "this is not the transcript of the original";
    if (original->kind == BLOCK_PREDICT &&
        !same_choices(original->prediction, translated->prediction))
        return "these are not the choices of the original";
    return NULL;
}

const struct block *first_misfit(const struct step *step, const struct step *translated,
                                 const char **why)
{
    const struct block *o = paired_from(step->blocks), *t = paired_from(translated->blocks);
    const struct block *last = translated->blocks;
    for (; o || t; o = paired_from(o->next), t = paired_from(t->next)) {
        *why = misfit(o, t);
        if (*why)
            return t ? t : last;
        last = t;
    }
    *why = NULL;
    return NULL;
}
