/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status of a file: as a report, as Python's stat_result, or into variables. */
#include "builtins/file_status.h"

#include "base/output.h"
#include "base/text.h"
#include "builtins/made.h"
#include "builtins/mode.h"
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <time.h>

const struct builtin_option status_options[] = {
    {'a', NULL, ARGUMENT_NONE,
     "report all: type, letters, names, inode, links and the other times"},
    {'r', NULL, ARGUMENT_NONE, "write the answer as Python shows it"},
    {'v', "VAR,...", ARGUMENT_VARIABLE, "store the answer in variables and print nothing"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

/* ---- Options ---- */

/* Divides "A,B,,D" at its commas. Returns how many names there are; more than fit count as well. */
static int divide(struct shell *sh, const char *list, char *names[STATUS_VARIABLES])
{
    int count = 0;
    for (const char *p = list;; p++) {
        size_t size = strcspn(p, ",");
        if (count < STATUS_VARIABLES)
            names[count] = arena_copy(&sh->scratch, p, size);
        count++;
        p += size;
        if (!*p)
            return count;
    }
}

/* Whether all variables can be set; an empty name passes a value over. Returns 0 or the status. */
static int check_variables(struct shell *sh, const char *who, const char *list)
{
    char *names[STATUS_VARIABLES];
    int count = divide(sh, list, names), status = 0;
    if (count > STATUS_VARIABLES)
        return usage_error(sh, who, "-v fills %d variables at most", STATUS_VARIABLES);
    for (int i = 0; i < count && status == 0; i++)
        if (*names[i])
            status = made_check(sh, who, &names[i], 1);
    return status;
}

int status_asked(struct shell *sh, int argc, char **argv, struct status_asked *ask)
{
    struct options_parse p;
    int letter;
    *ask = (struct status_asked){0};
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, STATUS_KNOWN))) {
        if (letter == '?')
            return 2;
        if (letter == 'v')
            ask->variables = p.argument;
        else if (letter == 'r')
            ask->python = true;
        else
            ask->all = true;
    }
    if (!operands_between(sh, &p, 1, ask->variables ? 1 : -1))
        return 2;
    int status = ask->variables ? check_variables(sh, argv[0], ask->variables) : 0;
    ask->operands = argv + p.next;
    ask->count = status == 0 ? argc - p.next : 0;
    return status;
}

/* ---- Answers ---- */

/* "Mon Jul 12 18:49:33 2010", as ctime writes it. */
static void add_time(struct text *text, const char *label, time_t when)
{
    char bytes[64];
    struct tm parts;
    if (localtime_r(&when, &parts) && asctime_r(&parts, bytes))
        text_format(text, "\t%s: %s", label, bytes);
    else
        text_format(text, "\t%s: %lld\n", label, (long long)when);
}

/* What -a adds to the report. */
static void add_all(struct text *text, const struct stat *info)
{
    const struct passwd *user = getpwuid(info->st_uid);
    const struct group *group = getgrgid(info->st_gid);
    char letters[MODE_LETTERS];
    mode_letters(info->st_mode, letters);
    text_format(text, "\tType: %s\n\tLetters: %s\n", mode_type(info->st_mode), letters);
    text_format(text, "\tOwner's name: %s\n", user ? user->pw_name : "(none)");
    text_format(text, "\tGroup: %lu\n", (unsigned long)info->st_gid);
    text_format(text, "\tGroup's name: %s\n", group ? group->gr_name : "(none)");
    text_format(text, "\tInode: %llu\n", (unsigned long long)info->st_ino);
    text_format(text, "\tLinks: %llu\n", (unsigned long long)info->st_nlink);
    text_format(text, "\tBlocks: %lld of 512 bytes\n", (long long)info->st_blocks);
    if (S_ISCHR(info->st_mode) || S_ISBLK(info->st_mode))
        text_format(text, "\tIs device: %u, %u\n", major(info->st_rdev), minor(info->st_rdev));
    add_time(text, "Last accessed", info->st_atime);
    add_time(text, "Status changed", info->st_ctime);
}

static void report(const struct status_asked *ask, const char *call, const char *name,
                   const struct stat *info)
{
    struct text text = {0};
    text_format(&text, "%s(", call);
    text_add_visible(&text, name, strlen(name), 0, 0);
    text_format(&text, "):\n\tSize: %lld\n", (long long)info->st_size);
    text_format(&text, "\tPermissions: 0%06o\n", (unsigned)info->st_mode);
    text_format(&text, "\tOwner: %lu\n", (unsigned long)info->st_uid);
    text_format(&text, "\tDevice: %llu\n", (unsigned long long)info->st_dev);
    add_time(&text, "Last modified", info->st_mtime);
    if (ask->all)
        add_all(&text, info);
    output_add(text.bytes, text.size);
    text_free(&text);
}

/* The values in the order of Python's tuple; the mode in octal, as it is read, and computed with.
 */
static int store(struct shell *sh, const char *list, const struct stat *info)
{
    const long long values[STATUS_VARIABLES] = {info->st_mode,
                                                (long long)info->st_ino,
                                                (long long)info->st_dev,
                                                (long long)info->st_nlink,
                                                info->st_uid,
                                                info->st_gid,
                                                info->st_size,
                                                info->st_atime,
                                                info->st_mtime,
                                                info->st_ctime};
    char *names[STATUS_VARIABLES], mode[32];
    int count = divide(sh, list, names), status = 0;
    snprintf(mode, sizeof mode, "0%06o", (unsigned)info->st_mode);
    for (int i = 0; i < count; i++)
        if (*names[i] && (i ? answer_number(sh, names[i], values[i]) : answer(sh, names[i], mode)))
            status = 1;
    return status;
}

int status_answer(struct shell *sh, const struct status_asked *ask, const char *call,
                  const char *name, const struct stat *info)
{
    if (ask->variables)
        return store(sh, ask->variables, info);
    if (!ask->python) {
        report(ask, call, name, info);
        return 0;
    }
    output_format("os.stat_result(st_mode=%u, st_ino=%llu, st_dev=%llu, st_nlink=%llu, ",
                  (unsigned)info->st_mode, (unsigned long long)info->st_ino,
                  (unsigned long long)info->st_dev, (unsigned long long)info->st_nlink);
    output_format("st_uid=%lu, st_gid=%lu, st_size=%lld, ", (unsigned long)info->st_uid,
                  (unsigned long)info->st_gid, (long long)info->st_size);
    output_format("st_atime=%lld, st_mtime=%lld, st_ctime=%lld)\n", (long long)info->st_atime,
                  (long long)info->st_mtime, (long long)info->st_ctime);
    return 0;
}
