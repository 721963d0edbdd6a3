/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson from its title to its end: which step comes when, and what is remembered. */
#include "lesson/tutor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- The title ---- */

/* What keeps the learner's shell apart here, in a newcomer's words; `--isolation` has the exact
 * ones. */
static const char *walls(void)
{
    switch (isolation_here()) {
    case ISOLATION_NAMESPACES:
        return ", walled off from all that runs here besides. Whatever you do to it, the lesson "
               "stays.";
    case ISOLATION_FENCE:
        return ", behind a fence: it can signal only itself, and write only to its own folder and "
               "to "
               "those for temporary files. Whatever you do to it, the lesson stays.";
    default:
        return ". Here it cannot be fenced in: what it signals or removes outside of its folder is "
               "signalled or removed. kill -9 -1 would end all that runs as you.";
    }
}

static void show_title(struct tutor *tutor)
{
    const struct page *page = &tutor->screen.page;
    const struct lesson *lesson = tutor->lesson;
    struct text text = {0};
    page_rule(page, &text);
    text_add_string(&text, "  ");
    page_piece(page, STYLE_STRONG, lesson->title, &text);
    text_format(&text, "\n  %zu steps", lesson->count);
    if (lesson->minutes)
        text_format(&text, ", about %d minutes", lesson->minutes);
    text_char(&text, '\n');
    for (const struct block *block = lesson->prose; block; block = block->next) {
        text_char(&text, '\n');
        if (block->kind == BLOCK_SHOWN)
            prose_code(page, "  ", block->text, &text);
        else
            prose_node(page, "  ", block->node, &text);
    }
    text_char(&text, '\n');
    tutor_say(tutor, &text);
    text_free(&text);
    if (lesson->translation && lesson->behind)
        tutor_foot(tutor, "No translation that is up to date was found for %zu of its steps.\n",
                   lesson->behind);
    tutor_foot(tutor, "You get a shell of your own%s", walls());
}

/* The page before the first step. Returns how the lesson goes on. */
static enum leave title(struct tutor *tutor)
{
    enum leave leave = LEAVE_NOT;
    show_title(tutor);
    tutor_foot(tutor, "\nEnter begins. Or: list, help, quit.");
    do {
        if (tutor_ask(tutor))
            return LEAVE_QUIT; /* ^C or ^D, before anything was begun */
        if (tutor->wish == WISH_NEXT)
            tutor->wish = WISH_NONE; /* it is done by beginning, and not again in the first step */
        if (!tutor->wish)
            return LEAVE_NOT;
        leave = tutor_obey(tutor);
    } while (!leave);
    return leave;
}

/* ---- Steps ---- */

static const struct step *step_before(const struct lesson *lesson, const struct step *step)
{
    const struct step *before = lesson->steps;
    while (before->next && before->next != step)
        before = before->next;
    return before->next == step ? before : lesson->steps;
}

static void note(struct tutor *tutor, const struct step *step, enum progress_event what)
{
    if (!progress_note(&tutor->progress, tutor->lesson, step, what, 0, false) &&
        what == EVENT_BEGUN)
        tutor_tell(tutor, STYLE_BAD,
                   "Your progress cannot be saved (%s), so the next time begins at the first step.",
                   strerror(tutor->progress.failed));
}

static void tell_unmet(struct tutor *tutor)
{
    bool root = tutor->step->as == AS_ROOT && geteuid() != 0;
    tutor_tell(tutor, STYLE_BAD, "This step %s, so here you can only read it.", tutor->unmet);
    if (root)
        tutor_tell(tutor, STYLE_PLAIN,
                   "To do it: sudo nacre-lesson learn %s. The shell is walled off there, too.",
                   tutor->lesson->name);
}

/* Begins the step: a session of its own, or the one before where it goes on from that. */
static void begin_step(struct tutor *tutor, bool go_on)
{
    tutor->block = tutor->step->blocks;
    tutor->command = NULL;
    tutor->in_task = tutor->passed = false;
    tutor->hints = tutor->solutions = 0;
    tutor_forget_guesses(tutor);
    if (go_on)
        tutor_go_on(tutor);
    else
        tutor_begin(tutor);
    note(tutor, tutor->step, EVENT_AT);
    tutor_show_header(tutor);
    if (tutor->unmet)
        tell_unmet(tutor);
}

/* Whether the step ahead can go on in this session. */
static bool goes_on(const struct tutor *tutor, const struct step *next)
{
    return next && next->from == tutor->step && tutor->running && !tutor->run.session.gone &&
           tutor->run.session.place == PLACE_EDIT && (!tutor->step->task || tutor->passed);
}

/* Where LEAVE leads; NULL: out of the lesson. */
static const struct step *where_to(const struct tutor *tutor, enum leave leave)
{
    switch (leave) {
    case LEAVE_NEXT:
        return tutor->step->next;
    case LEAVE_BACK:
        return step_before(tutor->lesson, tutor->step);
    case LEAVE_GOTO:
        return tutor->target;
    default:
        return tutor->step;
    }
}

/* Goes from step to step until the lesson is left. */
static enum taught go_through(struct tutor *tutor)
{
    bool go_on = false, again = false;
    for (;;) {
        if (!again)
            begin_step(tutor, go_on);
        enum leave leave = tutor_blocks(tutor);
        if (leave == LEAVE_QUIT)
            return TAUGHT_QUIT;
        if (leave == LEAVE_END || session_interrupted || tutor->screen.ended)
            return TAUGHT_END;
        const struct step *next = where_to(tutor, leave);
        if (!next)
            return TAUGHT_FINISHED;
        go_on = leave == LEAVE_NEXT && goes_on(tutor, next);
        again = leave == LEAVE_AGAIN;
        tutor->step = next;
    }
}

/* ---- The lesson ---- */

/* Adds the numbers of the steps that are not done: "2, 3 and 5". */
static void add_left(const struct tutor *tutor, size_t left, struct text *out)
{
    size_t number = 1, told = 0;
    for (const struct step *step = tutor->lesson->steps; step; step = step->next, number++)
        if (!progress_of(&tutor->progress, tutor->lesson, step).done) {
            told++;
            text_format(out, "%s%zu", told == 1 ? "" : told == left ? " and " : ", ", number);
        }
    text_end(out);
}

static void tell_finished(struct tutor *tutor)
{
    size_t done = progress_count(&tutor->progress, tutor->lesson), count = tutor->lesson->count;
    struct text left = {0};
    progress_note(&tutor->progress, tutor->lesson, NULL, EVENT_FINISHED, 0, false);
    add_left(tutor, count - done, &left);
    if (done == count)
        tutor_tell(tutor, STYLE_GOOD, "\nThe lesson is finished: all %zu steps are done.", count);
    else
        tutor_tell(tutor, STYLE_PLAIN,
                   "\nThat was the end of the lesson. %zu of its %zu steps are done; left %s %s.",
                   done, count, count - done == 1 ? "is" : "are", left.bytes);
    text_free(&left);
}

/* From the title, or from where this person was. */
static enum taught teach(struct tutor *tutor)
{
    const struct step *at = progress_at(&tutor->progress, tutor->lesson);
    enum leave leave = LEAVE_NOT;
    tutor->step = at ? at : tutor->lesson->steps;
    if (at && at != tutor->lesson->steps)
        tutor_tell(
            tutor, STYLE_PLAIN,
            "You were here before, and left at this step. (lesson goto 1 begins at the first.)");
    else
        leave = title(tutor);
    if (leave == LEAVE_QUIT || session_interrupted || tutor->screen.ended)
        return leave == LEAVE_QUIT ? TAUGHT_QUIT : TAUGHT_END;
    if (leave == LEAVE_GOTO)
        tutor->step = tutor->target;
    note(tutor, NULL, EVENT_BEGUN);
    enum taught taught = go_through(tutor);
    if (taught == TAUGHT_FINISHED)
        tell_finished(tutor);
    else if (taught == TAUGHT_QUIT)
        tutor_tell(tutor, STYLE_PLAIN, "Until next time. The lesson goes on at this step.");
    return taught;
}

enum taught tutor_teach(struct tutor *tutor, const struct run_plan *plan,
                        const struct lesson *lesson)
{
    *tutor = (struct tutor){.plan = *plan, .lesson = lesson};
    enum taught taught = TAUGHT_END;
    progress_read(&tutor->progress);
    tutor_watch(tutor);
    if (screen_open(&tutor->screen)) {
        tutor->plan.session.rows = tutor->screen.page.rows;
        tutor->plan.session.columns = tutor->screen.page.columns;
        tutor->plan.session.colour = tutor->screen.page.colour;
        tutor->plan.session.term = tutor->screen.dumb ? NULL : getenv("TERM");
        taught = teach(tutor);
        tutor_end(tutor);
        screen_close(&tutor->screen);
    }
    tutor_forget_guesses(tutor);
    progress_free(&tutor->progress);
    text_free(&tutor->report);
    text_free(&tutor->prompt);
    text_free(&tutor->operand);
    text_free(&tutor->said);
    return taught;
}
