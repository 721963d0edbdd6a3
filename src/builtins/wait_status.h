/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A child's status, and what it has used, made readable. */
#ifndef NACRE_BUILTINS_WAIT_STATUS_H
#define NACRE_BUILTINS_WAIT_STATUS_H

#include "base/text.h"
#include <sys/resource.h>

/* Adds what a status means: "exited 3", "killed by SIGKILL". */
void status_meaning(struct text *text, int status);

/* Adds the 16 bits of a status in their groups, and under them what each group says. */
void status_bits(struct text *text, int status);

/* Adds what the child has used: a line for each field that Linux keeps, with its name in C. */
void usage_table(struct text *text, const struct rusage *usage);

/* Adds the same as Python shows it. */
void usage_python(struct text *text, const struct rusage *usage);

#endif
