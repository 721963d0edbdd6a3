/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `saw` is asked, read from words. */
#include "builtins/watch/query.h"
#include "base/message.h"
#include "base/names.h"
#include "base/text.h"
#include "builtins/watch/names.h"
#include "builtins/watch/nearest.h"
#include "sys/shape.h"
#include "view/words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    enum query_field field;
} fields[] = {
    {"by", QUERY_BY},
    {"as", QUERY_AS},
    {"role", QUERY_ROLE},
    {"process", QUERY_PROCESS},
    {"result", QUERY_RESULT},
    {"errno", QUERY_ERRNO},
    {"raw", QUERY_RAW},
    {"exited", QUERY_EXITED},
    {"stopped", QUERY_STOPPED},
    {"signaled", QUERY_SIGNALED},
    {"injected", QUERY_INJECTED},
    {"continued", QUERY_CONTINUED},
    {"pid", QUERY_PROCESS}, /* where no parameter has that name */
};

enum { FIELDS = sizeof fields / sizeof fields[0] };

/* Says that `key`, `size` bytes long, is not known for the call. */
static bool unknown_key(const char *who, int call, const char *key, size_t size)
{
    char word[40] = "";
    memcpy(word, key, size < sizeof word ? size : sizeof word - 1);
    struct nearest search = {.word = word};
    for (int i = 0; i < FIELDS; i++)
        nearest_offer(&search, fields[i].name);
    for (int i = 0; i < SYS_ARGUMENTS && *sys_shape(call)->parameter[i].name; i++)
        nearest_offer(&search, sys_shape(call)->parameter[i].name);
    nearest_offer(&search, "count");
    if (search.found)
        message(who, "%s has no \"%s\": did you mean %s?", sys_call_name(call), visible(word),
                search.found);
    else
        message(who, "%s has no \"%s\"", sys_call_name(call), visible(word));
    return false;
}

static bool same(const char *name, const char *key, size_t size)
{
    return strlen(name) == size && strncmp(name, key, size) == 0;
}

/* Finds what the key is about: a parameter of the call first, then what all calls have. */
static bool find_field(int call, const char *name, size_t size, struct query_key *key)
{
    for (int i = 0; i < SYS_ARGUMENTS; i++)
        if (same(sys_shape(call)->parameter[i].name, name, size)) {
            key->field = QUERY_ARGUMENT;
            key->parameter = i;
            return true;
        }
    for (int i = 0; i < FIELDS; i++)
        if (same(fields[i].name, name, size)) {
            key->field = fields[i].field;
            return true;
        }
    return false;
}

static bool read_number(const char *text, long *number)
{
    char *end;
    errno = 0;
    *number = strtol(text, &end, 10);
    return end != text && *end == '\0' && errno == 0;
}

static bool read_yes(const char *text, long *number)
{
    *number = strcmp(text, "yes") == 0;
    return *number || strcmp(text, "no") == 0;
}

static bool read_signal(const char *text, long *number)
{
    *number = signal_number(text);
    return *number >= 0;
}

/* Signals divided by spaces, commas or bars, as bits. */
static bool read_signals(const char *text, long *number)
{
    unsigned long bits = 0;
    while (*(text += strspn(text, " ,|{}"))) {
        char name[24] = "";
        size_t size = strcspn(text, " ,|{}");
        memcpy(name, text, size < sizeof name ? size : sizeof name - 1);
        int sig = signal_number(name);
        if (sig < 1 || sig > 64)
            return false;
        bits |= 1UL << (sig - 1);
        text += size;
    }
    *number = (long)bits;
    return true;
}

/* The value of a parameter, as a number where its kind has numbers. */
static bool read_argument(enum sys_kind kind, const char *text, long *number)
{
    switch (kind) {
    case SYS_KIND_SIGNAL:
        return read_signal(text, number);
    case SYS_KIND_SIGNAL_SET:
    case SYS_KIND_SIGNAL_SET_OUT:
        return read_signals(text, number);
    case SYS_KIND_NUMBER:
    case SYS_KIND_PID:
    case SYS_KIND_UID:
    case SYS_KIND_GID:
    case SYS_KIND_FD:
    case SYS_KIND_DIRECTORY_FD:
    case SYS_KIND_TIMEOUT:
        return read_number(text, number);
    case SYS_KIND_MODE:
    case SYS_KIND_OPEN_MODE:
        return words_read(kind, text, number);
    default:
        return !words_known(kind) || words_read(kind, text, number);
    }
}

static bool read_error(const char *who, const char *text, long *number)
{
    *number = 0;
    if (strcmp(text, "none") == 0)
        return true;
    *number = watch_errno(who, text);
    return *number != 0;
}

/* Reads the value of a key. Returns false when it cannot be one. (Of an unknown error something was
 * said already.) */
static bool read_value(const char *who, int call, struct query_key *key)
{
    const char *text = key->text;
    switch (key->field) {
    case QUERY_BY:
    case QUERY_ROLE:
        return true;
    case QUERY_AS:
        key->number = strcmp(text, "shell") == 0;
        return key->number || strcmp(text, "child") == 0;
    case QUERY_RESULT:
        return sys_shape(call)->result == SYS_KIND_POINTER || read_number(text, &key->number);
    case QUERY_ERRNO:
        return read_error(who, text, &key->number);
    case QUERY_INJECTED:
    case QUERY_CONTINUED:
        return read_yes(text, &key->number);
    case QUERY_SIGNALED:
    case QUERY_STOPPED:
        return read_signal(text, &key->number);
    case QUERY_ARGUMENT:
        return read_argument(sys_shape(call)->parameter[key->parameter].kind, text, &key->number);
    default:
        return read_number(text, &key->number);
    }
}

/* count=N, count=N+ (that often or more), and, in quotes, count>=N. */
static bool read_count(struct query_step *step, const char *word)
{
    const char *value = word + strlen("count");
    char digits[16] = "";
    bool more = *value == '>';
    value += more ? 2 : 1;
    size_t size = strlen(value);
    if (size > 0 && value[size - 1] == '+') {
        more = true;
        size--;
    }
    memcpy(digits, value, size < sizeof digits ? size : 0);
    step->least = (long)whole_number(digits, SYS_RECORDS);
    step->most = more ? LONG_MAX : step->least;
    return step->least >= 0;
}

static bool is_count(const char *word)
{
    return strncmp(word, "count=", 6) == 0 || strncmp(word, "count>=", 7) == 0;
}

static bool read_key(const char *who, struct query_step *step, const char *word)
{
    struct query_key *key = &step->keys[step->key_count];
    const char *equals = strchr(word, '=');
    bool good;
    if (!equals) {
        message(who, "\"%s\" is no KEY=VALUE, nor \"then\"", visible(word));
        return false;
    }
    if (is_count(word)) {
        good = read_count(step, word);
    } else {
        *key = (struct query_key){.text = equals + 1};
        if (!find_field(step->call, word, (size_t)(equals - word), key))
            return unknown_key(who, step->call, word, (size_t)(equals - word));
        good = read_value(who, step->call, key);
        step->key_count++;
        if (!good && key->field == QUERY_ERRNO)
            return false;
    }
    if (!good)
        message(who, "%s: this value cannot be", visible(word));
    return good;
}

bool query_read(struct arena *arena, const char *who, char *const *words, int count,
                struct query *query)
{
    *query = (struct query){NULL, 0};
    query->steps = arena_alloc(arena, ((size_t)count / 2 + 1) * sizeof *query->steps);
    struct query_key *keys = arena_alloc(arena, ((size_t)count + 1) * sizeof *keys);
    for (int i = 0; i < count; i++) {
        bool then = strcmp(words[i], "then") == 0;
        if (i == 0 || then) {
            i += then;
            if (i == count || (i == 1 && then)) {
                message(who, "a call must stand before and after \"then\"");
                return false;
            }
            int call = watch_call(who, words[i]);
            if (call == -1)
                return false;
            query->steps[query->count++] =
                (struct query_step){.call = call, .keys = keys + i, .least = 1, .most = LONG_MAX};
        } else if (!read_key(who, &query->steps[query->count - 1], words[i])) {
            return false;
        }
    }
    return true;
}
