/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Compares with the lines of racing processes: order holds within a lane, and lanes interleave
 * freely.
 *
 * It is a search, since a line may be claimed by the head of more than one lane. A position (how
 * far each lane has come, how many lines are taken) that failed once is remembered and not entered
 * again, the most exact head is tried first, and the number of positions is bounded: the answer may
 * be "too hard", and is never long in coming.
 */
#include "lesson/match.h"

#include "base/arena.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_POSITIONS = 100000, TABLE = 1 << 18, MOST_LINES = 10000 };

struct search {
    const struct expected *expected;
    const struct lines *lines;
    struct bindings *bindings;
    size_t *heads;     /* the next slot of each lane, expected->count at its end */
    size_t *followers; /* the slot that follows each in its lane */
    uint64_t *failed;  /* an open hash table of positions */
    size_t positions;
    bool too_hard;
};

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

/* A number for the position; what is bound is a part of it. */
static uint64_t position(const struct search *search, size_t line)
{
    uint64_t hash = mix(1, line);
    for (int lane = 0; lane < search->expected->lanes; lane++)
        hash = mix(hash, search->heads[lane]);
    for (size_t i = 0; i < search->bindings->count; i++)
        for (size_t j = 0; j < search->bindings->list[i].size; j++)
            hash = mix(hash, (unsigned char)search->bindings->list[i].value[j]);
    return hash ? hash : 1;
}

/* Whether the position is known to fail; if not, it is entered. */
static bool known(struct search *search, uint64_t hash)
{
    size_t at = hash % TABLE;
    while (search->failed[at] && search->failed[at] != hash)
        at = (at + 1) % TABLE;
    if (search->failed[at])
        return true;
    if (++search->positions > MOST_POSITIONS) {
        search->too_hard = true;
        return true;
    }
    search->failed[at] = hash;
    return false;
}

static const struct slot *head(const struct search *search, int lane)
{
    size_t slot = search->heads[lane];
    return slot < search->expected->count ? &search->expected->slots[slot] : NULL;
}

/* Whether an earlier lane has the same line at its head, so that trying this one too would find
 * nothing new. */
static bool seen_before(const struct search *search, int lane)
{
    const struct pattern *mine = head(search, lane)->item->pattern;
    for (int other = 0; other < lane; other++) {
        const struct slot *slot = head(search, other);
        if (!slot || slot->regions != head(search, lane)->regions)
            continue;
        const struct pattern *pattern = slot->item->pattern;
        bool both_end = search->followers[search->heads[other]] == search->expected->count &&
                        search->followers[search->heads[lane]] == search->expected->count;
        if (both_end && pattern->source_size == mine->source_size &&
            memcmp(pattern->source, mine->source, mine->source_size) == 0)
            return true;
    }
    return false;
}

static bool go_on(struct search *search, size_t line);

/* Lets lane LANE claim the line. */
static bool claim(struct search *search, int lane, size_t line)
{
    size_t slot = search->heads[lane], bound = search->bindings->count;
    if (!slot_matches(&search->expected->slots[slot], &search->lines->list[line], search->bindings))
        return false;
    search->heads[lane] = search->followers[slot];
    if (go_on(search, line + 1))
        return true;
    search->heads[lane] = slot;
    bindings_cut(search->bindings, bound);
    return false;
}

/* Lets the gap at the head of LANE take the line, or end before it. */
static bool pass_gap(struct search *search, int lane, size_t line)
{
    size_t slot = search->heads[lane];
    search->heads[lane] = search->followers[slot];
    if (go_on(search, line))
        return true;
    search->heads[lane] = slot;
    return (search->expected->slots[slot].regions & search->lines->list[line].region) &&
           go_on(search, line + 1);
}

/* Tries every lane whose head is of the given kind. */
static bool try_lanes(struct search *search, size_t line, enum pattern_kind kind)
{
    for (int lane = 0; lane < search->expected->lanes && !search->too_hard; lane++) {
        const struct slot *slot = head(search, lane);
        if (!slot || slot->item->pattern->kind != kind || seen_before(search, lane))
            continue;
        if (kind == PATTERN_GAP ? pass_gap(search, lane, line) : claim(search, lane, line))
            return true;
    }
    return false;
}

/* Whether every lane has come to its end, gaps aside. */
static bool all_done(const struct search *search)
{
    for (int lane = 0; lane < search->expected->lanes; lane++)
        for (size_t slot = search->heads[lane]; slot < search->expected->count;
             slot = search->followers[slot])
            if (search->expected->slots[slot].item->pattern->kind != PATTERN_GAP)
                return false;
    return true;
}

static bool go_on(struct search *search, size_t line)
{
    if (line == search->lines->count)
        return all_done(search);
    if (known(search, position(search, line)))
        return false;
    bool skips = search->expected->some && search->lines->list[line].region != REGION_LATE;
    return try_lanes(search, line, PATTERN_LITERAL) || try_lanes(search, line, PATTERN_PIECES) ||
           try_lanes(search, line, PATTERN_EXPRESSION) || try_lanes(search, line, PATTERN_GAP) ||
           (skips && !search->too_hard && go_on(search, line + 1));
}

/* Finds the head of each lane and what follows each slot. */
static void thread(struct search *search)
{
    size_t count = search->expected->count;
    for (int lane = 0; lane < search->expected->lanes; lane++)
        search->heads[lane] = count;
    for (size_t i = count; i-- > 0;) {
        int lane = search->expected->slots[i].lane;
        search->followers[i] = search->heads[lane];
        search->heads[lane] = i;
    }
}

enum outcome match_lanes(const struct expected *expected, const struct lines *lines,
                         struct bindings *bindings)
{
    struct search search = {.expected = expected, .lines = lines, .bindings = bindings};
    if (lines->count > MOST_LINES)
        return MATCH_DIFFERENT;
    search.heads = xmalloc((size_t)expected->lanes * sizeof *search.heads);
    search.followers = xmalloc((expected->count + 1) * sizeof *search.followers);
    search.failed = calloc(TABLE, sizeof *search.failed);
    size_t before = bindings->count;
    thread(&search);
    bool same = search.failed && go_on(&search, 0);
    if (!same)
        bindings_cut(bindings, before);
    free(search.heads);
    free(search.followers);
    free(search.failed);
    return same ? MATCH_SAME : search.too_hard ? MATCH_TOO_HARD : MATCH_DIFFERENT;
}
