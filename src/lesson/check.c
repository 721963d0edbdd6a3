/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Judges a step: its transcripts in a session; and if it has a task, each solution in a session of
 * its own, each of which must pass the checks. lint asks for more: that the checks fail as long as
 * nothing was done, and after each wrong way.
 */
#include "lesson/check.h"

#include "lesson/needs.h"
#include <string.h>

struct judging {
    const struct run_plan *plan;
    const struct lesson *lesson;
    const struct step *step;
    struct text *report;
    struct edits *edits;
};

static void add_place(const struct judging *judging, int line)
{
    text_add_string(judging->report, "  ");
    text_add_visible(judging->report, judging->lesson->source.name,
                     strlen(judging->lesson->source.name), 0, 0);
    text_format(judging->report, ":%d: ", line);
}

static void add_said(const struct judging *judging, const struct text *said)
{
    if (said->size == 0)
        return;
    text_add_string(judging->report, "    the check says: ");
    text_add_visible(judging->report, said->bytes,
                     said->size - (said->bytes[said->size - 1] == '\n'), 500, 1);
    text_char(judging->report, '\n');
}

/* lint: no check may pass while nothing was done. */
static bool fails_before(struct judging *judging, struct run *run)
{
    struct text said = {0};
    bool good = true;
    switch (run_checks(run, true, &said)) {
    case FINDING_NOT_YET:
        break;
    case FINDING_PASSED:
        add_place(judging, judging->step->task->line);
        text_add_string(judging->report, "the task passes before anything was done\n");
        good = false;
        break;
    case FINDING_BROKEN:
        good = false;
        break;
    }
    text_free(&said);
    return good;
}

/* The checks after a solution. */
static bool passes_after(struct judging *judging, struct run *run, const struct block *solution)
{
    struct text said = {0};
    enum finding finding = run_checks(run, false, &said);
    if (finding == FINDING_NOT_YET) {
        add_place(judging, solution->line);
        text_add_string(judging->report, "this solution does not pass the check\n");
        add_said(judging, &said);
    }
    text_free(&said);
    return finding == FINDING_PASSED;
}

/* Starts a session and comes to the task. */
static bool come_to_task(struct judging *judging, struct run *run, bool edits)
{
    return run_begin(run, judging->plan, judging->lesson, judging->step, judging->report,
                     edits ? judging->edits : NULL) &&
           run_consoles(run) && run_task_shown(run);
}

static bool judge_solution(struct judging *judging, const struct block *solution)
{
    struct run run;
    bool good = come_to_task(judging, &run, true) &&
                (!judging->plan->lint || fails_before(judging, &run)) &&
                run_script(&run, solution, COMPARE_ALL) && passes_after(judging, &run, solution);
    return run_end(&run) && good;
}

/* The checks after a wrong way: one must fail, and say what it is to say. */
static bool fails_after(struct judging *judging, struct run *run, const struct block *wrong)
{
    struct text said = {0};
    enum finding finding = run_checks(run, false, &said);
    bool good = finding == FINDING_NOT_YET;
    if (finding == FINDING_PASSED) {
        add_place(judging, wrong->line);
        text_add_string(judging->report, "this wrong way passes the check\n");
    } else if (good && wrong->says &&
               !memmem(said.bytes, said.size, wrong->says, strlen(wrong->says))) {
        add_place(judging, wrong->line);
        text_format(judging->report, "after this wrong way the check does not say \"%s\"\n",
                    wrong->says);
        add_said(judging, &said);
        good = false;
    }
    text_free(&said);
    return good;
}

static bool judge_wrong(struct judging *judging, const struct block *wrong)
{
    struct run run;
    bool good = come_to_task(judging, &run, false);
    if (good && !run_script(&run, wrong, COMPARE_NONE)) {
        add_place(judging, wrong->line);
        text_add_string(judging->report, "this wrong way could not be typed to its end\n");
        good = false;
    }
    good = good && fails_after(judging, &run, wrong);
    return run_end(&run) && good;
}

static bool judge_task(struct judging *judging)
{
    bool good = true;
    const struct block *block = block_of_kind(judging->step->blocks, BLOCK_SOLUTION);
    for (; block; block = block_of_kind(block->next, BLOCK_SOLUTION))
        if (!judge_solution(judging, block)) {
            good = false;
            break; /* the others would most often fail alike */
        }
    block = judging->plan->lint && good ? block_of_kind(judging->step->blocks, BLOCK_WRONG) : NULL;
    for (; block && !session_interrupted; block = block_of_kind(block->next, BLOCK_WRONG))
        good &= judge_wrong(judging, block);
    return good;
}

static bool judge_consoles(struct judging *judging)
{
    struct run run;
    bool good = run_begin(&run, judging->plan, judging->lesson, judging->step, judging->report,
                          judging->edits) &&
                run_consoles(&run);
    return run_end(&run) && good;
}

enum verdict check_step(const struct run_plan *plan, const struct lesson *lesson,
                        const struct step *step, struct text *report, struct edits *edits)
{
    struct judging judging = {plan, lesson, step, report, edits};
    const char *unmet = unmet_need(lesson, step);
    if (unmet) {
        text_add_string(report, unmet);
        return VERDICT_UNSUPPORTED;
    }
    bool good = step->task ? judge_task(&judging) : judge_consoles(&judging);
    return good && !session_interrupted ? VERDICT_PASS : VERDICT_FAIL;
}
