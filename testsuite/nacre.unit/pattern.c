/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Patterns: a table of what matches, then thousands of random patterns and texts on which the
 * matcher must agree with the plainest one that can be written, which tries every way a star can be
 * taken.
 */
#include "expand/pattern.h"

#include "base/message.h"
#include "base/utf8.h"
#include <dejagnu.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define Q "\001"

static const struct {
    const char *pattern, *text;
    bool utf8, matches;
} rows[] = {
    {"", "", false, true},
    {"", "a", false, false},
    {"abc", "abc", false, true},
    {"abc", "abcd", false, false},
    {"*", "", false, true},
    {"**", "anything", false, true},
    {"a*c", "abc", false, true},
    {"a*c", "ac", false, true},
    {"a*a", "a", false, false},
    {"*.c", "pattern.c", false, true},
    {"*ab*ab*", "abxab", false, true},
    {"*ab*ab*", "abab", false, true},
    {"*ab*ab*", "abb", false, false},
    {"?", "a", false, true},
    {"?", "", false, false},
    {"a?c", "abc", false, true},
    {"[abc]", "b", false, true},
    {"[!abc]", "b", false, false},
    {"[^abc]", "d", false, true},
    {"[]]", "]", false, true},
    {"[]a]", "a", false, true},
    {"[!]a]", "]", false, false},
    {"[a-c]x", "bx", false, true},
    {"[c-a]", "b", false, false},
    {"[a-]", "-", false, true},
    {"[-a]", "-", false, true},
    {"[--0]", ".", false, true},
    {"[a", "[a", false, true},
    {"[", "[", false, true},
    {"a[", "a[", false, true},
    {"[]", "[]", false, true},
    {"[!]", "[!]", false, true},
    {"[*", "[abc", false, true},
    {"[!a", "[!a", false, true},
    {"[[:alpha:]]", "q", false, true},
    {"[[:alpha:]]", "7", false, false},
    {"[[:digit:][:upper:]]", "X", false, true},
    {"[[:nonsense:]]", "n", false, false},
    {"[[:alpha:", "[[:alpha:", false, true},
    {"[[.a.]-c]", "b", false, true},
    {"[[.-.]]", "-", false, true},
    {"[[.].]]", "]", false, true},
    {"[[=a=]b]", "a", false, true},
    {"[[=a=]b]", "c", false, false},
    {"\\*", "*", false, true},
    {"\\*", "a", false, false},
    {"\\a", "a", false, true},
    {"a\\", "a\\", false, true},
    {"[\\]]", "]", false, true},
    {"[a\\-c]", "b", false, false},
    {Q "*", "*", false, true},
    {Q "*", "x", false, false},
    {Q Q, Q, false, true},
    {"[a" Q "-c]", "b", false, false},
    {"[a" Q "]]", "]", false, true},
    {"[" Q "!a]", "a", false, true},
    {Q "[a]", "[a]", false, true},
    {"\\" Q "*", "*", false, true},
    {"[*]", "*", false, true},
    {"[?]", "x", false, false},
    {"?", "é", true, true},
    {"?", "é", false, false},
    {"??", "é", false, true},
    {"[é]", "é", true, true},
    {"[à-ü]", "é", true, true},
    {"[!é]", "é", true, false},
    {"*[!é]", "é", true, false},
    {Q "\303" Q "\251", "é", true, true},
    {"é*", "été", true, true},
    {"[[:alpha:]]", "é", true, true},
    {"[[:upper:]]", "é", true, false},
    {"[[=é=]]", "é", true, true},
    {"?", "\xff", true, true},
    {"[!a]", "\xff", true, true},
    {"\xff", "\xff", true, true},
    {"[\xff]", "\xff", true, true},
    {"*\xa9", "é", true, false},
    {"\xc3*", "é", true, false},
    {"*\xa9", "x\xa9", true, true},
    {"*?", "é", true, true},
    {"*??", "é", true, false},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool matches = pattern_match(rows[i].utf8, rows[i].pattern, strlen(rows[i].pattern),
                                     rows[i].text, strlen(rows[i].text));
        const char *pattern = visible(rows[i].pattern), *text = visible(rows[i].text);
        const char *verb = rows[i].matches ? "matches" : "does not match";
        const char *unit = rows[i].utf8 ? "characters" : "bytes";
        if (matches == rows[i].matches)
            pass("pattern: %s %s %s (%s)", pattern, verb, text, unit);
        else
            fail("pattern: %s %s %s (%s)", pattern, verb, text, unit);
    }
}

/* The size of the character at `text`; a stray byte is one. */
static size_t character(bool utf8, const char *text, const char *end)
{
    uint32_t c;
    size_t size = utf8 ? utf8_decode(text, (size_t)(end - text), &c) : 1;
    return size ? size : 1;
}

/* The plain matcher, for patterns of stars, question marks, [ab], [!é] and ordinary characters. */
static bool plainly(bool utf8, const char *p, const char *p_end, const char *t, const char *t_end)
{
    if (p == p_end)
        return t == t_end;
    if (*p == '*')
        return plainly(utf8, p + 1, p_end, t, t_end) ||
               (t < t_end && plainly(utf8, p, p_end, t + character(utf8, t, t_end), t_end));
    if (t == t_end)
        return false;
    size_t size = character(utf8, t, t_end), step = 1;
    bool matches = true;
    if (*p == '[') {
        bool negated = p[1] == '!';
        const char *close = memchr(p, ']', (size_t)(p_end - p));
        const char *list = p + 1 + negated;
        matches = negated;
        for (size_t n; list < close; list += n) {
            n = character(utf8, list, close);
            if (n == size && memcmp(list, t, n) == 0)
                matches = !negated;
        }
        step = (size_t)(close + 1 - p);
    } else if (*p != '?') {
        step = character(utf8, p, p_end);
        matches = step == size && memcmp(p, t, size) == 0;
    }
    return matches && plainly(utf8, p + step, p_end, t + size, t_end);
}

/* A small generator of its own, so that a failure can be had again. */
static unsigned random_below(unsigned limit)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % limit;
}

static size_t random_text(char *text, unsigned pieces, const char *const *list, unsigned count)
{
    size_t size = 0;
    for (unsigned i = random_below(pieces + 1); i > 0; i--) {
        const char *piece = list[random_below(count)];
        memcpy(text + size, piece, strlen(piece));
        size += strlen(piece);
    }
    return size;
}

/* The shortest or longest prefix or suffix, by trying each. */
static long by_trying(bool utf8, const char *p, size_t p_size, const char *t, size_t size,
                      bool prefix, bool longest)
{
    long best = -1;
    for (size_t at = 0; at <= size; at += at < size ? character(utf8, t + at, t + size) : 1) {
        const char *begin = prefix ? t : t + at, *end = prefix ? t + at : t + size;
        long length = (long)(end - begin);
        if (plainly(utf8, p, p + p_size, begin, end) &&
            (best < 0 || (longest ? length > best : length < best)))
            best = length;
    }
    return best;
}

static void test_random(bool utf8)
{
    static const char *const texts[] = {"a", "b", "a", "b", "é", "\xa9", "\xc3"};
    static const char *const patterns[] = {"a", "b",    "*",    "a", "*",
                                           "?", "[ab]", "[!é]", "é", "\xa9"};
    enum { ROUNDS = 200000 };
    int wrong = 0;
    for (int i = 0; i < ROUNDS && wrong < 5; i++) {
        char pattern[64], text[64];
        size_t p = random_text(pattern, 7, patterns, 10), t = random_text(text, 9, texts, 7);
        bool good = pattern_match(utf8, pattern, p, text, t) ==
                    plainly(utf8, pattern, pattern + p, text, text + t);
        for (int longest = 0; longest < 2; longest++) {
            good &= pattern_prefix(utf8, pattern, p, text, t, longest) ==
                    by_trying(utf8, pattern, p, text, t, true, longest);
            good &= pattern_suffix(utf8, pattern, p, text, t, longest) ==
                    by_trying(utf8, pattern, p, text, t, false, longest);
        }
        wrong += !good;
        if (!good)
            note("\"%.*s\" on \"%.*s\"", (int)p, pattern, (int)t, text);
    }
    if (wrong == 0)
        pass("pattern: %d random ones, %s", ROUNDS, utf8 ? "characters" : "bytes");
    else
        fail("pattern: %d random ones, %s", ROUNDS, utf8 ? "characters" : "bytes");
}

/* Patterns that take a careless matcher longer than the universe will last. */
static void test_time(void)
{
    char text[4096], pattern[4096];
    memset(text, 'a', sizeof text);
    for (size_t i = 0; i < sizeof pattern; i += 2)
        memcpy(pattern + i, i + 2 < sizeof pattern ? "a*" : "ab", 2);
    clock_t begin = clock();
    bool matches = pattern_match(true, pattern, sizeof pattern, text, sizeof text);
    memset(pattern, '[', sizeof pattern);
    matches |= pattern_match(true, pattern, sizeof pattern, text, sizeof text);
    memcpy(pattern, "*[!b]*[!c]*?*d", 14);
    matches |= pattern_match(true, pattern, 14, text, sizeof text);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    if (!matches && seconds < 2)
        pass("pattern: two thousand stars do not take for ever");
    else
        fail("pattern: two thousand stars do not take for ever: %.1f s", seconds);
}

static void test_unquote(void)
{
    char text[] = "a" Q "*" Q Q "b" Q;
    size_t size = pattern_unquote(text, strlen(text));
    if (size == 5 && strcmp(text, "a*" Q "b" Q) == 0)
        pass("pattern: quote marks are taken out");
    else
        fail("pattern: quote marks are taken out");
    char none[] = "plain\0x";
    if (pattern_unquote(none, 4) == 4 && strcmp(none, "plai") == 0)
        pass("pattern: a text without quote marks stays and is ended");
    else
        fail("pattern: a text without quote marks stays and is ended");
}

int main(void)
{
    if (!setlocale(LC_ALL, "C.UTF-8"))
        note("there is no locale C.UTF-8");
    test_rows();
    test_random(false);
    test_random(true);
    test_time();
    test_unquote();
    totals();
    return 0;
}
