/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words: what stands between blanks and operators, taken apart into literal text, quotes and
 * expansions.
 *
 * $(…) is parsed, not searched for its end: the reader of commands is called, and stops at the `)`
 * that is its own.
 */
#include "lang/lexer.h"

#include "base/message.h"
#include "lang/escape.h"
#include <stdlib.h>
#include <string.h>

/* The word being put together. Literal bytes gather in p->literal until something else begins. */
struct builder {
    struct parser *p;
    struct part *first, **tail;
    enum word_context context;
    bool quoted;      /* the literal bytes gathered are quoted ones */
    bool special;     /* some of them mean something in a pattern */
    bool open;        /* a part must be made even if no bytes were gathered: '' or "" */
    unsigned flags;   /* of the word */
    bool bracket;     /* an unquoted [ was seen */
    size_t begin;     /* of the word in the text */
    size_t name_size; /* as in struct word, once its = was seen */
    size_t parens;    /* open ones, inside an arithmetic expression */
    bool closed;      /* its )) was read */
    bool lone; /* the input ended behind a backslash, which so quotes nothing and stands for itself
                */
};

static struct part *add_part(struct builder *b, enum part_kind kind, bool quoted)
{
    struct part *part = arena_zalloc(b->p->arena, sizeof *part);
    part->kind = kind;
    part->quoted = quoted;
    *b->tail = part;
    b->tail = &part->next;
    return part;
}

/* Makes a part of the literal bytes that were gathered. */
static void flush(struct builder *b)
{
    struct text *literal = &b->p->literal;
    if (literal->size == 0 && !b->open)
        return;
    struct part *part = add_part(b, PART_LITERAL, b->quoted);
    part->text = arena_copy(b->p->arena, literal->bytes, literal->size);
    part->size = literal->size;
    part->special = b->special;
    literal->size = 0;
    b->special = b->open = false;
}

static void add_literal(struct builder *b, char c, bool quoted)
{
    if (quoted != b->quoted) {
        flush(b);
        b->quoted = quoted;
    }
    if (strchr("*?[]\\-!^:.=\001", c))
        b->special = true;
    text_char(&b->p->literal, c);
}

static bool name_byte(int c, bool first)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || (!first && c >= '0' && c <= '9');
}

static void unclosed(struct parser *p, const char *what, size_t opened_at)
{
    lexer_error(p, opened_at, "the input ends before %s that belongs to this one", what);
}

/* ---- Quotes ---- */

static void read_single_quotes(struct builder *b)
{
    struct parser *p = b->p;
    size_t opened_at = p->at++;
    if (!b->quoted) {
        flush(b);
        b->quoted = true;
    }
    b->open = true;
    b->flags |= WORD_QUOTED;
    for (;;) {
        int c = lexer_peek_raw(p);
        if (c == '\0') {
            unclosed(p, "the closing '", opened_at);
            return;
        }
        lexer_step(p);
        if (c == '\'')
            return;
        add_literal(b, (char)c, true);
    }
}

/* $'…': `at` stands on the quote. */
static void read_dollar_quotes(struct builder *b)
{
    struct parser *p = b->p;
    size_t opened_at = p->at++ - 1;
    if (!b->quoted) {
        flush(b);
        b->quoted = true;
    }
    b->open = true;
    b->flags |= WORD_QUOTED;
    bool cut = false; /* an escape gave a NUL: what follows up to the quote is dropped, as a C
                         string would drop it */
    for (;;) {
        int c = lexer_peek_raw(p);
        if (c == '\0') {
            unclosed(p, "the closing '", opened_at);
            return;
        }
        lexer_step(p);
        if (c == '\'')
            return;
        if (c == '\\' && lexer_peek_raw(p) == '\n') {
            lexer_step(p);
            if (!cut) {
                add_literal(b, '\\', true);
                add_literal(b, '\n', true);
            }
            continue;
        }
        char bytes[8];
        size_t size = 1;
        bytes[0] = (char)c;
        if (c == '\\')
            p->at += escape_decode(p->text.bytes + p->at, bytes, &size);
        cut |= bytes[0] == '\0' && size == 1;
        for (size_t i = 0; i < size && !cut; i++)
            add_literal(b, bytes[i], true);
    }
}

static void read_dollar(struct builder *b, bool quoted);
static void read_backquotes(struct builder *b, bool quoted);

/* A backslash within double quotes, a here-document or an arithmetic expression: it quotes but a
 * few bytes. */
static void read_quoted_backslash(struct builder *b)
{
    struct parser *p = b->p;
    p->at++;
    int c = lexer_peek_raw(p);
    bool quotes = c == '$' || c == '`' || c == '\\';
    if (c == '"')
        quotes = b->context != CONTEXT_TEXT;
    if (c == '}')
        quotes = b->context == CONTEXT_QUOTED_BRACES;
    if (!quotes)
        add_literal(b, '\\', true);
    if (quotes) {
        add_literal(b, (char)c, true);
        lexer_step(p);
    }
}

/* In "${x-"y"}" the inner quotes stand around what is quoted already; they keep a } from ending the
 * braces. */
static void read_double_quotes(struct builder *b)
{
    struct parser *p = b->p;
    size_t opened_at = p->at++;
    enum word_context context = b->context;
    if (!b->quoted) {
        flush(b);
        b->quoted = true;
    }
    struct part **tail = b->tail;
    size_t size = p->literal.size;
    b->flags |= WORD_QUOTED;
    b->context = CONTEXT_WORD;
    while (!p->failed) {
        int c = lexer_peek(p);
        if (c == '\0') {
            unclosed(p, "the closing \"", opened_at);
        } else if (c == '"') {
            p->at++;
            break;
        } else if (c == '\\') {
            read_quoted_backslash(b);
        } else if (c == '$') {
            read_dollar(b, true);
        } else if (c == '`') {
            read_backquotes(b, true);
        } else {
            add_literal(b, (char)c, true);
            lexer_step(p);
        }
    }
    /* "" is a field, but "$@" is none when there are no parameters: so only quotes with nothing in
     * them are kept */
    if (tail == b->tail && size == p->literal.size)
        b->open = true;
    b->context = context;
}

/* ---- Expansions ---- */

static void read_backquotes(struct builder *b, bool quoted)
{
    struct parser *p = b->p;
    size_t opened_at = p->at++;
    int line = p->line;
    struct text program = {0};
    flush(b);
    for (;;) {
        int c = lexer_peek_raw(p);
        if (c == '\0') {
            unclosed(p, "the closing `", opened_at);
            text_free(&program);
            return;
        }
        lexer_step(p);
        if (c == '`')
            break;
        if (c == '\\') {
            int next = lexer_peek_raw(p);
            if (next == '$' || next == '`' || next == '\\' || (next == '"' && quoted)) {
                c = next;
                lexer_step(p);
            }
        }
        text_char(&program, (char)c);
    }
    struct part *part = add_part(b, PART_COMMAND, quoted);
    part->u.command = parser_backquoted(p, text_end(&program), program.size, line);
    text_free(&program);
}

/* The text of an expression that is the same each time, since nothing in it is expanded; else NULL.
 */
static const char *constant_text(const struct word *word, size_t *size)
{
    if (!word->parts) {
        *size = 0;
        return "";
    }
    if (word->parts->next || word->parts->kind != PART_LITERAL)
        return NULL;
    *size = word->parts->size;
    return word->parts->text;
}

static bool is_known_not_arithmetic(const struct parser *p)
{
    for (const struct not_arithmetic *known = p->not_arithmetic; known; known = known->next)
        if (known->at == p->at)
            return true;
    return false;
}

/* Goes back to where the parser was before it tried something that failed. Lines that were read
 * meanwhile stay read. */
static void go_back(struct parser *p, const struct parser *before)
{
    p->failed = p->input_result == INPUT_INTERRUPTED || p->input_result == INPUT_ERROR;
    p->at = before->at;
    p->line = before->line;
    p->opened = before->opened;
    p->try_alias = before->try_alias;
    p->here_pending = before->here_pending;
    p->here_tail = before->here_pending ? before->here_tail : &p->here_pending;
    p->have_token = false;
    p->literal.size = 0;
}

/*
 * $((: `at` stands behind it. An arithmetic expression ends in )); where it does not, this is a
 * command substitution that begins with a subshell, and the text is read again as that.
 */
static bool read_arithmetic(struct builder *b, bool quoted)
{
    struct parser *p = b->p, before = *p;
    if (is_known_not_arithmetic(p))
        return false;
    p->left_out &= p->quiet > 0;
    p->quiet++;
    struct word *word = lexer_word(p, CONTEXT_ARITHMETIC);
    p->quiet = before.quiet;
    if (!word || p->failed) {
        go_back(p, &before);
        struct not_arithmetic *known = arena_alloc(p->arena, sizeof *known);
        *known = (struct not_arithmetic){p->not_arithmetic, p->at};
        p->not_arithmetic = known;
        return p->failed;
    }
    if (p->left_out && !p->quiet) {
        go_back(p, &before);
        p->left_out = false;
        word = lexer_word(p, CONTEXT_ARITHMETIC); /* in earnest now */
        if (!word || p->failed)
            return true;
    }
    struct part *part = add_part(b, PART_ARITHMETIC, quoted);
    part->text = constant_text(word, &part->size);
    part->u.arithmetic.word = part->text ? NULL : word;
    part->u.arithmetic.arena = p->arena;
    return true;
}

/* $(: `at` stands on the parenthesis. */
static void read_substitution(struct builder *b, bool quoted)
{
    struct parser *p = b->p;
    size_t opened_at = p->at - 1;
    p->at++;
    if (lexer_peek(p) == '(') {
        p->at++;
        if (read_arithmetic(b, quoted))
            return;
        p->at = opened_at + 2;
    }
    struct part *part = add_part(b, PART_COMMAND, quoted);
    part->u.command = parser_substitution(p);
}

/* The name, number or special character of a parameter at `at`; false when there is none. */
static bool read_parameter_name(struct parser *p, struct parameter *parameter, bool braces)
{
    int c = lexer_peek(p);
    if (c && strchr("@*#?-$!", c)) {
        parameter->special = (char)c;
        p->at++;
        return true;
    }
    if (c >= '0' && c <= '9') {
        long long number = 0;
        do {
            number = number < 100000000 ? number * 10 + (c - '0') : number;
            p->at++;
            c = lexer_peek(p);
        } while (braces && c >= '0' && c <= '9');
        parameter->position = (int)number;
        if (number == 0)
            parameter->special = '0';
        return true;
    }
    if (!name_byte(c, true))
        return false;
    struct text name = {0};
    while (name_byte(c, false)) {
        text_char(&name, (char)c);
        p->at++;
        c = lexer_peek(p);
    }
    parameter->variable = variable_intern(p->sh, name.bytes, name.size);
    text_free(&name);
    return true;
}

/* Reads #, ##, %, %%, or -, =, ?, + with or without a colon. */
static void read_operator(struct parser *p, struct parameter *parameter)
{
    int c = lexer_peek(p);
    if (c == ':') {
        parameter->colon = true;
        p->at++;
        c = lexer_peek(p);
    }
    static const char letters[] = "-=?+#%";
    const char *known = c ? strchr(letters, c) : NULL;
    if (!known || (parameter->colon && known - letters >= 4)) {
        parameter->operator= PARAMETER_BAD;
        return;
    }
    static const enum parameter_operator operators[] = {PARAMETER_DEFAULT, PARAMETER_ASSIGN,
                                                        PARAMETER_ERROR,   PARAMETER_ALTERNATIVE,
                                                        PARAMETER_PREFIX,  PARAMETER_SUFFIX};
    parameter->operator= operators[known - letters];
    p->at++;
    if (known - letters >= 4 && lexer_peek(p) == c) {
        parameter->operator= c == '#' ? PARAMETER_LONG_PREFIX : PARAMETER_LONG_SUFFIX;
        p->at++;
    }
}

/* After ${#: whether this is the length of something, and not $# with an operator or alone. */
static bool is_length(struct parser *p)
{
    size_t at = p->at;
    struct parameter ignored = {0};
    bool length = read_parameter_name(p, &ignored, true) && lexer_peek(p) == '}';
    p->at = at;
    return length;
}

static enum word_context braces_context(const struct parameter *parameter, bool quoted)
{
    if (!quoted)
        return CONTEXT_BRACES;
    return parameter->operator>= PARAMETER_PREFIX ? CONTEXT_PATTERN_BRACES : CONTEXT_QUOTED_BRACES;
}

/* The inside of ${…}; `at` stands behind the brace. */
static void read_braces(struct parser *p, struct parameter *parameter, bool quoted,
                        size_t opened_at)
{
    if (lexer_peek(p) == '#') {
        p->at++;
        if (is_length(p)) {
            parameter->operator= PARAMETER_LENGTH;
            read_parameter_name(p, parameter, true);
            p->at++;
            return;
        }
        parameter->special = '#';
    } else if (!read_parameter_name(p, parameter, true)) {
        lexer_error(p, p->at, "after ${ comes the name of a parameter");
        return;
    }
    if (lexer_peek(p) == '}') {
        p->at++;
        return;
    }
    read_operator(p, parameter);
    parameter->word = lexer_word(p, braces_context(parameter, quoted));
    if (p->failed)
        return;
    if (lexer_peek(p) == '}')
        p->at++;
    else
        unclosed(p, "the }", opened_at);
}

static void read_dollar(struct builder *b, bool quoted)
{
    struct parser *p = b->p;
    size_t opened_at = p->at++;
    int c = lexer_peek(p);
    if (c == '\'' && !quoted) {
        read_dollar_quotes(b);
        return;
    }
    if (c == '(') {
        flush(b);
        read_substitution(b, quoted);
        return;
    }
    struct parameter parameter = {0};
    if (c == '{') {
        flush(b);
        p->at++;
        read_braces(p, &parameter, quoted, opened_at);
    } else if (!read_parameter_name(p, &parameter, false)) {
        add_literal(b, '$', quoted);
        return;
    } else {
        flush(b);
    }
    if (p->failed)
        return;
    parameter.source = arena_copy(p->arena, p->text.bytes + opened_at, p->at - opened_at);
    struct part *part = add_part(b, PART_PARAMETER, quoted);
    part->u.parameter = arena_alloc(p->arena, sizeof parameter);
    *part->u.parameter = parameter;
}

/* ---- Tildes and assignments ---- */

/* ~name at `at`: a part of its own, unless what follows is quoted or an expansion. */
static void read_tilde(struct builder *b, bool assignment)
{
    struct parser *p = b->p;
    const char *text = p->text.bytes;
    size_t end = p->at + 1;
    while (name_byte(text[end], false) || text[end] == '-' || text[end] == '.' || text[end] == '+')
        end++;
    bool ends = text[end] == '\0' || strchr("/: \t\n;&|<>()}", text[end]);
    if (b->context == CONTEXT_WORD && (text[end] == '}' || (text[end] == ':' && !b->name_size)))
        ends = false;
    if (!ends) {
        add_literal(b, '~', false);
        p->at++;
        return;
    }
    flush(b);
    struct part *part = add_part(b, PART_TILDE, false);
    part->text = arena_copy(p->arena, text + p->at, end - p->at);
    part->size = end - p->at;
    part->assignment = assignment;
    b->flags |= WORD_TILDE;
    p->at = end;
}

/* Whether a tilde at `at` is where one counts; *assignment: in assignments only. */
static bool tilde_counts(const struct builder *b, bool *assignment)
{
    if (b->context == CONTEXT_TEXT || b->context == CONTEXT_ARITHMETIC ||
        b->context == CONTEXT_QUOTED_BRACES)
        return false;
    *assignment = b->p->at != b->begin;
    if (!*assignment)
        return true;
    char before = b->p->text.bytes[b->p->at - 1];
    return b->name_size && !b->quoted && (before == ':' || b->p->at == b->begin + b->name_size + 1);
}

/* ---- The word ---- */

static bool ends_word(const struct builder *b, int c)
{
    switch (b->context) {
    case CONTEXT_WORD:
        return strchr(" \t\n;&|<>()", c);
    case CONTEXT_BRACES:
    case CONTEXT_QUOTED_BRACES:
    case CONTEXT_PATTERN_BRACES:
        return c == '}' || c == '\0';
    default:
        return c == '\0';
    }
}

/* Counts parentheses of an arithmetic expression. Returns true at the )) that ends it, having
 * stepped over it. */
static bool arithmetic_ends(struct builder *b, int c)
{
    struct parser *p = b->p;
    if (c == '(')
        b->parens++;
    if (c != ')')
        return false;
    if (b->parens > 0) {
        b->parens--;
        return false;
    }
    p->at++;
    b->closed = lexer_peek(p) == ')';
    if (b->closed)
        p->at++;
    return true;
}

/* One byte that is neither quote nor expansion. */
static void read_plain(struct builder *b, int c, bool quoted)
{
    struct parser *p = b->p;
    bool assignment;
    if (c == '~' && !quoted && tilde_counts(b, &assignment)) {
        read_tilde(b, assignment);
        return;
    }
    if (!quoted) {
        b->bracket |= c == '[';
        if (c == '*' || c == '?' || (c == ']' && b->bracket))
            b->flags |= WORD_GLOB;
        if (c == '=' && !b->name_size && !b->first && b->context == CONTEXT_WORD && !b->quoted &&
            is_name(p->literal.bytes, p->literal.size))
            b->name_size = p->literal.size;
    }
    add_literal(b, (char)c, quoted);
    lexer_step(p);
}

/* One step: a quote, an expansion or a plain byte. `quoted`: the context itself is that of double
 * quotes. */
static void read_piece(struct builder *b, int c, bool quoted)
{
    struct parser *p = b->p;
    if (c == '\\' && quoted) {
        read_quoted_backslash(b);
    } else if (c == '\\') {
        p->at++;
        int next = lexer_peek_raw(p);
        b->flags |= WORD_QUOTED;
        add_literal(b, next ? (char)next : '\\', true);
        b->lone = !next;
        if (next)
            lexer_step(p);
    } else if (c == '$') {
        read_dollar(b, quoted);
    } else if (c == '`') {
        read_backquotes(b, quoted);
    } else if (c == '\'' && !quoted) {
        read_single_quotes(b);
    } else if (c == '"' && b->context != CONTEXT_TEXT && b->context != CONTEXT_ARITHMETIC) {
        read_double_quotes(b);
    } else if (c == '"' && b->context == CONTEXT_ARITHMETIC) {
        p->at++;
    } else {
        read_plain(b, c, quoted);
    }
}

/* Sets word->literal when all parts are fixed text and nothing in it is a pattern. */
static void set_literal(struct parser *p, struct word *word)
{
    size_t size = 0;
    if (!word->parts || (word->flags & (WORD_GLOB | WORD_TILDE)))
        return;
    for (const struct part *part = word->parts; part; part = part->next) {
        if (part->kind != PART_LITERAL)
            return;
        size += part->size;
    }
    if (!word->parts->next) {
        word->literal = word->parts->text;
        word->literal_size = size;
        return;
    }
    char *literal = arena_alloc(p->arena, size + 1), *to = literal;
    for (const struct part *part = word->parts; part; part = part->next) {
        memcpy(to, part->text, part->size);
        to += part->size;
    }
    *to = '\0';
    word->literal = literal;
    word->literal_size = size;
}

/* The word as it was written; a lone backslash at its end is doubled, so that it stands for itself
 * elsewhere, too. */
static void keep_source(struct builder *b, struct word *word)
{
    const char *begin = b->p->text.bytes + b->begin;
    size_t size = b->p->at - b->begin;
    char *source = arena_alloc(b->p->arena, size + 2);
    memcpy(source, begin, size);
    if (b->lone)
        source[size++] = '\\';
    source[size] = '\0';
    word->source = source;
    word->source_size = size;
}

struct word *lexer_word(struct parser *p, enum word_context context)
{
    struct builder b = {.p = p, .context = context, .begin = p->at};
    bool quoted = context == CONTEXT_QUOTED_BRACES || context == CONTEXT_TEXT ||
                  context == CONTEXT_ARITHMETIC;
    b.tail = &b.first;
    if (stack_is_deep(p->sh)) {
        lexer_error(p, p->at, "this is nested too deep");
        return NULL;
    }
    p->literal.size = 0;
    while (!p->failed) {
        int c = lexer_peek(p);
        if (ends_word(&b, c) || (context == CONTEXT_ARITHMETIC && arithmetic_ends(&b, c)))
            break;
        read_piece(&b, c, quoted);
    }
    if (p->failed || (context == CONTEXT_ARITHMETIC && !b.closed))
        return NULL;
    flush(&b);
    struct word *word = arena_zalloc(p->arena, sizeof *word);
    word->parts = b.first;
    word->flags = b.flags;
    word->name_size = b.name_size;
    keep_source(&b, word);
    set_literal(p, word);
    return word;
}
