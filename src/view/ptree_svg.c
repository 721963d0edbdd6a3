/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of processes as SVG: the tree on the left, what each process is on the right. */
#include "base/utf8.h"
#include "view/ptree_rows.h"
#include "view/svg.h"

#include <string.h>

enum { INDENT = 28, LONGEST_COMMAND = 60, STATES = 2 /* columns between the two */ };

static long row_y(size_t i)
{
    return SVG_MARGIN + (long)(i + 1) * SVG_LINE;
}

static long row_x(const struct ptree_row *row)
{
    return SVG_MARGIN + (long)row->depth * INDENT;
}

/* What stands in the tree: "4711 cat -n". */
static void add_name(const struct ptree_row *row, struct text *words)
{
    char number[32];
    if (row->process) {
        text_format(words, "%ld ", (long)row->process->pid);
        text_add_visible(words, row->command, strlen(row->command), LONGEST_COMMAND, 0);
        return;
    }
    text_format(words, "%s more", ptree_grouped(row->more, number));
    if (row->alike) {
        text_add_string(words, " of ");
        text_add_visible(words, row->alike, strlen(row->alike), LONGEST_COMMAND, 0);
    }
}

static void add_branch(const struct ptree *tree, const struct ptree_row *row, size_t i,
                       struct text *body)
{
    if (row->depth == 0)
        return;
    long x = row_x(&tree->rows[row->parent]) + 10, y = row_y(i) - 4;
    svg_line(body, x, row_y(row->parent) + 4, x, y, "plain");
    svg_line(body, x, y, row_x(row) - 4, y, "plain");
}

static void add_details(const struct process *p, long x, long y, struct text *body)
{
    struct text words = {0};
    const char *state = ptree_state_word(p->state);
    const char *class = p->state == 'Z' || p->state == 'T' ? "bad"
                        : p->state == 'R'                  ? "good"
                                                           : "plain";
    svg_text(body, x, y, class, state, strlen(state));
    text_format(&words, "group %ld, session %ld, ", (long)p->group, (long)p->session);
    text_add_string(&words, p->terminal == 0            ? "no terminal"
                            : p->foreground == p->group ? "foreground"
                                                        : "background");
    svg_text(body, x + 12 * SVG_COLUMN, y, "faint", words.bytes, words.size);
    text_free(&words);
}

void ptree_add_svg(const struct ptree *tree, struct text *text)
{
    struct text body = {0}, words = {0}, description = {0};
    long right = 0;
    ptree_add_sentences(tree, &description);
    for (size_t i = 0; i < tree->count; i++) {
        const struct ptree_row *row = &tree->rows[i];
        words.size = 0;
        add_name(row, &words);
        add_branch(tree, row, i, &body);
        svg_text(&body, row_x(row), row_y(i), row->process ? "name" : "faint", words.bytes,
                 words.size);
        long end = row_x(row) + (long)utf8_columns(words.bytes, words.size) * SVG_COLUMN;
        right = end > right ? end : right;
    }
    for (size_t i = 0; i < tree->count; i++)
        if (tree->rows[i].process)
            add_details(tree->rows[i].process, right + STATES * SVG_COLUMN, row_y(i), &body);
    if (tree->unseen) {
        words.size = 0;
        add_name(&(struct ptree_row){.more = tree->unseen}, &words);
        svg_text(&body, SVG_MARGIN, row_y(tree->count), "faint", words.bytes, words.size);
    }
    svg_begin(text, right + (STATES + 58) * SVG_COLUMN, row_y(tree->count + (tree->unseen > 0)),
              "Processes", text_end(&description));
    text_add(text, body.bytes, body.size);
    svg_end(text);
    text_free(&body);
    text_free(&words);
    text_free(&description);
}
