/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of life on a terminal: a line down for each process, a row for each event.
 *
 *       0.0 ms  ├──●     shell 4711 makes child 4712 (vfork)
 *       0.4 ms  │  ◆     child 4712 becomes /bin/ls (execve)
 *       2.1 ms  ├──○     shell 4711 collects ls 4712: exited 0 (waitpid)
 */
#include "view/timeline.h"

#include "base/utf8.h"
#include "view/timeline_events.h"
#include <string.h>

enum { TIME_COLUMNS = 12, LANE_COLUMNS = 3, TEXT_COLUMNS = 46, MOST_LANES = 20, FEWEST_LANES = 4 };

/* What the picture is drawn with. */
struct strokes {
    const char *across, *alive, *zombie;
    const char *from[2];          /* the one who acts: the other stands right of it, left of it */
    const char *mark[HAPPENINGS]; /* the one to whom it happens */
    const char *more;
};

static const struct strokes plain = {
    "-", "|", ":", {"+", "+"}, {"o", "#", "!", "!", "x", "o", "s", "c"}, "..."};
static const struct strokes boxes = {
    "─", "│", "┆", {"├", "┤"}, {"●", "◆", "!", "!", "×", "○", "■", "▶"}, "…"};

static const char *line_of(const struct timeline *t, const struct strokes *strokes, int lane,
                           size_t i)
{
    for (size_t l = 0; l < t->life_count; l++) {
        const struct life *life = &t->lives[l];
        if (life->lane == lane && life->born <= i && i <= life->over)
            return life->has_ended && life->ended < i ? strokes->zombie : strokes->alive;
    }
    return NULL;
}

static void add_colour(const struct timeline *t, int lane, struct text *text)
{
    if (t->request->colour)
        text_format(text, lane == 0 ? "\033[0;1m" : "\033[0;3%dm", 1 + lane % 6);
}

/* The lanes of event `i`, or between two events where `event` is NULL. */
static void add_lanes(const struct timeline *t, size_t i, const struct event *event,
                      struct text *text)
{
    const struct strokes *strokes = t->request->utf8 ? &boxes : &plain;
    int actor = event ? t->lives[event->life].lane : -1;
    int other = event && event->other != NOBODY ? t->lives[event->other].lane : -1;
    bool joined = actor >= 0 && other >= 0 && actor != other;
    int low = actor < other ? actor : other, high = actor < other ? other : actor;
    for (int lane = 0; lane < t->lanes; lane++) {
        const char *line = line_of(t, strokes, lane, i);
        bool across = joined && lane >= low && lane < high;
        add_colour(t, lane, text);
        if (joined && lane == actor)
            text_add_string(text, strokes->from[actor > other]);
        else if (event && (joined ? lane == other : lane == actor))
            text_add_string(text, strokes->mark[event->what]);
        else
            text_add_string(text, line ? line : across ? strokes->across : " ");
        add_colour(t, across ? other : 0, text);
        for (int c = 1; c < LANE_COLUMNS; c++)
            text_add_string(text, across ? strokes->across : " ");
    }
    text_add_string(text, t->request->colour ? "\033[m" : "");
}

/* Adds words, cut to the columns that are left. */
static void add_cut(struct text *text, const struct text *words, size_t columns)
{
    size_t size = words->size;
    if (utf8_columns(words->bytes, size) <= columns) {
        text_add(text, words->bytes, size);
        return;
    }
    while (size && (((unsigned char)words->bytes[size] & 0xc0) == 0x80 ||
                    utf8_columns(words->bytes, size) + 3 > columns))
        size--;
    text_add(text, words->bytes, size);
    text_add_string(text, "...");
}

static void add_row(const struct timeline *t, size_t i, struct text *text)
{
    struct text words = {0};
    const struct event *event = &t->events[i];
    event_time(t, event, &words);
    text_format(text, "%*s  ", TIME_COLUMNS - 2, text_end(&words));
    add_lanes(t, i, event, text);
    words.size = 0;
    event_words(t, event, &words);
    int columns = t->request->columns, left = columns - TIME_COLUMNS - t->lanes * LANE_COLUMNS - 2;
    text_char(text, ' ');
    add_cut(text, &words, columns == 0 ? 400 : left > 20 ? (size_t)left : 20);
    text_char(text, '\n');
    text_free(&words);
}

void timeline_add_picture(const struct timeline *t, struct text *text)
{
    size_t from, to;
    timeline_elided(t, &from, &to);
    for (size_t i = 0; i < t->count; i++) {
        if (i == from && to > from) {
            text_format(text, "%*s", TIME_COLUMNS, "");
            add_lanes(t, i, NULL, text);
            text_format(text, " %s ", t->request->utf8 ? boxes.more : plain.more);
            timeline_add_elided(t, text);
            text_char(text, '\n');
            i = to;
        }
        add_row(t, i, text);
    }
}

void timeline_add_sentences(const struct timeline *t, struct text *text)
{
    size_t from, to;
    timeline_elided(t, &from, &to);
    for (size_t i = 0; i < t->count; i++) {
        if (i == from && to > from) {
            text_add_string(text, "Then there are ");
            timeline_add_elided(t, text);
            text_add_string(text, ".\n");
            i = to;
        }
        text_add_string(text, "At ");
        event_time(t, &t->events[i], text);
        text_add_string(text, ", ");
        event_words(t, &t->events[i], text);
        text_add_string(text, ".\n");
    }
}

size_t timeline_draw(struct arena *arena, const struct timeline_request *request, struct text *text)
{
    struct timeline timeline = {.request = request, .arena = arena};
    timeline_read(&timeline);
    if (timeline.count == 0)
        return 0;
    int most = MOST_LANES;
    if (request->columns && !request->svg)
        most = (request->columns - TIME_COLUMNS - TEXT_COLUMNS) / LANE_COLUMNS;
    timeline_lanes(&timeline, most > MOST_LANES     ? MOST_LANES
                              : most < FEWEST_LANES ? FEWEST_LANES
                                                    : most);
    if (request->svg)
        timeline_add_svg(&timeline, text);
    else if (request->words)
        timeline_add_sentences(&timeline, text);
    else
        timeline_add_picture(&timeline, text);
    return timeline.count;
}
