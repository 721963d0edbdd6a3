/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the two halves of arithmetic share: the instructions that arithmetic_compile.c makes of an
 * expression and arithmetic.c carries out.
 *
 * The instructions are in the order in which a person with a pocket calculator that has a stack
 * would press the keys: `1+2*x` is 1, 2, x, multiply, add. Each key takes its operands from the top
 * of the stack and leaves its result there.
 */
#ifndef NACRE_EXPAND_ARITHMETIC_CODE_H
#define NACRE_EXPAND_ARITHMETIC_CODE_H

#include "expand/arithmetic.h"

/* Every jump goes forwards. The order of the groups is known to arithmetic.c. */
enum key {
    KEY_END,    /* the top of the stack is the result */
    KEY_NUMBER, /* push `number` */
    KEY_LOAD,   /* push the value of `variable` */
    KEY_STORE,  /* assign the top to `variable`; it stays on the stack */
    KEY_DROP,   /* pop */
    KEY_JUMP,   /* go on at `target` */
    KEY_UNLESS, /* pop; go on at `target` when it was 0 */
    KEY_AND,    /* when the top is 0, go on at `target`; otherwise pop */
    KEY_OR,     /* when the top is not 0, go on at `target`; otherwise pop */
    /* From here on: the top is replaced. */
    KEY_NOT,
    KEY_NEGATE,
    KEY_COMPLEMENT,
    KEY_TRUTH, /* 1 unless it is 0 */
    /* From here on: pop the right operand, then the left one, push the result. */
    KEY_DIVIDE,
    KEY_REMAINDER,
    KEY_ADD,
    KEY_MULTIPLY,
    KEY_SUBTRACT,
    KEY_SHIFT_LEFT,
    KEY_SHIFT_RIGHT,
    KEY_LESS,
    KEY_LESS_EQUAL,
    KEY_GREATER,
    KEY_GREATER_EQUAL,
    KEY_EQUAL,
    KEY_NOT_EQUAL,
    KEY_BIT_AND,
    KEY_BIT_XOR,
    KEY_BIT_OR,
};

struct instruction {
    enum key key;
    union {
        int64_t number;
        struct variable *variable;
        size_t target; /* an index into the instructions */
    };
};

struct arithmetic {
    const char *text;  /* ends with a NUL; for messages */
    const char *error; /* what is wrong with the text, or NULL */
    const struct instruction *code;
    size_t depth; /* the most numbers that stand on the stack at once */
};

/* Fills *expression from its text, which the caller has set, with pieces cut from `arena`. */
void arithmetic_translate(struct shell *sh, struct arena *arena, struct arithmetic *expression);

/*
 * Reads a number, decimal, octal (0…) or hexadecimal (0x…), at `text`. Returns how many bytes it
 * takes, 0 for none; *value wraps around beyond 64 bits.
 */
size_t arithmetic_number(const char *text, int64_t *value);

#endif
