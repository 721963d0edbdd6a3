/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress for a person to read: a table of steps, and bars. */
#include "lesson/page.h"
#include "lesson/progress.h"

#include "base/utf8.h"
#include <string.h>

enum { TITLE_COLUMNS = 34, NAME_COLUMNS = 26, BESIDE_TITLE = 56 };

/* Adds TITLE, cut or filled up to a column. What is cut ends in dots. */
static void add_title(const char *title, size_t columns, struct text *out)
{
    struct text shown = {0};
    text_add_visible(&shown, title, strlen(title), 0, 0);
    text_end(&shown);
    bool cut = utf8_columns(shown.bytes, shown.size) > columns;
    while (utf8_columns(shown.bytes, shown.size) > columns - (cut ? strlen("..") : 0)) {
        do
            shown.size--;
        while (shown.size && ((unsigned char)shown.bytes[shown.size] & 0xc0) == 0x80);
    }
    text_add_string(&shown, cut ? ".." : "");
    size_t taken = utf8_columns(shown.bytes, shown.size);
    text_add(out, shown.bytes, shown.size);
    text_format(out, "%*s", (int)(columns - taken), "");
    text_free(&shown);
}

static void add_when(time_t when, struct text *out)
{
    char day[40];
    struct tm local;
    strftime(day, sizeof day, "%Y-%m-%d %H:%M", localtime_r(&when, &local));
    text_add_string(out, day);
}

static void add_step(const struct page *page, const struct step_progress *known, struct text *out)
{
    if (known->done) {
        add_when(known->when, out);
        if (known->tries)
            text_format(out, "  %d %s", known->tries, known->tries == 1 ? "try" : "tries");
    } else {
        text_add_string(out, page->drawing ? "–" : "-");
    }
    if (known->solution)
        text_add_string(out, ", solution seen");
    if (known->changed)
        text_add_string(out, ", changed since");
    if (known->predictions)
        text_format(out, ", %d of %d predicted", known->right, known->predictions);
    text_char(out, '\n');
}

void progress_show(const struct page *page, const struct progress *progress,
                   const struct lesson *lesson, struct text *out)
{
    int number = 1;
    text_add_string(out, "  ");
    page_piece(page, STYLE_STRONG, lesson->title, out);
    text_format(out, ": %zu of %zu steps done\n", progress_count(progress, lesson), lesson->count);
    for (const struct step *step = lesson->steps; step; step = step->next, number++) {
        struct step_progress known = progress_of(progress, lesson, step);
        text_format(out, "  %3d  ", number);
        add_title(step->title, TITLE_COLUMNS, out);
        text_char(out, ' ');
        add_step(page, &known, out);
    }
}

void progress_bar(const struct page *page, size_t done, size_t all, struct text *out)
{
    enum { CELLS = 10 };
    size_t full = all ? done * CELLS / all : 0;
    full += done > 0 && full == 0; /* what was begun is seen to be */
    for (size_t i = 0; i < CELLS; i++) {
        if (page->drawing)
            text_add_string(out, i < full ? "█" : "░");
        else
            text_char(out, i < full ? '#' : '.');
    }
}

void progress_line(const struct page *page, const struct progress *progress,
                   const struct lesson *lesson, struct text *out)
{
    size_t done = progress_count(progress, lesson);
    int room = page->columns - BESIDE_TITLE;
    text_add_string(out, "  ");
    add_title(lesson->name, NAME_COLUMNS, out);
    text_add_string(out, "  ");
    progress_bar(page, done, lesson->count, out);
    text_format(out, " %2zu/%-2zu ", done, lesson->count);
    if (lesson->minutes)
        text_format(out, "%3d min  ", lesson->minutes);
    else
        text_add_string(out, "         ");
    add_title(lesson->title, room > 10 ? (size_t)room : 10, out);
    while (out->bytes[out->size - 1] == ' ')
        out->size--;
    text_char(out, '\n');
}
