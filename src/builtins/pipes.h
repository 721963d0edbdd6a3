/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The streams of popen, popen2, popen3 and popen4: which descriptor of the shell leads to which
 * child. pclose and communicate need it to know whom to wait for.
 */
#ifndef NACRE_BUILTINS_PIPES_H
#define NACRE_BUILTINS_PIPES_H

#include <sys/types.h>

struct shell;

/*
 * The child that `fd` leads to, or 0: when it is no stream of popen's, or has been closed since and
 * the number now stands for something else.
 */
pid_t stream_process(int fd);

/* Closes a descriptor; what was known of it is forgotten. Returns 0 or an errno. */
int stream_close(int fd);

/*
 * Waits for the child and tells what became of it, as pclose does: $? is the result, and the raw
 * status goes into `variable` (NULL: nowhere). A failure is told in the name of `who`.
 */
int stream_wait(struct shell *sh, const char *who, pid_t pid, const char *variable);

#endif
