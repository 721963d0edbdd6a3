/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program behind a builtin of the same name. */
#include "builtins/hidden.h"

#include "exec/exec.h"
#include "exec/path.h"
#include "sys/sys.h"
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Whether PATH has a program of that name. */
static bool is_there(struct shell *sh, const char *name)
{
    char **candidates = path_candidates(sh, name);
    for (int i = 0; candidates[i]; i++) {
        why("the builtin has no such option: the program of the same name is to be run instead");
        if (sys_faccessat(AT_FDCWD, candidates[i], X_OK, AT_EACCESS) == 0)
            return true;
    }
    return false;
}

bool hidden_run(struct shell *sh, int argc, char **argv, int *status)
{
    if (!is_there(sh, argv[0]))
        return false;
    sh->unwind = exec_program(sh, argc, argv);
    *status = sh->status;
    return true;
}

/* Whether the options in front of the operands are all `known`. */
static bool all_known(char *const *argv, const char *known)
{
    for (int i = 1; argv[i] && argv[i][0] == '-' && argv[i][1]; i++) {
        if (strcmp(argv[i], "--") == 0)
            return true;
        for (const char *letter = argv[i] + 1; *letter; letter++) {
            const char *found = *letter == ':' ? NULL : strchr(known, *letter);
            if (!found)
                return false;
            if (found[1] != ':')
                continue;
            if (letter[1] == '\0' && argv[i + 1])
                i++;
            break;
        }
    }
    return true;
}

bool hidden_program(struct shell *sh, int argc, char **argv, const char *known, int *status)
{
    return !all_known(argv, known) && hidden_run(sh, argc, argv, status);
}
