/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The kernel knows its calls by numbers, other ones on each kind of machine. numbers.def, which the
 * build makes from <sys/syscall.h>, names those of this machine.
 */
#include "sys/record.h"

#include <string.h>
#include <sys/syscall.h>

/* The longest is a 32-bit machine's sched_rr_get_interval_time64. */
static const char names[][32] = {
#define NUMBER(name) [SYS_##name] = #name,
#include "sys/numbers.def"
#undef NUMBER
};

enum { NUMBERS = sizeof names / sizeof names[0] };

const char *sys_number_name(long number)
{
    return number >= 0 && number < NUMBERS && *names[number] ? names[number] : NULL;
}

long sys_number_by_name(const char *name)
{
    for (long number = 0; *name && number < NUMBERS; number++)
        if (strcmp(names[number], name) == 0)
            return number;
    return -1;
}
