/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every builtin needs: options by the utility syntax guidelines (XBD 12.2), answers, and the
 * forms of its errors. */
#include "builtins/builtin.h"

#include "base/message.h"
#include "base/output.h"
#include "base/text.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_CALL = 1000 };

void options_begin(struct options_parse *p, int argc, char **argv)
{
    *p = (struct options_parse){.argc = argc, .argv = argv, .next = 1};
}

/* The usage of the builtin that was called as `name`. */
static const char *usage_of(const char *name)
{
    const char *known;
    const struct builtin *b;
    for (int i = 0; (b = builtin_at(i, &known)); i++)
        if (strcmp(known, name) == 0)
            return b->usage;
    return name;
}

/* "WHO: what", and how it should be used, in one message. */
static void complain(const char *who, const char *what)
{
    struct text usage = {0};
    for (const char *p = usage_of(who); *p; p++) {
        text_char(&usage, *p);
        if (*p == '\n')
            text_add_string(&usage, "       ");
    }
    message(who, "%s\nusage: %s", what, text_end(&usage));
    text_free(&usage);
}

/* An option's argument: the rest of the cluster, or the next word. Returns the letter, or '?' where
 * there is none. */
static int take_argument(struct options_parse *p, char letter)
{
    if (*p->cluster) {
        p->argument = p->cluster;
    } else if (p->next < p->argc) {
        p->argument = p->argv[p->next++];
    } else {
        char what[64];
        snprintf(what, sizeof what, "the option -%c wants an argument", letter);
        complain(p->argv[0], what);
        return '?';
    }
    p->cluster = NULL;
    return letter;
}

int options_next(struct options_parse *p, const char *known)
{
    p->argument = NULL;
    if (!p->cluster || !*p->cluster) {
        const char *word = p->next < p->argc ? p->argv[p->next] : NULL;
        if (!word || word[0] != '-' || word[1] == '\0')
            return 0;
        p->next++;
        if (strcmp(word, "--") == 0)
            return 0;
        p->cluster = word + 1;
    }
    char letter = *p->cluster++;
    const char *found = letter == ':' ? NULL : strchr(known, letter);
    if (!found) {
        char what[64];
        snprintf(what, sizeof what, "there is no option -%s", visible((char[]){letter, '\0'}));
        complain(p->argv[0], what);
        return '?';
    }
    return found[1] == ':' ? take_argument(p, letter) : letter;
}

int usage_error(struct shell *sh, const char *who, const char *format, ...)
{
    char what[LONGEST_CALL];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    (void)sh;
    complain(who, what);
    return 2;
}

int builtin_fatal(struct shell *sh, int status)
{
    sh->unwind = UNWIND_ERROR;
    return status;
}

bool operands_between(struct shell *sh, const struct options_parse *p, int least, int most)
{
    int count = p->argc - p->next;
    if (count < least)
        usage_error(sh, p->argv[0], count == 0 ? "an operand is missing" : "too few operands");
    else if (most == 0 && count > 0)
        usage_error(sh, p->argv[0], "it takes no operand, but was given %s",
                    visible(p->argv[p->next]));
    else if (most >= 0 && count > most)
        usage_error(sh, p->argv[0], "too many operands, from %s on",
                    visible(p->argv[p->next + most]));
    return count >= least && (most < 0 || count <= most);
}

int answer(struct shell *sh, const char *variable, const char *value)
{
    if (!variable) {
        output_string(value);
        output_char('\n');
        return 0;
    }
    if (!is_name(variable, strlen(variable))) {
        message(sh->builtin ? sh->builtin->name : NULL, "\"%s\" is no name for a variable",
                visible(variable));
        return 1;
    }
    return variable_set_by_name(sh, variable, value) ? 0 : 1;
}

int answer_number(struct shell *sh, const char *variable, long long value)
{
    char digits[24], *end = digits + sizeof digits - 1;
    *end = '\0';
    return answer(sh, variable, decimal(end, value));
}

int call_failed(const char *who, int error, const char *call, ...)
{
    char what[LONGEST_CALL];
    va_list arguments;
    va_start(arguments, call);
    vsnprintf(what, sizeof what, call, arguments);
    va_end(arguments);
    message_errno(who, error, "%s", what);
    return 1;
}
