/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of life as SVG. */
#include "base/utf8.h"
#include "view/svg.h"
#include "view/timeline_events.h"

enum { TIME_WIDTH = 96, LANE_WIDTH = 34 };

static const char *class_of(int lane)
{
    static const char *const classes[] = {"c0", "c1", "c2", "c3", "c4", "c5"};
    return classes[lane % 6];
}

static long lane_x(int lane)
{
    return SVG_MARGIN + TIME_WIDTH + (long)lane * LANE_WIDTH;
}

/* The row of event `i`: those that are left out share one. */
static long event_y(const struct timeline *t, size_t i)
{
    size_t from, to;
    timeline_elided(t, &from, &to);
    size_t row = i < from ? i : i < to ? from : i - (to - from) + (to > from);
    return SVG_MARGIN + (long)(row + 1) * SVG_LINE;
}

static void add_lives(const struct timeline *t, struct text *body)
{
    for (size_t i = 0; i < t->life_count; i++) {
        const struct life *life = &t->lives[i];
        if (life->lane < 0)
            continue;
        long x = lane_x(life->lane), end = event_y(t, life->has_ended ? life->ended : life->over);
        svg_line(body, x, event_y(t, life->born) - 4, x, end - 4, class_of(life->lane));
        if (life->has_ended && life->ended < life->over)
            svg_line(body, x, end - 4, x, event_y(t, life->over) - 4, "zombie");
    }
}

static void add_marks(const struct timeline *t, const struct event *event, long y,
                      struct text *body)
{
    int actor = t->lives[event->life].lane;
    int other = event->other == NOBODY ? -1 : t->lives[event->other].lane;
    bool joined = actor >= 0 && other >= 0 && actor != other;
    int at = joined ? other : actor;
    if (at < 0)
        return;
    if (joined)
        svg_line(body, lane_x(actor), y - 4, lane_x(other), y - 4, class_of(at));
    bool end = event->what == HAPPENED_EXIT || event->what == HAPPENED_COLLECTED;
    bool wide = event->what == HAPPENED_EXEC || event->what == HAPPENED_STOPPED;
    svg_dot(body, lane_x(at), y - 4, wide ? 6 : 4, end ? "bad" : class_of(at));
}

/* Adds one event's row. Returns the width of its words in columns. */
static size_t add_event(const struct timeline *t, size_t i, long text_x, struct text *body)
{
    struct text words = {0};
    long y = event_y(t, i);
    event_time(t, &t->events[i], &words);
    svg_text(body, SVG_MARGIN, y, "faint", words.bytes, words.size);
    add_marks(t, &t->events[i], y, body);
    words.size = 0;
    event_words(t, &t->events[i], &words);
    svg_text(body, text_x, y, "plain", words.bytes, words.size);
    size_t columns = utf8_columns(words.bytes, words.size);
    text_free(&words);
    return columns;
}

void timeline_add_svg(const struct timeline *t, struct text *text)
{
    struct text body = {0}, description = {0}, words = {0};
    size_t from, to, widest = 0;
    long text_x = lane_x(t->lanes) + SVG_MARGIN - LANE_WIDTH / 2;
    timeline_elided(t, &from, &to);
    timeline_add_sentences(t, &description);
    add_lives(t, &body);
    for (size_t i = 0; i < t->count; i++) {
        if (i == from && to > from) {
            timeline_add_elided(t, &words);
            svg_text(&body, text_x, event_y(t, i), "faint", words.bytes, words.size);
            i = to;
        }
        size_t columns = add_event(t, i, text_x, &body);
        widest = columns > widest ? columns : widest;
    }
    svg_begin(text, text_x + (long)widest * SVG_COLUMN + SVG_MARGIN,
              event_y(t, t->count - 1) + SVG_MARGIN, "Lines of life", text_end(&description));
    text_add(text, body.bytes, body.size);
    svg_end(text);
    text_free(&body);
    text_free(&description);
    text_free(&words);
}
