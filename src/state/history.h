/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The history of commands typed at a prompt: a list, and a file that it is appended to as it
 * happens.
 *
 * The file has one line an entry; a newline within an entry is written as \n and a backslash as \\.
 * Each entry is one write to a descriptor opened with O_APPEND, under a lock, so that two shells at
 * once lose nothing; a last line that was torn (by a full disk) is closed off before the next is
 * written, and left out when the file is read.
 */
#ifndef NACRE_STATE_HISTORY_H
#define NACRE_STATE_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

struct shell;

/* Reads the file: $HISTFILE, else nacre/history in the XDG state folder, which is made. At most
 * $HISTSIZE entries are kept. Without FILE, the history begins empty and ends with the shell. */
void history_load(struct shell *sh, bool file);

/* Adds a command, its newline at the end left out, to the list and the file. Blank ones, and those
 * that begin with a blank, are not kept. */
void history_add(struct shell *sh, const char *command);

/* Entries have numbers from history_first() to history_last(); no entries: last < first. NULL for a
 * number out of range. */
int history_first(const struct shell *sh);
int history_last(const struct shell *sh);
const char *history_get(const struct shell *sh, int number);

/* Replaces the newest entry, in the list alone: what fc ran stands in the place of fc itself. */
void history_replace_last(struct shell *sh, const char *command);

/* Told of each new entry: the line editor keeps a list of its own. Set in main; may be NULL. */
extern void (*history_on_add)(const char *command);

#endif
