/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of parameters: variables, positional and special ones. */
#include "expand/parameter.h"

#include "base/text.h"
#include "base/utf8.h"
#include "state/shell.h"
#include <string.h>

void option_letters(struct shell *sh, char letters[32])
{
    size_t n = 0;
    for (const struct option_name *o = option_names; o->bit; o++)
        if (o->letter && (sh->options & o->bit) && n < 31)
            letters[n++] = o->letter;
    letters[n] = '\0';
}

static struct value string_value(const char *text)
{
    return (struct value){text, text ? strlen(text) : 0};
}

static struct value number_value(long long number, char digits[24])
{
    char *end = digits + 23, *begin = decimal(end, number);
    *end = '\0';
    return (struct value){begin, (size_t)(end - begin)};
}

static struct value special_value(struct shell *sh, char special, char digits[24])
{
    static char letters[32];
    switch (special) {
    case '?':
        return number_value(sh->status, digits);
    case '$':
        return number_value(sh->pid, digits);
    case '#':
        return number_value(sh->parameters.count, digits);
    case '!':
        return sh->last_async ? number_value(sh->last_async, digits) : (struct value){NULL, 0};
    case '-':
        option_letters(sh, letters);
        return string_value(letters);
    default:
        return string_value(sh->name);
    }
}

struct value parameter_value(struct shell *sh, const struct parameter *parameter, char digits[24])
{
    const struct variable *v = parameter->variable;
    if (v) {
        if (v->flags & VARIABLE_LINENO)
            return number_value(sh->line, digits);
        return (struct value){variable_value(v), v->size};
    }
    if (parameter->special)
        return special_value(sh, parameter->special, digits);
    if (parameter->position > sh->parameters.count)
        return (struct value){NULL, 0};
    return string_value(sh->parameters.list[parameter->position - 1]);
}

size_t character_count(struct shell *sh, const char *text, size_t size)
{
    if (!sh->utf8)
        return size;
    size_t count = 0;
    for (size_t i = 0; i < size; count++) {
        uint32_t ignored;
        size_t length =
            (unsigned char)text[i] < 0x80 ? 1 : utf8_decode(text + i, size - i, &ignored);
        i += length ? length : 1;
    }
    return count;
}
