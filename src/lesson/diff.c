/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Aligns expected lines with those that came. In order, by the table of fewest changes; where lines
 * race, by letting each expected line claim the first that fits. What both have in common at the
 * front is taken off first, so that the table stays small; when it would not, all that is left is
 * called different.
 */
#include "lesson/diff.h"

#include "base/arena.h"
#include <stdlib.h>
#include <string.h>

enum { LARGEST_TABLE = 400000 };

static void add_change(struct changes *changes, enum change_kind kind, const struct slot *slot,
                       const struct line *line)
{
    if (changes->count == changes->room) {
        changes->room = changes->room ? changes->room * 2 : 32;
        changes->list = xrealloc(changes->list, changes->room * sizeof *changes->list);
    }
    changes->list[changes->count++] = (struct change){kind, slot, line};
}

void changes_free(struct changes *changes)
{
    free(changes->list);
    *changes = (struct changes){0};
}

/* Whether the line fits the slot, whatever that would bind. */
static bool fits(const struct slot *slot, const struct line *line, struct bindings *bindings)
{
    size_t before = bindings->count;
    bool same = slot_matches(slot, line, bindings);
    bindings_cut(bindings, before);
    return same;
}

static bool is_gap(const struct slot *slot)
{
    return slot->item->pattern->kind == PATTERN_GAP;
}

struct table {
    const struct expected *expected;
    const struct line *lines;
    size_t slots, count; /* how many of each */
    const struct slot *first;
    unsigned *cost; /* [slot][line]: fewest changes from there to the end */
    bool *same;     /* [slot][line] */
};

static unsigned *cost(const struct table *table, size_t slot, size_t line)
{
    return &table->cost[slot * (table->count + 1) + line];
}

/* Whether the line may stand where the slot is expected: a gap lets lines of its regions pass. */
static bool passes(const struct table *table, size_t slot, size_t line)
{
    const struct slot *gap = slot < table->slots ? &table->first[slot] : NULL;
    return (gap && is_gap(gap) && (gap->regions & table->lines[line].region)) ||
           (table->expected->some && table->lines[line].region != REGION_LATE);
}

static void fill(const struct table *table, struct bindings *bindings)
{
    for (size_t i = table->slots + 1; i-- > 0;) {
        for (size_t j = table->count + 1; j-- > 0;) {
            const struct slot *slot = i < table->slots ? &table->first[i] : NULL;
            unsigned best = slot || j < table->count ? (unsigned)-1 : 0;
            bool same =
                slot && j < table->count && !is_gap(slot) && fits(slot, &table->lines[j], bindings);
            table->same[i * (table->count + 1) + j] = same;
            if (slot && *cost(table, i + 1, j) + !is_gap(slot) < best)
                best = *cost(table, i + 1, j) + !is_gap(slot);
            if (j < table->count && *cost(table, i, j + 1) + !passes(table, i, j) < best)
                best = *cost(table, i, j + 1) + !passes(table, i, j);
            if (same && *cost(table, i + 1, j + 1) < best)
                best = *cost(table, i + 1, j + 1);
            *cost(table, i, j) = best;
        }
    }
}

/* Walks the table from the front, and writes down the changes. */
static void walk(const struct table *table, struct changes *changes)
{
    size_t i = 0, j = 0;
    while (i < table->slots || j < table->count) {
        const struct slot *slot = i < table->slots ? &table->first[i] : NULL;
        const struct line *line = j < table->count ? &table->lines[j] : NULL;
        unsigned here = *cost(table, i, j);
        if (slot && line && table->same[i * (table->count + 1) + j] &&
            *cost(table, i + 1, j + 1) == here) {
            add_change(changes, CHANGE_KEEP, slot, line);
            i++, j++;
        } else if (line && passes(table, i, j) && *cost(table, i, j + 1) == here) {
            add_change(changes, CHANGE_GAP, slot, line);
            j++;
        } else if (slot && *cost(table, i + 1, j) + !is_gap(slot) == here) {
            add_change(changes, is_gap(slot) ? CHANGE_KEEP : CHANGE_DROP, slot, NULL);
            i++;
        } else {
            add_change(changes, CHANGE_ADD, NULL, line);
            j++;
        }
    }
}

static void all_different(const struct table *table, struct changes *changes)
{
    for (size_t i = 0; i < table->slots; i++)
        add_change(changes, CHANGE_DROP, &table->first[i], NULL);
    for (size_t j = 0; j < table->count; j++)
        add_change(changes, CHANGE_ADD, NULL, &table->lines[j]);
}

static void diff_in_order(const struct expected *expected, const struct lines *lines,
                          struct bindings *bindings, struct changes *changes)
{
    size_t front = 0;
    while (front < expected->count && front < lines->count && !is_gap(&expected->slots[front]) &&
           fits(&expected->slots[front], &lines->list[front], bindings)) {
        add_change(changes, CHANGE_KEEP, &expected->slots[front], &lines->list[front]);
        front++;
    }
    struct table table = {.expected = expected,
                          .lines = lines->list + front,
                          .slots = expected->count - front,
                          .count = lines->count - front,
                          .first = expected->slots + front};
    size_t cells = (table.slots + 1) * (table.count + 1);
    if (table.count + 1 > LARGEST_TABLE || cells > LARGEST_TABLE) {
        all_different(&table, changes);
        return;
    }
    table.cost = xmalloc(cells * sizeof *table.cost);
    table.same = xmalloc(cells * sizeof *table.same);
    fill(&table, bindings);
    walk(&table, changes);
    free(table.cost);
    free(table.same);
}

/* The first free line, after the one that the slot's lane claimed last, that fits the slot;
 * lines->count if none does. */
static size_t first_free(const struct slot *slot, const struct lines *lines, const bool *taken,
                         size_t from, struct bindings *bindings)
{
    size_t j = from;
    while (j < lines->count && (taken[j] || !fits(slot, &lines->list[j], bindings)))
        j++;
    return j;
}

/* Lines race: each expected one claims the first line that fits and is free. */
static void diff_lanes(const struct expected *expected, const struct lines *lines,
                       struct bindings *bindings, struct changes *changes)
{
    bool *taken = xmalloc(lines->count + 1);
    unsigned passing = expected->some ? REGION_OUTPUT | REGION_NOTICE : 0;
    size_t *next = xmalloc((size_t)expected->lanes * sizeof *next);
    memset(taken, 0, lines->count + 1);
    memset(next, 0, (size_t)expected->lanes * sizeof *next);
    for (size_t i = 0; i < expected->count; i++) {
        const struct slot *slot = &expected->slots[i];
        size_t j = is_gap(slot) ? lines->count
                                : first_free(slot, lines, taken, next[slot->lane], bindings);
        bool found = j < lines->count;
        passing |= is_gap(slot) ? slot->regions : 0;
        if (found)
            taken[j] = true;
        if (found)
            next[slot->lane] = j + 1;
        add_change(changes, is_gap(slot) || found ? CHANGE_KEEP : CHANGE_DROP, slot,
                   found ? &lines->list[j] : NULL);
    }
    for (size_t j = 0; j < lines->count; j++)
        if (!taken[j])
            add_change(changes, passing & lines->list[j].region ? CHANGE_GAP : CHANGE_ADD, NULL,
                       &lines->list[j]);
    free(next);
    free(taken);
}

/* Binds what the lines bind that came as expected. One that does not agree with what those above it
 * have bound has not come as expected after all. */
static void bind_kept(const struct changes *found, struct bindings *bindings,
                      struct changes *changes)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct change *change = &found->list[i];
        bool kept = change->kind == CHANGE_KEEP && change->line;
        if (!kept || slot_matches(change->slot, change->line, bindings)) {
            add_change(changes, change->kind, change->slot, change->line);
        } else {
            add_change(changes, CHANGE_DROP, change->slot, NULL);
            add_change(changes, CHANGE_ADD, NULL, change->line);
        }
    }
}

void diff(const struct expected *expected, const struct lines *lines, struct bindings *bindings,
          struct changes *changes)
{
    struct changes found = {0};
    *changes = (struct changes){0};
    if (expected->ordered)
        diff_in_order(expected, lines, bindings, &found);
    else
        diff_lanes(expected, lines, bindings, &found);
    bind_kept(&found, bindings, changes);
    changes_free(&found);
}
