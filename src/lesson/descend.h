/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of all that a session has started. */
#ifndef NACRE_LESSON_DESCEND_H
#define NACRE_LESSON_DESCEND_H

/* Kills every descendant of this process, which must be a subreaper, and collects them. */
void kill_descendants(void);

#endif
