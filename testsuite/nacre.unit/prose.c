/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson's prose on a page: filled to the window, marked where there is no colour, and never raw.
 */
#include "lesson/prose.h"
#include "base/text.h"
#include "base/utf8.h"

#include <dejagnu.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct page plain = {.columns = 40, .rows = 24};
static const struct page coloured = {.columns = 40, .rows = 24, .colour = true, .drawing = true};

static void shows(const struct page *page, const char *markdown, const char *wanted,
                  const char *what)
{
    struct text out = {0};
    prose_markdown(page, "", markdown, &out);
    if (strcmp(text_end(&out), wanted) == 0) {
        pass("%s", what);
    } else {
        fprintf(stderr, "wanted:\n%s\ngot:\n%s\n", wanted, out.bytes);
        fail("%s", what);
    }
    text_free(&out);
}

/* Whether no line is wider than the page, and no control character but the newline is there. */
static void fits(const struct page *page, const char *markdown, const char *what)
{
    struct text out = {0};
    int good = 1;
    prose_markdown(page, "", markdown, &out);
    for (char *line = text_end(&out), *end; (end = strchr(line, '\n')); line = end + 1)
        good &= utf8_columns(line, (size_t)(end - line)) < (size_t)page->columns;
    for (const char *p = out.bytes; *p; p++)
        good &= *p == '\n' || ((unsigned char)*p >= ' ' && *p != '\177');
    if (good)
        pass("%s", what);
    else
        fail("%s", what);
    text_free(&out);
}

/* Quotations within quotations, and lists within lists. */
static void nested(void)
{
    enum { DEEP = 3000 };
    char *quotes = malloc(2 * DEEP + 10);
    for (int i = 0; i < DEEP; i++)
        memcpy(quotes + 2 * i, "> ", 2);
    strcpy(quotes + 2 * DEEP, "deep");
    fits(&plain, quotes, "what is nested without end is cut off");
    free(quotes);
    shows(&plain, "- one\n  - two\n\n    three\n", "  - one\n      - two\n\n        three\n",
          "a list within a list is indented");
}

int main(void)
{
    shows(&plain, "one two three four five six seven eight nine ten",
          "one two three four five six seven eight\nnine ten\n", "words are filled to the window");
    shows(&plain, "one\ntwo", "one two\n", "a line's end in the source is a space");
    shows(&plain, "one  \ntwo", "one\ntwo\n", "a hard line break is kept");
    shows(&plain, "use `geteuid` *now*, **please**", "use `geteuid` *now*, please\n",
          "without colour, code and emphasis keep their signs");
    shows(&coloured, "use `geteuid` **now**", "use \033[36mgeteuid\033[m \033[1mnow\033[m\n",
          "with colour, code and strong words are styled one by one");
    shows(&plain, "this is long enough to break `in the middle` of it",
          "this is long enough to break\n`in the middle` of it\n", "short code is not broken");
    shows(&plain, "- one two three four five six seven eight nine\n- b",
          "  - one two three four five six seven\n    eight nine\n  - b\n",
          "a list's items hang from their bullets");
    shows(&plain, "9. one\n10. two\n", " 9. one\n10. two\n", "a numbered list keeps its numbers");
    shows(&coloured, "- one", "  • one\n", "where it can be drawn, a bullet is drawn");
    shows(&plain, "> quoted\n> text", "| quoted text\n", "a quotation is marked in its margin");
    shows(&plain, "one\n\n<!-- remark -->\n\ntwo <b>x</b>", "one\n\ntwo x\n", "HTML is left out");
    shows(&plain, "see [the page](https://example.org/x)", "see the page <https://example.org/x>\n",
          "a link shows where it leads");
    shows(&plain, "a\033[2Jb\177c", "a\\033[2Jb\\177c\n", "control characters are made visible");
    shows(&plain, "a\342\200\256z", "a\\342\\200\\256z\n",
          "characters that turn the line around are made visible");
    shows(&plain, "    a\tb\n    \033c\n", "    a    b\n    \\033c\n",
          "code is shown as it stands, tabs as spaces");
    fits(&plain, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
         "wide characters count twice and may be broken");
    fits(&plain,
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aa",
         "a word that no line can hold is cut");
    nested();
    return 0;
}
