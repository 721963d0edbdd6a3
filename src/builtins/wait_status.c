/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The status of a child, 16 bits of which the kernel makes three fields:
 *
 *     bits 15 to 8   the exit status, or the signal that stopped it
 *     bit 7          a core file was written
 *     bits 6 to 0    0: it exited; 127: it is stopped; else the signal that ended it
 *
 * All ones say that a stopped child goes on. C has macros for this (WIFEXITED, WTERMSIG, …),
 * because the standard leaves the layout open; it has been the same since the first Unix.
 */
#include "builtins/wait_status.h"

#include "base/names.h"
#include <stddef.h>
#include <sys/wait.h>

enum { ALL_ONES = 0xffff, STOPPED = 0x7f };

void status_meaning(struct text *text, int status)
{
    if (WIFSTOPPED(status))
        text_format(text, "stopped by SIG%s", signal_name(WSTOPSIG(status)));
    else if (WIFCONTINUED(status))
        text_add_string(text, "continued");
    else if (WIFSIGNALED(status))
        text_format(text, "killed by SIG%s%s", signal_name(WTERMSIG(status)),
                    WCOREDUMP(status) ? " (core dumped)" : "");
    else
        text_format(text, "exited %d", WEXITSTATUS(status));
}

static void add_bits(struct text *text, int status, int from, int to)
{
    for (int bit = from; bit >= to; bit--)
        text_char(text, status >> bit & 1 ? '1' : '0');
}

void status_bits(struct text *text, int status)
{
    int high = status >> 8 & 0xff, low = status & STOPPED;
    text_add_string(text, "bits 15-8  7  6-0\n");
    text_add_string(text, " ");
    add_bits(text, status, 15, 8);
    text_add_string(text, "  ");
    add_bits(text, status, 7, 7);
    text_add_string(text, "  ");
    add_bits(text, status, 6, 0);
    if (status == ALL_ONES)
        text_add_string(text, "\nall ones: it was stopped, and goes on\n");
    else if (low == STOPPED)
        text_format(text, "\n6-0 are 127: it is stopped; 15-8: by signal %d, SIG%s\n", high,
                    signal_name(high));
    else if (low)
        text_format(text, "\n6-0: signal %d, SIG%s, ended it; 7: %s core file was written\n", low,
                    signal_name(low), status & 0x80 ? "a" : "no");
    else
        text_format(text, "\n6-0 are 0: no signal, it exited; 15-8: with status %d\n", high);
}

/* The fields that Linux keeps; those that it leaves at 0 (ixrss, nswap, …) are not shown. */
static const struct {
    const char *name, *what;
    size_t offset;
} counts[] = {
    {"ru_maxrss", "kibibytes of memory, when it had the most", offsetof(struct rusage, ru_maxrss)},
    {"ru_minflt", "pages that it touched first, no disk needed",
     offsetof(struct rusage, ru_minflt)},
    {"ru_majflt", "pages that had to come from a disk", offsetof(struct rusage, ru_majflt)},
    {"ru_inblock", "blocks read from a disk", offsetof(struct rusage, ru_inblock)},
    {"ru_oublock", "blocks written to a disk", offsetof(struct rusage, ru_oublock)},
    {"ru_nvcsw", "times it gave the processor up, to wait", offsetof(struct rusage, ru_nvcsw)},
    {"ru_nivcsw", "times the processor was taken from it", offsetof(struct rusage, ru_nivcsw)},
};

static void add_time(struct text *text, const char *name, struct timeval time, const char *what)
{
    text_format(text, "  %-10s %4lld.%06ld  %s\n", name, (long long)time.tv_sec, (long)time.tv_usec,
                what);
}

void usage_table(struct text *text, const struct rusage *usage)
{
    add_time(text, "ru_utime", usage->ru_utime, "seconds of computing of its own");
    add_time(text, "ru_stime", usage->ru_stime, "seconds of the kernel's work for it");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const char *field = (const char *)usage + counts[i].offset;
        text_format(text, "  %-10s %11ld  %s\n", counts[i].name, *(const long *)(const void *)field,
                    counts[i].what);
    }
}

void usage_python(struct text *text, const struct rusage *usage)
{
    text_format(text, "resource.struct_rusage(ru_utime=%lld.%06ld, ru_stime=%lld.%06ld",
                (long long)usage->ru_utime.tv_sec, (long)usage->ru_utime.tv_usec,
                (long long)usage->ru_stime.tv_sec, (long)usage->ru_stime.tv_usec);
    text_format(text, ", ru_maxrss=%ld, ru_ixrss=%ld, ru_idrss=%ld, ru_isrss=%ld", usage->ru_maxrss,
                usage->ru_ixrss, usage->ru_idrss, usage->ru_isrss);
    text_format(text, ", ru_minflt=%ld, ru_majflt=%ld, ru_nswap=%ld, ru_inblock=%ld",
                usage->ru_minflt, usage->ru_majflt, usage->ru_nswap, usage->ru_inblock);
    text_format(text, ", ru_oublock=%ld, ru_msgsnd=%ld, ru_msgrcv=%ld, ru_nsignals=%ld",
                usage->ru_oublock, usage->ru_msgsnd, usage->ru_msgrcv, usage->ru_nsignals);
    text_format(text, ", ru_nvcsw=%ld, ru_nivcsw=%ld)", usage->ru_nvcsw, usage->ru_nivcsw);
}
