/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The player: a lesson types itself into a real shell, at the pace of a person, before people who
 * watch.
 *
 * The keyboard is the player's, so that it can be paused, hurried and led elsewhere, until Tab
 * hands it to the person: then it is the shell's, until Tab hands it back.
 */
#ifndef NACRE_LESSON_PLAYER_H
#define NACRE_LESSON_PLAYER_H

#include "lesson/cast.h"
#include "lesson/prose.h"
#include "lesson/run.h"
#include "lesson/screen.h"

/* Where the person at the keyboard wants to go. */
enum heading {
    HEADING_ON,
    HEADING_NEXT,   /* the next step */
    HEADING_AGAIN,  /* this step from its beginning */
    HEADING_BEFORE, /* the step before it */
    HEADING_QUIT,
};

struct player {
    struct run_plan plan;
    const struct lesson *lesson;
    const struct step *step;
    struct screen screen;
    struct cast cast;
    struct session_watcher watcher;
    struct run run;
    bool running;      /* there is a session */
    const char *unmet; /* why there is none; the step is then only shown */
    struct text report;

    struct text prompt; /* held back until something is typed at it */
    bool holding, muted;
    bool said; /* something was said since it was held back */

    bool keyed;    /* somebody is at the keyboard */
    bool stepping; /* each piece waits for a key */
    int speed;     /* percent of the usual one */
    bool paused;
    bool hurry; /* what is waited for is cut short, up to the next piece */
    bool begun; /* something of the step was typed: to go back is to begin it again */
    bool wants_keyboard, has_keyboard;
    enum heading heading;
};

/* ---- player_keys.c ---- */

/* Does what the keys that were pressed ask for; stands still while the player is paused. */
void player_keys(struct player *player);

/* Lets MILLISECONDS pass at the usual speed, or less when somebody hurries. */
void player_wait(struct player *player, int milliseconds);

/* The time to read WORDS words. */
void player_read(struct player *player, int words);

/* Stands still until somebody goes on; where nobody is, for MILLISECONDS. */
void player_stand(struct player *player, int milliseconds);

/* Between two pieces: waits for a key when stepping, hands the keyboard over when it was asked for.
 * Returns whether the step goes on. */
bool player_piece(struct player *player);

/* ---- player_session.c ---- */

/* Makes the step's session, or goes on in the one that there is. */
void player_begin(struct player *player, bool go_on);
void player_end(struct player *player);

/* Shows the prompt that was held back. */
void player_release(struct player *player);

/* Gives the keyboard to the person until it is given back. */
void player_hand_over(struct player *player);

/* Passes on the window's size when it has changed. */
void player_look_at_window(struct player *player);

void player_watch(struct player *player);

/* ---- player_step.c ---- */

/* Plays the step that the player stands at. */
void player_step(struct player *player);

/* Says a sentence of the player's own, faintly. */
void player_tell(struct player *player, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
