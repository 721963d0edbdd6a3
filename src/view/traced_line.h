/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a traced program, in the form of narration. */
#ifndef NACRE_VIEW_TRACED_LINE_H
#define NACRE_VIEW_TRACED_LINE_H

#include "sys/trace.h"
#include "view/call_line.h"

/* Adds the event's line, ended by a newline: a call as call_line shows it, or "-- gets SIGTERM from
 * 4711". */
void traced_line(struct line *line, const struct sys_trace_event *event,
                 const struct call_form *form);

#endif
