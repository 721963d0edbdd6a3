/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of processes that popen* started. A short one, looked through from its end. */
#include "builtins/popened.h"

#include "base/arena.h"
#include "jobs/jobs.h"
#include "sys/sys.h"
#include <errno.h>
#include <stdlib.h>

struct popens {
    struct popened *list;
    size_t count, room;
};

bool popened_is_open(const struct popened *process, int n)
{
    struct stat info;
    why("is the number still this end of the pipe? The user may have closed it and opened another");
    if (sys_fstat(process->fds[n], &info) != 0)
        return errno !=
               EBADF; /* it is open; left open, a program might wait for its end for ever */
    return info.st_dev == process->device[n] && info.st_ino == process->inode[n];
}

/* Whether nobody can ask for it any more: the user has closed its ends, and waited for it. */
static bool is_done(struct shell *sh, const struct popened *process)
{
    if (!process->collected && is_users_child(sh, process->pid))
        return false;
    for (int n = 0; n < process->count; n++)
        if (popened_is_open(process, n))
            return false;
    return true;
}

static void make_room(struct shell *sh, struct popens *popens)
{
    if (popens->count < popens->room)
        return;
    for (size_t i = popens->count; i-- > 0;)
        if (is_done(sh, &popens->list[i]))
            popened_forget(sh, &popens->list[i]);
    if (popens->count * 2 <= popens->room && popens->room)
        return;
    popens->room = popens->room ? popens->room * 2 : 8;
    popens->list = xrealloc(popens->list, popens->room * sizeof *popens->list);
}

int popened_describe(struct popened *process, const int *fds, const int *streams, int count)
{
    *process = (struct popened){.count = count};
    for (int n = 0; n < count; n++) {
        struct stat info;
        why("the pipe's own number tells later whether the descriptor is still this one");
        if (sys_fstat(fds[n], &info) != 0)
            return errno;
        process->fds[n] = fds[n];
        process->stream[n] = streams[n];
        process->device[n] = info.st_dev;
        process->inode[n] = info.st_ino;
    }
    return 0;
}

void popened_add(struct shell *sh, pid_t pid, const struct popened *process)
{
    if (!sh->popens) {
        sh->popens = xmalloc(sizeof *sh->popens);
        *sh->popens = (struct popens){0};
    }
    make_room(sh, sh->popens);
    struct popened *added = &sh->popens->list[sh->popens->count++];
    *added = *process;
    added->pid = pid;
}

struct popened *popened_find(struct shell *sh, int fd)
{
    for (size_t i = sh->popens ? sh->popens->count : 0; i-- > 0;) {
        struct popened *process = &sh->popens->list[i];
        for (int n = 0; n < process->count; n++)
            if (process->fds[n] == fd && popened_is_open(process, n))
                return process;
    }
    return NULL;
}

int popened_close(const struct popened *process)
{
    int error = 0;
    for (int n = 0; n < process->count; n++) {
        if (!popened_is_open(process, n))
            continue;
        why("a reader sees the end of its input when the last writer has closed");
        if (sys_close(process->fds[n]) != 0)
            error = errno;
    }
    return error;
}

void popened_forget(struct shell *sh, struct popened *process)
{
    *process = sh->popens->list[--sh->popens->count];
}

void popened_collected(struct shell *sh, pid_t pid)
{
    for (size_t i = sh->popens ? sh->popens->count : 0; i-- > 0;)
        if (sh->popens->list[i].pid == pid)
            sh->popens->list[i].collected = true;
}
