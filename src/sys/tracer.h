/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the tracer share. Included by src/sys alone; trace.h is for everybody. */
#ifndef NACRE_SYS_TRACER_H
#define NACRE_SYS_TRACER_H

#include "sys/trace.h"
#include <stddef.h>
#include <stdint.h>

/* ---- The asking side (trace_ask.c) ---- */

/* What is asked of the tracer, with a descriptor that it closes when it has been done. To
 * TRACE_SETTLE it writes a byte there first, if there is nobody whom it traces. */
enum trace_wish { TRACE_ATTACH, TRACE_DETACH, TRACE_SETTLE };
struct trace_request {
    enum trace_wish wish;
    pid_t pid;
};

/* Asks, and waits until it is done. Errors are not told: who cannot be traced goes on untraced.
 * Returns whether a byte was written. */
bool floor_trace_ask(enum trace_wish wish);

/* ---- The tracer (tracer.c) ---- */

/* Serves requests from `socket` until nobody can ask any more and nobody is traced. */
_Noreturn void tracer_run(int socket);

/* A traced process or thread. */
struct tracee {
    struct tracee *next;
    pid_t pid;
    char name[16];
    bool program; /* it has become a program: its calls are told */
    bool thread;  /* of a process that is traced as well: its end is not told */
    bool awaited; /* it has stopped before its parent has told of it, and waits for that */
    bool stopped; /* by a signal that stops */
    bool ended;   /* its end was told */
    bool in_call;
    int leaving;              /* the descriptor to be closed when it has been let go; -1 */
    struct sys_record record; /* of the call under way; its `call` is -1 where it is not told */
    struct news *call;        /* the call under way, while it waits to be told */
    bool told;                /* the beginning of the call under way was told */
    long argument[6];         /* as the kernel got them */
};

/* What stop `status` says, as waitpid gave it, of a tracee; which then goes on, or is gone
 * (tracer_stops.c). Returns false when it is gone. */
bool tracee_stopped(struct tracee *tracee, int status);

/* The tracee of that pid; a new one, `awaited`, where there is none (tracer.c). */
struct tracee *tracee_of(pid_t pid);
struct tracee *tracee_find(pid_t pid);

/* Looks at everybody who has stopped. */
void tracer_take_stops(void);

/* Forgets it. */
void tracee_forget(struct tracee *tracee);

/* Lets it go on, with `signal` if that is not 0 (tracer_stops.c). */
void tracee_resume(const struct tracee *tracee, int signal);

/* ---- The queue of what is to be told (tracer_news.c) ---- */

struct news {
    struct news *next;
    struct tracee *tracee; /* gone, perhaps, where the news is not open */
    struct sys_trace_event event;
    struct sys_record record;
    char name[16];
    bool open;  /* a call that has not returned */
    bool holds; /* the tracee waits until this is told */
};

void news_add(struct tracee *tracee, struct sys_trace_event event);

/* The same, of something that its parent will hear of: the tracee must not be resumed, and goes on
 * once it is told. */
void news_add_held(struct tracee *tracee, struct sys_trace_event event);

/* The tracee is gone; nothing in the queue may lead to it. */
void news_forget(struct tracee *tracee);

/* The call in tracee->record begins; has ended. */
void news_call_begins(struct tracee *tracee);
void news_call_ends(struct tracee *tracee);

/* The call under way will never return. */
void news_call_lost(struct tracee *tracee);

/* The call under way returns because of a stop, perhaps: if a stop is to be told that came after
 * its beginning, its end is to be told after that. */
void news_call_after_stop(struct tracee *tracee);

/* What to do about a call that has not returned, behind which other news may wait. */
enum news_patience {
    NEWS_IN_ORDER,    /* wait for it */
    NEWS_OF_SLEEPERS, /* tell it as begun, if it sleeps */
    NEWS_ALL,         /* tell it as begun, if other news waits */
};

/* Tells what can be told. Returns whether something is left. */
bool news_tell(enum news_patience patience);

/* ---- Reading another process's memory (tracer_memory.c) ---- */

/* What to keep of a call at its entry, and when it has returned. */
void tracee_capture_in(struct tracee *tracee);
void tracee_capture_out(struct tracee *tracee);

/* Who refused to let `pid` be traced, when ptrace failed with `error`. *tracer: who has it already.
 */
enum sys_trace_refusal tracer_refused_by(pid_t pid, int error, pid_t *tracer);

#endif
