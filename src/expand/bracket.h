/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters as patterns see them, and bracket expressions (POSIX.1-2024, XBD 9.3.5 and
 * XCU 2.14.1). */
#ifndef NACRE_EXPAND_BRACKET_H
#define NACRE_EXPAND_BRACKET_H

#include "base/utf8.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A byte that is no part of any UTF-8 character counts as the character STRAY_BYTE + byte, beyond
 * all real ones. */
enum { STRAY_BYTE = 0x110000 };

/* Reads the character at `text`, which is before `end`; returns its size. */
static inline size_t read_character(bool utf8, const char *text, const char *end, uint32_t *c)
{
    unsigned char byte = (unsigned char)*text;
    *c = byte;
    if (byte < 0x80 || !utf8)
        return 1;
    size_t size = utf8_decode(text, (size_t)(end - text), c);
    if (size)
        return size;
    *c = STRAY_BYTE + byte;
    return 1;
}

/* Reads the ordinary character at *at in a pattern, with or without what quotes it, and steps over
 * it. */
uint32_t read_ordinary(bool utf8, const char **at, const char *end);

/*
 * Reads the bracket expression at *at, where a [ stands. False when it is none, since no ] ends it.
 * Otherwise *at is moved behind it, and *matched says whether it matches `c`.
 */
bool bracket_match(bool utf8, const char **at, const char *end, uint32_t c, bool *matched);

#endif
