/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task: judged at each prompt by what was done; hints, solutions, and what is said when it is
 * done. */
#include "lesson/transcript.h"
#include "lesson/tutor.h"

#include <stdlib.h>
#include <string.h>

/* So many tries without success, and a hint is offered. */
enum { OFFER_AFTER = 3 };

/* Of what was typed for a task, so many commands are shown when it is done. */
enum { MOST_SHOWN = 6 };

/* Block number INDEX of this kind in the step, or NULL. */
static const struct block *nth_block(const struct tutor *tutor, enum block_kind kind, int index)
{
    const struct block *block = block_of_kind(tutor->step->blocks, kind);
    while (block && index-- > 0)
        block = block_of_kind(block->next, kind);
    return block;
}

static int count_blocks(const struct tutor *tutor, enum block_kind kind)
{
    int count = 0;
    while (nth_block(tutor, kind, count))
        count++;
    return count;
}

static void add_hint(struct tutor *tutor, int number, struct text *out)
{
    text_format(out, "\n  Hint %d of %d\n", number, count_blocks(tutor, BLOCK_HINT));
    prose_markdown(&tutor->screen.page, "  ", nth_block(tutor, BLOCK_HINT, number - 1)->text, out);
}

void tutor_add_task(struct tutor *tutor, struct text *out)
{
    const struct page *page = &tutor->screen.page;
    text_add_string(out, "\n  ");
    page_piece(page, STYLE_STRONG, "Your turn", out);
    text_char(out, '\n');
    prose_markdown(page, "  ", tutor->step->task->text, out);
    for (int i = 1; i <= tutor->hints; i++)
        add_hint(tutor, i, out);
}

static void show_task(struct tutor *tutor)
{
    struct text text = {0};
    tutor_add_task(tutor, &text);
    tutor_say(tutor, &text);
    text_free(&text);
    if (tutor->running)
        tutor_foot(tutor, "Any way will do. Stuck: lesson hint. More: lesson help, ^]");
}

/* ---- Hints and solutions ---- */

void tutor_hint(struct tutor *tutor)
{
    const struct block *hint = nth_block(tutor, BLOCK_HINT, tutor->hints);
    struct text text = {0};
    tutor->quiet = 0;
    if (!tutor->step->task) {
        tutor_tell(tutor, STYLE_PLAIN,
                   "There is no task in this step: read, type, look. lesson next goes on.");
    } else if (!hint) {
        tutor_tell(tutor, STYLE_PLAIN,
                   tutor->hints
                       ? "That was the last hint. lesson again shows them all; lesson solution "
                         "shows a way to do it."
                       : "There is no hint for this task. lesson solution shows a way to do it.");
    } else {
        add_hint(tutor, ++tutor->hints, &text);
        tutor_say(tutor, &text);
    }
    text_free(&text);
}

void tutor_solution(struct tutor *tutor)
{
    int count = count_blocks(tutor, BLOCK_SOLUTION);
    struct text text = {0};
    if (count == 0) {
        tutor_tell(tutor, STYLE_PLAIN,
                   "There is no task in this step: read, type, look. lesson next goes on.");
        return;
    }
    const struct block *solution = nth_block(tutor, BLOCK_SOLUTION, tutor->solutions % count);
    if (tutor->in_task && !tutor->passed && tutor->solutions == 0)
        progress_note(&tutor->progress, tutor->lesson, tutor->step, EVENT_SOLUTION, 0, false);
    text_format(&text, "\n  One way to do it (%d of %d):\n", tutor->solutions % count + 1, count);
    tutor->solutions++;
    for (const struct command *command = solution->script->commands; command;
         command = command->next)
        tutor_add_typed(tutor, command, &text);
    tutor_say(tutor, &text);
    text_free(&text);
}

/* ---- Judging ---- */

/* Adds a line that a check said. What stands in it between backquotes looks as it does in prose. */
static void add_mistake(const struct page *page, const char *line, size_t size, struct text *out)
{
    struct flow flow;
    const char *end = line + size;
    flow_begin(&flow, page, "  ", "  ", out);
    flow_style(&flow, STYLE_BAD);
    while (line < end) {
        const char *open = memchr(line, '`', (size_t)(end - line));
        const char *close = open ? memchr(open + 1, '`', (size_t)(end - open - 1)) : NULL;
        flow_add(&flow, line, (size_t)((close ? open : end) - line));
        if (close)
            flow_code(&flow, open + 1, (size_t)(close - open - 1));
        line = close ? close + 1 : end;
    }
    flow_end(&flow);
}

/* Says what the checks say, once until it changes. */
static void say_mistake(struct tutor *tutor, const struct text *said)
{
    struct text text = {0};
    if (said->size == tutor->said.size &&
        (said->size == 0 || memcmp(said->bytes, tutor->said.bytes, said->size) == 0))
        return;
    tutor->said.size = 0;
    text_add(&tutor->said, said->bytes, said->size);
    if (said->size == 0)
        return;
    text_end(&tutor->said);
    for (const char *line = tutor->said.bytes; *line;) {
        size_t size = strcspn(line, "\n");
        add_mistake(&tutor->screen.page, line, size, &text);
        line += size + (line[size] == '\n');
    }
    tutor_say(tutor, &text);
    text_free(&text);
}

/* Runs the step's checks. Returns whether the task is done; GONE and ENDING as for run_one_check.
 */
static bool judge_task(struct tutor *tutor, bool gone, int ending)
{
    struct text said = {0};
    bool passed = true, broken = false;
    tutor->report.size = 0;
    const struct block *check = block_of_kind(tutor->step->blocks, BLOCK_CHECK);
    for (; check && !broken; check = block_of_kind(check->next, BLOCK_CHECK)) {
        size_t before = said.size;
        int status = run_one_check(&tutor->run, check, gone, ending, &said);
        passed &= status == 0;
        broken = status < 0;
        if (status != 2)
            said.size = before;
    }
    if (gone && !tutor->run.session.gone)
        tutor_name_step(tutor); /* the check was judged in a fresh shell */
    if (broken) {
        text_add_string(&said, "This cannot be checked now. Your work is as it was.\n");
        text_add(&said, tutor->report.bytes, tutor->report.size);
    }
    if (!passed)
        say_mistake(tutor, &said);
    text_free(&said);
    return passed;
}

/* After some tries in vain, points at the help that there is. */
static void offer_help(struct tutor *tutor)
{
    if (nth_block(tutor, BLOCK_HINT, tutor->hints))
        tutor_foot(tutor, "Not yet. lesson hint gives you a hint.");
    else
        tutor_foot(tutor,
                   "Not yet. lesson solution shows a way to do it; lesson again shows the task.");
}

/* ---- Success ---- */

/* Adds a command's lines as they are shown, each behind its sign. */
static void add_signed(const char *command, struct text *out)
{
    text_add_string(out, out->size ? "\n$ " : "$ ");
    for (; *command; command++) {
        text_char(out, *command);
        text_add_string(out, *command == '\n' ? "> " : "");
    }
    text_end(out);
}

/* Whether the solution is what was typed, which is as add_signed adds it. */
static bool is_same_route(const struct block *solution, const struct text *typed)
{
    struct text text = {0};
    for (const struct command *command = solution->script->commands; command;
         command = command->next)
        for (const struct typed *line = command->lines; line; line = line->next) {
            text_add_string(&text, text.size ? "\n" : "");
            text_add_string(&text, line == command->lines ? "$ " : "> ");
            text_add(&text, line->text, line->size);
        }
    bool same = text.size == typed->size && memcmp(text.bytes, typed->bytes, text.size) == 0;
    text_free(&text);
    return same;
}

/* Adds what was typed for the task, the last of it when that is much. */
static void add_typed(const struct tutor *tutor, struct text *out)
{
    size_t from = tutor->done_count;
    while (from > 0 && tutor->done[from - 1].in_task && tutor->done_count - from < MOST_SHOWN)
        from--;
    for (size_t i = from; i < tutor->done_count; i++)
        add_signed(tutor->done[i].text, out);
}

/* The first solution that goes another way than what was typed, and than the last of it. */
static const struct block *other_route(const struct tutor *tutor, const struct text *typed)
{
    struct text last = {0};
    if (tutor->done_count)
        add_signed(tutor->done[tutor->done_count - 1].text, &last);
    const struct block *other = block_of_kind(tutor->step->blocks, BLOCK_SOLUTION);
    while (other && (is_same_route(other, typed) || is_same_route(other, &last)))
        other = block_of_kind(other->next, BLOCK_SOLUTION);
    text_free(&last);
    return other;
}

/* Shows what was typed beside a solution by another route. */
static void add_routes(struct tutor *tutor, struct text *out)
{
    struct text typed = {0};
    add_typed(tutor, &typed);
    const struct block *other = other_route(tutor, &typed);
    if (typed.size) {
        text_add_string(out, "  You typed:\n");
        prose_code(&tutor->screen.page, "", typed.bytes, out);
    }
    if (other) {
        text_add_string(out, "  Another way:\n");
        for (const struct command *command = other->script->commands; command;
             command = command->next)
            tutor_add_typed(tutor, command, out);
    }
    text_free(&typed);
}

static void succeed(struct tutor *tutor)
{
    const struct page *page = &tutor->screen.page;
    struct text text = {0}, done = {0};
    tutor->passed = true;
    bool saved = progress_note(&tutor->progress, tutor->lesson, tutor->step, EVENT_PASSED,
                               tutor->tries, false);
    text_add_string(&done, page->drawing ? "✓ " : "");
    if (tutor->tries <= 1)
        text_add_string(&done, "Done, at the first try.");
    else
        text_format(&done, "Done, in %d tries.", tutor->tries);
    text_add_string(&text, "\n  ");
    page_piece(page, STYLE_GOOD | STYLE_STRONG, text_end(&done), &text);
    text_char(&text, '\n');
    add_routes(tutor, &text);
    const struct block *explain = block_of_kind(tutor->step->blocks, BLOCK_EXPLAIN);
    for (; explain; explain = block_of_kind(explain->next, BLOCK_EXPLAIN)) {
        text_char(&text, '\n');
        prose_markdown(page, "  ", explain->text, &text);
    }
    tutor_say(tutor, &text);
    if (!saved)
        tutor_tell(tutor, STYLE_BAD, "(This could not be saved: %s.)",
                   strerror(tutor->progress.failed));
    text_free(&text);
    text_free(&done);
}

/* ---- The task ---- */

static bool has_gone_check(const struct tutor *tutor)
{
    const struct block *check = block_of_kind(tutor->step->blocks, BLOCK_CHECK);
    while (check && !check->gone)
        check = block_of_kind(check->next, BLOCK_CHECK);
    return check != NULL;
}

/* The shell has ended in the middle of the task; perhaps that is what was asked for. */
static enum leave shell_gone(struct tutor *tutor)
{
    int ending = tutor->run.session.ending;
    tutor->tries += tutor->ran;
    if (!has_gone_check(tutor) || !judge_task(tutor, true, ending))
        return tutor->run.session.gone ? tutor_gone(tutor, false) : LEAVE_NOT;
    succeed(tutor);
    return tutor->run.session.gone ? tutor_gone(tutor, true) : LEAVE_NOT;
}

static enum leave take_prompt(struct tutor *tutor)
{
    tutor->tries += tutor->ran;
    tutor->quiet += tutor->ran;
    if (tutor->tries == 0)
        return LEAVE_NOT; /* nothing was done yet */
    bool offer = tutor->ran && tutor->quiet % OFFER_AFTER == 0;
    if (offer)
        tutor->said.size = 0; /* a mistake that is still made is told again */
    if (judge_task(tutor, false, 0))
        succeed(tutor);
    else if (offer)
        offer_help(tutor);
    return LEAVE_NOT;
}

/* Where the task cannot be done, it can be read, with a way to do it. */
static void read_task(struct tutor *tutor)
{
    struct text text = {0};
    show_task(tutor);
    tutor_solution(tutor);
    for (const struct block *b = block_of_kind(tutor->step->blocks, BLOCK_EXPLAIN); b;
         b = block_of_kind(b->next, BLOCK_EXPLAIN)) {
        text_char(&text, '\n');
        prose_markdown(&tutor->screen.page, "  ", b->text, &text);
    }
    tutor_say(tutor, &text);
    text_free(&text);
}

static void begin_task(struct tutor *tutor)
{
    tutor->in_task = true;
    tutor->passed = false;
    tutor->tries = tutor->hints = tutor->solutions = tutor->quiet = 0;
    tutor->said.size = 0;
    if (!run_task_shown(&tutor->run))
        tutor_say(tutor, &tutor->report);
}

enum leave tutor_task(struct tutor *tutor)
{
    enum leave leave = LEAVE_NOT;
    if (!tutor->running) {
        read_task(tutor);
        return LEAVE_NOT;
    }
    show_task(tutor);
    if (!tutor->in_task)
        begin_task(tutor);
    while (!tutor->passed && !leave) {
        enum floor floor = tutor_floor(tutor, false);
        if (floor == FLOOR_PROMPT)
            leave = take_prompt(tutor);
        else if (floor == FLOOR_GONE)
            leave = shell_gone(tutor);
        else
            leave = tutor_common(tutor, floor);
    }
    return leave;
}
