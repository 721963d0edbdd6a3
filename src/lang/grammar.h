/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inside of the room: what the two halves of the grammar, parser.c and commands.c, have of each
 * other.
 *
 * After an error p->failed is set, the message has been written, and every function returns at
 * once.
 */
#ifndef NACRE_LANG_GRAMMAR_H
#define NACRE_LANG_GRAMMAR_H

#include "lang/lexer.h"
#include "lang/tree.h"

/* A node for what begins at the token; of the tree's arena. */
struct node *grammar_node(struct parser *p, enum node_kind kind);

static inline bool is(struct parser *p, enum token_kind kind)
{
    return lexer_token(p)->kind == kind;
}

/* If the token is an operator of this kind, takes it. */
bool take(struct parser *p, enum token_kind kind);

/* If the token is that word, unquoted, takes it. */
bool take_word(struct parser *p, const char *word);

/* What stands here cannot: tells so. At the end of the input, the place to show is where that began
 * which is still open. */
void grammar_unexpected(struct parser *p, const char *wanted, const char *why_wanted);

/* Takes the reserved word that must stand here, or tells that it is missing. */
void grammar_want(struct parser *p, const char *word, const char *why_wanted);

/* Whether there is no room for what stands inside here, which has been told, or an error before. */
bool grammar_too_deep(struct parser *p);

void grammar_skip_newlines(struct parser *p);

/* Commands divided by ; & and newlines, up to what cannot begin a command. NULL for none. */
struct node *grammar_list(struct parser *p);

/* A list where at least one command must stand; `after` says where, for the message. */
struct node *grammar_body(struct parser *p, const char *after);

/* A simple command or a function definition; NULL when none begins here. `node` may have its first
 * words already. */
struct node *grammar_simple(struct parser *p, struct node *node);

/* A compound command with its redirections; NULL when none begins here. */
struct node *grammar_compound(struct parser *p);

#endif
