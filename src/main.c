/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nacre begins here: options, the upward arrows between the rooms, and the input that commands are
 * read from. */
#include "config.h"

#include "base/message.h"
#include "base/output.h"
#include "builtins/cwd.h"
#include "builtins/suggest.h"
#include "builtins/table.h"
#include "builtins/watch/form.h"
#include "edit/channel.h"
#include "edit/edit.h"
#include "edit/prompt.h"
#include "exec/exec.h"
#include "exec/path.h"
#include "expand/expand.h"
#include "jobs/jobs.h"
#include "lang/parser.h"
#include "state/shell.h"
#include "sys/record.h"
#include "sys/sys.h"
#include "view/narrate.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

extern char **environ;

/* What the command line asks for. */
struct request {
    const char *command; /* of -c */
    const char *script;
    char **operands; /* $1 … */
    int operand_count;
    int channel;     /* --channel=FD: a lesson's tutor listens there */
    bool from_stdin; /* -s */
    bool forced_interactive;
};

static const char help_text[] =
    "usage: nacre [OPTION]... [SCRIPT [ARGUMENT]...]\n"
    "       nacre [OPTION]... -c COMMANDS [NAME [ARGUMENT]...]\n"
    "       nacre [OPTION]... [-s] [ARGUMENT]...\n"
    "A shell that shows its inside: its builtins are system calls, and each call can be watched.\n"
    "\n"
    "  -c           run COMMANDS\n"
    "  -i           be interactive: prompt, even where standard input is no terminal\n"
    "  -l           be a login shell\n"
    "  -n           read commands and check their syntax, do not run them\n"
    "  -s           read commands from standard input\n"
    "  -abCefhmuvx, -o NAME   as with the builtin set (+ turns off)\n"
    "  --channel=FD a lesson's tutor listens on this descriptor\n"
    "  --help, --version\n"
    "\n"
    "Inside, help lists what can be typed.\n";

/* ---- The upward arrows ---- */

static void run_trap(struct shell *sh, const char *action, int signal)
{
    int status = sh->status, line = sh->line, outer = sh->trapped_status;
    int levels = sh->unwind_levels, outer_depth = sh->trap_return_depth;
    const char *by = sys_by;
    (void)signal;
    sys_by = "trap";
    sh->trapped_status = status;
    sh->trap_return_depth = sh->return_depth;
    sh->trap_depth++;
    enum unwind unwind = exec_text(sh, action, strlen(action), NULL);
    sh->trap_depth--;
    sh->trapped_status = outer;
    sh->trap_return_depth = outer_depth;
    sys_by = by;
    sh->line = line;
    sh->unwind = unwind;
    if (unwind == UNWIND_NONE) {
        sh->status = status;
        sh->unwind_levels = levels;
    }
}

static void option_changed(struct shell *sh, unsigned bit, bool on)
{
    int error = 0;
    if (bit == OPTION_MONITOR && !sh->subshell)
        error = jobs_control(sh, on);
    else if (bit == OPTION_RECORD && sys_watch(SYS_RECORD, on) != 0)
        error = errno;
    else if (bit == OPTION_POSIX)
        sh->lookup_epoch++;
    else if (bit == OPTION_VI || bit == OPTION_EMACS)
        edit_mode(sh);
    if (error)
        sh->options &= ~bit;
}

static void connect_rooms(struct shell *sh)
{
    sys_listener = narrate_record;
    sys_trace_listener = narrate_traced;
    sys_trace_output[0] = narrate_place();
    sys_trace_output[1] = narrate_file_place();
    builtin_find = table_find;
    builtin_at = table_at;
    expand_substitution = exec_substitution;
    trap_run = run_trap;
    sh->option_changed = option_changed;
    exec_watch_begin = form_begin;
    exec_watch_end = form_end;
    exec_on_command = edit_command_begins;
    exec_on_exit = edit_leave;
    exec_on_not_found = suggest_name;
}

/* ---- The command line ---- */

static int complain(const char *format, const char *word)
{
    message("nacre", format, visible(word));
    message(NULL, "Try: nacre --help");
    return 2;
}

/* A word that begins with two dashes. Returns -1 to go on, else the status to exit with. */
static int long_option(struct request *request, struct shell *sh, const char *word)
{
    if (strcmp(word, "--help") == 0) {
        output_string(help_text);
        return output_flush() ? 1 : 0;
    }
    if (strcmp(word, "--version") == 0) {
        output_string("nacre " PACKAGE_VERSION "\n");
        return output_flush() ? 1 : 0;
    }
    if (strcmp(word, "--login") == 0) {
        sh->login = true;
        return -1;
    }
    if (strncmp(word, "--channel=", 10) == 0) {
        request->channel = (int)whole_number(word + 10, 1 << 20);
        return request->channel >= 0 ? -1 : complain("%s: that is no descriptor", word);
    }
    return complain("there is no option %s", word);
}

/* The letters of one word. *takes_command: -c was among them. */
static int letters(struct request *request, struct shell *sh, char **argv, int *i,
                   bool *takes_command)
{
    bool on = argv[*i][0] == '-';
    for (const char *letter = argv[*i] + 1; *letter; letter++) {
        const struct option_name *option = option_by_letter(*letter);
        if (*letter == 'c' && on) {
            *takes_command = true;
        } else if (*letter == 'l' && on) {
            sh->login = true;
        } else if (*letter == 'o') {
            const char *name = argv[*i + 1];
            option = name ? option_by_name(name) : NULL;
            if (!option)
                return complain("-o wants the name of an option, not %s", name ? name : "nothing");
            ++*i;
            sh->options = on ? sh->options | option->bit : sh->options & ~option->bit;
        } else if (option) {
            request->forced_interactive |= option->bit == OPTION_INTERACTIVE && on;
            request->from_stdin |= option->bit == OPTION_STDIN && on;
            sh->options = on ? sh->options | option->bit : sh->options & ~option->bit;
        } else {
            return complain("there is no option %s", argv[*i]);
        }
    }
    return -1;
}

/* Returns -1 to go on, else the status to exit with. */
static int parse_command_line(struct request *request, struct shell *sh, int argc, char **argv)
{
    bool takes_command = false;
    int i = 1, status = -1;
    for (; i < argc && status < 0 && (argv[i][0] == '-' || argv[i][0] == '+') && argv[i][1]; i++) {
        if (strcmp(argv[i], "--") == 0) {
            i++;
            break;
        }
        status = strncmp(argv[i], "--", 2) == 0 ? long_option(request, sh, argv[i])
                                                : letters(request, sh, argv, &i, &takes_command);
    }
    if (status >= 0)
        return status;
    if (i < argc && strcmp(argv[i], "-") == 0)
        i++;
    if (takes_command) {
        if (i == argc)
            return complain("%s wants commands to run", "-c");
        request->command = argv[i++];
        if (i < argc)
            sh->name = argv[i++];
    } else if (i < argc && !request->from_stdin) {
        request->script = sh->name = argv[i++];
    }
    request->operands = argv + i;
    request->operand_count = argc - i;
    return -1;
}

/* A name that begins with a dash is a login shell's; one called sh speaks the standard's language
 * only. */
static void look_at_name(struct shell *sh, const char *name)
{
    if (*name == '-') {
        sh->login = true;
        name++;
    }
    const char *slash = strrchr(name, '/');
    if (strcmp(slash ? slash + 1 : name, "sh") == 0)
        sh->options |= OPTION_POSIX;
}

/* ---- Start-up ---- */

static bool is_interactive(const struct request *request)
{
    if (request->forced_interactive)
        return true;
    if (request->command || request->script)
        return false;
    why("a shell whose input is typed prompts for it");
    if (sys_isatty(0) != 1)
        return false;
    why("and so it does only where somebody sees the prompt");
    return sys_isatty(2) == 1;
}

/* Narration goes to the standard error that the shell was started with, so that no redirection
 * reaches it. */
static void prepare_narration(struct shell *sh)
{
    int *place = narrate_place();
    if (descriptor_copy(sh, 2, place, "narration") != 0)
        return;
    why("narration is laid out for a terminal, and plain elsewhere");
    bool terminal = sys_isatty(*place) == 1;
    narrate_to(*place, terminal, terminal ? message_columns(*place) : 0);
}

/* Reads a file of commands whose name comes from a variable, such as ENV. A file that is not there
 * is no error. */
static void read_start_file(struct shell *sh, const char *path)
{
    why("start-up files are read where there are some");
    if (*path && sys_access(path, R_OK) == 0 && exec_file(sh, path) == UNWIND_EXIT)
        exec_exit(sh);
}

/* ENV is expanded as a parameter's word and names a file for interactive shells (POSIX, sh,
 * ENVIRONMENT VARIABLES). */
static void read_env(struct shell *sh)
{
    const char *env = variable_get(sh, "ENV");
    if (!env || !*env)
        return;
    struct tree *tree = tree_new();
    struct word *word = parse_quoted_text(sh, tree, env);
    const char *path = word ? expand_string(sh, word, EXPAND_PLAIN, NULL) : NULL;
    if (path)
        read_start_file(sh, path);
    tree_drop(tree);
}

static void read_profiles(struct shell *sh)
{
    const char *home = variable_get(sh, "HOME");
    read_start_file(sh, "/etc/profile");
    if (!home)
        return;
    struct text path = {0};
    text_format(&path, "%s/.profile", home);
    read_start_file(sh, text_end(&path));
    text_free(&path);
}

static void greet(void)
{
    message(NULL, "nacre " PACKAGE_VERSION ": each system call can be watched: narrate ls\n"
                  "lesson leads to the lessons, help to all you can type.");
}

static void start_interactive(struct shell *sh, const struct request *request, struct input *input)
{
    edit_input(sh, input,
               request->channel < 0); /* a lesson's shell leaves no file where the lesson looks */
    signals_interactive(sh, true);
    option_set(sh, OPTION_MONITOR, true);
    option_set(sh, OPTION_RECORD, true);
    if (!(sh->options & (OPTION_VI | OPTION_EMACS)))
        option_set(sh, OPTION_EMACS, true);
    if (request->channel < 0) {
        greet();
    } else {
        int error = channel_open(sh, request->channel, prompt_aid());
        if (error)
            message_errno("nacre", error, "fcntl(%d, F_DUPFD_CLOEXEC)", request->channel);
        signals_on_block = channel_block;
    }
    if (sh->login)
        read_profiles(sh);
    read_env(sh);
}

/* Opens a script. Ends the shell where that cannot be done: 127 when it is not there, 126 when it
 * cannot be read. */
static void open_script(struct shell *sh, const char *name, struct input *input)
{
    const char *path = name;
    why("the script is read through a descriptor of the shell's own");
    int fd = sys_open(path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0 && errno == ENOENT && !strchr(name, '/')) {
        const char *found = path_search_readable(sh, name);
        errno = ENOENT;
        if (found) {
            why("a script's name without a slash may be found in PATH");
            fd = sys_open(found, O_RDONLY | O_CLOEXEC, 0);
        }
    }
    struct stat info;
    int error = errno;
    why("a directory can be opened, but it is no script");
    if (fd >= 0 && sys_fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
        error = EISDIR;
        fd = -1;
    }
    if (fd < 0) {
        message_errno("nacre", error, "open(\"%s\")", visible(name));
        sh->status = error == ENOENT || error == ENOTDIR ? 127 : 126;
        exec_exit(sh);
    }
    input_from_file(input, fd, name);
    if (descriptor_keep(sh, fd, &input->fd, "the script") != 0)
        message_errno("nacre", errno, "fcntl(%d, F_DUPFD_CLOEXEC)", fd);
}

static void choose_input(struct shell *sh, const struct request *request, struct input *input)
{
    if (request->command)
        input_from_text(input, request->command, strlen(request->command));
    else if (request->script)
        open_script(sh, request->script, input);
    else if (sh->interactive)
        start_interactive(sh, request, input);
    else
        input_from_stdin(input);
}

/*
 * Each page that a subshell writes to is copied for it. So what every subshell changes lies close
 * together: the shell with the other static variables, the tables of signals and jobs at the
 * beginning of the heap.
 */
int main(int argc, char **argv)
{
    static struct shell shell;
    struct shell *sh = &shell;
    struct request request = {.channel = -1};
    struct input input;
    signals_init(sh);
    jobs_init(sh);
    shell_init(sh, argc > 0 ? argv[0] : "nacre", environ);
    look_at_name(sh, sh->name);
    int status = parse_command_line(&request, sh, argc, argv);
    if (status >= 0)
        return status;
    output_begin();
    connect_rooms(sh);
    prepare_narration(sh);
    cwd_begin(sh);
    parameters_set(sh, request.operands, request.operand_count);
    unsigned asked = sh->options & (OPTION_MONITOR | OPTION_RECORD);
    sh->options &= ~asked;
    sh->interactive = is_interactive(&request);
    if (sh->interactive)
        sh->options |= OPTION_INTERACTIVE;
    choose_input(sh, &request, &input);
    option_set(sh, asked & OPTION_MONITOR, asked & OPTION_MONITOR);
    option_set(sh, asked & OPTION_RECORD, asked & OPTION_RECORD);
    exec_input(sh, &input);
    exec_exit(sh);
}
