/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A session: one learner's shell on a pty of its own, with all that a tutor sees of it.
 *
 * The session never waits by the clock. session_wait() sleeps until the terminal, the channel or
 * the keeper has something, takes it in, and returns; callers look at what has changed and decide
 * whether to wait on.
 */
#ifndef NACRE_LESSON_SESSION_H
#define NACRE_LESSON_SESSION_H

#include "lesson/keeper.h"
#include "lesson/lesson.h"
#include "lesson/marks.h"
#include "lesson/scratch.h"
#include <stdbool.h>
#include <stdint.h>
#include <termios.h>

/* What of the terminal is being read just now. */
enum place {
    PLACE_START,  /* before the first prompt */
    PLACE_PROMPT, /* in a prompt */
    PLACE_EDIT,   /* behind a prompt: echo of what is typed, or what came from elsewhere */
    PLACE_RUN,    /* a command's output */
    PLACE_NOTICE, /* between a command's end and the prompt */
};

/* Whoever watches a session for a person. What is not of interest may be NULL. */
struct session_watcher {
    void (*text)(void *context, const char *bytes,
                 size_t size); /* the terminal shows this; marks are left out */
    void (*mark)(void *context, enum mark mark, int number); /* a mark was taken in */
    void (*typed)(void *context, const char *command,
                  size_t size);                     /* a complete command is about to run */
    void (*word)(void *context, const char *words); /* `lesson WORDS` was run in the shell */
    void (*keys)(void *context);                    /* the session's `also` has something to read */
    void *context;
};

struct session_plan {
    const char *shell;
    bool as_root;      /* else as the tutor's own user, or an unused one when that is root */
    int milliseconds;  /* for the shell to come to its first prompt, and to answer */
    const char *term;  /* its TERM; NULL: xterm */
    bool colour;       /* NO_COLOR is left unset */
    int rows, columns; /* of its terminal; 0: 24 by 80 */
    const struct session_watcher *watcher; /* or NULL */
};

struct session {
    struct session_plan plan;
    struct keeper keeper;
    struct scratch scratch;
    struct marks marks;
    struct text unread; /* came from the terminal before the shell had said its aid */
    int master, slave;
    int channel; /* -1 when the shell has closed its end */
    char terminal[64];
    struct termios modes; /* the terminal's, before anybody changed them */

    enum place place;
    bool more;   /* the prompt is one for more of a command */
    bool aside;  /* the line is set aside; it comes again behind the next prompt */
    int above;   /* lines of the prompt that is being drawn, above its last */
    bool typing; /* what comes behind the prompt now is echo */
    size_t keys; /* bytes typed since the prompt: one is Enter on an empty line */
    pid_t shell; /* as the tutor sees it; 0 when not known */

    /* What the command typed last has printed, by region. */
    struct text output, notice, late;
    struct text echo;              /* what came behind the prompt since something was typed there */
    struct text drawn;             /* what came since the prompt was begun */
    bool flooded;                  /* more came than is kept */
    unsigned prompts, mores, runs; /* marks seen */
    unsigned
        told; /* primary prompts that the channel told of, each after all that came before it */
    unsigned prompts_before; /* how many prompts had been seen when that command was typed */
    int status;              /* of the last command that was done */

    char blocked_in[40]; /* the call in which the shell itself sleeps; "" when it is not known to */
    bool gone, drained;  /* the shell ended; all that it wrote was read */
    int ending;          /* how: its exit status, or ENDED_BY and a signal */
    bool lost;           /* the keeper is gone */
    int failed;          /* errno, when the shell could not be started */

    unsigned request, answered; /* the last request's number, and the last one answered */
    int answer;                 /* its status, or -1: the shell cannot say */
    struct text answer_text;

    int also; /* a further descriptor that session_wait wakes for, or -1 */
    bool also_ready;

    bool stop; /* set by a watcher: nothing is waited for any more, and nothing typed */
    int pace;  /* milliseconds between two keys that session_type types, on the average; 0: none */
    unsigned rhythm; /* where the sequence stands that makes them uneven, the same each time */

    /* If set, sees every byte of the terminal as it comes. */
    void (*tap)(void *context, const char *bytes, size_t size);
    void *tap_context;
};

enum { OUTPUT_LIMIT = 1024 * 1024, DEFAULT_PATIENCE = 10000 };

/*
 * Starts a session and waits for the shell's first prompt. Returns NULL, or a sentence on why it
 * cannot be (static storage). session_end is to be called either way.
 */
const char *session_start(struct session *session, const struct session_plan *plan);

/* Ends the shell and everything that was started in the session, and removes its directory. */
void session_end(struct session *session);

/* Starts a fresh shell in the same session, after the last one ended, and waits for its prompt. As
 * session_start. */
const char *session_fresh(struct session *session);

/* A moment to wait for, MILLISECONDS from now; as session_wait takes it. */
int64_t session_deadline(int milliseconds);

/*
 * Sleeps until something comes or DEADLINE is there, and takes in what came. Returns false when the
 * time is up, or when a signal asked the tutor to end.
 */
bool session_wait(struct session *session, int64_t deadline);

/* Forgets what was printed so far: a new command is about to be typed. */
void session_forget(struct session *session);

/* Types SIZE bytes, as fast as the terminal takes them. Returns false when it takes no more before
 * DEADLINE. */
bool session_type(struct session *session, const char *bytes, size_t size, int64_t deadline);

/*
 * Asks the shell for something over the channel (VERB is "setup", "check", "mark" …) and waits for
 * the answer, which is then in answer and answer_text. Returns false when none came in time.
 */
bool session_ask(struct session *session, const char *verb, const char *code);

/* Tells the terminal, and so the programs on it, the size of the window. */
void session_window(struct session *session, int rows, int columns);

/* Whether the terminal echoes what is typed just now. */
bool session_echoes(const struct session *session);

/* Set by SIGINT, SIGTERM and SIGHUP once session_catch_signals was called: the tutor is to end. */
extern volatile int session_interrupted;
void session_catch_signals(void);

/* The user that runs a session `as=user`: the tutor's own, or an unused one when that is root. */
uid_t session_user(void);

#endif
