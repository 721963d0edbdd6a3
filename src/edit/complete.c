/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completion. */
#include "edit/complete.h"

#include "base/file.h"
#include "base/names.h"
#include "exec/command.h"
#include "exec/function.h"
#include "exec/path.h"
#include "jobs/jobs.h"
#include "lang/alias.h"
#include "lang/parser.h"
#include "state/shell.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is being completed. */
struct place {
    struct shell *sh;
    const char *text;
    struct completion_list *list;
    const char *prefix; /* goes before each candidate: "-" or "$" or "%" */
};

void completion_free(struct completion_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->list[i]);
    free(list->list);
    *list = (struct completion_list){0};
}

/* Adds a candidate if it begins with what is typed. */
static void offer(void *data, const char *name)
{
    struct place *at = data;
    struct text whole = {0};
    text_add_string(&whole, at->prefix ? at->prefix : "");
    text_add_string(&whole, name);
    if (strncmp(text_end(&whole), at->text, strlen(at->text)) != 0) {
        text_free(&whole);
        return;
    }
    struct completion_list *list = at->list;
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 32;
        list->list = xrealloc(list->list, list->room * sizeof *list->list);
    }
    list->list[list->count++] = whole.bytes;
}

/* ---- Lists of names ---- */

static void offer_directory(struct place *at, const char *path)
{
    why("the names in this directory may be what is being typed");
    int fd = sys_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (fd < 0)
        return;
    directory_read(fd, offer, at);
    why("all its names have been seen");
    sys_close(fd);
}

static void offer_commands(struct place *at)
{
    static const char *const words[] = {"case", "for", "if", "until", "while", "narrate", "trace"};
    const char *name;
    for (int i = 0; builtin_at(i, &name); i++)
        if (builtin_find(at->sh, name))
            offer(at, name);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_reserved_word(at->sh, words[i]))
            offer(at, words[i]);
    const char **functions = function_names(at->sh);
    for (int i = 0; functions[i]; i++)
        offer(at, functions[i]);
    free(functions);
    for (const struct alias *a = alias_first(at->sh); a; a = a->next)
        offer(at, a->name);
    const char *path = variable_get(at->sh, "PATH");
    char *copy = xstrdup(path ? path : path_standard()), *rest = copy;
    for (char *directory; (directory = strsep(&rest, ":"));)
        offer_directory(at, *directory ? directory : ".");
    free(copy);
}

static void offer_variables(struct place *at)
{
    size_t count;
    struct variable **list = variables_sorted(at->sh, &count);
    for (size_t i = 0; i < count; i++)
        offer(at, list[i]->name);
    free(list);
}

/* The many that have no name but a number from RTMIN or RTMAX are for who has begun to type it. */
static void offer_signals(struct place *at)
{
    bool all = strstr(at->text, "RT") != NULL;
    for (int signal = 1; signal < signal_limit(); signal++) {
        const char *name = signal_name(signal);
        if (name && (all || !strpbrk(name, "+-")))
            offer(at, name);
    }
}

static void offer_jobs(struct place *at)
{
    const char *prefix = at->prefix;
    char number[16];
    at->prefix = "%";
    for (const struct job *job = jobs_first(at->sh); job; job = job->next) {
        snprintf(number, sizeof number, "%d", job->number);
        offer(at, number);
    }
    at->prefix = prefix;
}

static void offer_builtins(struct place *at)
{
    const char *name;
    for (int i = 0; builtin_at(i, &name); i++)
        offer(at, name);
}

static void offer_words(struct place *at, const char *words)
{
    char *copy = xstrdup(words), *rest = copy;
    for (char *word; (word = strsep(&rest, " "));)
        offer(at, word);
    free(copy);
}

static void offer_users(struct place *at)
{
    setpwent();
    for (struct passwd *user; (user = getpwent());)
        offer(at, user->pw_name);
    endpwent();
}

static void offer_groups(struct place *at)
{
    setgrent();
    for (struct group *group; (group = getgrent());)
        offer(at, group->gr_name);
    endgrent();
}

static void offer_options(struct place *at)
{
    for (const struct option_name *o = option_names; o->bit; o++)
        if (o->name)
            offer(at, o->name);
}

/* A lesson's name, without the ".md" of its file. */
static void offer_lesson(void *data, const char *name)
{
    size_t size = strlen(name);
    if (size <= 3 || strcmp(name + size - 3, ".md") != 0)
        return;
    char *copy = xstrdup(name);
    copy[size - 3] = '\0';
    offer(data, copy);
    free(copy);
}

static void offer_lessons(struct place *at)
{
    static const char *const folders[] = {SOURCEDIR "/lessons", PKGDATADIR "/lessons"};
    if (at->sh->channel >= 0) {
        offer_words(at,
                    "next back goto again hint solution undo reset fresh list progress help quit");
        return;
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders && !at->list->count; i++) {
        why("the installed lessons are the files of this directory");
        int fd = sys_open(folders[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
        if (fd < 0)
            continue;
        directory_read(fd, offer_lesson, at);
        why("all lessons have been seen; a directory stays open, and holds a descriptor, until it "
            "is closed");
        sys_close(fd);
    }
}

static void offer_errors(struct place *at)
{
    for (size_t i = 0; errno_name_at(i); i++)
        offer(at, errno_name_at(i));
}

static void offer_calls(struct place *at)
{
    for (int call = 0; call < SYS_CALLS; call++)
        offer(at, sys_call_name(call));
}

static void offer_functions(struct place *at)
{
    const char **names = function_names(at->sh);
    for (int i = 0; names[i]; i++)
        offer(at, names[i]);
    free(names);
}

static void offer_aliases(struct place *at)
{
    for (const struct alias *a = alias_first(at->sh); a; a = a->next)
        offer(at, a->name);
}

/* ---- What stands where the cursor is ---- */

static const struct {
    enum argument_kind kind;
    void (*offer)(struct place *at);
} kinds[] = {
    {ARGUMENT_COMMAND, offer_commands},   {ARGUMENT_VARIABLE, offer_variables},
    {ARGUMENT_SIGNAL, offer_signals},     {ARGUMENT_JOB, offer_jobs},
    {ARGUMENT_PID, offer_jobs},           {ARGUMENT_USER, offer_users},
    {ARGUMENT_GROUP, offer_groups},       {ARGUMENT_CALL, offer_calls},
    {ARGUMENT_ERRNO, offer_errors},       {ARGUMENT_BUILTIN, offer_builtins},
    {ARGUMENT_OPTION, offer_options},     {ARGUMENT_ALIAS, offer_aliases},
    {ARGUMENT_FUNCTION, offer_functions}, {ARGUMENT_LESSON, offer_lessons},
};

static enum completion_way offer_kind(struct place *at, enum argument_kind kind)
{
    static const struct {
        enum argument_kind kind;
        const char *words;
    } fixed[] = {
        {ARGUMENT_OPEN_FLAG,
         "O_RDONLY O_WRONLY O_RDWR O_CREAT O_EXCL O_TRUNC O_APPEND O_CLOEXEC O_DIRECTORY "
         "O_NOFOLLOW O_NONBLOCK O_SYNC O_DSYNC O_NOCTTY O_TMPFILE O_PATH O_DIRECT O_NOATIME "
         "O_ASYNC"},
        {ARGUMENT_PIPE_FLAG, "O_CLOEXEC O_NONBLOCK O_DIRECT"},
        {ARGUMENT_WHENCE, "SEEK_SET SEEK_CUR SEEK_END SEEK_DATA SEEK_HOLE"},
        {ARGUMENT_ACCESS, "F_OK R_OK W_OK X_OK"},
        {ARGUMENT_WAIT_FLAG, "WNOHANG WUNTRACED WCONTINUED"},
        {ARGUMENT_SPAWN_MODE, "P_WAIT P_NOWAIT"},
    };
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (fixed[i].kind == kind)
            return offer_words(at, fixed[i].words), COMPLETE_LIST;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].kind == kind)
            return kinds[i].offer(at), COMPLETE_LIST;
    return COMPLETE_FILES;
}

/* The words of the simple command before the cursor: where it begins, and how many stand before
 * `begin`. */
struct words {
    char command[64];
    char previous[64];
    int before;
};

static void take_word(struct words *words, const char *from, size_t size)
{
    char *to = words->before == 0 ? words->command : words->previous;
    if (size >= sizeof words->command)
        size = sizeof words->command - 1;
    memcpy(to, from, size);
    to[size] = '\0';
    words->before++;
}

/* Words that a command may follow. */
static bool opens_command(const char *word)
{
    static const char *const list[] = {"!",    "do",    "elif",  "else", "if",
                                       "then", "until", "while", "{"};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

/* Behind narrate and trace, and behind their options, a command follows. Whether a word that begins
 * with `first` would be its first one. */
static bool awaits_command(const struct words *words, char first)
{
    const char *before = words->previous;
    if (words->before == 0 ||
        (strcmp(words->command, "narrate") != 0 && strcmp(words->command, "trace") != 0))
        return false;
    bool argument = words->before > 1 && before[0] == '-' && before[strlen(before) - 1] == 'o';
    return first != '-' && !argument;
}

/* Reads the line up to `begin`, minding quotes; starts again behind each operator. */
static struct words words_before(const char *line, size_t begin)
{
    struct words words = {.before = 0};
    for (size_t i = 0; i < begin;) {
        if (line[i] == ' ' || line[i] == '\t') {
            i++;
            continue;
        }
        if (strchr(";|&(\n", line[i])) {
            words.before = 0;
            i++;
            continue;
        }
        size_t from = i;
        for (char quote = 0; i < begin && (quote || !strchr(" \t;|&(\n", line[i])); i++) {
            if (line[i] == '\\' && quote != '\'' && i + 1 < begin)
                i++;
            else if (quote ? line[i] == quote : line[i] == '"' || line[i] == '\'')
                quote = quote ? 0 : line[i];
        }
        if (i == begin && begin > from && !strchr(" \t;|&(\n", line[begin - 1]))
            break; /* the word at the cursor begins before `begin`, as in NAME=text */
        if (awaits_command(&words, line[from]))
            words.before = 0;
        take_word(&words, line + from, i - from);
        if (words.before == 1 && (opens_command(words.command) || strchr(words.command, '=')))
            words.before = 0;
    }
    return words;
}

/* The options of a builtin; kill's are signals as well. */
static enum completion_way complete_option(struct place *at, const struct builtin *builtin)
{
    char letter[3] = "-";
    for (const struct builtin_option *o = builtin->options; o && o->letter; o++) {
        letter[1] = o->letter;
        offer(at, letter);
    }
    if (strcmp(builtin->name, "kill") == 0) {
        at->prefix = "-";
        offer_signals(at);
    }
    return COMPLETE_LIST;
}

/* If the word before was an option that takes an argument, that argument's kind. */
static enum argument_kind option_argument(const struct builtin *builtin, const struct words *words)
{
    const char *previous = words->previous;
    if (words->before < 2 || previous[0] != '-' || !previous[1])
        return ARGUMENT_NONE;
    for (const struct builtin_option *o = builtin->options; o && o->letter; o++)
        if (o->argument && previous[strlen(previous) - 1] == o->letter)
            return o->kind;
    return ARGUMENT_NONE;
}

static enum argument_kind operand_kind(const struct builtin *builtin, int operand)
{
    int count = 0, most = (int)(sizeof builtin->operands / sizeof *builtin->operands);
    while (count < most && builtin->operands[count] != ARGUMENT_NONE)
        count++;
    if (count == 0)
        return ARGUMENT_FILE;
    return builtin->operands[operand < count ? operand : count - 1];
}

static enum completion_way complete_argument(struct place *at, const struct words *words)
{
    const struct builtin *builtin = builtin_find(at->sh, words->command);
    if (!builtin)
        return COMPLETE_FILES;
    if (at->text[0] == '-')
        return complete_option(at, builtin);
    enum argument_kind kind = option_argument(builtin, words);
    if (kind == ARGUMENT_NONE)
        kind = operand_kind(builtin, words->before - 1);
    return offer_kind(at, kind);
}

enum completion_way completion_find(struct shell *sh, const char *line, size_t begin,
                                    const char *text, struct completion_list *list)
{
    struct place at = {.sh = sh, .text = text, .list = list};
    struct words words = words_before(line, begin);
    if (awaits_command(&words, text[0]))
        words.before = 0;
    if (text[0] == '$') {
        at.prefix = text[1] == '{' ? "${" : "$";
        offer_variables(&at);
        return COMPLETE_OPEN;
    }
    if (text[0] == '~' && !strchr(text, '/'))
        return COMPLETE_USERS;
    if (text[0] == '%') {
        offer_jobs(&at);
        return COMPLETE_LIST;
    }
    if (begin > 0 && (line[begin - 1] == '>' || line[begin - 1] == '<'))
        return COMPLETE_FILES;
    if (words.before == 0) {
        if (strchr(text, '/'))
            return COMPLETE_FILES;
        offer_commands(&at);
        return COMPLETE_LIST;
    }
    return complete_argument(&at, &words);
}
