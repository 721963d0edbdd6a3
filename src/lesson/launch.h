/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting a learner's shell: its terminal, its user, its limits, its environment. */
#ifndef NACRE_LESSON_LAUNCH_H
#define NACRE_LESSON_LAUNCH_H

#include "lesson/keeper.h"

/*
 * Starts the plan's shell as a session leader on the plan's terminal, with CHANNEL as its
 * descriptor 3. Returns its pid, or -1 and the errno in *error when it could not be started.
 */
pid_t launch_shell(const struct keeper_plan *plan, int channel, int *error);

/* The PATH that every session has. */
extern const char session_path[];

#endif
