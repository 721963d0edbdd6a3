/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of descriptors: who holds which end of what, and who waits for whom. */
#ifndef NACRE_VIEW_FDS_H
#define NACRE_VIEW_FDS_H

#include "base/arena.h"
#include "base/text.h"
#include <stdbool.h>
#include <sys/types.h>

struct fds_request {
    const pid_t *roots; /* the processes that are drawn, each with all below it */
    size_t root_count;
    pid_t self; /* the process that draws */
    const char *(*own)(void *data,
                       int fd); /* what `self` has a descriptor of its own for, or NULL */
    void *data;
    bool words; /* sentences instead of a picture */
    bool svg;   /* a file's text instead of a picture */
    bool utf8;  /* lines may be drawn with box characters */
    bool colour;
    int columns; /* lines are kept within this width; 0: as long as need be */
};

/*
 * Adds the picture to *text, at most some 250 lines. Memory is cut from `arena`. Returns 0, ESRCH
 * where one of the processes is not there (*missing), or the errno with which /proc could not be
 * read; *failed is the call, as a message names it.
 */
int fds_draw(struct arena *arena, const struct fds_request *request, struct text *text,
             pid_t *missing, const char **failed);

#endif
