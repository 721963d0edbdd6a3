/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The private channel between a lesson's tutor and the learner's shell: a socket of packets. Each packet is a line of
 * words, perhaps followed by a newline and a body.
 *
 * Up:   hello 1 AID PID | prompt STATUS JOBS | more | command\nTEXT | block CALL | reply ID STATUS\nTEXT | gone STATUS
 * Down: setup ID\nCODE | check ID\nCODE | mark ID, served while the shell sleeps at its primary prompt
 */
#ifndef NACRE_EDIT_CHANNEL_H
#define NACRE_EDIT_CHANNEL_H

struct shell;

/* Takes descriptor `fd` as the channel and says hello. Returns 0 or errno. */
int channel_open(struct shell *sh, int fd, const char *aid);

/* Sends one packet; nothing where there is no channel. A tutor that has gone closes it. */
void channel_send(struct shell *sh, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Takes and serves one request. */
void channel_serve(struct shell *sh);

/* For signals_on_block. */
void channel_block(struct shell *sh, const char *call);

#endif
