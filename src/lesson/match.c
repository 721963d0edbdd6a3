/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Compares in order. A gap (`...`) takes as few lines as will do, and only the last gap is ever
 * tried again, so the cost is bounded by lines times expected lines, and is one look at each line
 * where there are no gaps.
 */
#include "lesson/match.h"

#include "base/arena.h"
#include <stdlib.h>
#include <string.h>

void lines_add(struct lines *lines, const char *text, size_t size, enum region region)
{
    const char *end = text + size;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        const char *next = stop ? stop + 1 : end;
        if (!stop)
            stop = end;
        else if (stop > text && stop[-1] == '\r')
            stop--;
        if (lines->count == lines->room) {
            lines->room = lines->room ? lines->room * 2 : 64;
            lines->list = xrealloc(lines->list, lines->room * sizeof *lines->list);
        }
        lines->list[lines->count++] =
            (struct line){text, (size_t)(stop - text), next[-1] == '\n', region};
        text = next;
    }
}

void lines_free(struct lines *lines)
{
    free(lines->list);
    *lines = (struct lines){0};
}

static void add_slot(struct expected *expected, const struct item *item, unsigned regions, int lane)
{
    expected->slots[expected->count++] = (struct slot){item, regions, lane};
}

/* Whether lanes are divided by `~`; otherwise each line of an unordered block is a lane of its own.
 */
static bool has_lane_marks(const struct item *item)
{
    for (; item; item = item->next)
        if (item->kind == ITEM_LANE)
            return true;
    return false;
}

void expected_build(struct expected *expected, const struct transcript *transcript,
                    const struct item *from, const struct item **rest)
{
    size_t count = 0;
    bool status = false, lines_are_lanes = transcript->unordered && !has_lane_marks(from);
    int lane = 0, last = 0;
    const struct item *item = from;
    for (; item && item->kind != ITEM_INPUT && item->kind != ITEM_KEY; item = item->next) {
        status |= item->kind == ITEM_STATUS || item->kind == ITEM_GONE;
        count++;
    }
    *rest = item;
    *expected = (struct expected){.slots = xmalloc((count + 1) * sizeof *expected->slots),
                                  .some = transcript->some};
    unsigned regions = status ? REGION_OUTPUT : REGION_OUTPUT | REGION_NOTICE;
    for (item = from; item != *rest; item = item->next) {
        if (item->kind == ITEM_STATUS || item->kind == ITEM_GONE)
            regions = REGION_NOTICE;
        else if (item->kind == ITEM_ASYNC)
            add_slot(expected, item, REGION_OUTPUT | REGION_NOTICE | REGION_LATE, ++last);
        else if (item->kind == ITEM_LANE)
            lane = ++last;
        else if (lines_are_lanes)
            add_slot(expected, item, regions, ++last);
        else
            add_slot(expected, item, regions, lane);
    }
    expected->lanes = last + 1;
    expected->ordered = last == 0;
}

void expected_free(struct expected *expected)
{
    free(expected->slots);
    *expected = (struct expected){0};
}

bool slot_matches(const struct slot *slot, const struct line *line, struct bindings *bindings)
{
    return (slot->regions & line->region) &&
           pattern_matches(slot->item->pattern, line->text, line->size, line->eol, bindings);
}

static bool is_gap(const struct slot *slot)
{
    return slot->item->pattern->kind == PATTERN_GAP;
}

/* The last gap that was passed: where to go on from when what follows it does not match after all.
 */
struct retreat {
    bool exists;
    size_t slot, line, bound;
    unsigned regions;
};

static enum outcome match_in_order(const struct expected *expected, const struct lines *lines,
                                   struct bindings *bindings)
{
    struct retreat retreat = {.exists = expected->some,
                              .regions = REGION_OUTPUT | REGION_NOTICE,
                              .bound = bindings->count};
    size_t slot = 0, line = 0, before = bindings->count;
    while (line < lines->count) {
        const struct slot *here = slot < expected->count ? &expected->slots[slot] : NULL;
        if (here && is_gap(here)) {
            retreat = (struct retreat){true, ++slot, line, bindings->count, here->regions};
        } else if (here && slot_matches(here, &lines->list[line], bindings)) {
            slot++, line++;
            if (expected->some)
                retreat = (struct retreat){true, slot, line, bindings->count, retreat.regions};
        } else if (retreat.exists && (retreat.regions & lines->list[retreat.line].region)) {
            bindings_cut(bindings, retreat.bound);
            line = ++retreat.line;
            slot = retreat.slot;
        } else {
            bindings_cut(bindings, before);
            return MATCH_DIFFERENT;
        }
    }
    while (slot < expected->count && is_gap(&expected->slots[slot]))
        slot++;
    if (slot == expected->count)
        return MATCH_SAME;
    bindings_cut(bindings, before);
    return MATCH_DIFFERENT;
}

enum outcome match(const struct expected *expected, const struct lines *lines,
                   struct bindings *bindings)
{
    return expected->ordered ? match_in_order(expected, lines, bindings)
                             : match_lanes(expected, lines, bindings);
}
