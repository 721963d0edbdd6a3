/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standard output and error sent to a file in memory for a while, for the lesson's tutor. */
#ifndef NACRE_EDIT_CAPTURE_H
#define NACRE_EDIT_CAPTURE_H

#include "base/text.h"
#include "state/shell.h"
#include <stdbool.h>

struct capture {
    int file;     /* -1 when it is closed */
    int saved[3]; /* copies of the standard streams; -1 where there was none */
};

/* What is read back of a file that holds more. */
enum { CAPTURE_LIMIT = 32768 };

/* Makes the file, and redirects nothing. Returns false, with errno, when there can be none. */
bool capture_open(struct shell *sh, struct capture *capture);

/* From now on what this process prints goes to the file, and there is nothing to read. */
void capture_redirect(const struct capture *capture);

/* Makes the file, keeps copies of the standard streams, and redirects them. Returns false, with
 * errno. */
bool capture_begin(struct shell *sh, struct capture *capture);

/* Puts the standard streams back as capture_begin found them. */
void capture_end(struct shell *sh, struct capture *capture);

/* Adds what was caught to PRINTED, and closes the file. */
void capture_read(struct shell *sh, struct capture *capture, struct text *printed);

#endif
