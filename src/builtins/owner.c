/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Process Owner: whose process this is. (Which process it is, is asked in owner_process.c.)
 *
 * Every process carries three user ids (real, effective, saved), as many group ids, and a list of
 * further groups. The kernel looks at the effective ones when it decides what the process may do;
 * the real ones say who started it.
 *
 * Each builtin here is one system call that you can type. They run in the shell itself, never in a
 * child: what they change, the shell has changed for good, and all that it starts inherits it.
 */
#include "base/arena.h"
#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "base/text.h"
#include "builtins/answers.h"
#include "sys/sys.h"
#include <errno.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_LOGIN = 256, LONGEST_NUMBER = 24 };

/*
 * All further groups of the process, in a malloc'ed list. Returns how many, or -1 with errno. The
 * first call asks for the number alone.
 */
static int further_groups(gid_t **list)
{
    why("a size of 0 asks how many groups there are, to make room for just so many");
    int count = sys_getgroups(0, NULL);
    if (count < 0)
        return -1;
    *list = xmalloc((size_t)count * sizeof **list);
    why("the groups beside the main one also open doors: the kernel looks at all of them");
    count = sys_getgroups(count, *list);
    if (count < 0)
        free(*list);
    return count;
}

/* A user's id, from a number or a name. False where there is none, which was told. */
static bool user_id(struct shell *sh, const char *who, const char *word, unsigned *id)
{
    long long number = whole_number(word, UINT_MAX);
    const struct passwd *entry = number < 0 ? getpwnam(word) : NULL;
    if (number < 0 && !entry)
        usage_error(sh, who, "there is no user \"%s\"", visible(word));
    *id = entry ? entry->pw_uid : (unsigned)number;
    return number >= 0 || entry;
}

/* A group's id, likewise. */
static bool group_id(struct shell *sh, const char *who, const char *word, unsigned *id)
{
    long long number = whole_number(word, UINT_MAX);
    const struct group *entry = number < 0 ? getgrnam(word) : NULL;
    if (number < 0 && !entry)
        usage_error(sh, who, "there is no group \"%s\"", visible(word));
    *id = entry ? entry->gr_gid : (unsigned)number;
    return number >= 0 || entry;
}

/* The one operand of setuid and its kin, read by `convert`. False: return 2. */
static bool one_id(struct shell *sh, int argc, char **argv,
                   bool (*convert)(struct shell *, const char *, const char *, unsigned *),
                   unsigned *id)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 1, 1))
        return false;
    return convert(sh, argv[0], argv[p.next], id);
}

/* Prints one line of the report, "LABEL: value" or, where the call failed, the reason. */
static void report_login(uid_t uid)
{
    char name[LONGEST_LOGIN];
    why("the name someone logged in under, which no change of user id changes");
    int error = sys_getlogin_r(name, sizeof name);
    output_format("Actual User     : %lu ", (unsigned long)uid);
    if (error == 0)
        output_format("%s\n", visible(name));
    else
        output_format("(no login name: getlogin(): %s)\n",
                      errno_name(error) ? errno_name(error) : "?");
}

static int run_ids(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 0, 0))
        return 2;
    gid_t *groups;
    why("the effective user is the one whose rights this process has just now");
    output_format("Effective User  : %lu\n", (unsigned long)sys_geteuid());
    why("the effective group is looked at for every file that the process opens");
    output_format("Effective Group : %lu\n", (unsigned long)sys_getegid());
    why("the real user is the one who started this process");
    report_login(sys_getuid());
    why("the real group is the one that the user had at login");
    output_format("Actual Group    : %lu\n", (unsigned long)sys_getgid());
    int count = further_groups(&groups);
    if (count < 0)
        return call_failed(argv[0], errno, "getgroups()");
    output_string("Actual Groups   : [");
    for (int i = 0; i < count; i++)
        output_format(i ? ", %lu" : "%lu", (unsigned long)groups[i]);
    output_string("]\n");
    free(groups);
    return 0;
}

const struct builtin ids_builtin = {
    .name = "ids",
    .run = run_ids,
    .usage = "ids",
    .purpose = "report who this process belongs to",
    .calls = "geteuid getegid getuid getlogin getgid getgroups",
    .section = "owner",
    .c = "printf(\"Effective User  : %d\\n\", (int)geteuid());",
    .python = "print('Effective User  :', os.geteuid())",
    .text = "Five lines: the effective user and group, by which the kernel judges; the actual "
            "(real) user with the login name, and group; and the list of further groups.",
};

static int run_getuid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("the real user is the one who started this process");
    return answer_number(sh, ask.variable, sys_getuid());
}

const struct builtin getuid_builtin = {
    .name = "getuid",
    .run = run_getuid,
    .usage = "getuid [-r] [-v VAR]",
    .purpose = "the real user id",
    .calls = "getuid",
    .section = "owner",
    .options = answer_options,
    .c = "uid_t me = getuid();",
    .python = "me = os.getuid()",
};

static int run_geteuid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("the effective user is the one whose rights this process has just now");
    return answer_number(sh, ask.variable, sys_geteuid());
}

const struct builtin geteuid_builtin = {
    .name = "geteuid",
    .run = run_geteuid,
    .usage = "geteuid [-r] [-v VAR]",
    .purpose = "the effective user id",
    .calls = "geteuid",
    .section = "owner",
    .options = answer_options,
    .c = "uid_t acting_as = geteuid();",
    .python = "acting_as = os.geteuid()",
};

static int run_getgid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("the real group is the one that the user had at login");
    return answer_number(sh, ask.variable, sys_getgid());
}

const struct builtin getgid_builtin = {
    .name = "getgid",
    .run = run_getgid,
    .usage = "getgid [-r] [-v VAR]",
    .purpose = "the real group id",
    .calls = "getgid",
    .section = "owner",
    .options = answer_options,
    .c = "gid_t group = getgid();",
    .python = "group = os.getgid()",
};

static int run_getegid(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("the effective group is looked at for every file that the process opens");
    return answer_number(sh, ask.variable, sys_getegid());
}

const struct builtin getegid_builtin = {
    .name = "getegid",
    .run = run_getegid,
    .usage = "getegid [-r] [-v VAR]",
    .purpose = "the effective group id",
    .calls = "getegid",
    .section = "owner",
    .options = answer_options,
    .c = "gid_t acting_as = getegid();",
    .python = "acting_as = os.getegid()",
};

static int run_getgroups(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    gid_t *groups;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    int count = further_groups(&groups);
    if (count < 0)
        return call_failed(argv[0], errno, "getgroups()");
    struct arena arena = {0};
    char **items = arena_alloc(&arena, (size_t)(count + 1) * sizeof *items);
    for (int i = 0; i < count; i++) {
        char *end = (char *)arena_alloc(&arena, LONGEST_NUMBER) + LONGEST_NUMBER - 1;
        *end = '\0';
        items[i] = decimal(end, groups[i]);
    }
    int status = answer_list(sh, &ask, items, (size_t)count, false);
    arena_free(&arena);
    free(groups);
    return status;
}

const struct builtin getgroups_builtin = {
    .name = "getgroups",
    .run = run_getgroups,
    .usage = "getgroups [-r] [-v VAR]",
    .purpose = "the further groups of this process",
    .calls = "getgroups",
    .section = "owner",
    .options = answer_options,
    .c = "gid_t list[NGROUPS_MAX]; int count = getgroups(NGROUPS_MAX, list);",
    .python = "groups = os.getgroups()",
};

static int run_getlogin(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    char name[LONGEST_LOGIN];
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    why("the system remembers who logged in, whatever ids the process has taken on since");
    int error = sys_getlogin_r(name, sizeof name);
    if (error)
        return call_failed(argv[0], error, "getlogin()");
    return answer_string(sh, &ask, name);
}

const struct builtin getlogin_builtin = {
    .name = "getlogin",
    .run = run_getlogin,
    .usage = "getlogin [-r] [-v VAR]",
    .purpose = "the name that someone logged in under",
    .calls = "getlogin",
    .section = "owner",
    .options = answer_options,
    .c = "char name[LOGIN_NAME_MAX]; int error = getlogin_r(name, sizeof name);",
    .python = "name = os.getlogin()",
    .text = "It fails with ENXIO (or ENOTTY) where nobody logged in: in a daemon, a container, a "
            "build.",
};

static int run_setuid(struct shell *sh, int argc, char **argv)
{
    unsigned id;
    if (!one_id(sh, argc, argv, user_id, &id))
        return 2;
    why("root gives up its rights for good this way: real, effective and saved id all change");
    if (sys_setuid(id) != 0)
        return call_failed(argv[0], errno, "setuid(%u)", id);
    return 0;
}

const struct builtin setuid_builtin = {
    .name = "setuid",
    .run = run_setuid,
    .usage = "setuid USER",
    .purpose = "become another user for good",
    .calls = "setuid",
    .section = "owner",
    .operands = {ARGUMENT_USER},
    .c = "if (setuid(uid) != 0) err(1, \"setuid\");",
    .python = "os.setuid(uid)",
    .text = "As root it sets the real, the effective and the saved id, and there is no way back. "
            "Anybody else may only take on the real or the saved id. Change the groups first: "
            "afterwards it is not allowed.",
};

static int run_seteuid(struct shell *sh, int argc, char **argv)
{
    unsigned id;
    if (!one_id(sh, argc, argv, user_id, &id))
        return 2;
    why("only the effective id changes: the saved one keeps the way back open");
    if (sys_seteuid(id) != 0)
        return call_failed(argv[0], errno, "seteuid(%u)", id);
    return 0;
}

const struct builtin seteuid_builtin = {
    .name = "seteuid",
    .run = run_seteuid,
    .usage = "seteuid USER",
    .purpose = "act as another user, keeping the way back",
    .calls = "seteuid",
    .section = "owner",
    .operands = {ARGUMENT_USER},
    .c = "if (seteuid(uid) != 0) err(1, \"seteuid\");",
    .python = "os.seteuid(uid)",
    .text = "Only the effective id changes; root stays in the saved id, and `seteuid 0` brings it "
            "back. Change the group first: without root's rights, that is refused.",
};

static int run_setgid(struct shell *sh, int argc, char **argv)
{
    unsigned id;
    if (!one_id(sh, argc, argv, group_id, &id))
        return 2;
    why("the group goes before the user, while the right to change it is still there");
    if (sys_setgid(id) != 0)
        return call_failed(argv[0], errno, "setgid(%u)", id);
    return 0;
}

const struct builtin setgid_builtin = {
    .name = "setgid",
    .run = run_setgid,
    .usage = "setgid GROUP",
    .purpose = "take on another group for good",
    .calls = "setgid",
    .section = "owner",
    .operands = {ARGUMENT_GROUP},
    .c = "if (setgid(gid) != 0) err(1, \"setgid\");",
    .python = "os.setgid(gid)",
    .text = "As root it sets the real, the effective and the saved group. The further groups stay: "
            "see setgroups.",
};

static int run_setegid(struct shell *sh, int argc, char **argv)
{
    unsigned id;
    if (!one_id(sh, argc, argv, group_id, &id))
        return 2;
    why("the group goes before the user, while the right to change it is still there");
    if (sys_setegid(id) != 0)
        return call_failed(argv[0], errno, "setegid(%u)", id);
    return 0;
}

const struct builtin setegid_builtin = {
    .name = "setegid",
    .run = run_setegid,
    .usage = "setegid GROUP",
    .purpose = "act in another group, keeping the way back",
    .calls = "setegid",
    .section = "owner",
    .operands = {ARGUMENT_GROUP},
    .c = "if (setegid(gid) != 0) err(1, \"setegid\");",
    .python = "os.setegid(gid)",
    .text = "Only the effective group changes.",
};

static int run_setgroups(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, ""))
        return 2;
    size_t count = (size_t)(argc - p.next);
    gid_t *list = arena_alloc(&sh->scratch, (count + 1) * sizeof *list);
    for (size_t i = 0; i < count; i++)
        if (!group_id(sh, argv[0], argv[p.next + (int)i], &list[i]))
            return 2;
    why("whoever gives up root must drop these as well: they open doors of their own");
    if (sys_setgroups(count, list) != 0)
        return call_failed(argv[0], errno, "setgroups(%zu groups)", count);
    return 0;
}

const struct builtin setgroups_builtin = {
    .name = "setgroups",
    .run = run_setgroups,
    .usage = "setgroups [GROUP...]",
    .purpose = "set the further groups",
    .calls = "setgroups",
    .section = "owner",
    .operands = {ARGUMENT_GROUP},
    .c = "if (setgroups(count, list) != 0) err(1, \"setgroups\");",
    .python = "os.setgroups([10, 500])",
    .text = "Without an operand the list is emptied. Only root may.",
};
