/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test and [: a question about files, strings or numbers, answered by the status (XCU, test).
 *
 * What an operand means is decided by how many there are, so that `[ "$a" = "$b" ]` is safe
 * whatever a and b hold. Only beyond four operands are -a, -o, ( and ) a grammar, as they were
 * before POSIX dropped them.
 */
#include "base/locale.h"
#include "base/message.h"
#include "builtins/builtin.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { YES = 0, NO = 1, WRONG = 2 };

/* The words that are left to be read. */
struct words {
    const char *who;
    char **next;
    int count;
};

static int wrong(const struct words *w, const char *what, const char *word)
{
    message(w->who, what, visible(word));
    return WRONG;
}

static int yes_if(bool truth)
{
    return truth ? YES : NO;
}

static int not(int answer)
{
    return answer == WRONG ? WRONG : !answer;
}

/* Reads a whole number, with blanks around it. False where `word` is none, which was told. */
static bool number(const struct words *w, const char *word, long long *value)
{
    char *end;
    *value = whole_number(word, LLONG_MAX);
    if (*value >= 0)
        return true;
    errno = 0; /* a sign, blanks, or an error */
    *value = strtoll(word, &end, 10);
    bool good = end != word && errno == 0;
    end += strspn(end, " \t\n");
    if (!good || *end)
        message(w->who, "\"%s\" is no whole number", visible(word));
    return good && !*end;
}

static bool is_unary(const char *word)
{
    return word[0] == '-' && word[1] && !word[2] && strchr("bcdefghknprstuwxzLSOG", word[1]);
}

enum binary { NONE, EQUAL, UNEQUAL, BEFORE, AFTER, EQ, NE, LT, LE, GT, GE, NEWER, OLDER, SAME };

static enum binary binary_operator(const char *word)
{
    static const struct {
        const char *name;
        enum binary which;
    } operators[] = {
        {"=", EQUAL},  {"!=", UNEQUAL}, {"-eq", EQ},    {"-ne", NE},   {"-lt", LT},
        {"-gt", GT},   {"-le", LE},     {"-ge", GE},    {"<", BEFORE}, {">", AFTER},
        {"==", EQUAL}, {"-nt", NEWER},  {"-ot", OLDER}, {"-ef", SAME},
    };
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++)
        if (operators[i].name[0] == word[0] && strcmp(operators[i].name, word) == 0)
            return operators[i].which;
    return NONE;
}

static int may(const char *path, int mode)
{
    why("the kernel itself is asked, with the effective ids, as it would be at an open");
    return yes_if(sys_faccessat(AT_FDCWD, path, mode, AT_EACCESS) == 0);
}

/* The questions that a file's status answers. */
static int about_status(char letter, const struct stat *s)
{
    switch (letter) {
    case 'b':
        return yes_if(S_ISBLK(s->st_mode));
    case 'c':
        return yes_if(S_ISCHR(s->st_mode));
    case 'd':
        return yes_if(S_ISDIR(s->st_mode));
    case 'f':
        return yes_if(S_ISREG(s->st_mode));
    case 'g':
        return yes_if(s->st_mode & S_ISGID);
    case 'k':
        return yes_if(s->st_mode & S_ISVTX);
    case 'p':
        return yes_if(S_ISFIFO(s->st_mode));
    case 's':
        return yes_if(s->st_size > 0);
    case 'u':
        return yes_if(s->st_mode & S_ISUID);
    case 'S':
        return yes_if(S_ISSOCK(s->st_mode));
    case 'O':
        why("a file is ours when its owner is the user that we act as");
        return yes_if(s->st_uid == sys_geteuid());
    case 'G':
        why("a file is our group's when its group is the one that we act in");
        return yes_if(s->st_gid == sys_getegid());
    default:
        return YES;
    }
}

static int unary(const struct words *w, char letter, const char *word)
{
    struct stat status;
    long long fd;
    switch (letter) {
    case 'n':
        return yes_if(*word);
    case 'z':
        return yes_if(!*word);
    case 't':
        if (!number(w, word, &fd))
            return WRONG;
        why("a terminal is what answers a terminal's own calls");
        return yes_if(fd >= 0 && fd <= INT_MAX && sys_isatty((int)fd) == 1);
    case 'r':
        return may(word, R_OK);
    case 'w':
        return may(word, W_OK);
    case 'x':
        return may(word, X_OK);
    case 'h':
    case 'L':
        why("lstat looks at the link itself, where stat would follow it");
        return yes_if(sys_lstat(word, &status) == 0 && S_ISLNK(status.st_mode));
    default:
        why("what kind of file it is, or whether there is one, stands in its status");
        return sys_stat(word, &status) == 0 ? about_status(letter, &status) : NO;
    }
}

/* -nt, -ot and -ef. A file that is not there is older than any that is. */
static int compare_files(const char *left, enum binary how, const char *right)
{
    struct stat l, r;
    why("two files are compared by what stands in their inodes: here is the first");
    bool has_left = sys_stat(left, &l) == 0;
    why("and here is the second: the same file has the same device and inode, a newer one a later "
        "time");
    bool has_right = sys_stat(right, &r) == 0;
    if (how == SAME)
        return yes_if(has_left && has_right && l.st_dev == r.st_dev && l.st_ino == r.st_ino);
    if (!has_left || !has_right)
        return yes_if(how == NEWER ? has_left && !has_right : has_right && !has_left);
    long long order = (long long)l.st_mtim.tv_sec - (long long)r.st_mtim.tv_sec;
    if (order == 0)
        order = l.st_mtim.tv_nsec - r.st_mtim.tv_nsec;
    return yes_if(how == NEWER ? order > 0 : order < 0);
}

static int compare_numbers(const struct words *w, const char *left, enum binary how,
                           const char *right)
{
    long long l, r;
    if (!number(w, left, &l) || !number(w, right, &r))
        return WRONG;
    switch (how) {
    case EQ:
        return yes_if(l == r);
    case NE:
        return yes_if(l != r);
    case LT:
        return yes_if(l < r);
    case LE:
        return yes_if(l <= r);
    case GT:
        return yes_if(l > r);
    default:
        return yes_if(l >= r);
    }
}

/* The order of two words in the locale. */
static int collate(const char *left, const char *right)
{
    locale_load();
    return strcoll(left, right);
}

static int binary(const struct words *w, const char *left, enum binary how, const char *right)
{
    switch (how) {
    case EQUAL:
        return yes_if(strcmp(left, right) == 0);
    case UNEQUAL:
        return yes_if(strcmp(left, right) != 0);
    case BEFORE:
        return yes_if(collate(left, right) < 0);
    case AFTER:
        return yes_if(collate(left, right) > 0);
    case NEWER:
    case OLDER:
    case SAME:
        return compare_files(left, how, right);
    default:
        return compare_numbers(w, left, how, right);
    }
}

/* ---- More than four operands: or, and, not, parentheses ---- */

enum { DEEPEST = 500 };

static int any_of(struct words *w, int depth);

static const char *take(struct words *w)
{
    w->count--;
    return *w->next++;
}

static bool next_is(const struct words *w, const char *word)
{
    return w->count > 0 && strcmp(*w->next, word) == 0;
}

static int primary(struct words *w, int depth)
{
    if (w->count == 0)
        return wrong(w, "something is missing at the end%s", "");
    if (depth > DEEPEST)
        return wrong(w, "too deeply nested at \"%s\"", *w->next);
    if (w->count >= 3 && binary_operator(w->next[1])) {
        const char *left = take(w);
        enum binary how = binary_operator(take(w));
        return binary(w, left, how, take(w));
    }
    if (next_is(w, "!")) {
        take(w);
        return not(primary(w, depth + 1));
    }
    if (next_is(w, "(")) {
        take(w);
        int answer = any_of(w, depth + 1);
        if (answer != WRONG && !next_is(w, ")"))
            return wrong(w, "a ) is missing%s", "");
        if (answer != WRONG)
            take(w);
        return answer;
    }
    const char *word = take(w);
    if (is_unary(word) && w->count > 0)
        return unary(w, word[1], take(w));
    return yes_if(*word);
}

static int all_of(struct words *w, int depth)
{
    int answer = primary(w, depth);
    while (answer != WRONG && next_is(w, "-a")) {
        take(w);
        int right = primary(w, depth);
        answer = right == WRONG ? WRONG : answer | right;
    }
    return answer;
}

static int any_of(struct words *w, int depth)
{
    int answer = all_of(w, depth);
    while (answer != WRONG && next_is(w, "-o")) {
        take(w);
        int right = all_of(w, depth);
        answer = right == WRONG ? WRONG : answer & right;
    }
    return answer;
}

static int by_grammar(struct words *w)
{
    int answer = any_of(w, 0);
    return answer != WRONG && w->count > 0 ? wrong(w, "\"%s\" was not expected", *w->next) : answer;
}

/* ---- Up to four operands ---- */

static int two_words(const struct words *w, char **word)
{
    if (strcmp(word[0], "!") == 0)
        return yes_if(!*word[1]);
    if (is_unary(word[0]))
        return unary(w, word[0][1], word[1]);
    return wrong(w, "\"%s\" is no test of one operand", word[0]);
}

static int three_words(const struct words *w, char **word)
{
    enum binary how = binary_operator(word[1]);
    if (how)
        return binary(w, word[0], how, word[2]);
    if (strcmp(word[1], "-a") == 0)
        return yes_if(*word[0] && *word[2]);
    if (strcmp(word[1], "-o") == 0)
        return yes_if(*word[0] || *word[2]);
    if (strcmp(word[0], "!") == 0)
        return not(two_words(w, word + 1));
    if (strcmp(word[0], "(") == 0 && strcmp(word[2], ")") == 0)
        return yes_if(*word[1]);
    return wrong(w, "\"%s\" is no test of two operands", word[1]);
}

static int decide(struct words *w)
{
    char **word = w->next;
    switch (w->count) {
    case 0:
        return NO;
    case 1:
        return yes_if(*word[0]);
    case 2:
        return two_words(w, word);
    case 3:
        return three_words(w, word);
    case 4:
        if (strcmp(word[0], "!") == 0)
            return not(three_words(w, word + 1));
        if (strcmp(word[0], "(") == 0 && strcmp(word[3], ")") == 0)
            return two_words(w, word + 1);
    }
    return by_grammar(w);
}

static int run_test(struct shell *sh, int argc, char **argv)
{
    (void)sh;
    struct words w = {argv[0], argv + 1, argc - 1};
    return decide(&w);
}

static int run_bracket(struct shell *sh, int argc, char **argv)
{
    if (argc < 2 || strcmp(argv[argc - 1], "]") != 0)
        return usage_error(sh, argv[0], "the closing ] is missing");
    struct words w = {argv[0], argv + 1, argc - 2};
    return decide(&w);
}

#define QUESTIONS                                                                                  \
    "Files: -e is there, -f regular, -d directory, -h or -L link, -p pipe, -S socket, -b -c "      \
    "device, -s not empty, -r -w -x may be read, written, run; -u -g -k its special bits; -O -G "  \
    "owned by us; A -nt B newer, A -ot B older, A -ef B the same. -t FD: a terminal. Strings: -n " \
    "not empty, -z empty, = != < >. Numbers: -eq -ne -lt -le -gt -ge. ! turns the answer round. "  \
    "Status 0 is yes, 1 no, 2 a mistake."
const struct builtin test_builtin = {
    .name = "test",
    .run = run_test,
    .usage = "test [EXPRESSION]",
    .purpose = "ask about files, strings or numbers",
    .calls = "stat lstat faccessat isatty geteuid getegid",
    .section = "posix",
    .operands = {ARGUMENT_FILE},
    .c = "if (access(\"file\", R_OK) == 0) …",
    .python = "if os.access('file', os.R_OK): …",
    .text = QUESTIONS,
    .flags = BUILTIN_POSIX,
};

const struct builtin bracket_builtin = {
    .name = "[",
    .run = run_bracket,
    .usage = "[ [EXPRESSION] ]",
    .purpose = "ask about files, strings or numbers",
    .calls = "stat lstat faccessat isatty geteuid getegid",
    .section = "posix",
    .operands = {ARGUMENT_FILE},
    .c = "if (access(\"file\", R_OK) == 0) …",
    .python = "if os.access('file', os.R_OK): …",
    .text = QUESTIONS,
    .flags = BUILTIN_POSIX,
};
