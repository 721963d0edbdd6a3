/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of descriptors as SVG: a box for each process, and beside them the pipes. */
#include "base/utf8.h"
#include "view/fds_rows.h"
#include "view/svg.h"

#include <string.h>

enum { MOST_LANES = 24, LANE_WIDTH = 26, NAME_COLUMNS = 60 };

/* How far a box reaches above the line on which its first text stands and below that of its last,
 * and how far it is from the next box. */
enum { ABOVE_TEXT = 17, BELOW_TEXT = 9, BETWEEN_BOXES = 8 };
enum { BOX_GAP = ABOVE_TEXT + BELOW_TEXT + BETWEEN_BOXES - SVG_LINE };

static const char *lane_class(int lane)
{
    static const char *const classes[] = {"c0", "c1", "c2", "c3", "c4", "c5"};
    return classes[lane % 6];
}

/* The line on which the row's text stands. */
static long row_y(const struct fds_picture *picture, size_t i)
{
    return SVG_MARGIN + ABOVE_TEXT + (long)i * SVG_LINE + (long)picture->rows[i].box * BOX_GAP;
}

/* Where what stands below the last box begins. */
static long boxes_end(const struct fds_picture *picture)
{
    size_t count = picture->count;
    return count ? row_y(picture, count - 1) + BELOW_TEXT + BETWEEN_BOXES / 2 : SVG_MARGIN;
}

/* The rows' texts, and a box around the rows of each process. Returns how wide it all is. */
static long add_rows(struct text *body, const struct fds_picture *picture)
{
    size_t widest = 0;
    struct text line = {0}, texts = {0};
    for (size_t i = 0; i < picture->count; i++) {
        const struct fds_row *row = &picture->rows[i];
        line.size = 0;
        fds_row_text(picture, row, NAME_COLUMNS, &line);
        size_t columns = utf8_columns(line.bytes, line.size);
        widest = columns > widest ? columns : widest;
        bool process = !row->held && !row->more;
        svg_text(&texts, SVG_MARGIN + SVG_COLUMN, row_y(picture, i),
                 process                       ? row->holder->stuck ? "bad" : "name"
                 : row->more || row->held->own ? "faint"
                                               : "plain",
                 line.bytes, line.size);
    }
    long width = (long)(widest + 2) * SVG_COLUMN;
    for (size_t i = 0, end; i < picture->count; i = end) {
        for (end = i + 1;
             end < picture->count && picture->rows[end].holder == picture->rows[i].holder;)
            end++;
        svg_box(body, SVG_MARGIN, row_y(picture, i) - ABOVE_TEXT, width,
                (long)(end - 1 - i) * SVG_LINE + ABOVE_TEXT + BELOW_TEXT, "box");
    }
    text_add(body, texts.bytes, texts.size);
    text_free(&texts);
    text_free(&line);
    return width;
}

/* The pipes: down their lanes, and across to each descriptor that holds an end. */
static void add_pipes(struct text *body, const struct fds_picture *picture, long right)
{
    for (size_t i = 0; i < picture->holders.channel_count; i++) {
        const struct channel *channel = &picture->holders.channels[i];
        long x = right + 2L * SVG_MARGIN + channel->lane * LANE_WIDTH;
        if (channel->lane >= 0)
            svg_line(body, x, row_y(picture, channel->first) - 4, x,
                     row_y(picture, channel->last) - 4, lane_class(channel->lane));
    }
    for (size_t i = 0; i < picture->count; i++) {
        const struct held *held = picture->rows[i].held;
        if (!held || !held->channel || held->channel->lane < 0)
            continue;
        const char *class = lane_class(held->channel->lane);
        long x = right + 2L * SVG_MARGIN + held->channel->lane * LANE_WIDTH,
             y = row_y(picture, i) - 4;
        svg_line(body, right, y, x, y, class);
        svg_dot(body, x, y, 3, class);
        if (held->reads)
            svg_tip(body, right, y, 1, class);
        if (held->writes)
            svg_dot(body, right, y, 4, class);
    }
}

/* The sentences below the picture. Returns how wide they are, in columns, and how many. */
static size_t add_sentences(struct text *body, const struct fds_picture *picture, size_t *count)
{
    struct text sentences = {0};
    size_t widest = 0;
    *count = 0;
    if (picture->unseen)
        text_format(&sentences, "%zu more processes\n", picture->unseen);
    fds_add_waits(&sentences, picture);
    for (const char *line = text_end(&sentences); *line; line += strcspn(line, "\n") + 1) {
        size_t size = strcspn(line, "\n"), columns = utf8_columns(line, size);
        widest = columns > widest ? columns : widest;
        svg_text(body, SVG_MARGIN, boxes_end(picture) + (long)++*count * SVG_LINE,
                 strncmp(line, "Deadlock", 8) == 0 ? "bad" : "plain", line, size);
    }
    text_free(&sentences);
    return widest;
}

void fds_add_svg(struct text *text, struct fds_picture *picture)
{
    struct text body = {0}, description = {0};
    size_t sentences;
    fds_add_sentences(&description, picture);
    fds_lanes(picture, MOST_LANES);
    long right = SVG_MARGIN + add_rows(&body, picture);
    add_pipes(&body, picture, right);
    long columns = (long)add_sentences(&body, picture, &sentences);
    long width = right + 3L * SVG_MARGIN + picture->lanes * LANE_WIDTH;
    if (width < columns * SVG_COLUMN + 2L * SVG_MARGIN)
        width = columns * SVG_COLUMN + 2L * SVG_MARGIN;
    svg_begin(text, width, boxes_end(picture) + (long)sentences * SVG_LINE + SVG_MARGIN,
              "Processes and their descriptors", text_end(&description));
    text_add(text, body.bytes, body.size);
    svg_end(text);
    text_free(&body);
    text_free(&description);
}
