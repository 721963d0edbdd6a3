/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The player's keys, and its sense of time. */
#include "lesson/player.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

/* In milliseconds, and percent of speed. */
enum {
    PER_WORD = 220,
    LOOK_AROUND = 500,
    LONGEST_READ = 20000,
    SLOWEST = 10,
    FASTEST = 1600,
    TYPING = 60
};

enum key { KEY_OTHER, KEY_UP, KEY_DOWN, KEY_RIGHT, KEY_LEFT, KEY_PLAIN };

/* Takes the next key. *byte is it, when it is a plain one. An arrow is ESC [ A to D, or ESC O A to
 * D. */
static enum key next_key(struct screen *screen, char *byte)
{
    static const char arrows[] = "ABCD";
    *byte = screen->keys.bytes[screen->taken++];
    if (*byte != '\033' || !screen_has_key(screen) ||
        !strchr("[O", screen->keys.bytes[screen->taken]))
        return KEY_PLAIN;
    screen->taken++;
    char last = '\0';
    while (screen_has_key(screen) && (last < '@'))
        last = screen->keys.bytes[screen->taken++];
    const char *arrow = last ? strchr(arrows, last) : NULL;
    return arrow ? (enum key)(KEY_UP + (arrow - arrows)) : KEY_OTHER;
}

static void set_speed(struct player *player, int speed)
{
    player->speed = speed < SLOWEST ? SLOWEST : speed > FASTEST ? FASTEST : speed;
}

static void head(struct player *player, enum heading heading)
{
    player->heading = heading;
    player->paused = false;
}

static void obey_plain(struct player *player, char key)
{
    switch (key) {
    case ' ':
        player->paused = !player->paused;
        break;
    case '\r':
    case '\n':
        player->paused = false;
        player->hurry = true;
        break;
    case '\t':
        player->wants_keyboard = player->hurry = true;
        player->paused = false;
        break;
    case '+':
        set_speed(player, player->speed * 5 / 4 + 1);
        break;
    case '-':
        set_speed(player, player->speed * 4 / 5);
        break;
    case 'q':
    case 3: /* ^C */
    case 4: /* ^D */
        head(player, HEADING_QUIT);
        break;
    default:
        break;
    }
}

static void obey(struct player *player)
{
    char byte;
    switch (next_key(&player->screen, &byte)) {
    case KEY_PLAIN:
        obey_plain(player, byte);
        break;
    case KEY_RIGHT:
        player->paused = false;
        player->hurry = true;
        break;
    case KEY_LEFT:
        head(player, player->begun ? HEADING_AGAIN : HEADING_BEFORE);
        break;
    case KEY_DOWN:
        head(player, HEADING_NEXT);
        break;
    case KEY_UP:
        head(player, HEADING_BEFORE);
        break;
    case KEY_OTHER:
        break;
    }
}

void player_keys(struct player *player)
{
    struct session *session = &player->run.session;
    if (player->has_keyboard)
        return;
    player_look_at_window(player);
    screen_read(&player->screen);
    while (screen_has_key(&player->screen))
        obey(player);
    if (player->paused) {
        cast_stop(&player->cast);
        screen_title(&player->screen, "paused: space goes on");
        while (player->paused && screen_key(&player->screen) >= 0) {
            player->screen.taken--;
            obey(player);
        }
        screen_title(&player->screen, NULL);
        cast_continue(&player->cast);
    }
    if (player->screen.ended)
        head(player, HEADING_QUIT);
    session->stop = player->heading != HEADING_ON;
    session->pace = player->hurry ? 0 : TYPING * 100 / player->speed;
}

/* Sleeps until DEADLINE, or something comes. Returns false when the time is up. */
static bool sleep_until(struct player *player, int64_t deadline)
{
    int64_t left = deadline - session_deadline(0);
    if (left <= 0 || session_interrupted)
        return false;
    if (player->running && !player->run.session.stop) {
        session_wait(&player->run.session, deadline);
        if (player->keyed)
            player_look_at_window(player);
        return true;
    }
    struct pollfd keys = {.fd = player->keyed ? STDIN_FILENO : -1, .events = POLLIN};
    if (poll(&keys, 1, (int)left) > 0)
        player_keys(player);
    return true;
}

void player_wait(struct player *player, int milliseconds)
{
    int64_t deadline = session_deadline(milliseconds * 100 / player->speed);
    while (!player->hurry && player->heading == HEADING_ON && !player->has_keyboard &&
           sleep_until(player, deadline))
        continue;
}

void player_read(struct player *player, int words)
{
    int time = LOOK_AROUND + words * PER_WORD;
    player_wait(player, time < LONGEST_READ ? time : LONGEST_READ);
}

void player_stand(struct player *player, int milliseconds)
{
    if (!player->keyed) {
        player_wait(player, milliseconds);
        return;
    }
    player->hurry = false;
    player->paused = player->heading == HEADING_ON && !session_interrupted;
    player_keys(player);
}

bool player_piece(struct player *player)
{
    player->hurry = false;
    if (player->keyed)
        player_keys(player);
    if (player->stepping && !player->wants_keyboard)
        player_stand(player, 0);
    if (player->wants_keyboard && player->heading == HEADING_ON)
        player_hand_over(player);
    player->wants_keyboard = player->hurry = false;
    if (player->keyed)
        player_keys(player);
    else
        player->run.session.pace = TYPING * 100 / player->speed;
    return player->heading == HEADING_ON && !session_interrupted && !player->screen.ended;
}
