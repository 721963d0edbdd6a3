/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The prompt: where a person types commands. The only room that knows readline.
 *
 * readline is loaded when there is a terminal to prompt on, and driven by its callback interface
 * from the shell's one sleeping place, so that signals, traps and the lesson's channel are served
 * while a line is typed.
 */
#ifndef NACRE_EDIT_EDIT_H
#define NACRE_EDIT_EDIT_H

#include "lang/input.h"
#include <stdbool.h>

struct shell;

/* Makes the input of an interactive shell: standard input, with a prompt. HISTORY: what was typed
 * is kept in a file. */
void edit_input(struct shell *sh, struct input *input, bool history);

/* For exec_on_command: a complete command was read at the prompt and is about to run. */
void edit_command_begins(struct shell *sh, struct input *input, const char *text);

/* `set -o vi` or `set -o emacs` was given. */
void edit_mode(struct shell *sh);

/* At the end of the shell, however it comes: the terminal as it was, the tutor told. For
 * exec_on_exit. */
void edit_leave(struct shell *sh);

#endif
