/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One record as narration shows it: who, the call, what came of it, and why it was made.
 *
 *     shell 4711     fork() = 4712  # a pipeline's commands run side by side: each needs a process
 *
 * On a terminal the reason stands under the call, or beside it in a wide window, and each process
 * has its colour.
 */
#ifndef NACRE_VIEW_CALL_LINE_H
#define NACRE_VIEW_CALL_LINE_H

#include "sys/record.h"
#include "view/line.h"

struct call_form {
    int columns; /* of the window; 0: no terminal, one line for each call */
    bool colour;
    bool json;   /* one JSON object a line */
    bool places; /* file and line before the reason */
};

/* How far a call is that is shown; CALL_BEGUN and CALL_RESUMED are the two halves of one that took
 * its time. */
enum call_event { CALL_WHOLE, CALL_BEGUN, CALL_RESUMED };

/* Room enough for any one call_line; also what a pipe takes in one piece (POSIX's PIPE_BUF on
 * Linux). */
enum { CALL_LINE = 4096 };

/* Adds who makes a call: "pipeline 4711", in its colour, up to where calls begin. */
void call_line_who(struct line *line, const char *role, pid_t pid, bool colour);

/* Adds the record's line (or lines, on a terminal) to `line`, ended by a newline. */
void call_line(struct line *line, const struct sys_record *record, enum call_event event,
               const struct call_form *form);

#endif
