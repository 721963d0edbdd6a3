/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parser's looks at words, and what may stand behind narrate and trace. */
#include "lang/parser_words.h"

#include "lang/parser.h"
#include <string.h>

const char *parser_plain_word(struct parser *p)
{
    const struct token *token = lexer_token(p);
    if (p->failed || token->kind != TOKEN_WORD || (token->word->flags & WORD_QUOTED))
        return NULL;
    return token->word->literal;
}

bool parser_is_word(struct parser *p, const char *word)
{
    const char *text = parser_plain_word(p);
    return text && strcmp(text, word) == 0;
}

bool parser_alias(struct parser *p)
{
    const char *word = p->sh->aliases ? parser_plain_word(p) : NULL;
    return word && !is_reserved_word(p->sh, word) && lexer_expand_alias(p);
}

/* ---- narrate and trace ---- */

static void take_as_word(struct parser *p, struct node *simple, struct word ***tail)
{
    **tail = lexer_token(p)->word;
    *tail = &(**tail)->next;
    simple->u.simple.word_count++;
    lexer_take(p);
}

/* Whether the token is an option: an unquoted word that begins with - and goes on. */
static bool is_option(struct parser *p)
{
    const struct token *token = lexer_token(p);
    const struct part *part = !p->failed && token->kind == TOKEN_WORD ? token->word->parts : NULL;
    return part && part->kind == PART_LITERAL && !part->quoted && part->size > 1 &&
           part->text[0] == '-';
}

/* Whether the option's argument, the file of -o, is the next word and not the rest of this one. */
static bool argument_is_next(const struct word *option)
{
    const struct part *part = option->parts;
    const char *letter = part->text[1] == '-' ? NULL : memchr(part->text, 'o', part->size);
    return letter && letter == part->text + part->size - 1 && !part->next;
}

bool parser_watch_words(struct parser *p, struct node *simple)
{
    struct word **tail = &simple->u.simple.words;
    take_as_word(p, simple, &tail);
    while (!p->failed && !parser_is_word(p, "on") && !parser_is_word(p, "off")) {
        if (!is_option(p)) {
            if (!parser_alias(p))
                return false;
            continue;
        }
        bool last = parser_is_word(p, "--"), two = argument_is_next(lexer_token(p)->word);
        take_as_word(p, simple, &tail);
        if (last)
            return true;
        if (two && lexer_token(p)->kind == TOKEN_WORD && !p->failed)
            take_as_word(p, simple, &tail);
    }
    return false;
}

bool parser_command_follows(struct parser *p, bool ended)
{
    if (lexer_token(p)->kind == TOKEN_WORD)
        return ended || (!parser_is_word(p, "on") && !parser_is_word(p, "off"));
    return lexer_token(p)->kind == TOKEN_OPEN;
}
