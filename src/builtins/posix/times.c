/* SPDX-License-Identifier: GPL-3.0-or-later */
/* times: processor time used by the shell and by its children (XCU 2.15, times; times(2)). */
#include "base/output.h"
#include "builtins/builtin.h"
#include "sys/sys.h"
#include <errno.h>
#include <unistd.h>

/* Prints two amounts of clock ticks as minutes and seconds. */
static void print_pair(clock_t user, clock_t system, long per_second)
{
    double u = (double)user / (double)per_second, s = (double)system / (double)per_second;
    int user_minutes = (int)(u / 60), system_minutes = (int)(s / 60);
    output_format("%dm%fs %dm%fs\n", user_minutes, u - user_minutes * 60.0, system_minutes,
                  s - system_minutes * 60.0);
}

static int run_times(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct tms used;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 0, 0))
        return builtin_fatal(sh, 2);
    why("the kernel counts a process's time, and adds a child's when the child is waited for");
    if (sys_times(&used) == (clock_t)-1)
        return call_failed(argv[0], errno, "times()");
    long per_second = sysconf(_SC_CLK_TCK);
    print_pair(used.tms_utime, used.tms_stime, per_second);
    print_pair(used.tms_cutime, used.tms_cstime, per_second);
    return 0;
}

const struct builtin times_builtin = {
    .name = "times",
    .run = run_times,
    .usage = "times",
    .purpose = "print the processor time used so far",
    .calls = "times",
    .section = "posix",
    .c = "struct tms used; times(&used);",
    .python = "used = os.times()",
    .text = "Two lines, each with user and system time: of the shell, and of the children that it "
            "has waited for.",
    .flags = BUILTIN_SPECIAL | BUILTIN_POSIX,
};
