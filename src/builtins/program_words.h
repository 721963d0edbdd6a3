/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that the families of exec and spawn share, and the letters behind their names: l and v
 * (the arguments one by one, or as one list; at a shell's prompt both are words), p (PATH is
 * searched), e (the environment is spelled out).
 */
#ifndef NACRE_BUILTINS_PROGRAM_WORDS_H
#define NACRE_BUILTINS_PROGRAM_WORDS_H

#include "builtins/builtin.h"

struct program_words {
    const char *file;   /* the program's path, or with p the name to search for */
    char **argv;        /* ended by NULL; argv[0] is as given */
    char **environment; /* ended by NULL */
    bool searches;      /* PATH */
};

/*
 * Reads FILE ARG0 [ARG...] and, where the name of the builtin `who` ends in e, -- [NAME=VALUE...].
 * `words` are ended by NULL and are changed: an end is put behind ARGs. The last `--` is the one
 * that counts, so that an ARG may be one too. False after an error, which was told: return 2.
 */
bool program_words(struct shell *sh, const char *who, char **words, struct program_words *program);

#endif
