/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of descriptors, drawn on a terminal or told in sentences. */
#include "view/fds.h"

#include "base/utf8.h"
#include "view/fds_rows.h"
#include <errno.h>
#include <string.h>

enum { LANE_COLUMNS = 3, MOST_LANES = 12, NARROWEST = 60 };

/* ---- Beside the rows, the pipes ---- */

/* What the picture is drawn with. */
struct strokes {
    const char *across, *down, *out, *in, *both; /* lines, and the ends of one at a descriptor */
    const char *top, *middle, *bottom;           /* where a line across meets its lane */
};

static const struct strokes plain = {"-", "|", "-", "<", "<", "+", "+", "+"};
static const struct strokes boxes = {"─", "│", "─", "◀", "◀", "┐", "┤", "┘"};

/* The pipe that runs in a lane beside row `i`, or NULL. */
static const struct channel *channel_beside(const struct fds_picture *picture, int lane, size_t i)
{
    for (size_t c = 0; c < picture->holders.channel_count; c++) {
        const struct channel *channel = &picture->holders.channels[c];
        if (channel->lane == lane && channel->first <= i && i <= channel->last)
            return channel;
    }
    return NULL;
}

static void add_lane_colour(struct text *text, const struct fds_picture *picture, int lane)
{
    if (picture->request->colour)
        text_format(text, "\033[3%dm", 1 + lane % 6);
}

/* The lanes beside row `i`, whose text ends at column `used`; they begin at column `at`. */
static void add_lanes(struct text *text, const struct fds_picture *picture, size_t i, size_t used,
                      size_t at)
{
    const struct strokes *strokes = picture->request->utf8 ? &boxes : &plain;
    const struct held *held = picture->rows[i].held;
    const struct channel *mine = held ? held->channel : NULL;
    int my_lane = mine ? mine->lane : -1, last = -1;
    for (int lane = 0; lane < picture->lanes; lane++)
        if (channel_beside(picture, lane, i))
            last = lane;
    if (last < 0)
        return;
    if (my_lane >= 0) {
        add_lane_colour(text, picture, my_lane);
        text_char(text, ' ');
        text_add_string(text, held->reads ? strokes->in : strokes->out);
        used += 2;
    }
    for (; used < at; used++)
        text_add_string(text, my_lane >= 0 ? strokes->across : " ");
    for (int lane = 0; lane <= last; lane++) {
        const struct channel *channel = channel_beside(picture, lane, i);
        for (int c = 1; c < LANE_COLUMNS; c++)
            text_add_string(text, lane <= my_lane ? strokes->across : " ");
        add_lane_colour(text, picture, lane);
        text_add_string(text, !channel              ? (lane < my_lane ? strokes->across : " ")
                              : lane != my_lane     ? strokes->down
                              : channel->first == i ? strokes->top
                              : channel->last == i  ? strokes->bottom
                                                    : strokes->middle);
        add_lane_colour(text, picture, my_lane > lane ? my_lane : lane);
    }
    text_add_string(text, picture->request->colour ? "\033[m" : "");
}

/* The width of the rows beside which pipes run, at most `limit`; their names are cut to fit. */
static size_t width_beside(const struct fds_picture *picture, size_t limit)
{
    size_t widest = 0;
    struct text text = {0};
    for (size_t i = 0; i < picture->count; i++) {
        bool beside = false;
        for (int lane = 0; lane < picture->lanes && !beside; lane++)
            beside = channel_beside(picture, lane, i);
        text.size = 0;
        fds_row_text(picture, &picture->rows[i], limit, &text);
        size_t width = utf8_columns(text.bytes, text.size);
        if (beside && width > widest)
            widest = width;
    }
    text_free(&text);
    return widest < limit ? widest : limit;
}

/* Adds at most `columns` columns of `row`. Returns how many. */
static size_t add_cut(struct text *text, const struct text *row, size_t columns)
{
    size_t all = utf8_columns(row->bytes, row->size), size = row->size;
    if (all <= columns) {
        text_add(text, row->bytes, size);
        return all;
    }
    while (size && (((unsigned char)row->bytes[size] & 0xc0) == 0x80 ||
                    utf8_columns(row->bytes, size) > columns - 3))
        size--;
    text_add(text, row->bytes, size);
    text_add_string(text, "...");
    return utf8_columns(row->bytes, size) + 3;
}

/* The part of a row before its pipes: a long name gives way first, but not the last quarter of the
 * row, then the line's end. */
static size_t add_row(struct text *text, const struct fds_picture *picture, size_t i,
                      size_t columns)
{
    const struct fds_row *row = &picture->rows[i];
    struct text line = {0};
    size_t limit = columns, least = columns / 4;
    fds_row_text(picture, row, limit, &line);
    for (int tries = 0; tries < 2 && utf8_columns(line.bytes, line.size) > columns; tries++) {
        size_t over = utf8_columns(line.bytes, line.size) - columns;
        size_t name = row->held ? utf8_columns(row->held->target, strlen(row->held->target)) : 0;
        size_t shown = name < limit ? name : limit;
        limit = shown > over + least ? shown - over : least;
        line.size = 0;
        fds_row_text(picture, row, limit, &line);
    }
    bool bold = picture->request->colour && !row->held && !row->more;
    text_add_string(text, bold ? "\033[1m" : "");
    size_t used = add_cut(text, &line, columns);
    text_add_string(text, bold ? "\033[m" : "");
    text_free(&line);
    return used;
}

void fds_add_picture(struct text *text, struct fds_picture *picture)
{
    size_t columns = (size_t)picture->request->columns, limit = columns;
    if (columns && columns < NARROWEST)
        columns = limit = NARROWEST;
    int most = columns ? (int)(columns - 44) / LANE_COLUMNS : MOST_LANES;
    fds_lanes(picture, most < MOST_LANES ? most : MOST_LANES);
    size_t lanes = (size_t)(picture->lanes * LANE_COLUMNS);
    limit = columns ? columns - lanes - 2 : 200;
    size_t at = width_beside(picture, limit) + 2;
    for (size_t i = 0; i < picture->count; i++) {
        bool beside = false;
        for (int lane = 0; lane < picture->lanes && !beside; lane++)
            beside = channel_beside(picture, lane, i);
        size_t used = add_row(text, picture, i, beside ? limit : columns ? columns - 1 : 400);
        add_lanes(text, picture, i, used, at);
        text_char(text, '\n');
    }
    if (picture->unseen)
        text_format(text, "%s %zu more processes\n", picture->request->utf8 ? "…" : "...",
                    picture->unseen);
    fds_add_waits(text, picture);
}

/* ---- In sentences ---- */

static void add_sentence(struct text *text, const struct fds_picture *picture,
                         const struct held *held)
{
    text_format(text, "Descriptor %d ", held->fd);
    text_add_string(text, held->reads && held->writes ? "reads and writes "
                          : held->reads               ? "reads from "
                          : held->writes              ? "writes to "
                                                      : "names ");
    fds_add_target(text, held, 200);
    size_t before = text->size;
    text_add_string(text, ": ");
    fds_add_notes(text, picture, held);
    if (text->size == before + 2)
        text->size = before;
    text_add_string(text, ".\n");
}

void fds_add_sentences(struct text *text, const struct fds_picture *picture)
{
    for (size_t i = 0; i < picture->count; i++) {
        const struct fds_row *row = &picture->rows[i];
        if (row->held) {
            add_sentence(text, picture, row->held);
        } else if (row->more) {
            text_format(text, "It has %zu more: ", row->more);
            fds_add_kinds(text, row->kinds);
            text_add_string(text, ".\n");
        } else {
            text_add_string(text, "Process ");
            fds_add_process(text, row->holder->process);
            text_add_string(text, ": ");
            fds_add_doing(text, picture, row->holder);
            if (row->holder->error)
                text_add_string(text, ". Its descriptors are not yours to see.\n");
            else
                text_format(text, ". It has %zu descriptor%s open.\n", row->holder->count,
                            row->holder->count == 1 ? "" : "s");
        }
    }
    if (picture->unseen)
        text_format(text, "There are %zu more processes.\n", picture->unseen);
    fds_add_waits(text, picture);
}

/* ---- The whole ---- */

/* Adds a process and all below it, once. (Processes come and go while /proc is read: what was read
 * need not be a tree, so the steps are counted.) */
static void add_tree(struct fds_picture *picture, const struct process *process, size_t all)
{
    const struct process *p = process;
    for (size_t steps = 0; steps < 2 * all; steps++) {
        bool own = p->pid == picture->request->self;
        if (!holder_find(&picture->holders, p->pid))
            holder_read(picture->arena, &picture->holders, p, own ? picture->request->own : NULL,
                        picture->request->data);
        if (p->first_child) {
            p = p->first_child;
            continue;
        }
        while (p != process && !p->next_sibling)
            p = p->above;
        if (p == process)
            return;
        p = p->next_sibling;
    }
}

int fds_draw(struct arena *arena, const struct fds_request *request, struct text *text,
             pid_t *missing, const char **failed)
{
    struct process_list processes;
    struct fds_picture picture = {.request = request, .arena = arena};
    int error = processes_read(arena, &processes);
    *failed = processes.failed;
    for (size_t i = 0; i < request->root_count && !error; i++) {
        const struct process *root = process_find(&processes, request->roots[i]);
        if (root) {
            add_tree(&picture, root, processes.count);
        } else {
            *missing = request->roots[i];
            error = ESRCH;
        }
    }
    if (error)
        return error;
    holders_join(arena, &picture.holders, &processes);
    fds_find_stuck(&picture.holders);
    fds_rows(&picture);
    if (request->svg)
        fds_add_svg(text, &picture);
    else if (request->words)
        fds_add_sentences(text, &picture);
    else
        fds_add_picture(text, &picture);
    return 0;
}
