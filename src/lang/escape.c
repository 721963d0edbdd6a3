/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The escapes of $'…'. */
#include "lang/escape.h"

#include <stdint.h>
#include <string.h>

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* Reads at most `most` digits of `base`; returns how many there were. */
static size_t read_digits(const char *from, int base, size_t most, uint32_t *value)
{
    size_t n = 0;
    *value = 0;
    while (n < most && digit_value(from[n]) < base)
        *value = *value * (uint32_t)base + (uint32_t)digit_value(from[n++]);
    return n;
}

/* Encodes a character in UTF-8; what is none becomes the replacement character. */
static size_t encode(uint32_t c, char *bytes)
{
    if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        c = 0xfffd;
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (c & 0x3f));
        c >>= 6;
    }
    bytes[0] = (char)((0xf00u >> size) | c);
    return size;
}

size_t escape_decode(const char *from, char *bytes, size_t *size)
{
    static const char letters[] = "abefnrtv\\'\"?", means[] = "\a\b\033\f\n\r\t\v\\'\"?";
    const char *known = *from ? strchr(letters, *from) : NULL;
    uint32_t value;
    size_t n;
    *size = 1;
    if (known) {
        bytes[0] = means[known - letters];
        return 1;
    }
    if (*from == 'x' && (n = read_digits(from + 1, 16, 2, &value)) > 0) {
        bytes[0] = (char)value;
        return n + 1;
    }
    if ((n = read_digits(from, 8, 3, &value)) > 0) {
        bytes[0] = (char)value;
        return n;
    }
    if ((*from == 'u' || *from == 'U') &&
        (n = read_digits(from + 1, 16, *from == 'u' ? 4 : 8, &value)) > 0) {
        *size = encode(value, bytes);
        return n + 1;
    }
    if (*from == 'c' && from[1] && from[1] != '\'') {
        /* \c\\ is control-backslash; its second backslash belongs to it */
        bytes[0] = from[1] == '?' ? 0x7f : (char)(from[1] & 0x1f);
        return from[1] == '\\' && from[2] == '\\' ? 3 : 2;
    }
    bytes[0] = '\\';
    return 0;
}
