/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Did you mean …?": the known word that is nearest to one that is not known. */
#ifndef NACRE_BUILTINS_WATCH_NEAREST_H
#define NACRE_BUILTINS_WATCH_NEAREST_H

#include <stddef.h>

/* The search: begin with {.word = …}, offer each known word, then read .found. */
struct nearest {
    const char *word;
    const char *found; /* NULL: nothing is near */
    size_t distance;
};

/* Compares one known word (kept by pointer). Letters of either case are the same. */
void nearest_offer(struct nearest *search, const char *known);

#endif
