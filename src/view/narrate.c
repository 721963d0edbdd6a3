/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The narrator.
 *
 * A call is printed when it returns, by the process that made it, together with every earlier call
 * that nobody has printed yet: those that have returned, whole; those still under way as begun
 * ("..."), to be resumed when they return. So the lines stand in the order in which the calls
 * began, cause before effect. Calls that will not return, or that are made in order to sleep, are
 * printed before they are made.
 *
 * All that is shared is in the records (shown or not) and in the cursor, the number up to which all
 * has been dealt with. Both are moved on after the write: whoever is killed in between leaves lines
 * that come twice, not lines that are lost. The lock keeps the lines in order; nothing breaks
 * without it.
 *
 * No malloc, no stdio: this runs in children that borrow their parent's memory.
 */
#include "view/narrate.h"
#include "base/message.h"
#include "view/traced_line.h"

#include <errno.h>

enum { NOT_SHOWN, SHOWN_BEGUN, SHOWN_WHOLE };

static struct {
    int fd, file;
    struct call_form form; /* of fd */
    bool json, places;
} narrator = {.fd = -1, .file = -1};

void narrate_to(int fd, bool terminal, int columns)
{
    narrator.fd = fd;
    narrator.form.columns = terminal && columns > 0 ? columns : 0;
    narrator.form.colour = terminal && message_colour(fd);
}

int *narrate_place(void)
{
    return &narrator.fd;
}

int *narrate_file_place(void)
{
    return &narrator.file;
}

void narrate_form(bool json, bool places)
{
    narrator.json = json;
    narrator.places = places;
}

void narrate_form_get(bool *json, bool *places)
{
    *json = narrator.json;
    *places = narrator.places;
}

struct call_form narrate_form_now(void)
{
    struct call_form form = {0, false, narrator.json, narrator.places};
    if (narrator.file == -1) {
        form.columns = narrator.form.columns;
        form.colour = narrator.form.colour;
    }
    return form;
}

/* One print under way: lines that wait for their write, and the records they are of. */
struct print {
    char bytes[CALL_LINE];
    struct line page;
    struct {
        struct sys_record *slot;
        int shown;
    } mark[32];
    int marks;
    struct call_form form;
};

static void put_out(struct print *print)
{
    if (print->page.size == 0)
        return;
    sys_raw_write(narrator.file != -1 ? narrator.file : narrator.fd, print->page.bytes,
                  print->page.size);
    print->page.size = 0;
    for (int i = 0; i < print->marks; i++)
        print->mark[i].slot->shown = print->mark[i].shown;
    print->marks = 0;
}

/* Whether the line above is by the same process for the same reason: on a terminal it is not said
 * again. */
static bool same_reason(const struct sys_record *record)
{
    struct sys_record above;
    return record->why && sys_record_get(record->number - 1, &above) &&
           above.stream == record->stream && above.pid == record->pid && above.why == record->why;
}

/* Adds the record's line, from a copy, since others may be at work on the slot. */
static void add(struct print *print, struct sys_record *slot, struct sys_record *copy,
                enum call_event event)
{
    char bytes[CALL_LINE];
    struct line line = {bytes, 0, sizeof bytes};
    if (print->form.columns > 0 && same_reason(copy))
        copy->why = copy->file = NULL;
    call_line(&line, copy, event, &print->form);
    int most = sizeof print->mark / sizeof print->mark[0];
    if (print->page.size + line.size > print->page.room || print->marks == most)
        put_out(print);
    line_bytes(&print->page, line.bytes, line.size);
    bool over = event != CALL_BEGUN || copy->call == SYS_CALL__exit;
    print->mark[print->marks].slot = slot;
    print->mark[print->marks++].shown = over ? SHOWN_WHOLE : SHOWN_BEGUN;
}

/* Calls in which a process may well sleep for long. For the others' return it pays to wait a
 * moment. */
static bool may_sleep(int call)
{
    switch (call) {
    case SYS_CALL_waitpid:
    case SYS_CALL_wait4:
    case SYS_CALL_waitid:
    case SYS_CALL_read:
    case SYS_CALL_ppoll:
    case SYS_CALL_pause:
    case SYS_CALL_sigsuspend:
        return true;
    default:
        return false;
    }
}

enum { MICROSECONDS_TO_FILL = 20000, MICROSECONDS_TO_RETURN = 200 };

/*
 * Record `number`, copied, if it is there to be narrated. Another process may have taken the number
 * and not yet filled in the record, or be about to return from a short call: each is given a
 * moment, and no more, for it may have been killed.
 */
static struct sys_record *settled(uint64_t number, struct sys_record *copy)
{
    struct timespec since = {0, 0}, since_filled = {0, 0};
    struct sys_record *slot;
    while (!(slot = sys_record_at(number)))
        if (!sys_raw_wait(&since, MICROSECONDS_TO_FILL))
            return NULL;
    if (slot->stream != sys_stream)
        return NULL;
    while (slot->state == SYS_ENTERED && !may_sleep(slot->call))
        if (!sys_raw_wait(&since_filled, MICROSECONDS_TO_RETURN))
            break;
    return sys_record_get(number, copy) ? slot : NULL;
}

static enum call_event event_of(const struct sys_record *record)
{
    if (record->state != SYS_RETURNED)
        return CALL_BEGUN;
    return record->shown == SHOWN_BEGUN ? CALL_RESUMED : CALL_WHOLE;
}

/* What others began before that number, and nobody has printed. */
static void add_earlier(struct print *print, uint64_t before)
{
    struct sys_record copy;
    uint64_t number = atomic_load(sys_listener_cursor()) + 1;
    uint64_t newest = sys_record_newest(),
             oldest = newest < SYS_RECORDS ? 1 : newest - SYS_RECORDS + 1;
    if (number < oldest)
        number = oldest;
    for (; number < before; number++) {
        struct sys_record *slot = settled(number, &copy);
        if (slot && copy.shown == NOT_SHOWN)
            add(print, slot, &copy, event_of(&copy));
    }
}

/*
 * Begins a print. Whoever was killed in the middle of a write to a file (`after_accident`) may have
 * left half a line there: it gets its newline, and its call is told again.
 */
static void begin_print(struct print *print, bool after_accident)
{
    print->page = (struct line){print->bytes, 0, sizeof print->bytes};
    print->marks = 0;
    print->form = narrate_form_now();
    if (after_accident)
        line_char(&print->page, '\n');
}

static void print_up_to(struct sys_record *record, bool after_accident)
{
    struct print print;
    begin_print(&print, after_accident);
    add_earlier(&print, record->number);
    struct sys_record copy = *record;
    bool again = copy.state != SYS_RETURNED && copy.shown != NOT_SHOWN;
    if (copy.shown != SHOWN_WHOLE && !again)
        add(&print, record, &copy, event_of(&copy));
    put_out(&print);
    if (atomic_load(sys_listener_cursor()) < copy.number)
        atomic_store(sys_listener_cursor(), copy.number);
}

void narrate_traced(const struct sys_trace_event *event)
{
    sigset_t saved;
    struct print print;
    if (narrator.fd == -1 && narrator.file == -1)
        return;
    begin_print(&print, sys_listener_lock(&saved));
    add_earlier(&print, sys_record_newest() + 1);
    put_out(&print);
    traced_line(&print.page, event, &print.form);
    put_out(&print);
    sys_listener_unlock(&saved);
}

void narrate_record(struct sys_record *record)
{
    bool at_entry = record->state == SYS_ENTERED;
    bool sleeps = record->call == SYS_CALL_pause || record->call == SYS_CALL_sigsuspend;
    if ((at_entry && !sleeps) || record->shown == SHOWN_WHOLE)
        return;
    if (narrator.fd == -1 && narrator.file == -1)
        return;
    int error = errno;
    sigset_t saved;
    bool taken = sys_listener_lock(&saved);
    print_up_to(record, taken);
    sys_listener_unlock(&saved);
    errno = error;
}
