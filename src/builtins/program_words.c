/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FILE ARG0 [ARG...] [-- NAME=VALUE...], as exec* and spawn* take it. */
#include "builtins/program_words.h"

#include "base/message.h"
#include <string.h>

/* Cuts the words at the last "--". Returns what stands behind it, or NULL after an error. */
static char **environment_words(struct shell *sh, const char *who, char **words)
{
    char **end = words;
    while (*end)
        end++;
    while (end > words && strcmp(*end ? *end : "", "--") != 0)
        end--;
    if (end <= words) {
        usage_error(sh, who, "where is the environment? It stands behind the arguments and a --");
        return NULL;
    }
    *end++ = NULL;
    for (char **entry = end; *entry; entry++)
        if (!strchr(*entry, '=')) {
            usage_error(sh, who, "\"%s\" is no entry of an environment: those are NAME=VALUE",
                        visible(*entry));
            return NULL;
        }
    return end;
}

bool program_words(struct shell *sh, const char *who, char **words, struct program_words *program)
{
    const char *letters = strpbrk(who, "lv"); /* the first l or v: execlp, spawnvpe */
    *program = (struct program_words){.file = words[0], .argv = words + 1};
    program->searches = letters && strchr(letters, 'p');
    program->environment = letters && strchr(letters, 'e') ? environment_words(sh, who, words)
                                                           : variables_environment(sh);
    if (!program->environment)
        return false;
    if (!words[0] || !words[1]) {
        usage_error(sh, who,
                    words[0] ? "the arguments begin with the program's own name, argv[0]"
                             : "which program?");
        return false;
    }
    return true;
}
