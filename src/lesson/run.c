/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a step, from an empty scratch directory to the verdict of its checks. */
#include "lesson/run.h"

#include "lesson/notation.h"
#include "lesson/transcript.h"
#include <string.h>

static void add_place(const struct run *run, int line, struct text *out)
{
    text_add_string(out, "  ");
    text_add_visible(out, run->lesson->source.name, strlen(run->lesson->source.name), 0, 0);
    text_format(out, ":%d: ", line);
}

/* Adds what a program printed, line by line, indented and safe to show. */
static void add_quoted(const char *bytes, size_t size, struct text *out)
{
    struct lines lines = {0};
    lines_add(&lines, bytes, size, REGION_OUTPUT);
    for (size_t i = 0; i < lines.count; i++) {
        text_add_string(out, "    | ");
        text_add_visible(out, lines.list[i].text, lines.list[i].size, 300, 0);
        text_char(out, '\n');
    }
    lines_free(&lines);
}

/* Why a shell does not answer. Without its end of the channel it can be gone, or have been replaced
 * by `exec`; its keeper may tell of its end before the channel does. */
static const char *what_became(const struct session *session)
{
    return session->gone || session->channel < 0 ? "ended, or became another program, in"
                                                 : "did not come back in time from";
}

/* Runs each block of KIND in the list in the shell itself, out of sight. */
static bool run_hidden(struct run *run, const struct block *block, enum block_kind kind)
{
    for (block = block_of_kind(block, kind); block; block = block_of_kind(block->next, kind)) {
        struct session *session = &run->session;
        const char *why = session->gone ? session_fresh(session) : NULL;
        bool answered = !why && session_ask(session, "setup", block->text);
        if (answered && session->answer == 0)
            continue;
        add_place(run, block->line, run->report);
        if (!answered)
            text_format(run->report, "the shell %s this %s; this is the lesson's fault\n",
                        what_became(session), block_kind_word(kind));
        else
            text_format(run->report, "this %s failed with status %d; this is the lesson's fault\n",
                        block_kind_word(kind), session->answer);
        if (answered)
            add_quoted(session->answer_text.bytes, session->answer_text.size, run->report);
        return false;
    }
    return true;
}

static enum replayed type_script(struct run *run, const struct block *block,
                                 enum comparing comparing, struct text *printed)
{
    struct replay one = {.session = &run->session,
                         .lesson = run->lesson,
                         .bindings = &run->bindings,
                         .report = run->report,
                         .printed = printed,
                         .edits = comparing == COMPARE_ALL ? run->edits : NULL,
                         .comparing = comparing,
                         .patience = run->plan->patience};
    enum replayed result = replay(&one, block->script);
    if (result == REPLAY_STUCK)
        run->ready = false; /* it could not be torn down either: nobody answers */
    return result;
}

/* Types all of an earlier step out of sight: its transcripts and its first solution. */
static bool run_chain(struct run *run, const struct step *step)
{
    if (!step)
        return true;
    if (!run_chain(run, step->from) || !run_hidden(run, step->blocks, BLOCK_SETUP))
        return false;
    bool solved = false;
    for (const struct block *block = step->blocks; block; block = block->next) {
        bool typed = block->kind == BLOCK_CONSOLE ? !block->noreplay
                                                  : block->kind == BLOCK_SOLUTION && !solved;
        solved |= block->kind == BLOCK_SOLUTION;
        if (typed && type_script(run, block, COMPARE_BIND, NULL) == REPLAY_STUCK) {
            add_place(run, step->line, run->report);
            text_format(
                run->report,
                "the step `%s`, which this one goes on from, could not be typed to its end\n",
                step->id);
            return false;
        }
    }
    return run_hidden(run, step->blocks, BLOCK_TEARDOWN);
}

bool run_begin(struct run *run, const struct run_plan *plan, const struct lesson *lesson,
               const struct step *step, struct text *report, struct edits *edits)
{
    *run = (struct run){.plan = plan, .lesson = lesson, .step = step, .report = report};
    run->edits = plan->update ? edits : NULL;
    struct session_plan session = plan->session;
    session.shell = plan->shell;
    session.as_root = step->as == AS_ROOT;
    session.milliseconds = DEFAULT_PATIENCE * plan->patience;
    const char *why = session_start(&run->session, &session);
    if (why) {
        add_place(run, step->line, report);
        text_format(report, "no session could be started: %s\n", why);
        return false;
    }
    run->ready = run_hidden(run, lesson->setup, BLOCK_SETUP) && run_chain(run, step->from) &&
                 run_hidden(run, step->blocks, BLOCK_SETUP);
    return run->ready;
}

bool run_go_on(struct run *run, const struct step *step)
{
    bool ended = run_hidden(run, run->step->blocks, BLOCK_TEARDOWN);
    run->step = step;
    return ended && run_hidden(run, step->blocks, BLOCK_SETUP);
}

/* Whether WHAT stands in what was printed. */
static bool was_printed(const struct text *printed, const char *what)
{
    return memmem(printed->bytes, printed->size, what, strlen(what)) != NULL;
}

/* Holds a prediction against what the console printed. */
static bool prove(struct run *run, const struct block *block, const struct text *printed)
{
    const struct prediction *prediction = block->prediction;
    bool proved = true;
    if (prediction->answer && !binding_of(&run->bindings, prediction->answer)) {
        add_place(run, block->line, run->report);
        text_format(run->report, "the console below binds no placeholder named `%s`\n",
                    prediction->answer);
        return false;
    }
    for (const struct choice *choice = prediction->choices; choice; choice = choice->next) {
        if (!choice->right || was_printed(printed, choice->text))
            continue;
        add_place(run, choice->line, run->report);
        text_format(run->report,
                    "the choice marked as right, `%s`, is not in what the console printed:\n",
                    choice->text);
        add_quoted(printed->bytes, printed->size, run->report);
        proved = false;
    }
    return proved;
}

bool run_consoles(struct run *run)
{
    bool same = true;
    const struct block *asked = NULL;
    for (const struct block *block = run->step->blocks; block; block = block->next) {
        if (block->kind == BLOCK_PREDICT && !asked)
            asked = block;
        if (block->kind != BLOCK_CONSOLE || block->noreplay)
            continue;
        struct text printed = {0};
        enum replayed result = type_script(run, block, COMPARE_ALL, &printed);
        same &= result == REPLAY_SAME;
        for (; result != REPLAY_STUCK && asked && asked != block; asked = asked->next)
            if (asked->kind == BLOCK_PREDICT)
                same &= prove(run, asked, &printed);
        asked = NULL;
        text_free(&printed);
        if (result == REPLAY_STUCK)
            return false;
    }
    return same;
}

bool run_task_shown(struct run *run)
{
    const char *why = run->session.gone ? session_fresh(&run->session) : NULL;
    if (!why && session_ask(&run->session, "mark", "") && run->session.answer == 0)
        return true;
    add_place(run, run->step->task->line, run->report);
    text_format(run->report, "the shell could not be told that the task begins%s%s\n",
                why ? ": " : "", why ? why : "");
    return false;
}

bool run_script(struct run *run, const struct block *block, enum comparing comparing)
{
    enum replayed result = type_script(run, block, comparing, NULL);
    return comparing == COMPARE_ALL ? result == REPLAY_SAME
                                    : result != REPLAY_STUCK || run->session.gone;
}

/* `check gone=KILL`: whether the shell ended so. */
static bool ended_as_asked(const struct run *run, const struct block *check, bool gone, int ending)
{
    return gone && ending == ending_read((struct lesson *)run->lesson, check->line, check->gone);
}

/* Runs the code of one check. Returns its status, or -1 after a report. */
static int ask_check(struct run *run, const struct block *check)
{
    struct session *session = &run->session;
    const char *why = session->gone ? session_fresh(session) : NULL;
    if (!why && session_ask(session, "check", check->text) && session->answer >= 0 &&
        session->answer <= 2)
        return session->answer;
    add_place(run, check->line, run->report);
    if (why)
        text_format(run->report, "this check could not be judged: %s\n", why);
    else if (session->answered != session->request)
        text_format(run->report, "the shell %s this check\n", what_became(session));
    else if (session->answer < 0)
        text_add_string(run->report, "the shell cannot judge this check now\n");
    else
        text_format(run->report,
                    "this check gave status %d; 0 passes, 1 is \"not yet\", 2 a known mistake, and "
                    "anything "
                    "else is the lesson's fault\n",
                    session->answer);
    if (session->answered == session->request)
        add_quoted(session->answer_text.bytes, session->answer_text.size, run->report);
    return -1;
}

int run_one_check(struct run *run, const struct block *check, bool gone, int ending,
                  struct text *said)
{
    if (check->gone && !ended_as_asked(run, check, gone, ending))
        return 1;
    if (check->text[strspn(check->text, " \t\n")] == '\0')
        return 0;
    int status = ask_check(run, check);
    if (status == 1 || status == 2)
        text_add(said, run->session.answer_text.bytes, run->session.answer_text.size);
    return status;
}

enum finding run_checks(struct run *run, bool each, struct text *said)
{
    bool gone = run->session.gone, passed = true, broken = false;
    int ending = run->session.ending;
    const struct block *check = block_of_kind(run->step->blocks, BLOCK_CHECK);
    for (; check; check = block_of_kind(check->next, BLOCK_CHECK)) {
        int status = run_one_check(run, check, gone, ending, said);
        if (status < 0)
            return FINDING_BROKEN;
        passed &= status == 0;
        if (each && status == 0) {
            add_place(run, check->line, run->report);
            text_add_string(run->report, "this check passes before anything was done\n");
            broken = true;
        }
    }
    return broken ? FINDING_BROKEN : passed ? FINDING_PASSED : FINDING_NOT_YET;
}

bool run_teardown(struct run *run)
{
    bool wanted = run->ready && !session_interrupted;
    run->ready = false;
    return !wanted || (run_hidden(run, run->step->blocks, BLOCK_TEARDOWN) &&
                       run_hidden(run, run->lesson->teardown, BLOCK_TEARDOWN));
}

bool run_end(struct run *run)
{
    bool good = run_teardown(run);
    session_end(&run->session);
    bindings_free(&run->bindings);
    return good;
}
