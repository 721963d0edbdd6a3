/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor's calls about signals. Each does what the call of its name does. */
#include "sys/floor.h"

#include <unistd.h>

FLOOR(int, kill, (pid_t pid, int signal), (pid, signal), pid, signal)
FLOOR(int, sigaction, (int signal, const struct sigaction *action, struct sigaction *old),
      (signal, action, old), signal, ADDRESS(action), ADDRESS(old))
FLOOR(int, sigprocmask, (int how, const sigset_t *set, sigset_t *old), (how, set, old), how,
      ADDRESS(set), ADDRESS(old))
FLOOR(int, sigpending, (sigset_t * set), (set), ADDRESS(set))
FLOOR(int, sigsuspend, (const sigset_t *mask), (mask), ADDRESS(mask))
FLOOR(int, pause, (void), (), 0)
FLOOR(unsigned, alarm, (unsigned seconds), (seconds), (long)seconds)
