/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * printf: words by a format (XCU, printf; XBD 5, File Format Notation).
 *
 * The format is used again while words are left. An argument that is no number is told, counts for
 * as much of it as is a number, and makes the status 1; the rest is printed all the same. Numbered
 * conversions (%2$s) are POSIX.1-2024's; -v VAR, which stores what would be printed, is nacre's
 * own.
 */
#include "base/message.h"
#include "base/output.h"
#include "base/text.h"
#include "base/utf8.h"
#include "builtins/builtin.h"
#include "builtins/posix/escape.h"
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDEST = 1 << 30 };

struct printing {
    const char *who;
    bool utf8;
    char **words; /* the arguments */
    int count;
    int first;     /* argument that is number 1 in this turn of the format */
    int next;      /* for the next conversion without a number */
    int used;      /* one more than the highest argument used */
    bool failed;   /* the status is to be 1 */
    bool finished; /* \c, or a format that cannot be followed */
    struct text out;
    struct arena *arena; /* for what a message needs */
};

/* One conversion: what stands between % and its letter. */
struct conversion {
    char flags[8];
    int width, precision; /* -1: none */
    int number;           /* of the argument, from 1; 0: the next */
    char letter;
};

/* The argument with that number in this turn, or the next one for 0. NULL where there is none. */
static const char *argument(struct printing *p, int number)
{
    int index = number ? p->first + number - 1 : p->next++;
    if (index >= p->used)
        p->used = index + 1;
    return index < p->count ? p->words[index] : NULL;
}

/* Tells what is wrong with a number, of which *end is what could not be read. */
static void check_number(struct printing *p, const char *word, const char *end)
{
    if (end == word)
        message(p->who, "\"%s\" is no number", visible(word));
    else if (*end)
        message(p->who, "\"%s\" is no number from \"%s\" on", visible(word), visible(end));
    else if (errno == ERANGE)
        message(p->who, "\"%s\" is too large a number", visible(word));
    else
        return;
    p->failed = true;
}

/* The value of a word that begins with a quote: the character behind it. False where it does not.
 */
static bool character_value(struct printing *p, const char *word, uint32_t *value)
{
    if (!word || (*word != '\'' && *word != '"'))
        return false;
    size_t length = p->utf8 ? utf8_decode(word + 1, strlen(word + 1), value) : 0;
    if (length == 0) {
        *value = (unsigned char)word[1];
        length = word[1] ? 1 : 0;
    }
    errno = 0;
    check_number(p, word, length ? word + 1 + length : word);
    return true;
}

static intmax_t whole(struct printing *p, const char *word, bool is_signed)
{
    uint32_t character;
    char *end;
    if (!word)
        return 0;
    if (character_value(p, word, &character))
        return character;
    errno = 0;
    intmax_t value = is_signed ? strtoimax(word, &end, 0) : (intmax_t)strtoumax(word, &end, 0);
    check_number(p, word, end);
    return value;
}

static double floating(struct printing *p, const char *word)
{
    uint32_t character;
    char *end;
    if (!word)
        return 0;
    if (character_value(p, word, &character))
        return character;
    errno = 0;
    double value = strtod(word, &end);
    check_number(p, word, end);
    return value;
}

/* Reads digits, at most WIDEST. */
static int read_digits(const char **at)
{
    int value = 0;
    for (; **at >= '0' && **at <= '9'; (*at)++)
        value = value > WIDEST / 10 ? WIDEST : value * 10 + (**at - '0');
    return value > WIDEST ? WIDEST : value;
}

/* Reads a width or precision: digits, `*`, or `*N$`. */
static int read_amount(struct printing *p, const char **at)
{
    if (**at != '*')
        return read_digits(at);
    const char *digits = ++*at;
    int number = read_digits(&digits);
    if (number > 0 && *digits == '$')
        *at = digits + 1;
    else
        number = 0;
    intmax_t value = whole(p, argument(p, number), true);
    return value > WIDEST ? WIDEST : value < -WIDEST ? -WIDEST : (int)value;
}

static void add_flag(struct conversion *c, char flag)
{
    if (!strchr(c->flags, flag))
        c->flags[strlen(c->flags)] = flag;
}

/* Reads a conversion; `at` is behind the %. Returns where it ends. */
static const char *read_conversion(struct printing *p, const char *at, struct conversion *c)
{
    *c = (struct conversion){.precision = -1};
    const char *digits = at;
    int number = read_digits(&digits);
    if (number > 0 && *digits == '$') {
        c->number = number;
        at = digits + 1;
    }
    for (; *at && strchr("-+ #0", *at); at++)
        add_flag(c, *at);
    c->width = read_amount(p, &at);
    if (c->width < 0) {
        add_flag(c, '-');
        c->width = -c->width;
    }
    if (*at == '.') {
        at++;
        c->precision = read_amount(p, &at);
    }
    c->letter = *at;
    return *at ? at + 1 : at;
}

/* Adds `size` bytes within the field that a conversion asks for. */
static void add_field(struct printing *p, const struct conversion *c, const char *bytes,
                      size_t size)
{
    if (c->precision >= 0 && size > (size_t)c->precision)
        size = (size_t)c->precision;
    size_t fill = (size_t)c->width > size ? (size_t)c->width - size : 0;
    bool left = strchr(c->flags, '-');
    text_reserve(&p->out, size + fill);
    for (size_t i = 0; i < fill && !left; i++)
        text_char(&p->out, ' ');
    text_add(&p->out, bytes, size);
    for (size_t i = 0; i < fill && left; i++)
        text_char(&p->out, ' ');
}

/* %b: a string with escapes, of which \c ends everything. */
static void add_escaped(struct printing *p, const struct conversion *c, const char *word)
{
    struct text text = {0};
    p->finished = !escape_string(&text, word);
    add_field(p, c, text.bytes, text.size);
    text_free(&text);
}

/* Gives a number to the C library, which knows the rest of the format. */
static void add_number(struct printing *p, const struct conversion *c)
{
    char format[24];
    const char *word = argument(p, c->number);
    bool real = strchr("aAeEfFgG", c->letter);
    snprintf(format, sizeof format, "%%%s*.*%s%c", c->flags, real ? "" : "j", c->letter);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    if (real)
        text_format(&p->out, format, c->width, c->precision, floating(p, word));
    else
        text_format(&p->out, format, c->width, c->precision,
                    whole(p, word, c->letter == 'd' || c->letter == 'i'));
#pragma GCC diagnostic pop
}

static void convert(struct printing *p, const struct conversion *c)
{
    const char *word;
    switch (c->letter) {
    case '%':
        text_char(&p->out, '%');
        break;
    case 's':
        word = argument(p, c->number);
        add_field(p, c, word ? word : "", word ? strlen(word) : 0);
        break;
    case 'b':
        word = argument(p, c->number);
        add_escaped(p, c, word ? word : "");
        break;
    case 'c':
        word = argument(p, c->number);
        add_field(p, c, word ? word : "", word && *word ? 1 : 0);
        break;
    default:
        add_number(p, c);
    }
}

/* Goes through the format once. */
static void one_turn(struct printing *p, const char *format)
{
    while (*format && !p->finished) {
        size_t plain = strcspn(format, "%\\");
        text_add(&p->out, format, plain);
        format += plain;
        if (*format == '\\')
            format = escape_add(&p->out, format, ESCAPE_FORMAT);
        if (*format != '%')
            continue;
        struct conversion c;
        const char *begin = format;
        format = read_conversion(p, format + 1, &c);
        if (c.letter && strchr("%sbcdiouxXaAeEfFgG", c.letter)) {
            convert(p, &c);
        } else {
            char *wrong = arena_copy(p->arena, begin, (size_t)(format - begin));
            message(p->who, "\"%s\" is no conversion that printf knows", visible(wrong));
            p->failed = p->finished = true;
        }
    }
}

static void print_all(struct printing *p, const char *format)
{
    do {
        p->first = p->next = p->used;
        one_turn(p, format);
    } while (!p->finished && p->used > p->first && p->used < p->count);
}

static int run_printf(struct shell *sh, int argc, char **argv)
{
    struct options_parse o;
    const char *variable = NULL;
    int letter;
    options_begin(&o, argc, argv);
    while ((letter = options_next(&o, "v:"))) {
        if (letter == '?')
            return 2;
        variable = o.argument;
    }
    if (!operands_between(sh, &o, 1, -1))
        return 2;
    struct printing p = {.who = argv[0],
                         .arena = &sh->scratch,
                         .utf8 = sh->utf8,
                         .words = argv + o.next + 1,
                         .count = argc - o.next - 1};
    print_all(&p, argv[o.next]);
    if (variable)
        p.failed = answer(sh, variable, text_end(&p.out)) != 0 || p.failed;
    else
        output_add(p.out.bytes, p.out.size);
    text_free(&p.out);
    return p.failed ? 1 : 0;
}

static const struct builtin_option printf_options[] = {
    {'v', "VAR", ARGUMENT_VARIABLE, "store the result in VAR and print nothing"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin printf_builtin = {
    .name = "printf",
    .run = run_printf,
    .usage = "printf [-v VAR] FORMAT [WORD...]",
    .purpose = "print words by a format",
    .calls = "write",
    .section = "posix",
    .options = printf_options,
    .operands = {ARGUMENT_TEXT},
    .c = "printf(\"%s has pid %d\\n\", name, pid);",
    .python = "print('%s has pid %d' % (name, pid))",
    .text =
        "%s string, %b string with escapes, %c its first byte, %d %i %o %u %x %X whole numbers, %a "
        "%e %f %g others, %% a per cent sign; flags, width, precision, * and %2$s as in C. The "
        "format is used again while words are left. A number may be 'c: the character's value.",
    .flags = BUILTIN_POSIX,
};
