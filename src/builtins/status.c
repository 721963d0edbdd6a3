/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The status of a child made readable: in words, as bits, and what the child has used.
 *
 * The macros WIFEXITED, WTERMSIG and so on are the only portable way to take a status apart. The
 * drawing shows what they find on this system, where the 16 bits are laid out as on all of Unix.
 */
#include "base/names.h"
#include "builtins/waiting.h"
#include <sys/wait.h>

void text_add_status(struct text *text, int status)
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

/* ---- Bits ---- */

/* The bits from `high` down to `low`, as 0 and 1. */
static void add_bits(struct text *text, int status, int high, int low)
{
    for (int bit = high; bit >= low; bit--)
        text_char(text, status >> bit & 1 ? '1' : '0');
}

/* One that has stopped or goes on has no exit status: the low byte says so. */
static void draw_alive(struct text *text, int status)
{
    text_add_string(text, "    ");
    add_bits(text, status, 15, 8);
    text_add_string(text, "  ");
    add_bits(text, status, 7, 0);
    text_add_string(text, "\n    |         |\n");
    if (WIFCONTINUED(status)) {
        text_add_string(text, "    all ones: it was stopped, and goes on again\n");
        return;
    }
    text_add_string(text, "    |         127: it is stopped, and has not ended\n");
    text_format(text, "    signal %d: SIG%s stopped it\n", WSTOPSIG(status),
                signal_name(WSTOPSIG(status)));
}

static void draw_ended(struct text *text, int status)
{
    int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    text_add_string(text, "    ");
    add_bits(text, status, 15, 8);
    text_add_string(text, "  ");
    add_bits(text, status, 7, 7);
    text_add_string(text, "  ");
    add_bits(text, status, 6, 0);
    text_add_string(text, "\n    |         |  |\n    |         |  ");
    if (signal)
        text_format(text, "signal %d: SIG%s ended it\n", signal, signal_name(signal));
    else
        text_add_string(text, "signal 0: none ended it\n");
    text_format(text, "    |         core dump: %s\n", status & 0x80 ? "written" : "none");
    if (signal)
        text_add_string(text, "    exit status: none, for it did not exit by itself\n");
    else
        text_format(text, "    exit status: %d\n", WEXITSTATUS(status));
}

void text_add_status_bits(struct text *text, int status)
{
    if (WIFSTOPPED(status) || WIFCONTINUED(status))
        draw_alive(text, status);
    else
        draw_ended(text, status);
}

/* ---- Resource usage ---- */

static double seconds(const struct timeval *time)
{
    return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

/* The whole numbers of a struct rusage that Linux fills in, in its own order. */
static const struct {
    const char *name;
    size_t offset;
    const char *what;
} counts[] = {
    {"ru_maxrss", offsetof(struct rusage, ru_maxrss), "KiB of memory at the most"},
    {"ru_minflt", offsetof(struct rusage, ru_minflt), "pages found without reading a disk"},
    {"ru_majflt", offsetof(struct rusage, ru_majflt), "pages that had to be read from a disk"},
    {"ru_inblock", offsetof(struct rusage, ru_inblock), "blocks read from disks"},
    {"ru_oublock", offsetof(struct rusage, ru_oublock), "blocks written to disks"},
    {"ru_nvcsw", offsetof(struct rusage, ru_nvcsw), "times it gave up the processor to wait"},
    {"ru_nivcsw", offsetof(struct rusage, ru_nivcsw), "times the processor was taken from it"},
};

enum { COUNTS = sizeof counts / sizeof *counts };

static long count_at(const struct rusage *usage, int which)
{
    return *(const long *)(const void *)((const char *)usage + counts[which].offset);
}

void text_add_usage(struct text *text, const struct rusage *usage)
{
    text_format(text, "ru_utime    %9.3f  seconds in the program itself\n",
                seconds(&usage->ru_utime));
    text_format(text, "ru_stime    %9.3f  seconds in the kernel on its behalf\n",
                seconds(&usage->ru_stime));
    for (int i = 0; i < COUNTS; i++)
        text_format(text, "%-11s %9ld  %s\n", counts[i].name, count_at(usage, i), counts[i].what);
}

void text_add_usage_python(struct text *text, const struct rusage *usage)
{
    text_format(text,
                "resource.struct_rusage(ru_utime=%g, ru_stime=%g, ru_maxrss=%ld, ru_ixrss=%ld, "
                "ru_idrss=%ld, ru_isrss=%ld, ru_minflt=%ld, ru_majflt=%ld, ru_nswap=%ld, "
                "ru_inblock=%ld, ru_oublock=%ld, ru_msgsnd=%ld, ru_msgrcv=%ld, ru_nsignals=%ld, "
                "ru_nvcsw=%ld, ru_nivcsw=%ld)",
                seconds(&usage->ru_utime), seconds(&usage->ru_stime), usage->ru_maxrss,
                usage->ru_ixrss, usage->ru_idrss, usage->ru_isrss, usage->ru_minflt,
                usage->ru_majflt, usage->ru_nswap, usage->ru_inblock, usage->ru_oublock,
                usage->ru_msgsnd, usage->ru_msgrcv, usage->ru_nsignals, usage->ru_nvcsw,
                usage->ru_nivcsw);
}
