/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the process tree: its rows, whatever they are drawn as. */
#ifndef NACRE_VIEW_PTREE_ROWS_H
#define NACRE_VIEW_PTREE_ROWS_H

#include "view/proc.h"
#include "view/ptree.h"

enum { PTREE_ROWS = 200 };

/* A row is a process, or stands for some that are not shown. */
struct ptree_row {
    const struct process *process; /* NULL: stands for `more` */
    const char *command;           /* not safe for a terminal */
    size_t more;
    const char *alike; /* the name that all of them have; NULL where they differ */
    size_t parent;     /* the row of its parent; its own for the root */
    size_t depth;      /* 0 for the root */
    bool last;         /* no other child of its parent comes after it */
};

struct ptree {
    const struct ptree_request *request;
    struct arena *arena;
    struct ptree_row *rows; /* parents before their children */
    size_t count, most;
    size_t unseen; /* processes for which there was no row */
    bool crowded;  /* there are more processes than rows */
    int width;     /* of a process ID, in columns */
};

/* Makes the rows of the tree below `root`. */
void ptree_rows(struct ptree *tree, const struct process *root);

/* "running", "stopped", "zombie", … */
const char *ptree_state_word(char state);

/* "foreground", "background" or "none": whether it may read from its terminal. */
const char *ptree_terminal_word(const struct process *process);

/* `number` with a comma between thousands. */
const char *ptree_grouped(size_t number, char buffer[32]);

void ptree_add_picture(const struct ptree *tree, struct text *text);
void ptree_add_sentences(const struct ptree *tree, struct text *text);
void ptree_add_svg(const struct ptree *tree, struct text *text);

#endif
