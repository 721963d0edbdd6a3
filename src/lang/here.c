/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Here-documents: their bodies begin at the newline after the operator, in the order of the
 * operators (POSIX.1-2024, XCU 2.7.4).
 */
#include "lang/lexer.h"

#include "base/message.h"
#include <string.h>

/* Takes one quoted piece of a delimiter, which begins at `from`; returns where it ends. */
static const char *take_quoted(struct text *out, const char *from, const char *end)
{
    char quote = *from++;
    for (; from < end && *from != quote; from++) {
        bool escaped = quote == '"' && *from == '\\' && from + 1 < end && strchr("$`\"\\", from[1]);
        text_char(out, *(from += escaped));
    }
    return from < end ? from + 1 : end;
}

void lexer_delimiter(struct parser *p, struct word *word)
{
    const char *from = word->source, *end = from + word->source_size;
    struct text out = {0};
    if (word->literal)
        return;
    while (from < end) {
        if (*from == '\'' || *from == '"') {
            from = take_quoted(&out, from, end);
            continue;
        }
        from += *from == '\\' && from + 1 < end;
        text_char(&out, *from++);
    }
    word->literal_size = out.size;
    word->literal = arena_copy(p->arena, text_end(&out), out.size);
    text_free(&out);
}

/* Gets the line at `at` into the text. Returns its size without the newline; -1 at the end of
 * input. */
static long line_here(struct parser *p)
{
    while (p->at == p->text.size || !memchr(p->text.bytes + p->at, '\n', p->text.size - p->at))
        if (!lexer_more(p))
            break;
    if (p->at == p->text.size)
        return -1;
    const char *newline = memchr(p->text.bytes + p->at, '\n', p->text.size - p->at);
    return newline ? newline - (p->text.bytes + p->at) : (long)(p->text.size - p->at);
}

static void step_line(struct parser *p, size_t size)
{
    p->at += size;
    if (p->at < p->text.size) {
        p->at++;
        p->line++;
    }
}

/* Whether a line that expands goes on with the next: an odd number of backslashes at its end. */
static bool continues(const char *line, size_t size)
{
    size_t n = 0;
    while (n < size && line[size - 1 - n] == '\\')
        n++;
    return n % 2;
}

/*
 * Adds one line of the body, lines that are continued joined. Returns false at the delimiter
 * (*found) or the end.
 */
static bool add_line(struct parser *p, const struct redirect *here, bool quoted, struct text *body,
                     bool *found)
{
    size_t begin = body->size;
    bool joined = false;
    for (;;) {
        long size = line_here(p);
        if (size < 0)
            return false;
        const char *line = p->text.bytes + p->at;
        size_t skip = 0;
        while (here->strip_tabs && !joined && skip < (size_t)size && line[skip] == '\t')
            skip++;
        joined = !quoted && continues(line, (size_t)size) && line[size] == '\n';
        text_add(body, line + skip, (size_t)size - skip - joined);
        step_line(p, (size_t)size);
        if (!joined)
            break;
    }
    const struct word *delimiter = here->word;
    if (body->size - begin == delimiter->literal_size &&
        memcmp(body->bytes + begin, delimiter->literal, delimiter->literal_size) == 0) {
        body->size = begin;
        *found = true;
        return false;
    }
    text_char(body, '\n');
    return true;
}

/* The body as a word: fixed text when the delimiter was quoted, else expanded like the inside of
 * double quotes. */
static struct word *body_word(struct parser *p, const struct text *body, bool quoted, int line)
{
    if (quoted || !memchr(body->bytes, '$', body->size)) {
        if (quoted ||
            (!memchr(body->bytes, '`', body->size) && !memchr(body->bytes, '\\', body->size))) {
            struct word *word = arena_zalloc(p->arena, sizeof *word);
            word->literal = arena_copy(p->arena, body->bytes, body->size);
            word->literal_size = body->size;
            return word;
        }
    }
    struct input input;
    struct parser inner;
    input_from_text(&input, body->bytes, body->size);
    input.name = p->input->name;
    input.interactive = p->input->interactive;
    input.line = line - 1;
    lexer_begin(&inner, p->sh, &input, p->tree);
    struct word *word = lexer_word(&inner, CONTEXT_TEXT);
    p->failed |= inner.failed;
    lexer_end(&inner);
    return word;
}

/* Keeps the body and its last line as they were written, whole even where the input ended too soon:
 * for the printer. */
static void keep_source(struct parser *p, struct redirect *here, size_t begin, bool found)
{
    struct text source = {0};
    text_add(&source, p->text.bytes + begin, p->at - begin);
    if (source.size && source.bytes[source.size - 1] != '\n')
        text_char(&source, '\n');
    if (!found) {
        text_add(&source, here->word->literal, here->word->literal_size);
        text_char(&source, '\n');
    }
    here->here_source_size = source.size;
    here->here_source = arena_copy(p->arena, text_end(&source), source.size);
    text_free(&source);
}

static void warn_of_end(struct parser *p, const struct redirect *here)
{
    if (!p->failed)
        lexer_warning(p, here->word_at,
                      "the input ends before the line '%s' that ends this here-document",
                      visible(here->word->literal));
}

static void read_body(struct parser *p, struct redirect *here)
{
    bool quoted = here->word->flags & WORD_QUOTED, found = false;
    size_t begin = p->at;
    int line = p->line;
    struct text body = {0};
    text_end(&body);
    while (add_line(p, here, quoted, &body, &found))
        ;
    if (!found)
        warn_of_end(p, here);
    keep_source(p, here, begin, found);
    if (p->quiet)
        p->left_out = true;
    else if (!p->failed)
        here->body = body_word(p, &body, quoted, line);
    text_free(&body);
}

void lexer_no_here_documents(struct parser *p)
{
    for (struct redirect *here = p->here_pending; here; here = here->next_here) {
        warn_of_end(p, here);
        here->here_source = here->word->literal;
        here->body = arena_zalloc(p->arena, sizeof *here->body);
        here->body->literal = "";
    }
}

void lexer_here_documents(struct parser *p)
{
    struct redirect *here = p->here_pending;
    p->here_pending = NULL;
    p->here_tail = &p->here_pending;
    while (here && !p->failed) {
        read_body(p, here);
        here = here->next_here;
    }
}
