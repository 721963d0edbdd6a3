/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The keeper: a process between the tutor and the learner's shell. It starts the shell, is the
 * parent of all orphans, says how the shell ended, and takes everything with it when it goes.
 */
#ifndef NACRE_LESSON_KEEPER_H
#define NACRE_LESSON_KEEPER_H

#include <stdbool.h>
#include <sys/types.h>

enum isolation {
    ISOLATION_NAMESPACES, /* processes and mounts of its own; the keeper is pid 1 */
    ISOLATION_FENCE,      /* a subreaper, and Landlock around what it starts */
    ISOLATION_SUBREAPER,  /* the keeper inherits orphans, and kills them one by one */
};

struct keeper_plan {
    const char *shell; /* the nacre to run */
    const char *home;
    const char *terminal; /* the pty's name */
    int slave;            /* the pty's slave, open */
    const char *nonce;    /* of the mark that the keeper writes when the shell has ended */
    const char *user;     /* its login name, for USER and LOGNAME */
    const char *term;     /* TERM */
    bool colour;          /* else NO_COLOR is set */
    uid_t uid;
    gid_t gid;
    bool change_user;
    enum isolation isolation;
};

struct keeper {
    pid_t pid;
    int control; /* to and from the keeper; close-on-exec */
};

/* Starts a keeper; it has no shell yet. Returns false, with errno, when it cannot be. */
bool keeper_start(struct keeper *keeper, const struct keeper_plan *plan);

/* Has it start a shell, whose end of the channel is CHANNEL. Returns false when the keeper is gone.
 */
bool keeper_shell(const struct keeper *keeper, int channel);

/* Has it end the shell and all that was started in the session, of which it then tells. Returns
 * false when the keeper is gone. */
bool keeper_clear(const struct keeper *keeper);

enum keeper_news {
    KEEPER_NOTHING,
    KEEPER_ENDED,  /* the shell ended; *value is its wait status */
    KEEPER_FAILED, /* the shell could not be started; *value is the errno */
    KEEPER_LOST,   /* the keeper itself is gone */
};

/* Reads what the keeper has to say, without waiting. */
enum keeper_news keeper_read(const struct keeper *keeper, int *value);

/* Ends the keeper and all that it keeps, and waits for it. */
void keeper_stop(struct keeper *keeper);

/* The best isolation that this system allows to this user, found by trying once. */
enum isolation isolation_here(void);

/* One sentence's part: "in namespaces of its own", … */
const char *isolation_text(enum isolation isolation);

#endif
