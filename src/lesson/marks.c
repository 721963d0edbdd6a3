/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finds the marks in a stream. A mark is ESC ] 133 ; LETTER ; KEY=VALUE ; … BEL; the keeper's own
 * is ESC ] 7770 ; ended ; NONCE BEL. What begins like one and is none is passed on as it came.
 */
#include "lesson/marks.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_MARK = 200 };

/* The parameter that begins with KEY, among those between semicolons in the SIZE bytes; its value
 * is put into VALUE, which holds VALUE_SIZE bytes. Returns false when there is none. */
static bool get(const char *parameters, size_t size, const char *key, char *value,
                size_t value_size)
{
    size_t length = strlen(key);
    for (const char *p = parameters, *end = parameters + size; p < end;) {
        const char *stop = memchr(p, ';', (size_t)(end - p));
        if (!stop)
            stop = end;
        if ((size_t)(stop - p) >= length && memcmp(p, key, length) == 0) {
            snprintf(value, value_size, "%.*s", (int)(stop - p - (ptrdiff_t)length), p + length);
            return true;
        }
        p = stop + 1;
    }
    return false;
}

static void tell_prompt(struct marks *marks, const char *parameters, size_t size)
{
    char lines[12] = "", kind[4] = "";
    get(parameters, size, "lines=", lines, sizeof lines);
    get(parameters, size, "k=", kind, sizeof kind);
    marks->mark(marks->context, strcmp(kind, "s") == 0 ? MARK_MORE : MARK_PROMPT, atoi(lines));
}

/* Reads the mark whose text, between ESC ] and BEL, is given. Returns false when it is none of this
 * shell's. */
static bool read_mark(struct marks *marks, const char *text, size_t size)
{
    char aid[sizeof marks->aid + 1];
    if (size > 11 && memcmp(text, "7770;ended;", 11) == 0 && strlen(marks->nonce) == size - 11 &&
        memcmp(text + 11, marks->nonce, size - 11) == 0) {
        marks->mark(marks->context, MARK_ENDED, 0);
        return true;
    }
    if (size < 6 || memcmp(text, "133;", 4) != 0 || text[5] != ';' || !*marks->aid ||
        !get(text + 6, size - 6, "aid=", aid, sizeof aid) || strcmp(aid, marks->aid) != 0)
        return false;
    switch (text[4]) {
    case 'A':
        tell_prompt(marks, text + 6, size - 6);
        return true;
    case 'B':
        marks->mark(marks->context, MARK_EDIT, 0);
        return true;
    case 'C':
        marks->mark(marks->context, MARK_RUN, 0);
        return true;
    case 'D':
        marks->mark(marks->context, isdigit((unsigned char)text[6]) ? MARK_DONE : MARK_ASIDE,
                    atoi(text + 6));
        return true;
    default:
        return false;
    }
}

/* Whether the held bytes may still become a mark. */
static bool promising(const struct text *held)
{
    static const char shell[] = "\033]133;", keeper[] = "\033]7770;";
    size_t size = held->size;
    if (size > LONGEST_MARK)
        return false;
    size_t known = sizeof shell - 1, other = sizeof keeper - 1;
    return memcmp(held->bytes, shell, size < known ? size : known) == 0 ||
           memcmp(held->bytes, keeper, size < other ? size : other) == 0;
}

void marks_flush(struct marks *marks)
{
    if (marks->held.size > 0)
        marks->text(marks->context, marks->held.bytes, marks->held.size);
    marks->held.size = 0;
}

/* Takes one byte of what may be a mark. */
static void hold(struct marks *marks, char c)
{
    struct text *held = &marks->held;
    if (c == '\033' && held->size > 0)
        marks_flush(marks);
    text_char(held, c);
    if (!promising(held)) {
        marks_flush(marks);
    } else if (c == '\a') {
        size_t size = held->size;
        held->size = 0;
        if (!read_mark(marks, held->bytes + 2, size - 3))
            marks->text(marks->context, held->bytes, size);
    }
}

void marks_feed(struct marks *marks, const char *bytes, size_t size)
{
    const char *end = bytes + size;
    while (bytes < end) {
        if (marks->held.size > 0) {
            hold(marks, *bytes++);
            continue;
        }
        const char *escape = memchr(bytes, '\033', (size_t)(end - bytes));
        const char *stop = escape ? escape : end;
        if (stop > bytes)
            marks->text(marks->context, bytes, (size_t)(stop - bytes));
        bytes = stop;
        if (escape)
            hold(marks, *bytes++);
    }
}
