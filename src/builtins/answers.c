/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers: -v and -r, strings and lists. */
#include "builtins/answers.h"

#include "base/utf8.h"
#include <string.h>

const struct builtin_option answer_options[] = {
    {'r', NULL, ARGUMENT_NONE, "write the answer as Python shows it"},
    {'v', "VAR", ARGUMENT_VARIABLE, "store the answer in VAR and print nothing"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

bool asked(struct shell *sh, int argc, char **argv, int least, int most, struct asked *ask)
{
    struct options_parse p;
    int letter;
    *ask = (struct asked){0};
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "rv:"))) {
        if (letter == '?')
            return false;
        if (letter == 'v')
            ask->variable = p.argument;
        else
            ask->python = true;
    }
    ask->operands = argv + p.next;
    ask->count = argc - p.next;
    return operands_between(sh, &p, least, most);
}

int answer_string(struct shell *sh, const struct asked *ask, const char *value)
{
    if (!ask->python)
        return answer(sh, ask->variable, value);
    struct text text = {0};
    text_add_python(&text, value);
    int status = answer(sh, ask->variable, text_end(&text));
    text_free(&text);
    return status;
}

int answer_list(struct shell *sh, const struct asked *ask, char *const *items, size_t count,
                bool quoted)
{
    struct text text = {0};
    if (ask->python)
        text_char(&text, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_add_string(&text, ask->python ? ", " : "\n");
        if (ask->python && quoted)
            text_add_python(&text, items[i]);
        else
            text_add_string(&text, items[i]);
    }
    if (ask->python)
        text_char(&text, ']');
    int status = 0;
    if (ask->variable || ask->python || count > 0)
        status = answer(sh, ask->variable, text_end(&text));
    text_free(&text);
    return status;
}

void text_add_python(struct text *text, const char *string)
{
    static const char plain[] = "\n\t\r", letters[] = "ntr";
    size_t size = strlen(string);
    char quote = strchr(string, '\'') && !strchr(string, '"') ? '"' : '\'';
    text_char(text, quote);
    for (size_t i = 0; i < size;) {
        unsigned char byte = (unsigned char)string[i];
        size_t length = utf8_printable(string + i, size - i);
        const char *known = strchr(plain, byte);
        if (byte == (unsigned char)quote || byte == '\\')
            text_format(text, "\\%c", byte);
        else if (known)
            text_format(text, "\\%c", letters[known - plain]);
        else if (length)
            text_add(text, string + i, length);
        else
            text_format(text, byte < 0x80 ? "\\x%02x" : "\\udc%02x", byte);
        i += length ? length : 1;
    }
    text_char(text, quote);
}

void text_add_name(struct text *text, const char *name, bool terminal)
{
    if (terminal)
        text_add_visible(text, name, strlen(name), 0, 0);
    else
        text_add_string(text, name);
}
