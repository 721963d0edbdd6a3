/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prompts and marks. */
#include "edit/prompt.h"

#include "base/message.h"
#include "expand/expand.h"
#include "jobs/jobs.h"
#include "lang/parser.h"
#include "state/shell.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static struct {
    bool on;
    char aid[20];
} marks;

static char step[16]; /* of a lesson; empty: in none */

void prompt_init(bool on)
{
    uint64_t random = 0;
    marks.on = on;
    why("each shell's marks carry a number that nothing it runs can guess");
    int fd = sys_open("/dev/urandom", O_RDONLY | O_CLOEXEC, 0);
    if (fd >= 0) {
        why("/dev/urandom gives random bytes without end; eight of them cannot be guessed");
        ssize_t size = sys_read(fd, &random, sizeof random);
        (void)size;
        why("the random bytes have been read, and no further ones are needed");
        sys_close(fd);
    }
    if (!random) {
        why("without random bytes, the process ID must do");
        random = (uint64_t)sys_getpid();
    }
    char *to = marks.aid;
    for (int i = 60; i >= 0; i -= 4)
        *to++ = "0123456789abcdef"[random >> i & 15];
}

const char *prompt_aid(void)
{
    return marks.aid;
}

void prompt_mark(struct text *text, char kind, const char *parameters)
{
    if (marks.on)
        text_format(text, "\033]133;%c;%said=%s\a", kind, parameters, marks.aid);
}

void prompt_step(const char *text)
{
    snprintf(step, sizeof step, "%s", visible(text));
}

/* A prompt that tells what one wants to know before typing: the lesson's step, the last status if
 * it was a failure, jobs. */
static void own_prompt(struct shell *sh, struct text *text)
{
    if (*step)
        text_format(text, "%s ", step);
    if (sh->status)
        text_format(text, "[%d] ", sh->status);
    if (jobs_count(sh))
        text_format(text, "%d job%s ", jobs_count(sh), jobs_count(sh) == 1 ? "" : "s");
    why("a prompt of the superuser should look like one");
    text_add_string(text, sys_geteuid() == 0 ? "nacre# " : "nacre$ ");
}

/* PS1 and PS2 undergo parameter expansion (POSIX.1-2024, XCU 2.5.3). */
static void expanded_prompt(struct shell *sh, const char *value, struct text *text)
{
    struct tree *tree = tree_new();
    int status = sh->status;
    struct word *word = parse_quoted_text(sh, tree, value);
    struct arena_mark mark = arena_mark(&sh->scratch);
    size_t size = 0;
    const char *prompt = word ? expand_string(sh, word, EXPAND_PLAIN, &size) : NULL;
    if (prompt)
        text_add(text, prompt, size);
    arena_release(&sh->scratch, mark);
    tree_drop(tree);
    sh->status = status;
}

void prompt_text(struct shell *sh, bool more, struct text *text)
{
    const char *value = variable_get(sh, more ? "PS2" : "PS1");
    if (value)
        expanded_prompt(sh, value, text);
    else if (more)
        text_add_string(text, "> ");
    else
        own_prompt(sh, text);
}
