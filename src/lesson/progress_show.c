/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress for a person to read: a table of steps, and bars. */
#include "lesson/page.h"
#include "lesson/progress.h"

#include "base/utf8.h"
#include <string.h>

enum { TITLE_COLUMNS = 30, NAME_COLUMNS = 26 };

/* Of a step's line: where what does not fit on it goes on, in a window of more than WIDE columns
 * and in others. */
#define UNDER_STATE "                                        "
#define UNDER_TITLE "         "
enum { WIDE = 72 };

/* Of a lesson's line: what its name and count take with the space around them, and its minutes; the
 * cells of a bar; what a long title needs, and what shows too little of one to be worth it. */
enum {
    BEFORE_TITLE = 37,
    MINUTES = 8,
    FEWEST_CELLS = 5,
    MOST_CELLS = 10,
    LONG_TITLE = 36,
    SHORT_TITLE = 20,
    NO_TITLE = 8
};

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

/* When and how the step was done. */
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
            text_format(out, ", %d %s", known->tries, known->tries == 1 ? "try" : "tries");
    } else {
        text_add_string(out, page->drawing ? "–" : "-");
    }
    if (known->solution)
        text_add_string(out, ", solution seen");
    if (known->changed)
        text_add_string(out, ", changed since");
    if (known->predictions)
        text_format(out, ", %d of %d predicted", known->right, known->predictions);
    text_end(out);
}

void progress_show(const struct page *page, const struct progress *progress,
                   const struct lesson *lesson, struct text *out)
{
    int number = 1;
    bool wide = page->columns > WIDE;
    struct text head = {0}, words = {0};
    text_format(&head, "%s: %zu of %zu steps done", lesson->title, progress_count(progress, lesson),
                lesson->count);
    page_fill(page, STYLE_STRONG, "  ", "  ", text_end(&head), out);
    for (const struct step *step = lesson->steps; step; step = step->next, number++) {
        struct step_progress known = progress_of(progress, lesson, step);
        head.size = words.size = 0;
        text_format(&head, "  %3d  ", number);
        add_title(step->title, TITLE_COLUMNS, &head);
        text_char(&head, ' ');
        add_step(page, &known, &words);
        page_fill(page, STYLE_PLAIN, text_end(&head), wide ? UNDER_STATE : UNDER_TITLE, words.bytes,
                  out);
    }
    text_free(&head);
    text_free(&words);
}

static void add_bar(const struct page *page, size_t done, size_t all, int cells, struct text *out)
{
    size_t full = all ? done * (size_t)cells / all : 0;
    full += done > 0 && full == 0; /* what was begun is seen to be */
    for (int i = 0; i < cells; i++)
        if (page->drawing)
            text_add_string(out, (size_t)i < full ? "█" : "░");
        else
            text_char(out, (size_t)i < full ? '#' : '.');
    text_add_string(out, cells ? " " : "");
}

/* How a lesson's line is divided in this window; what there is no room for is 0. */
struct division {
    int cells, minutes, title;
};

static struct division divide(const struct page *page)
{
    struct division parts = {.minutes = MINUTES};
    int room = page->columns - 1 - BEFORE_TITLE - MINUTES;
    parts.cells = room - LONG_TITLE - 1;
    parts.cells = parts.cells > MOST_CELLS     ? MOST_CELLS
                  : parts.cells < FEWEST_CELLS ? FEWEST_CELLS
                                               : parts.cells;
    parts.title = room - parts.cells - 1;
    if (parts.title < SHORT_TITLE) {
        parts.cells = 0;
        parts.title = room;
    }
    if (parts.title < SHORT_TITLE) {
        parts.minutes = 0;
        parts.title = room + MINUTES;
    }
    parts.title = parts.title < NO_TITLE ? 0 : parts.title;
    return parts;
}

void progress_line(const struct page *page, const struct progress *progress,
                   const struct lesson *lesson, struct text *out)
{
    size_t done = progress_count(progress, lesson);
    struct division parts = divide(page);
    text_add_string(out, "  ");
    add_title(lesson->name, NAME_COLUMNS, out);
    text_add_string(out, "  ");
    add_bar(page, done, lesson->count, parts.cells, out);
    text_format(out, "%2zu/%-2zu  ", done, lesson->count);
    if (lesson->minutes && parts.minutes)
        text_format(out, "%2d min  ", lesson->minutes);
    else
        text_format(out, "%*s", parts.minutes, "");
    if (parts.title)
        add_title(lesson->title, (size_t)parts.title, out);
    while (out->bytes[out->size - 1] == ' ')
        out->size--;
    text_char(out, '\n');
}
