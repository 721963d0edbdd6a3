/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Patterns: matching without going back.
 *
 * The stars cut a pattern into segments, and each segment matches a fixed number of characters. The
 * first segment must stand at the beginning of the text and the last one at its end; each in
 * between may be taken at the first place where it matches, since an earlier place never leaves
 * less room for those that follow. So no choice is ever taken back. For the longest or shortest
 * prefix or suffix, the segments are packed to the left or to the right in the same manner.
 *
 * A place in a text is always between two characters, never within one.
 */
#include "expand/pattern.h"

#include "base/arena.h"
#include "expand/bracket.h"
#include <stdlib.h>
#include <string.h>

/* Reading a pattern */

static struct pattern_segment *add_segment(struct pattern *pattern, const char *begin)
{
    size_t count = pattern->count++;
    if (count >= PATTERN_SEGMENTS && (count & (count - 1)) == 0) {
        struct pattern_segment *old = pattern->segments;
        bool few = old == pattern->few;
        pattern->segments = xrealloc(few ? NULL : old, 2 * count * sizeof *old);
        if (few)
            memcpy(pattern->segments, old, sizeof pattern->few);
    }
    struct pattern_segment *segment = &pattern->segments[count];
    *segment = (struct pattern_segment){begin, begin, 0, -1, true};
    return segment;
}

/* Steps over the one at *at of what a segment is made of. *c is its character, where it has but
 * one. */
static void read_element(struct pattern *pattern, struct pattern_segment *segment, const char **at,
                         const char *end, uint32_t *c)
{
    const char *begin = *at;
    bool matched;
    *c = STRAY_BYTE;
    segment->characters++;
    if (*begin == '?') {
        ++*at;
        pattern->special = true;
        segment->plain = false;
    } else if (*begin == '[' && bracket_match(pattern->utf8, at, end, 0, &matched)) {
        pattern->special = true;
        segment->plain = false;
    } else {
        *c = read_ordinary(pattern->utf8, at, end);
        if (*begin == QUOTE_MARK || *begin == '\\' || *c >= STRAY_BYTE)
            segment->plain = false;
    }
}

void pattern_read(struct pattern *pattern, bool utf8, const char *text, size_t size)
{
    const char *at = text, *end = text + size;
    pattern->utf8 = utf8;
    pattern->special = false;
    pattern->count = 0;
    pattern->segments = pattern->few;
    struct pattern_segment *segment = add_segment(pattern, at);
    while (at < end) {
        uint32_t c = (unsigned char)*at;
        if (c == '*') {
            pattern->special = true;
            if (segment->characters || pattern->count == 1)
                segment = add_segment(pattern, at + 1);
            segment->begin = segment->end = ++at;
            continue;
        }
        if (c < 0x80 && c != '?' && c != '[' && c != '\\' && c != QUOTE_MARK) {
            at++;
            segment->characters++;
        } else {
            read_element(pattern, segment, &at, end, &c);
        }
        if (segment->characters == 1 && c < 0x80)
            segment->first = (short)c;
        segment->end = at;
    }
}

void pattern_free(struct pattern *pattern)
{
    if (pattern->segments != pattern->few)
        free(pattern->segments);
}

/* One segment */

/* Whether the segment matches at `text`. Returns where its match ends, NULL for none. */
static const char *match_here(bool utf8, const struct pattern_segment *segment, const char *text,
                              const char *end)
{
    const char *at = segment->begin;
    size_t size = (size_t)(segment->end - at);
    if (segment->plain)
        return (size_t)(end - text) >= size && memcmp(text, at, size) == 0 ? text + size : NULL;
    while (at < segment->end) {
        uint32_t c;
        bool matched = true;
        if (text == end)
            return NULL;
        text += read_character(utf8, text, end, &c);
        if (*at == '?')
            at++;
        else if (*at != '[' || !bracket_match(utf8, &at, segment->end, c, &matched))
            matched = read_ordinary(utf8, &at, segment->end) == c;
        if (!matched)
            return NULL;
    }
    return text;
}

/* The place one character before `at`, which is behind `low`. */
static const char *one_back(bool utf8, const char *low, const char *at)
{
    if (utf8 && (unsigned char)at[-1] >= 0x80)
        for (ptrdiff_t size = 2; size <= 4 && size <= at - low; size++) {
            uint32_t c;
            if (utf8_decode(at - size, (size_t)size, &c) == (size_t)size)
                return at - size;
        }
    return at - 1;
}

/* Where the segment begins if it ends at `end`, by its number of characters alone; NULL when there
 * is no room. */
static const char *room_before(bool utf8, const struct pattern_segment *segment, const char *low,
                               const char *end)
{
    if (segment->plain)
        return end - low >= segment->end - segment->begin ? end - (segment->end - segment->begin)
                                                          : NULL;
    if (!utf8)
        return (size_t)(end - low) >= segment->characters ? end - segment->characters : NULL;
    for (size_t i = 0; i < segment->characters; i++) {
        if (end == low)
            return NULL;
        end = one_back(utf8, low, end);
    }
    return end;
}

/* Where the segment matches so that it ends at `end`; NULL for nowhere. */
static const char *match_before(bool utf8, const struct pattern_segment *segment, const char *low,
                                const char *end)
{
    const char *place = room_before(utf8, segment, low, end);
    return place && match_here(utf8, segment, place, end) == end ? place : NULL;
}

/* The first place from `text` on where the segment matches; *after is set to where its match ends.
 */
static const char *find_first(bool utf8, const struct pattern_segment *segment, const char *text,
                              const char *end, const char **after)
{
    size_t size = (size_t)(segment->end - segment->begin);
    if (segment->plain) {
        const char *found = size ? memmem(text, (size_t)(end - text), segment->begin, size) : text;
        *after = found ? found + size : NULL;
        return found;
    }
    while (text < end) {
        if (segment->first >= 0)
            text = memchr(text, segment->first, (size_t)(end - text));
        if (!text)
            return NULL;
        *after = match_here(utf8, segment, text, end);
        if (*after)
            return text;
        uint32_t c;
        text += read_character(utf8, text, end, &c);
    }
    return NULL;
}

/* The last place from `low` on where the segment matches and ends at `end` or before. */
static const char *find_last(bool utf8, const struct pattern_segment *segment, const char *low,
                             const char *end)
{
    const char *place = room_before(utf8, segment, low, end);
    while (place) {
        if ((segment->first < 0 || *place == (char)segment->first) &&
            match_here(utf8, segment, place, end))
            return place;
        place = place == low ? NULL : one_back(utf8, low, place);
    }
    return NULL;
}

/* Whole patterns */

/* Packs the segments from the first up to, not including, `stop` to the left; returns where they
 * end, NULL for no match. */
static const char *pack_left(const struct pattern *pattern, size_t stop, const char *text,
                             const char *end)
{
    const char *after = match_here(pattern->utf8, &pattern->segments[0], text, end);
    for (size_t i = 1; after && i < stop; i++)
        if (!find_first(pattern->utf8, &pattern->segments[i], after, end, &after))
            return NULL;
    return after;
}

bool pattern_matches(const struct pattern *pattern, const char *text, size_t size)
{
    const char *end = text + size;
    if (pattern->count == 1)
        return match_here(pattern->utf8, &pattern->segments[0], text, end) == end;
    const struct pattern_segment *last = &pattern->segments[pattern->count - 1];
    const char *after = match_here(pattern->utf8, &pattern->segments[0], text, end);
    const char *limit = after ? match_before(pattern->utf8, last, after, end) : NULL;
    return limit &&
           (pattern->count == 2 || pack_left(pattern, pattern->count - 1, text, limit) != NULL);
}

bool pattern_match(bool utf8, const char *pattern, size_t pattern_size, const char *text,
                   size_t size)
{
    struct pattern read;
    pattern_read(&read, utf8, pattern, pattern_size);
    bool matches = pattern_matches(&read, text, size);
    pattern_free(&read);
    return matches;
}

/* Where the shortest or longest prefix that matches ends; NULL for none. */
static const char *prefix_end(const struct pattern *pattern, const char *text, const char *end,
                              bool longest)
{
    size_t last = pattern->count - 1;
    if (last == 0 || !longest)
        return pack_left(pattern, pattern->count, text, end);
    const char *after = pack_left(pattern, last, text, end);
    if (!after || pattern->segments[last].characters == 0)
        return after ? end : NULL;
    const char *place = find_last(pattern->utf8, &pattern->segments[last], after, end);
    return place ? match_here(pattern->utf8, &pattern->segments[last], place, end) : NULL;
}

/* Where the shortest or longest suffix that matches begins; NULL for none. */
static const char *suffix_begin(const struct pattern *pattern, const char *text, const char *end,
                                bool longest)
{
    const struct pattern_segment *segments = pattern->segments;
    size_t last = pattern->count - 1;
    const char *place = match_before(pattern->utf8, &segments[last], text, end), *after;
    if (last == 0)
        return place;
    for (size_t i = last - 1; place && i > 0; i--)
        place = find_last(pattern->utf8, &segments[i], text, place);
    if (!place)
        return NULL;
    if (longest)
        return find_first(pattern->utf8, &segments[0], text, place, &after);
    return find_last(pattern->utf8, &segments[0], text, place);
}

long pattern_prefix(bool utf8, const char *pattern, size_t pattern_size, const char *text,
                    size_t size, bool longest)
{
    struct pattern read;
    pattern_read(&read, utf8, pattern, pattern_size);
    const char *end = prefix_end(&read, text, text + size, longest);
    pattern_free(&read);
    return end ? (long)(end - text) : -1;
}

long pattern_suffix(bool utf8, const char *pattern, size_t pattern_size, const char *text,
                    size_t size, bool longest)
{
    struct pattern read;
    pattern_read(&read, utf8, pattern, pattern_size);
    const char *begin = suffix_begin(&read, text, text + size, longest);
    pattern_free(&read);
    return begin ? (long)(text + size - begin) : -1;
}

size_t pattern_unquote(char *text, size_t size)
{
    char *end = text + size, *to = memchr(text, QUOTE_MARK, size);
    *end = '\0';
    if (!to)
        return size;
    for (const char *from = to; from < end; from++) {
        if (*from == QUOTE_MARK && from + 1 < end)
            from++;
        *to++ = *from;
    }
    *to = '\0';
    return (size_t)(to - text);
}
