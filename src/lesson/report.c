/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes verdicts to standard output, one step at a time, as they come. */
#include "lesson/report.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void report_begin(const struct tally *tally, size_t count)
{
    if (tally->form == REPORT_TAP)
        printf("TAP version 13\n1..%zu\n", count);
}

static enum verdict counted(struct tally *tally, const struct job *job)
{
    enum verdict verdict = job->verdict;
    if (verdict == VERDICT_UNSUPPORTED && tally->strict)
        verdict = VERDICT_FAIL;
    tally->passed += verdict == VERDICT_PASS;
    tally->failed += verdict == VERDICT_FAIL;
    tally->unsupported += verdict == VERDICT_UNSUPPORTED;
    tally->slow += job->step->slow;
    return verdict;
}

static void report_plain(enum verdict verdict, const struct job *job, const char *text)
{
    static const char *const words[] = {"PASS", "FAIL", "UNSUPPORTED"};
    printf("%s: %s: %s%s", words[verdict], job->lesson->name, job->step->id,
           job->step->slow ? " (slow)" : "");
    if (job->verdict == VERDICT_UNSUPPORTED)
        printf(" (%s)\n", text);
    else
        printf("\n%s", text);
}

static void report_tap(enum verdict verdict, const struct job *job, const char *text, int number)
{
    printf("%sok %d - %s: %s", verdict == VERDICT_FAIL ? "not " : "", number, job->lesson->name,
           job->step->id);
    if (job->verdict == VERDICT_UNSUPPORTED) {
        printf(verdict == VERDICT_FAIL ? "\n# %s\n" : " # SKIP %s\n", text);
        return;
    }
    putchar('\n');
    for (const char *end; *text; text = end + (*end == '\n')) {
        end = text + strcspn(text, "\n");
        printf("# %.*s\n", (int)(end - text), text);
    }
}

static void report_json(enum verdict verdict, const struct job *job, const char *text)
{
    static const char *const words[] = {"pass", "fail", "unsupported"};
    json_t *object =
        json_pack("{s:s, s:s, s:s, s:b, s:s%}", "lesson", job->lesson->name, "step", job->step->id,
                  "verdict", words[verdict], "slow", job->step->slow, "report", text, strlen(text));
    if (object)
        json_dumpf(object, stdout, JSON_COMPACT | JSON_PRESERVE_ORDER);
    putchar('\n');
    json_decref(object);
}

void report_step(struct tally *tally, const struct job *job)
{
    struct text text = {0};
    text_add(&text, job->report.bytes, job->report.size);
    text_end(&text);
    enum verdict verdict = counted(tally, job);
    if (tally->form == REPORT_PLAIN)
        report_plain(verdict, job, text.bytes);
    else if (tally->form == REPORT_TAP)
        report_tap(verdict, job, text.bytes, tally->passed + tally->failed + tally->unsupported);
    else
        report_json(verdict, job, text.bytes);
    fflush(stdout);
    text_free(&text);
}

void report_end(const struct tally *tally)
{
    if (tally->form != REPORT_PLAIN || tally->passed + tally->failed + tally->unsupported == 0)
        return;
    printf("\n%d passed, %d failed", tally->passed, tally->failed);
    if (tally->unsupported)
        printf(", %d unsupported", tally->unsupported);
    if (tally->slow)
        printf(" (%d slow)", tally->slow);
    putchar('\n');
}
