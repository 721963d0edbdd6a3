/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of text in room that the caller has. */
#include "view/line.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

void line_bytes(struct line *line, const char *bytes, size_t size)
{
    size_t room = line->room - line->size;
    if (size > room)
        size = room;
    memcpy(line->bytes + line->size, bytes, size);
    line->size += size;
}

void line_string(struct line *line, const char *string)
{
    line_bytes(line, string, strlen(string));
}

void line_char(struct line *line, char c)
{
    line_bytes(line, &c, 1);
}

void line_number(struct line *line, long number)
{
    char digits[24], *end = digits + sizeof digits;
    *--end = '\0';
    line_string(line, decimal(end, number));
}

void line_octal(struct line *line, unsigned long number)
{
    char digits[32], *at = digits + sizeof digits;
    *--at = '\0';
    for (; number; number >>= 3)
        *--at = (char)('0' + (number & 7));
    *--at = '0';
    line_string(line, at);
}

void line_spaces(struct line *line, long count)
{
    while (count-- > 0)
        line_char(line, ' ');
}

/* One byte that cannot be shown as it is. Octal has always three digits, for the next byte may be a
 * digit. */
static void escape(struct line *line, unsigned char c)
{
    static const char letters[] = "\a\b\t\n\v\f\r";
    const char *letter = c ? strchr(letters, c) : NULL;
    line_char(line, '\\');
    if (letter) {
        line_char(line, "abtnvfr"[letter - letters]);
        return;
    }
    line_char(line, (char)('0' + (c >> 6)));
    line_char(line, (char)('0' + (c >> 3 & 7)));
    line_char(line, (char)('0' + (c & 7)));
}

void line_escaped(struct line *line, const char *bytes, size_t size)
{
    for (size_t at = 0; at < size;) {
        size_t length = utf8_printable(bytes + at, size - at);
        if (length == 0) {
            escape(line, (unsigned char)bytes[at++]);
            continue;
        }
        if (bytes[at] == '"' || bytes[at] == '\\')
            line_char(line, '\\');
        line_bytes(line, bytes + at, length);
        at += length;
    }
}

/* A string that was cut may end in the middle of a character; that piece would be shown as rubbish.
 */
static size_t whole_characters(const char *bytes, size_t size)
{
    size_t last = size;
    while (last > 0 && size - last < 4 && ((unsigned char)bytes[last - 1] & 0xc0) == 0x80)
        last--;
    uint32_t character;
    if (last > 0 && (unsigned char)bytes[last - 1] >= 0xc0 &&
        utf8_decode(bytes + last - 1, size - last + 1, &character) == 0)
        return last - 1;
    return size;
}

void line_quoted(struct line *line, const char *bytes, size_t size, bool cut)
{
    line_char(line, '"');
    line_escaped(line, bytes, cut ? whole_characters(bytes, size) : size);
    line_string(line, cut ? "\"..." : "\"");
}

void line_json(struct line *line, const char *bytes, size_t size)
{
    static const char hex[] = "0123456789abcdef";
    line_char(line, '"');
    for (size_t at = 0; at < size;) {
        unsigned char c = (unsigned char)bytes[at];
        uint32_t character;
        size_t length = utf8_decode(bytes + at, size - at, &character);
        if (c < 0x20 || c == 0x7f) {
            line_string(line, "\\u00");
            line_char(line, hex[c >> 4]);
            line_char(line, hex[c & 15]);
        } else if (c == '"' || c == '\\') {
            line_char(line, '\\');
            line_char(line, (char)c);
        } else {
            line_bytes(line, length ? bytes + at : "\357\277\275", length ? length : 3);
        }
        at += length ? length : 1;
    }
    line_char(line, '"');
}

void line_drop(struct line *line, size_t size)
{
    line->size -= size;
    memmove(line->bytes, line->bytes + size, line->size);
}
