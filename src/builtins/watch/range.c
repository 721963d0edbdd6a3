/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records since the mark. */
#include "builtins/watch/range.h"
#include "sys/record.h"

struct range range_since_mark(void)
{
    struct range range = {sys_record_mark() + 1, sys_record_newest(), NULL};
    uint64_t oldest = range.last < SYS_RECORDS ? 1 : range.last - SYS_RECORDS + 1;
    uint64_t begin = sys_record_begin();
    if (range.first < begin && sys_record_mark() > 0)
        range.missing = "recording began only later";
    if (range.first < oldest)
        range.missing = "there were more calls than are kept, and the first are overwritten";
    if (range.first < begin)
        range.first = begin;
    if (range.first < oldest)
        range.first = oldest;
    return range;
}
