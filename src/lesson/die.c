/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The end of the program when it cannot go on. src/base calls message_die when memory runs out; in
 * the shell that is written through the floor, which this program does not have.
 */
#include "base/message.h"
#include <stdio.h>
#include <stdlib.h>

void message_die(const char *text)
{
    fprintf(stderr, "nacre-lesson: %s\n", text);
    exit(2);
}
