/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person has done, kept in the file `progress` of the state folder, an event a line:
 *
 *     2026-03-01T14:03:22Z 01-owner no-process passed tries=2 hash=0b5c11e9d2a3f470
 *
 * A person can read it, and remove lines from it. What a reader does not understand it leaves out.
 */
#ifndef NACRE_LESSON_PROGRESS_H
#define NACRE_LESSON_PROGRESS_H

#include "base/text.h"
#include "lesson/lesson.h"
#include <stdint.h>
#include <time.h>

enum progress_event {
    EVENT_BEGUN,     /* the lesson was opened */
    EVENT_AT,        /* the step was begun */
    EVENT_PREDICTED, /* a prediction was made; `right` says how */
    EVENT_SOLUTION,  /* a solution was looked at */
    EVENT_PASSED,    /* the step's task was done */
    EVENT_DONE,      /* a step without a task was gone through to its end */
    EVENT_FINISHED,  /* the last step was left behind */
};

struct event {
    time_t when;
    const char *lesson, *step; /* step: "-" where the event is the lesson's */
    enum progress_event what;
    int tries; /* commands run while the task was open; 0: not told */
    bool right;
    uint64_t hash; /* of what the step asked for; 0: not told */
};

struct progress {
    struct text path;
    struct text file; /* the events' words point into it */
    struct event *list;
    size_t count, room;
    struct arena arena;
    int failed; /* errno, when the file could not be read or written */
};

/* Reads the file. progress_free is to be called. */
void progress_read(struct progress *progress);
void progress_free(struct progress *progress);

/* Notes an event of now, in memory and in the file. Returns false, with progress->failed set, when
 * it was not saved. */
bool progress_note(struct progress *progress, const struct lesson *lesson, const struct step *step,
                   enum progress_event what, int tries, bool right);

/* What is known of one step. */
struct step_progress {
    bool done;     /* passed, or gone through */
    bool changed;  /* but the step asks for something else since */
    bool solution; /* a solution was looked at before it was passed */
    time_t when;   /* it was done for the first time */
    int tries;
    int predictions, right;
};

struct step_progress progress_of(const struct progress *progress, const struct lesson *lesson,
                                 const struct step *step);

/* How many of the lesson's steps are done. */
size_t progress_count(const struct progress *progress, const struct lesson *lesson);

/* The step where the person was last; NULL when the lesson was not begun, or was finished since. */
const struct step *progress_at(const struct progress *progress, const struct lesson *lesson);

/* When the lesson was last opened; 0: never. */
time_t progress_opened(const struct progress *progress, const struct lesson *lesson);

/* Adds a table of the lesson's steps: what was done, when, in how many tries, with how many right
 * predictions. */
struct page;
void progress_show(const struct page *page, const struct progress *progress,
                   const struct lesson *lesson, struct text *out);

/* Adds a line about the lesson: its name, a bar, how many steps are done, its minutes and title. A
 * narrow window has no room for all of it. */
void progress_line(const struct page *page, const struct progress *progress,
                   const struct lesson *lesson, struct text *out);

/* What a step asks for, as a number: its setup, task and checks. */
uint64_t step_hash(const struct step *step);

#endif
