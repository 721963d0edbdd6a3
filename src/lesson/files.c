/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `check FILE…` and `lint FILE…`: reads the lessons, has their steps judged, reports, and writes
 * `--update`'s edits. */
#include "base/arena.h"
#include "lesson/check.h"
#include "lesson/needs.h"
#include "lesson/report.h"
#include "lesson/translation.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct reporting {
    struct tally tally;
    struct edits *edits; /* one for each lesson */
    const struct lesson *lessons;
};

static void finished(const struct job *job, void *context)
{
    struct reporting *reporting = context;
    report_step(&reporting->tally, job);
    struct edits *edits = &reporting->edits[job->lesson - reporting->lessons];
    for (size_t i = 0; i < job->edits.count; i++)
        if (!edit_exists(edits, job->edits.list[i].from))
            edit_add(edits, job->edits.list[i].from, job->edits.list[i].to,
                     job->edits.list[i].text);
}

static void add_jobs(const struct check_plan *plan, const struct lesson *lesson, struct job **jobs,
                     size_t *count)
{
    const struct step *only = plan->step ? lesson_step(lesson, plan->step) : NULL;
    if (plan->step && !only)
        return;
    *jobs = xrealloc(*jobs, (*count + lesson->count + 1) * sizeof **jobs);
    for (const struct step *step = only ? only : lesson->steps; step;
         step = only ? NULL : step->next)
        if (!(plan->leave_slow && step->slow))
            (*jobs)[(*count)++] = (struct job){.lesson = lesson, .step = step};
}

static bool has_faults(const struct lesson *lesson)
{
    return lesson->source.faults > 0 ||
           (lesson->translation && lesson->translation->source.faults > 0);
}

/* Lints what stands in the file that was named: of a translation its own words. */
static void lint_lesson(struct lesson *lesson, const char *shell)
{
    if (lesson->translation) {
        translation_lint(lesson);
        lint_text(lesson->translation, shell);
    } else {
        lint_text(lesson, shell);
    }
}

/* Reads the lessons. Returns how many of them cannot be used. */
static int read_lessons(const struct check_plan *plan, struct lesson *lessons, char *const *files,
                        size_t count)
{
    int bad = 0;
    for (size_t i = 0; i < count; i++) {
        bool good = lesson_read(&lessons[i], files[i]);
        if (good)
            needs_check(&lessons[i]);
        if (good && plan->run.lint)
            lint_lesson(&lessons[i], plan->run.shell);
        if (good && plan->run.update && lessons[i].translation)
            fault(&lessons[i].translation->source, 1, 1, 1, "Update the original.",
                  "what runs, and is printed, stands in the lesson that this translates");
        good = good && !has_faults(&lessons[i]);
        bad += !good;
    }
    return bad;
}

/* Writes each lesson that has edits. */
static bool write_edits(const struct reporting *reporting, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const struct edits *edits = &reporting->edits[i];
        if (edits->count == 0)
            continue;
        if (edits_write(edits, &reporting->lessons[i].source))
            printf("%s: %zu commands updated\n", reporting->lessons[i].name, edits->count);
        else
            good = false;
    }
    return good;
}

static void free_jobs(struct job *jobs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_free(&jobs[i].report);
        text_free(&jobs[i].frame);
        edits_free(&jobs[i].edits);
    }
    free(jobs);
}

int check_files(const struct check_plan *plan, char *const *files)
{
    size_t count = 0, steps = 0;
    while (files[count])
        count++;
    struct lesson *lessons = xmalloc((count + 1) * sizeof *lessons);
    struct job *jobs = NULL;
    struct reporting reporting = {.tally = {.form = plan->form, .strict = plan->strict},
                                  .lessons = lessons};
    int bad = read_lessons(plan, lessons, files, count);
    reporting.edits = xmalloc((count + 1) * sizeof *reporting.edits);
    memset(reporting.edits, 0, (count + 1) * sizeof *reporting.edits);
    for (size_t i = 0; i < count; i++)
        if (!has_faults(&lessons[i]) && lessons[i].document)
            add_jobs(plan, &lessons[i], &jobs, &steps);
    if (plan->step && steps == 0 && bad == 0) {
        fprintf(stderr, "nacre-lesson: no step has the id `%s`\n", plan->step);
        bad++;
    }
    report_begin(&reporting.tally, steps);
    run_jobs(plan, jobs, steps, finished, &reporting);
    report_end(&reporting.tally);
    if (plan->run.update && !write_edits(&reporting, count))
        bad++;
    for (size_t i = 0; i < count; i++) {
        edits_free(&reporting.edits[i]);
        lesson_free(&lessons[i]);
    }
    free(reporting.edits);
    free(lessons);
    free_jobs(jobs, steps);
    return bad ? 2 : reporting.tally.failed || session_interrupted ? 1 : 0;
}
