/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the room: the parser's looks at words, and what may stand behind narrate and trace. */
#ifndef NACRE_LANG_PARSER_WORDS_H
#define NACRE_LANG_PARSER_WORDS_H

#include "lang/lexer.h"

/* The token's text if it is an unquoted literal word, else NULL. */
const char *parser_plain_word(struct parser *p);

/* Whether the token is that word, unquoted. */
bool parser_is_word(struct parser *p, const char *word);

/* If an alias stands where a command can begin, puts its text in its place. Returns whether one
 * did. */
bool parser_alias(struct parser *p);

/* Takes narrate or trace, and the options behind it, as the words of `simple`. Returns whether --
 * ended the options. */
bool parser_watch_words(struct parser *p, struct node *simple);

/* Whether a command stands behind the options, which -- has `ended`, or on, off or nothing. */
bool parser_command_follows(struct parser *p, bool ended);

#endif
