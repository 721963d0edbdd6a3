/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the timeline: lives, and what happened in them, as the records tell. */
#ifndef NACRE_VIEW_TIMELINE_EVENTS_H
#define NACRE_VIEW_TIMELINE_EVENTS_H

#include "sys/record.h"
#include "view/timeline.h"

/* A process. */
struct life {
    pid_t pid;
    const char *role;    /* what it is to the shell: "subshell"; static storage */
    const char *program; /* what it runs by the end; NULL: the shell's own code */
    size_t born, ended;  /* events: the first that it has a part in, and its end */
    size_t over; /* the event with which it leaves the picture: nobody can ask for it more */
    bool has_ended;
    int lane; /* -1: none was free */
};

enum happening {
    HAPPENED_FORK,
    HAPPENED_EXEC,
    HAPPENED_SIGNAL,    /* `life` sends one */
    HAPPENED_ARRIVAL,   /* `life` gets one: known of traced programs */
    HAPPENED_EXIT,      /* `life` ends, as it says itself */
    HAPPENED_COLLECTED, /* `life` waits, and is told that `other` has ended */
    HAPPENED_STOPPED,   /* the same: has stopped */
    HAPPENED_CONTINUED,
    HAPPENINGS
};

struct event {
    enum happening what;
    struct timespec time;
    uint64_t number;      /* of the record */
    size_t life, other;   /* indices; `other` is NOBODY where there is none */
    pid_t pid;            /* of the other, or what kill was given */
    long value;           /* a status or a signal */
    const char *call;     /* the call's name */
    const char *program;  /* of HAPPENED_EXEC */
    const char *was, *is; /* the programs of life and other at that time; NULL: none */
};

#define NOBODY ((size_t)-1)

struct timeline {
    const struct timeline_request *request;
    struct arena *arena;
    struct life *lives;
    size_t life_count, life_room;
    struct event *events;
    size_t count, room;
    int lanes;
};

/* Reads the records. */
void timeline_read(struct timeline *timeline);

/* Gives lives their lanes, at most `most`: those that overlap stand side by side. */
void timeline_lanes(struct timeline *timeline, int most);

/* What happened, in words, without a full stop: "shell 4711 makes child 4712 (fork)". */
void event_words(const struct timeline *timeline, const struct event *event, struct text *text);

/* "12.3 ms" since the first event. */
void event_time(const struct timeline *timeline, const struct event *event, struct text *text);

/* Which events have no row of their own: from *from up to *to; none when they are equal. */
void timeline_elided(const struct timeline *timeline, size_t *from, size_t *to);

/* "200 events more: 66 fork, …" */
void timeline_add_elided(const struct timeline *timeline, struct text *text);

void timeline_add_picture(const struct timeline *timeline, struct text *text);
void timeline_add_sentences(const struct timeline *timeline, struct text *text);
void timeline_add_svg(const struct timeline *timeline, struct text *text);

#endif
