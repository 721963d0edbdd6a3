/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What `saw` is asked: calls in order, each with what must be true of it.
 *
 *     fork by=fork then waitpid exited=3 count=2
 */
#ifndef NACRE_BUILTINS_WATCH_QUERY_H
#define NACRE_BUILTINS_WATCH_QUERY_H

#include "base/arena.h"
#include "sys/record.h"

#include <limits.h>

/* What a key is about. */
enum query_field {
    QUERY_BY,
    QUERY_AS,
    QUERY_ROLE,
    QUERY_PROCESS,
    QUERY_RESULT,
    QUERY_ERRNO,
    QUERY_INJECTED,
    QUERY_RAW,
    QUERY_EXITED,
    QUERY_SIGNALED,
    QUERY_STOPPED,
    QUERY_CONTINUED,
    QUERY_ARGUMENT, /* number `parameter` of the call */
};

struct query_key {
    enum query_field field;
    int parameter;
    long number;      /* the value, where it is one */
    const char *text; /* the value as it was given */
};

struct query_step {
    int call;
    struct query_key *keys;
    int key_count;
    long least, most; /* how often it must have happened: once or more unless told otherwise */
};

struct query {
    struct query_step *steps;
    int count;
};

/*
 * Reads `words`. What it makes lives in `arena`; values are kept by pointer. Returns false after a
 * message of the builtin `who`.
 */
bool query_read(struct arena *arena, const char *who, char *const *words, int count,
                struct query *query);

enum query_answer {
    QUERY_NO,
    QUERY_YES,
    QUERY_CANNOT_TELL /* the record holds only the beginning */
};

/* Whether all that the step says is true of the record. */
enum query_answer query_match(const struct query_step *step, const struct sys_record *record);

#endif
