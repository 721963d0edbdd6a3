/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The learner has the floor: keys go to the shell, and what the shell and its programs write goes
 * to the screen, until something comes that is the tutor's.
 */
#include "lesson/asleep.h"
#include "lesson/tutor.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum {
    FOREVER = 3600 * 1000,
    DRAINING = 1000,
    TAKES_KEYS = 300,
    CATCH_UP = 30,
    PROMPT_LIMIT = 65536,
    TUTOR_KEY = 035
};
enum { CTRL_C = 3, CTRL_D = 4, CTRL_Z = 26, CTRL_BACKSLASH = 28 };

/* ---- What the session tells ---- */

static void watch_text(void *context, const char *bytes, size_t size)
{
    struct tutor *tutor = context;
    enum place place = tutor->run.session.place;
    if (place == PLACE_PROMPT || place == PLACE_EDIT) {
        if (tutor->prompt.size + size < PROMPT_LIMIT)
            text_add(&tutor->prompt, bytes, size);
        if (place == PLACE_EDIT)
            tutor->behind += size;
        if (tutor->holding)
            return;
    }
    if (!tutor->muted)
        screen_pass(&tutor->screen, bytes, size);
}

static void watch_mark(void *context, enum mark mark, int number)
{
    struct tutor *tutor = context;
    (void)number;
    if (mark == MARK_PROMPT || mark == MARK_MORE) {
        tutor->prompt.size = 0;
        tutor->holding = mark == MARK_PROMPT;
    } else if (mark == MARK_EDIT && tutor->run.session.keys == 0) {
        tutor->behind = 0; /* a prompt that is drawn anew around what was typed is not untouched */
    }
}

/* Whether it is a word to the tutor, which is nothing that the learner has done. */
static bool is_word(const char *command, size_t size)
{
    return size >= 6 && memcmp(command, "lesson", 6) == 0 &&
           (size == 6 || command[6] == ' ' || command[6] == '\n');
}

static void watch_typed(void *context, const char *command, size_t size)
{
    struct tutor *tutor = context;
    while (size > 0 && command[size - 1] == '\n')
        size--;
    if (tutor->muted || size == 0 || is_word(command, size))
        return;
    tutor->ran = true;
    if (tutor->done_count == tutor->done_room) {
        tutor->done_room = tutor->done_room ? 2 * tutor->done_room : 16;
        tutor->done = xrealloc(tutor->done, tutor->done_room * sizeof *tutor->done);
    }
    char *text = xmalloc(size + 1);
    memcpy(text, command, size);
    text[size] = '\0';
    tutor->done[tutor->done_count++] = (struct done){.text = text, .in_task = tutor->in_task};
}

static void watch_word(void *context, const char *words)
{
    struct tutor *tutor = context;
    if (!tutor->muted)
        tutor_take_words(tutor, *words ? words : "help");
    tutor->urgent = false;
}

/* Keys that come while somebody waits. While the tutor types, ^C and ^] make it stop. */
static void watch_keys(void *context)
{
    struct tutor *tutor = context;
    struct screen *screen = &tutor->screen;
    screen_read(screen);
    size_t left = screen->keys.size - screen->taken;
    const char *keys = screen->keys.bytes + screen->taken;
    if (screen->ended ||
        (tutor->by_tutor && left && (memchr(keys, TUTOR_KEY, left) || memchr(keys, 3, left))))
        tutor->run.session.stop = true;
    if (left > PROMPT_LIMIT) /* a paste without end, or something that sits on the keyboard */
        screen->keys.size = screen->taken = 0;
}

void tutor_watch(struct tutor *tutor)
{
    tutor->watcher = (struct session_watcher){.text = watch_text,
                                              .mark = watch_mark,
                                              .typed = watch_typed,
                                              .word = watch_word,
                                              .keys = watch_keys,
                                              .context = tutor};
    tutor->plan.session.watcher = &tutor->watcher;
}

/* ---- Keys ---- */

/* Whether nothing was typed at the prompt. */
static bool at_untouched_prompt(const struct tutor *tutor)
{
    const struct session *session = &tutor->run.session;
    return session->place == PLACE_EDIT && !session->more && !session->gone && session->keys == 0;
}

/* Passes keys on up to one that may be ours. A terminal that takes no more loses the rest, as any
 * terminal does. */
static void pass_keys(struct tutor *tutor)
{
    struct screen *screen = &tutor->screen;
    const char *keys = screen->keys.bytes + screen->taken;
    size_t size = 1, most = screen->keys.size - screen->taken;
    while (size < most && keys[size - 1] != '\r' && keys[size] != TUTOR_KEY)
        size++;
    screen->taken += size;
    tutor->behind += size;
    session_type(&tutor->run.session, keys, size, session_deadline(TAKES_KEYS));
}

/* Sends a key on to whoever holds the terminal. */
static void press(struct tutor *tutor, char key)
{
    session_type(&tutor->run.session, &key, 1, session_deadline(TAKES_KEYS));
}

/* Enter at an untouched prompt is the tutor's. Where others have written behind the prompt, there
 * must be a new one first. Returns whether it is ours now. */
static bool take_enter(struct tutor *tutor)
{
    tutor->enter_due = tutor->behind > 0;
    if (tutor->enter_due)
        press(tutor, '\r');
    return !tutor->enter_due;
}

/* Takes the keys that are there. Returns true when Enter was ours. */
static bool take_keys(struct tutor *tutor, bool enter)
{
    struct screen *screen = &tutor->screen;
    while (screen_has_key(screen) && !tutor->wish) {
        char key = screen->keys.bytes[screen->taken];
        tutor->enter_due = false;
        if (key == TUTOR_KEY) {
            screen->taken++;
            tutor_menu(tutor);
        } else if (key == '\r' && enter && at_untouched_prompt(tutor)) {
            screen->taken++;
            if (take_enter(tutor))
                return true;
        } else {
            pass_keys(tutor);
        }
    }
    return false;
}

/* ---- The floor ---- */

/* The shell has come to a prompt that was not looked at yet, and has told all that it had to tell
 * before. */
static bool at_new_prompt(struct tutor *tutor)
{
    const struct session *session = &tutor->run.session;
    if (session->told == tutor->told || session->place != PLACE_EDIT || session->more)
        return false;
    tutor->told = session->told;
    return true;
}

/* Waits for what the shell wrote last, once it has ended. */
static void drain(struct session *session)
{
    int64_t deadline = session_deadline(DRAINING);
    while (!session->drained && session_wait(session, deadline))
        continue;
}

static void look_at_window(struct tutor *tutor)
{
    if (!screen_changed(&tutor->screen))
        return;
    tutor->plan.session.rows = tutor->screen.page.rows;
    tutor->plan.session.columns = tutor->screen.page.columns;
    session_window(&tutor->run.session, tutor->screen.page.rows, tutor->screen.page.columns);
}

/* A program that draws its own screen is asked to draw it again: its window seems to have changed.
 */
static void redraw(struct tutor *tutor)
{
    struct session *session = &tutor->run.session;
    struct termios modes;
    if (session->place != PLACE_RUN || tcgetattr(session->master, &modes) < 0 ||
        (modes.c_lflag & ICANON))
        return;
    session_window(session, tutor->screen.page.rows - 1, tutor->screen.page.columns);
    session_window(session, tutor->screen.page.rows, tutor->screen.page.columns);
}

/* Says it once when the learner has removed the folder under his own feet. */
static void look_at_folder(struct tutor *tutor)
{
    if (tutor->folder_gone || access(tutor->run.session.scratch.home, F_OK) == 0)
        return;
    tutor->folder_gone = true;
    tutor_tell(
        tutor, STYLE_BAD,
        "The folder that you are in was removed. lesson reset begins this step in a new one.");
}

/* A word of the tutor's that was said to the shell, which has no command of that name, is pointed
 * out, and is nothing that the learner has done. */
static void look_at_command(struct tutor *tutor)
{
    enum { NOT_FOUND = 127 };
    if (!tutor->ran || tutor->run.session.status != NOT_FOUND || tutor->done_count == 0)
        return;
    char *text = tutor->done[tutor->done_count - 1].text;
    if (!tutor_knows_word(text))
        return;
    tutor_tell(tutor, STYLE_PLAIN, "That is a word of the tutor's: lesson %s", text);
    tutor->done_count--;
    tutor->ran = false;
    free(text);
}

enum floor tutor_floor(struct tutor *tutor, bool enter)
{
    struct session *session = &tutor->run.session;
    tutor_give_back(tutor);
    if (session->place == PLACE_EDIT)
        session_forget(session);
    if (tutor->urgent)
        redraw(tutor);
    tutor->urgent = tutor->ran = tutor->enter_due = session->stop = false;
    for (;;) {
        if (session_interrupted || tutor->screen.ended)
            return FLOOR_END;
        look_at_window(tutor);
        if (session->gone) {
            drain(session);
            return FLOOR_GONE;
        }
        if (at_new_prompt(tutor)) {
            look_at_folder(tutor);
            look_at_command(tutor);
            if (tutor->enter_due)
                tutor_give_back(tutor);
            return tutor->enter_due ? FLOOR_ENTER : tutor->wish ? FLOOR_WISH : FLOOR_PROMPT;
        }
        if (take_keys(tutor, enter))
            return FLOOR_ENTER;
        if (tutor->wish && tutor->urgent)
            return FLOOR_WISH;
        if (session->flooded)
            session_forget(session);
        session_wait(session, session_deadline(FOREVER));
    }
}

/* ---- The tutor's own line ---- */

bool tutor_at_prompt(const struct tutor *tutor)
{
    const struct session *session = &tutor->run.session;
    return session->place == PLACE_EDIT && tcgetpgrp(session->master) == session->shell;
}

/* Takes in what the terminal has to say from before the key was pressed. */
static void catch_up(struct tutor *tutor)
{
    int64_t deadline = session_deadline(CATCH_UP);
    while (session_wait(&tutor->run.session, deadline))
        continue;
}

static void show_menu(struct tutor *tutor)
{
    struct text text = {0}, who = {0};
    catch_up(tutor);
    page_rule(&tutor->screen.page, &text);
    tutor_say(tutor, &text);
    if (tutor_at_prompt(tutor))
        text_add_string(&who, "Your shell is at its prompt, and waits for what you type.\n");
    describe_foreground(&tutor->run.session, &who);
    if (who.size)
        tutor_tell(tutor, STYLE_PLAIN, "%s", text_end(&who));
    tutor_foot(
        tutor,
        "Enter goes back. ^C, ^D, ^Z or ^\\ is sent on. fresh gives you a fresh shell.\n"
        "hint, solution, next, back, goto N, again, undo, reset, list, progress, help, quit");
    text_free(&text);
    text_free(&who);
}

/* Reads one line of the tutor's. Returns a key that is to be sent on, or 0. */
static char menu_line(struct tutor *tutor)
{
    struct text line = {0};
    show_menu(tutor);
    tutor->wish = WISH_NONE;
    int left = screen_line(&tutor->screen, "tutor> ", &line);
    if (left == 0)
        tutor_take_words(tutor, text_end(&line));
    text_free(&line);
    return left == CTRL_C || left == CTRL_D || left == CTRL_Z || left == CTRL_BACKSLASH ? (char)left
                                                                                        : 0;
}

void tutor_menu(struct tutor *tutor)
{
    char key;
    bool stay;
    do {
        key = menu_line(tutor);
        stay = tutor->wish == WISH_UNKNOWN || tutor->wish == WISH_HELP;
        if (stay)
            tutor_obey(tutor);
    } while (stay && !tutor->screen.ended && !session_interrupted);
    tutor->urgent = true;
    if (tutor->wish)
        return;
    tutor_give_back(tutor);
    if (key)
        press(tutor, key);
}

bool tutor_ask(struct tutor *tutor)
{
    struct text line = {0};
    tutor->wish = WISH_NONE;
    int left = screen_line(&tutor->screen, "tutor> ", &line);
    if (left < 0)
        tutor->wish = WISH_QUIT;
    else
        tutor_take_words(tutor, text_end(&line));
    text_free(&line);
    return left == CTRL_C || left == CTRL_D;
}
