/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variables for what a call makes, and operands that are numbers. */
#include "builtins/made.h"

#include "base/message.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

int made_check(struct shell *sh, const char *who, char *const *names, int count)
{
    for (int i = 0; i < count; i++) {
        if (!is_name(names[i], strlen(names[i])))
            return usage_error(sh, who, "\"%s\" is no name for a variable", visible(names[i]));
        if (variable_intern(sh, names[i], strlen(names[i]))->flags & VARIABLE_READONLY) {
            message(who, "%s is read-only: nothing could be stored in it", names[i]);
            return 1;
        }
    }
    return 0;
}

bool is_negative(const char *word)
{
    return word && word[0] == '-' && word[1] >= '0' && word[1] <= '9';
}

int number_operand(struct shell *sh, const char *who, const char *word, long long *number)
{
    char *end;
    errno = 0;
    *number = strtoll(word, &end, 10);
    if (end == word || *end || errno)
        return usage_error(sh, who, "\"%s\" is no whole number", visible(word));
    return 0;
}

int descriptor_operand(struct shell *sh, const char *who, const char *call, const char *word,
                       int *fd)
{
    long long number;
    if (number_operand(sh, who, word, &number) != 0)
        return 2;
    if (number < INT_MIN || number > INT_MAX)
        return usage_error(sh, who, "%s is too large for a descriptor", visible(word));
    *fd = (int)number;
    if (descriptor_what(sh, *fd))
        return call_failed(who, EBADF, "%s(%d)", call, *fd);
    return 0;
}

bool operands_alone(struct shell *sh, int argc, char **argv, int least, int most,
                    struct options_parse *p)
{
    options_begin(p, argc, argv);
    if (!is_negative(argv[1]) && options_next(p, ""))
        return false;
    return operands_between(sh, p, least, most);
}
