/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that grows. */
#ifndef NACRE_BASE_TEXT_H
#define NACRE_BASE_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* All zero is an empty text. `bytes` is followed by a NUL once text_end was called; it may hold
 * other NULs. */
struct text {
    char *bytes;
    size_t size, room;
};

void text_reserve(struct text *text, size_t more);
void text_add(struct text *text, const char *bytes, size_t size);
void text_add_string(struct text *text, const char *string);
void text_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline void text_char(struct text *text, char c)
{
    if (text->size + 1 >= text->room)
        text_reserve(text, 1);
    text->bytes[text->size++] = c;
}

/* Puts a NUL behind the text and returns its bytes, which the text still owns. */
char *text_end(struct text *text);

/* Adds `bytes` as a person may see them: control characters and broken UTF-8 as \n, \t, \033, …; in
 * double quotes when `quotes`. At most `limit` bytes are taken (0: all); "..." follows what was
 * cut. */
void text_add_visible(struct text *text, const char *bytes, size_t size, size_t limit, int quotes);

/* Adds `word` so that a shell reads it back as one word: in single quotes or $'…' where it needs
 * them. */
void text_add_quoted(struct text *text, const char *word);

void text_free(struct text *text);

/* Writes `number` in decimal before `end`, and returns where it begins. 21 bytes are enough. */
char *decimal(char *end, int64_t number);

/*
 * The whole of `string` as a decimal number from 0 to `limit`. Returns -1 when it is anything else.
 */
long long whole_number(const char *string, long long limit);

#endif
