/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of `help`: what it prints of each builtin comes from the descriptors alone. */
#ifndef NACRE_BUILTINS_WATCH_HELP_H
#define NACRE_BUILTINS_WATCH_HELP_H

#include "builtins/builtin.h"

/* The sections in the order in which they are taught; ended by .name == NULL. */
struct help_section {
    const char *name; /* as in struct builtin */
    const char *title;
};
extern const struct help_section help_sections[];

/*
 * `help -s`: prints the handler and the descriptor of `b` out of its source file, or with `whole`
 * the file, with line numbers. Returns 0, or 1 after a message.
 */
int help_source(const char *who, const struct builtin *b, bool whole);

/* `help -m`: prints all descriptors as Texinfo, for the manual. Returns 0. */
int help_manual(void);

#endif
