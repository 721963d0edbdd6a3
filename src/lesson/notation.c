/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What came, written as an author would write it into a lesson: so that a diff can be copied into
 * the file, and so that nothing a program prints reaches the reader's terminal as it is.
 */
#include "lesson/notation.h"

#include "base/names.h"
#include "base/utf8.h"
#include "lesson/holes.h"
#include <string.h>

static bool is_plain(const char *text, size_t size)
{
    for (size_t i = 0; i < size;) {
        size_t length = text[i] == '\t' ? 1 : utf8_printable(text + i, size - i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

static bool ends(const char *text, size_t size, const char *ending)
{
    size_t length = strlen(ending);
    return size >= length && memcmp(text + size - length, ending, length) == 0;
}

/* Whether the line, as it is, would be read as something other than output. */
static bool means_something(const char *text, size_t size)
{
    static const char signs[] = "$><&";
    if (size == 0)
        return false;
    if (strchr(signs, text[0]) && text[0] && (size == 1 || text[1] == ' '))
        return true;
    if (text[0] == '[' && text[size - 1] == ']')
        return true;
    return text[0] == '\\' || text[0] == '^' || (size == 1 && text[0] == '~') ||
           (size == 3 && memcmp(text, "...", 3) == 0);
}

/* Writes a line that needs escapes. */
static void escape(const char *text, size_t size, struct text *out)
{
    for (size_t i = 0; i < size;) {
        struct hole_name hole;
        size_t length = utf8_printable(text + i, size - i);
        if (text[i] == '\\' || (text[i] == '<' && hole_read(text + i, size - i, &hole)))
            text_format(out, "\\%c", text[i]);
        else if (length > 0)
            text_add(out, text + i, length);
        else if (text[i] == '\t')
            text_add_string(out, "\\t");
        else if (text[i] == '\r')
            text_add_string(out, "\\r");
        else if (text[i] == '\033')
            text_add_string(out, "\\e");
        else
            text_format(out, "\\x%02x", (unsigned char)text[i]);
        i += length > 0 ? length : 1;
    }
    text_add_string(out, " (esc)");
}

void notate(const struct line *line, size_t limit, struct text *out)
{
    const char *text = line->text;
    size_t size = line->size;
    bool cut = limit && size > limit;
    if (cut)
        for (size = limit; size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80;)
            size--;
    if (!is_plain(text, size) || ends(text, size, " (re)") || ends(text, size, " (esc)") ||
        ends(text, size, " (no-eol)")) {
        escape(text, size, out);
    } else {
        if (means_something(text, size))
            text_char(out, '\\');
        for (size_t i = 0; i < size; i++) {
            struct hole_name hole;
            if (text[i] == '<' && hole_read(text + i, size - i, &hole))
                text_char(out, '\\');
            text_char(out, text[i]);
        }
    }
    if (cut)
        text_format(out, "[and %zu bytes more]", line->size - size);
    if (!line->eol)
        text_add_string(out, " (no-eol)");
}

void notate_ending(int ending, struct text *out)
{
    const char *name = ending >= ENDED_BY ? signal_name(ending - ENDED_BY) : NULL;
    if (name)
        text_add_string(out, name);
    else
        text_format(out, "%d", ending);
}
