/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bracket expressions: read and matched in one go, since most are short and are asked about one
 * character. */
#include "expand/bracket.h"

#include "base/locale.h"
#include "expand/pattern.h"
#include <ctype.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

enum { LONGEST_NAME = 32, LONGEST_KEY = 32 };

/* Takes one byte, without the QUOTE_MARK before it. */
static unsigned char take_byte(const char **at, const char *end)
{
    if (**at == QUOTE_MARK && *at + 1 < end)
        ++*at;
    return (unsigned char)*(*at)++;
}

/* Where the bytes of a character are quoted one by one, there is a QUOTE_MARK before each. */
uint32_t read_ordinary(bool utf8, const char **at, const char *end)
{
    if (**at == '\\' && *at + 1 < end)
        ++*at;
    unsigned char byte = take_byte(at, end);
    if (byte < 0x80 || !utf8)
        return byte;
    char bytes[4] = {(char)byte};
    const char *after[4] = {*at};
    size_t count = 1;
    for (const char *next = *at; count < 4 && next < end; count++) {
        bytes[count] = (char)take_byte(&next, end);
        after[count] = next;
    }
    uint32_t c;
    size_t size = utf8_decode(bytes, count, &c);
    if (!size)
        return STRAY_BYTE + byte;
    *at = after[size - 1];
    return c;
}

/* The character for the C library's functions; WEOF for none. */
static wint_t wide(bool utf8, uint32_t c)
{
    if (utf8)
        return c < STRAY_BYTE ? (wint_t)c : WEOF;
    return btowc((int)c);
}

/* Whether two characters have the same primary weight: é and e, where the locale says so. */
static bool equivalent(bool utf8, uint32_t a, uint32_t b)
{
    locale_load();
    const wchar_t one[2] = {(wchar_t)wide(utf8, a)}, other[2] = {(wchar_t)wide(utf8, b)};
    wchar_t one_key[LONGEST_KEY], other_key[LONGEST_KEY];
    if (a == b || one[0] == (wchar_t)WEOF || other[0] == (wchar_t)WEOF)
        return a == b;
    if (wcsxfrm(one_key, one, LONGEST_KEY) >= LONGEST_KEY ||
        wcsxfrm(other_key, other, LONGEST_KEY) >= LONGEST_KEY)
        return false;
    /* A 1 stands between the weights of the first level and those of the next. */
    size_t size = wcscspn(one_key, L"\1");
    return size > 0 && size == wcscspn(other_key, L"\1") && wmemcmp(one_key, other_key, size) == 0;
}

/* A [:name:], [=c=] or [.c.]: what stands between its marks. */
struct named {
    char kind; /* : = or . */
    char name[LONGEST_NAME];
    size_t size;
};

/* Whether it can be a name: one byte, or letters, digits and hyphens (or a character of several
 * bytes). */
static bool names(const struct named *named)
{
    for (size_t i = 0; named->size > 1 && i < named->size; i++) {
        unsigned char byte = (unsigned char)named->name[i];
        if (!isalnum(byte) && byte != '-' && byte < 0x80)
            return false;
    }
    return named->size > 0;
}

/* Reads a named element, and steps over it. False when there is none at *at. */
static bool read_named(const char **at, const char *end, struct named *named)
{
    const char *p = *at;
    if (end - p < 4 || *p != '[' || (p[1] != ':' && p[1] != '=' && p[1] != '.'))
        return false;
    *named = (struct named){.kind = p[1]};
    p += 2;
    while (end - p >= 2 && (*p != named->kind || p[1] != ']') && named->size < LONGEST_NAME - 1)
        named->name[named->size++] = (char)take_byte(&p, end);
    if (end - p < 2 || *p != named->kind || p[1] != ']' || !names(named))
        return false;
    *at = p + 2;
    return true;
}

/* The one character that a [=c=] or [.c.] names. False when the name has more, or none. */
static bool named_character(bool utf8, const struct named *named, uint32_t *c)
{
    const char *end = named->name + named->size;
    return read_character(utf8, named->name, end, c) == named->size;
}

static bool in_class(bool utf8, const char *name, uint32_t c)
{
    locale_load();
    wctype_t class = wctype(name);
    wint_t character = wide(utf8, c);
    return class && character != WEOF && iswctype(character, class);
}

/* One end of a range. False for a [.name.] that names nothing. */
static bool read_end(bool utf8, const char **at, const char *end, uint32_t *c)
{
    struct named named;
    const char *p = *at;
    if (read_named(&p, end, &named) && named.kind == '.') {
        *at = p;
        return named_character(utf8, &named, c);
    }
    *c = read_ordinary(utf8, at, end);
    return true;
}

/* Reads one member of the list, and says whether `c` is in it. */
static bool member(bool utf8, const char **at, const char *end, uint32_t c)
{
    struct named named;
    uint32_t low, high;
    const char *p = *at;
    if (read_named(&p, end, &named) && named.kind != '.') {
        *at = p;
        if (named.kind == ':')
            return in_class(utf8, named.name, c);
        return named_character(utf8, &named, &low) && equivalent(utf8, low, c);
    }
    bool good = read_end(utf8, at, end, &low);
    high = low;
    if (end - *at >= 2 && **at == '-' && (*at)[1] != ']') {
        ++*at;
        good &= read_end(utf8, at, end, &high);
    }
    return good && low <= c && c <= high;
}

bool bracket_match(bool utf8, const char **at, const char *end, uint32_t c, bool *matched)
{
    const char *p = *at + 1;
    if (!memchr(p, ']', (size_t)(end - p)))
        return false;
    bool negated = *p == '!' || *p == '^', hit = false;
    p += negated;
    const char *first = p;
    while (p < end && (*p != ']' || p == first))
        hit |= member(utf8, &p, end, c);
    if (p >= end)
        return false;
    *at = p + 1;
    *matched = hit != negated;
    return true;
}
