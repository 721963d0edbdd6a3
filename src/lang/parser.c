/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tokens to tree: the grammar of POSIX.1-2024, XCU 2.10.2, one function for each of its rules that
 * matters.
 *
 * After an error p->failed is set, the message has been written, and every function returns at
 * once.
 */
#include "lang/parser.h"

#include "base/message.h"
#include "lang/lexer.h"
#include "lang/parser_words.h"
#include <stdio.h>
#include <string.h>

static struct node *parse_list(struct parser *p);
static struct node *parse_pipeline(struct parser *p);

static struct node *new_node(struct parser *p, enum node_kind kind)
{
    struct node *node = arena_zalloc(p->arena, sizeof *node);
    node->kind = kind;
    node->line = lexer_token(p)->line;
    return node;
}

static bool is(struct parser *p, enum token_kind kind)
{
    return lexer_token(p)->kind == kind;
}

/* If the token is an operator of this kind, takes it. */
static bool take(struct parser *p, enum token_kind kind)
{
    if (p->failed || !is(p, kind))
        return false;
    lexer_take(p);
    return true;
}

static bool take_word(struct parser *p, const char *word)
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

/* What stands here cannot. At the end of the input, the place to show is where that began which is
 * still open. */
static void unexpected(struct parser *p, const char *wanted, const char *why_wanted)
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

static void want_word(struct parser *p, const char *word, const char *why_wanted)
{
    char quoted[16];
    if (take_word(p, word) || p->failed)
        return;
    snprintf(quoted, sizeof quoted, "'%s'", word);
    unexpected(p, quoted, why_wanted);
}

static bool too_deep(struct parser *p)
{
    if (stack_is_deep(p->sh))
        lexer_error(p, p->at, "this is nested too deep");
    return p->failed;
}

static void skip_newlines(struct parser *p)
{
    while (take(p, TOKEN_NEWLINE))
        ;
}

/* A list where at least one command must stand. */
static struct node *parse_body(struct parser *p, const char *after)
{
    struct node *list = parse_list(p);
    if (!list)
        unexpected(p, "a command", after);
    return list;
}

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
    token = lexer_token(p);
    if (p->failed || token->kind != TOKEN_WORD) {
        unexpected(p,
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

/*
 * The words that follow the command name. An alias may stand where an alias that ends in a blank
 * came before.
 */
static void parse_words(struct parser *p, struct node *node, struct assignment **assignments,
                        struct redirect **redirects)
{
    struct word **tail = &node->u.simple.words;
    bool replaced = false; /* an alias was: the first word of its text may name the next */
    while (*tail)
        tail = &(*tail)->next;
    while (!p->failed) {
        struct redirect *redirect = parse_redirect(p);
        if (redirect) {
            *redirects = redirect;
            redirects = &redirect->next;
            continue;
        }
        bool first = !node->u.simple.words;
        lexer_token(p);
        replaced = (p->try_alias || first || replaced) && lexer_expand_alias(p);
        if (replaced)
            continue;
        const struct token *token = lexer_token(p);
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
        p->try_alias = false;
        lexer_take(p);
    }
}

static struct node *parse_compound(struct parser *p);

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
        unexpected(p, "the ) of a function definition", "");
        return NULL;
    }
    skip_newlines(p);
    node->kind = NODE_FUNCTION;
    struct node *body = parse_compound(p);
    if (!body && !p->failed)
        unexpected(p, "the compound command that is the function's body", "");
    node->u.function.name = name->literal;
    node->u.function.body = body;
    node->u.function.tree = p->tree;
    return p->failed ? NULL : node;
}

/* `node` may have its first words already. */
static struct node *parse_simple(struct parser *p, struct node *node)
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
    struct node *node = new_node(p, NODE_GROUP);
    lexer_take(p);
    node->u.body = parse_body(p, " after '{'");
    want_word(p, "}", " to close the group");
    return node;
}

static struct node *parse_subshell(struct parser *p)
{
    struct node *node = new_node(p, NODE_SUBSHELL);
    lexer_take(p);
    node->u.body = parse_body(p, " after '('");
    if (!p->failed && !take(p, TOKEN_CLOSE))
        unexpected(p, "the ) of the subshell", "");
    return node;
}

static struct node *parse_do_group(struct parser *p)
{
    want_word(p, "do", " to begin the loop's body");
    struct node *body = p->failed ? NULL : parse_body(p, " after 'do'");
    want_word(p, "done", " to end the loop");
    return body;
}

static struct node *parse_while(struct parser *p)
{
    struct node *node = new_node(p, parser_is_word(p, "while") ? NODE_WHILE : NODE_UNTIL);
    lexer_take(p);
    node->u.test.condition = parse_body(p, " as the loop's condition");
    if (!p->failed)
        node->u.test.body = parse_do_group(p);
    return node;
}

/* The words of `in …` up to its end. */
static struct word *parse_word_list(struct parser *p)
{
    struct word *first = NULL, **tail = &first;
    while (!p->failed && is(p, TOKEN_WORD) && !p->failed) {
        *tail = lexer_token(p)->word;
        tail = &(*tail)->next;
        lexer_take(p);
    }
    return first;
}

static struct node *parse_for(struct parser *p)
{
    struct node *node = new_node(p, NODE_FOR);
    lexer_take(p);
    const char *name = parser_plain_word(p);
    if (!name || !is_name(name, strlen(name))) {
        unexpected(p, "the name of the loop's variable", "");
        return NULL;
    }
    node->u.loop.variable = variable_intern(p->sh, name, strlen(name));
    lexer_take(p);
    if (take(p, TOKEN_SEMICOLON)) {
        skip_newlines(p);
    } else {
        skip_newlines(p);
        if (take_word(p, "in")) {
            node->u.loop.has_in = true;
            node->u.loop.words = parse_word_list(p);
            if (!p->failed && !take(p, TOKEN_SEMICOLON) && !take(p, TOKEN_NEWLINE))
                unexpected(p, "a ; or a newline after the words", "");
            skip_newlines(p);
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
        const struct token *token = lexer_token(p);
        if (p->failed || token->kind != TOKEN_WORD) {
            unexpected(p, "a pattern", "");
            return item;
        }
        *tail = token->word;
        tail = &token->word->next;
        lexer_take(p);
    } while (take(p, TOKEN_PIPE));
    if (!take(p, TOKEN_CLOSE)) {
        unexpected(p, "the ) behind the pattern", "");
        return item;
    }
    item->body = parse_list(p);
    skip_newlines(p);
    if (take(p, TOKEN_FALL_THROUGH))
        item->falls_through = true;
    else if (!take(p, TOKEN_DOUBLE_SEMICOLON) && !p->failed && !parser_is_word(p, "esac"))
        unexpected(p, "';;' or 'esac'", "");
    skip_newlines(p);
    return item;
}

static struct node *parse_case(struct parser *p)
{
    struct node *node = new_node(p, NODE_CASE);
    struct case_item **tail = &node->u.choice.items;
    lexer_take(p);
    if (!is(p, TOKEN_WORD) || p->failed) {
        unexpected(p, "the word to compare", "");
        return NULL;
    }
    node->u.choice.word = lexer_token(p)->word;
    lexer_take(p);
    skip_newlines(p);
    want_word(p, "in", " after the word of 'case'");
    if (!p->failed)
        skip_newlines(p);
    while (!p->failed && !take_word(p, "esac")) {
        *tail = parse_case_item(p);
        tail = &(*tail)->next;
    }
    return node;
}

/* `if` or `elif` has been looked at; an `elif` is an if inside of the else. */
static struct node *parse_if(struct parser *p)
{
    struct node *node = new_node(p, NODE_IF);
    if (too_deep(p))
        return NULL;
    lexer_take(p);
    node->u.test.condition = parse_body(p, " as the condition");
    want_word(p, "then", " after the condition");
    if (p->failed)
        return NULL;
    node->u.test.body = parse_body(p, " after 'then'");
    if (p->failed)
        return NULL;
    if (parser_is_word(p, "elif")) {
        node->u.test.otherwise = parse_if(p);
        return node;
    }
    if (take_word(p, "else"))
        node->u.test.otherwise = parse_body(p, " after 'else'");
    want_word(p, "fi", " to end the 'if'");
    return node;
}

/* A compound command with its redirections; NULL when none begins here. */
static struct node *parse_compound(struct parser *p)
{
    static const struct {
        const char *word;
        struct node *(*parse)(struct parser *p);
    } forms[] = {{"{", parse_braces}, {"if", parse_if},       {"while", parse_while},
                 {"for", parse_for},  {"until", parse_while}, {"case", parse_case}};
    struct node *node = NULL;
    long outer = p->opened;
    if (too_deep(p))
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

/* ---- Commands, pipelines, lists ---- */

/* Whether the word at hand can only end or go on with a compound command. */
static bool closes(struct parser *p)
{
    static const char *const words[] = {"then", "else", "elif", "fi", "do",
                                        "done", "esac", "}",    "in"};
    const char *word = parser_plain_word(p);
    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0)
            return strcmp(word, "in") != 0;
    return false;
}

static struct node *parse_command_node(struct parser *p)
{
    while (parser_alias(p))
        ;
    lexer_token(p);
    if (p->failed || closes(p))
        return NULL;
    struct node *node = parse_compound(p);
    return node || p->failed ? node : parse_simple(p, new_node(p, NODE_SIMPLE));
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
    struct node *node = new_node(p, NODE_SIMPLE);
    bool ended = parser_watch_words(p, node);
    if (p->failed || !parser_command_follows(p, ended))
        return node;
    struct word *options = node->u.simple.words->next;
    node->kind = NODE_WATCH;
    memset(&node->u, 0, sizeof node->u);
    node->u.watch.word = word;
    node->u.watch.options = options;
    if (too_deep(p))
        return NULL;
    node->u.watch.body = parse_pipeline(p);
    if (!node->u.watch.body)
        unexpected(p, "the command to watch", "");
    return node;
}

/* Commands divided by |. The first words of the first one may have been read. */
static struct node *parse_pipes(struct parser *p, struct node *begun)
{
    struct node *node = new_node(p, NODE_PIPELINE);
    struct node **tail = &node->u.pipeline.commands;
    struct node *first = begun ? parse_simple(p, begun) : parse_command_node(p);
    *tail = first;
    node->u.pipeline.count = 1;
    if (begun)
        node->line = begun->line;
    while (first && take(p, TOKEN_PIPE)) {
        skip_newlines(p);
        tail = &(*tail)->next;
        *tail = parse_command_node(p);
        if (!*tail) {
            unexpected(p, "a command behind the |", "");
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
        unexpected(p, "a command behind the !", "");
    if (p->failed || !first)
        return NULL;
    if (negated && first->negated) {
        struct node *outer = new_node(p, NODE_PIPELINE);
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
        struct node *node = new_node(p, is(p, TOKEN_AND_IF) ? NODE_AND : NODE_OR);
        node->line = left->line;
        lexer_take(p);
        skip_newlines(p);
        node->u.and_or.left = left;
        node->u.and_or.right = parse_pipeline(p);
        if (!node->u.and_or.right) {
            unexpected(
                p, node->kind == NODE_AND ? "a command behind the &&" : "a command behind the ||",
                "");
            return NULL;
        }
        left = node;
    }
    return p->failed ? NULL : left;
}

/* Commands divided by ; & and newlines, up to what cannot begin a command. NULL for none. */
static struct node *parse_list(struct parser *p)
{
    struct node *first = NULL, **tail = &first;
    if (too_deep(p))
        return NULL;
    skip_newlines(p);
    while (!p->failed && (*tail = parse_and_or(p))) {
        struct node *node = *tail;
        tail = &node->next;
        if (take(p, TOKEN_AMPERSAND))
            node->async = true;
        else if (!take(p, TOKEN_SEMICOLON) && !is(p, TOKEN_NEWLINE))
            break;
        skip_newlines(p);
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
    struct node *list = parse_list(p);
    if (!p->failed && !take(p, TOKEN_CLOSE))
        unexpected(p, "the ) of the command substitution", "");
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
    struct node *list = parse_list(p);
    if (!p->failed && !is(p, TOKEN_END))
        unexpected(p, "a command", "");
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
        unexpected(p, "a command", "");
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
