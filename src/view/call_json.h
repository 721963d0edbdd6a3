/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record as a JSON object on a line of its own, for programs. */
#ifndef NACRE_VIEW_CALL_JSON_H
#define NACRE_VIEW_CALL_JSON_H

#include "view/call_line.h"

/*
 * Adds
 * {"number":…,"event":"whole","pid":…,"role":…,"by":…,"call":…,"arguments":{…},"result":…,"errno":…,…}.
 * Arguments are strings, as a person reads them, by their parameters' names. What is not known is
 * left out. Times are seconds of CLOCK_MONOTONIC.
 */
void call_json(struct line *line, const struct sys_record *record, enum call_event event);

/* The name of a source file from "src/" on, whatever the build called it. */
const char *call_place(const char *file);

#endif
