/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the room: prompts, and the marks around them that terminals know (OSC 133). */
#ifndef NACRE_EDIT_PROMPT_H
#define NACRE_EDIT_PROMPT_H

#include "base/text.h"
#include <stdbool.h>

struct shell;

/* Begins: the marks' id is made up; no marks when the terminal is dumb. */
void prompt_init(bool marks);

/* The id that is in each mark, so that nobody else's output is taken for one. */
const char *prompt_aid(void);

/* What the default prompt begins with in a lesson, such as "3/12"; empty for nothing. Too long a
 * text is cut. */
void prompt_step(const char *step);

/* Adds the primary prompt, or the one of a line that goes on: PS1 or PS2 expanded, else nacre's
 * own. */
void prompt_text(struct shell *sh, bool more, struct text *text);

/*
 * Adds a mark with its parameters, each of them ended by a semicolon. 'A': a prompt begins (k=s:
 * one for more of a command; lines=N: N lines of it stand above the one that is typed behind). 'B':
 * it is written. 'C': output begins. 'D': it has ended, and the status follows; without one, the
 * line that was being typed is set aside, and will come again behind the next prompt.
 */
void prompt_mark(struct text *text, char kind, const char *parameters);

#endif
