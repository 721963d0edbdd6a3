/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text to tree: one complete command at a time (POSIX.1-2024, XCU 2.10). */
#ifndef NACRE_LANG_PARSER_H
#define NACRE_LANG_PARSER_H

#include "base/text.h"
#include "lang/input.h"
#include "lang/tree.h"

struct shell;

enum parse_result {
    PARSE_COMMAND,     /* *tree is a complete command, perhaps an empty one */
    PARSE_END,         /* there is no more input */
    PARSE_ERROR,       /* a syntax error, which has been told; shell.status is 2 */
    PARSE_INTERRUPTED, /* SIGINT while a line was typed */
};

/*
 * Reads and parses the next complete command from `input`, up to and with its newline. *tree is the
 * caller's, to be given to tree_drop. `source`, where not NULL, is set to the text that was read
 * (aliases expanded), for history.
 */
enum parse_result parse_command(struct shell *sh, struct input *input, struct tree **tree,
                                struct text *source);

/* Parses `text` as the inside of double quotes, as PS1 and ENV are expanded. The word is cut from
 * tree's arena. NULL on error. */
struct word *parse_quoted_text(struct shell *sh, struct tree *tree, const char *text);

/* Whether `name` is a reserved word just now (narrate and trace are so in nacre's own mode only).
 */
bool is_reserved_word(struct shell *sh, const char *name);

#endif
