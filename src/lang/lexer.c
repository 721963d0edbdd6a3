/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text to tokens (POSIX.1-2024, XCU 2.3). */
#include "lang/lexer.h"

#include "base/message.h"
#include "base/names.h"
#include "base/utf8.h"
#include "lang/parser.h"
#include "sys/record.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void lexer_begin(struct parser *p, struct shell *sh, struct input *input, struct tree *tree)
{
    *p = (struct parser){.sh = sh, .input = input, .tree = tree, .arena = &tree->arena};
    p->here_tail = &p->here_pending;
    p->opened = -1;
    p->line = input->line + 1;
    text_end(&p->text);
}

void lexer_end(struct parser *p)
{
    for (struct splice *s = p->splices; s; s = s->outer)
        alias_leave(p->sh, s->alias);
    text_free(&p->text);
    text_free(&p->literal);
}

bool lexer_more(struct parser *p)
{
    if (p->ended)
        return false;
    size_t before = p->text.size;
    int watched =
        sys_watch_pause(); /* reading commands is the shell's own business, not the user's */
    p->input_result = p->input->next_line(p->sh, p->input, &p->text, before > 0);
    sys_watch_resume(watched);
    text_end(&p->text);
    if (p->input_result != INPUT_LINE) {
        p->ended = true;
        if (p->input_result != INPUT_END)
            p->failed = true;
        return false;
    }
    const char *nul = memchr(p->text.bytes + before, '\0', p->text.size - before);
    if (nul) {
        p->quiet = 0; /* whatever is tried, this cannot be read in another way */
        lexer_error(p, (size_t)(nul - p->text.bytes), "a NUL byte cannot be part of a program");
        p->input_result = INPUT_ERROR;
        p->ended = true;
        return false;
    }
    return true;
}

int lexer_peek_raw(struct parser *p)
{
    while (p->at == p->text.size)
        if (!lexer_more(p))
            return '\0';
    return (unsigned char)p->text.bytes[p->at];
}

int lexer_peek(struct parser *p)
{
    for (;;) {
        int c = lexer_peek_raw(p);
        if (c != '\\' || p->text.bytes[p->at + 1] != '\n')
            return c;
        p->at += 2;
        p->line++;
    }
}

/* ---- Errors ---- */

/* Adds the line of the text around `at`, and a caret under it. */
static void show_place(struct text *out, const struct parser *p, size_t at)
{
    enum { WIDEST = 100 };
    const char *text = p->text.bytes;
    if (at > p->text.size)
        at = p->text.size;
    size_t begin = at, end = at;
    while (begin > 0 && text[begin - 1] != '\n')
        begin--;
    while (end < p->text.size && text[end] != '\n')
        end++;
    size_t from = at - begin > WIDEST ? at - WIDEST / 2 : begin;
    size_t line_begin = out->size;
    text_add_string(out, from > begin ? "    ..." : "    ");
    text_add_visible(out, text + from, at - from, 0, 0);
    size_t column = utf8_columns(out->bytes + line_begin, out->size - line_begin);
    text_add_visible(out, text + at, end - at, WIDEST, 0);
    text_format(out, "\n%*s^", (int)column, "");
}

/* The number of the line that a place in the text is in. */
static int line_of(const struct parser *p, size_t at)
{
    int line = p->line;
    size_t end = at < p->at ? at : p->at;
    for (size_t i = end; i < p->at; i++)
        line -= p->text.bytes[i] == '\n';
    for (size_t i = p->at; i < at && i < p->text.size; i++)
        line += p->text.bytes[i] == '\n';
    return line;
}

/* Writes "FILE:LINE: KIND: what" and the place below. */
static void tell(struct parser *p, size_t at, const char *kind, const char *format,
                 va_list arguments)
{
    char what[512];
    struct text out = {0};
    const char *name = p->input->name;
    if (p->quiet)
        return;
    if (at == p->text.size && at > 0 && p->text.bytes[at - 1] == '\n')
        at--; /* the end of the input: the last line says more than the empty one behind it */
    vsnprintf(what, sizeof what, format, arguments);
    show_place(&out, p, at);
    message_source(NULL, NULL);
    if (name)
        message(NULL, "%s:%d: %s: %s\n%s", visible(name), line_of(p, at), kind, what,
                text_end(&out));
    else if (p->input->interactive)
        message(NULL, "%s: %s\n%s", kind, what, text_end(&out));
    else
        message(NULL, "line %d: %s: %s\n%s", line_of(p, at), kind, what, text_end(&out));
    message_source(p->sh->input ? p->sh->input->name : NULL, &p->sh->line);
    text_free(&out);
}

void lexer_error(struct parser *p, size_t at, const char *format, ...)
{
    va_list arguments;
    if (p->failed)
        return;
    p->failed = true;
    va_start(arguments, format);
    tell(p, at, "syntax error", format, arguments);
    va_end(arguments);
}

void lexer_warning(struct parser *p, size_t at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(p, at, "warning", format, arguments);
    va_end(arguments);
}

/* ---- Tokens ---- */

/* Leaves the aliases whose text has been read; their blank at the end makes the next word a
 * candidate. */
static void leave_splices(struct parser *p)
{
    while (p->splices && p->at >= p->splices->end) {
        struct splice *s = p->splices;
        p->try_alias |= s->blank;
        alias_leave(p->sh, s->alias);
        p->splices = s->outer;
    }
}

static void skip_blanks(struct parser *p)
{
    for (;;) {
        int c = lexer_peek(p);
        if (c == '#') {
            while (c != '\n' && c != '\0') {
                p->at++;
                c = lexer_peek_raw(p);
            }
            return;
        }
        if (c != ' ' && c != '\t')
            return;
        p->at++;
        leave_splices(p);
    }
}

/* If the next byte is `c`, steps over it. */
static bool follows(struct parser *p, int c)
{
    if (lexer_peek(p) != c)
        return false;
    lexer_step(p);
    return true;
}

static enum token_kind operator_less(struct parser *p)
{
    if (follows(p, '<'))
        return follows(p, '-') ? TOKEN_DOUBLE_LESS_DASH : TOKEN_DOUBLE_LESS;
    return follows(p, '&') ? TOKEN_LESS_AND : follows(p, '>') ? TOKEN_LESS_GREAT : TOKEN_LESS;
}

static enum token_kind operator_great(struct parser *p)
{
    return follows(p, '>')   ? TOKEN_DOUBLE_GREAT
           : follows(p, '&') ? TOKEN_GREAT_AND
           : follows(p, '|') ? TOKEN_CLOBBER
                             : TOKEN_GREAT;
}

/* Whether the word that begins here is digits right before < or >. */
static bool io_number(struct parser *p, struct token *token)
{
    enum { LARGEST = 1000000000 };
    size_t at = p->at;
    int line = p->line, number = 0, c;
    while ((c = lexer_peek(p)) >= '0' && c <= '9') {
        number = number < LARGEST / 10 ? number * 10 + (c - '0') : LARGEST;
        p->at++;
    }
    if (p->at == at || (c != '<' && c != '>')) {
        p->at = at;
        p->line = line;
        return false;
    }
    token->number = number;
    token->kind = TOKEN_IO_NUMBER;
    return true;
}

static void read_token(struct parser *p, struct token *token)
{
    skip_blanks(p);
    leave_splices(p);
    int c = lexer_peek(p);
    *token = (struct token){.begin = p->at, .line = p->line};
    if (strchr("\n;&|()<>", c) == NULL) {
        if (!io_number(p, token)) {
            token->kind = TOKEN_WORD;
            token->word = lexer_word(p, CONTEXT_WORD);
        }
        token->end = p->at;
        return;
    }
    if (c != '\0')
        lexer_step(p);
    switch (c) {
    case '\0':
        token->kind = TOKEN_END;
        break;
    case '\n':
        token->kind = TOKEN_NEWLINE;
        break;
    case ';':
        token->kind = follows(p, ';')   ? TOKEN_DOUBLE_SEMICOLON
                      : follows(p, '&') ? TOKEN_FALL_THROUGH
                                        : TOKEN_SEMICOLON;
        break;
    case '&':
        token->kind = follows(p, '&') ? TOKEN_AND_IF : TOKEN_AMPERSAND;
        break;
    case '|':
        token->kind = follows(p, '|') ? TOKEN_OR_IF : TOKEN_PIPE;
        break;
    case '(':
        token->kind = TOKEN_OPEN;
        break;
    case ')':
        token->kind = TOKEN_CLOSE;
        break;
    case '<':
        token->kind = operator_less(p);
        break;
    default:
        token->kind = operator_great(p);
    }
    token->end = p->at;
}

static void read_next(struct parser *p)
{
    struct token token; /* reading a word may read the tokens of a $(…) in it */
    read_token(p, &token);
    p->token = token;
    p->have_token = true;
}

/* A word behind an alias that ends in a blank may be an alias, whatever the grammar wants here; and
 * so may the first word of its text. A reserved word is left for the parser to recognise, or to
 * give to lexer_expand_reserved. */
static void expand_behind_blank(struct parser *p)
{
    while (p->try_alias && p->token.kind == TOKEN_WORD && p->token.word && !p->failed &&
           !(p->token.word->literal && is_reserved_word(p->sh, p->token.word->literal)) &&
           lexer_expand_alias(p)) {
        read_next(p);
        p->try_alias = true;
    }
}

const struct token *lexer_token(struct parser *p)
{
    if (!p->have_token) {
        p->try_alias = false;
        read_next(p);
        if (p->try_alias)
            expand_behind_blank(p);
    }
    return &p->token;
}

bool lexer_expand_reserved(struct parser *p)
{
    lexer_token(p);
    if (!p->try_alias || !lexer_expand_alias(p))
        return false;
    read_next(p);
    p->try_alias = true;
    expand_behind_blank(p);
    return true;
}

void lexer_take(struct parser *p)
{
    p->have_token = false;
    if (p->token.kind == TOKEN_NEWLINE && p->here_pending)
        lexer_here_documents(p);
}

/* Puts the alias's value into the text in the place of the token. */
static void splice_in(struct parser *p, struct alias *alias)
{
    size_t begin = p->token.begin, end = p->token.end, size = strlen(alias->value);
    struct text text = {0};
    text_add(&text, p->text.bytes, begin);
    text_add(&text, alias->value, size);
    text_add(&text, p->text.bytes + end, p->text.size - end);
    text_end(&text);
    text_free(&p->text);
    p->text = text;
    p->not_arithmetic = NULL; /* places have moved */
    for (struct splice *s = p->splices; s; s = s->outer)
        s->end = s->end + size - (end - begin);
    struct splice *s = arena_alloc(p->arena, sizeof *s);
    bool blank = size > 0 && (alias->value[size - 1] == ' ' || alias->value[size - 1] == '\t');
    *s = (struct splice){p->splices, alias, begin + size, blank};
    p->splices = s;
    alias_enter(alias);
    p->line = p->token.line;
    p->at = begin;
}

bool lexer_expand_alias(struct parser *p)
{
    const struct token *token = lexer_token(p);
    p->try_alias = false;
    if (token->kind != TOKEN_WORD || p->failed || !p->sh->aliases)
        return false;
    const struct word *word = token->word;
    if (!word->literal || (word->flags & WORD_QUOTED))
        return false;
    struct alias *alias = alias_find(p->sh, word->literal, word->literal_size);
    if (!alias || alias->in_use)
        return false;
    splice_in(p, alias);
    p->have_token = false;
    return true;
}
