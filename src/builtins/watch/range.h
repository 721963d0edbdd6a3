/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records `saw` and `timeline` ask: those since the mark, as far as they are there. */
#ifndef NACRE_BUILTINS_WATCH_RANGE_H
#define NACRE_BUILTINS_WATCH_RANGE_H

#include <stdint.h>

struct range {
    uint64_t first, last;
    const char *missing; /* why the beginning is not there; NULL: it is */
};

struct range range_since_mark(void);

#endif
