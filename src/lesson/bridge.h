/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `session FILE STEP`: a step's session with its terminal handed to the caller. */
#ifndef NACRE_LESSON_BRIDGE_H
#define NACRE_LESSON_BRIDGE_H

#include "lesson/run.h"

/*
 * Brings the step's session to where the step begins, as `check` does, and then passes standard
 * input to its terminal and its terminal to standard output, byte for byte, until standard input
 * ends. Returns the exit status: 0, 1 when the session could not be prepared, 2 when there is no
 * such step, 3 when it cannot be run here (the reason is on standard error).
 *
 * In the input, ESC ] 7770 ; VERB ; ID BEL is a request to the session itself, and is not passed
 * on. The answer comes in the output as ESC ] 7770 ; answer ; ID ; STATUS ; TEXT BEL, TEXT in
 * hexadecimal. ID is the caller's, of letters and digits, new for each request. Verbs:
 *
 *     mark      the task is shown; checks count what is recorded from now on
 *     check     runs the step's checks: 0 passed, 1 not passed (TEXT is what they said), 2 the
 * lesson's fault (TEXT is why) input     waits until whoever holds the terminal sleeps reading it;
 * STATUS is 0 and TEXT "echo" or "silent" key       waits until whoever holds the terminal sleeps,
 * in any call fresh     starts a fresh shell after the last one ended; TEXT is its aid bound what
 * the steps that this one goes on from have bound: TEXT holds a line for each, NAME, a space, the
 * value teardown  runs the teardowns: 0, or 1 when one fails (TEXT is why)
 *
 * Unasked come ESC ] 7770 ; ready ; AID BEL once all is prepared and the shell is at its prompt,
 * and ESC ] 7770 ; gone ; ENDING BEL when the shell has ended and all that it wrote was passed on.
 */
int bridge_step(const struct run_plan *plan, const char *file, const char *id);

#endif
