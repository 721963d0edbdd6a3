/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `new NAME`: a lesson to begin from, short, with one of everything, which lints clean as it is. */
#include "lesson/new.h"

#include "base/names.h"
#include "base/text.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char skeleton[] =
    "# %s\n"
    "<!-- lesson: format=1 minutes=5 -->\n"
    "\n"
    "One sentence on what the learner can do at the end that they could not do before.\n"
    "\n"
    "## A variable and a child\n"
    "<!-- step: id=child -->\n"
    "Begin with a question. Does a program see the variables of the shell that starts it?\n"
    "\n"
    "```predict\n"
    "The variable is set, and another shell is asked for it. What does that one print?\n"
    "- [ ] `[blue]`: That is what this shell holds, but nobody gave it to the other one.\n"
    "- [x] `[]`: A variable goes to children only once it is exported.\n"
    "```\n"
    "\n"
    "```console\n"
    "$ colour=blue; echo \"I am $$: $colour\"\n"
    "I am <pid:shell>: blue\n"
    "$ sh -c 'echo \"[$colour]\"'\n"
    "[]\n"
    "```\n"
    "\n"
    "```task\n"
    "Let every program that this shell starts see `colour`, with the value blue.\n"
    "```\n"
    "\n"
    "```check\n"
    "case $(/bin/sh -c 'echo \"$colour\"') in\n"
    "blue) exit 0 ;;\n"
    "?*) echo \"A child sees it, with another value.\"; exit 2 ;;\n"
    "esac\n"
    "exit 1\n"
    "```\n"
    "\n"
    "<details><summary>Hints</summary>\n"
    "\n"
    "```hint\n"
    "Which word marks a variable for the environment of children?\n"
    "```\n"
    "\n"
    "```hint\n"
    "`export` takes the name of a variable that is already set.\n"
    "```\n"
    "\n"
    "</details>\n"
    "\n"
    "```wrong\n"
    "$ colour=blue\n"
    "```\n"
    "\n"
    "```wrong says=another\n"
    "$ export colour=red\n"
    "```\n"
    "\n"
    "<details><summary>Solutions</summary>\n"
    "\n"
    "```solution\n"
    "$ export colour\n"
    "```\n"
    "\n"
    "```solution\n"
    "$ set -a; colour=blue\n"
    "```\n"
    "\n"
    "</details>\n"
    "\n"
    "```explain\n"
    "The mark stays with the variable: what is assigned to it later reaches children as well.\n"
    "```\n";

/* "21-my-lesson" becomes "My lesson". */
static void add_title(const char *name, struct text *title)
{
    const char *words = name + strspn(name, "0123456789");
    words += *words == '-';
    for (const char *p = *words ? words : name; *p; p++)
        text_char(title, (char)(*p == '-'          ? ' '
                                : title->size == 0 ? toupper((unsigned char)*p)
                                                   : *p));
}

static bool good_name(const char *name)
{
    for (const char *p = name; *p; p++)
        if (!isalnum((unsigned char)*p) && *p != '-' && *p != '_')
            return false;
    return *name != '\0' && *name != '-';
}

int new_lesson(const char *name)
{
    struct text file = {0}, title = {0}, text = {0};
    if (!good_name(name)) {
        fprintf(stderr, "nacre-lesson: a lesson's name is made of letters, digits, `-` and `_`, as "
                        "in 21-my-lesson\n");
        return 2;
    }
    text_format(&file, "%s.md", name);
    add_title(name, &title);
    text_format(&text, skeleton, text_end(&title));
    int fd = open(text_end(&file), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool done = fd >= 0 && write(fd, text.bytes, text.size) == (ssize_t)text.size;
    if (fd >= 0)
        done = close(fd) == 0 && done;
    if (done)
        printf("%s written. Try it: nacre-lesson lint %s\n", file.bytes, file.bytes);
    else
        fprintf(stderr, "nacre-lesson: open(\"%s\"): %s (%s)\n", file.bytes, errno_text(errno),
                errno_name(errno));
    text_free(&file);
    text_free(&title);
    text_free(&text);
    return done ? 0 : 2;
}
