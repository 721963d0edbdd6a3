/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, its colours, and the filling of paragraphs. */
#include "lesson/page.h"

#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Code of up to CODE_KEPT columns is not broken at its spaces. */
enum { WIDEST = 78, NARROWEST = 20, CODE_KEPT = 32 };

/* Whether the locale that the environment names is written in UTF-8. */
static bool speaks_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
    }
    return false;
}

void page_look(struct page *page, int fd)
{
    const char *term = getenv("TERM"), *no_colour = getenv("NO_COLOR");
    struct winsize size;
    bool terminal = isatty(fd);
    bool known = terminal && ioctl(fd, TIOCGWINSZ, &size) == 0;
    page->columns = known && size.ws_col > 0 ? size.ws_col : 80;
    page->rows = known && size.ws_row > 0 ? size.ws_row : 24;
    page->colour =
        terminal && term && *term && strcmp(term, "dumb") != 0 && !(no_colour && *no_colour);
    page->drawing = speaks_utf8();
}

int page_measure(const struct page *page)
{
    int measure =
        page->columns - 1; /* some terminals go to the next line once the last column is written */
    return measure > WIDEST ? WIDEST : measure < NARROWEST ? NARROWEST : measure;
}

void page_style(const struct page *page, unsigned style, struct text *out)
{
    static const char *const codes[] = {"1", "4", "36", "2", "32", "33"};
    if (!page->colour) {
        if (style & STYLE_CODE)
            text_char(out, '`');
        if (style & STYLE_EMPHASIS)
            text_char(out, '*');
        return;
    }
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (style & 1u << i)
            text_format(out, "\033[%sm", codes[i]);
}

void page_style_end(const struct page *page, unsigned style, struct text *out)
{
    if (!page->colour) {
        if (style & STYLE_EMPHASIS)
            text_char(out, '*');
        if (style & STYLE_CODE)
            text_char(out, '`');
    } else if (style) {
        text_add_string(out, "\033[m");
    }
}

void page_piece(const struct page *page, unsigned style, const char *piece, struct text *out)
{
    page_style(page, style, out);
    text_add_visible(out, piece, strlen(piece), 0, 0);
    page_style_end(page, style, out);
}

void page_rule(const struct page *page, struct text *out)
{
    page_style(page, STYLE_FAINT, out);
    for (int i = 0; i < page_measure(page); i++)
        text_add_string(out, page->drawing ? "─" : "-");
    page_style_end(page, STYLE_FAINT, out);
    text_char(out, '\n');
}

/* ---- Filling ---- */

void flow_begin(struct flow *flow, const struct page *page, const char *first, const char *rest,
                struct text *out)
{
    *flow = (struct flow){.page = page, .first = first, .rest = rest, .out = out};
}

static void begin_line(struct flow *flow)
{
    const char *indent = flow->begun ? flow->rest : flow->first;
    text_add_string(flow->out, indent);
    flow->column = (int)utf8_columns(indent, strlen(indent));
    flow->begun = true;
    flow->space = false;
    flow->lines++;
}

static void end_line(struct flow *flow)
{
    text_char(flow->out, '\n');
    flow->column = 0;
    flow->space = false;
}

/* Puts the word on this line, or on the next where it does not fit. */
static void put_word(struct flow *flow)
{
    if (flow->word.size == 0)
        return;
    int measure = page_measure(flow->page);
    bool empty = flow->lines == 0 || flow->column == 0;
    if (!empty && flow->column + flow->space + flow->word_columns > measure) {
        end_line(flow);
        empty = true;
    }
    if (empty)
        begin_line(flow);
    if (flow->space)
        text_char(flow->out, ' ');
    flow->column += flow->space + flow->word_columns;
    text_add(flow->out, flow->word.bytes, flow->word.size);
    flow->word.size = 0;
    flow->word_columns = 0;
    flow->space = false;
}

/* Begins or ends the style within the word; without colour, its signs take columns. */
static void style_word(struct flow *flow, bool begin)
{
    size_t before = flow->word.size;
    if (begin)
        page_style(flow->page, flow->style, &flow->word);
    else
        page_style_end(flow->page, flow->style, &flow->word);
    if (!flow->page->colour)
        flow->word_columns += (int)(flow->word.size - before);
}

/* A word is styled by itself, so that no line's beginning is underlined. */
static void close_word(struct flow *flow)
{
    if (flow->word.size)
        style_word(flow, false);
    put_word(flow);
}

static void add_character(struct flow *flow, const char *bytes, size_t size)
{
    int columns = (int)utf8_columns(bytes, size);
    int room = page_measure(flow->page) - (int)utf8_columns(flow->rest, strlen(flow->rest));
    /* a word that no line can hold is cut; wide characters are words of their own, as they are
     * written without spaces */
    if (flow->word.size && !flow->keep && (columns > 1 || flow->word_columns + columns > room))
        close_word(flow);
    if (flow->word.size == 0)
        style_word(flow, true);
    text_add(&flow->word, bytes, size);
    flow->word_columns += columns;
}

void flow_style(struct flow *flow, unsigned style)
{
    if (flow->word.size)
        style_word(flow, false);
    flow->style = style;
    if (flow->word.size)
        style_word(flow, true);
}

void flow_add(struct flow *flow, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size;) {
        size_t length = utf8_printable(bytes + i, size - i);
        bool blank = bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\t';
        if (blank && !flow->keep) {
            close_word(flow);
            flow->space = flow->column > 0;
        } else if (blank) {
            add_character(flow, " ", 1);
        } else if (length) {
            add_character(flow, bytes + i, length);
        } else {
            struct text shown = {0};
            text_add_visible(&shown, bytes + i, 1, 0, 0);
            add_character(flow, shown.bytes, shown.size);
            text_free(&shown);
        }
        i += length ? length : 1;
    }
}

void flow_code(struct flow *flow, const char *code, size_t size)
{
    unsigned style = flow->style;
    flow_style(flow, (style & ~(unsigned)(STYLE_GOOD | STYLE_BAD)) | STYLE_CODE);
    flow->keep = utf8_columns(code, size) <= CODE_KEPT;
    flow_add(flow, code, size);
    flow->keep = false;
    flow_style(flow, style);
}

void flow_newline(struct flow *flow)
{
    close_word(flow);
    end_line(flow);
}

void flow_end(struct flow *flow)
{
    close_word(flow);
    if (flow->column > 0)
        end_line(flow);
    text_free(&flow->word);
}

void page_fill(const struct page *page, unsigned style, const char *first, const char *rest,
               const char *words, struct text *out)
{
    struct flow flow;
    flow_begin(&flow, page, first, rest, out);
    flow_style(&flow, style);
    flow_add(&flow, words, strlen(words));
    flow_end(&flow);
}
