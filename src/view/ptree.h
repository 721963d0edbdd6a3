/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of processes: who is whose child, and what each is doing. */
#ifndef NACRE_VIEW_PTREE_H
#define NACRE_VIEW_PTREE_H

#include "base/arena.h"
#include "base/text.h"
#include <stdbool.h>
#include <sys/types.h>

struct ptree_request {
    pid_t root; /* the topmost process */
    bool words; /* sentences instead of a picture */
    bool svg;   /* a file's text instead of a picture */
    bool utf8;  /* the branches may be drawn with box characters */
    bool colour;
    int columns; /* lines are cut to this width; 0: not at all */
};

/*
 * Adds the tree to *text, at most some 200 lines. Memory is cut from `arena`. Returns 0, ESRCH
 * where there is no such process, or the errno with which /proc could not be read; *failed is the
 * call, as a message names it.
 */
int ptree_draw(struct arena *arena, const struct ptree_request *request, struct text *text,
               const char **failed);

#endif
