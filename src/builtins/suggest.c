/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name nearest to one that was not found. */
#include "builtins/suggest.h"

#include "base/file.h"
#include "base/message.h"
#include "builtins/builtin.h"
#include "builtins/watch/nearest.h"
#include "exec/function.h"
#include "exec/path.h"
#include "lang/alias.h"
#include "sys/sys.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/* The search, and a copy of the best name so far: names read from a directory do not last. */
struct search {
    struct nearest nearest;
    char best[64];
};

static void offer(void *data, const char *name)
{
    struct search *search = data;
    if (strlen(name) >= sizeof search->best)
        return;
    nearest_offer(&search->nearest, name);
    if (search->nearest.found != name)
        return;
    strcpy(search->best, name);
    search->nearest.found = search->best;
}

static void offer_programs(struct shell *sh, struct search *search)
{
    const char *path = variable_get(sh, "PATH");
    char *copy = xstrdup(path ? path : path_standard()), *rest = copy;
    for (char *directory; (directory = strsep(&rest, ":"));) {
        why("the names of all programs are looked through for one like it");
        int fd = sys_open(*directory ? directory : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
        if (fd < 0)
            continue;
        directory_read(fd, offer, search);
        why("this directory of PATH has been looked through");
        sys_close(fd);
    }
    free(copy);
}

/* Words that people bring from other shells, and how POSIX's language says the same. */
static const struct {
    const char *word, *here;
} foreign[] = {
    {"[[", "[ … ] or test, which are commands like any other"},
    {"builtin", "command NAME"},
    {"declare", "NAME=VALUE, export or readonly"},
    {"dirs", "cd, and cd - for the way back"},
    {"disown", "nohup COMMAND &"},
    {"function", "NAME() { …; }"},
    {"history", "fc -l"},
    {"let", "NAME=$((…))"},
    {"local", "NAME=VALUE; for names that go with the function: NAME() ( … ), a subshell"},
    {"logout", "exit"},
    {"popd", "cd, and cd - for the way back"},
    {"pushd", "cd, and cd - for the way back"},
    {"select", "read in a while loop"},
    {"shopt", "set -o"},
    {"source", ". FILE"},
    {"time", "times, for the shell and its children; wait4, for one child"},
    {"typeset", "NAME=VALUE, export or readonly"},
    {"which", "command -v NAME or type NAME"},
};

static bool translate(const char *name)
{
    if (*name == '%') {
        message(NULL, "Other shells take a job for a command. Here: fg %s", visible(name));
        return true;
    }
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        if (strcmp(foreign[i].word, name) != 0)
            continue;
        message(NULL, "Other shells have a word of that name. Here: %s", foreign[i].here);
        return true;
    }
    return false;
}

void suggest_name(struct shell *sh, const char *name)
{
    if (translate(name))
        return;
    struct search search = {.nearest = {.word = name}};
    const char *known;
    for (int i = 0; builtin_at(i, &known); i++)
        offer(&search, known);
    const char **functions = function_names(sh);
    for (int i = 0; functions[i]; i++)
        offer(&search, functions[i]);
    free(functions);
    for (const struct alias *a = alias_first(sh); a; a = a->next)
        offer(&search, a->name);
    offer_programs(sh, &search);
    if (search.nearest.found)
        message(NULL, "Did you mean: %s", visible(search.nearest.found));
}
