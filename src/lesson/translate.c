/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `translate LANG FILE`: a file to translate a lesson in. It holds the words of the original, which
 * are to be replaced one after the other, its transcripts, which stay for those who read the file
 * on the web, and the marks of what they are; and nothing that only runs.
 */
#include "lesson/translation.h"

#include "base/names.h"
#include "lesson/language.h"
#include "lesson/mark.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether a translation holds blocks of this kind. */
static bool is_translated(enum block_kind kind)
{
    return kind != BLOCK_SETUP && kind != BLOCK_CHECK && kind != BLOCK_WRONG &&
           kind != BLOCK_SOLUTION && kind != BLOCK_TEARDOWN;
}

/* Adds the lines of the blocks as they stand in the file, an empty line before each. */
static void add_blocks(const struct source *source, const struct block *block, struct text *out)
{
    for (; block; block = block->next) {
        if (!is_translated(block->kind))
            continue;
        for (int line = block->line; line <= block->end_line; line++) {
            size_t size;
            const char *text = source_line(source, line, &size);
            text_add_string(out, line == block->line ? "\n" : "");
            text_add(out, text, size);
            text_char(out, '\n');
        }
        while (out->size > 1 && out->bytes[out->size - 2] == '\n')
            out->size--; /* an empty line may be the last of a list */
    }
}

static void add_lesson(struct lesson *lesson, const char *language, struct text *out)
{
    marks_set(lesson);
    text_format(out, "# %s\n<!-- lesson: format=1 translation=%s of=%s -->\n", lesson->title,
                language, lesson->mark);
    add_blocks(&lesson->source, lesson->prose, out);
    for (const struct step *step = lesson->steps; step; step = step->next) {
        text_format(out, "\n## %s\n<!-- step: id=%s of=%s -->\n", step->title, step->id,
                    step->mark);
        add_blocks(&lesson->source, step->blocks, out);
    }
}

/* The folder of the language, and the file in it. Returns false, with errno, when the folder cannot
 * be made. */
static bool make_path(const char *file, const char *language, struct text *path)
{
    const char *slash = strrchr(file, '/'), *base = slash ? slash + 1 : file;
    text_add(path, file, (size_t)(base - file));
    text_add_string(path, language);
    if (mkdir(text_end(path), 0777) < 0 && errno != EEXIST)
        return false;
    text_format(path, "/%s", base);
    text_end(path);
    return true;
}

static bool write_file(const char *path, const struct text *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool done = fd >= 0 && write(fd, text->bytes, text->size) == (ssize_t)text->size;
    if (fd >= 0)
        done = close(fd) == 0 && done;
    return done;
}

int translate_lesson(const char *language, const char *file)
{
    struct lesson lesson;
    struct text path = {0}, text = {0};
    if (!language_is_name(language)) {
        fprintf(stderr, "nacre-lesson: a language is named as locales name it: de, pt_BR\n");
        return 2;
    }
    bool good = lesson_read(&lesson, file), done = false;
    if (good && lesson.translation) {
        fprintf(stderr,
                "nacre-lesson: that is a translation; name the lesson that it translates\n");
    } else if (good) {
        add_lesson(&lesson, language, &text);
        done = make_path(file, language, &path) && write_file(path.bytes, &text);
        if (done)
            printf("%s written. What is left to do: nacre-lesson lint %s\n", path.bytes,
                   path.bytes);
        else
            fprintf(stderr, "nacre-lesson: open(\"%s\"): %s (%s)\n", text_end(&path),
                    errno_text(errno), errno_name(errno));
    }
    lesson_free(&lesson);
    text_free(&path);
    text_free(&text);
    return done ? 0 : 2;
}
