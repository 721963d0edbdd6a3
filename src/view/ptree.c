/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of processes, drawn on a terminal or told in sentences. */
#include "view/ptree.h"

#include "base/utf8.h"
#include "view/ptree_rows.h"
#include <errno.h>
#include <string.h>

enum { LONGEST_COMMAND = 200 };

/* ---- As sentences ---- */

static void say(struct text *text, const struct process *p, const char *command)
{
    text_format(text, "Process %ld, ", (long)p->pid);
    text_add_visible(text, command, strlen(command), 0, 0);
    if (p->state == 'Z')
        text_format(text, ", has ended and is a zombie: its parent, %ld, has not waited for it. ",
                    (long)p->parent);
    else
        text_format(text, ", is %s. Its parent is %ld. ",
                    p->state == 'D' ? "waiting for a device" : ptree_state_word(p->state),
                    (long)p->parent);
    text_format(text, "It is in process group %ld of session %ld, ", (long)p->group,
                (long)p->session);
    if (p->terminal == 0)
        text_add_string(text, "which has no terminal.\n");
    else if (p->foreground == p->group)
        text_add_string(text, "and its group owns the terminal.\n");
    else
        text_add_string(text, "in the background.\n");
}

static void say_more(struct text *text, const char *name, size_t count)
{
    char number[32];
    text_format(text, "There %s %s more", count == 1 ? "is" : "are", ptree_grouped(count, number));
    if (name) {
        text_add_string(text, " of ");
        text_add_visible(text, name, strlen(name), 0, 0);
    }
    text_add_string(text, ".\n");
}

void ptree_add_sentences(const struct ptree *tree, struct text *text)
{
    for (size_t i = 0; i < tree->count; i++) {
        const struct ptree_row *row = &tree->rows[i];
        if (row->process)
            say(text, row->process, row->command);
        else
            say_more(text, row->alike, row->more);
    }
    if (tree->unseen)
        say_more(text, NULL, tree->unseen);
}

/* ---- As a picture ---- */

/* The colour of a state: what needs attention stands out. */
static const char *state_colour(char state)
{
    return state == 'Z'                   ? "\033[31m"
           : state == 'T' || state == 't' ? "\033[33m"
           : state == 'R'                 ? "\033[32m"
                                          : "";
}

static void draw_heading(const struct ptree *tree, struct text *text)
{
    int w = tree->width;
    text_add_string(text, tree->request->colour ? "\033[1m" : "");
    text_format(text, "%*s %*s %*s %*s  %-9s  %-10s  %s", w, "PID", w, "PPID", w, "PGID", w, "SID",
                "STATE", "TERMINAL", "COMMAND");
    text_add_string(text, tree->request->colour ? "\033[0m\n" : "\n");
}

/* The branches that lead to a row. */
static void add_branches(const struct ptree *tree, size_t i, struct text *text)
{
    const struct ptree_row *row = &tree->rows[i];
    bool utf8 = tree->request->utf8;
    size_t depth = row->depth, end;
    if (depth == 0)
        return;
    size_t path[PTREE_ROWS]; /* each level above has a row of its own */
    for (end = depth; end-- > 0; i = tree->rows[i].parent)
        path[end] = i;
    for (size_t level = 0; level + 1 < depth; level++)
        text_add_string(text, tree->rows[path[level]].last ? "   " : utf8 ? "│  " : "|  ");
    text_add_string(text, row->last ? (utf8 ? "└─ " : "`- ") : utf8 ? "├─ " : "|- ");
}

/* Adds `string`, safe for a terminal, cut to what is left of the line after `used` columns. */
static void add_cut(const struct ptree *tree, struct text *text, const char *string, size_t used)
{
    size_t columns = (size_t)tree->request->columns, limit = LONGEST_COMMAND;
    if (columns)
        limit = columns > used + 12 ? columns - used - 4 : 8;
    text_add_visible(text, string, strlen(string), limit, 0);
}

static void draw_numbers(const struct ptree *tree, const struct process *p, struct text *text)
{
    int w = tree->width;
    const char *colour = tree->request->colour ? state_colour(p->state) : "";
    text_format(text, "%*ld %*ld %*ld %*ld  ", w, (long)p->pid, w, (long)p->parent, w,
                (long)p->group, w, (long)p->session);
    text_format(text, "%s%-9s%s  ", colour, ptree_state_word(p->state), *colour ? "\033[0m" : "");
    bool bold = tree->request->colour && p->terminal && p->foreground == p->group;
    text_format(text, "%s%-10s%s  ", bold ? "\033[1m" : "", ptree_terminal_word(p),
                bold ? "\033[0m" : "");
}

static void draw_more(const struct ptree *tree, const char *name, size_t count, struct text *text)
{
    char number[32];
    text_format(text, "%s %s more", tree->request->utf8 ? "…" : "...",
                ptree_grouped(count, number));
    if (name) {
        text_add_string(text, " of ");
        text_add_visible(text, name, strlen(name), 0, 0);
    }
}

static void draw_row(const struct ptree *tree, size_t i, struct text *text)
{
    const struct ptree_row *row = &tree->rows[i];
    int numbers = 4 * tree->width + 28;
    if (row->process)
        draw_numbers(tree, row->process, text);
    else
        text_format(text, "%*s", numbers, "");
    size_t before = text->size;
    add_branches(tree, i, text);
    if (row->process)
        add_cut(tree, text, row->command,
                (size_t)numbers + utf8_columns(text->bytes + before, text->size - before));
    else
        draw_more(tree, row->alike, row->more, text);
    if (row->process && row->process->state == 'Z')
        text_add_string(text, " (ended, nobody has waited for it)");
    text_char(text, '\n');
}

void ptree_add_picture(const struct ptree *tree, struct text *text)
{
    draw_heading(tree, text);
    for (size_t i = 0; i < tree->count; i++)
        draw_row(tree, i, text);
    if (tree->unseen) {
        text_format(text, "%*s", 4 * tree->width + 28, "");
        draw_more(tree, NULL, tree->unseen, text);
        text_char(text, '\n');
    }
}

int ptree_draw(struct arena *arena, const struct ptree_request *request, struct text *text,
               const char **failed)
{
    struct process_list processes;
    int error = processes_read(arena, &processes);
    *failed = processes.failed;
    if (error)
        return error;
    const struct process *root = process_find(&processes, request->root);
    if (!root)
        return ESRCH;
    struct ptree tree = {.request = request, .arena = arena, .width = 5};
    for (pid_t pid = processes.list[processes.count - 1].pid; pid > 99999; pid /= 10)
        tree.width++;
    ptree_rows(&tree, root);
    if (request->svg)
        ptree_add_svg(&tree, text);
    else if (request->words)
        ptree_add_sentences(&tree, text);
    else
        ptree_add_picture(&tree, text);
    return 0;
}
