/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arithmetic: carrying out the instructions that arithmetic_compile.c made (see arithmetic_code.h).
 *
 * No step recurses, so however long an expression is, it needs no more of the C stack than a short
 * one. Sums are made with unsigned numbers, which wrap around in C, and turned back: overflow of
 * signed ones is undefined.
 */
#include "expand/arithmetic.h"

#include "base/message.h"
#include "base/text.h"
#include "expand/arithmetic_code.h"
#include "state/shell.h"

enum { SMALL_STACK = 24 };

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

size_t arithmetic_number(const char *text, int64_t *value)
{
    const char *at = text;
    int base = *at == '0' ? 8 : 10;
    if (*at == '0' && (at[1] | 0x20) == 'x') {
        base = 16;
        at += 2;
    }
    const char *digits = at;
    uint64_t sum = 0;
    for (; digit_value(*at) < base; at++)
        sum = sum * (unsigned)base + (unsigned)digit_value(*at);
    *value = (int64_t)sum;
    return at == digits ? 0 : (size_t)(at - text);
}

/* The number in a variable's value: optional blanks and a sign around what a number looks like in
 * an expression. */
static bool number_of_value(const char *value, int64_t *number)
{
    while (is_blank(*value))
        value++;
    char sign = *value;
    if (sign == '-' || sign == '+')
        value++;
    size_t size = arithmetic_number(value, number);
    if (size == 0)
        return false;
    if (sign == '-')
        *number = (int64_t)(0 - (uint64_t)*number);
    for (value += size; is_blank(*value); value++)
        ;
    return !*value;
}

/* What load() does not do at once: all but a short decimal number. */
static bool load_slowly(struct shell *sh, const struct variable *v, int64_t *number)
{
    const char *value = variable_value(v);
    *number = 0;
    if (v->flags & VARIABLE_LINENO) {
        *number = sh->line;
        return true;
    }
    if (!value && (sh->options & OPTION_NOUNSET)) {
        message("arithmetic", "%s: the variable is not set", v->name);
        return false;
    }
    if (!value || !*value || number_of_value(value, number))
        return true;
    message("arithmetic", "%s: its value is not a number: \"%s\"", v->name, visible(value));
    return false;
}

static inline bool load(struct shell *sh, const struct variable *v, int64_t *number)
{
    const char *value = variable_value(v);
    if (!value || v->size == 0 || v->size > 18 || *value < '1' || v->flags & VARIABLE_LINENO)
        return load_slowly(sh, v, number);
    int64_t sum = 0;
    for (; *value >= '0' && *value <= '9'; value++)
        sum = sum * 10 + (*value - '0');
    *number = sum;
    return !*value || load_slowly(sh, v, number);
}

static bool store(struct shell *sh, struct variable *v, int64_t number)
{
    char digits[24], *end = digits + sizeof digits, *begin = decimal(end, number);
    return variable_set(sh, v, begin, (size_t)(end - begin));
}

/* The quotient or the remainder. The smallest number has no opposite, so that dividing it by -1
 * would overflow. */
static bool divide(const struct arithmetic *expression, enum key key, int64_t left, int64_t *right)
{
    if (*right == 0) {
        message("arithmetic", "%s: division by zero", visible(expression->text));
        return false;
    }
    if (*right == -1)
        *right = key == KEY_DIVIDE ? (int64_t)(0 - (uint64_t)left) : 0;
    else
        *right = key == KEY_DIVIDE ? left / *right : left % *right;
    return true;
}

/* The operators of one operand. */
static inline int64_t change(enum key key, int64_t operand)
{
    switch (key) {
    case KEY_NEGATE:
        return (int64_t)(0 - (uint64_t)operand);
    case KEY_COMPLEMENT:
        return ~operand;
    case KEY_NOT:
        return !operand;
    default:
        return operand != 0;
    }
}

/* The operators of two operands that cannot fail. */
static inline int64_t combine(enum key key, int64_t left, int64_t right)
{
    switch (key) {
    case KEY_MULTIPLY:
        return (int64_t)((uint64_t)left * (uint64_t)right);
    case KEY_ADD:
        return (int64_t)((uint64_t)left + (uint64_t)right);
    case KEY_SUBTRACT:
        return (int64_t)((uint64_t)left - (uint64_t)right);
    case KEY_SHIFT_LEFT:
        return (int64_t)((uint64_t)left << (right & 63));
    case KEY_SHIFT_RIGHT:
        return left >> (right & 63);
    case KEY_LESS:
        return left < right;
    case KEY_LESS_EQUAL:
        return left <= right;
    case KEY_GREATER:
        return left > right;
    case KEY_GREATER_EQUAL:
        return left >= right;
    case KEY_EQUAL:
        return left == right;
    case KEY_NOT_EQUAL:
        return left != right;
    case KEY_BIT_AND:
        return left & right;
    case KEY_BIT_XOR:
        return left ^ right;
    default:
        return left | right;
    }
}

/* Whether a jump is taken. The top of the stack says so, and stays there only where the key's
 * description does. */
static inline bool jumps(enum key key, int64_t top)
{
    return key == KEY_JUMP || (key == KEY_OR ? top != 0 : top == 0);
}

/* Presses the keys. `top` is the top of the stack; what is under it grows from `under`. */
static bool press(struct shell *sh, const struct arithmetic *expression, int64_t *under,
                  int64_t *result)
{
    int64_t top = 0;
    for (const struct instruction *now = expression->code; now->key != KEY_END; now++) {
        enum key key = now->key;
        if (key >= KEY_ADD) {
            top = combine(key, *--under, top);
        } else if (key >= KEY_DIVIDE) {
            if (!divide(expression, key, *--under, &top))
                return false;
        } else if (key >= KEY_NOT) {
            top = change(key, top);
        } else if (key >= KEY_JUMP) {
            bool jump = jumps(key, top);
            if (key == KEY_UNLESS || (key != KEY_JUMP && !jump))
                top = *--under;
            if (jump)
                now = expression->code + now->target - 1;
        } else if (key == KEY_STORE) {
            if (!store(sh, now->variable, top))
                return false;
        } else if (key == KEY_DROP) {
            top = *--under;
        } else {
            *under++ = top;
            top = now->number;
            if (key == KEY_LOAD && !load(sh, now->variable, &top))
                return false;
        }
    }
    *result = top;
    return true;
}

bool arithmetic_run(struct shell *sh, const struct arithmetic *expression, int64_t *result)
{
    if (expression->error) {
        message("arithmetic", "%s: %s", visible(expression->text), expression->error);
        return false;
    }
    int64_t small[SMALL_STACK];
    if (expression->depth < SMALL_STACK)
        return press(sh, expression, small, result);
    struct arena_mark mark = arena_mark(&sh->scratch);
    int64_t *stack = arena_alloc(&sh->scratch, (expression->depth + 1) * sizeof *stack);
    bool done = press(sh, expression, stack, result);
    arena_release(&sh->scratch, mark);
    return done;
}

struct arithmetic *arithmetic_compile(struct shell *sh, struct arena *arena, const char *text,
                                      size_t size)
{
    struct arithmetic *expression = arena_alloc(arena, sizeof *expression);
    *expression = (struct arithmetic){.text = arena_copy(arena, text, size)};
    arithmetic_translate(sh, arena, expression);
    return expression;
}

bool arithmetic_evaluate(struct shell *sh, const char *text, size_t size, int64_t *result)
{
    struct arena_mark mark = arena_mark(&sh->scratch);
    struct arithmetic expression = {.text = arena_copy(&sh->scratch, text, size)};
    arithmetic_translate(sh, &sh->scratch, &expression);
    bool done = arithmetic_run(sh, &expression, result);
    arena_release(&sh->scratch, mark);
    return done;
}
