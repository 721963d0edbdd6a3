/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of life: what became of each process, beside each other and in the order of time. */
#ifndef NACRE_VIEW_TIMELINE_H
#define NACRE_VIEW_TIMELINE_H

#include "base/arena.h"
#include "base/text.h"
#include <stdbool.h>
#include <stdint.h>

struct timeline_request {
    uint64_t first, last; /* the records that it is drawn from */
    bool words;           /* sentences instead of a picture */
    bool svg;             /* a file's text instead of a picture */
    bool utf8;
    bool colour;
    int columns; /* lines are kept within this width; 0: as long as need be */
};

/* Adds the picture to *text, at most some 120 lines. Returns how many events there were. */
size_t timeline_draw(struct arena *arena, const struct timeline_request *request,
                     struct text *text);

#endif
