/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar's commands: simple ones, function definitions and compound ones, with their
 * redirections. */
#include "base/message.h"
#include "lang/grammar.h"
#include "lang/parser.h"
#include "lang/parser_words.h"
#include <string.h>

/* ---- Redirections ---- */

static const struct {
    enum token_kind token;
    enum redirect_kind kind;
    int fd;
} redirections[] = {
    {TOKEN_LESS, REDIRECT_INPUT, 0},
    {TOKEN_GREAT, REDIRECT_OUTPUT, 1},
    {TOKEN_CLOBBER, REDIRECT_CLOBBER, 1},
    {TOKEN_DOUBLE_GREAT, REDIRECT_APPEND, 1},
    {TOKEN_LESS_GREAT, REDIRECT_READ_WRITE, 0},
    {TOKEN_LESS_AND, REDIRECT_DUP_INPUT, 0},
    {TOKEN_GREAT_AND, REDIRECT_DUP_OUTPUT, 1},
    {TOKEN_DOUBLE_LESS, REDIRECT_HERE, 0},
    {TOKEN_DOUBLE_LESS_DASH, REDIRECT_HERE, 0},
};

/* Puts a here-document at the end of the queue of those whose bodies are to come. */
static void wait_for_body(struct parser *p, struct redirect *here)
{
    lexer_delimiter(p, here->word);
    *p->here_tail = here;
    p->here_tail = &here->next_here;
}

/* One redirection, if one stands here. */
/* The token, where no reserved word is known and so each may be an alias. */
static const struct token *any_word(struct parser *p)
{
    while (lexer_expand_reserved(p))
        ;
    return lexer_token(p);
}

static struct redirect *parse_redirect(struct parser *p)
{
    const struct token *token = lexer_token(p);
    int fd = -1;
    if (p->failed)
        return NULL;
    if (token->kind == TOKEN_IO_NUMBER) {
        fd = token->number;
        lexer_take(p);
        token = lexer_token(p);
    }
    size_t i = 0, count = sizeof redirections / sizeof *redirections;
    while (i < count && redirections[i].token != token->kind)
        i++;
    if (i == count)
        return NULL;
    struct redirect *redirect = arena_zalloc(p->arena, sizeof *redirect);
    redirect->kind = redirections[i].kind;
    redirect->fd = fd >= 0 ? fd : redirections[i].fd;
    redirect->fd_given = fd >= 0;
    redirect->strip_tabs = token->kind == TOKEN_DOUBLE_LESS_DASH;
    lexer_take(p);
    token = any_word(p);
    if (p->failed || token->kind != TOKEN_WORD) {
        grammar_unexpected(p,
                           redirect->kind == REDIRECT_HERE ? "the delimiter of the here-document"
                                                           : "a file name",
                           "");
        return NULL;
    }
    redirect->word = token->word;
    redirect->word_at = token->begin;
    if (redirect->kind == REDIRECT_HERE)
        wait_for_body(p, redirect);
    lexer_take(p);
    return redirect;
}

static struct redirect *parse_redirects(struct parser *p)
{
    struct redirect *first = NULL, **tail = &first;
    while ((*tail = parse_redirect(p)))
        tail = &(*tail)->next;
    return first;
}

/* ---- Simple commands ---- */

static void add_assignment(struct parser *p, struct assignment ***tail, struct word *word)
{
    struct assignment *a = arena_zalloc(p->arena, sizeof *a);
    a->word = word;
    a->variable = variable_intern(p->sh, word->source, word->name_size);
    struct word *value = arena_alloc(p->arena, sizeof *value);
    *value = *word;
    value->name_size = 0;
    struct part *first = arena_alloc(p->arena, sizeof *first);
    *first = *word->parts;
    first->text += word->name_size + 1;
    first->size -= word->name_size + 1;
    value->parts = first->size ? first : first->next;
    if (word->literal) {
        value->literal = word->literal + word->name_size + 1;
        value->literal_size = word->literal_size - word->name_size - 1;
    }
    a->value = value;
    **tail = a;
    *tail = &a->next;
}

/* The words of a command. The first may be an alias; a reserved word that is one, where it follows
 * an alias that ends in a blank. */
static void parse_words(struct parser *p, struct node *node, struct assignment **assignments,
                        struct redirect **redirects)
{
    struct word **tail = &node->u.simple.words;
    while (*tail)
        tail = &(*tail)->next;
    while (!p->failed) {
        bool first = !node->u.simple.words;
        struct redirect *redirect = parse_redirect(p);
        if (redirect) {
            *redirects = redirect;
            redirects = &redirect->next;
            node->u.simple.redirects_before += first;
            continue;
        }
        const struct token *token = lexer_token(p);
        if ((first || p->try_alias) && lexer_expand_alias(p))
            continue;
        if (p->failed || token->kind != TOKEN_WORD)
            return;
        struct word *word = token->word;
        if (first && word->name_size) {
            add_assignment(p, &assignments, word);
        } else {
            *tail = word;
            tail = &word->next;
            node->u.simple.word_count++;
        }
        lexer_take(p);
    }
}

/* name ( ): the name has been read as the first word of what looked like a simple command. */
static struct node *parse_function(struct parser *p, struct node *node, const struct word *name)
{
    if (!name->literal || (name->flags & WORD_QUOTED) ||
        !is_name(name->literal, name->literal_size)) {
        lexer_error(p, lexer_token(p)->begin, "'%s' cannot be the name of a function",
                    visible(name->source));
        return NULL;
    }
    if (is_reserved_word(p->sh, name->literal)) {
        lexer_error(p, lexer_token(p)->begin, "'%s' is a reserved word, not a function's name",
                    name->literal);
        return NULL;
    }
    lexer_take(p);
    if (!take(p, TOKEN_CLOSE)) {
        grammar_unexpected(p, "the ) of a function definition", "");
        return NULL;
    }
    grammar_skip_newlines(p);
    node->kind = NODE_FUNCTION;
    struct node *body = grammar_compound(p);
    if (!body && !p->failed)
        grammar_unexpected(p, "the compound command that is the function's body", "");
    node->u.function.name = name->literal;
    node->u.function.body = body;
    node->u.function.tree = p->tree;
    return p->failed ? NULL : node;
}

struct node *grammar_simple(struct parser *p, struct node *node)
{
    parse_words(p, node, &node->u.simple.assignments, &node->redirects);
    if (p->failed)
        return NULL;
    struct word *first = node->u.simple.words;
    if (!first && !node->u.simple.assignments && !node->redirects)
        return NULL;
    if (first && !first->next && !node->u.simple.assignments && !node->redirects &&
        is(p, TOKEN_OPEN)) {
        node->u.simple.words = NULL;
        return parse_function(p, node, first);
    }
    return node;
}

/* ---- Compound commands ---- */

static struct node *parse_braces(struct parser *p)
{
    struct node *node = grammar_node(p, NODE_GROUP);
    lexer_take(p);
    node->u.body = grammar_body(p, " after '{'");
    grammar_want(p, "}", " to close the group");
    return node;
}

static struct node *parse_subshell(struct parser *p)
{
    struct node *node = grammar_node(p, NODE_SUBSHELL);
    lexer_take(p);
    node->u.body = grammar_body(p, " after '('");
    if (!p->failed && !take(p, TOKEN_CLOSE))
        grammar_unexpected(p, "the ) of the subshell", "");
    return node;
}

static struct node *parse_do_group(struct parser *p)
{
    grammar_want(p, "do", " to begin the loop's body");
    struct node *body = p->failed ? NULL : grammar_body(p, " after 'do'");
    grammar_want(p, "done", " to end the loop");
    return body;
}

static struct node *parse_while(struct parser *p)
{
    struct node *node = grammar_node(p, parser_is_word(p, "while") ? NODE_WHILE : NODE_UNTIL);
    lexer_take(p);
    node->u.test.condition = grammar_body(p, " as the loop's condition");
    if (!p->failed)
        node->u.test.body = parse_do_group(p);
    return node;
}

/* The words of `in …` up to its end. */
static struct word *parse_word_list(struct parser *p)
{
    struct word *first = NULL, **tail = &first;
    while (any_word(p)->kind == TOKEN_WORD && !p->failed) {
        *tail = lexer_token(p)->word;
        tail = &(*tail)->next;
        lexer_take(p);
    }
    return first;
}

static struct node *parse_for(struct parser *p)
{
    struct node *node = grammar_node(p, NODE_FOR);
    lexer_take(p);
    any_word(p);
    const char *name = parser_plain_word(p);
    if (!name || !is_name(name, strlen(name))) {
        grammar_unexpected(p, "the name of the loop's variable", "");
        return NULL;
    }
    node->u.loop.variable = variable_intern(p->sh, name, strlen(name));
    lexer_take(p);
    while (!parser_is_word(p, "in") && !parser_is_word(p, "do") && lexer_expand_reserved(p))
        ;
    if (take(p, TOKEN_SEMICOLON)) {
        grammar_skip_newlines(p);
    } else {
        grammar_skip_newlines(p);
        if (take_word(p, "in")) {
            node->u.loop.has_in = true;
            node->u.loop.words = parse_word_list(p);
            if (!p->failed && !take(p, TOKEN_SEMICOLON) && !take(p, TOKEN_NEWLINE))
                grammar_unexpected(p, "a ; or a newline after the words", "");
            grammar_skip_newlines(p);
        }
    }
    node->u.loop.body = parse_do_group(p);
    return node;
}

static struct case_item *parse_case_item(struct parser *p)
{
    struct case_item *item = arena_zalloc(p->arena, sizeof *item);
    struct word **tail = &item->patterns;
    take(p, TOKEN_OPEN);
    do {
        const struct token *token = any_word(p);
        if (p->failed || token->kind != TOKEN_WORD) {
            grammar_unexpected(p, "a pattern", "");
            return item;
        }
        *tail = token->word;
        tail = &token->word->next;
        lexer_take(p);
    } while (take(p, TOKEN_PIPE));
    if (!take(p, TOKEN_CLOSE)) {
        grammar_unexpected(p, "the ) behind the pattern", "");
        return item;
    }
    item->body = grammar_list(p);
    grammar_skip_newlines(p);
    if (take(p, TOKEN_FALL_THROUGH))
        item->falls_through = true;
    else if (!take(p, TOKEN_DOUBLE_SEMICOLON) && !p->failed && !parser_is_word(p, "esac"))
        grammar_unexpected(p, "';;' or 'esac'", "");
    grammar_skip_newlines(p);
    return item;
}

static struct node *parse_case(struct parser *p)
{
    struct node *node = grammar_node(p, NODE_CASE);
    struct case_item **tail = &node->u.choice.items;
    lexer_take(p);
    if (any_word(p)->kind != TOKEN_WORD || p->failed) {
        grammar_unexpected(p, "the word to compare", "");
        return NULL;
    }
    node->u.choice.word = lexer_token(p)->word;
    lexer_take(p);
    grammar_skip_newlines(p);
    grammar_want(p, "in", " after the word of 'case'");
    if (!p->failed)
        grammar_skip_newlines(p);
    while (!p->failed && !take_word(p, "esac")) {
        if (lexer_expand_reserved(p)) {
            grammar_skip_newlines(p);
            continue;
        }
        *tail = parse_case_item(p);
        tail = &(*tail)->next;
    }
    return node;
}

/* `if` or `elif` has been looked at; an `elif` is an if inside of the else. */
static struct node *parse_if(struct parser *p)
{
    struct node *node = grammar_node(p, NODE_IF);
    if (grammar_too_deep(p))
        return NULL;
    lexer_take(p);
    node->u.test.condition = grammar_body(p, " as the condition");
    grammar_want(p, "then", " after the condition");
    if (p->failed)
        return NULL;
    node->u.test.body = grammar_body(p, " after 'then'");
    if (p->failed)
        return NULL;
    if (parser_is_word(p, "elif")) {
        node->u.test.otherwise = parse_if(p);
        return node;
    }
    if (take_word(p, "else"))
        node->u.test.otherwise = grammar_body(p, " after 'else'");
    grammar_want(p, "fi", " to end the 'if'");
    return node;
}

struct node *grammar_compound(struct parser *p)
{
    static const struct {
        const char *word;
        struct node *(*parse)(struct parser *p);
    } forms[] = {{"{", parse_braces}, {"if", parse_if},       {"while", parse_while},
                 {"for", parse_for},  {"until", parse_while}, {"case", parse_case}};
    struct node *node = NULL;
    long outer = p->opened;
    if (grammar_too_deep(p))
        return NULL;
    p->opened = (long)lexer_token(p)->begin;
    if (is(p, TOKEN_OPEN)) {
        node = parse_subshell(p);
    } else {
        const char *word = parser_plain_word(p);
        for (size_t i = 0; word && i < sizeof forms / sizeof *forms; i++)
            if (strcmp(word, forms[i].word) == 0) {
                node = forms[i].parse(p);
                break;
            }
    }
    p->opened = outer;
    if (node && !p->failed)
        node->redirects = parse_redirects(p);
    return p->failed ? NULL : node;
}
