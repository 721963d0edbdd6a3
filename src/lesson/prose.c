/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the nodes that cmark has made of a lesson's prose, and lays each out on the page. */
#include "lesson/prose.h"

#include "base/utf8.h"
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Prose is not nested deeper than a page can show. */
enum { DEEPEST = 8, MARGIN = 160 };

/* What stands before the lines of a block: the first line may have a bullet. */
struct margins {
    char first[MARGIN], rest[MARGIN];
    int depth;
};

static void add_block(const struct page *page, cmark_node *node, const struct margins *margins,
                      struct text *out);

/* ---- Within a paragraph ---- */

/* A link's target stands behind its text, unless that is the text. */
static void add_target(struct flow *flow, cmark_node *link)
{
    const char *url = cmark_node_get_url(link);
    cmark_node *inner = cmark_node_first_child(link);
    const char *text = inner && !cmark_node_next(inner) ? cmark_node_get_literal(inner) : NULL;
    if (!url || !*url || (text && strstr(url, text)))
        return;
    flow_add(flow, " <", 2);
    flow_add(flow, url, strlen(url));
    flow_add(flow, ">", 1);
}

static void add_leaf(struct flow *flow, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        flow_add(flow, literal, strlen(literal));
        break;
    case CMARK_NODE_CODE:
        flow_code(flow, literal, strlen(literal));
        break;
    case CMARK_NODE_SOFTBREAK:
        flow_add(flow, " ", 1);
        break;
    case CMARK_NODE_LINEBREAK:
        flow_newline(flow);
        break;
    default: /* inline HTML: there is nothing to see */
        break;
    }
}

/* The style that is in force once NODE was entered or left; strong within strong is counted in
 * *depth. */
static unsigned style_now(cmark_event_type event, cmark_node *node, int depth[2])
{
    cmark_node_type type = cmark_node_get_type(node);
    int step = event == CMARK_EVENT_ENTER ? 1 : -1;
    if (type == CMARK_NODE_STRONG)
        depth[0] += step;
    else if (type == CMARK_NODE_EMPH)
        depth[1] += step;
    return (depth[0] ? STYLE_STRONG : 0u) | (depth[1] ? STYLE_EMPHASIS : 0u);
}

static void add_inlines(struct flow *flow, cmark_node *block, unsigned base)
{
    cmark_iter *walk = cmark_iter_new(block);
    cmark_event_type event;
    int depth[2] = {0, 0};
    unsigned style = base;
    flow_style(flow, style);
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_STRONG || type == CMARK_NODE_EMPH) {
            style = base | style_now(event, node, depth);
            flow_style(flow, style);
        } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
            if (event == CMARK_EVENT_EXIT)
                add_target(flow, node);
        } else if (node != block) {
            add_leaf(flow, node);
        }
    }
    cmark_iter_free(walk);
}

static void add_paragraph(const struct page *page, cmark_node *node, const struct margins *margins,
                          unsigned style, struct text *out)
{
    struct flow flow;
    flow_begin(&flow, page, margins->first, margins->rest, out);
    add_inlines(&flow, node, style);
    flow_end(&flow);
}

/* ---- Blocks ---- */

/* The margins of what stands within: FIRST before its first line, REST before the others. */
static struct margins within(const struct margins *margins, const char *first, const char *rest)
{
    struct margins inner = *margins;
    if (strlen(margins->rest) + strlen(rest) < MARGIN &&
        strlen(margins->first) + strlen(first) < MARGIN && margins->depth < DEEPEST) {
        strcat(inner.first, first);
        strcat(inner.rest, rest);
    }
    inner.depth++;
    return inner;
}

/* The blocks in a container; `loose` puts an empty line between them. */
static void add_children(const struct page *page, cmark_node *parent, struct margins margins,
                         bool loose, struct text *out)
{
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK)
            continue;
        if (loose && node != cmark_node_first_child(parent))
            text_char(out, '\n');
        add_block(page, node, &margins, out);
        strcpy(margins.first, margins.rest);
    }
}

static void add_list(const struct page *page, cmark_node *list, const struct margins *margins,
                     struct text *out)
{
    bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    bool loose = !cmark_node_get_list_tight(list);
    int number = cmark_node_get_list_start(list);
    struct margins here = *margins;
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        char bullet[24], blank[24];
        if (ordered)
            snprintf(bullet, sizeof bullet, "%2d. ", number++);
        else
            strcpy(bullet, page->drawing ? "  • " : "  - ");
        memset(blank, ' ', sizeof blank);
        blank[ordered ? strlen(bullet) : 4] = '\0';
        if (loose && item != cmark_node_first_child(list))
            text_char(out, '\n');
        add_children(page, item, within(&here, bullet, blank), loose, out);
        strcpy(here.first, here.rest);
    }
}

/* Lines as they stand, each behind a margin. */
static void add_lines(const struct page *page, const char *margin, const char *text,
                      struct text *out)
{
    while (*text) {
        size_t size = strcspn(text, "\n");
        text_add_string(out, margin);
        page_style(page, page->colour ? STYLE_CODE : STYLE_PLAIN, out);
        for (size_t i = 0, from = 0; i <= size; i++) {
            if (i < size && text[i] != '\t')
                continue;
            text_add_visible(out, text + from, i - from, 0, 0);
            text_add_string(out, i < size ? "    " : "");
            from = i + 1;
        }
        page_style_end(page, page->colour ? STYLE_CODE : STYLE_PLAIN, out);
        text_char(out, '\n');
        text += size + (text[size] == '\n');
    }
}

static void add_block(const struct page *page, cmark_node *node, const struct margins *margins,
                      struct text *out)
{
    struct margins inner;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(page, node, margins, STYLE_PLAIN, out);
        break;
    case CMARK_NODE_HEADING:
        add_paragraph(page, node, margins, STYLE_STRONG, out);
        break;
    case CMARK_NODE_LIST:
        if (margins->depth < DEEPEST)
            add_list(page, node, margins, out);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        inner = within(margins, page->drawing ? "│ " : "| ", page->drawing ? "│ " : "| ");
        if (margins->depth < DEEPEST)
            add_children(page, node, inner, true, out);
        break;
    case CMARK_NODE_CODE_BLOCK:
        inner = within(margins, "    ", "    ");
        add_lines(page, inner.rest, cmark_node_get_literal(node), out);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        page_rule(page, out);
        break;
    default: /* HTML */
        break;
    }
}

void prose_node(const struct page *page, const char *margin, const struct cmark_node *node,
                struct text *out)
{
    struct margins none = {"", "", 0}, margins = within(&none, margin, margin);
    add_block(page, (cmark_node *)node, &margins, out);
}

void prose_markdown(const struct page *page, const char *margin, const char *markdown,
                    struct text *out)
{
    struct margins margins = {"", "", 0};
    cmark_node *document = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    margins = within(&margins, margin, margin);
    add_children(page, document, margins, true, out);
    cmark_node_free(document);
}

void prose_code(const struct page *page, const char *margin, const char *text, struct text *out)
{
    char indent[MARGIN];
    snprintf(indent, sizeof indent, "%s    ", margin);
    add_lines(page, indent, text, out);
}
