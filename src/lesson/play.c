/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the lesson's name to the end of its last step. */
#include "lesson/play.h"

#include "base/names.h"
#include "lesson/consent.h"
#include "lesson/library.h"
#include "lesson/player.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void record(void *context, const char *bytes, size_t size)
{
    struct player *player = context;
    cast_output(&player->cast, bytes, size);
}

/* Opens the terminal, or, where there is none, a screen that only the recording sees. */
static bool open_screen(struct player *player, bool recorded)
{
    player->keyed = screen_open(&player->screen);
    if (!player->keyed && !recorded)
        return false;
    if (!player->keyed)
        screen_open_nowhere(&player->screen);
    player->screen.tee = recorded ? record : NULL;
    player->screen.tee_context = player;
    const struct page *page = &player->screen.page;
    player->plan.session.rows = page->rows;
    player->plan.session.columns = page->columns;
    player->plan.session.colour = page->colour;
    player->plan.session.term = !player->keyed        ? "xterm-256color"
                                : player->screen.dumb ? NULL
                                                      : getenv("TERM");
    return true;
}

static bool open_cast(struct player *player, const char *file)
{
    const char *term = player->plan.session.term;
    const struct page *page = &player->screen.page;
    if (!file || cast_open(&player->cast, file, player->lesson->title, term ? term : "dumb",
                           page->columns, page->rows))
        return true;
    fprintf(stderr, "nacre-lesson: open(\"%s\"): %s (%s)\n", file, errno_text(errno),
            errno_name(errno));
    return false;
}

/* The title, what the lesson is for, and the keys. */
static void show_title(struct player *player)
{
    const struct page *page = &player->screen.page;
    struct text text = {0};
    text_add_string(&text, "  ");
    page_piece(page, STYLE_STRONG, player->lesson->title, &text);
    text_char(&text, '\n');
    for (const struct block *block = player->lesson->prose; block; block = block->next)
        if (block->kind == BLOCK_PROSE) {
            text_char(&text, '\n');
            prose_node(page, "  ", block->node, &text);
        }
    int words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += text.bytes[i] == ' ';
    screen_say(&player->screen, &text);
    text_free(&text);
    if (player->keyed)
        player_tell(player, "Space pauses. Right: on, at once. Left: this step again. Up, Down: "
                            "another step. + - speed. "
                            "Tab: your turn at the keyboard. q: the end.");
    player_read(player, words);
}

static const struct step *step_before(const struct lesson *lesson, const struct step *step)
{
    const struct step *before = lesson->steps;
    for (const struct step *s = lesson->steps; s && s != step; s = s->next)
        before = s;
    return before;
}

/* Plays from FIRST on, or FIRST alone. */
static void play_steps(struct player *player, const struct step *first, bool alone)
{
    const struct step *last = NULL;
    player->step = first;
    while (player->step && player->heading != HEADING_QUIT && !session_interrupted &&
           !player->screen.ended) {
        bool go_on = last && player->step->from == last && player->heading == HEADING_ON;
        player->heading = HEADING_ON;
        player->begun = player->paused = player->hurry = false;
        player->run.session.stop = false;
        player_begin(player, go_on);
        player_step(player);
        last = player->step;
        if (player->heading == HEADING_BEFORE)
            player->step = step_before(player->lesson, last);
        else if (player->heading != HEADING_AGAIN)
            player->step = alone ? NULL : last->next;
    }
}

static int play_lesson(const struct play_plan *plan, const struct lesson *lesson,
                       const struct step *first)
{
    struct player player = {
        .plan = plan->run, .lesson = lesson, .speed = plan->speed, .stepping = plan->stepping};
    int status = 1;
    player_watch(&player);
    if (!open_screen(&player, plan->record != NULL)) {
        fputs("nacre-lesson: play needs a terminal, or --record=FILE\n", stderr);
        return 1;
    }
    if (player.keyed)
        player.plan.patience *= 360; /* who is there decides what takes too long */
    if (open_cast(&player, plan->record)) {
        if (!plan->step)
            show_title(&player);
        if (player.heading != HEADING_QUIT)
            play_steps(&player, first, plan->step != NULL);
        player_end(&player);
        if (player.heading != HEADING_QUIT && !session_interrupted)
            player_tell(&player, plan->step ? "That was the step." : "That was the lesson.");
        status = session_interrupted != 0;
    }
    screen_close(&player.screen);
    if (!cast_close(&player.cast))
        status = 1;
    text_free(&player.report);
    text_free(&player.prompt);
    return status;
}

int play(const struct play_plan *plan, const char *name)
{
    struct library library;
    struct text path = {0};
    struct lesson lesson;
    int status = 2;
    library_open(&library);
    if (library_find(&library, name, &path)) {
        if (lesson_read_in(&lesson, text_end(&path), plan->run.language)) {
            const struct step *first = plan->step ? lesson_step(&lesson, plan->step) : lesson.steps;
            if (!first)
                fprintf(stderr, "nacre-lesson: no step has the id `%s`\n", plan->step);
            else
                status =
                    consent(&library, &lesson, path.bytes) ? play_lesson(plan, &lesson, first) : 1;
        }
        lesson_free(&lesson);
    }
    text_free(&path);
    library_free(&library);
    return status;
}
