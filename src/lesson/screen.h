/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terminal of the person in front of a tutor or player: keys come from it one by one, and what
 * is written to it is either a session's own bytes or text of ours.
 */
#ifndef NACRE_LESSON_SCREEN_H
#define NACRE_LESSON_SCREEN_H

#include "lesson/page.h"
#include <stdint.h>
#include <termios.h>

struct screen {
    struct page page;
    struct termios before; /* the terminal's modes as they were */
    bool open;
    bool dumb;        /* escape sequences of a session are left out */
    bool ended;       /* the terminal is gone, or a signal asked us to end */
    struct text keys; /* typed and not yet taken */
    size_t taken;     /* of keys */
    int column;       /* where our or a session's last byte has left the cursor: 0, or not */
    int escape;       /* how far a session's escape sequence was followed */
    bool nowhere;     /* there is no terminal: only the tee sees what is written */
    /* If set, sees all that is written to the terminal. */
    void (*tee)(void *context, const char *bytes, size_t size);
    void *tee_context;
    int lines; /* written since a key was typed last */
};

/*
 * Takes the terminal on descriptors 0 and 1: keys come at once and unchanged. SIGWINCH is blocked
 * from here on (see session_wait). Returns false when one of the two is no terminal.
 */
bool screen_open(struct screen *screen);

/* A screen of 80 by 24, in colour, that is written to nowhere: for recordings. */
void screen_open_nowhere(struct screen *screen);

/* Gives it back as it was. */
void screen_close(struct screen *screen);

/* Whether the window's size has changed since the last call; the page then knows. Puts our modes
 * back if the tutor was stopped and goes on. */
bool screen_changed(struct screen *screen);

/* Writes a session's bytes as they stand. */
void screen_pass(struct screen *screen, const char *bytes, size_t size);

/*
 * Sets the window's title, or with NULL puts back what it was: a sign that no screen is spoiled by,
 * and that nothing is recorded of.
 */
void screen_title(const struct screen *screen, const char *title);

/* Writes text of ours, laid out with newlines, and empties it. It begins on a line of its own. */
void screen_say(struct screen *screen, struct text *text);

/* The same with a format, for short sentences. */
void screen_tell(struct screen *screen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Takes in the keys that were typed, without waiting. */
void screen_read(struct screen *screen);

/* The next key, a byte. Waits for it; -1 when the terminal is gone or a signal asked us to end. */
int screen_key(struct screen *screen);

/* Whether a key is there. */
static inline bool screen_has_key(const struct screen *screen)
{
    return screen->taken < screen->keys.size;
}

/*
 * Reads a line behind PROMPT, with Backspace and ^U. Returns 0, or the key that left it, LINE then
 * being empty: Escape, ^C, ^Z, ^\, ^D, ^]; -1 when the terminal is gone.
 */
int screen_line(struct screen *screen, const char *prompt, struct text *line);

#endif
