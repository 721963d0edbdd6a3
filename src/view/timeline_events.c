/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lives from records. Nothing is guessed: of a program that nobody traces, the end is known when
 * its parent is told of it, and not before.
 */
#include "view/timeline_events.h"

#include "base/names.h"
#include "view/decode.h"
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { ROWS = 110, LONGEST_NAME = 60 };

static void *grown(struct arena *arena, void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    *room = *room ? *room * 2 : 64;
    void *more = arena_alloc(arena, *room * size);
    if (count)
        memcpy(more, list, count * size);
    return more;
}

/* The life of process `pid` that goes on now; a new one where none is known. */
static size_t life_of(struct timeline *t, pid_t pid, bool born)
{
    for (size_t i = t->life_count; i-- > 0 && !born;)
        if (t->lives[i].pid == pid)
            return i;
    t->lives = grown(t->arena, t->lives, t->life_count, &t->life_room, sizeof *t->lives);
    t->lives[t->life_count] = (struct life){.pid = pid, .lane = -1};
    return t->life_count++;
}

static struct event *add(struct timeline *t, enum happening what, const struct sys_record *record)
{
    t->events = grown(t->arena, t->events, t->count, &t->room, sizeof *t->events);
    t->events[t->count] = (struct event){.what = what,
                                         .time = record->entered,
                                         .number = record->number,
                                         .other = NOBODY,
                                         .call = sys_call_name(record->call)};
    return &t->events[t->count++];
}

/* The path of an execve that was not refused, or NULL. */
static const char *program_of(struct timeline *t, const struct sys_record *record)
{
    struct sys_string path;
    size_t position = 0;
    if (!sys_text_next(record, &position, &path) || path.null)
        return NULL;
    return arena_copy(t->arena, path.bytes, path.size);
}

/* Whether a waitid only looked (WNOWAIT): what it saw is still there to be collected. */
static bool only_looked(const struct sys_record *record)
{
    return record->call == SYS_CALL_waitid && (record->argument[3] & WNOWAIT);
}

static void read_wait(struct timeline *t, const struct sys_record *record, long status)
{
    int raw = (int)status;
    struct event *event = add(t,
                              WIFSTOPPED(raw)     ? HAPPENED_STOPPED
                              : WIFCONTINUED(raw) ? HAPPENED_CONTINUED
                                                  : HAPPENED_COLLECTED,
                              record);
    event->time = record->returned;
    event->value = status;
    event->pid = record->call == SYS_CALL_waitid ? (pid_t)record->out[1] : (pid_t)record->result;
}

static void read_record(struct timeline *t, const struct sys_record *record)
{
    bool worked = record->state == SYS_RETURNED && !record->error;
    bool last = record->state == SYS_NEVER_RETURNS || record->state == SYS_ENTERED;
    long status;
    struct event *event = NULL;
    if ((record->call == SYS_CALL_fork || record->call == SYS_CALL_vfork) && worked) {
        event = add(t, HAPPENED_FORK, record);
        event->pid = (pid_t)record->result;
    } else if (record->call == SYS_CALL_execve && last) {
        event = add(t, HAPPENED_EXEC, record);
        event->program = program_of(t, record);
    } else if (record->call == SYS_CALL__exit) {
        event = add(t, HAPPENED_EXIT, record);
        event->value = (record->argument[0] & 0xff) << 8;
    } else if (record->call == SYS_CALL_kill && worked && record->argument[1] != 0) {
        event = add(t, HAPPENED_SIGNAL, record);
        event->pid = (pid_t)record->argument[0];
        event->value = record->argument[1];
    } else if (decode_has_status(record, &status) && !only_looked(record)) {
        read_wait(t, record, status);
        event = &t->events[t->count - 1];
    }
    if (event)
        event->life = (size_t)record->pid; /* for now: find_lives puts the index there */
}

static int by_time(const void *a, const void *b)
{
    const struct event *one = a, *other = b;
    if (one->time.tv_sec != other->time.tv_sec)
        return one->time.tv_sec < other->time.tv_sec ? -1 : 1;
    if (one->time.tv_nsec != other->time.tv_nsec)
        return one->time.tv_nsec < other->time.tv_nsec ? -1 : 1;
    return one->number < other->number ? -1 : one->number > other->number;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static void end_life(struct life *life, size_t at)
{
    if (!life->has_ended)
        life->ended = at;
    life->has_ended = true;
}

/* Whose part each event is: events are in the order of time by now. */
static void find_lives(struct timeline *t)
{
    for (size_t i = 0; i < t->count; i++) {
        struct event *event = &t->events[i];
        size_t before = t->life_count;
        event->life = life_of(t, (pid_t)event->life, false);
        if (t->life_count > before)
            t->lives[event->life].born = i;
        before = t->life_count;
        if (event->pid > 0)
            event->other = life_of(t, event->pid, event->what == HAPPENED_FORK);
        if (t->life_count > before)
            t->lives[event->other].born = i;
        struct life *life = &t->lives[event->life];
        struct life *other = event->other == NOBODY ? NULL : &t->lives[event->other];
        event->was = life->program;
        event->is = other ? other->program : NULL;
        if (event->what == HAPPENED_EXEC && event->program)
            life->program = last_part(event->program);
        if (event->what == HAPPENED_FORK && life->program)
            other->program = life->program;
        if (event->what == HAPPENED_EXIT)
            end_life(life, i);
        if (event->what == HAPPENED_COLLECTED)
            end_life(other, i);
        life->over = i;
        if (other && other->over < i)
            other->over = i;
    }
}

/* The role of each life stands in the records of its calls. A number may have been used twice. */
static void find_roles(struct timeline *t)
{
    struct sys_record record;
    for (uint64_t number = t->request->first; number <= t->request->last; number++) {
        if (!sys_record_get(number, &record))
            continue;
        for (size_t i = 0; i < t->life_count; i++)
            if (t->lives[i].pid == record.pid && !t->lives[i].role)
                t->lives[i].role = record.role;
    }
}

void timeline_read(struct timeline *t)
{
    struct sys_record record;
    for (uint64_t number = t->request->first; number <= t->request->last; number++)
        if (sys_record_get(number, &record))
            read_record(t, &record);
    if (t->count == 0)
        return;
    qsort(t->events, t->count, sizeof *t->events, by_time);
    life_of(t, sys_record_owner(), true);
    find_lives(t);
    find_roles(t);
    for (size_t i = 0; i < t->life_count; i++)
        if (!t->lives[i].has_ended)
            t->lives[i].over = t->count - 1;
}

void timeline_lanes(struct timeline *t, int most)
{
    struct life **in = arena_zalloc(t->arena, (size_t)most * sizeof *in);
    for (size_t i = 0; i < t->life_count; i++) {
        struct life *life = &t->lives[i];
        int lane = 0;
        while (lane < most && in[lane] && in[lane]->over >= life->born)
            lane++;
        if (lane == most)
            continue;
        in[lane] = life;
        life->lane = lane;
        if (lane >= t->lanes)
            t->lanes = lane + 1;
    }
}

/* ---- In words ---- */

/* "cat 4712": what it runs, or else what it is to the shell. */
static void add_who(const struct timeline *t, size_t index, const char *program, struct text *text)
{
    const struct life *life = &t->lives[index];
    const char *name = program ? program : life->role ? life->role : "process";
    text_add_visible(text, name, strlen(name), LONGEST_NAME, 0);
    text_format(text, " %ld", (long)life->pid);
}

static void add_other(const struct timeline *t, const struct event *event, struct text *text)
{
    if (event->other != NOBODY)
        add_who(t, event->other, event->is, text);
    else if (event->pid == 0)
        text_add_string(text, "its process group");
    else if (event->pid == -1)
        text_add_string(text, "all that it may");
    else
        text_format(text, "process group %ld", -(long)event->pid);
}

static void add_signal(struct text *text, long number)
{
    const char *name = signal_name((int)number);
    if (name)
        text_format(text, "SIG%s", name);
    else
        text_format(text, "signal %ld", number);
}

static void add_status(struct text *text, long status)
{
    char bytes[64];
    struct line line = {bytes, 0, sizeof bytes};
    decode_status(&line, status);
    text_add(text, line.bytes, line.size);
}

void event_words(const struct timeline *t, const struct event *event, struct text *text)
{
    static const char *const verbs[HAPPENINGS] = {
        [HAPPENED_FORK] = " makes ",          [HAPPENED_EXEC] = " becomes ",
        [HAPPENED_SIGNAL] = " sends ",        [HAPPENED_ARRIVAL] = " gets ",
        [HAPPENED_EXIT] = " ends: ",          [HAPPENED_COLLECTED] = " collects ",
        [HAPPENED_STOPPED] = " learns that ", [HAPPENED_CONTINUED] = " learns that ",
    };
    add_who(t, event->life, event->was, text);
    text_add_string(text, verbs[event->what]);
    switch (event->what) {
    case HAPPENED_FORK:
        add_other(t, event, text);
        text_format(text, " (%s)", event->call);
        break;
    case HAPPENED_EXEC:
        text_add_visible(text, event->program ? event->program : "a program",
                         event->program ? strlen(event->program) : 9, LONGEST_NAME, 0);
        text_add_string(text, " (execve)");
        break;
    case HAPPENED_SIGNAL:
        add_signal(text, event->value);
        text_add_string(text, " to ");
        add_other(t, event, text);
        break;
    case HAPPENED_ARRIVAL:
        add_signal(text, event->value);
        break;
    case HAPPENED_EXIT:
        add_status(text, event->value);
        break;
    case HAPPENED_STOPPED:
        add_other(t, event, text);
        text_add_string(text, " was stopped by ");
        add_signal(text, WSTOPSIG((int)event->value));
        text_format(text, " (%s)", event->call);
        break;
    case HAPPENED_CONTINUED:
        add_other(t, event, text);
        text_format(text, " goes on (%s)", event->call);
        break;
    default:
        add_other(t, event, text);
        text_add_string(text, ": ");
        add_status(text, event->value);
        text_format(text, " (%s)", event->call);
    }
}

void event_time(const struct timeline *t, const struct event *event, struct text *text)
{
    const struct timespec *from = &t->events[0].time, *to = &event->time;
    long long micro =
        (long long)(to->tv_sec - from->tv_sec) * 1000000 + (to->tv_nsec - from->tv_nsec) / 1000;
    if (micro < 10000000)
        text_format(text, "%lld.%lld ms", micro / 1000, micro / 100 % 10);
    else
        text_format(text, "%lld.%lld s", micro / 1000000, micro / 100000 % 10);
}

void timeline_elided(const struct timeline *t, size_t *from, size_t *to)
{
    bool long_one = t->count > ROWS;
    *from = long_one ? ROWS / 2 : t->count;
    *to = long_one ? t->count - ROWS / 2 : t->count;
}

void timeline_add_elided(const struct timeline *t, struct text *text)
{
    static const char *const names[HAPPENINGS][2] = {
        [HAPPENED_FORK] = {"fork", "forks"},
        [HAPPENED_EXEC] = {"exec", "execs"},
        [HAPPENED_SIGNAL] = {"signal sent", "signals sent"},
        [HAPPENED_ARRIVAL] = {"signal", "signals"},
        [HAPPENED_EXIT] = {"exit", "exits"},
        [HAPPENED_COLLECTED] = {"wait", "waits"},
        [HAPPENED_STOPPED] = {"stop", "stops"},
        [HAPPENED_CONTINUED] = {"continuation", "continuations"},
    };
    size_t counts[HAPPENINGS] = {0}, from, to;
    timeline_elided(t, &from, &to);
    for (size_t i = from; i < to; i++)
        counts[t->events[i].what]++;
    text_format(text, "%zu events more", to - from);
    for (int what = 0, told = 0; what < HAPPENINGS; what++)
        if (counts[what])
            text_format(text, "%s%zu %s", told++ ? ", " : ": ", counts[what],
                        names[what][counts[what] != 1]);
}
