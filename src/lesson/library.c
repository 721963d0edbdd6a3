/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding lessons. A program that runs from where it was built finds the lessons of its source,
 * another the installed. */
#include "lesson/library.h"

#include "base/arena.h"
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder of lessons that belongs to this program. Others might fill a source folder that was
 * removed since, so it counts only for a program that stands where it was built. */
static const char *own_folder(void)
{
    char program[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program);
    size_t build = strlen(BUILDDIR);
    if (size > (ssize_t)build && memcmp(program, BUILDDIR, build) == 0 && program[build] == '/')
        return SOURCEDIR "/lessons";
    return PKGDATADIR "/lessons";
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Whether FILE ends in ".md"; *size is the length before that. */
static bool is_lesson(const char *file, size_t *size)
{
    size_t length = strlen(file);
    *size = length > 3 ? length - 3 : 0;
    return length > 3 && strcmp(file + *size, ".md") == 0 && *file != '.';
}

void library_open(struct library *library)
{
    struct dirent *entry;
    size_t size, room = 0;
    *library = (struct library){.folder = realpath(own_folder(), NULL)};
    DIR *folder = library->folder ? opendir(library->folder) : NULL;
    while (folder && (entry = readdir(folder))) {
        if (!is_lesson(entry->d_name, &size))
            continue;
        if (library->count == room) {
            room = room ? 2 * room : 32;
            library->names = xrealloc(library->names, room * sizeof *library->names);
        }
        char *name = xstrdup(entry->d_name);
        name[size] = '\0';
        library->names[library->count++] = name;
    }
    if (folder)
        closedir(folder);
    if (library->count)
        qsort(library->names, library->count, sizeof *library->names, by_name);
}

void library_free(struct library *library)
{
    for (size_t i = 0; i < library->count; i++)
        free(library->names[i]);
    free(library->names);
    free(library->folder);
}

void library_path(const struct library *library, size_t index, struct text *path)
{
    text_format(path, "%s/%s.md", library->folder, library->names[index]);
    text_end(path);
}

static void say_which(const struct library *library, const char *name, size_t found)
{
    struct text text = {0};
    text_add_visible(&text, name, strlen(name), 100, 0);
    fprintf(stderr, "nacre-lesson: %s lesson is called %s", found ? "more than one" : "no",
            text_end(&text));
    fputs(library->count ? "; there are:\n" : ", and none is installed\n", stderr);
    for (size_t i = 0; i < library->count; i++)
        if (!found || strstr(library->names[i], name)) {
            text.size = 0;
            text_add_visible(&text, library->names[i], strlen(library->names[i]), 0, 0);
            fprintf(stderr, "  %s\n", text_end(&text));
        }
    text_free(&text);
}

bool library_find(const struct library *library, const char *name, struct text *path)
{
    size_t size, found = 0, index = 0;
    if (strchr(name, '/') || is_lesson(name, &size)) {
        text_add_string(path, name);
        text_end(path);
        return true;
    }
    for (size_t i = 0; i < library->count && *name; i++) {
        if (strcmp(library->names[i], name) == 0) {
            library_path(library, i, path);
            return true;
        }
        if (strstr(library->names[i], name)) {
            index = i;
            found++;
        }
    }
    if (found == 1)
        library_path(library, index, path);
    else
        say_which(library, name, found);
    return found == 1;
}

bool library_holds(const struct library *library, const char *path)
{
    char *whole = realpath(path, NULL);
    size_t size = library->folder ? strlen(library->folder) : 0;
    bool held = whole && size && strncmp(whole, library->folder, size) == 0 && whole[size] == '/';
    free(whole);
    return held;
}
