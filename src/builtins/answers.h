/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The two options of every builtin that answers: -v VAR stores the answer in a variable instead of
 * printing it (and so makes no process), and -r writes it as Python would show it.
 */
#ifndef NACRE_BUILTINS_ANSWERS_H
#define NACRE_BUILTINS_ANSWERS_H

#include "base/text.h"
#include "builtins/builtin.h"

/* What was asked of a builtin that answers. */
struct asked {
    const char *variable; /* from -v; NULL: print */
    bool python;          /* from -r */
    char **operands;
    int count; /* of operands */
};

/* The descriptions of -v and -r, for the descriptors. */
extern const struct builtin_option answer_options[];

/*
 * Reads -v and -r, and counts the operands (as operands_between). False after an error, which was
 * told: return 2.
 */
bool asked(struct shell *sh, int argc, char **argv, int least, int most, struct asked *ask);

/* Answers with a string, in quotes under -r. Returns as answer() does. */
int answer_string(struct shell *sh, const struct asked *ask, const char *value);

/*
 * Answers with a list: one item a line, or Python's ['a', 'b'] under -r. Items are strings when
 * `quoted`, else numbers or whatever Python shows without quotes. Under -v the lines are divided by
 * newlines, with none at the end.
 */
int answer_list(struct shell *sh, const struct asked *ask, char *const *items, size_t count,
                bool quoted);

/* Adds `string` as Python's repr() shows it; bytes that are no UTF-8 become \udcXX, as Python keeps
 * them. */
void text_add_python(struct text *text, const char *string);

/*
 * Adds `name`, which came from a file system, to be printed on standard output: as it is, or with
 * its control characters escaped where a terminal would obey them.
 */
void text_add_name(struct text *text, const char *name, bool terminal);

#endif
