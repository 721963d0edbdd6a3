/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What /proc says of processes. The list is no snapshot: processes come and go while it is read,
 * and one that is gone when its turn comes is left out.
 */
#include "view/proc.h"

#include "base/file.h"
#include "base/text.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_COMMAND = 4000 };

/* The pids of /proc while it is read. */
struct pids {
    pid_t *list;
    size_t count, room;
};

static void take_pid(void *data, const char *name)
{
    struct pids *pids = data;
    long long number = whole_number(name, INT_MAX);
    if (number <= 0)
        return;
    if (pids->count == pids->room) {
        pids->room = pids->room ? pids->room * 2 : 256;
        pids->list = xrealloc(pids->list, pids->room * sizeof *pids->list);
    }
    pids->list[pids->count++] = (pid_t)number;
}

static int by_pid(const void *a, const void *b)
{
    const pid_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* Reads one /proc/PID/stat. The name stands in parentheses and may hold any byte, so its end is the
 * last one. */
static int read_process(struct arena *arena, int proc, pid_t pid, struct process *process)
{
    char path[40];
    struct text text = {0};
    snprintf(path, sizeof path, "%ld/stat", (long)pid);
    int error = file_read(proc, path, &text, 0);
    const char *stat = text_end(&text), *begin = strchr(stat, '('), *end = strrchr(stat, ')');
    long parent, group, session, foreground;
    *process = (struct process){.pid = pid};
    if (!error && begin && end &&
        sscanf(end + 1, " %c %ld %ld %ld %d %ld", &process->state, &parent, &group, &session,
               &process->terminal, &foreground) == 6) {
        process->parent = (pid_t)parent;
        process->group = (pid_t)group;
        process->session = (pid_t)session;
        process->foreground = (pid_t)foreground;
        process->name = arena_copy(arena, begin + 1, (size_t)(end - begin - 1));
    } else if (!error) {
        error = ESRCH;
    }
    text_free(&text);
    return error;
}

/* Hangs each process under its parent. A child made after the pids wrapped round has a lower number
 * than its parent. */
static void link_children(struct process_list *processes)
{
    for (size_t i = processes->count; i-- > 0;) {
        struct process *child = &processes->list[i];
        struct process *parent =
            child->parent == child->pid ? NULL : process_find(processes, child->parent);
        child->above = parent;
        if (parent) {
            child->next_sibling = parent->first_child;
            parent->first_child = child;
        }
    }
    for (size_t i = 0; i < processes->count; i++) {
        struct process *above = processes->list[i].above;
        for (size_t steps = 0; above && steps < processes->count; steps++, above = above->above)
            above->offspring++;
    }
}

int processes_read(struct arena *arena, struct process_list *processes)
{
    struct pids pids = {0};
    *processes = (struct process_list){0};
    why("the kernel shows each process as a directory of /proc, named after its pid");
    int proc = sys_open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (proc < 0) {
        processes->failed = "open(\"/proc\")";
        return errno;
    }
    int error = directory_read(proc, take_pid, &pids);
    processes->failed = error ? "getdents(\"/proc\")" : NULL;
    if (pids.count)
        qsort(pids.list, pids.count, sizeof *pids.list, by_pid);
    processes->list = arena_alloc(arena, (pids.count + 1) * sizeof *processes->list);
    for (size_t i = 0; i < pids.count && !error; i++)
        if (read_process(arena, proc, pids.list[i], &processes->list[processes->count]) == 0)
            processes->count++;
    free(pids.list);
    why("all that was asked of /proc is in memory");
    sys_close(proc);
    link_children(processes);
    return error;
}

struct process *process_find(const struct process_list *processes, pid_t pid)
{
    size_t low = 0, high = processes->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (processes->list[middle].pid == pid)
            return &processes->list[middle];
        if (processes->list[middle].pid < pid)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Whether it runs a program, which we may know of: a zombie does not, nor does a thread of the
 * kernel's. */
static bool has_program(const struct process *process)
{
    char path[40], target[8];
    snprintf(path, sizeof path, "/proc/%ld/exe", (long)process->pid);
    why("a process without arguments may be in the middle of an execve, or run no program at all");
    return process->state != 'Z' && sys_readlink(path, target, sizeof target) > 0;
}

char *process_command(struct arena *arena, const struct process *process)
{
    enum { MICROSECONDS_TO_EXEC = 50000 };
    char path[40];
    struct text text = {0};
    struct timespec since = {0, 0};
    snprintf(path, sizeof path, "/proc/%ld/cmdline", (long)process->pid);
    do
        file_read(AT_FDCWD, path, &text, LONGEST_COMMAND);
    while (text.size == 0 && has_program(process) && sys_raw_wait(&since, MICROSECONDS_TO_EXEC));
    while (text.size && text.bytes[text.size - 1] == '\0')
        text.size--;
    for (size_t i = 0; i < text.size; i++)
        if (text.bytes[i] == '\0')
            text.bytes[i] = ' ';
    char *command = text.size ? arena_copy(arena, text.bytes, text.size) : process->name;
    text_free(&text);
    return command;
}
