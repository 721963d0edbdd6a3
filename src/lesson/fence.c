/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fence around the session of an ordinary user, who may have no namespaces: `kill -9 -1` typed
 * inside must not end the learner's whole login, and `rm -rf *` in the wrong directory must not
 * take the thesis with it. Landlock makes both fail with the errors that the kernel gives to
 * somebody without the right (EPERM, EACCES), and leaves all else as it is.
 *
 * The C library knows nothing of these calls, and the kernel's header is often older than the
 * kernel, so what is needed of it is written down here (landlock(7)).
 */
#include "lesson/fence.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

enum {
    WITH_SIGNALS = 6, /* the version of Landlock that knows of signals */
    ASK_VERSION = 1,
    RULE_PATH_BENEATH = 1,
    SCOPE_SIGNAL = 1 << 1,
};

/* What changes the filesystem: write a file, remove, make of each kind, rename across directories,
 * truncate. */
static const uint64_t writing = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 |
                                1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14;

struct ruleset {
    uint64_t files, network, scoped;
};

struct path_beneath {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed));

bool fence_exists(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION) >= WITH_SIGNALS;
}

/* Lets what is beneath FOLDER be written. A folder that is not there needs no rule. */
static bool allow(int ruleset, const char *folder)
{
    struct path_beneath rule = {.allowed = writing, .folder = open(folder, O_PATH | O_CLOEXEC)};
    if (rule.folder < 0)
        return errno == ENOENT || errno == EACCES;
    bool done = syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) == 0;
    close(rule.folder);
    return done;
}

bool fence_raise(const char *home)
{
    static const char *const folders[] = {"/tmp", "/var/tmp", "/dev", "/proc"};
    struct ruleset rules = {.files = writing, .scoped = SCOPE_SIGNAL};
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (ruleset < 0)
        return false;
    bool done = allow(ruleset, home);
    for (size_t i = 0; done && i < sizeof folders / sizeof *folders; i++)
        done = allow(ruleset, folders[i]);
    done = done && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    int error = errno;
    close(ruleset);
    errno = error;
    return done;
}
