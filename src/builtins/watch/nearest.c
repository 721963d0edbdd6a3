/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Did you mean …?" Two words are near when few letters must be put in, taken out, changed or
 * swapped with the next to make one of the other: one, or one of each four.
 */
#include "builtins/watch/nearest.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 40 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool same(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* Row i, column j of the table is the distance of the first i letters from the first j; three rows
 * are enough. */
static size_t distance(const char *from, const char *to)
{
    size_t rows[3][LONGEST + 1], height = strlen(from), width = strlen(to);
    for (size_t i = 0; i <= height; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        for (size_t j = 0; j <= width; j++) {
            row[j] = i + j;
            if (i == 0 || j == 0)
                continue;
            bool equal = same(from[i - 1], to[j - 1]);
            row[j] = smaller(above[j - 1] + !equal, smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && same(from[i - 1], to[j - 2]) && same(from[i - 2], to[j - 1]))
                row[j] = smaller(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[height % 3][width];
}

/* Of two that are as near, the shorter is likelier: what people type most has short names. */
static bool is_better(const struct nearest *search, const char *known, size_t far)
{
    if (!search->found || far != search->distance)
        return !search->found || far < search->distance;
    return strlen(known) < strlen(search->found);
}

void nearest_offer(struct nearest *search, const char *known)
{
    size_t size = strlen(search->word);
    if (size > LONGEST || strlen(known) > LONGEST)
        return;
    size_t far = distance(search->word, known);
    if (far <= 1 + (size - 1) / 4 && far < size && is_better(search, known, far)) {
        search->found = known;
        search->distance = far;
    }
}
