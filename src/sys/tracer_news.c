/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tracer's news, told in the order in which things began.
 *
 * A call takes its place in the queue when it begins, and is told when it has returned, whole. What
 * stands behind it waits for it: but not for one that sleeps. That one is told as begun, and when
 * it returns, as resumed.
 */
#include "sys/tracer.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    struct news *first, *last;
} queue;

static struct news *append(struct tracee *tracee)
{
    struct news *news = calloc(1, sizeof *news);
    if (!news)
        _exit(1); /* the kernel then lets the programs go on untraced */
    news->tracee = tracee;
    memcpy(news->name, tracee->name, sizeof news->name);
    if (queue.last)
        queue.last->next = news;
    else
        queue.first = news;
    queue.last = news;
    return news;
}

void news_add(struct tracee *tracee, struct sys_trace_event event)
{
    struct news *news = append(tracee);
    news->event = event;
    news->event.pid = tracee->pid;
}

void news_add_held(struct tracee *tracee, struct sys_trace_event event)
{
    news_add(tracee, event);
    queue.last->holds = true;
}

void news_forget(struct tracee *tracee)
{
    news_call_lost(tracee);
    for (struct news *news = queue.first; news; news = news->next)
        if (news->tracee == tracee)
            news->holds = false;
}

void news_call_begins(struct tracee *tracee)
{
    struct news *news = append(tracee);
    news->event = (struct sys_trace_event){.what = SYS_TRACE_CALL, .pid = tracee->pid};
    news->open = true;
    tracee->call = news;
    tracee->told = false;
}

void news_call_ends(struct tracee *tracee)
{
    struct news *news = tracee->call;
    if (!news) {
        news = append(tracee);
        news->event = (struct sys_trace_event){
            .what = SYS_TRACE_CALL, .pid = tracee->pid, .resumed = tracee->told};
    }
    news->record = tracee->record;
    news->open = false;
    tracee->call = NULL;
    tracee->told = false;
}

/* What was known when it began is all that will be known. */
static void close_as_begun(struct news *news)
{
    struct tracee *tracee = news->tracee;
    news->record = tracee->record;
    news->event.begun = true;
    news->open = false;
    tracee->call = NULL;
    tracee->told = true;
}

void news_call_lost(struct tracee *tracee)
{
    if (tracee->call)
        close_as_begun(tracee->call);
}

void news_call_after_stop(struct tracee *tracee)
{
    struct news *news = tracee->call;
    while (news && news->event.what != SYS_TRACE_STOPPED)
        news = news->next;
    if (news)
        close_as_begun(tracee->call);
}

/* Whether the process sleeps in its call, and is not merely slow. */
static bool asleep(pid_t pid)
{
    char path[40], stat[256];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd == -1)
        return true;
    ssize_t size = read(fd, stat, sizeof stat - 1);
    close(fd);
    stat[size > 0 ? size : 0] = '\0';
    const char *state = strrchr(stat, ')'); /* "4711 (name) S …", and the name may hold anything */
    return !state || state[2] == 'S';
}

/* Whether something that can be told stands behind. */
static bool holds_up(const struct news *news)
{
    while (news && news->open)
        news = news->next;
    return news != NULL;
}

static void tell_first(void)
{
    struct news *news = queue.first;
    news->event.name = news->name;
    if (news->event.what == SYS_TRACE_CALL) {
        news->record.role = news->name;
        news->event.record = &news->record;
    }
    if (sys_trace_listener)
        sys_trace_listener(&news->event);
    if (news->holds)
        tracee_resume(news->tracee, 0);
    queue.first = news->next;
    if (!queue.first)
        queue.last = NULL;
    free(news);
}

bool news_tell(enum news_patience patience)
{
    while (queue.first) {
        struct news *news = queue.first;
        bool may_close = patience == NEWS_ALL
                             ? holds_up(news)
                             : patience == NEWS_OF_SLEEPERS && asleep(news->tracee->pid);
        if (news->open && !may_close)
            return true;
        if (news->open)
            close_as_begun(news);
        tell_first();
    }
    return false;
}
