/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scratch directory of a session: made, removed whole, and found again when its tutor was
 * killed. */
#ifndef NACRE_LESSON_SCRATCH_H
#define NACRE_LESSON_SCRATCH_H

#include <stdbool.h>
#include <sys/types.h>

struct scratch {
    char top[200];  /* holds the lock, and home */
    char home[220]; /* the learner's: HOME and working directory */
    int lock;       /* locked while the session lives; close-on-exec */
};

/* Makes a scratch directory whose home belongs to UID and GID. Returns false, with a message, when
 * it cannot. */
bool scratch_make(struct scratch *scratch, uid_t uid, gid_t gid);

/* Makes the home again if it was removed. Returns false, with errno. */
bool scratch_mend(struct scratch *scratch, uid_t uid, gid_t gid);

/* Removes it with all that is in it. */
void scratch_remove(struct scratch *scratch);

/* Looks for sessions whose tutor was killed; ends what is left of them and removes their
 * directories. */
void scratch_clean(void);

#endif
