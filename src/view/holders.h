/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who holds which descriptor of what, as /proc says (proc(5), /proc/PID/fd and /proc/PID/fdinfo),
 * and in which call each process sleeps (/proc/PID/syscall).
 */
#ifndef NACRE_VIEW_HOLDERS_H
#define NACRE_VIEW_HOLDERS_H

#include "base/arena.h"
#include "view/proc.h"
#include <stdbool.h>

enum held_kind {
    HELD_PIPE, /* one without a name */
    HELD_FIFO, /* one with a name */
    HELD_TERMINAL,
    HELD_FILE,
    HELD_DIRECTORY,
    HELD_DEVICE,
    HELD_SOCKET,
    HELD_OTHER,
    HELD_KINDS
};

/* An open descriptor. */
struct held {
    int fd;
    enum held_kind kind;
    bool reads, writes, close_on_exec, append, nonblocking;
    bool inaccessible; /* /proc did not let its flags be read */
    long long offset, size;
    unsigned long device, inode;
    const char *target;      /* as /proc names it: a path, "pipe:[55]"; not safe for a terminal */
    const char *own;         /* what the shell has it for, where it is the shell's own; else NULL */
    struct channel *channel; /* the pipe, of a HELD_PIPE or HELD_FIFO */
};

/* What keeps a process from going on, as far as the kernel tells. */
enum wait_kind {
    WAIT_NOT,     /* it runs, or is ready to */
    WAIT_STOPPED, /* by a signal */
    WAIT_ENDED,   /* it is a zombie */
    WAIT_READ,    /* in read(fd) */
    WAIT_WRITE,   /* in write(fd) */
    WAIT_CHILD,   /* in wait4 or waitid */
    WAIT_CALL,    /* in another call */
    WAIT_UNKNOWN
};

struct holder {
    const struct process *process;
    const char *name;  /* "cat"; not safe for a terminal */
    struct held *list; /* by number */
    size_t count;
    int error; /* errno with which its descriptors could not be read, else 0 */
    enum wait_kind wait;
    int wait_fd;           /* of WAIT_READ and WAIT_WRITE */
    pid_t wait_pid;        /* of WAIT_CHILD: the child, or what waitpid makes of 0 and -1 */
    const char *wait_call; /* the call's name; NULL: unknown */
    bool stuck;            /* it waits for processes that wait for it: see fds_waits.c */
    bool threads; /* it has more than one, and what is said of waiting is true of one alone */
};

/* One end of a pipe that somebody holds. */
struct channel_end {
    struct holder *holder; /* NULL: a process that is not in the picture */
    const struct process *process;
    struct held *held; /* NULL with holder */
    bool reads, writes;
};

/* A pipe with all who hold it. */
struct channel {
    unsigned long device, inode;
    struct channel_end *ends; /* in the holders' order, then those outside of the picture */
    size_t count, room;
    size_t first, last;      /* the picture's first and last row that join it, if any do */
    int lane;                /* its place beside the rows, from 0; -1: none */
    size_t readers, writers; /* rows that hold such an end */
};

struct holders {
    struct holder *list; /* parents before their children */
    size_t count, room;
    struct channel *channels;
    size_t channel_count, channel_room;
    bool blind;     /* a process of the picture would not let itself be looked at */
    bool far_blind; /* so would one that is not in the picture: what it holds is not known */
};

/*
 * Adds one process. `own` is not NULL for the process that reads all this: it tells what that has a
 * descriptor of its own for. What it opens to read all this is left out.
 */
void holder_read(struct arena *arena, struct holders *holders, const struct process *process,
                 const char *(*own)(void *data, int fd), void *data);

/* When all are added: joins the ends of pipes, and looks for holders among all other processes. */
void holders_join(struct arena *arena, struct holders *holders,
                  const struct process_list *processes);

/* The holder that is process `pid`, or NULL. */
struct holder *holder_find(const struct holders *holders, pid_t pid);

/* The holder's descriptor `fd`, or NULL. */
struct held *held_find(const struct holder *holder, int fd);

#endif
