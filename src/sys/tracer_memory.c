/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a traced process's calls were given: copied out of its memory, and then kept by the same
 * code that keeps the floor's own (capture.c).
 *
 * The kernel's structures are the C library's here, save that its signal sets are shorter: the copy
 * then ends in zeros, which is what is meant.
 */
#include "sys/floor.h"
#include "sys/shape.h"
#include "sys/tracer.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { COPY = 256, WORDS = 64, WORD_COPY = 64, KERNEL_SET = 8 };

/* Room for copies of one call's parameters. */
struct copies {
    union {
        max_align_t align;
        char bytes[COPY];
        sigset_t set;
    } of[SYS_ARGUMENTS];
    char *words[WORDS + 1];
    char word[WORDS][WORD_COPY];
};

/* Copies up to `size` bytes from its memory, up to the end of what can be read. Returns how many.
 */
static size_t fetch(pid_t pid, long address, void *to, size_t size)
{
    size_t done = 0;
    while (done < size) {
        size_t page = 4096 - ((unsigned long)address + done) % 4096,
               piece = size - done < page ? size - done : page;
        struct iovec here = {(char *)to + done, piece},
                     there = {(void *)(address + (long)done), piece};
        ssize_t got = process_vm_readv(pid, &here, 1, &there, 1, 0);
        if (got <= 0)
            break;
        done += (size_t)got;
    }
    return done;
}

/* A string, ended by a NUL, cut where there is no more room. */
static bool fetch_string(pid_t pid, long address, char *to, size_t room)
{
    size_t size = fetch(pid, address, to, room - 1);
    to[size] = '\0';
    return size > 0;
}

/* The words of an argument list. */
static bool fetch_words(pid_t pid, long address, struct copies *copies)
{
    long pointers[WORDS];
    size_t got = fetch(pid, address, pointers, sizeof pointers) / sizeof *pointers, count = 0;
    for (; count < got && pointers[count]; count++) {
        fetch_string(pid, pointers[count], copies->word[count], WORD_COPY);
        copies->words[count] = copies->word[count];
    }
    copies->words[count] = NULL;
    return got > 0;
}

/* How many bytes a parameter of this kind points at. */
static size_t size_of(const struct tracee *tracee, enum sys_kind kind, int i)
{
    switch (kind) {
    case SYS_KIND_SIGNAL_SET:
    case SYS_KIND_SIGNAL_SET_OUT:
        return KERNEL_SET;
    case SYS_KIND_ACTION:
        return sizeof(long);
    case SYS_KIND_STATUS_OUT:
        return sizeof(int);
    case SYS_KIND_FDS_OUT:
        return 2 * sizeof(int);
    case SYS_KIND_TIMEOUT:
        return sizeof(struct timespec);
    case SYS_KIND_LIMIT:
    case SYS_KIND_LIMIT_OUT:
        return sizeof(struct rlimit);
    case SYS_KIND_SIGINFO_OUT:
        return sizeof(siginfo_t);
    case SYS_KIND_STAT_OUT:
        return sizeof(struct stat);
    case SYS_KIND_DATA:
        return (size_t)tracee->argument[i + 1] < COPY ? (size_t)tracee->argument[i + 1] : COPY;
    case SYS_KIND_DATA_OUT:
        return tracee->record.result < COPY ? (size_t)tracee->record.result : COPY;
    default:
        return COPY;
    }
}

/* A pointer of the tracee's as a pointer to a copy; NULL where it cannot be read. */
static long copied(const struct tracee *tracee, enum sys_kind kind, int i, struct copies *copies)
{
    long address = tracee->argument[i];
    void *to = copies->of[i].bytes;
    bool good;
    memset(to, 0, COPY);
    if (kind == SYS_KIND_OTHER_OUT || address == 0)
        return address;
    if (kind == SYS_KIND_ENVP)
        return ADDRESS(to); /* nobody is shown the variables */
    if (kind == SYS_KIND_ARGV) {
        good = fetch_words(tracee->pid, address, copies);
        to = copies->words;
    } else if (kind == SYS_KIND_PATH || kind == SYS_KIND_STRING || kind == SYS_KIND_STRING_OUT) {
        good = fetch_string(tracee->pid, address, to, COPY);
    } else {
        size_t size = size_of(tracee, kind, i);
        good = size == 0 || fetch(tracee->pid, address, to, size) > 0;
    }
    return good ? ADDRESS(to) : 0;
}

/* The two numbers of a struct clone_args that are shown: its flags, and the signal of the end. */
static void keep_clone_record(struct tracee *tracee)
{
    unsigned long fields[5] = {0}; /* flags, pidfd, child_tid, parent_tid, exit_signal */
    fetch(tracee->pid, tracee->argument[0], fields, sizeof fields);
    tracee->record.argument[0] = (long)(fields[0] | fields[4]);
}

/* The call's parameters, those that `wanted` says as pointers to copies. */
static void copy_all(const struct tracee *tracee, struct copies *copies, bool out,
                     long argument[SYS_ARGUMENTS])
{
    const struct sys_shape *shape = sys_shape(tracee->record.call);
    for (int i = 0; i < SYS_ARGUMENTS; i++) {
        enum sys_kind kind = shape->parameter[i].kind;
        bool pointer = kind >= SYS_KIND_STRING && sys_kind_is_out(kind) == out;
        argument[i] = pointer ? copied(tracee, kind, i, copies) : tracee->argument[i];
        if (kind == SYS_KIND_FD || kind == SYS_KIND_DIRECTORY_FD || kind == SYS_KIND_PID)
            argument[i] = (int)argument[i]; /* the kernel looks at 32 bits alone */
    }
}

void tracee_capture_in(struct tracee *tracee)
{
    struct copies copies;
    long argument[SYS_ARGUMENTS];
    copy_all(tracee, &copies, false, argument);
    floor_capture_in(&tracee->record, argument);
    for (int i = 0; i < SYS_ARGUMENTS; i++)
        if (argument[i] == 0 && tracee->argument[i] != 0) /* it is not NULL, but cannot be read */
            tracee->record.null &= (unsigned char)~(1U << i);
    if (tracee->record.call == SYS_TRACED_clone3)
        keep_clone_record(tracee);
}

void tracee_capture_out(struct tracee *tracee)
{
    struct copies copies;
    long argument[SYS_ARGUMENTS];
    if (tracee->record.call == SYS_TRACED_other)
        return;
    copy_all(tracee, &copies, true, argument);
    floor_capture_out(&tracee->record, argument, tracee->record.error != 0);
}

/* ---- Who refuses ---- */

/* The number behind `field` in a file like /proc/PID/status; -1 where there is none. "" is the
 * whole file. */
static long number_in(const char *path, const char *field)
{
    char text[4096];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = fd == -1 ? -1 : read(fd, text, sizeof text - 1);
    if (fd != -1)
        close(fd);
    if (size <= 0)
        return -1;
    text[size] = '\0';
    const char *found = strstr(text, field);
    return found ? strtol(found + strlen(field), NULL, 10) : -1;
}

enum sys_trace_refusal tracer_refused_by(pid_t pid, int error, pid_t *tracer)
{
    char path[40];
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    long other = number_in(path, "TracerPid:\t");
    *tracer = other > 0 ? (pid_t)other : 0;
    if (error == EPERM && other > 0)
        return SYS_REFUSED_BY_TRACER;
    if (error == EPERM && number_in("/proc/sys/kernel/yama/ptrace_scope", "") >= 2)
        return SYS_REFUSED_BY_YAMA;
    if (number_in("/proc/self/status", "Seccomp:\t") == 2)
        return SYS_REFUSED_BY_FILTER;
    return error == EPERM ? SYS_REFUSED_BY_IDENTITY : SYS_REFUSED_BY_KERNEL;
}
