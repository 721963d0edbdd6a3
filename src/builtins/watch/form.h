/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where narration goes and what it looks like: the options that narrate and trace share. */
#ifndef NACRE_BUILTINS_WATCH_FORM_H
#define NACRE_BUILTINS_WATCH_FORM_H

#include "builtins/builtin.h"
#include "exec/exec.h"

/* What options ask for. */
struct form_request {
    bool given;       /* there was an option */
    bool elsewhere;   /* -o was among them, */
    const char *file; /* with this file; NULL: the standard error */
    bool json, places;
};

/* Notes the option `letter` that options_next has returned, if it is one of j, l and o; else
 * returns false. */
bool form_option(struct form_request *request, const struct options_parse *p, int letter);

/* Replaces --json by the letter for it. */
void form_long_options(int argc, char **argv);

/*
 * Opens `path` for narration (NULL: nothing is opened, and *place is -1); *place is one of the
 * shell's own. Returns 0, or a status, having told why.
 */
int form_open(struct shell *sh, const char *who, const char *path, int *place);

/* Lets narration go to the file in *place (-1: the standard error) from now on; *place then has the
 * one that it went to before. `stream` is that of sys/record.h. */
void form_swap(struct shell *sh, int *place, unsigned stream);

/* exec_watch_begin and exec_watch_end of exec/exec.h. */
int form_begin(struct shell *sh, int argc, char **argv, struct watch_form *before);
void form_end(struct shell *sh, struct watch_form *before);

#endif
