/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a process tree.
 *
 * They are bounded: of a tree with more processes than PTREE_ROWS, a parent's childless children of
 * one name are counted after the first few, and what still does not fit is counted at the end. So
 * the recursion is bounded, too: each level of it has made a row.
 */
#include "view/ptree_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIKE = 3 };

const char *ptree_state_word(char state)
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

const char *ptree_terminal_word(const struct process *p)
{
    return p->terminal == 0 ? "none" : p->foreground == p->group ? "foreground" : "background";
}

const char *ptree_grouped(size_t number, char buffer[32])
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

static int by_name(const void *a, const void *b)
{
    const struct process *const *one = a, *const *other = b;
    int order = strcmp((*one)->name, (*other)->name);
    return order ? order : ((*one)->pid > (*other)->pid) - ((*one)->pid < (*other)->pid);
}

/* The children of `p` in the order in which they are drawn: by pid, or by name where they are to be
 * counted. */
static struct process **children_of(struct ptree *tree, const struct process *p, size_t *count)
{
    *count = 0;
    for (const struct process *c = p->first_child; c; c = c->next_sibling)
        ++*count;
    struct process **list = arena_alloc(tree->arena, (*count + 1) * sizeof(struct process *));
    size_t n = 0;
    for (struct process *c = p->first_child; c; c = c->next_sibling)
        list[n++] = c;
    if (tree->crowded && n)
        qsort(list, n, sizeof(struct process *), by_name);
    return list;
}

/* How many of the list's first entries are childless and of one name; only counted in a crowded
 * tree. */
static size_t run_alike(const struct ptree *tree, struct process *const *list, size_t count)
{
    size_t n = 0;
    while (tree->crowded && n < count && !list[n]->first_child &&
           strcmp(list[n]->name, list[0]->name) == 0)
        n++;
    return n;
}

static struct ptree_row *add_row(struct ptree *tree, size_t parent, bool last)
{
    struct ptree_row *row = &tree->rows[tree->count];
    *row = (struct ptree_row){.parent = parent, .last = last};
    row->depth = parent == tree->count ? 0 : tree->rows[parent].depth + 1;
    tree->count++;
    return row;
}

static void add_process(struct ptree *tree, const struct process *process, size_t parent,
                        bool last);

static void add_children(struct ptree *tree, const struct process *process, size_t parent)
{
    size_t count, done = 0;
    struct process **list = children_of(tree, process, &count);
    while (done < count) {
        size_t alike = run_alike(tree, list + done, count - done);
        size_t shown = alike > ALIKE + 1 ? ALIKE : alike ? alike : 1;
        for (size_t i = 0; i < shown; i++)
            add_process(tree, list[done + i], parent, done + i + 1 == count);
        if (alike > shown && tree->count < tree->most) {
            struct ptree_row *row = add_row(tree, parent, done + alike == count);
            row->more = alike - shown;
            row->alike = list[done]->name;
        } else if (alike > shown) {
            tree->unseen += alike - shown;
        }
        done += alike > shown ? alike : shown;
    }
}

static void add_process(struct ptree *tree, const struct process *process, size_t parent, bool last)
{
    if (tree->count == tree->most) {
        tree->unseen += process->offspring + 1;
        return;
    }
    size_t here = tree->count;
    struct ptree_row *row = add_row(tree, parent, last);
    row->process = process;
    row->command = process_command(tree->arena, process);
    add_children(tree, process, here);
}

void ptree_rows(struct ptree *tree, const struct process *root)
{
    tree->most = PTREE_ROWS;
    tree->rows = arena_alloc(tree->arena, PTREE_ROWS * sizeof *tree->rows);
    tree->crowded = root->offspring >= PTREE_ROWS;
    add_process(tree, root, 0, true);
}
