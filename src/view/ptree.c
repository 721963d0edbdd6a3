/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture of processes.
 *
 * It is bounded: of a tree with more processes than LINES, a parent's childless children of one
 * name are counted after the first few, and what still does not fit is counted at the end. So the
 * recursion is bounded, too: each level of it has printed a line.
 */
#include "view/ptree.h"

#include "base/output.h"
#include "base/text.h"
#include "base/utf8.h"
#include "view/proc.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES = 200, ALIKE = 3, LONGEST_COMMAND = 200 };

struct drawing {
    const struct ptree_request *request;
    struct arena *arena;
    int width;        /* of the columns with numbers */
    size_t left;      /* lines that may still be printed */
    size_t unseen;    /* processes for which there was no line */
    bool crowded;     /* there are more processes than lines */
    struct text stem; /* the branches left of the process to be drawn */
};

static const char *state_word(char state)
{
    switch (state) {
    case 'R':
        return "running";
    case 'S':
        return "sleeping";
    case 'D':
        return "disk wait";
    case 'T':
        return "stopped";
    case 't':
        return "traced";
    case 'Z':
        return "zombie";
    case 'X':
        return "dead";
    case 'I':
        return "idle";
    default:
        return "unknown";
    }
}

/* The colour of a state: what needs attention stands out. */
static const char *state_colour(char state)
{
    return state == 'Z'                   ? "\033[31m"
           : state == 'T' || state == 't' ? "\033[33m"
           : state == 'R'                 ? "\033[32m"
                                          : "";
}

static const char *terminal_word(const struct process *p)
{
    return p->terminal == 0 ? "none" : p->foreground == p->group ? "foreground" : "background";
}

/* `number` with a comma between thousands. */
static const char *grouped(size_t number, char buffer[32])
{
    char digits[24];
    int size = snprintf(digits, sizeof digits, "%zu", number), to = 0;
    for (int i = 0; i < size; i++) {
        if (i > 0 && (size - i) % 3 == 0)
            buffer[to++] = ',';
        buffer[to++] = digits[i];
    }
    buffer[to] = '\0';
    return buffer;
}

/* ---- As sentences ---- */

static void say(const struct process *p, const char *command)
{
    struct text text = {0};
    text_format(&text, "Process %ld, ", (long)p->pid);
    text_add_visible(&text, command, strlen(command), 0, 0);
    if (p->state == 'Z')
        text_format(&text, ", has ended and is a zombie: its parent, %ld, has not waited for it. ",
                    (long)p->parent);
    else
        text_format(&text, ", is %s. Its parent is %ld. ",
                    p->state == 'D' ? "waiting for a device" : state_word(p->state),
                    (long)p->parent);
    text_format(&text, "It is in process group %ld of session %ld, ", (long)p->group,
                (long)p->session);
    if (p->terminal == 0)
        text_add_string(&text, "which has no terminal.\n");
    else if (p->foreground == p->group)
        text_add_string(&text, "and its group owns the terminal.\n");
    else
        text_add_string(&text, "in the background.\n");
    output_add(text.bytes, text.size);
    text_free(&text);
}

static void say_more(const char *name, size_t count)
{
    char number[32];
    struct text text = {0};
    text_format(&text, "There %s %s more", count == 1 ? "is" : "are", grouped(count, number));
    if (name) {
        text_add_string(&text, " of ");
        text_add_visible(&text, name, strlen(name), 0, 0);
    }
    text_add_string(&text, ".\n");
    output_add(text.bytes, text.size);
    text_free(&text);
}

/* ---- As a picture ---- */

static void draw_heading(const struct drawing *d)
{
    int w = d->width;
    output_string(d->request->colour ? "\033[1m" : "");
    output_format("%*s %*s %*s %*s  %-9s  %-10s  %s", w, "PID", w, "PPID", w, "PGID", w, "SID",
                  "STATE", "TERMINAL", "COMMAND");
    output_string(d->request->colour ? "\033[0m\n" : "\n");
}

/* Adds `string`, safe for a terminal, cut to what is left of the line after `used` columns. */
static void add_cut(const struct drawing *d, struct text *line, const char *string, size_t used)
{
    size_t columns = (size_t)d->request->columns, limit = LONGEST_COMMAND;
    if (columns)
        limit = columns > used + 12 ? columns - used - 4 : 8;
    text_add_visible(line, string, strlen(string), limit, 0);
}

/* One process; `branch` joins it to its parent. */
static void draw(const struct drawing *d, const struct process *p, const char *branch,
                 const char *command)
{
    struct text line = {0};
    int w = d->width;
    const char *colour = d->request->colour ? state_colour(p->state) : "";
    text_format(&line, "%*ld %*ld %*ld %*ld  ", w, (long)p->pid, w, (long)p->parent, w,
                (long)p->group, w, (long)p->session);
    text_format(&line, "%s%-9s%s  ", colour, state_word(p->state), *colour ? "\033[0m" : "");
    bool bold = d->request->colour && p->terminal && p->foreground == p->group;
    text_format(&line, "%s%-10s%s  ", bold ? "\033[1m" : "", terminal_word(p),
                bold ? "\033[0m" : "");
    text_add(&line, d->stem.bytes, d->stem.size);
    text_add_string(&line, branch);
    add_cut(d, &line, command,
            (size_t)(4 * w + 28) + utf8_columns(d->stem.bytes, d->stem.size) +
                utf8_columns(branch, strlen(branch)));
    if (p->state == 'Z')
        text_add_string(&line, " (ended, nobody has waited for it)");
    text_char(&line, '\n');
    output_add(line.bytes, line.size);
    text_free(&line);
}

/* The line that stands for `count` processes; `name` is NULL where they differ. */
static void draw_more(const struct drawing *d, const char *branch, const char *name, size_t count)
{
    char number[32];
    struct text line = {0};
    text_format(&line, "%*s", 4 * d->width + 28, "");
    text_add(&line, d->stem.bytes, d->stem.size);
    text_format(&line, "%s%s %s more", branch, d->request->utf8 ? "…" : "...",
                grouped(count, number));
    if (name) {
        text_add_string(&line, " of ");
        text_add_visible(&line, name, strlen(name), 0, 0);
    }
    text_char(&line, '\n');
    output_add(line.bytes, line.size);
    text_free(&line);
}

/* ---- The walk ---- */

static void walk(struct drawing *d, const struct process *p, const char *branch, const char *below);

static int by_name(const void *a, const void *b)
{
    const struct process *const *one = a, *const *other = b;
    int order = strcmp((*one)->name, (*other)->name);
    return order ? order : ((*one)->pid > (*other)->pid) - ((*one)->pid < (*other)->pid);
}

/* The children of `p` in the order in which they are drawn: by pid, or by name where they are to be
 * counted. */
static struct process **children_of(struct drawing *d, const struct process *p, size_t *count)
{
    *count = 0;
    for (const struct process *c = p->first_child; c; c = c->next_sibling)
        ++*count;
    struct process **list = arena_alloc(d->arena, (*count + 1) * sizeof(struct process *));
    size_t n = 0;
    for (struct process *c = p->first_child; c; c = c->next_sibling)
        list[n++] = c;
    if (d->crowded && n)
        qsort(list, n, sizeof(struct process *), by_name);
    return list;
}

/* How many of the list's first entries are childless and of one name; only counted in a crowded
 * tree. */
static size_t run_alike(const struct drawing *d, struct process *const *list, size_t count)
{
    size_t n = 0;
    while (d->crowded && n < count && !list[n]->first_child &&
           strcmp(list[n]->name, list[0]->name) == 0)
        n++;
    return n;
}

static void walk_children(struct drawing *d, const struct process *p)
{
    bool utf8 = d->request->utf8;
    size_t count, done = 0;
    struct process **list = children_of(d, p, &count);
    while (done < count) {
        size_t alike = run_alike(d, list + done, count - done), shown = alike > ALIKE + 1 ? ALIKE
                                                                        : alike           ? alike
                                                                                          : 1;
        for (size_t i = 0; i < shown; i++) {
            bool last = done + i + 1 == count;
            walk(d, list[done + i], last ? (utf8 ? "└─ " : "`- ") : (utf8 ? "├─ " : "|- "),
                 last ? "   " : (utf8 ? "│  " : "|  "));
        }
        if (alike > shown && d->left > 0) {
            bool last = done + alike == count;
            if (d->request->words)
                say_more(list[done]->name, alike - shown);
            else
                draw_more(d, last ? (utf8 ? "└─ " : "`- ") : (utf8 ? "├─ " : "|- "),
                          list[done]->name, alike - shown);
            d->left--;
        } else if (alike > shown) {
            d->unseen += alike - shown;
        }
        done += alike > shown ? alike : shown;
    }
}

/* Draws `p` and all below it; `below` is what its children's lines have in the place of its branch.
 */
static void walk(struct drawing *d, const struct process *p, const char *branch, const char *below)
{
    if (d->left == 0) {
        d->unseen += p->offspring + 1;
        return;
    }
    d->left--;
    char *command = process_command(d->arena, p);
    if (d->request->words)
        say(p, command);
    else
        draw(d, p, branch, command);
    size_t stem = d->stem.size;
    text_add_string(&d->stem, below);
    walk_children(d, p);
    d->stem.size = stem;
}

int ptree_print(struct arena *arena, const struct ptree_request *request)
{
    struct process_list processes;
    int error = processes_read(arena, &processes);
    if (error)
        return error;
    const struct process *root = process_find(&processes, request->root);
    if (!root)
        return ESRCH;
    struct drawing d = {.request = request, .arena = arena, .width = 5, .left = LINES};
    d.crowded = root->offspring >= LINES;
    for (pid_t pid = processes.list[processes.count - 1].pid; pid > 99999; pid /= 10)
        d.width++;
    if (!request->words)
        draw_heading(&d);
    walk(&d, root, "", "");
    d.stem.size = 0;
    if (d.unseen && request->words)
        say_more(NULL, d.unseen);
    else if (d.unseen)
        draw_more(&d, "", NULL, d.unseen);
    text_free(&d.stem);
    return 0;
}
