/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of placeholders, the only place that knows what each may stand for. */
#include "lesson/holes.h"

#include <regex.h>
#include <string.h>

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

#define MONTH "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
#define WEEKDAY "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
#define CLOCK "[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?([.,][0-9]+)?"
/* ctime and date; ls -l; ISO 8601; a clock; a duration as `times`, `time` and rusage print it. */
#define TIME                                                                                       \
    "(" WEEKDAY " " MONTH " [ 0-9]?[0-9] " CLOCK "( [A-Z]{2,5})? [0-9]{4}"                         \
    "|" MONTH " [ 0-9]?[0-9] ( ?[0-9]{4}|" CLOCK ")"                                               \
    "|[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]" CLOCK "( ?(Z|[-+][0-9]{2}:?[0-9]{2}))?)?"                   \
    "|" CLOCK "|([0-9]+m)?[0-9]+([.,][0-9]+)?(ms|us|s)?)"

/* In `first` and `rest`, NULL means any character but a blank, "" any character at all. */
static const struct {
    const char *name, *first, *rest, *expression;
    size_t least;
} types[] = {
    {"pid", "123456789", DIGITS, "[1-9][0-9]*", 1},
    {"uid", DIGITS, DIGITS, "[0-9]+", 1},
    {"gid", DIGITS, DIGITS, "[0-9]+", 1},
    {"user", LETTERS DIGITS "_", LETTERS DIGITS "_.-$", "[A-Za-z0-9_][A-Za-z0-9_.$-]*", 1},
    {"int", "-" DIGITS, DIGITS, "-?[0-9]+", 1},
    {"time", "", "", TIME, 1},
    {"inode", "123456789", DIGITS, "[1-9][0-9]*", 1},
    {"path", NULL, NULL, "[^[:space:]]+", 1},
    {"word", NULL, NULL, "[^[:space:]]+", 1},
    {"any", "", "", ".*?", 0},
};
enum { TYPES = sizeof types / sizeof *types, INT_TYPE = 4, TIME_TYPE = 5, ANY_TYPE = 9 };

static size_t run_of(const char *text, size_t size, const char *letters)
{
    size_t length = 0;
    while (length < size && text[length] && strchr(letters, text[length]))
        length++;
    return length;
}

bool hole_read(const char *text, size_t size, struct hole_name *hole)
{
    *hole = (struct hole_name){.type = -1};
    if (size < 3 || text[0] != '<')
        return false;
    size_t word = run_of(text + 1, size - 1, "abcdefghijklmnopqrstuvwxyz"), at = 1 + word;
    if (word == 0 || at >= size)
        return false;
    if (text[at] == ':') {
        hole->name = text + at + 1;
        hole->name_size = run_of(hole->name, size - at - 1, LETTERS DIGITS "_");
        at += 1 + hole->name_size;
        if (hole->name_size == 0)
            return false;
    }
    if (at >= size || text[at] != '>')
        return false;
    hole->size = at + 1;
    for (int i = 0; i < TYPES; i++)
        if (strlen(types[i].name) == word && memcmp(types[i].name, text + 1, word) == 0)
            hole->type = i;
    return true;
}

const char *hole_expression(int type)
{
    return types[type].expression;
}

const char *hole_list(void)
{
    return "pid uid gid user int time inode path word any";
}

bool hole_is_short(int type)
{
    return type == ANY_TYPE;
}

size_t hole_least(int type, char first)
{
    return types[type].least + (first == '-' && type == INT_TYPE);
}

static bool may_stand(const char *set, unsigned char byte)
{
    if (!set)
        return byte > ' ' && byte != 0x7f;
    return *set == '\0' || (byte && strchr(set, byte));
}

bool hole_first(int type, unsigned char byte)
{
    return may_stand(types[type].first, byte);
}

bool hole_rest(int type, unsigned char byte)
{
    return may_stand(types[type].rest, byte);
}

bool hole_is_time(int type)
{
    return type == TIME_TYPE;
}

size_t hole_time(const char *text, size_t size)
{
    static regex_t expression;
    static bool ready;
    if (!ready) {
        ready = regcomp(&expression, "^" TIME, REG_EXTENDED) == 0;
        if (!ready)
            return 0;
    }
    if (size == 0 || !strchr(DIGITS "MTWFSJADON", text[0]))
        return 0;
    char front[80]; /* longer than any time */
    size_t length = size < sizeof front ? size : sizeof front - 1;
    memcpy(front, text, length);
    front[length] = '\0';
    regmatch_t match;
    return regexec(&expression, front, 1, &match, 0) == 0 ? (size_t)match.rm_eo : 0;
}
