/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tokens to tree: the grammar of POSIX.1-2024, XCU 2.10.2, one function for each of its rules that
 * matters. Here are lists, pipelines and what may stand in them; commands.c has the commands.
 *
 * After an error p->failed is set, the message has been written, and every function returns at
 * once.
 */
#include "lang/parser.h"

#include "base/message.h"
#include "lang/grammar.h"
#include "lang/parser_words.h"
#include <stdio.h>
#include <string.h>

static struct node *parse_pipeline(struct parser *p);

struct node *grammar_node(struct parser *p, enum node_kind kind)
{
    struct node *node = arena_zalloc(p->arena, sizeof *node);
    node->kind = kind;
    node->line = lexer_token(p)->line;
    return node;
}

bool take(struct parser *p, enum token_kind kind)
{
    if (p->failed || !is(p, kind))
        return false;
    lexer_take(p);
    return true;
}

bool take_word(struct parser *p, const char *word)
{
    if (!parser_is_word(p, word))
        return false;
    lexer_take(p);
    return true;
}

static const char *const reserved[] = {"!",    "{",  "}",   "case", "do", "done", "elif",  "else",
                                       "esac", "fi", "for", "if",   "in", "then", "until", "while"};

static bool is_watch_word(struct shell *sh, const char *word)
{
    return !(sh->options & OPTION_POSIX) &&
           (strcmp(word, "narrate") == 0 || strcmp(word, "trace") == 0);
}

bool is_reserved_word(struct shell *sh, const char *name)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(reserved[i], name) == 0)
            return true;
    return is_watch_word(sh, name);
}

/* ---- Errors ---- */

/* What the token is, for a message. */
static const char *token_text(struct parser *p)
{
    const struct token *token = lexer_token(p);
    static char text[64];
    if (token->kind == TOKEN_NEWLINE)
        return "a newline";
    if (token->kind == TOKEN_END)
        return "the end of the input";
    size_t size = token->end - token->begin, cut = size > 40 ? 40 : size;
    memcpy(text + 1, p->text.bytes + token->begin, cut);
    text[0] = '\'';
    strcpy(text + 1 + cut, size > cut ? "...'" : "'");
    return text;
}

void grammar_unexpected(struct parser *p, const char *wanted, const char *why_wanted)
{
    if (p->failed)
        return;
    if (is(p, TOKEN_END) && p->opened >= 0)
        lexer_error(p, (size_t)p->opened, "the input ends where %s is wanted%s", wanted,
                    why_wanted);
    else
        lexer_error(p, lexer_token(p)->begin, "%s here, where %s is wanted%s",
                    visible(token_text(p)), wanted, why_wanted);
}

void grammar_want(struct parser *p, const char *word, const char *why_wanted)
{
    char quoted[16];
    while (!p->failed && !parser_is_word(p, word) && lexer_expand_reserved(p))
        grammar_skip_newlines(p);
    if (take_word(p, word) || p->failed)
        return;
    snprintf(quoted, sizeof quoted, "'%s'", word);
    grammar_unexpected(p, quoted, why_wanted);
}

bool grammar_too_deep(struct parser *p)
{
    if (stack_is_deep(p->sh))
        lexer_error(p, p->at, "this is nested too deep");
    return p->failed;
}

void grammar_skip_newlines(struct parser *p)
{
    while (take(p, TOKEN_NEWLINE))
        ;
}

/* To where a command begins: the text of an alias may begin with newlines, or be empty. */
static void skip_to_command(struct parser *p)
{
    do
        grammar_skip_newlines(p);
    while (parser_alias(p));
}

struct node *grammar_body(struct parser *p, const char *after)
{
    struct node *list = grammar_list(p);
    if (!list)
        grammar_unexpected(p, "a command", after);
    return list;
}

/* ---- Commands, pipelines, lists ---- */

/* Whether the word at hand is a reserved word that no command begins with; a ! stands before whole
 * pipelines, and has been taken there. */
static bool cannot_begin(struct parser *p)
{
    static const char *const words[] = {"then", "else", "elif", "fi", "do",
                                        "done", "esac", "}",    "in", "!"};
    const char *word = parser_plain_word(p);
    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

static struct node *parse_command_node(struct parser *p)
{
    while (parser_alias(p))
        ;
    lexer_token(p);
    if (p->failed || cannot_begin(p))
        return NULL;
    struct node *node = grammar_compound(p);
    return node || p->failed ? node : grammar_simple(p, grammar_node(p, NODE_SIMPLE));
}

/* ---- narrate and trace ---- */

/*
 * `narrate` or `trace` with its options: before a command they are reserved words. Before on, off
 * or nothing they are the names of builtins, and what has been read are the first words of a simple
 * command. NULL where neither stands here.
 */
static struct node *parse_watch(struct parser *p)
{
    const char *word = parser_plain_word(p);
    if (!word || !is_watch_word(p->sh, word))
        return NULL;
    struct node *node = grammar_node(p, NODE_SIMPLE);
    bool ended = parser_watch_words(p, node);
    if (p->failed || !parser_command_follows(p, ended))
        return node;
    struct word *options = node->u.simple.words->next;
    node->kind = NODE_WATCH;
    memset(&node->u, 0, sizeof node->u);
    node->u.watch.word = word;
    node->u.watch.options = options;
    if (grammar_too_deep(p))
        return NULL;
    node->u.watch.body = parse_pipeline(p);
    if (!node->u.watch.body)
        grammar_unexpected(p, "the command to watch", "");
    return node;
}

/* Commands divided by |. The first words of the first one may have been read. */
static struct node *parse_pipes(struct parser *p, struct node *begun)
{
    struct node *node = grammar_node(p, NODE_PIPELINE);
    struct node **tail = &node->u.pipeline.commands;
    struct node *first = begun ? grammar_simple(p, begun) : parse_command_node(p);
    *tail = first;
    node->u.pipeline.count = 1;
    if (begun)
        node->line = begun->line;
    while (first && take(p, TOKEN_PIPE)) {
        skip_to_command(p);
        tail = &(*tail)->next;
        *tail = parse_command_node(p);
        if (!*tail) {
            grammar_unexpected(p, "a command behind the |", "");
            return NULL;
        }
        node->u.pipeline.count++;
        first = node;
    }
    return first;
}

/* Takes all the ! that stand here; they may stand in aliases. Returns whether they negate. */
static bool take_negations(struct parser *p)
{
    bool negated = false;
    for (;;)
        if (take_word(p, "!"))
            negated = !negated;
        else if (!parser_alias(p))
            return negated;
}

static struct node *parse_pipeline(struct parser *p)
{
    bool negated = take_negations(p);
    struct node *first = parse_watch(p);
    if (!p->failed && (!first || first->kind == NODE_SIMPLE))
        first = parse_pipes(p, first);
    if (!first && negated)
        grammar_unexpected(p, "a command behind the !", "");
    if (p->failed || !first)
        return NULL;
    if (negated && first->negated) {
        struct node *outer = grammar_node(p, NODE_PIPELINE);
        outer->u.pipeline.commands = first;
        outer->u.pipeline.count = 1;
        first = outer;
    }
    first->negated = negated;
    return first;
}

static struct node *parse_and_or(struct parser *p)
{
    struct node *left = parse_pipeline(p);
    while (left && (is(p, TOKEN_AND_IF) || is(p, TOKEN_OR_IF)) && !p->failed) {
        struct node *node = grammar_node(p, is(p, TOKEN_AND_IF) ? NODE_AND : NODE_OR);
        node->line = left->line;
        lexer_take(p);
        skip_to_command(p);
        node->u.and_or.left = left;
        node->u.and_or.right = parse_pipeline(p);
        if (!node->u.and_or.right) {
            grammar_unexpected(
                p, node->kind == NODE_AND ? "a command behind the &&" : "a command behind the ||",
                "");
            return NULL;
        }
        left = node;
    }
    return p->failed ? NULL : left;
}

struct node *grammar_list(struct parser *p)
{
    struct node *first = NULL, **tail = &first;
    if (grammar_too_deep(p))
        return NULL;
    skip_to_command(p);
    while (!p->failed && (*tail = parse_and_or(p))) {
        struct node *node = *tail;
        tail = &node->next;
        if (take(p, TOKEN_AMPERSAND))
            node->async = true;
        else if (!take(p, TOKEN_SEMICOLON) && !is(p, TOKEN_NEWLINE))
            break;
        skip_to_command(p);
    }
    return p->failed ? NULL : first;
}

struct node *parser_substitution(struct parser *p)
{
    bool try_alias = p->try_alias;
    long outer = p->opened;
    struct redirect *pending = p->here_pending,
                    **tail = p->here_tail; /* their bodies come after this line, not in here */
    p->here_pending = NULL;
    p->here_tail = &p->here_pending;
    p->opened = (long)p->at - 1;
    struct node *list = grammar_list(p);
    if (!p->failed && !take(p, TOKEN_CLOSE))
        grammar_unexpected(p, "the ) of the command substitution", "");
    if (!p->failed)
        lexer_no_here_documents(p);
    p->here_pending = pending;
    p->here_tail = pending ? tail : &p->here_pending;
    p->opened = outer;
    p->try_alias = try_alias;
    return p->failed ? NULL : list;
}

/* Up to the end of the text: for backquotes. */
static struct node *parse_program(struct parser *p)
{
    struct node *list = grammar_list(p);
    if (!p->failed && !is(p, TOKEN_END))
        grammar_unexpected(p, "a command", "");
    return p->failed ? NULL : list;
}

struct node *parser_backquoted(struct parser *p, const char *text, size_t size, int line)
{
    struct input input;
    struct parser inner;
    input_from_text(&input, text, size);
    input.name = p->input->name;
    input.interactive = p->input->interactive;
    input.line = line - 1;
    lexer_begin(&inner, p->sh, &input, p->tree);
    inner.quiet = p->quiet;
    struct node *list = parse_program(&inner);
    if (inner.here_pending)
        lexer_here_documents(&inner);
    p->failed |= inner.failed;
    p->left_out |= inner.left_out;
    lexer_end(&inner);
    return list;
}

/* A line's worth of commands, with the newline behind it. Returns where the next line's would be
 * linked in. */
static struct node **parse_line(struct parser *p, struct node **tail)
{
    while (!p->failed && (*tail = parse_and_or(p))) {
        struct node *node = *tail;
        tail = &node->next;
        if (take(p, TOKEN_AMPERSAND))
            node->async = true;
        else if (!take(p, TOKEN_SEMICOLON))
            break;
    }
    if (!p->failed && !is(p, TOKEN_NEWLINE) && !is(p, TOKEN_END))
        grammar_unexpected(p, "a command", "");
    if (!p->failed)
        lexer_take(p);
    if (!p->failed && p->here_pending)
        lexer_here_documents(p);
    return tail;
}

/*
 * One complete command. Lines are asked for as they are needed, so that nothing is left of the text
 * when one has been read: unless an alias with newlines in it stood there.
 */
static struct node *parse_complete(struct parser *p)
{
    struct node *first = NULL, **tail = &first;
    do
        tail = parse_line(p, tail);
    while (!p->failed && p->token.kind != TOKEN_END && p->at < p->text.size);
    return p->failed ? NULL : first;
}

enum parse_result parse_command(struct shell *sh, struct input *input, struct tree **tree,
                                struct text *source)
{
    struct parser p;
    enum parse_result result = PARSE_COMMAND;
    *tree = tree_new();
    lexer_begin(&p, sh, input, *tree);
    (*tree)->program = parse_complete(&p);
    if (p.input_result == INPUT_INTERRUPTED)
        result = PARSE_INTERRUPTED;
    else if (p.failed)
        result = PARSE_ERROR;
    else if (!(*tree)->program && p.ended && p.text.size == 0)
        result = PARSE_END;
    if (source) {
        source->size = 0;
        text_add(source, p.text.bytes, p.text.size);
        text_end(source);
    }
    lexer_end(&p);
    if (result != PARSE_COMMAND) {
        tree_drop(*tree);
        *tree = NULL;
    }
    return result;
}

struct word *parse_quoted_text(struct shell *sh, struct tree *tree, const char *text)
{
    struct input input;
    struct parser p;
    input_from_text(&input, text, strlen(text));
    lexer_begin(&p, sh, &input, tree);
    struct word *word = lexer_word(&p, CONTEXT_TEXT);
    lexer_end(&p);
    return word;
}
