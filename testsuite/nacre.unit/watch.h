/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the unit tests of the floor share. */
#ifndef NACRE_TEST_WATCH_H
#define NACRE_TEST_WATCH_H

#include "sys/sys.h"

/* dejagnu.h has a function of its own by the name of a system call. */
#define wait dejagnu_wait
#include <dejagnu.h>
#undef wait

/* kill(2) for a child: a fork that failed gave -1, which kill would take for every process there
 * is. */
static inline void end_child(pid_t child, int sig)
{
    if (child > 0)
        kill(child, sig);
}

static void check_in(const char *area, bool good, const char *what)
{
    if (good)
        pass("%s: %s", area, what);
    else
        fail("%s: %s", area, what);
}

#endif
