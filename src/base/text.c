/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that grows, and texts made fit for a person or a shell to read. */
#include "base/text.h"

#include "base/arena.h"
#include "base/utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_reserve(struct text *text, size_t more)
{
    size_t need = text->size + more + 1;
    if (need <= text->room)
        return;
    size_t room = text->room * 2 < 64 ? 64 : text->room * 2;
    if (room < need)
        room = need;
    text->bytes = xrealloc(text->bytes, room);
    text->room = room;
}

void text_add(struct text *text, const char *bytes, size_t size)
{
    text_reserve(text, size);
    if (size)
        memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
}

void text_add_string(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_format(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0)
        return;
    text_reserve(text, (size_t)size);
    va_start(arguments, format);
    vsnprintf(text->bytes + text->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    text->size += (size_t)size;
}

char *text_end(struct text *text)
{
    text_reserve(text, 0);
    text->bytes[text->size] = '\0';
    return text->bytes;
}

/* Adds one byte that may not be shown as it is. */
static void add_escape(struct text *text, unsigned char byte)
{
    static const char from[] = "\a\b\t\n\v\f\r", to[] = "abtnvfr";
    const char *known = byte ? strchr(from, byte) : NULL;
    if (known)
        text_format(text, "\\%c", to[known - from]);
    else
        text_format(text, "\\%03o", byte);
}

void text_add_visible(struct text *text, const char *bytes, size_t size, size_t limit, int quotes)
{
    size_t end = limit && size > limit ? limit : size;
    if (quotes)
        text_char(text, '"');
    for (size_t i = 0; i < end;) {
        unsigned char byte = (unsigned char)bytes[i];
        size_t length = byte < 0x80 ? 1 : utf8_printable(bytes + i, size - i);
        if (byte < 0x20 || byte == 0x7f || length == 0) {
            add_escape(text, byte);
            i++;
            continue;
        }
        if (quotes && (byte == '"' || byte == '\\'))
            text_char(text, '\\');
        text_add(text, bytes + i, length);
        i += length;
    }
    if (quotes)
        text_char(text, '"');
    if (end < size)
        text_add_string(text, "...");
}

/* What kind of quotes `word` needs: 0 none, 1 single quotes, 2 $'…'. */
static int quotes_needed(const char *word)
{
    static const char safe[] = "%+,-./:=@^_]";
    int need = *word ? 0 : 1;
    for (const char *p = word; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x20 || c == 0x7f)
            return 2;
        int letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && !(c >= '0' && c <= '9') && c < 0x80 && !strchr(safe, c))
            need = 1;
    }
    return need;
}

void text_add_quoted(struct text *text, const char *word)
{
    int need = quotes_needed(word);
    if (need == 0) {
        text_add_string(text, word);
        return;
    }
    text_add_string(text, need == 2 ? "$'" : "'");
    for (; *word; word++) {
        unsigned char c = (unsigned char)*word;
        if (need == 1 && c == '\'')
            text_add_string(text, "'\\''");
        else if (need == 2 && (c == '\'' || c == '\\'))
            text_format(text, "\\%c", c);
        else if (need == 2 && (c < 0x20 || c == 0x7f))
            add_escape(text, c);
        else
            text_char(text, (char)c);
    }
    text_char(text, '\'');
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

char *decimal(char *end, int64_t number)
{
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        *--end = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        *--end = '-';
    return end;
}

long long whole_number(const char *string, long long limit)
{
    long long number = 0;
    if (!*string)
        return -1;
    for (; *string; string++) {
        int digit = *string - '0';
        if (digit < 0 || digit > 9 || number > (limit - digit) / 10)
            return -1;
        number = number * 10 + digit;
    }
    return number;
}
