/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The player's session: what it writes goes to the screen, its prompts only when something is typed
 * at them. */
#include "lesson/needs.h"
#include "lesson/player.h"

#include <string.h>
#include <unistd.h>

enum { DRAINING = 1000, TAKES_KEYS = 300, FOREVER = 3600 * 1000, PROMPT_LIMIT = 65536 };

static void watch_text(void *context, const char *bytes, size_t size)
{
    struct player *player = context;
    enum place place = player->run.session.place;
    bool held = player->holding && (place == PLACE_PROMPT || place == PLACE_EDIT);
    if ((held || place == PLACE_PROMPT) && player->prompt.size < PROMPT_LIMIT)
        text_add(&player->prompt, bytes, size);
    if (!held && !player->muted)
        screen_pass(&player->screen, bytes, size);
}

static void watch_mark(void *context, enum mark mark, int number)
{
    struct player *player = context;
    (void)number;
    if (mark == MARK_PROMPT) {
        player->prompt.size = 0;
        player->holding = !player->has_keyboard;
    } else if (mark == MARK_RUN) {
        player->holding = false;
    }
}

static void watch_keys(void *context)
{
    player_keys(context);
}

void player_watch(struct player *player)
{
    player->watcher = (struct session_watcher){
        .text = watch_text, .mark = watch_mark, .keys = watch_keys, .context = player};
    player->plan.session.watcher = &player->watcher;
}

void player_release(struct player *player)
{
    struct text empty = {0};
    text_char(&empty, '\n');
    if (player->holding && player->said)
        screen_say(&player->screen, &empty);
    if (player->holding)
        screen_pass(&player->screen, player->prompt.bytes, player->prompt.size);
    player->holding = player->said = false;
    text_free(&empty);
}

void player_end(struct player *player)
{
    struct session *session = &player->run.session;
    if (player->running) {
        player->muted = true;
        session->stop = session->place != PLACE_EDIT; /* a shell that is busy answers no teardown */
        run_end(&player->run);
        player->muted = false;
    }
    player->running = player->holding = false;
}

/* Says what the report says. */
static void tell_report(struct player *player)
{
    screen_say(&player->screen, &player->report);
    player->report.size = 0;
}

static bool go_on_in_session(struct player *player)
{
    struct session *session = &player->run.session;
    return player->running && !session->gone && !session->stop && session->place == PLACE_EDIT &&
           run_go_on(&player->run, player->step);
}

void player_begin(struct player *player, bool go_on)
{
    player->report.size = 0;
    if (go_on && go_on_in_session(player))
        return;
    player_end(player);
    player->report.size = 0;
    player->unmet = unmet_need(player->lesson, player->step);
    if (player->unmet)
        return;
    player->muted = player->running = true;
    bool begun =
        run_begin(&player->run, &player->plan, player->lesson, player->step, &player->report, NULL);
    player->muted = false;
    player->run.session.also = player->keyed ? STDIN_FILENO : -1;
    if (!begun) {
        tell_report(player);
        player_end(player);
        player->unmet = session_interrupted ? "was interrupted" : "could not be prepared";
    }
}

/* ---- The person's turn ---- */

void player_look_at_window(struct player *player)
{
    const struct page *page = &player->screen.page;
    if (!screen_changed(&player->screen))
        return;
    player->plan.session.rows = page->rows;
    player->plan.session.columns = page->columns;
    cast_resize(&player->cast, page->columns, page->rows);
    if (player->running)
        session_window(&player->run.session, page->rows, page->columns);
}

/* Passes on what was typed, up to a Tab. Returns whether there was one. */
static bool pass_keys(struct player *player)
{
    struct screen *screen = &player->screen;
    const char *keys = screen->keys.bytes + screen->taken;
    size_t left = screen->keys.size - screen->taken;
    const char *tab = memchr(keys, '\t', left);
    size_t size = tab ? (size_t)(tab - keys) : left;
    if (size)
        session_type(&player->run.session, keys, size, session_deadline(TAKES_KEYS));
    screen->taken += size + (tab != NULL);
    return tab != NULL;
}

/* The shell has ended under the person's hands. Returns false when there can be no other. */
static bool replace_shell(struct player *player)
{
    struct session *session = &player->run.session;
    int64_t deadline = session_deadline(DRAINING);
    while (!session->drained && session_wait(session, deadline))
        continue;
    player_tell(player, "The shell has ended. Here is a fresh one.");
    const char *why = session_fresh(session);
    if (why)
        player_tell(player, "No: %s.", why);
    return !why;
}

/* A prompt that is as the player left it. What was begun at it is thrown away. */
static bool clear_prompt(struct player *player)
{
    struct session *session = &player->run.session;
    unsigned prompts = session->prompts;
    if (session->place != PLACE_EDIT)
        return false;
    if (session->keys == 0 && !session->more)
        return true;
    session_type(session, "\003", 1, session_deadline(TAKES_KEYS));
    int64_t deadline = session_deadline(session->plan.milliseconds);
    while (session->prompts == prompts && !session->gone && session_wait(session, deadline))
        continue;
    return session->prompts != prompts;
}

void player_hand_over(struct player *player)
{
    struct session *session = &player->run.session;
    if (!player->running) {
        player_tell(player, "There is no shell here to type to.");
        return;
    }
    player_tell(player, "The keyboard is yours. Tab gives it back.");
    player_release(player);
    player->has_keyboard = true;
    session->pace = 0;
    session->stop = false;
    for (bool done = false; !done && !session_interrupted && !player->screen.ended;) {
        session_wait(session, session_deadline(FOREVER));
        player_look_at_window(player);
        screen_read(&player->screen);
        if (session->gone && !replace_shell(player)) {
            player->heading = HEADING_AGAIN;
            break;
        }
        if (session->flooded)
            session_forget(session);
        if (!screen_has_key(&player->screen) || !pass_keys(player))
            continue;
        done = clear_prompt(player);
        if (!done)
            player_tell(player, "Something runs still: end it, and press Tab again.");
    }
    player->has_keyboard = false;
    player->holding = !session->gone; /* the prompt is shown once more when the lesson types */
    session_forget(session);
    player_tell(player, "The lesson goes on.");
}
