/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The locale's names, and its tables when somebody needs them. */
#include "base/locale.h"

#include "base/arena.h"
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static struct {
    char *characters, *order; /* NULL: nothing was chosen yet */
    bool loaded;
} chosen;

static void load_one(int category, const char *name)
{
    if (!setlocale(category, name))
        setlocale(category, "C");
}

void locale_load(void)
{
    if (chosen.loaded || !chosen.characters)
        return;
    chosen.loaded = true;
    load_one(LC_CTYPE, chosen.characters);
    load_one(LC_COLLATE, chosen.order);
}

void locale_choose(const char *characters, const char *order)
{
    bool in_use = chosen.loaded;
    free(chosen.characters);
    free(chosen.order);
    chosen.characters = xstrdup(characters);
    chosen.order = xstrdup(order);
    chosen.loaded = false;
    if (in_use)
        locale_load();
}

static bool is_c(const char *name)
{
    return strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
}

/* Whether `code_set`, which an @ may end, is UTF-8, written as UTF-8 or utf8. */
static bool names_utf8(const char *code_set)
{
    size_t size = strcspn(code_set, "@");
    return (size == 5 && strncasecmp(code_set, "UTF-8", size) == 0) ||
           (size == 4 && strncasecmp(code_set, "UTF8", size) == 0);
}

bool locale_is_utf8(void)
{
    const char *name = chosen.characters, *dot = name ? strchr(name, '.') : NULL;
    if (!name || is_c(name))
        return false;
    if (dot)
        return names_utf8(dot + 1);
    locale_load();
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool locale_orders_bytes(void)
{
    const char *name = chosen.order;
    return !name || is_c(name) || (strncmp(name, "C.", 2) == 0 && names_utf8(name + 2));
}
