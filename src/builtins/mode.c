/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mode of a file.
 *
 * Twelve bits: three for each of user, group and others, and in front of them set-user-ID,
 * set-group-ID and the sticky bit. A symbolic mode says whose bits (u, g, o, a), how (+, -, =) and
 * which (r, w, x, X, s, t, or those that u, g or o has).
 */
#include "builtins/mode.h"

#include "sys/sys.h"
#include <string.h>
#include <sys/stat.h>

bool mode_octal(const char *word, mode_t most, mode_t *mode)
{
    mode_t value = 0;
    if (!*word)
        return false;
    for (; *word >= '0' && *word <= '7' && value <= most; word++)
        value = value * 8 + (mode_t)(*word - '0');
    *mode = value;
    return *word == '\0' && value <= most;
}

/* ---- Symbols ---- */

/* The bits that belong to those named at *p; 0 where nobody is. */
static mode_t read_who(const char **p)
{
    static const char letters[] = "ugoa";
    static const mode_t bits[] = {S_ISUID | 0700, S_ISGID | 0070, S_ISVTX | 0007, MODE_ALL};
    mode_t who = 0;
    for (const char *found; **p && (found = strchr(letters, **p)); (*p)++)
        who |= bits[found - letters];
    return who;
}

/* The bits that one letter means, in all three triples. 0 is a letter too: X that does not apply.
 */
static bool read_letter(char letter, mode_t mode, mode_t *bits)
{
    switch (letter) {
    case 'r':
        *bits |= 0444;
        return true;
    case 'w':
        *bits |= 0222;
        return true;
    case 'x':
        *bits |= 0111;
        return true;
    case 'X':
        *bits |= S_ISDIR(mode) || mode & 0111 ? 0111 : 0;
        return true;
    case 's':
        *bits |= S_ISUID | S_ISGID;
        return true;
    case 't':
        *bits |= S_ISVTX;
        return true;
    default:
        return false;
    }
}

/* The bits after an operator: letters, or one of u, g, o, whose permissions are copied. */
static mode_t read_bits(const char **p, mode_t mode)
{
    static const char copied[] = "ogu";
    const char *from = **p ? strchr(copied, **p) : NULL;
    mode_t bits = 0;
    if (from) {
        (*p)++;
        return (mode >> 3 * (from - copied) & 7) * 0111;
    }
    while (read_letter(**p, mode, &bits))
        (*p)++;
    return bits;
}

static bool is_operator(char c)
{
    return c == '+' || c == '-' || c == '=';
}

bool mode_symbolic(const char *word, mode_t umask, mode_t *mode)
{
    const char *p = word;
    do {
        mode_t named = read_who(&p), who = named ? named : MODE_ALL;
        if (!is_operator(*p))
            return false;
        while (is_operator(*p)) {
            char how = *p++;
            mode_t bits = read_bits(&p, *mode) & who & ~(named ? 0 : umask);
            if (how == '-')
                *mode &= ~bits;
            else
                *mode = (how == '=' ? *mode & ~who : *mode) | bits;
        }
    } while (*p == ',' && *++p);
    return *p == '\0' && p[-1] != ',';
}

bool mode_names_nobody(const char *word)
{
    while (*word && !is_operator(*word)) {
        word += strcspn(word, ",");
        word += *word == ',';
    }
    return *word != '\0';
}

mode_t mode_mask(void)
{
    why("umask has no way to ask: it answers with the old mask when a new one is set");
    mode_t mask = sys_umask(0777);
    why("asking has changed the mask, so it is set back to what it was");
    sys_umask(mask);
    return mask;
}

/* ---- Letters ---- */

static const struct {
    mode_t type;
    char letter;
    const char *words;
} types[] = {
    {S_IFREG, '-', "regular file"},     {S_IFDIR, 'd', "directory"},
    {S_IFLNK, 'l', "symbolic link"},    {S_IFIFO, 'p', "pipe"},
    {S_IFCHR, 'c', "character device"}, {S_IFBLK, 'b', "block device"},
    {S_IFSOCK, 's', "socket"},
};

static int type_index(mode_t mode)
{
    for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
        if ((mode & S_IFMT) == types[i].type)
            return i;
    return -1;
}

const char *mode_type(mode_t mode)
{
    int i = type_index(mode);
    return i < 0 ? "file of an unknown type" : types[i].words;
}

void mode_letters(mode_t mode, char letters[MODE_LETTERS])
{
    int type = type_index(mode);
    letters[0] = type < 0 ? '?' : types[type].letter;
    for (int i = 0; i < 9; i++)
        letters[1 + i] = mode >> (8 - i) & 1 ? "rwx"[i % 3] : '-';
    if (mode & S_ISUID)
        letters[3] = mode & 0100 ? 's' : 'S';
    if (mode & S_ISGID)
        letters[6] = mode & 0010 ? 's' : 'S';
    if (mode & S_ISVTX)
        letters[9] = mode & 0001 ? 't' : 'T';
    letters[10] = '\0';
}
