/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records as a person writes calls: waitpid(4712, &status, WUNTRACED) = 4712 (exited 3).
 *
 * It goes by the shapes of sys/shape.h alone; a new call in calls.def is decoded without a line
 * here. No malloc and no stdio: see view/line.h.
 */
#ifndef NACRE_VIEW_DECODE_H
#define NACRE_VIEW_DECODE_H

#include "sys/shape.h"
#include "view/line.h"

/* Adds the call and its arguments: kill(4712, SIGTERM). What only the return will tell is shown as
 * &name. */
void decode_call(struct line *line, const struct sys_record *record);

/* Adds " = RESULT", with the error or the status; nothing when the call has not returned. */
void decode_result(struct line *line, const struct sys_record *record);

/*
 * Adds parameter number `i`. *position goes through the record's strings: 0 before the first
 * parameter, and every parameter must be asked for in turn. Returns false when there is no such
 * parameter, or C would leave it out (the mode of an open that creates nothing).
 */
bool decode_argument(struct line *line, const struct sys_record *record, int i, size_t *position);

/* Adds a raw status in words: "exited 3", "signaled TERM", "stopped TSTP", "continued". */
void decode_status(struct line *line, long status);

/* Whether the record holds the status of a child, and which. */
bool decode_has_status(const struct sys_record *record, long *status);

#endif
