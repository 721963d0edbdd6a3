/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The private channel between a lesson's tutor and the learner's shell: a socket of packets. Each
 * packet is a line of words, perhaps followed by a newline and a body.
 *
 * Up:   hello 1 AID PID | prompt STATUS JOBS | more | command\nTEXT | block CALL | reply ID
 * STATUS\nTEXT | gone STATUS Down: setup ID\nCODE | check ID\nCODE | mark ID | step ID\nTEXT,
 * served while the shell sleeps at its primary prompt
 *
 * setup runs CODE in the shell, out of sight; check runs it in a copy, within two seconds. mark:
 * `saw` counts from here, and prompts set marks no more. step: the default prompt begins with TEXT
 * ("3/12"; empty: with nothing), and the prompt is drawn anew, with its marks and what was typed
 * behind it, below what the tutor has printed meanwhile. Each is answered by `reply ID STATUS`, and
 * a step before it is drawn.
 */
#ifndef NACRE_EDIT_CHANNEL_H
#define NACRE_EDIT_CHANNEL_H

#include <stdbool.h>

struct shell;

/* Takes descriptor `fd` as the channel and says hello. Returns 0 or errno. */
int channel_open(struct shell *sh, int fd, const char *aid);

/* Sends one packet; nothing where there is no channel. A tutor that has gone closes it. */
void channel_send(struct shell *sh, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Takes and serves one request. Returns whether the prompt is to be drawn anew. */
bool channel_serve(struct shell *sh);

/* For signals_on_block. */
void channel_block(struct shell *sh, const char *call);

#endif
