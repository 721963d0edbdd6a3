/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that grow, are shown to a person, and are quoted for a shell; UTF-8; numbers. */
#include "base/text.h"
#include "base/utf8.h"

#include <dejagnu.h>
#include <stdint.h>
#include <string.h>

struct row {
    const char *what, *from, *to;
};

static const struct row visible_rows[] = {
    {"plain text is shown as it is", "hello", "hello"},
    {"line ends and tabs are shown as escapes", "a\n\tb", "a\\n\\tb"},
    {"an escape sequence cannot reach the terminal", "\033[31m", "\\033[31m"},
    {"UTF-8 is shown as it is", "d\xc3\xa9j\xc3\xa0", "d\xc3\xa9j\xc3\xa0"},
    {"a broken byte is shown as its number", "a\xff", "a\\377"},
    {"a character cut short is shown as its bytes", "\xe2\x82", "\\342\\202"},
    {"a control character of two bytes is not shown", "\xc2\x9b", "\\302\\233"},
};

static const struct row quoted_rows[] = {
    {"a plain word needs no quotes", "file-1.txt", "file-1.txt"},
    {"an empty word is a pair of quotes", "", "''"},
    {"a blank needs quotes", "a b", "'a b'"},
    {"an expansion is quoted", "$x", "'$x'"},
    {"a single quote is quoted apart", "it's", "'it'\\''s'"},
    {"a line end makes dollar quotes", "a\nb", "$'a\\nb'"},
    {"dollar quotes escape quotes and backslashes", "a\n'\\", "$'a\\n\\'\\\\'"},
};

static void check(int good, const char *what)
{
    if (good)
        pass("%s", what);
    else
        fail("%s", what);
}

static void expect(struct text *text, const char *wanted, const char *what)
{
    const char *bytes = text_end(text);
    check(strcmp(bytes, wanted) == 0, what);
    if (strcmp(bytes, wanted) != 0)
        note("got <%s>, wanted <%s>", bytes, wanted);
    text_free(text);
}

static void growing(void)
{
    struct text text = {0};
    for (int i = 0; i < 10000; i++)
        text_format(&text, "%d,", i);
    check(text.size == 48890 && strncmp(text_end(&text) + text.size - 5, "9999,", 5) == 0,
          "a text grows without end");
    text_free(&text);
    text_char(&text, 'a');
    text_add(&text, "b\0c", 3);
    check(text.size == 4 && memcmp(text_end(&text), "ab\0c", 5) == 0, "a text holds any byte");
    text_free(&text);
}

static void showing(void)
{
    for (size_t i = 0; i < sizeof visible_rows / sizeof *visible_rows; i++) {
        struct text text = {0};
        const struct row *row = &visible_rows[i];
        text_add_visible(&text, row->from, strlen(row->from), 0, 0);
        expect(&text, row->to, row->what);
    }
    struct text text = {0};
    text_add_visible(&text, "a\"b\\", 4, 0, 1);
    expect(&text, "\"a\\\"b\\\\\"", "in quotes, quotes and backslashes are escaped");
    text_add_visible(&text, "abcdef", 6, 3, 1);
    expect(&text, "\"abc\"...", "what is cut is followed by dots");
}

static void quoting(void)
{
    for (size_t i = 0; i < sizeof quoted_rows / sizeof *quoted_rows; i++) {
        struct text text = {0};
        text_add_quoted(&text, quoted_rows[i].from);
        expect(&text, quoted_rows[i].to, quoted_rows[i].what);
    }
}

static void numbers(void)
{
    char room[24], *end = room + sizeof room - 1;
    *end = '\0';
    check(strcmp(decimal(end, 0), "0") == 0, "zero is written");
    check(strcmp(decimal(end, INT64_MIN), "-9223372036854775808") == 0,
          "the smallest number is written");
    check(strcmp(decimal(end, INT64_MAX), "9223372036854775807") == 0,
          "the greatest number is written");
    check(whole_number("42", 100) == 42 && whole_number("100", 100) == 100,
          "a whole number is read, up to its limit");
    check(whole_number("101", 100) == -1 && whole_number("99999999999999999999", 100) == -1,
          "a number above its limit is refused");
    check(whole_number("", 9) == -1 && whole_number("4x", 9) == -1 && whole_number(" 4", 9) == -1 &&
              whole_number("-4", 9) == -1,
          "what is no whole number is refused");
}

static void characters(void)
{
    uint32_t character = 0;
    check(utf8_decode("\xe2\x82\xac!", 4, &character) == 3 && character == 0x20ac,
          "a character of three bytes is read");
    check(utf8_decode("\xf4\x8f\xbf\xbf", 4, &character) == 4 && character == 0x10ffff,
          "the last character is read");
    check(utf8_decode("\xc0\xaf", 2, &character) == 0, "a form longer than needed is refused");
    check(utf8_decode("\xed\xa0\x80", 3, &character) == 0, "half a surrogate pair is refused");
    check(utf8_decode("\xf4\x90\x80\x80", 4, &character) == 0,
          "what is above the last character is refused");
    check(utf8_columns("d\xc3\xa9j\xc3\xa0", 6) == 4, "columns are counted, not bytes");
}

int main(void)
{
    growing();
    showing();
    quoting();
    numbers();
    characters();
    return 0;
}
