/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that inject and saw are given: of calls and of errors. */
#include "builtins/watch/names.h"
#include "base/message.h"
#include "base/names.h"
#include "builtins/watch/nearest.h"
#include "sys/record.h"

#include <ctype.h>

/* Says that there is no such name, and which may have been meant. */
static void unknown(const char *who, const char *what, const struct nearest *search)
{
    if (search->found)
        message(who, "there is no %s \"%s\": did you mean %s?", what, visible(search->word),
                search->found);
    else
        message(who, "there is no %s \"%s\"", what, visible(search->word));
}

int watch_call(const char *who, const char *name)
{
    int call = sys_call_by_name(name);
    if (call != -1)
        return call;
    struct nearest search = {.word = name};
    for (int i = 0; i < SYS_CALLS; i++)
        nearest_offer(&search, sys_call_name(i));
    unknown(who, "call", &search);
    return -1;
}

int watch_errno(const char *who, const char *name)
{
    char upper[24] = "";
    for (size_t i = 0; name[i] && i < sizeof upper - 1; i++)
        upper[i] = (char)toupper((unsigned char)name[i]);
    int error = errno_number(upper);
    if (error != 0)
        return error;
    struct nearest search = {.word = name};
    for (size_t i = 0; errno_name_at(i); i++)
        nearest_offer(&search, errno_name_at(i));
    unknown(who, "error", &search);
    return 0;
}
