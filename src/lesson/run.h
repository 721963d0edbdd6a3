/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Running a step: session, setups, the steps that it goes on from, its transcripts, a solution, its
 * checks. check, lint and session all take this one path.
 */
#ifndef NACRE_LESSON_RUN_H
#define NACRE_LESSON_RUN_H

#include "lesson/replay.h"

struct run_plan {
    const char *shell;
    int patience;         /* times every time limit */
    const char *language; /* the one that a person wants, or NULL; what is checked is checked as it
                             is */
    bool update;
    bool lint; /* also try each check before the solution, and after each wrong way */
    struct session_plan
        session; /* what of it a person's terminal asks for: term, colour, rows, columns, watcher */
};

struct run {
    const struct run_plan *plan;
    const struct lesson *lesson;
    const struct step *step;
    struct session session;
    struct bindings bindings;
    struct text *report;
    struct edits *edits; /* NULL unless plan->update */
    bool ready;          /* what was set up is to be torn down */
};

/*
 * Starts the step's session and brings it to where the step begins: lesson-wide setup, the chain of
 * `from`, the step's own setup. Returns whether it is there; if not, the report says why. run_end
 * is to be called either way.
 */
bool run_begin(struct run *run, const struct run_plan *plan, const struct lesson *lesson,
               const struct step *step, struct text *report, struct edits *edits);

/*
 * Goes on with STEP, which is `from` the step that has just ended, in the same session: teardown of
 * the one, setup of the other. As run_begin.
 */
bool run_go_on(struct run *run, const struct step *step);

/* Replays the step's consoles, and proves its predictions. */
bool run_consoles(struct run *run);

/* Tells the shell that the task is shown: what it records from now on is what a check sees. */
bool run_task_shown(struct run *run);

/* Types a solution or a wrong way. */
bool run_script(struct run *run, const struct block *block, enum comparing comparing);

/* What the checks of a step found, together. */
enum finding {
    FINDING_PASSED,
    FINDING_NOT_YET, /* one said so, or knew the mistake; `said` holds what it printed */
    FINDING_BROKEN,  /* the lesson's fault, reported */
};

/*
 * Judges one check, GONE and ENDING saying whether and how the shell has ended. Returns its status
 * (0 passed, 1 not yet, 2 a known mistake), or -1 after a report; what a check that did not pass
 * printed is added to `said`.
 */
int run_one_check(struct run *run, const struct block *check, bool gone, int ending,
                  struct text *said);

/* Runs every check of the step. `said` receives what those that did not pass printed. When `each`,
 * a check that passes where another does not is a fault as well: it is reported, since every check
 * must fail. */
enum finding run_checks(struct run *run, bool each, struct text *said);

/* Runs the teardowns, once, in a fresh shell if the learner's has ended. Returns false, after a
 * report, when one fails. */
bool run_teardown(struct run *run);

/* Runs the teardowns, ends the session. Returns what run_teardown does. */
bool run_end(struct run *run);

#endif
