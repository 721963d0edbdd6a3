/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's state: many writers lose no line, a torn line stays apart; fingerprints are the
 * standard's. */
#include "lesson/state_folder.h"
#include "lesson/sha256.h"

#define wait dejagnu_wait /* its name is the C library's too */
#include <dejagnu.h>
#undef wait
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITERS = 8, LINES = 40 };

static void check(int good, const char *what)
{
    if (good)
        pass("%s", what);
    else
        fail("%s", what);
}

static void hashes(const char *bytes, size_t size, const char *wanted, const char *what)
{
    char hex[65];
    sha256_hex(bytes, size, hex);
    check(strcmp(hex, wanted) == 0, what);
}

/* The examples of FIPS 180-2, and the lengths around a block's end. */
static void fingerprints(void)
{
    char *million = malloc(1000000);
    memset(million, 'a', 1000000);
    hashes("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
           "the fingerprint of nothing");
    hashes("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
           "the fingerprint of one block");
    hashes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
           "the fingerprint of what leaves no room for its length");
    hashes(million, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
           "the fingerprint of many blocks");
    free(million);
}

/* Each writer appends its lines; returns whether all of them could. */
static int write_all_at_once(const char *path)
{
    int good = 1, status;
    for (int writer = 0; writer < WRITERS; writer++) {
        if (fork() != 0)
            continue;
        for (int i = 0; i < LINES; i++) {
            char line[60];
            snprintf(line, sizeof line, "writer %d line %d", writer, i);
            if (!state_append(path, line))
                _exit(1);
        }
        _exit(0);
    }
    while (wait(&status) > 0)
        good &= status == 0;
    return good;
}

/* Whether each line of each writer is there once, whole, and in its writer's order. */
static int all_there(const struct text *text)
{
    int next[WRITERS] = {0}, writer, number, used;
    for (const char *line = text->bytes; *line; line += used + 1) {
        if (sscanf(line, "writer %d line %d%n", &writer, &number, &used) != 2 ||
            line[used] != '\n' || writer >= WRITERS || number != next[writer]++)
            return 0;
    }
    for (int i = 0; i < WRITERS; i++)
        if (next[i] != LINES)
            return 0;
    return 1;
}

static void writers(const char *path)
{
    struct text text = {0};
    int written = write_all_at_once(path);
    check(written && state_read(path, &text), "many may write at once");
    text_end(&text);
    check(all_there(&text), "no line is lost or divided");
    text_free(&text);
}

static void torn(const char *path)
{
    struct text text = {0};
    int fd = open(path, O_WRONLY | O_TRUNC);
    check(fd >= 0 && write(fd, "whole\ntorn", 10) == 10 && close(fd) == 0 &&
              state_append(path, "next"),
          "a file whose last line was torn is appended to");
    check(state_read(path, &text) && strcmp(text_end(&text), "whole\ntorn\nnext\n") == 0,
          "and the line after the torn one is whole");
    text_free(&text);
}

int main(void)
{
    char folder[] = "/tmp/nacre-state-XXXXXX";
    struct text path = {0}, nothing = {0};
    struct stat state;
    fingerprints();
    if (!mkdtemp(folder)) {
        unresolved("no scratch directory");
        return 0;
    }
    setenv("XDG_STATE_HOME", folder, 1);
    check(state_path(&path, "lines"), "the folder of state is made");
    check(state_read(path.bytes, &nothing) && nothing.size == 0,
          "a file that is not there is empty");
    writers(path.bytes);
    check(stat(path.bytes, &state) == 0 && (state.st_mode & 077) == 0, "nobody else may read it");
    torn(path.bytes);
    unlink(path.bytes);
    setenv("XDG_STATE_HOME", "relative", 1);
    setenv("HOME", folder, 1);
    check(state_path(&path, "x") && strstr(path.bytes, "/.local/state/nacre/x"),
          "a relative XDG_STATE_HOME is ignored, as its standard says");
    unsetenv("HOME");
    unsetenv("XDG_STATE_HOME");
    check(!state_path(&path, "x"), "without a home there is no state");
    char remove[60];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    check(system(remove) == 0, "all is removed");
    text_free(&path);
    text_free(&nothing);
    return 0;
}
