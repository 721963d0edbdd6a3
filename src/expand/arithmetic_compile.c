/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arithmetic: from text to instructions (see arithmetic_code.h).
 *
 * One function stands for each rule of C's grammar of expressions; a rule that contains another
 * calls its function, so that the C stack follows the parentheses. The ten levels of operators with
 * two operands are one function, told how tightly an operator must bind to be its own.
 */
#include "base/message.h"
#include "base/text.h"
#include "expand/arithmetic_code.h"
#include "state/shell.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CODE = 32, LONGEST_ERROR = 400 };

struct compiler {
    struct shell *sh;
    struct arena *arena;
    const char *at; /* what is read next; the text ends with a NUL */
    const char *end;
    const char *error; /* the first one, cut from the arena, or NULL */
    struct instruction *code;
    size_t count, room;
    size_t height, depth; /* numbers on the stack after the last instruction, and at most */
    struct instruction first[FIRST_CODE]; /* `code`, until it needs more */
};

static const struct operator
{
    char text[3];
    signed char level; /* the higher, the tighter it binds */
    enum key key;
}
operators[] = {
    {"||", 1, KEY_OR},          {"&&", 2, KEY_AND},        {"<<", 8, KEY_SHIFT_LEFT},
    {">>", 8, KEY_SHIFT_RIGHT}, {"<=", 7, KEY_LESS_EQUAL}, {">=", 7, KEY_GREATER_EQUAL},
    {"==", 6, KEY_EQUAL},       {"!=", 6, KEY_NOT_EQUAL},  {"|", 3, KEY_BIT_OR},
    {"^", 4, KEY_BIT_XOR},      {"&", 5, KEY_BIT_AND},     {"<", 7, KEY_LESS},
    {">", 7, KEY_GREATER},      {"+", 9, KEY_ADD},         {"-", 9, KEY_SUBTRACT},
    {"*", 10, KEY_MULTIPLY},    {"/", 10, KEY_DIVIDE},     {"%", 10, KEY_REMAINDER},
};

enum { OPERATORS = sizeof operators / sizeof operators[0] };

static void expression(struct compiler *c);
static void assignment(struct compiler *c);

/* Characters */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_word(char c)
{
    return is_name_start(c) || is_digit(c);
}

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || (*at >= '\t' && *at <= '\r'))
        at++;
    return at;
}

/* Skips blanks and returns the character there, NUL at the end. */
static char peek(struct compiler *c)
{
    c->at = skip_blanks(c->at);
    return *c->at;
}

static bool accept(struct compiler *c, char wanted)
{
    if (peek(c) != wanted)
        return false;
    c->at++;
    return true;
}

/* Errors and instructions */

/* Keeps the first error, and ends the text there, so that all that was begun comes to its end. */
__attribute__((format(printf, 2, 3))) static void fail(struct compiler *c, const char *format, ...)
{
    c->at = c->end;
    if (c->error)
        return;
    char *error = arena_alloc(c->arena, LONGEST_ERROR);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error, LONGEST_ERROR, format, arguments);
    va_end(arguments);
    c->error = error;
}

/* "WHAT is missing", and where. */
static void fail_missing(struct compiler *c, const char *what)
{
    if (peek(c) == '\0' && c->at == c->end)
        fail(c, "%s is missing at the end", what);
    else
        fail(c, "%s is missing before \"%s\"", what, visible(c->at));
}

/* Adds an instruction that makes the stack higher by `change`, and returns its place. */
static struct instruction *add(struct compiler *c, enum key key, int change)
{
    if (c->count == c->room) {
        struct instruction *old = c->code;
        c->code = xrealloc(old == c->first ? NULL : old, c->room * 2 * sizeof *old);
        if (old == c->first)
            memcpy(c->code, old, sizeof c->first);
        c->room *= 2;
    }
    c->height += (size_t)change;
    if (c->height > c->depth)
        c->depth = c->height;
    c->code[c->count] = (struct instruction){.key = key};
    return &c->code[c->count++];
}

/* Adds a jump to a place not known yet, and returns its index, for land(). */
static size_t add_jump(struct compiler *c, enum key key, int change)
{
    add(c, key, change);
    return c->count - 1;
}

/* Lets a jump go to what comes next. */
static void land(struct compiler *c, size_t jump)
{
    c->code[jump].target = c->count;
}

static void add_number(struct compiler *c, int64_t number)
{
    add(c, KEY_NUMBER, 1)->number = number;
}

/* Operands */

static struct variable *name(struct compiler *c)
{
    const char *begin = c->at;
    while (is_word(*c->at))
        c->at++;
    return variable_intern(c->sh, begin, (size_t)(c->at - begin));
}

static void number(struct compiler *c)
{
    const char *begin = c->at;
    int64_t value;
    size_t size = arithmetic_number(begin, &value);
    while (is_word(*c->at))
        c->at++;
    if (size == (size_t)(c->at - begin))
        add_number(c, value);
    else
        fail(c, "\"%.*s\" is no decimal, octal (0...) or hexadecimal (0x...) number",
             (int)(c->at - begin < LONGEST_ERROR ? c->at - begin : LONGEST_ERROR), begin);
}

/* Whether `++` or `--` stands next: if so, `sign` is its character. Where a shell without these
 * operators would see two signs (before a number, between two operands), so do we. */
static bool is_step(const char *at, char *sign)
{
    *sign = *at;
    return (*at == '+' || *at == '-') && at[1] == *at;
}

/* Adds 1 to a variable, or takes 1 away. The result is the new value. */
static void step(struct compiler *c, struct variable *v, char sign)
{
    add(c, KEY_LOAD, 1)->variable = v;
    add_number(c, 1);
    add(c, sign == '+' ? KEY_ADD : KEY_SUBTRACT, -1);
    add(c, KEY_STORE, 0)->variable = v;
}

static void variable(struct compiler *c)
{
    struct variable *v = name(c);
    char sign;
    peek(c);
    if (is_step(c->at, &sign)) {
        char next = *skip_blanks(c->at + 2);
        if (!is_word(next) && next != '(') {
            c->at += 2;
            step(c, v, sign);
            add_number(c, 1);
            add(c, sign == '+' ? KEY_SUBTRACT : KEY_ADD, -1);
            return;
        }
    }
    add(c, KEY_LOAD, 1)->variable = v;
}

static void parentheses(struct compiler *c)
{
    c->at++;
    expression(c);
    if (!accept(c, ')'))
        fail_missing(c, "a closing parenthesis");
}

/* An operand with the signs before it. Everything that is nested passes through here. */
static void operand(struct compiler *c)
{
    char first = peek(c), sign;
    if (stack_is_deep(c->sh)) {
        fail(c, "it is nested too deeply");
    } else if (is_digit(first)) {
        number(c);
    } else if (is_name_start(first)) {
        variable(c);
    } else if (first == '(') {
        parentheses(c);
    } else if (is_step(c->at, &sign) && is_name_start(*skip_blanks(c->at + 2))) {
        c->at = skip_blanks(c->at + 2);
        step(c, name(c), sign);
    } else if (first && strchr("+-!~", first)) {
        c->at++;
        operand(c);
        if (first != '+')
            add(c, first == '-' ? KEY_NEGATE : first == '!' ? KEY_NOT : KEY_COMPLEMENT, 0);
    } else {
        fail_missing(c, "an operand");
    }
}

/* Operators */

/* The operator of two operands that stands next, or NULL. One with an = behind it is an
 * assignment's. */
static const struct operator* next_operator(struct compiler *c)
{
    char first = peek(c);
    for (const struct operator* o = operators; o < operators + OPERATORS; o++)
        if (first == o->text[0] && (!o->text[1] || c->at[1] == o->text[1])) {
            bool assigns =
                c->at[strlen(o->text)] == '=' && o->level >= 3 && o->level != 6 && o->level != 7;
            return assigns ? NULL : o;
        }
    return NULL;
}

/* Operands and the operators between them that bind at least as tightly as `level`. */
static void operation(struct compiler *c, int level)
{
    operand(c);
    const struct operator* o;
    while ((o = next_operator(c)) && o->level >= level) {
        c->at += strlen(o->text);
        if (o->key == KEY_AND || o->key == KEY_OR) {
            size_t jump = add_jump(c, o->key, -1);
            operation(c, o->level + 1);
            land(c, jump);
            add(c, KEY_TRUTH, 0);
        } else {
            operation(c, o->level + 1);
            add(c, o->key, -1);
        }
    }
}

static void conditional(struct compiler *c)
{
    operation(c, 1);
    if (!accept(c, '?'))
        return;
    size_t otherwise = add_jump(c, KEY_UNLESS, -1);
    expression(c);
    if (!accept(c, ':')) {
        fail_missing(c, "the : of a ?");
        return;
    }
    size_t done = add_jump(c, KEY_JUMP, -1);
    land(c, otherwise);
    conditional(c);
    land(c, done);
}

/* The size of the assignment operator at `at`, and the key of what it does besides (KEY_STORE:
 * nothing); 0 for none. */
static size_t assignment_operator(const char *at, enum key *key)
{
    *key = KEY_STORE;
    if (*at == '=')
        return at[1] != '=';
    size_t size = (*at == '<' || *at == '>') && at[1] == *at ? 2 : 1;
    if (!*at || !strchr("*/%+-<>&^|", *at) || at[size] != '=')
        return 0;
    if (size == 1 && (*at == '<' || *at == '>'))
        return 0;
    for (const struct operator* o = operators; o < operators + OPERATORS; o++)
        if (strncmp(o->text, at, size) == 0 && strlen(o->text) == size)
            *key = o->key;
    return size + 1;
}

static void assignment(struct compiler *c)
{
    const char *begin = skip_blanks(c->at), *at = begin;
    enum key key;
    size_t size = 0;
    if (is_name_start(*at)) {
        while (is_word(*at))
            at++;
        size = assignment_operator(skip_blanks(at), &key);
    }
    if (size == 0) {
        conditional(c);
        return;
    }
    c->at = begin;
    struct variable *v = name(c);
    c->at = skip_blanks(c->at) + size;
    if (key != KEY_STORE)
        add(c, KEY_LOAD, 1)->variable = v;
    if (stack_is_deep(c->sh))
        fail(c, "it is nested too deeply");
    else
        assignment(c);
    if (key != KEY_STORE)
        add(c, key, -1);
    add(c, KEY_STORE, 0)->variable = v;
}

static void expression(struct compiler *c)
{
    assignment(c);
    while (accept(c, ',')) {
        add(c, KEY_DROP, -1);
        assignment(c);
    }
}

void arithmetic_translate(struct shell *sh, struct arena *arena, struct arithmetic *made)
{
    struct compiler c;
    enum key key;
    c.sh = sh;
    c.arena = arena;
    c.at = made->text;
    c.end = made->text + strlen(made->text);
    c.error = NULL;
    c.code = c.first;
    c.room = FIRST_CODE;
    c.count = c.height = c.depth = 0;
    if (peek(&c) == '\0')
        add_number(&c, 0);
    else
        expression(&c);
    if (peek(&c) != '\0' && assignment_operator(c.at, &key))
        fail(&c, "only a variable can be assigned to, at \"%s\"", visible(c.at));
    else if (*c.at == ')')
        fail(&c, "an opening parenthesis is missing for \"%s\"", visible(c.at));
    else if (*c.at)
        fail(&c, "an operator is missing before \"%s\"", visible(c.at));
    add(&c, KEY_END, 0);
    struct instruction *code = arena_alloc(arena, c.count * sizeof *code);
    memcpy(code, c.code, c.count * sizeof *code);
    if (c.code != c.first)
        free(c.code);
    made->code = code;
    made->error = c.error;
    made->depth = c.depth;
}
