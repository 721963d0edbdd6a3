/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A lesson from elsewhere is a program from elsewhere. What was agreed to is remembered by the
 * file's fingerprint, so a lesson that was changed since is asked about again.
 */
#include "lesson/consent.h"

#include "lesson/page.h"
#include "lesson/session.h"
#include "lesson/sha256.h"
#include "lesson/state_folder.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether the fingerprint begins a line of the file. */
static bool was_agreed(const char *path, const char *hex)
{
    struct text known = {0};
    bool found = false;
    if (state_read(path, &known))
        for (const char *line = text_end(&known); line && !found; line = strchr(line, '\n')) {
            line += *line == '\n';
            found = strncmp(line, hex, strlen(hex)) == 0;
        }
    text_free(&known);
    return found;
}

static void remember(const char *path, const char *hex, const char *file)
{
    struct text line = {0};
    text_format(&line, "%s ", hex);
    text_add_visible(&line, file, strlen(file), 0, 0);
    if (!state_append(path, text_end(&line)))
        fprintf(stderr, "nacre-lesson: this answer could not be remembered: %s\n", strerror(errno));
    text_free(&line);
}

/* How many commands the lesson can run, hidden ones included. */
static int count_blocks(const struct lesson *lesson, enum block_kind kind)
{
    int count = 0;
    for (const struct step *step = lesson->steps; step; step = step->next)
        for (const struct block *b = block_of_kind(step->blocks, kind); b;
             b = block_of_kind(b->next, kind))
            count++;
    return count;
}

/* Reads an answer of one line. */
static bool says_yes(void)
{
    char answer[20] = "";
    size_t size = 0;
    char c;
    ssize_t got;
    while ((got = read(STDIN_FILENO, &c, 1)) == 1 ||
           (got < 0 && errno == EINTR && !session_interrupted)) {
        if (got == 1 && c == '\n')
            break;
        if (got == 1 && size < sizeof answer - 1)
            answer[size++] = c;
    }
    return strcmp(answer, "y") == 0 || strcmp(answer, "yes") == 0 || strcmp(answer, "Y") == 0;
}

static bool ask(const struct lesson *lesson, const char *file)
{
    struct page page;
    struct text name = {0}, words = {0}, shown = {0};
    int consoles = count_blocks(lesson, BLOCK_CONSOLE);
    int hidden = count_blocks(lesson, BLOCK_SETUP) + count_blocks(lesson, BLOCK_CHECK);
    page_look(&page, STDOUT_FILENO);
    text_add_visible(&name, file, strlen(file), 0, 0);
    text_format(&words,
                "\"%s\" did not come with nacre. Its %d transcript%s and %d hidden %s "
                "run commands here: each session %s, in a scratch directory. Read the file "
                "first if you do not know who wrote it.",
                lesson->title, consoles, consoles == 1 ? "" : "s", hidden,
                hidden == 1 ? "set-up or check" : "set-ups and checks",
                isolation_text(isolation_here()));
    page_fill(&page, STYLE_PLAIN, "  ", "  ", text_end(&words), &shown);
    printf("%s\n%sRun this lesson? [y/N] ", text_end(&name), text_end(&shown));
    fflush(stdout);
    text_free(&name);
    text_free(&words);
    text_free(&shown);
    return says_yes();
}

bool consent(const struct library *library, const struct lesson *lesson, const char *file)
{
    char hex[65];
    struct text path = {0};
    if (library_holds(library, file))
        return true;
    sha256_hex(lesson->source.text, lesson->source.size, hex);
    bool kept = state_path(&path, "agreed");
    bool agreed = kept && was_agreed(path.bytes, hex);
    if (!agreed && !(isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))) {
        fprintf(stderr, "nacre-lesson: this lesson did not come with nacre, and nobody is there to "
                        "agree to its being run\n");
    } else if (!agreed && ask(lesson, file)) {
        agreed = true;
        if (kept)
            remember(path.bytes, hex, file);
    }
    text_free(&path);
    return agreed;
}
