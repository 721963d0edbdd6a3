/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words to fields.
 *
 * A field is put together at the end of sh->expansion. There, a byte that was quoted and that would
 * mean something in a pattern carries a QUOTE_MARK in front of it, so that when the field is whole
 * it can be used as a pattern; what matches nothing, or is no pattern, has the marks taken out:
 * that is quote removal.
 */
#include "expand/expand.h"

#include "base/message.h"
#include "expand/arithmetic.h"
#include "expand/glob.h"
#include "expand/parameter.h"
#include "expand/pattern.h"
#include "state/shell.h"
#include <pwd.h>
#include <string.h>

bool (*expand_substitution)(struct shell *sh, struct node *command, struct text *output);

/* The state of one word's expansion. */
struct builder {
    struct shell *sh;
    struct text *text;     /* &sh->expansion */
    struct fields *fields; /* where finished fields go; NULL: one string is wanted */
    size_t begin;          /* of the field at hand, in text */
    bool mark;             /* quoted bytes must be marked: this may be a pattern */
    bool assignment;       /* tildes count after colons, too */
    bool has;              /* the field at hand is there, though it may be empty */
    bool after_white; /* it was IFS white space that ended the last field, and nothing came since */
    bool marked;      /* there are QUOTE_MARKs in the field at hand */
    bool active;      /* and an unquoted *, ? or [ */
    int inner;        /* > 0 within the word of ${x-word}, whose unquoted text is split as well */
};

static bool expand_parts(struct builder *b, const struct part *part, bool quoted);

/* ---- Putting fields together ---- */

static void finish_field(struct builder *b)
{
    struct shell *sh = b->sh;
    char *field = text_end(b->text) + b->begin;
    size_t size = b->text->size - b->begin;
    if (!b->active || !glob_expand(sh, field, size, b->fields)) {
        field = text_end(b->text) + b->begin; /* the glob may have moved it */
        if (b->marked)
            size = pattern_unquote(field, size);
        fields_add(&sh->scratch, b->fields, arena_copy(&sh->scratch, field, size));
    }
    b->text->size = b->begin;
    b->has = b->after_white = b->marked = b->active = false;
}

/* Text that stands for itself. */
static void add_quoted(struct builder *b, const char *text, size_t size)
{
    b->has = true;
    if (!b->mark) {
        text_add(b->text, text, size);
        return;
    }
    for (size_t i = 0; i < size; i++) {
        if (strchr("*?[]\\-!^:.=\001", text[i])) {
            text_char(b->text, QUOTE_MARK);
            b->marked = true;
        }
        text_char(b->text, text[i]);
    }
}

/* One byte of an unquoted expansion that is no separator. */
static void add_unquoted_byte(struct builder *b, char c)
{
    b->has = true;
    if (b->mark && c == QUOTE_MARK) {
        text_char(b->text, QUOTE_MARK);
        b->marked = true;
    }
    b->active |= b->mark && (c == '*' || c == '?' || c == '[');
    text_char(b->text, c);
}

/* A separator within an unquoted expansion. */
static void add_separator(struct builder *b, int class)
{
    if (b->has) {
        finish_field(b);
        b->after_white = class == IFS_WHITE;
    } else if (class != IFS_WHITE) {
        /* white space before another separator belongs to that separator */
        if (!b->after_white)
            finish_field(b);
        b->after_white = false;
    }
}

/* The result of an unquoted expansion: split where fields are wanted. */
static void add_unquoted(struct builder *b, const char *text, size_t size)
{
    const char *class = b->sh->scan_class;
    size_t plain = 0;
    while (plain < size && !class[(unsigned char)text[plain]])
        plain++;
    if (plain) {
        b->has = true;
        text_add(b->text, text, plain);
    }
    for (size_t i = plain; i < size; i++) {
        int ifs = b->fields ? b->sh->ifs_class[(unsigned char)text[i]] : IFS_NONE;
        size_t length = ifs == IFS_LEAD ? ifs_character(b->sh, text + i, size - i) : 1;
        if (ifs == IFS_NONE || length == 0) {
            add_unquoted_byte(b, text[i]);
            continue;
        }
        add_separator(b, ifs);
        i += length - 1;
    }
}

/* Text from the source. */
static void add_literal(struct builder *b, const struct part *part)
{
    if (part->quoted && part->special) {
        add_quoted(b, part->text, part->size);
    } else if (!part->quoted && b->inner) {
        add_unquoted(b, part->text, part->size);
    } else if (!part->quoted && b->mark) {
        for (size_t i = 0; i < part->size; i++)
            add_unquoted_byte(b, part->text[i]);
    } else {
        b->has = true;
        text_add(b->text, part->text, part->size);
    }
}

static void add_value(struct builder *b, const char *text, size_t size, bool quoted)
{
    if (quoted)
        add_quoted(b, text, size);
    else
        add_unquoted(b, text, size);
}

/* ---- Tilde ---- */

static bool expand_tilde(struct builder *b, const struct part *part)
{
    const char *home;
    if (part->assignment && !b->assignment) {
        add_quoted(b, part->text, part->size);
        return true;
    }
    if (part->size == 1) {
        home = variable_get(b->sh, "HOME");
    } else {
        struct passwd *user = getpwnam(part->text + 1);
        home = user ? user->pw_dir : NULL;
    }
    if (!home) {
        add_quoted(b, part->text, part->size);
        return true;
    }
    size_t size = strlen(home);
    bool slash_follows =
        part->next && part->next->kind == PART_LITERAL && part->next->text[0] == '/';
    if (slash_follows && size && home[size - 1] == '/')
        size--;
    add_quoted(b, home, size);
    return true;
}

/* ---- $@ and $* ---- */

/* What stands between the parameters in "$*": the first character of IFS. */
static size_t joiner(struct shell *sh, const char **text)
{
    const struct variable *ifs = variable_find(sh, "IFS");
    *text = ifs && ifs->entry ? variable_value(ifs) : " ";
    size_t size = **text ? 1 : 0;
    while (sh->utf8 && size && ((*text)[size] & 0xc0) == 0x80)
        size++;
    return size;
}

static void expand_all_parameters(struct builder *b, char special, bool quoted)
{
    struct shell *sh = b->sh;
    const char *join = " ";
    size_t join_size = 1;
    bool separate = b->fields && !(special == '*' && quoted);
    if (special == '*')
        join_size = joiner(sh, &join);
    if (quoted && (special == '*' || !b->fields))
        b->has = true;
    for (int i = 0; i < sh->parameters.count; i++) {
        const char *value = sh->parameters.list[i];
        if (i > 0 && separate && (b->has || quoted))
            finish_field(b);
        else if (i > 0 && separate)
            b->after_white = false; /* no parameter's separator is part of another's */
        else if (i > 0)
            add_value(b, join, join_size, quoted || !b->fields);
        add_value(b, value, strlen(value), quoted);
    }
}

/* ---- Parameters ---- */

static bool is_list(const struct parameter *parameter)
{
    return parameter->special == '@' || parameter->special == '*';
}

/* `parameter` without its $ and braces, for messages. */
static const char *parameter_name(const struct parameter *parameter, char name[24])
{
    if (parameter->variable)
        return parameter->variable->name;
    char *end = name + 23;
    *end = '\0';
    if (!parameter->special)
        return decimal(end, parameter->position);
    *--end = parameter->special;
    return end;
}

static bool unset_error(struct shell *sh, const struct parameter *parameter)
{
    char name[24];
    (void)sh;
    message(parameter_name(parameter, name), "the parameter is not set");
    return false;
}

/* ${x?word}: the error that was asked for. */
static bool asked_error(struct builder *b, const struct parameter *parameter, bool set)
{
    char name[24];
    size_t begin;
    if (!parameter->word->parts) {
        message(parameter_name(parameter, name), "the parameter is %s", set ? "null" : "not set");
        return false;
    }
    if (!expand_in_place(b->sh, parameter->word, EXPAND_PLAIN, &begin))
        return false;
    message(parameter_name(parameter, name), "%s", visible(b->text->bytes + begin));
    b->text->size = begin;
    return false;
}

/* ${x=word} */
static bool assign_default(struct builder *b, const struct parameter *parameter, bool quoted)
{
    size_t begin;
    char name[24];
    struct shell *sh = b->sh;
    if (!parameter->variable) {
        message(parameter_name(parameter, name), "only a variable can be assigned to");
        return false;
    }
    if (!expand_in_place(sh, parameter->word, EXPAND_ASSIGNMENT, &begin))
        return false;
    bool done =
        variable_set(sh, parameter->variable, b->text->bytes + begin, b->text->size - begin);
    b->text->size = begin;
    if (done)
        add_value(b, variable_value(parameter->variable), parameter->variable->size, quoted);
    return done;
}

/* ${x#word} and its kin. */
static bool remove_pattern(struct builder *b, const struct parameter *parameter, struct value value,
                           bool quoted)
{
    struct shell *sh = b->sh;
    size_t begin;
    const char *kept = arena_copy(&sh->scratch, value.text ? value.text : "", value.size);
    if (!expand_in_place(sh, parameter->word, EXPAND_PATTERN, &begin))
        return false;
    const char *pattern = b->text->bytes + begin;
    size_t size = b->text->size - begin;
    enum parameter_operator operator= parameter->operator;
    bool longest = operator== PARAMETER_LONG_PREFIX || operator== PARAMETER_LONG_SUFFIX;
    bool prefix = operator== PARAMETER_PREFIX || operator== PARAMETER_LONG_PREFIX;
    long cut = prefix ? pattern_prefix(sh->utf8, pattern, size, kept, value.size, longest)
                      : pattern_suffix(sh->utf8, pattern, size, kept, value.size, longest);
    b->text->size = begin;
    if (cut < 0)
        cut = 0;
    add_value(b, kept + (prefix ? cut : 0), value.size - (size_t)cut, quoted);
    return true;
}

static bool add_length(struct builder *b, const struct parameter *parameter, struct value value,
                       bool quoted)
{
    char digits[24], *end = digits + sizeof digits;
    size_t length = is_list(parameter)
                        ? (size_t)b->sh->parameters.count
                        : character_count(b->sh, value.text ? value.text : "", value.size);
    char *begin = decimal(end, (long long)length);
    add_value(b, begin, (size_t)(end - begin), quoted);
    return true;
}

/* The word of ${x-word} or ${x+word} takes the expansion's place. */
static bool add_word(struct builder *b, const struct word *word, bool quoted)
{
    if (quoted)
        b->has = true;
    b->inner++;
    bool ok = expand_parts(b, word->parts, quoted);
    b->inner--;
    return ok;
}

static bool add_plain(struct builder *b, const struct parameter *parameter, struct value value,
                      bool quoted)
{
    if (is_list(parameter))
        expand_all_parameters(b, parameter->special, quoted);
    else if (value.text)
        add_value(b, value.text, value.size, quoted);
    else if (quoted)
        b->has = true;
    return true;
}

static bool bad_substitution(const struct parameter *parameter)
{
    message("expansion", "%s has no such form", visible(parameter->source));
    return false;
}

static bool expand_parameter(struct builder *b, const struct parameter *parameter, bool quoted)
{
    char digits[24];
    struct shell *sh = b->sh;
    struct value value = {"", 0};
    bool set = true, null;
    if (is_list(parameter)) {
        set = sh->parameters.count > 0;
        null = !set || (sh->parameters.count == 1 && !*sh->parameters.list[0]);
    } else {
        value = parameter_value(sh, parameter, digits);
        set = value.text != NULL;
        null = value.size == 0;
    }
    bool take_word = parameter->colon ? null : !set;
    switch (parameter->operator) {
    case PARAMETER_DEFAULT:
        return take_word ? add_word(b, parameter->word, quoted)
                         : add_plain(b, parameter, value, quoted);
    case PARAMETER_ALTERNATIVE:
        if (!take_word)
            return add_word(b, parameter->word, quoted);
        b->has |= quoted && !is_list(parameter);
        return true;
    case PARAMETER_ASSIGN:
        return take_word ? assign_default(b, parameter, quoted)
                         : add_plain(b, parameter, value, quoted);
    case PARAMETER_ERROR:
        return take_word ? asked_error(b, parameter, set) : add_plain(b, parameter, value, quoted);
    case PARAMETER_BAD:
        return bad_substitution(parameter);
    default:
        break;
    }
    if (!set && !is_list(parameter) && (sh->options & OPTION_NOUNSET))
        return unset_error(sh, parameter);
    if (parameter->operator== PARAMETER_LENGTH)
        return add_length(b, parameter, value, quoted);
    if (parameter->operator== PARAMETER_PLAIN)
        return add_plain(b, parameter, value, quoted);
    return remove_pattern(b, parameter, value, quoted);
}

/* ---- Commands and arithmetic ---- */

static bool expand_command(struct builder *b, const struct part *part, bool quoted)
{
    struct shell *sh = b->sh;
    size_t begin = b->text->size;
    if (!part->u.command) {
        sh->substituted = 0;
        b->has |= quoted;
        return true;
    }
    if (!expand_substitution(sh, part->u.command, b->text)) {
        b->text->size = begin;
        return false;
    }
    while (b->text->size > begin && b->text->bytes[b->text->size - 1] == '\n')
        b->text->size--;
    size_t size = b->text->size - begin;
    if (quoted && !b->mark) {
        b->has = true;
        return true;
    }
    char *output = arena_copy(&sh->scratch, b->text->bytes + begin, size);
    b->text->size = begin;
    add_value(b, output, size, quoted);
    return true;
}

static bool arithmetic_value(struct builder *b, struct part *part, int64_t *result)
{
    struct shell *sh = b->sh;
    size_t begin;
    if (part->text) {
        if (!part->u.arithmetic.expression)
            part->u.arithmetic.expression =
                arithmetic_compile(sh, part->u.arithmetic.arena, part->text, part->size);
        return arithmetic_run(sh, part->u.arithmetic.expression, result);
    }
    if (!expand_in_place(sh, part->u.arithmetic.word, EXPAND_PLAIN, &begin))
        return false;
    size_t size = b->text->size - begin;
    char *copy = arena_copy(&sh->scratch, b->text->bytes + begin, size);
    b->text->size = begin;
    return arithmetic_evaluate(sh, copy, size, result);
}

static bool expand_arithmetic(struct builder *b, struct part *part, bool quoted)
{
    char digits[24], *end = digits + sizeof digits;
    int64_t result;
    if (!arithmetic_value(b, part, &result))
        return false;
    char *begin = decimal(end, result);
    add_value(b, begin, (size_t)(end - begin), quoted);
    return true;
}

/* ---- Words ---- */

static bool expand_parts(struct builder *b, const struct part *part, bool quoted)
{
    for (; part; part = part->next) {
        bool ok = true;
        bool part_quoted = quoted || part->quoted;
        switch (part->kind) {
        case PART_LITERAL:
            add_literal(b, part);
            break;
        case PART_TILDE:
            ok = expand_tilde(b, part);
            break;
        case PART_PARAMETER:
            ok = expand_parameter(b, part->u.parameter, part_quoted);
            break;
        case PART_COMMAND:
            ok = expand_command(b, part, part_quoted);
            break;
        case PART_ARITHMETIC:
            /* the cast: the compiled form is kept in the tree */
            ok = expand_arithmetic(b, (struct part *)part, part_quoted);
            break;
        }
        if (!ok)
            return false;
    }
    return true;
}

/* Whether the word may turn out a pattern: an unquoted *, ? or [ stands in it, or may come out of
 * an expansion. */
static bool may_be_pattern(const struct word *word)
{
    if (word->flags & WORD_GLOB)
        return true;
    for (const struct part *part = word->parts; part; part = part->next)
        if (!part->quoted && part->kind != PART_LITERAL && part->kind != PART_TILDE)
            return true;
    return false;
}

bool expand_word(struct shell *sh, const struct word *word, struct fields *fields)
{
    if (word->literal) {
        /* the tree outlives the command, and nobody writes to a field */
        fields_add(&sh->scratch, fields, (char *)word->literal);
        return true;
    }
    struct builder b = {
        .sh = sh, .text = &sh->expansion, .fields = fields, .begin = sh->expansion.size};
    b.mark = !(sh->options & OPTION_NOGLOB) && may_be_pattern(word);
    bool ok = expand_parts(&b, word->parts, false);
    if (ok && b.has)
        finish_field(&b);
    sh->expansion.size = b.begin;
    return ok;
}

bool expand_words(struct shell *sh, const struct word *words, struct fields *fields)
{
    for (; words; words = words->next)
        if (!expand_word(sh, words, fields))
            return false;
    return true;
}

bool expand_in_place(struct shell *sh, const struct word *word, enum expand_mode mode,
                     size_t *begin)
{
    struct builder b = {.sh = sh, .text = &sh->expansion, .begin = sh->expansion.size};
    *begin = b.begin;
    b.mark = mode == EXPAND_PATTERN;
    b.assignment = mode == EXPAND_ASSIGNMENT;
    if (word->literal && (!b.mark || !(word->flags & WORD_QUOTED)))
        text_add(b.text, word->literal, word->literal_size);
    else if (!expand_parts(&b, word->parts, false)) {
        sh->expansion.size = b.begin;
        return false;
    }
    text_end(b.text);
    return true;
}

char *expand_string(struct shell *sh, const struct word *word, enum expand_mode mode, size_t *size)
{
    size_t begin;
    if (!expand_in_place(sh, word, mode, &begin))
        return NULL;
    size_t length = sh->expansion.size - begin;
    char *string = arena_copy(&sh->scratch, sh->expansion.bytes + begin, length);
    sh->expansion.size = begin;
    if (size)
        *size = length;
    return string;
}

bool expand_declaration(struct shell *sh, const struct word *word, struct fields *fields)
{
    if (!word->name_size)
        return expand_word(sh, word, fields);
    char *field = expand_string(sh, word, EXPAND_ASSIGNMENT, NULL);
    if (field)
        fields_add(&sh->scratch, fields, field);
    return field != NULL;
}
