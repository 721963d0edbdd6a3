/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arithmetic: results, precedence, side effects and refusals. Most rows of the table are what a C
 * compiler computes from the same text; the others are the choices that arithmetic.h lists.
 */
#include "expand/arithmetic.h"

#include "base/message.h"
#include "state/shell.h"
#include <dejagnu.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

extern char **environ;

static struct shell shell;

struct row {
    const char *text;
    int64_t result;
};

/* The variable `ten` is 10, `minus` is " -3 ", `octal` is 017, `hex` is 0x1F, `empty` is empty. */
static const struct row rows[] = {
    {"", 0},
    {" \t\n ", 0},
    {"42", 42},
    {"017", 15},
    {"0x7fFF", 32767},
    {"0", 0},
    {"1+2*3", 7},
    {"(1+2)*3", 9},
    {"2-3-4", -5},
    {"100/7/2", 7},
    {"-7/2", -3},
    {"-7%3", -1},
    {"7%-3", 1},
    {"1<<4>>2", 4},
    {"1<<65", 2},
    {"-16>>2", -4},
    {"1+1<<2", 8},
    {"5&3|8^1", (5 & 3) | (8 ^ 1)},
    {"1|2==2", 1},
    {"3>2>1", 0},
    {"2<3==1", 1},
    {"1!=1", 0},
    {"4<=4", 1},
    {"5>=6", 0},
    {"~0", -1},
    {"!0+!5", 1},
    {"!!7", 1},
    {"- -5", 5},
    {"--5", 5},
    {"-+-+5", 5},
    {"5--3", 8},
    {"5++3", 8},
    {"ten--3", 13},
    {"ten++(3)", 13},
    {"ten", 10},
    {"minus*2", -6},
    {"octal+hex", 46},
    {"empty+unset", 0},
    {"1&&0||2", 1},
    {"0||0", 0},
    {"7&&9", 1},
    {"1?2:3", 2},
    {"0?2:3", 3},
    {"0?1:0?2:3", 3},
    {"1?0?4:5:6", 5},
    {"1,2,3", 3},
    {"(1,2)+3", 5},
    {"9223372036854775807+1", INT64_MIN},
    {"-9223372036854775808", INT64_MIN},
    {"-9223372036854775807-2", INT64_MAX},
    {"4611686018427387904*2", INT64_MIN},
    {"(-9223372036854775807-1)/-1", INT64_MIN},
    {"(-9223372036854775807-1)%-1", 0},
    {"-(-9223372036854775807-1)", INT64_MIN},
    {"18446744073709551617", 1},
    {"\n1 \t+\n2 ", 3},
};

static void test_results(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t result = -99;
        bool done = arithmetic_evaluate(&shell, rows[i].text, strlen(rows[i].text), &result);
        if (done && result == rows[i].result)
            pass("arithmetic: $((%s))", visible(rows[i].text));
        else
            fail("arithmetic: $((%s)) is %" PRId64, visible(rows[i].text), result);
    }
}

/* What each expression leaves in x, which is 5 before it, and what it results in. */
static const struct {
    const char *text;
    int64_t result;
    const char *x;
} effects[] = {
    {"x=3", 3, "3"},      {"x = y = 8", 8, "8"},     {"x+=2", 7, "7"},
    {"x-=2", 3, "3"},     {"x*=2", 10, "10"},        {"x/=2", 2, "2"},
    {"x%=3", 2, "2"},     {"x<<=2", 20, "20"},       {"x>>=1", 2, "2"},
    {"x&=4", 4, "4"},     {"x|=2", 7, "7"},          {"x^=1", 4, "4"},
    {"x++", 5, "6"},      {"x--", 5, "4"},           {"++x", 6, "6"},
    {"--x", 4, "4"},      {"++ x", 6, "6"},          {"x+++1", 6, "6"},
    {"x---1", 4, "4"},    {"x++,x", 6, "6"},         {"x==5", 1, "5"},
    {"0&&(x=1)", 0, "5"}, {"1||(x=1)", 1, "5"},      {"1&&(x=1)", 1, "1"},
    {"0||(x=0)", 0, "0"}, {"1?(x=1):(x=2)", 1, "1"}, {"0?(x=1):(x=2)", 2, "2"},
    {"1?x=7:9", 7, "7"},  {"0&&1/0", 0, "5"},        {"1?x:1/0", 5, "5"},
    {"x=0x10", 16, "16"}, {"x=-1", -1, "-1"},
};

static void test_effects(void)
{
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
        int64_t result = -99;
        variable_set_by_name(&shell, "x", "5");
        bool done = arithmetic_evaluate(&shell, effects[i].text, strlen(effects[i].text), &result);
        const char *x = variable_get(&shell, "x");
        if (done && result == effects[i].result && strcmp(x, effects[i].x) == 0)
            pass("arithmetic: side effects of %s", effects[i].text);
        else
            fail("arithmetic: %s is %" PRId64 ", x is %s", effects[i].text, result, x);
    }
}

static const char *const refused[] = {
    "1+",   "+",       "*2",    "1 2",      "(1",   "1)",   "08",       "0x",     "12abc", "1?2",
    "1?2:", "1?:2",    "1=2",   "1+x=2",    "x y",  "1/0",  "5%0",      "word+1", "$",     "\"1\"",
    "x=",   "1?2:x=4", "x++=",  "locked=1", "1 &&", "3.14", "locked++", "()",     "x<<=",  ",1",
    "1,",   "(x)=1",   "x=1/0", "#1",       "!",    "a b",  "99word",
};

static void test_refusals(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        int64_t result;
        if (arithmetic_evaluate(&shell, refused[i], strlen(refused[i]), &result))
            fail("arithmetic: %s is refused", refused[i]);
        else
            pass("arithmetic: %s is refused", refused[i]);
    }
}

static void check(bool good, const char *behaviour)
{
    if (good)
        pass("arithmetic: %s", behaviour);
    else
        fail("arithmetic: %s", behaviour);
}

static void test_variables(void)
{
    int64_t result = -1;
    shell.line = 77;
    variable_flag(&shell, variable_intern(&shell, "LINENO", 6), VARIABLE_LINENO, true);
    check(arithmetic_evaluate(&shell, "LINENO+1", 8, &result) && result == 78,
          "LINENO is the line of the command");
    check(arithmetic_evaluate(&shell, "unset", 5, &result) && result == 0,
          "an unset variable is 0");
    shell.options |= OPTION_NOUNSET;
    check(!arithmetic_evaluate(&shell, "unset", 5, &result), "nounset refuses an unset variable");
    check(arithmetic_evaluate(&shell, "empty", 5, &result), "nounset accepts an empty variable");
    shell.options &= ~(unsigned)OPTION_NOUNSET;
}

/* An expression is compiled once and run often; its mistakes are told when it runs. */
static void test_compiled(void)
{
    struct arena arena = {0};
    int64_t result = 0;
    char text[] = "n=n+1";
    variable_set_by_name(&shell, "n", "0");
    struct arithmetic *counter = arithmetic_compile(&shell, &arena, text, 5);
    memset(text, '?', 5);
    bool good = true;
    for (int i = 1; i <= 1000; i++)
        good = good && arithmetic_run(&shell, counter, &result) && result == i;
    check(good, "a compiled expression runs a thousand times");
    struct arithmetic *wrong = arithmetic_compile(&shell, &arena, "1+", 2);
    check(!arithmetic_run(&shell, wrong, &result), "a mistake is told at the run");
    check(!arithmetic_run(&shell, wrong, &result), "a mistake is told at each run");
    arena_free(&arena);
}

/* Makes `count` copies of `piece` with `middle` behind them, and asks for its value. */
static bool repeated(const char *piece, const char *middle, const char *after, size_t count,
                     int64_t *result)
{
    struct arena arena = {0};
    size_t size = strlen(piece), rest = strlen(after), at = 0;
    char *text = arena_alloc(&arena, (size + rest) * count + strlen(middle) + 1);
    for (size_t i = 0; i < count; i++, at += size)
        memcpy(text + at, piece, size);
    memcpy(text + at, middle, strlen(middle));
    at += strlen(middle);
    for (size_t i = 0; i < count; i++, at += rest)
        memcpy(text + at, after, rest);
    bool done = arithmetic_evaluate(&shell, text, at, result);
    arena_free(&arena);
    return done;
}

static void test_size(void)
{
    int64_t result = 0;
    check(repeated("1+", "1", "", 300000, &result) && result == 300001, "a sum of 300,001 terms");
    check(repeated("(", "7", ")", 1000, &result) && result == 7, "a thousand parentheses");
    check(repeated("1+(", "0", ")", 1000, &result) && result == 1000,
          "a thousand operands wait on the stack");
    check(!repeated("(", "7", ")", 10000000, &result), "nesting that is too deep is refused");
    check(!repeated("- ", "7", "", 10000000, &result), "too many signs are refused");
    check(!repeated("x=", "7", "", 10000000, &result), "too many assignments are refused");
    check(!repeated("0?1:", "7", "", 10000000, &result), "too many conditions are refused");
}

int main(void)
{
    shell_init(&shell, "arithmetic", environ);
    variable_set_by_name(&shell, "ten", "10");
    variable_set_by_name(&shell, "minus", " -3 ");
    variable_set_by_name(&shell, "octal", "017");
    variable_set_by_name(&shell, "hex", "0x1F");
    variable_set_by_name(&shell, "empty", "");
    variable_set_by_name(&shell, "word", "1+1");
    variable_set_by_name(&shell, "locked", "1");
    variable_flag(&shell, variable_intern(&shell, "locked", 6), VARIABLE_READONLY, true);
    variable_unset(&shell, variable_intern(&shell, "unset", 5));
    test_results();
    test_effects();
    test_refusals();
    test_variables();
    test_compiled();
    test_size();
    totals();
    return 0;
}
