/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8, read without the C library's locale. */
#include "base/utf8.h"

size_t utf8_decode(const char *bytes, size_t size, uint32_t *character)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (size == 0)
        return 0;
    unsigned char first = (unsigned char)bytes[0];
    size_t length = first < 0x80   ? 1
                    : first < 0xc2 ? 0
                    : first < 0xe0 ? 2
                    : first < 0xf0 ? 3
                    : first < 0xf5 ? 4
                                   : 0;
    if (length == 0 || length > size)
        return 0;
    uint32_t value = length == 1 ? first : first & (0xffu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        unsigned char next = (unsigned char)bytes[i];
        if ((next & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (next & 0x3f);
    }
    if (value < smallest[length] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
        return 0;
    *character = value;
    return length;
}

/* Characters that could reorder or hide what stands around them: bidirectional controls, joiners,
 * tags. */
static int deceives(uint32_t c)
{
    return (c >= 0x80 && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff0 && c < 0xfffc) || c >= 0xe0000;
}

size_t utf8_printable(const char *bytes, size_t size)
{
    uint32_t c;
    size_t length = utf8_decode(bytes, size, &c);
    return length && c >= 0x20 && c != 0x7f && !deceives(c) ? length : 0;
}

/* Whether a character takes two columns: the East Asian wide blocks and pictographs. */
static int wide(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0x303e) ||
           (c >= 0x3041 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) ||
           (c >= 0xff00 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) ||
           (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
}

/* Whether a character is drawn on top of the one before it. */
static int combining(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) ||
           (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe00 && c <= 0xfe0f) ||
           (c >= 0xfe20 && c <= 0xfe2f);
}

size_t utf8_columns(const char *bytes, size_t size)
{
    size_t columns = 0;
    for (size_t i = 0; i < size;) {
        uint32_t c = 0;
        size_t length = utf8_decode(bytes + i, size - i, &c);
        columns += length && combining(c) ? 0 : length && wide(c) ? 2 : 1;
        i += length ? length : 1;
    }
    return columns;
}
