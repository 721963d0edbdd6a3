/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The placeholders: which there are, and what each may stand for.
 *
 * A placeholder stands for a run of characters: one of its `first`, then any of its `rest`. `<any>`
 * stands for the shortest run that will do, `<time>` for what looks like a time, the others for the
 * longest.
 */
#ifndef NACRE_LESSON_HOLES_H
#define NACRE_LESSON_HOLES_H

#include <stdbool.h>
#include <stddef.h>

enum { HOLE_NAME_LIMIT = 64 };

/* A placeholder as it is written, `<type>` or `<type:name>`. */
struct hole_name {
    int type; /* index for the calls below, -1 when no such type is known */
    const char *name;
    size_t name_size; /* 0 when it has none */
    size_t size;      /* of the whole, with its angle brackets */
};

/* Whether a placeholder, or what looks like one, stands at the front of TEXT. */
bool hole_read(const char *text, size_t size, struct hole_name *hole);

/* The extended regular expression for a type of placeholder, for matchers elsewhere. */
const char *hole_expression(int type);

/* The types' names, in one sentence's list. */
const char *hole_list(void);

/* Whether the placeholder takes the shortest run. */
bool hole_is_short(int type);

/* The shortest run that it may stand for when it begins with FIRST: "-" alone is no number. */
size_t hole_least(int type, char first);

/* Whether BYTE may stand first, and whether it may stand further on. */
bool hole_first(int type, unsigned char byte);
bool hole_rest(int type, unsigned char byte);

/* For `<time>` alone: whether TYPE is it, and the length of the time at the front of TEXT (0:
 * none). */
bool hole_is_time(int type);
size_t hole_time(const char *text, size_t size);

#endif
