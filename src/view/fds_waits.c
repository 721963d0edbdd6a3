/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who waits for whom.
 *
 * A process that is blocked in read on a pipe waits for whoever can write into it; in write, for
 * whoever can read from it; in wait4, for a child. Those who wait for nobody but each other will
 * wait for ever. They are found by taking away whoever may still be helped, until nobody more can
 * be: the rest is stuck. What /proc does not tell is never guessed: a process of which it is not
 * known what it does may help.
 */
#include "view/fds_rows.h"

#include <string.h>

static const struct channel *awaited_channel(const struct holder *holder)
{
    bool pipe_wait = holder->wait == WAIT_READ || holder->wait == WAIT_WRITE;
    const struct held *held = pipe_wait ? held_find(holder, holder->wait_fd) : NULL;
    return held ? held->channel : NULL;
}

/* Whether `end` is the end that the holder waits for. */
static bool is_awaited(const struct holder *holder, const struct channel_end *end)
{
    return holder->wait == WAIT_READ ? end->writes : end->reads;
}

static bool is_awaited_child(const struct holder *holder, const struct process *child)
{
    if (child->parent != holder->process->pid)
        return false;
    pid_t pid = holder->wait_pid;
    pid_t group = pid < -1 ? -pid : pid == 0 ? holder->process->group : 0;
    return pid > 0 ? child->pid == pid : group == 0 || child->group == group;
}

/* Whether the one that `holder` waits for is among the stuck, with all others who could help it. */
static bool is_helpless(const struct holders *holders, const struct holder *holder)
{
    const struct channel *channel = awaited_channel(holder);
    size_t awaited = 0;
    for (size_t i = 0; channel && i < channel->count; i++) {
        const struct channel_end *end = &channel->ends[i];
        if (!is_awaited(holder, end))
            continue;
        awaited++;
        if (!end->holder || !end->holder->stuck)
            return false;
    }
    for (size_t i = 0; holder->wait == WAIT_CHILD && i < holders->count; i++) {
        if (!is_awaited_child(holder, holders->list[i].process))
            continue;
        awaited++;
        if (!holders->list[i].stuck)
            return false;
    }
    return awaited > 0;
}

void fds_find_stuck(struct holders *holders)
{
    bool changed = true;
    for (size_t i = 0; i < holders->count; i++) {
        struct holder *holder = &holders->list[i];
        holder->stuck = !holders->blind && !holder->threads &&
                        (holder->wait == WAIT_CHILD || awaited_channel(holder));
    }
    while (changed) {
        changed = false;
        for (size_t i = 0; i < holders->count; i++) {
            struct holder *holder = &holders->list[i];
            if (holder->stuck && !is_helpless(holders, holder)) {
                holder->stuck = false;
                changed = true;
            }
        }
    }
}

/* ---- In words ---- */

/* Adds one more name to a list that is divided by commas; false once it is long enough. */
static bool add_listed(struct text *text, size_t *count, const struct process *process)
{
    if (++*count > 4) {
        text_add_string(text, ", ...");
        return false;
    }
    text_add_string(text, *count > 1 ? ", " : "");
    fds_add_process(text, process);
    return true;
}

static void add_pipe_wait(struct text *text, const struct holder *holder,
                          const struct channel *channel)
{
    const struct process *last = NULL;
    size_t count = 0;
    bool reads = holder->wait == WAIT_READ;
    fds_add_process(text, holder->process);
    text_add_string(text, reads ? " waits for something to read from " : " waits for room in ");
    fds_add_target(text, held_find(holder, holder->wait_fd), 60);
    text_add_string(text, reads ? "; its write end is held by " : "; its read end is held by ");
    for (size_t i = 0; i < channel->count; i++) {
        const struct channel_end *end = &channel->ends[i];
        if (!is_awaited(holder, end) || end->process == last)
            continue;
        last = end->process;
        if (!add_listed(text, &count, end->process))
            break;
        if (end->holder == holder)
            text_add_string(text, " (itself)");
    }
    text_add_string(text, count ? ".\n" : "nobody who can be seen.\n");
}

static void add_child_wait(struct text *text, const struct holders *holders,
                           const struct holder *holder)
{
    size_t count = 0;
    fds_add_process(text, holder->process);
    text_add_string(text, " waits for a child to end: ");
    for (size_t i = 0; i < holders->count; i++)
        if (is_awaited_child(holder, holders->list[i].process) &&
            !add_listed(text, &count, holders->list[i].process))
            break;
    text_add_string(text, count ? ".\n" : "it is not in this picture.\n");
}

static void add_deadlock(struct text *text, const struct holders *holders)
{
    size_t stuck = 0, count = 0;
    for (size_t i = 0; i < holders->count; i++)
        stuck += holders->list[i].stuck;
    if (stuck == 0)
        return;
    text_add_string(text, stuck == 1 ? "Deadlock: " : "Deadlock among ");
    for (size_t i = 0; i < holders->count; i++)
        if (holders->list[i].stuck && !add_listed(text, &count, holders->list[i].process))
            break;
    text_add_string(text, stuck == 1 ? " waits for itself alone.\n"
                                     : ": each waits for the others alone, so none will go on.\n");
    if (holders->far_blind)
        text_add_string(text,
                        "(Processes of other users might help; they are not yours to see.)\n");
}

void fds_add_waits(struct text *text, const struct fds_picture *picture)
{
    const struct holders *holders = &picture->holders;
    size_t told = 0, more = 0;
    for (size_t i = 0; i < holders->count; i++) {
        const struct holder *holder = &holders->list[i];
        const struct channel *channel = awaited_channel(holder);
        if (!channel && holder->wait != WAIT_CHILD)
            continue;
        if (told++ >= 20)
            more++;
        else if (channel)
            add_pipe_wait(text, holder, channel);
        else
            add_child_wait(text, holders, holder);
    }
    if (more)
        text_format(text, "%zu more wait for pipes or children.\n", more);
    add_deadlock(text, holders);
}
