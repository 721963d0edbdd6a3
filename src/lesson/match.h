/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command printed against what its transcript expects. */
#ifndef NACRE_LESSON_MATCH_H
#define NACRE_LESSON_MATCH_H

#include "lesson/bindings.h"
#include "lesson/transcript.h"

/* When a line was printed: it decides which expected lines may claim it. */
enum region {
    REGION_OUTPUT = 1, /* while the command ran */
    REGION_NOTICE = 2, /* after it ended, before the next prompt */
    REGION_LATE = 4,   /* while the shell was at its prompt, or at a later one */
};

struct line {
    const char *text;
    size_t size;
    bool eol; /* a newline stood at its end */
    enum region region;
};

/* All zero is none. */
struct lines {
    struct line *list;
    size_t count, room;
};

/* Adds the lines of TEXT, which must be kept. "\r\n", as a terminal sends it, ends a line as "\n"
 * does. */
void lines_add(struct lines *lines, const char *text, size_t size, enum region region);
void lines_free(struct lines *lines);

/* One expected line, and where it may come. */
struct slot {
    const struct item *item;
    unsigned regions; /* any of enum region */
    int lane;         /* lines of one lane come in order; other lanes may come between */
};

/* What is expected of a command, or of the part of it up to the next input. */
struct expected {
    struct slot *slots; /* in the order of the lesson */
    size_t count;
    int lanes;
    bool some;    /* other lines may stand between */
    bool ordered; /* there is but one lane */
};

/*
 * Takes the items from FROM up to, not including, the next input or key. *rest is that one, or
 * NULL. expected_free is to be called.
 */
void expected_build(struct expected *expected, const struct transcript *transcript,
                    const struct item *from, const struct item **rest);
void expected_free(struct expected *expected);

enum outcome {
    MATCH_SAME,
    MATCH_DIFFERENT,
    MATCH_TOO_HARD, /* an unordered block with so many ways to match that not all were tried */
};

/* Compares. Only on MATCH_SAME are placeholders bound. */
enum outcome match(const struct expected *expected, const struct lines *lines,
                   struct bindings *bindings);

/* Whether LINE may be what SLOT expects; binds as pattern_matches does. */
bool slot_matches(const struct slot *slot, const struct line *line, struct bindings *bindings);

/* The part of match() for several lanes. */
enum outcome match_lanes(const struct expected *expected, const struct lines *lines,
                         struct bindings *bindings);

#endif
