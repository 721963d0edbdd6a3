/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that make up a session share. */
#ifndef NACRE_LESSON_SESSION_INTERNAL_H
#define NACRE_LESSON_SESSION_INTERNAL_H

#include "lesson/session.h"

/* Opens a pty for the session. */
bool terminal_open(struct session *session);
void terminal_close(struct session *session);

/* Gives the terminal the modes that it was opened with: a shell that was killed while it edited a
 * line leaves others, in which the next one would not echo what is typed. */
bool terminal_restore(struct session *session);

/* Reads what the terminal has. Returns whether there was anything. */
bool terminal_read(struct session *session);

/* Gives the shell's name for its marks; what came before is then read. */
void terminal_name_shell(struct session *session, const char *aid);

/* Reads what the channel has. Returns whether there was anything. */
bool channel_read(struct session *session);

#endif
