/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step as it is played: prose, commands that type themselves, questions that wait, and one way to
 * do the task. */
#include "lesson/player.h"
#include "lesson/transcript.h"

#include <stdarg.h>
#include <string.h>

/* In milliseconds. */
enum {
    BEFORE_TYPING = 500,
    PER_LINE = 250,
    AFTER_TYPING = 600,
    LONGEST_LOOK = 5000,
    THINKING = 5000
};

void player_tell(struct player *player, const char *format, ...)
{
    char sentence[500];
    struct text text = {0};
    struct flow flow;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    flow_begin(&flow, &player->screen.page, "  ", "  ", &text);
    flow_style(&flow, STYLE_FAINT);
    flow_add(&flow, sentence, strlen(sentence));
    flow_end(&flow);
    screen_say(&player->screen, &text);
    text_free(&text);
}

static int count_words(const struct text *text)
{
    int words = 0;
    for (size_t i = 0; i < text->size; i++)
        words += text->bytes[i] == ' ' || text->bytes[i] == '\n';
    return words;
}

/* Says something to be read, after an empty line, and gives the time to read it. */
static void say(struct player *player, struct text *text)
{
    int words = count_words(text);
    struct text empty = {0};
    text_char(&empty, '\n');
    screen_say(&player->screen, &empty);
    screen_say(&player->screen, text);
    player->said = true;
    player_read(player, words);
    text_free(&empty);
}

static void say_markdown(struct player *player, const char *title, const char *markdown)
{
    struct text text = {0};
    if (title) {
        text_add_string(&text, "  ");
        page_piece(&player->screen.page, STYLE_STRONG, title, &text);
        text_char(&text, '\n');
    }
    prose_markdown(&player->screen.page, "  ", markdown, &text);
    say(player, &text);
    text_free(&text);
}

static void show_header(struct player *player)
{
    const struct page *page = &player->screen.page;
    struct text text = {0};
    text_char(&text, '\n');
    page_rule(page, &text);
    text_add_string(&text, "  ");
    page_piece(page, STYLE_FAINT, player->lesson->title, &text);
    text_add_string(&text, "\n  ");
    page_piece(page, STYLE_STRONG, player->step->title, &text);
    text_char(&text, '\n');
    screen_say(&player->screen, &text);
    text_free(&text);
    if (player->unmet)
        player_tell(player, "This step %s, so here it is only shown.", player->unmet);
}

static void play_prose(struct player *player, const struct block *block)
{
    struct text text = {0};
    if (block->kind == BLOCK_PROSE)
        prose_node(&player->screen.page, "  ", block->node, &text);
    else
        prose_code(&player->screen.page, "  ", block->text, &text);
    say(player, &text);
    text_free(&text);
}

/* ---- Questions ---- */

static void play_question(struct player *player, const struct prediction *prediction)
{
    struct text text = {0};
    prose_markdown(&player->screen.page, "  ? ", prediction->question, &text);
    for (const struct choice *choice = prediction->choices; choice; choice = choice->next) {
        text_add_string(&text, "      ");
        page_piece(&player->screen.page, STYLE_CODE, choice->text, &text);
        text_char(&text, '\n');
    }
    say(player, &text);
    text_free(&text);
    if (player->heading != HEADING_ON)
        return;
    if (player->keyed)
        player_tell(player, "What do you think? Space goes on.");
    player_stand(player, THINKING);
}

/* After the console: what the right answer has to say. */
static void play_answer(struct player *player, const struct prediction *prediction)
{
    struct text text = {0};
    for (const struct choice *choice = prediction->choices; choice; choice = choice->next) {
        if (!choice->right)
            continue;
        text_format(&text, "`%s`: %s", choice->text, choice->reply);
        say_markdown(player, NULL, text_end(&text));
    }
    text_free(&text);
}

/* ---- Typing ---- */

static int count_lines(const struct text *text)
{
    int lines = 0;
    for (size_t i = 0; i < text->size; i++)
        lines += text->bytes[i] == '\n';
    return lines;
}

/* Types one command. Returns whether the session can go on. */
static bool play_command(struct player *player, const struct block *block,
                         const struct command *command)
{
    struct session *session = &player->run.session;
    struct replay one = {.session = session,
                         .lesson = player->lesson,
                         .bindings = &player->run.bindings,
                         .report = &player->report,
                         .comparing = COMPARE_BIND,
                         .patience = player->plan.patience};
    player->begun = true;
    player_wait(player, BEFORE_TYPING);
    if (player->heading != HEADING_ON)
        return false;
    if (session->gone && session_fresh(session))
        return false;
    player_release(player);
    bool typed = replay_command(&one, block->script, command) != REPLAY_STUCK;
    int look = AFTER_TYPING + count_lines(&session->output) * PER_LINE;
    if (typed)
        player_wait(player, look < LONGEST_LOOK ? look : LONGEST_LOOK);
    return typed;
}

/* Types a transcript. Returns false when the session cannot go on, after saying why if it was the
 * lesson's fault. */
static bool play_script(struct player *player, const struct block *block)
{
    player->report.size = 0;
    for (const struct command *command = block->script->commands; command;
         command = command->next) {
        if (!player_piece(player))
            return false;
        if (play_command(player, block, command))
            continue;
        if (player->heading == HEADING_ON && !session_interrupted) {
            screen_say(&player->screen, &player->report);
            player_tell(player, "This step cannot go on here. The down arrow leads to the next.");
            player_stand(player, THINKING);
            player->heading = player->heading == HEADING_ON ? HEADING_NEXT : player->heading;
        }
        return false;
    }
    return true;
}

/* Where nothing can be run: the transcript as the lesson has it. */
static void show_script(struct player *player, const struct block *block)
{
    struct text text = {0};
    prose_code(&player->screen.page, "  ", block->text, &text);
    say(player, &text);
    text_free(&text);
}

static bool play_console(struct player *player, const struct block *block)
{
    if (block->noplay)
        return true;
    if (player->unmet || block->noreplay) {
        show_script(player, block);
        return player->heading == HEADING_ON;
    }
    return play_script(player, block);
}

/* ---- The task ---- */

static void tell_verdict(struct player *player)
{
    struct text said = {0};
    player->report.size = 0;
    enum finding finding = run_checks(&player->run, false, &said);
    if (finding == FINDING_PASSED)
        player_tell(player, "The check passes.");
    else if (finding == FINDING_NOT_YET)
        player_tell(player, "The check does not pass, which it should have.");
    else
        screen_say(&player->screen, &player->report);
    text_free(&said);
}

static bool play_solution(struct player *player, const struct block *solution)
{
    struct text title = {0};
    text_char(&title, '\n');
    page_piece(&player->screen.page, STYLE_FAINT, "  One way to do it:", &title);
    text_char(&title, '\n');
    screen_say(&player->screen, &title);
    text_free(&title);
    if (player->unmet) {
        show_script(player, solution);
        return player->heading == HEADING_ON;
    }
    if (!run_task_shown(&player->run) || !play_script(player, solution))
        return false;
    tell_verdict(player);
    return true;
}

static bool play_task(struct player *player, const struct block *task)
{
    say_markdown(player, "Task", task->text);
    if (player->heading == HEADING_ON)
        player_stand(player, THINKING);
    const struct block *solution = block_of_kind(task, BLOCK_SOLUTION),
                       *explain = block_of_kind(task, BLOCK_EXPLAIN);
    if (player->heading != HEADING_ON || !play_solution(player, solution))
        return false;
    for (; explain && player->heading == HEADING_ON;
         explain = block_of_kind(explain->next, BLOCK_EXPLAIN))
        say_markdown(player, NULL, explain->text);
    return player->heading == HEADING_ON;
}

/* ---- The step ---- */

static bool play_block(struct player *player, const struct block *block, const struct block **asked)
{
    switch (block->kind) {
    case BLOCK_PROSE:
    case BLOCK_SHOWN:
        play_prose(player, block);
        return true;
    case BLOCK_PREDICT:
        *asked = *asked ? *asked : block;
        play_question(player, block->prediction);
        return true;
    case BLOCK_CONSOLE:
        if (!play_console(player, block))
            return false;
        for (const struct block *question = *asked; question && question != block;
             question = question->next)
            if (question->kind == BLOCK_PREDICT)
                play_answer(player, question->prediction);
        *asked = NULL;
        return true;
    case BLOCK_TASK:
        return play_task(player, block);
    default:
        return true; /* what belongs to a task was played with it; setup and teardown are out of
                        sight */
    }
}

void player_step(struct player *player)
{
    const struct block *asked = NULL;
    struct text label = {0};
    text_format(&label, "%s: %s", player->step->id, player->step->title);
    cast_marker(&player->cast, text_end(&label));
    text_free(&label);
    show_header(player);
    for (const struct block *block = player->step->blocks; block; block = block->next) {
        bool shown = block->kind <= BLOCK_TASK && block->kind != BLOCK_SETUP;
        bool piece = shown && block->kind != BLOCK_CONSOLE; /* of a console, each command is one */
        if (piece && !player_piece(player))
            return;
        if (shown && !play_block(player, block, &asked))
            return;
    }
}
