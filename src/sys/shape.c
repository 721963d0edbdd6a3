/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table that calls.def becomes, and what can be asked of it. */
#include "sys/shape.h"

#include <string.h>

/* clang-format off: calls.def reads as a table, and so does what is made of it. */
#define ARG(kind, name)                                                                            \
    {                                                                                              \
        SYS_KIND_##kind, #name                                                                     \
    }
#define NO_ARGUMENTS                                                                               \
    {                                                                                              \
        SYS_KIND_NONE, ""                                                                          \
    }
#define CALL(name, result, ...) {#name, SYS_KIND_##result, {__VA_ARGS__}},
static const struct sys_shape shapes[SYS_SHAPES] = {
#include "sys/calls.def"
#include "sys/traced.def"
};
#undef CALL
#undef NO_ARGUMENTS
#undef ARG
/* clang-format on */

const struct sys_shape *sys_shape(int call)
{
    return &shapes[call];
}

bool sys_kind_is_out(enum sys_kind kind)
{
    return kind >= SYS_KIND_STATUS_OUT;
}

const char *sys_call_name(int call)
{
    return shapes[call].name;
}

int sys_call_by_name(const char *name)
{
    for (int call = 0; call < SYS_CALLS; call++)
        if (strcmp(shapes[call].name, name) == 0)
            return call;
    return -1;
}
