/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step from its first block to its last: prose, predictions, transcripts, the task, and what
 * comes after. */
#include "lesson/transcript.h"
#include "lesson/tutor.h"

#include "base/names.h"
#include "lesson/notation.h"
#include <signal.h>
#include <string.h>

/* Shows the command that Enter would type. */
static void show_due(struct tutor *tutor, bool first)
{
    struct text text = {0};
    text_char(&text, '\n');
    tutor_add_typed(tutor, tutor->command, &text);
    tutor_say(tutor, &text);
    text_free(&text);
    tutor_foot(tutor,
               first ? "Enter types this; you may type it, or anything else. More: lesson help, ^]"
                     : "Enter types this.");
}

/* Says again what Enter would do, after something else was said. */
static void remind(struct tutor *tutor)
{
    if (tutor->running && !tutor->run.session.gone && !tutor_at_prompt(tutor))
        tutor_foot(tutor, "What runs in your shell goes on. ^] opens this line again.");
    else if (tutor->running && tutor->command && !tutor->in_task)
        show_due(tutor, false);
}

/* ---- When the shell ends ---- */

/* What is likely to have ended the shell; "" where there is nothing to add. */
static const char *likely_cause(const struct tutor *tutor)
{
    const struct session *session = &tutor->run.session;
    const char *last =
        tutor->ran && tutor->done_count ? tutor->done[tutor->done_count - 1].text : "";
    if (session->ending == ENDED_BY + SIGKILL)
        return " No program can catch that signal, or ignore it.";
    if (session->ending >= ENDED_BY)
        return "";
    if (strncmp(last, "exec ", 5) == 0)
        return " exec had put another program in its place, and when that ended, nothing was left.";
    return *last ? "" : " ^D is the end of what a shell reads, and so the end of the shell.";
}

static void tell_end(struct tutor *tutor)
{
    const struct session *session = &tutor->run.session;
    struct text how = {0};
    notate_ending(session->ending, &how);
    if (session->lost)
        tutor_tell(tutor, STYLE_BAD, "Everything in this session was killed.");
    else if (session->ending >= ENDED_BY)
        tutor_tell(tutor, STYLE_BAD, "Your shell was killed by SIG%s.%s", text_end(&how),
                   likely_cause(tutor));
    else
        tutor_tell(tutor, STYLE_BAD, "Your shell has ended, with status %s.%s", text_end(&how),
                   likely_cause(tutor));
    tutor_tell(tutor, STYLE_PLAIN,
               "The lesson is another program, and is still here. Variables and jobs went with the "
               "shell; the files in its folder are as they were.");
    tutor_foot(tutor, "Enter: a fresh shell at this step. Or: undo, reset, next, help, quit.");
    text_free(&how);
}

enum leave tutor_gone(struct tutor *tutor, bool expected)
{
    enum leave leave = LEAVE_NOT;
    if (expected) {
        tutor_tell(tutor, STYLE_PLAIN, "That was the end of this shell. Here is a fresh one.");
        return tutor_fresh(tutor) ? LEAVE_NOT : LEAVE_RESET;
    }
    tell_end(tutor);
    for (;;) {
        tutor_ask(tutor);
        if (!tutor->wish || tutor->wish == WISH_FRESH) {
            tutor->wish = WISH_NONE;
            break;
        }
        leave = tutor_obey(tutor);
        if (leave)
            return leave;
    }
    if (!tutor_fresh(tutor))
        return LEAVE_RESET;
    remind(tutor);
    return LEAVE_NOT;
}

enum leave tutor_common(struct tutor *tutor, enum floor floor)
{
    enum leave leave = LEAVE_NOT;
    if (floor == FLOOR_END)
        return LEAVE_END;
    if (floor == FLOOR_GONE)
        return tutor_gone(tutor, false);
    if (floor == FLOOR_WISH) {
        leave = tutor_obey(tutor);
        if (!leave)
            remind(tutor);
    }
    return leave;
}

/* ---- Transcripts ---- */

/* Whether the transcript says that the command ends the shell. */
static bool ends_shell(const struct command *command)
{
    const struct item *item = command->items;
    while (item && item->kind != ITEM_GONE)
        item = item->next;
    return item != NULL;
}

/* One command of a console: until it was typed, by either. */
static enum leave one_command(struct tutor *tutor, const struct block *block)
{
    const struct command *due = tutor->command;
    bool expected = ends_shell(due);
    while (tutor->command == due) {
        enum leave leave = LEAVE_NOT;
        enum floor floor = tutor_floor(tutor, true);
        if (floor == FLOOR_ENTER)
            tutor_type(tutor, block);
        else if (floor == FLOOR_PROMPT)
            tutor_was_typed(tutor, block);
        else if (floor == FLOOR_GONE && tutor_was_typed(tutor, block))
            leave = tutor_gone(tutor, expected);
        else
            leave = tutor_common(tutor, floor);
        if (floor == FLOOR_ENTER && tutor->run.session.gone)
            leave = tutor_gone(tutor, expected);
        if (leave)
            return leave;
    }
    return LEAVE_NOT;
}

static enum leave console(struct tutor *tutor, const struct block *block)
{
    bool first = !tutor->command;
    if (first)
        tutor->command = block->script->commands;
    for (; tutor->command; first = false) {
        show_due(tutor, first);
        enum leave leave = one_command(tutor, block);
        if (leave)
            return leave;
    }
    tutor_reveal(tutor);
    return LEAVE_NOT;
}

/* A transcript where it can only be read. */
static void read_console(struct tutor *tutor, const struct block *block)
{
    struct text text = {0};
    text_char(&text, '\n');
    tutor_show_transcript(tutor, block->script, &text);
    tutor_say(tutor, &text);
    text_free(&text);
    tutor_reveal(tutor);
}

/* ---- Text ---- */

static void add_prose(struct tutor *tutor, const struct block *block, struct text *out)
{
    text_char(out, '\n');
    if (block->kind == BLOCK_SHOWN)
        prose_code(&tutor->screen.page, "  ", block->text, out);
    else
        prose_node(&tutor->screen.page, "  ", block->node, out);
}

/* Adds what has been shown of the step before BLOCK, and BLOCK itself where it is text. */
static void add_shown(struct tutor *tutor, const struct block *block, bool here, struct text *out)
{
    if (block->kind == BLOCK_PROSE || block->kind == BLOCK_SHOWN)
        add_prose(tutor, block, out);
    else if (block->kind == BLOCK_TASK)
        tutor_add_task(tutor, out);
    else if (block->kind == BLOCK_CONSOLE && !here) {
        text_char(out, '\n');
        tutor_show_transcript(tutor, block->script, out);
    }
}

void tutor_show_again(struct tutor *tutor)
{
    struct text text = {0};
    tutor_show_header(tutor);
    for (const struct block *block = tutor->step->blocks; block; block = block->next) {
        add_shown(tutor, block, block == tutor->block, &text);
        if (block == tutor->block)
            break;
    }
    tutor_say(tutor, &text);
    text_free(&text);
}

/* ---- The step ---- */

/* One block. What can be read only is gathered in PAGE, and said before anything else. */
static enum leave one_block(struct tutor *tutor, const struct block *block, struct text *page)
{
    bool shown =
        block->kind == BLOCK_CONSOLE && (!tutor->running || block->noreplay || block->noplay);
    if (block->kind == BLOCK_PROSE || block->kind == BLOCK_SHOWN) {
        add_prose(tutor, block, page);
        return LEAVE_NOT;
    }
    tutor_say(tutor, page);
    if (shown)
        read_console(tutor, block);
    else if (block->kind == BLOCK_CONSOLE)
        return console(tutor, block);
    else if (block->kind == BLOCK_PREDICT)
        return tutor_predict(tutor, block);
    else if (block->kind == BLOCK_TASK && !tutor->passed)
        return tutor_task(tutor);
    return LEAVE_NOT;
}

/* Whether the title is a question, or ends in a mark of its own. */
static bool ends_sentence(const char *title)
{
    size_t size = strlen(title);
    return size > 0 && strchr(".?!", title[size - 1]) != NULL;
}

/* The step is gone through: the learner plays on, or goes on. */
static enum leave rest(struct tutor *tutor)
{
    const struct step *next = tutor->step->next;
    enum leave leave = LEAVE_NOT;
    if (next)
        tutor_foot(tutor, "\nEnter goes on: %s%s%s", next->title,
                   ends_sentence(next->title) ? "" : ".", tutor->running ? " Or play on." : "");
    else
        tutor_foot(tutor, "\nThat was the last step. Enter ends the lesson.");
    while (!leave && tutor->running) {
        enum floor floor = tutor_floor(tutor, true);
        leave = floor == FLOOR_ENTER ? LEAVE_NEXT : tutor_common(tutor, floor);
    }
    while (!leave) {
        tutor_ask(tutor);
        leave = tutor->wish ? tutor_obey(tutor) : LEAVE_NEXT;
    }
    return leave;
}

enum leave tutor_blocks(struct tutor *tutor)
{
    enum leave leave = LEAVE_NOT;
    struct text page = {0};
    while (tutor->block && !leave) {
        leave = one_block(tutor, tutor->block, &page);
        if (!leave) {
            tutor->block = tutor->block->next;
            tutor->command = NULL;
        }
    }
    tutor_say(tutor, &page);
    text_free(&page);
    if (leave)
        return leave;
    if (tutor->running && !tutor->step->task)
        progress_note(&tutor->progress, tutor->lesson, tutor->step, EVENT_DONE, 0, false);
    return rest(tutor);
}
