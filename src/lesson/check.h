/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `check` and `lint`: the verdict on each step of the lessons named. */
#ifndef NACRE_LESSON_CHECK_H
#define NACRE_LESSON_CHECK_H

#include "lesson/run.h"

enum verdict {
    VERDICT_PASS,
    VERDICT_FAIL,
    VERDICT_UNSUPPORTED, /* it cannot be run here */
};

enum report_form { REPORT_PLAIN, REPORT_TAP, REPORT_JSON };

struct check_plan {
    struct run_plan run;
    enum report_form form;
    int jobs;
    bool strict;      /* what cannot be run is a failure */
    bool leave_slow;  /* steps marked `slow` are left out */
    const char *step; /* only this one; NULL: all */
};

/* Judges one step. What there is to say is added to REPORT, what would mend it to EDITS. */
enum verdict check_step(const struct run_plan *plan, const struct lesson *lesson,
                        const struct step *step, struct text *report, struct edits *edits);

/*
 * Checks (or, when the plan says so, lints) the lessons in FILES, writes the report to standard
 * output, and returns the exit status: 0 all passed, 1 something failed, 2 a file is no lesson or
 * nothing could be run.
 */
int check_files(const struct check_plan *plan, char *const *files);

/* One step to judge, in a process of its own. */
struct job {
    const struct lesson *lesson;
    const struct step *step;
    enum verdict verdict;
    struct text report;
    struct edits edits;
    bool done;
    /* While it runs: */
    pid_t worker;
    int from_worker;
    struct text frame;
};

/* Judges all jobs, plan->jobs at a time; calls FINISHED for each, in order, as soon as it and those
 * before it are done. */
void run_jobs(const struct check_plan *plan, struct job *jobs, size_t count,
              void (*finished)(const struct job *job, void *context), void *context);

/* The checks of lint that need no session. Faults are reported as the reader's are. Returns whether
 * there was none. */
bool lint_text(struct lesson *lesson, const char *shell);

#endif
