/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tree to text. Words are printed as they were written; what stands between them is laid out anew.
 * The body of a here-document follows the line that its operator is on.
 */
#include "lang/printer.h"

#include "state/variables.h"

/* What is being printed into. */
struct printer {
    struct text *text;
    int depth;        /* steps of indentation; -1: all on one line, without here-documents */
    struct text here; /* the bodies of here-documents, which follow the next newline */
};

static void print_node(struct printer *pr, const struct node *node);

static void put(struct printer *pr, const char *string)
{
    text_add_string(pr->text, string);
}

static void print_word(struct printer *pr, const struct word *word)
{
    text_add(pr->text, word->source, word->source_size);
}

/* Ends a line and begins the next, `steps` further in. */
static void newline(struct printer *pr, int steps)
{
    if (pr->depth < 0)
        return;
    text_char(pr->text, '\n');
    text_add(pr->text, pr->here.bytes, pr->here.size);
    pr->here.size = 0;
    pr->depth += steps;
    for (int i = 0; i < pr->depth; i++)
        put(pr, "    ");
}

/* Between two commands, or a command and a closing word: a newline, or "; " on one line. */
static void separate(struct printer *pr, const struct node *before, int steps)
{
    if (pr->depth < 0)
        put(pr, before && before->async ? " " : "; ");
    else
        newline(pr, steps);
}

/* A whole list, a command a line; leaves the cursor behind the last. Returns that. */
static const struct node *print_nodes(struct printer *pr, const struct node *list)
{
    const struct node *last = NULL;
    for (; list; list = list->next) {
        if (last)
            separate(pr, last, 0);
        print_node(pr, list);
        if (list->async)
            put(pr, " &");
        last = list;
    }
    return last;
}

/* A list between two words, indented. */
static void print_block(struct printer *pr, const char *opening, const struct node *list,
                        const char *closing)
{
    put(pr, opening);
    if (pr->depth < 0)
        put(pr, " ");
    else
        newline(pr, 1);
    const struct node *last = print_nodes(pr, list);
    separate(pr, last, -1);
    put(pr, closing);
}

static const char *redirect_operator(const struct redirect *redirect)
{
    static const char *const operators[] = {"<", ">", ">|", ">>", "<>", "<&", ">&"};
    if (redirect->kind == REDIRECT_HERE)
        return redirect->strip_tabs ? "<<-" : "<<";
    return operators[redirect->kind];
}

static void print_redirect(struct printer *pr, const struct redirect *redirect)
{
    if (redirect->fd_given)
        text_format(pr->text, "%d", redirect->fd);
    put(pr, redirect_operator(redirect));
    if (redirect->kind == REDIRECT_HERE && redirect->word->source[0] == '-')
        put(pr, " "); /* << -E is not <<-E */
    print_word(pr, redirect->word);
    if (redirect->kind == REDIRECT_HERE)
        text_add(&pr->here, redirect->here_source, redirect->here_source_size);
}

/* A redirection may stand before the first word because that is a reserved word elsewhere: there
 * it stays. */
static void print_simple(struct printer *pr, const struct node *node)
{
    const struct redirect *r = node->redirects;
    const char *space = "";
    for (const struct assignment *a = node->u.simple.assignments; a; a = a->next, space = " ") {
        put(pr, space);
        print_word(pr, a->word);
    }
    for (int n = node->u.simple.redirects_before; n > 0; n--, r = r->next, space = " ") {
        put(pr, space);
        print_redirect(pr, r);
    }
    for (const struct word *w = node->u.simple.words; w; w = w->next, space = " ") {
        put(pr, space);
        print_word(pr, w);
    }
    for (; r; r = r->next, space = " ") {
        put(pr, space);
        print_redirect(pr, r);
    }
}

/* Whether the commands behind `else` are one `if`, which an `elif` says as well. */
static bool is_elif(const struct node *list)
{
    return list->kind == NODE_IF && !list->next && !list->async && !list->negated &&
           !list->redirects;
}

static void print_if(struct printer *pr, const struct node *node, const char *word)
{
    put(pr, word);
    const struct node *last = print_nodes(pr, node->u.test.condition);
    put(pr, last && last->async ? " " : "; ");
    const struct node *otherwise = node->u.test.otherwise;
    if (!otherwise) {
        print_block(pr, "then", node->u.test.body, "fi");
    } else if (is_elif(otherwise)) {
        print_block(pr, "then", node->u.test.body, "");
        print_if(pr, otherwise, "elif ");
    } else {
        print_block(pr, "then", node->u.test.body, "else");
        print_block(pr, "", otherwise, "fi");
    }
}

static void print_for(struct printer *pr, const struct node *node)
{
    put(pr, "for ");
    put(pr, node->u.loop.variable->name);
    if (node->u.loop.has_in) {
        put(pr, " in");
        for (const struct word *w = node->u.loop.words; w; w = w->next) {
            put(pr, " ");
            print_word(pr, w);
        }
    }
    put(pr, "; ");
    print_block(pr, "do", node->u.loop.body, "done");
}

/* Begins a line `steps` further in; where all is on one line, a blank does. */
static void line_or_blank(struct printer *pr, int steps)
{
    if (pr->depth < 0)
        put(pr, " ");
    newline(pr, steps);
}

static void print_case_item(struct printer *pr, const struct case_item *item)
{
    for (const struct word *w = item->patterns; w; w = w->next) {
        put(pr, w == item->patterns ? "(" : " | ");
        print_word(pr, w);
    }
    put(pr, ")");
    line_or_blank(pr, 1);
    if (item->body) {
        print_nodes(pr, item->body);
        line_or_blank(pr, 0);
    }
    put(pr, item->falls_through ? ";&" : ";;");
    if (pr->depth >= 0)
        pr->depth--;
}

static void print_case(struct printer *pr, const struct node *node)
{
    put(pr, "case ");
    print_word(pr, node->u.choice.word);
    put(pr, " in");
    for (const struct case_item *item = node->u.choice.items; item; item = item->next) {
        line_or_blank(pr, 0);
        print_case_item(pr, item);
    }
    line_or_blank(pr, 0);
    put(pr, "esac");
}

static void print_loop(struct printer *pr, const struct node *node)
{
    put(pr, node->kind == NODE_WHILE ? "while " : "until ");
    const struct node *last = print_nodes(pr, node->u.test.condition);
    put(pr, last && last->async ? " " : "; ");
    print_block(pr, "do", node->u.test.body, "done");
}

/* Whether what is printed of a command begins with a parenthesis. */
static bool begins_with_subshell(const struct node *node)
{
    while (node && !node->negated && node->kind != NODE_SUBSHELL)
        if (node->kind == NODE_AND || node->kind == NODE_OR)
            node = node->u.and_or.left;
        else
            node = node->kind == NODE_PIPELINE ? node->u.pipeline.commands : NULL;
    return node && !node->negated;
}

static void print_subshell(struct printer *pr, const struct node *node)
{
    if (node->u.body->next && pr->depth >= 0) {
        print_block(pr, "(", node->u.body, ")");
        return;
    }
    put(pr,
        begins_with_subshell(node->u.body) ? "( " : "("); /* some shells take (( for arithmetic */
    print_nodes(pr, node->u.body);
    if (pr->here.size)
        newline(pr, 0);
    put(pr, ")");
}

static void print_pipeline(struct printer *pr, const struct node *node)
{
    for (const struct node *c = node->u.pipeline.commands; c; c = c->next) {
        if (c != node->u.pipeline.commands)
            put(pr, " | ");
        print_node(pr, c);
    }
}

static void print_function(struct printer *pr, const struct node *node)
{
    put(pr, node->u.function.name);
    put(pr, "() ");
    print_node(pr, node->u.function.body);
}

static void print_node(struct printer *pr, const struct node *node)
{
    if (node->negated)
        put(pr, "! ");
    switch (node->kind) {
    case NODE_SIMPLE:
        print_simple(pr, node);
        return;
    case NODE_PIPELINE:
        print_pipeline(pr, node);
        return;
    case NODE_AND:
    case NODE_OR:
        print_node(pr, node->u.and_or.left);
        put(pr, node->kind == NODE_AND ? " && " : " || ");
        print_node(pr, node->u.and_or.right);
        return;
    case NODE_GROUP:
        print_block(pr, "{", node->u.body, "}");
        break;
    case NODE_SUBSHELL:
        print_subshell(pr, node);
        break;
    case NODE_FOR:
        print_for(pr, node);
        break;
    case NODE_CASE:
        print_case(pr, node);
        break;
    case NODE_IF:
        print_if(pr, node, "if ");
        break;
    case NODE_WHILE:
    case NODE_UNTIL:
        print_loop(pr, node);
        break;
    case NODE_FUNCTION:
        print_function(pr, node);
        return;
    case NODE_WATCH:
        put(pr, node->u.watch.word);
        for (const struct word *w = node->u.watch.options; w; w = w->next) {
            put(pr, " ");
            print_word(pr, w);
        }
        put(pr, " ");
        print_node(pr, node->u.watch.body);
        return;
    }
    for (const struct redirect *r = node->redirects; r; r = r->next) {
        put(pr, " ");
        print_redirect(pr, r);
    }
}

void print_list(struct text *text, const struct node *list, int depth)
{
    struct printer pr = {.text = text, .depth = depth};
    for (int i = 0; i < depth; i++)
        put(&pr, "    ");
    print_nodes(&pr, list);
    pr.depth = 0;
    newline(&pr, 0);
    text_free(&pr.here);
}

void print_short(struct text *text, const struct node *node)
{
    struct printer pr = {.text = text, .depth = -1};
    print_node(&pr, node);
    text_free(&pr.here);
}
