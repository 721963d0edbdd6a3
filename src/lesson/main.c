/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nacre-lesson: what it can be asked to do, and with which options. */
#include "base/text.h"
#include "lesson/bridge.h"
#include "lesson/check.h"
#include "lesson/language.h"
#include "lesson/learn.h"
#include "lesson/new.h"
#include "lesson/play.h"
#include "lesson/scratch.h"
#include "lesson/steps.h"
#include "lesson/translation.h"
#include <getopt.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "Usage: nacre-lesson COMMAND [OPTION]... FILE...\n"
    "\n"
    "  learn [LESSON]      be taught a lesson, by its name or its file; without one,\n"
    "                      the next\n"
    "  list                the lessons, with what was done of each\n"
    "  progress [LESSON]   what was done, when, and in how many tries\n"
    "\n"
    "  play LESSON         watch a lesson type itself; space pauses, Tab hands the\n"
    "                      keyboard over\n"
    "  check FILE...       replay each step and compare it with its transcript; each\n"
    "                      solution must pass its check\n"
    "  lint FILE...        check, and more: each check must fail before its solution\n"
    "                      and after each wrong way, links and ids must exist, prose\n"
    "                      must not be too long\n"
    "  steps FILE          print the steps as Tcl lists, one a line; with --json as\n"
    "                      JSON\n"
    "  session FILE STEP   prepare a step's session and hand over its terminal\n"
    "  new NAME            write NAME.md, a lesson to begin from\n"
    "  translate LANG FILE write LANG/FILE beside it, to translate the lesson in\n"
    "\n"
    "Options of check and lint:\n"
    "  -j N, --jobs=N      judge N steps at a time (1)\n"
    "  --step=ID           only this step\n"
    "  --no-slow           leave out steps marked slow\n"
    "  --strict            what cannot be run here is a failure\n"
    "  --tap, --json       report in the Test Anything Protocol, or as JSON, an\n"
    "                      object a line\n"
    "  --update            write literal lines that differ into the lesson; patterns\n"
    "                      that match stay (check only)\n"
    "  --patience=N        multiply every time limit by N, for slow machines (1)\n"
    "\n"
    "Options of play:\n"
    "  --speed=N           N times as fast, 0.1 to 16 (1)\n"
    "  --step              wait for a key before each command and paragraph;\n"
    "                      --step=ID: play only that step\n"
    "  --record=FILE       record it as an asciicast, a marker for each step; without\n"
    "                      a terminal, at 80 by 24\n"
    "\n"
    "  --language=LANG     teach, play and list in LANG, as de or pt_BR, where a\n"
    "                      lesson is translated; en: as written\n"
    "  --shell=FILE        the nacre to run, instead of the one beside this program\n"
    "                      (also for session, learn)\n"
    "  --isolation         say how sessions are kept apart on this machine, and end\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 all passed, 1 something failed, 2 a wrong use or a file that is\n"
    "no lesson, 3 (session) the step cannot be run here.\n";

enum {
    OPTION_STEP = 256,
    OPTION_SLOW,
    OPTION_STRICT,
    OPTION_TAP,
    OPTION_JSON,
    OPTION_UPDATE,
    OPTION_PATIENCE,
    OPTION_SHELL,
    OPTION_ISOLATION,
    OPTION_LANGUAGE,
    OPTION_SPEED,
    OPTION_RECORD,
    OPTION_HELP,
    OPTION_VERSION
};

static const struct option long_options[] = {
    {"jobs", required_argument, NULL, 'j'},
    {"step", optional_argument, NULL, OPTION_STEP},
    {"speed", required_argument, NULL, OPTION_SPEED},
    {"record", required_argument, NULL, OPTION_RECORD},
    {"no-slow", no_argument, NULL, OPTION_SLOW},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"tap", no_argument, NULL, OPTION_TAP},
    {"json", no_argument, NULL, OPTION_JSON},
    {"update", no_argument, NULL, OPTION_UPDATE},
    {"patience", required_argument, NULL, OPTION_PATIENCE},
    {"shell", required_argument, NULL, OPTION_SHELL},
    {"isolation", no_argument, NULL, OPTION_ISOLATION},
    {"language", required_argument, NULL, OPTION_LANGUAGE},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

/* The nacre in the folder of this program, or the installed one. */
static const char *default_shell(void)
{
    static char path[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 8);
    char *slash = size > 0 ? memrchr(path, '/', (size_t)size) : NULL;
    if (slash) {
        strcpy(slash + 1, "nacre");
        if (access(path, X_OK) == 0)
            return path;
    }
    return BINDIR "/nacre";
}

static int misuse(const char *what)
{
    fprintf(stderr, "nacre-lesson: %s\nTry `nacre-lesson --help`.\n", what);
    return 2;
}

/* Reads a number from 1 to MOST. */
static bool read_number(const char *text, int most, int *number)
{
    long long value = whole_number(text, most);
    if (value < 1)
        return false;
    *number = (int)value;
    return true;
}

/* Reads a speed, as 1 or 2.5, into percent. */
static bool read_speed(const char *text, int *percent)
{
    char *end;
    double speed = strtod(text, &end);
    if (end == text || *end || !(speed >= 0.1 && speed <= 16))
        return false;
    *percent = (int)(speed * 100 + 0.5);
    return true;
}

/* What the options ask for apart from the plan. */
struct request {
    struct check_plan plan;
    struct play_plan play;
    bool isolation;
    int status; /* -1: go on; else end with it */
};

static int take_option(struct request *request, int option)
{
    struct check_plan *plan = &request->plan;
    switch (option) {
    case 'j':
        return read_number(optarg, 64, &plan->jobs) ? -1
                                                    : misuse("--jobs takes a number from 1 to 64");
    case OPTION_PATIENCE:
        return read_number(optarg, 1000, &plan->run.patience)
                   ? -1
                   : misuse("--patience takes a number from 1 to 1000");
    case OPTION_STEP:
        plan->step = optarg;
        request->play.stepping = !optarg;
        return -1;
    case OPTION_SPEED:
        return read_speed(optarg, &request->play.speed)
                   ? -1
                   : misuse("--speed takes a number from 0.1 to 16");
    case OPTION_RECORD:
        request->play.record = optarg;
        return -1;
    case OPTION_SLOW:
        plan->leave_slow = true;
        return -1;
    case OPTION_STRICT:
        plan->strict = true;
        return -1;
    case OPTION_TAP:
        plan->form = REPORT_TAP;
        return -1;
    case OPTION_JSON:
        plan->form = REPORT_JSON;
        return -1;
    case OPTION_UPDATE:
        plan->run.update = true;
        return -1;
    case OPTION_SHELL:
        plan->run.shell = optarg;
        return -1;
    case OPTION_ISOLATION:
        request->isolation = true;
        return -1;
    case OPTION_LANGUAGE:
        plan->run.language = optarg;
        return language_is_name(optarg)
                   ? -1
                   : misuse("--language takes a name as locales have it: de, pt_BR");
    case OPTION_HELP:
        fputs(usage, stdout);
        return 0;
    case OPTION_VERSION:
        printf("nacre-lesson (nacre) %s\n", PACKAGE_VERSION);
        return 0;
    default:
        return misuse("what was asked is not understood");
    }
}

/* A shell named by a relative path must be found from the session's directory too. */
static bool find_shell(struct check_plan *plan)
{
    static char path[PATH_MAX];
    if (!plan->run.shell)
        plan->run.shell = default_shell();
    if (!realpath(plan->run.shell, path)) {
        fprintf(stderr, "nacre-lesson: there is no shell at %s: name one with --shell=FILE\n",
                plan->run.shell);
        return false;
    }
    plan->run.shell = path;
    return true;
}

static int run_check(struct request *request, char **files)
{
    if (!*files)
        return misuse("name at least one lesson");
    if (request->plan.run.lint && request->plan.run.update)
        return misuse("--update belongs to check");
    if (!find_shell(&request->plan))
        return 2;
    session_catch_signals();
    scratch_clean();
    return check_files(&request->plan, files);
}

static int run_session(struct request *request, char **words)
{
    if (!words[0] || !words[1] || words[2])
        return misuse("session takes a lesson and the id of a step");
    if (!find_shell(&request->plan))
        return 2;
    session_catch_signals();
    scratch_clean();
    return bridge_step(&request->plan.run, words[0], words[1]);
}

static int run_learn(struct request *request, const char *name)
{
    if (!find_shell(&request->plan))
        return 2;
    session_catch_signals();
    scratch_clean();
    return learn(&request->plan.run, name);
}

static int run_play(struct request *request, const char *name)
{
    if (!find_shell(&request->plan))
        return 2;
    request->play.run = request->plan.run;
    request->play.step = request->plan.step;
    session_catch_signals();
    scratch_clean();
    return play(&request->play, name);
}

static int run_command(struct request *request, const char *command, char **words)
{
    bool one = words[0] && !words[1];
    if (strcmp(command, "learn") == 0)
        return one || !words[0] ? run_learn(request, words[0]) : misuse("learn takes one lesson");
    if (strcmp(command, "play") == 0)
        return one ? run_play(request, words[0]) : misuse("play takes one lesson");
    if (request->play.stepping)
        return misuse("--step takes the id of a step, as --step=ID");
    if (strcmp(command, "list") == 0)
        return words[0] ? misuse("list takes no operand")
                        : list_lessons(request->plan.run.language);
    if (strcmp(command, "progress") == 0)
        return one || !words[0] ? show_progress(request->plan.run.language, words[0])
                                : misuse("progress takes one lesson");
    if (strcmp(command, "check") == 0 || strcmp(command, "lint") == 0) {
        request->plan.run.lint = *command == 'l';
        return run_check(request, words);
    }
    if (strcmp(command, "session") == 0)
        return run_session(request, words);
    if (strcmp(command, "steps") == 0)
        return one ? steps_file(words[0], request->plan.form == REPORT_JSON)
                   : misuse("steps takes one lesson");
    if (strcmp(command, "new") == 0)
        return one ? new_lesson(words[0]) : misuse("new takes one name");
    if (strcmp(command, "translate") == 0)
        return words[0] && words[1] && !words[2]
                   ? translate_lesson(words[0], words[1])
                   : misuse("translate takes a language and a lesson");
    return misuse("there is no such command");
}

int main(int argc, char **argv)
{
    struct request request = {
        .plan = {.run = {.patience = 1, .language = language_wanted()}, .jobs = 1},
        .play = {.speed = 100}};
    int option;
    /* Patterns are matched in UTF-8 whatever the caller's locale is; nothing else here depends on
     * one. */
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        setlocale(LC_CTYPE, "en_US.UTF-8");
    while ((option = getopt_long(argc, argv, "j:", long_options, NULL)) != -1) {
        int status = take_option(&request, option);
        if (status >= 0)
            return status;
    }
    if (request.isolation) {
        printf("each session runs %s\n", isolation_text(isolation_here()));
        return 0;
    }
    if (optind == argc) {
        fputs(usage, stderr);
        return 2;
    }
    return run_command(&request, argv[optind], argv + optind + 1);
}
