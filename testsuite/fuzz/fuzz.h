/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share: one shell for all runs, with an environment that is the same on
 * every machine. */
#ifndef NACRE_FUZZ_H
#define NACRE_FUZZ_H

#include "lang/input.h"
#include "state/shell.h"
#include <stddef.h>
#include <stdint.h>

/* The function that libFuzzer calls with each input. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The shell, made at the first call. */
static inline struct shell *fuzz_shell(void)
{
    static struct shell shell;
    static char *environment[] = {"LC_ALL=C.UTF-8", "HOME=/h o*me", NULL};
    if (!shell.name)
        shell_init(&shell, "fuzz", environment);
    shell.stack_base = __builtin_frame_address(0);
    return &shell;
}

#endif
