/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the room: reading one line, with readline or without. */
#ifndef NACRE_EDIT_LINE_H
#define NACRE_EDIT_LINE_H

#include "base/text.h"
#include "lang/input.h"
#include <signal.h>
#include <stdbool.h>

struct shell;

/*
 * Loads readline for the terminal on descriptors 0 and 1 or 2. False when it cannot be had, or the
 * terminal cannot be drawn on: then the terminal's own editing is used.
 */
bool readline_load(struct shell *sh, int terminal);

/* What stands in a line that is not finished. */
struct unfinished {
    char *text; /* malloc'ed; NULL: nothing */
    int cursor;
};

/*
 * Begins a line with this prompt. Marks within it stand between \001 and \002. What `unfinished`
 * holds is put into it, and freed.
 */
void readline_begin(const char *prompt, struct unfinished *unfinished);

/* Takes the line off the screen, terminal modes put back, so that something else can be printed in
 * its place. */
void readline_set_aside(struct unfinished *unfinished);

/*
 * Hands over a byte that was typed. Returns true when the line is done: *line is malloc'ed, or NULL
 * at the end of input. The shell reads the byte itself: readline would go on waiting when ^C has
 * just thrown away what poll had seen. Signals are blocked; `mask` is the one to sleep with where
 * readline must have more bytes.
 */
bool readline_take(unsigned char byte, const sigset_t *mask, char **line);

/* Leaves the line as it stands on the screen, terminal modes put back: after ^C. */
void readline_abandon(void);

/* Adds an entry to what can be recalled with the arrow keys. */
void readline_remember(const char *command);

/* vi or emacs keys. */
void readline_mode(bool vi);

/* The window has another size. */
void readline_resize(void);

#endif
