/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of `set` (POSIX.1-2024, section 2.15, set) and nacre's own two. */
#ifndef NACRE_STATE_OPTIONS_H
#define NACRE_STATE_OPTIONS_H

#include <stdbool.h>

struct shell;

enum {
    OPTION_ALLEXPORT = 1u << 0,
    OPTION_NOTIFY = 1u << 1,
    OPTION_NOCLOBBER = 1u << 2,
    OPTION_EMACS = 1u << 3,
    OPTION_ERREXIT = 1u << 4,
    OPTION_NOGLOB = 1u << 5,
    OPTION_HASHALL = 1u << 6,
    OPTION_IGNOREEOF = 1u << 7,
    OPTION_INTERACTIVE = 1u << 8,
    OPTION_MONITOR = 1u << 9,
    OPTION_NOEXEC = 1u << 10,
    OPTION_NOLOG = 1u << 11,
    OPTION_NOUNSET = 1u << 12,
    OPTION_PIPEFAIL = 1u << 13,
    OPTION_POSIX = 1u << 14,  /* the standard's builtins and words only, as when invoked as sh */
    OPTION_RECORD = 1u << 15, /* calls are recorded, for saw and timeline */
    OPTION_STDIN = 1u << 16,
    OPTION_VERBOSE = 1u << 17,
    OPTION_VI = 1u << 18,
    OPTION_XTRACE = 1u << 19,
};

struct option_name {
    const char *name; /* NULL for one that has a letter only */
    char letter;      /* 0 for none */
    bool startup;     /* set on the command line only, not by `set` */
    unsigned bit;
};

extern const struct option_name option_names[]; /* sorted by name, ended by .bit == 0 */

/* The entry for a letter or a name; NULL for none. */
const struct option_name *option_by_letter(char letter);
const struct option_name *option_by_name(const char *name);

/* Sets or clears one option and calls shell.option_changed when that is a change. */
void option_set(struct shell *sh, unsigned bit, bool on);

#endif
