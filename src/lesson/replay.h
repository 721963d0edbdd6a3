/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing a transcript into a session, and comparing what comes with what it expects. */
#ifndef NACRE_LESSON_REPLAY_H
#define NACRE_LESSON_REPLAY_H

#include "lesson/match.h"
#include "lesson/session.h"
#include "lesson/update.h"

enum comparing {
    COMPARE_ALL,  /* a difference is a failure, and reported */
    COMPARE_BIND, /* placeholders are bound where lines match; no difference is reported */
    COMPARE_NONE, /* what comes is of no interest */
};

struct replay {
    struct session *session;
    const struct lesson *lesson;
    struct bindings *bindings;
    struct text *report;  /* what went wrong is added here */
    struct text *printed; /* if not NULL, what the commands print is added here */
    struct edits *edits; /* if not NULL, the lines that would make the lesson true are added here */
    enum comparing comparing;
    int patience; /* times the transcript's timeout; at least 1 */
};

enum replayed {
    REPLAY_SAME,
    REPLAY_DIFFERENT, /* the session can go on */
    REPLAY_STUCK,     /* it cannot: nothing more can be typed */
};

/* Types one command of the transcript, with all that is typed to it while it runs. */
enum replayed replay_command(struct replay *replay, const struct transcript *transcript,
                             const struct command *command);

/* Somebody else has typed the command, and it is done: binds what it printed, where that is as the
 * transcript says. */
void replay_bind(struct replay *replay, const struct transcript *transcript,
                 const struct command *command);

/* Types the whole transcript. */
enum replayed replay(struct replay *replay, const struct transcript *transcript);

/* The command that is being replayed, from its first line to its prompt. */
struct turn {
    struct replay *replay;
    const struct transcript *transcript;
    const struct command *command;
    int64_t deadline;
    unsigned prompts;  /* seen when it was typed */
    bool editing;      /* its line is empty, and the keys that follow go to the prompt's editor */
    size_t from;       /* where in the session's output the current part begins */
    struct text echo;  /* of what was typed last to the program; it is no output */
    bool control_echo; /* it is that of a control key: the shell may end its line */
    struct text shown; /* the output of the current part, without echo; lines point into it */
    struct lines lines;
};

/* Types the command's lines. REPLAY_SAME: it runs, or has run. */
enum replayed type_command(struct turn *turn);

/* Types an input or a key to the running program once `expected` has come and its reader sleeps. */
enum replayed type_item(struct turn *turn, const struct expected *expected,
                        const struct item *item);

/* Cuts what came for the current part into lines. */
void turn_lines(struct turn *turn);

/* Whether the echo of what was typed last to the program has come, if the terminal echoes. */
bool turn_echoed(const struct turn *turn);

/* Whether the shell has come to a prompt since the command was typed. */
static inline bool turn_prompted(const struct turn *turn)
{
    return turn->replay->session->prompts != turn->prompts;
}

/* Begins a report about LINE of the lesson: FILE:LINE, and the command. */
void report_place(struct replay *replay, const struct command *command, int line);

/* Reports that the command cannot go on for the reason given, with what came and who holds the
 * terminal. */
enum replayed report_stuck(struct turn *turn, int line, const char *reason);

/* Compares the last part of the command, its status and its end; reports and edits as the replay
 * asks. */
bool judge(struct turn *turn, const struct item *from, const struct expected *expected, int status);

#endif
