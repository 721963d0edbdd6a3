/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words to fields (POSIX.1-2024, XCU 2.6): expansions, field splitting, pathname expansion, quote
 * removal. */
#ifndef NACRE_EXPAND_EXPAND_H
#define NACRE_EXPAND_EXPAND_H

#include "base/text.h"
#include "expand/fields.h"
#include "lang/tree.h"
#include <stdbool.h>
#include <stddef.h>

struct shell;

/*
 * Expands a list of words and adds the fields, which live in sh->scratch. False after an error,
 * which has been told.
 */
bool expand_words(struct shell *sh, const struct word *words, struct fields *fields);

/* The same for one word of the list. */
bool expand_word(struct shell *sh, const struct word *word, struct fields *fields);

enum expand_mode {
    EXPAND_PLAIN, /* no splitting, no pathname expansion: case words, redirections, here-documents
                   */
    EXPAND_ASSIGNMENT, /* the same, with tildes after colons */
    EXPAND_PATTERN,    /* quoted bytes carry QUOTE_MARKs: case patterns, ${x#word} */
};

/*
 * Expands a word to one string, left in sh->expansion from *begin on, ended by a NUL. Whoever calls
 * takes it from there and sets sh->expansion.size back to *begin. False after an error; nothing is
 * left then.
 */
bool expand_in_place(struct shell *sh, const struct word *word, enum expand_mode mode,
                     size_t *begin);

/* The same, copied to sh->scratch; NULL after an error. *size may be NULL. */
char *expand_string(struct shell *sh, const struct word *word, enum expand_mode mode, size_t *size);

/* Runs a command substitution and adds its output to *output; sets sh->substituted. False when it
 * cannot be had. Set in main. */
extern bool (*expand_substitution)(struct shell *sh, struct node *command, struct text *output);

/* How a word that has the form NAME=… is expanded as an operand of export and readonly: as an
 * assignment. */
bool expand_declaration(struct shell *sh, const struct word *word, struct fields *fields);

#endif
