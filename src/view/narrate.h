/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The narrator: prints each call as it is made, in the order in which calls entered the floor.
 *
 * It is the floor's listener (sys/record.h); main sets sys_listener = narrate_record. The process
 * that makes a call prints it, on a descriptor of the shell's own, so no redirection of a command
 * reaches it.
 */
#ifndef NACRE_VIEW_NARRATE_H
#define NACRE_VIEW_NARRATE_H

#include "sys/record.h"
#include "sys/trace.h"
#include "view/call_line.h"

/*
 * Where narration goes by default: `fd`, at 10 or above and close-on-exec, a copy of the standard
 * error that the shell was started with; -1: nowhere. `terminal` and `columns` (its width) decide
 * the layout, and with the environment (NO_COLOR, TERM) whether there are colours. To be called
 * again when the window's size changes.
 */
void narrate_to(int fd, bool terminal, int columns);

/*
 * Where the narrator keeps that descriptor, and the one of a file that narration goes to instead
 * (-1: none), in plain lines. They are the `place` of state/descriptors.h, so that they can be
 * moved.
 */
int *narrate_place(void);
int *narrate_file_place(void);

/* The form: one JSON object a line; file and line before the reason. */
void narrate_form(bool json, bool places);

/* The same, asked: what narrate_form was last given. */
void narrate_form_get(bool *json, bool *places);

/* The form of what is shown just now, for `saw -l`. */
struct call_form narrate_form_now(void);

/* The tracer's listener: in the order in which it tells, after what the shell began before. */
void narrate_traced(const struct sys_trace_event *event);

/* The listener. */
void narrate_record(struct sys_record *record);

#endif
