/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of options. */
#include "state/options.h"

#include "state/shell.h"
#include <string.h>

const struct option_name option_names[] = {
    {"allexport", 'a', false, OPTION_ALLEXPORT},
    {"emacs", 0, false, OPTION_EMACS},
    {"errexit", 'e', false, OPTION_ERREXIT},
    {"hashall", 'h', false, OPTION_HASHALL},
    {"ignoreeof", 0, false, OPTION_IGNOREEOF},
    {"monitor", 'm', false, OPTION_MONITOR},
    {"noclobber", 'C', false, OPTION_NOCLOBBER},
    {"noexec", 'n', false, OPTION_NOEXEC},
    {"noglob", 'f', false, OPTION_NOGLOB},
    {"nolog", 0, false, OPTION_NOLOG},
    {"notify", 'b', false, OPTION_NOTIFY},
    {"nounset", 'u', false, OPTION_NOUNSET},
    {"pipefail", 0, false, OPTION_PIPEFAIL},
    {"posix", 0, false, OPTION_POSIX},
    {"record", 0, false, OPTION_RECORD},
    {"verbose", 'v', false, OPTION_VERBOSE},
    {"vi", 0, false, OPTION_VI},
    {"xtrace", 'x', false, OPTION_XTRACE},
    {NULL, 'i', true, OPTION_INTERACTIVE},
    {NULL, 's', true, OPTION_STDIN},
    {NULL, 0, false, 0},
};

const struct option_name *option_by_letter(char letter)
{
    for (const struct option_name *o = option_names; o->bit; o++)
        if (o->letter == letter && letter)
            return o;
    return NULL;
}

const struct option_name *option_by_name(const char *name)
{
    for (const struct option_name *o = option_names; o->bit; o++)
        if (o->name && strcmp(o->name, name) == 0)
            return o;
    return NULL;
}

void option_set(struct shell *sh, unsigned bit, bool on)
{
    unsigned was = sh->options;
    sh->options = on ? was | bit : was & ~bit;
    if (on && bit == OPTION_VI)
        sh->options &= ~(unsigned)OPTION_EMACS;
    if (on && bit == OPTION_EMACS)
        sh->options &= ~(unsigned)OPTION_VI;
    if (was != sh->options && sh->option_changed)
        sh->option_changed(sh, bit, on);
}
