/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lesson: the way to the lessons, and inside of one, the way to its tutor.
 *
 * The tutor is a program of its own, nacre-lesson, which this builtin runs as a job in the
 * foreground. In a shell that a tutor has started there is a channel up to it: what is typed behind
 * `lesson` there is handed up, and the tutor answers before the next prompt.
 */
#include "base/message.h"
#include "builtins/builtin.h"
#include "exec/exec.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

static const char program_name[] = "nacre-lesson";

/* The tutor's words; src/lesson/tutor_words.c says what each does. */
static const char *const tutor_words[] = {"next",     "back", "goto",  "again", "hint",
                                          "solution", "undo", "reset", "fresh", "list",
                                          "progress", "help", "quit",  NULL};

static bool is_tutor_word(const char *word)
{
    for (int i = 0; tutor_words[i]; i++)
        if (strcmp(word, tutor_words[i]) == 0)
            return true;
    return false;
}

/* Hands the words up to the tutor. Nothing of it is recorded: the lesson is about other calls. */
static int tell_tutor(struct shell *sh, char **words)
{
    struct text packet = {0};
    text_add_string(&packet, "lesson\n");
    for (int i = 0; words[i]; i++) {
        text_add_string(&packet, i ? " " : "");
        text_add_string(&packet, words[i]);
    }
    int watched = sys_watch_pause();
    why("the tutor hears of it on the channel that it has given to this shell");
    ssize_t sent = sys_send(sh->channel, packet.bytes, packet.size, MSG_NOSIGNAL);
    int error = errno;
    sys_watch_resume(watched);
    text_free(&packet);
    return sent < 0 ? call_failed("lesson", error, "send(%d)", sh->channel) : 0;
}

/* The tutor's program: beside this shell's own, or else wherever PATH has it. */
static const char *find_program(char path[PATH_MAX])
{
    why("the tutor's program is looked for where this shell's own is");
    ssize_t size = sys_readlink("/proc/self/exe", path, PATH_MAX - sizeof program_name);
    char *slash = size > 0 ? memrchr(path, '/', (size_t)size) : NULL;
    if (!slash)
        return program_name;
    strcpy(slash + 1, program_name);
    why("it may have been installed elsewhere, or not at all");
    return sys_access(path, X_OK) == 0 ? path : program_name;
}

static int run_program(struct shell *sh, const char *command, const char *operand)
{
    char path[PATH_MAX];
    char *words[] = {(char *)find_program(path), (char *)command, (char *)operand, NULL};
    sh->unwind = exec_program(sh, operand ? 3 : 2, words);
    return sh->status;
}

static int run_lesson(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, ""))
        return 2;
    char **words = argv + p.next;
    if (sh->channel >= 0)
        return tell_tutor(sh, words);
    if (!words[0])
        return run_program(sh, "list", NULL);
    if (strcmp(words[0], "list") == 0 || strcmp(words[0], "progress") == 0)
        return run_program(sh, words[0], words[1]);
    if (is_tutor_word(words[0])) {
        message(argv[0],
                "no tutor listens to this shell: \"%s\" is for a shell inside of a lesson (there, "
                "^] opens the tutor)",
                words[0]);
        return 1;
    }
    if (!operands_between(sh, &p, 1, 1))
        return 2;
    return run_program(sh, "learn", words[0]);
}

const struct builtin lesson_builtin = {
    .name = "lesson",
    .run = run_lesson,
    .usage = "lesson [NAME | progress]\nlesson WORD",
    .purpose = "list the lessons or take one; inside of one, speak to its tutor",
    .calls = "readlink access fork execve waitpid send",
    .section = "watch",
    .operands = {ARGUMENT_LESSON},
    .text = "Without an operand, the lessons are listed, with the minutes that each takes and how "
            "much of it you have\n"
            "done. NAME (a part of it is enough, or a file) begins that lesson, or goes on where "
            "you left it; when you\n"
            "leave it, you are back at this prompt. `lesson progress` tells what you did, when, "
            "and in how many tries.\n"
            "\n"
            "Inside of a lesson, WORD is for the tutor: next, back, goto N, again, hint, solution, "
            "undo, reset, fresh,\n"
            "list, progress, help, quit. The key ^] opens the tutor's own line, whatever runs.",
};
