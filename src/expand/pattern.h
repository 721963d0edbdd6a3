/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Patterns (POSIX.1-2024, XCU 2.14): `*`, `?`, bracket expressions.
 *
 * A pattern is a text in which a byte QUOTE_MARK makes the next byte ordinary (it was quoted in the
 * source, or a QUOTE_MARK itself), and in which an active backslash makes the next character
 * ordinary too. A backslash at the very end and a [ that no ] closes stand for themselves.
 *
 * In bracket expressions a range goes by the characters' code points, in every locale: [a-z] is
 * what it looks like. Classes and equivalence classes are those of the locale. ^ negates, as !
 * does. Bytes that are no UTF-8 are characters of their own, which ? and negated lists match.
 *
 * The time is at most the pattern's size times the text's, never exponential, however many stars
 * there are.
 */
#ifndef NACRE_EXPAND_PATTERN_H
#define NACRE_EXPAND_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#define QUOTE_MARK '\001'

/* Whether the pattern matches the whole of `text`. `utf8`: characters, classes and ranges are those
 * of the locale. */
bool pattern_match(bool utf8, const char *pattern, size_t pattern_size, const char *text,
                   size_t size);

/*
 * For ${x#pattern} and its kin: the size of the shortest or longest prefix (or suffix) of `text`
 * that matches; -1 for none.
 */
long pattern_prefix(bool utf8, const char *pattern, size_t pattern_size, const char *text,
                    size_t size, bool longest);
long pattern_suffix(bool utf8, const char *pattern, size_t pattern_size, const char *text,
                    size_t size, bool longest);

/* Takes the QUOTE_MARKs out of `text`, in place; returns the new size. The result is followed by a
 * NUL. */
size_t pattern_unquote(char *text, size_t size);

/*
 * What a pattern looks like once it was read through: segments without a star, with one star (or
 * many, which is the same) between each two. For those who match one pattern against many texts.
 */
struct pattern_segment {
    const char *begin, *end; /* in the pattern */
    size_t characters;       /* how many it matches, whatever they are */
    short first;             /* the ASCII character that it begins with, or -1 */
    bool plain;              /* it matches its own bytes and nothing else */
};

enum { PATTERN_SEGMENTS = 8 };

struct pattern {
    bool utf8;
    bool special; /* it has a *, a ? or a bracket expression */
    size_t count; /* of segments; one more than there are stars */
    struct pattern_segment *segments;
    struct pattern_segment few[PATTERN_SEGMENTS]; /* `segments`, unless there are more */
};

/* Reads a pattern through. Its text must live on; pattern_free gives back what a long one needs
 * besides. */
void pattern_read(struct pattern *pattern, bool utf8, const char *text, size_t size);
bool pattern_matches(const struct pattern *pattern, const char *text, size_t size);
void pattern_free(struct pattern *pattern);

#endif
