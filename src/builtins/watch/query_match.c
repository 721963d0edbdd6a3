/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is what `saw` is asked true of a record? */
#include "builtins/watch/query.h"
#include "sys/shape.h"
#include "view/decode.h"
#include "view/words.h"

#include <string.h>
#include <sys/wait.h>

enum { LONGEST = 1024 };

static enum query_answer yes_if(bool truth)
{
    return truth ? QUERY_YES : QUERY_NO;
}

/* A string of the record against `text`: of one that was cut, only a difference can be told. */
static enum query_answer compare(const struct sys_string *string, const char *text)
{
    size_t size = strlen(text);
    if (string->null)
        return QUERY_NO;
    if (!string->cut)
        return yes_if(size == string->size && memcmp(string->bytes, text, size) == 0);
    bool begins = size > string->size && memcmp(string->bytes, text, string->size) == 0;
    return begins ? QUERY_CANNOT_TELL : QUERY_NO;
}

/* The words of an argument list, joined by spaces, against `text`. */
static enum query_answer compare_words(const struct sys_record *record, long kept, size_t *position,
                                       const char *text)
{
    char bytes[LONGEST];
    struct line joined = {bytes, 0, sizeof bytes};
    struct sys_string word;
    bool cut = record->out[0] > kept;
    for (long i = 0; i < kept && sys_text_next(record, position, &word); i++) {
        line_string(&joined, i ? " " : "");
        line_bytes(&joined, word.bytes, word.size);
        if (word.cut) { /* what follows cannot be compared */
            cut = true;
            break;
        }
    }
    return compare(&(struct sys_string){joined.bytes, joined.size, cut, false}, text);
}

/* As narration writes it: for kinds that have neither numbers nor strings of their own. */
static enum query_answer compare_decoded(const struct sys_record *record, int i, size_t position,
                                         const char *text)
{
    char bytes[LONGEST];
    struct line line = {bytes, 0, sizeof bytes};
    decode_argument(&line, record, i, &position);
    return yes_if(line.size == strlen(text) && memcmp(line.bytes, text, line.size) == 0);
}

static bool is_string(enum sys_kind kind)
{
    return kind == SYS_KIND_STRING || kind == SYS_KIND_PATH || kind == SYS_KIND_DATA ||
           kind == SYS_KIND_DATA_OUT || kind == SYS_KIND_STRING_OUT || kind == SYS_KIND_TEMPLATE;
}

/* Where the strings of parameter `i` begin in the record's text. */
static size_t position_of(const struct sys_record *record, int i)
{
    char bytes[LONGEST];
    size_t position = 0;
    for (int before = 0; before < i; before++) {
        struct line skipped = {bytes, 0, sizeof bytes};
        decode_argument(&skipped, record, before, &position);
    }
    return position;
}

static enum query_answer match_set(unsigned long set, unsigned long asked)
{
    return yes_if(asked == 0 ? set == 0 : (set & asked) == asked);
}

static enum query_answer match_argument(const struct sys_record *record,
                                        const struct query_key *key)
{
    int i = key->parameter;
    enum sys_kind kind = sys_shape(record->call)->parameter[i].kind;
    bool returned = record->state == SYS_RETURNED && !record->error;
    size_t position = position_of(record, i);
    struct sys_string string;
    if (sys_kind_is_out(kind) && !returned)
        return QUERY_NO;
    if (kind == SYS_KIND_ARGV)
        return compare_words(record, record->argument[i], &position, key->text);
    if (is_string(kind)) {
        sys_text_next(record, &position, &string);
        return compare(&string, key->text);
    }
    if (record->null >> i & 1)
        return yes_if(strcmp(key->text, "NULL") == 0);
    if (kind == SYS_KIND_SIGNAL_SET)
        return match_set((unsigned long)record->argument[i], (unsigned long)key->number);
    if (kind == SYS_KIND_SIGNAL_SET_OUT)
        return match_set((unsigned long)record->out[0], (unsigned long)key->number);
    if (words_known(kind) && kind != SYS_KIND_TERMIOS && kind != SYS_KIND_TERMIOS_OUT)
        return yes_if(words_include(kind, record->argument[i], key->number));
    if (kind == SYS_KIND_TIMEOUT || (kind < SYS_KIND_STRING && kind != SYS_KIND_FCNTL_ARGUMENT))
        return yes_if(record->argument[i] == key->number);
    return compare_decoded(record, i, position, key->text);
}

/* A call that works gives no errno; so does an execve, which is gone. */
static enum query_answer match_error(const struct sys_record *record, long error)
{
    if (record->state == SYS_ENTERED)
        return QUERY_NO;
    return yes_if((record->state == SYS_RETURNED ? record->error : 0) == error);
}

static enum query_answer match_result(const struct sys_record *record, const struct query_key *key)
{
    struct sys_string string, last = {.null = true};
    size_t position = 0;
    if (record->state != SYS_RETURNED)
        return QUERY_NO;
    if (sys_shape(record->call)->result != SYS_KIND_POINTER)
        return yes_if(record->result == key->number);
    while (sys_text_next(record, &position, &string))
        last = string;
    return compare(&last, key->text);
}

static bool match_status(const struct sys_record *record, enum query_field field, long number)
{
    long raw;
    if (!decode_has_status(record, &raw))
        return false;
    int status = (int)raw;
    switch (field) {
    case QUERY_EXITED:
        return WIFEXITED(status) && WEXITSTATUS(status) == number;
    case QUERY_SIGNALED:
        return WIFSIGNALED(status) && WTERMSIG(status) == number;
    case QUERY_STOPPED:
        return WIFSTOPPED(status) && WSTOPSIG(status) == number;
    case QUERY_CONTINUED:
        return (WIFCONTINUED(status) != 0) == number;
    default:
        return status == number;
    }
}

static bool same_name(const char *name, const char *text)
{
    return strcmp(name ? name : "", text) == 0;
}

static enum query_answer match_key(const struct sys_record *record, const struct query_key *key)
{
    switch (key->field) {
    case QUERY_BY:
        return yes_if(same_name(record->by, key->text));
    case QUERY_ROLE:
        return yes_if(same_name(record->role, key->text));
    case QUERY_AS:
        return yes_if((record->pid == sys_record_owner()) == key->number);
    case QUERY_PROCESS:
        return yes_if(record->pid == key->number);
    case QUERY_RESULT:
        return match_result(record, key);
    case QUERY_ERRNO:
        return match_error(record, key->number);
    case QUERY_INJECTED:
        return yes_if(record->injected == key->number);
    case QUERY_ARGUMENT:
        return match_argument(record, key);
    default:
        return yes_if(match_status(record, key->field, key->number));
    }
}

enum query_answer query_match(const struct query_step *step, const struct sys_record *record)
{
    enum query_answer answer = QUERY_YES;
    if (record->call != step->call)
        return QUERY_NO;
    for (int i = 0; i < step->key_count; i++) {
        enum query_answer one = match_key(record, &step->keys[i]);
        if (one == QUERY_NO)
            return QUERY_NO;
        if (one == QUERY_CANNOT_TELL)
            answer = one;
    }
    return answer;
}
