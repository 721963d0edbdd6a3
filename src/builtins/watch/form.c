/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options that narrate and trace share: for good, as the builtin `narrate` is given them, or
 * for one command, as the reserved words are.
 */
#include "builtins/watch/form.h"

#include "base/message.h"
#include "state/descriptors.h"
#include "sys/sys.h"
#include "sys/trace.h"
#include "view/narrate.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>

bool form_option(struct form_request *request, const struct options_parse *p, int letter)
{
    if (letter == 'o') {
        request->elsewhere = true;
        request->file = strcmp(p->argument, "-") == 0 ? NULL : p->argument;
    } else if (letter == 'j') {
        request->json = true;
    } else if (letter == 'l') {
        request->places = true;
    } else {
        return false;
    }
    return request->given = true;
}

void form_long_options(int argc, char **argv)
{
    static char json[] = "-j";
    for (int i = 1; i < argc && argv[i][0] == '-' && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--json") == 0)
            argv[i] = json;
}

int form_open(struct shell *sh, const char *who, const char *path, int *place)
{
    *place = -1;
    if (!path)
        return 0;
    why("several processes will write this file, each line whole at its end: O_APPEND sees to it");
    int fd = sys_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666);
    if (fd == -1)
        return call_failed(who, errno, "open(\"%s\")", visible(path));
    if (descriptor_keep(sh, fd, place, "narration") == 0)
        return 0;
    int error = errno;
    why("there is no room to keep the file open, so nothing is to be left of it");
    sys_close(fd);
    return call_failed(who, error, "fcntl(%d, F_DUPFD_CLOEXEC)", fd);
}

void form_swap(struct shell *sh, int *place, unsigned stream)
{
    int before = -1;
    descriptor_move(sh, narrate_file_place(), &before);
    descriptor_move(sh, place, narrate_file_place());
    descriptor_move(sh, &before, place);
    sys_stream = stream;
}

/* ---- For one command ---- */

static bool read_options(struct shell *sh, struct options_parse *p, struct form_request *request)
{
    bool trace = strcmp(p->argv[0], "trace") == 0;
    int letter;
    while ((letter = options_next(p, trace ? "adjlo:" : "jlo:"))) {
        if (letter == '?')
            return false;
        if (!form_option(request, p, letter))
            sys_trace_all = letter == 'a';
    }
    if (p->next == p->argc)
        return true;
    usage_error(sh, p->argv[0], "\"%s\" is no option", visible(p->argv[p->next]));
    return false;
}

int form_begin(struct shell *sh, int argc, char **argv, struct watch_form *before)
{
    struct form_request request = {0};
    struct options_parse p;
    *before = (struct watch_form){.file = -1, .stream = sys_stream, .all = sys_trace_all};
    narrate_form_get(&before->json, &before->places);
    form_long_options(argc, argv);
    options_begin(&p, argc, argv);
    int status = 2;
    if (read_options(sh, &p, &request))
        status = form_open(sh, argv[0], request.file, &before->file);
    if (status != 0) {
        sys_trace_all = before->all;
        return status;
    }
    before->elsewhere = request.elsewhere;
    if (request.elsewhere)
        form_swap(sh, &before->file, request.file ? sys_stream_new() : 1);
    narrate_form(request.json || before->json, request.places || before->places);
    return 0;
}

void form_end(struct shell *sh, struct watch_form *before)
{
    narrate_form(before->json, before->places);
    sys_trace_all = before->all;
    if (!before->elsewhere)
        return;
    form_swap(sh, &before->file, before->stream);
    descriptor_drop(sh, &before->file);
}
