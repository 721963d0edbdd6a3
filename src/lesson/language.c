/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of languages, as locales have them: language[_TERRITORY][.codeset][@modifier]. */
#include "lesson/language.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 40 };

bool language_is_name(const char *word)
{
    size_t letters = 0, size = 0;
    while (islower((unsigned char)word[letters]))
        letters++;
    while (isalnum((unsigned char)word[size]) || word[size] == '_' || word[size] == '@')
        size++;
    return (letters == 2 || letters == 3) && !isalnum((unsigned char)word[letters]) &&
           word[size] == '\0' && size < LONGEST;
}

const char *language_wanted(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    static char wanted[2 * LONGEST];
    const char *value = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !(value && *value); i++)
        value = getenv(names[i]);
    if (!value)
        return NULL;
    const char *modifier = strchr(value, '@');
    int size = snprintf(wanted, sizeof wanted, "%.*s%s", (int)strcspn(value, ".@"), value,
                        modifier ? modifier : "");
    return size < (int)sizeof wanted && language_is_name(wanted) ? wanted : NULL;
}

bool language_candidate(const char *wanted, int number, char *name, unsigned size)
{
    size_t whole = strcspn(wanted, "@"), bare = strcspn(wanted, "_@");
    const char *modifier = wanted + whole;
    for (int tried = 0, at = 0; tried < 4; tried++) {
        bool plain = tried & 1, unmarked = tried & 2;
        if ((plain && bare == whole) || (unmarked && !*modifier))
            continue;
        if (at++ == number)
            return (unsigned)snprintf(name, size, "%.*s%s", (int)(plain ? bare : whole), wanted,
                                      unmarked ? "" : modifier) < size;
    }
    return false;
}
