/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pathname expansion, on a small tree that the test makes for itself, and the sorting of names. */
#include "expand/glob.h"

#include "base/message.h"
#include "expand/pattern.h"
#include "expand/sort.h"
#include "state/shell.h"
#include <dejagnu.h>
#include <fcntl.h>
#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

static struct shell shell;

#define Q "\001"

/* A name that ends in / is a directory; one with > in it is a symbolic link to what follows the >.
 */
static const char *const tree[] = {
    "a",       "b",           "ab",       ".hidden", ".d/",        ".d/in",      "dir/",
    "dir/x.c", "dir/y.c",     "dir/.z.c", "dir/s/",  "dir/s/deep", "dir.c/",     "new\nline",
    "star*",   "back\\slash", "[a",       "é",       "\xff",       "to-dir>dir", "dangling>nowhere",
    "loop>.",  "\001mark",    "-dash",
};

/* Words are compared as one text: each found name followed by a blank. */
static const struct {
    const char *pattern, *found;
} rows[] = {
    {"a", ""},
    {"*",
     "\001mark -dash [a a ab b back\\slash dangling dir dir.c loop new\nline star* to-dir é \xff "},
    {"?", "a b é \xff "},
    {"[ab]", "a b "},
    {"a*", "a ab "},
    {"nothing*", ""},
    {".*", ".d .hidden "},
    {"[.]*", ""},
    {"?hidden", ""},
    {Q ".h*", ".hidden "},
    {"\\.h*", ".hidden "},
    {"*/", "dir.c/ dir/ loop/ to-dir/ "},
    {"d*/", "dir.c/ dir/ "},
    {"dir/*", "dir/s dir/x.c dir/y.c "},
    {"dir/*.c", "dir/x.c dir/y.c "},
    {"dir//*.c", "dir//x.c dir//y.c "},
    {"./d*", "./dangling ./dir ./dir.c "},
    {"*/*.c", "dir/x.c dir/y.c loop/dir.c to-dir/x.c to-dir/y.c "},
    {"*/x.c", "dir/x.c to-dir/x.c "},
    {"*/s/*", "dir/s/deep to-dir/s/deep "},
    {"dir*/s/", "dir/s/ "},
    {"*/s//", "dir/s// to-dir/s// "},
    {"a/*", ""},
    {"a*/", ""},
    {"dang*", "dangling "},
    {"dang*/", ""},
    {"*/../a", "dir.c/../a dir/../a to-dir/../a "},
    {"*/nothing", ""},
    {"nowhere/*", ""},
    {"star" Q "*", ""},
    {"star" Q "**", "star* "},
    {"star\\*?", ""},
    {"*\\*", "star* "},
    {"[[]a*", "[a "},
    {"[a", ""},
    {"[a*", "[a "},
    {"di[r/x].c", ""},
    {"dir" Q "/?.c", "dir/x.c dir/y.c "},
    {"dir\\/?.c", "dir/x.c dir/y.c "},
    {"back\\\\s*", "back\\slash "},
    {"new?line", "new\nline "},
    {"\\d\\i\\r/x*", "dir/x.c "},
    {Q Q "*", "\001mark "},
    {"loop/loop/a*", "loop/loop/a loop/loop/ab "},
    {"[!a-z]*", "\001mark -dash [a é \xff "},
};

static void make_tree(void)
{
    for (size_t i = 0; i < sizeof tree / sizeof *tree; i++) {
        char name[64];
        strcpy(name, tree[i]);
        size_t size = strlen(name);
        char *arrow = strchr(name, '>');
        if (arrow) {
            *arrow = '\0';
            if (symlink(arrow + 1, name) != 0)
                perror(name);
        } else if (name[size - 1] == '/') {
            if (mkdir(name, 0777) != 0)
                perror(name);
        } else {
            int fd = open(name, O_WRONLY | O_CREAT, 0666);
            if (fd < 0 || close(fd) != 0)
                perror(name);
        }
    }
}

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fields fields = {0};
        char found[1024] = "";
        size_t count = glob_expand(&shell, rows[i].pattern, strlen(rows[i].pattern), &fields);
        for (size_t n = 0; n < fields.count; n++)
            strcat(strcat(found, fields.list[n]), " ");
        if (strcmp(found, rows[i].found) == 0 && count == fields.count)
            pass("glob: %s", visible(rows[i].pattern));
        else
            fail("glob: %s finds %s", visible(rows[i].pattern), visible(found));
    }
}

static void check(bool good, const char *behaviour)
{
    if (good)
        pass("glob: %s", behaviour);
    else
        fail("glob: %s", behaviour);
}

/* What is found goes behind the fields that are there, which stay as they are. */
static void test_fields(void)
{
    struct fields fields = {0};
    fields_add(&shell.scratch, &fields, "zebra");
    size_t count = glob_expand(&shell, "[ab]", 4, &fields);
    check(count == 2 && fields.count == 3 && strcmp(fields.list[0], "zebra") == 0 &&
              strcmp(fields.list[2], "b") == 0,
          "earlier fields stay before what is found");
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void test_many(void)
{
    enum { MANY = 3000 };
    char name[64];
    bool good = mkdir("many", 0777) == 0;
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "many/a-long-common-beginning-%d", i * 7919 % MANY);
        int fd = open(name, O_WRONLY | O_CREAT, 0666);
        good &= fd >= 0 && close(fd) == 0;
    }
    struct fields fields = {0};
    good &= glob_expand(&shell, "many/*", 6, &fields) == MANY;
    for (size_t i = 1; i < fields.count; i++)
        good &= strcmp(fields.list[i - 1], fields.list[i]) < 0;
    check(good, "three thousand names are found in order");
}

static void test_sort(void)
{
    static char *names[] = {"same",     "",          "same-beginning-b", "same-beginning-a", "same",
                            "\xff",     "longer-1",  "longer-10",        "longer-2",         "a",
                            "12345678", "123456789", "1234567"};
    enum { COUNT = sizeof names / sizeof *names };
    char *expected[COUNT], *sorted[COUNT];
    memcpy(expected, names, sizeof names);
    qsort(expected, COUNT, sizeof *expected, by_bytes);
    bool good = true;
    for (size_t count = 0; count <= COUNT; count++) {
        memcpy(sorted, names, sizeof names);
        memcpy(expected, names, sizeof names);
        qsort(expected, count, sizeof *expected, by_bytes);
        sort_names(&shell.scratch, sorted, count);
        for (size_t i = 0; i < COUNT; i++)
            good &= strcmp(sorted[i], expected[i]) == 0;
    }
    check(good, "names are sorted by their bytes in the locale C.UTF-8");
}

/* Needs an ordinary user: nothing is unreadable for root. */
static void test_unreadable(void)
{
    struct fields fields = {0};
    if (geteuid() == 0) {
        untested("glob: a directory that cannot be read has no names");
        return;
    }
    bool good = chmod("dir", 0111) == 0 && glob_expand(&shell, "dir/*", 5, &fields) == 0;
    good &= glob_expand(&shell, "d*/s/*", 6, &fields) == 1;
    check(good, "a directory that cannot be read has no names");
    chmod("dir", 0777);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

int main(void)
{
    char scratch[] = "/tmp/nacre-glob.XXXXXX";
    shell_init(&shell, "glob", environ);
    shell.utf8 = setlocale(LC_ALL, "C.UTF-8") != NULL;
    if (!mkdtemp(scratch) || chdir(scratch) != 0) {
        unresolved("glob: a scratch directory can be made");
        return 1;
    }
    make_tree();
    test_rows();
    test_fields();
    test_many();
    test_sort();
    test_unreadable();
    nftw(scratch, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    totals();
    return 0;
}
