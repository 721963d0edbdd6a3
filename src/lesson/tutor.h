/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tutor: it leads a person through a lesson, step by step, in a shell that is the person's own.
 *
 * The keyboard belongs to the learner's shell. The tutor speaks between its prompts: what the shell
 * writes from a prompt on is held back until the tutor has said what it has to say. Enter at an
 * untouched prompt goes on with the lesson; the tutor's words are reached by `lesson WORD`, which
 * the shell hands up the channel, and by the key ^], whatever runs.
 */
#ifndef NACRE_LESSON_TUTOR_H
#define NACRE_LESSON_TUTOR_H

#include "lesson/progress.h"
#include "lesson/prose.h"
#include "lesson/run.h"
#include "lesson/screen.h"

/* What can be asked of the tutor. */
enum wish {
    WISH_NONE,
    WISH_NEXT,
    WISH_BACK,
    WISH_GOTO,
    WISH_RESET,
    WISH_UNDO,
    WISH_HINT,
    WISH_SOLUTION,
    WISH_AGAIN,
    WISH_LIST,
    WISH_PROGRESS,
    WISH_QUIT,
    WISH_HELP,
    WISH_FRESH,
    WISH_UNKNOWN,
};

/* How a step is left. */
enum leave {
    LEAVE_NOT,
    LEAVE_NEXT,
    LEAVE_BACK,
    LEAVE_GOTO,  /* to the tutor's `target` */
    LEAVE_RESET, /* the step from its beginning, in a session of its own */
    LEAVE_AGAIN, /* the step goes on at the tutor's `block`, in a session that was made anew */
    LEAVE_QUIT,
    LEAVE_END, /* the terminal is gone, or a signal came */
};

/* A command that the shell has run in this session. */
struct done {
    char *text;
    const struct block *block;     /* of whose transcript it is, or NULL */
    const struct command *command; /* likewise */
    bool in_task;
};

/* A prediction that waits for its reveal. */
struct guess {
    const struct prediction *prediction;
    const struct choice *choice; /* NULL: left open, or a question without choices */
    char *answer;                /* of a question without choices; NULL: left open */
};

enum { MOST_GUESSES = 8 };

struct tutor {
    struct run_plan plan;
    const struct lesson *lesson;
    struct progress progress;
    struct screen screen;
    struct session_watcher watcher;
    struct run run;
    bool running;      /* there is a session; else the step can only be read */
    const char *unmet; /* why it can only be read */
    bool folder_gone;  /* it was said that the session\'s folder was removed */
    struct text report;

    const struct step *step;
    const struct step *target;
    const struct block *block; /* where the step stands */
    const struct command
        *command; /* of the console at `block`, the next to be typed; NULL: none of it was */

    struct text prompt; /* what the terminal shows since the prompt began */
    bool holding;       /* that is kept back */
    bool spoke;         /* the tutor has said something since it was shown */
    bool muted;         /* nothing is shown: something is typed out of sight */
    size_t behind;      /* bytes behind the prompt: typed there, or shown */
    bool enter_due;     /* Enter was pressed there, and is the tutor's at the next prompt */
    unsigned told;      /* prompts that were looked at */
    bool ran;           /* a command has run since the last one */
    bool by_tutor;      /* the tutor types */

    struct done *done;
    size_t done_count, done_room;
    struct guess guesses[MOST_GUESSES];
    size_t guess_count;

    enum wish wish;
    struct text operand; /* of the wish */
    bool urgent; /* it was said on the tutor's own line, so a command that runs is not waited for */

    bool in_task, passed;
    int tries, hints, solutions;
    int quiet;        /* tries since the last hint */
    struct text said; /* what the checks said last */
};

/* How a lesson was left. */
enum taught { TAUGHT_FINISHED, TAUGHT_QUIT, TAUGHT_END };

/* Teaches LESSON on the terminal of descriptors 0 and 1, from where this person was last. */
enum taught tutor_teach(struct tutor *tutor, const struct run_plan *plan,
                        const struct lesson *lesson);

/* ---- What its parts share ---- */

/* tutor_say.c: Adds and says what stands between prompts. */
void tutor_say(struct tutor *tutor, struct text *text);
void tutor_tell(struct tutor *tutor, unsigned style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void tutor_foot(struct tutor *tutor, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Shows the shell's prompt, with what is typed behind it, if it was held back, or something was
 * said since. */
void tutor_give_back(struct tutor *tutor);
/* The number of the step in its lesson, from 1. */
size_t tutor_step_number(const struct tutor *tutor);
void tutor_show_header(struct tutor *tutor);
void tutor_show_transcript(struct tutor *tutor, const struct transcript *script, struct text *out);
void tutor_list(struct tutor *tutor);
/* Adds a command as it is typed, each line behind its sign, and what is typed to it while it runs.
 */
void tutor_add_typed(const struct tutor *tutor, const struct command *command, struct text *out);

/* tutor_session.c: Makes the step's session. Returns false after saying why there is none. */
bool tutor_begin(struct tutor *tutor);
/* Has the shell's prompt name the step, "3/10". */
void tutor_name_step(struct tutor *tutor);
bool tutor_go_on(struct tutor *tutor);
void tutor_end(struct tutor *tutor);
/* A fresh shell; where that cannot be had, a session made anew. Returns false when there is none at
 * all. */
bool tutor_fresh(struct tutor *tutor);
/* Types the command that is due, as a person would. */
void tutor_type(struct tutor *tutor, const struct block *block);
/* Whether the command last run is the one that is due. Then it counts as typed. */
bool tutor_was_typed(struct tutor *tutor, const struct block *block);
/* Makes the session anew without the command last run. Returns how the step goes on. */
enum leave tutor_undo(struct tutor *tutor);
void tutor_watch(struct tutor *tutor);

/* tutor_floor.c: the learner has the floor. */
enum floor {
    FLOOR_ENTER,  /* Enter at an untouched prompt */
    FLOOR_PROMPT, /* the shell is at a new prompt */
    FLOOR_WISH,   /* something is asked of the tutor */
    FLOOR_GONE,   /* the shell has ended */
    FLOOR_END,    /* the terminal is gone, or a signal came */
};

/* Gives the floor to the learner. ENTER: whether Enter at an untouched prompt is the tutor's. */
enum floor tutor_floor(struct tutor *tutor, bool enter);

/* Whether the shell is at its prompt, as far as it has told, and holds the terminal. */
bool tutor_at_prompt(const struct tutor *tutor);

/* The tutor's own line, opened by ^]. What is asked for is then in `wish`. */
void tutor_menu(struct tutor *tutor);

/* Asks for a word while there is no shell; the wish is WISH_NONE for Enter. Returns whether the
 * line was left by ^C or ^D, without a wish. */
bool tutor_ask(struct tutor *tutor);

/* tutor_words.c: Reads a word and its operand, with or without `lesson` before them, into `wish`
 * and `operand`. */
void tutor_take_words(struct tutor *tutor, const char *words);
/* Whether LINE begins with a word of the tutor's, or with `lesson`. */
bool tutor_knows_word(const char *line);
/* Does what is wished. Returns how the step is left, or LEAVE_NOT. */
enum leave tutor_obey(struct tutor *tutor);

/* tutor_task.c: Adds the task's text, with the hints that were given. */
void tutor_add_task(struct tutor *tutor, struct text *out);
enum leave tutor_task(struct tutor *tutor);
void tutor_hint(struct tutor *tutor);
void tutor_solution(struct tutor *tutor);

/* tutor_predict.c */
enum leave tutor_predict(struct tutor *tutor, const struct block *block);
void tutor_reveal(struct tutor *tutor);
void tutor_forget_guesses(struct tutor *tutor);

/* tutor_step.c: Goes through the step from `block` on. */
enum leave tutor_blocks(struct tutor *tutor);
/* Says how the shell ended, and gives a fresh one when asked. */
enum leave tutor_gone(struct tutor *tutor, bool expected);
/* Shows the step's text again, up to where the learner is. */
void tutor_show_again(struct tutor *tutor);
/* Ends the shell whatever it does, and gives a fresh one. */
enum leave tutor_replace_shell(struct tutor *tutor);
/* Does with what the floor brought all that is the same everywhere. */
enum leave tutor_common(struct tutor *tutor, enum floor floor);

#endif
