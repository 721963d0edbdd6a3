/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backslash escapes (XBD, table "Escape Sequences and Associated Actions"; XCU, echo and printf).
 */
#include "builtins/posix/escape.h"

#include <string.h>

/* Adds the byte that some octal digits stand for, at most `most`; returns where they end. */
static const char *add_octal(struct text *text, const char *digits, int most)
{
    unsigned value = 0;
    for (; most > 0 && *digits >= '0' && *digits <= '7'; most--)
        value = value * 8 + (unsigned)(*digits++ - '0');
    text_char(text, (char)value);
    return digits;
}

const char *escape_add(struct text *text, const char *string, enum escape_style style)
{
    static const char letters[] = "\\abfnrtv", bytes[] = "\\\a\b\f\n\r\t\v";
    char c = string[1];
    const char *known = c ? strchr(letters, c) : NULL;
    if (known) {
        text_char(text, bytes[known - letters]);
        return string + 2;
    }
    if (style == ESCAPE_ARGUMENT && c == 'c')
        return NULL;
    if (style == ESCAPE_ARGUMENT && c == '0')
        return add_octal(text, string + 2, 3);
    if (style == ESCAPE_FORMAT && c >= '0' && c <= '7')
        return add_octal(text, string + 1, 3);
    text_char(text, '\\');
    return string + 1;
}

bool escape_string(struct text *text, const char *string)
{
    while (*string) {
        size_t plain = strcspn(string, "\\");
        text_add(text, string, plain);
        string += plain;
        if (*string && !(string = escape_add(text, string, ESCAPE_ARGUMENT)))
            return false;
    }
    return true;
}
