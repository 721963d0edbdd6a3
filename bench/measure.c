/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures programs side by side.
 *
 *     measure ROUNDS FOLDER FLOOR NAME=COMMAND... -- ROW...
 *
 * A ROW is a script, and a contender (NAME=COMMAND) runs it as `COMMAND ROW`, in FOLDER; a COMMAND
 * that ends in `;` is no shell, and is run as it stands. What they print goes to /dev/null. In each
 * round every contender runs every row once, one after the other, so that whatever else the machine
 * does meets all of them. Comments at a row's beginning say more:
 *
 *     # start: N         run `COMMAND -c :` N times instead
 *     # in: SUBFOLDER    run it there
 *     # floor: WORDS     `FLOOR WORDS` is one more contender in this row, called floor
 *     # goal: F NAME, …  the first contender should take at most F times what NAME takes (the
 * larger, if there are more)
 *
 * Printed are medians: times as multiples of dash's (of the first contender's where there is no
 * dash).
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CONTENDERS = 12, ROWS = 40, ROUNDS = 200, WORDS = 8, LINE = 200 };
enum what { WALL, CPU, MEMORY, WHATS };

struct contender {
    char *name;
    char *words[WORDS]; /* of the command, ended by NULL */
    size_t count;
    bool as_it_stands;
};

struct row {
    const char *path;
    char name[LINE], folder[LINE], goal[LINE];
    char floor[LINE];
    char *floor_words[WORDS]; /* after the name of the program; none: it has no floor */
    size_t floor_count;
    int starts;                              /* 0: run the script */
    double taken[CONTENDERS][WHATS][ROUNDS]; /* seconds, seconds, KiB; negative: it failed */
};

static struct contender contenders[CONTENDERS];
static struct row rows[ROWS];
static int nowhere; /* /dev/null, open for writing */
static size_t contender_count, row_count, round_count, base;

static _Noreturn void stop(const char *what)
{
    fprintf(stderr, "measure: ");
    perror(what);
    exit(2);
}

/* Reading what is to be done */

static size_t split(char *text, char **words)
{
    size_t count = 0;
    for (char *word = strtok(text, " "); word && count < WORDS - 1; word = strtok(NULL, " "))
        words[count++] = word;
    words[count] = NULL;
    return count;
}

/* Copies what follows `key` in the line, if the line begins with it. */
static bool take(const char *line, const char *key, char *value)
{
    if (strncmp(line, key, strlen(key)) != 0)
        return false;
    snprintf(value, LINE, "%s", line + strlen(key));
    value[strcspn(value, "\n")] = '\0';
    return true;
}

static void read_row(struct row *row, const char *path)
{
    char line[LINE], starts[LINE];
    const char *slash = strrchr(path, '/');
    FILE *file = fopen(path, "r");
    if (!file)
        stop(path);
    row->path = path;
    snprintf(row->name, LINE, "%s", slash ? slash + 1 : path);
    row->name[strcspn(row->name, ".")] = '\0';
    while (fgets(line, sizeof line, file) && *line == '#') {
        if (take(line, "# start: ", starts))
            row->starts = atoi(starts);
        take(line, "# in: ", row->folder);
        take(line, "# goal: ", row->goal);
        if (take(line, "# floor: ", row->floor))
            row->floor_count = split(row->floor, row->floor_words);
    }
    fclose(file);
}

static void read_contender(struct contender *contender, char *text)
{
    char *equals = strchr(text, '=');
    if (!equals) {
        fprintf(stderr, "measure: %s: NAME=COMMAND is needed\n", text);
        exit(2);
    }
    *equals = '\0';
    contender->name = text;
    contender->count = split(equals + 1, contender->words);
    contender->as_it_stands =
        contender->count > 0 && strcmp(contender->words[contender->count - 1], ";") == 0;
    contender->count -= contender->as_it_stands;
    if (strcmp(text, "dash") == 0)
        base = (size_t)(contender - contenders);
}

/* Measuring */

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Runs one command to its end, and adds what it took. Made by vfork, so that this program's size is
 * not measured. */
static void run(char **command, const char *folder, double taken[WHATS])
{
    struct rusage usage;
    int status;
    double begin = now();
    pid_t pid = vfork();
    if (pid < 0)
        stop("vfork");
    if (pid == 0) {
        if ((*folder && chdir(folder) != 0) || dup2(nowhere, 1) != 1)
            _exit(126);
        execv(command[0], command);
        _exit(127);
    }
    if (wait4(pid, &status, 0, &usage) < 0)
        stop("wait4");
    if (status != 0 || taken[WALL] < 0) {
        taken[WALL] = taken[CPU] = taken[MEMORY] = -1;
        return;
    }
    taken[WALL] += now() - begin;
    taken[CPU] += seconds(usage.ru_utime) + seconds(usage.ru_stime);
    if (taken[MEMORY] < (double)usage.ru_maxrss)
        taken[MEMORY] = (double)usage.ru_maxrss;
}

static void measure(struct row *row, size_t c, size_t round)
{
    const struct contender *contender = &contenders[c];
    bool is_floor = c == contender_count - 1;
    char *command[2 * WORDS + 3];
    size_t count = contender->count;
    double taken[WHATS] = {0};
    memcpy(command, contender->words, count * sizeof *command);
    if (is_floor) {
        memcpy(command + count, row->floor_words, row->floor_count * sizeof *command);
        count += row->floor_count;
        if (row->floor_count == 0)
            taken[WALL] = -1;
    } else if (row->starts) {
        command[count++] = "-c";
        command[count++] = ":";
    } else if (!contender->as_it_stands) {
        command[count++] = (char *)(size_t)row->path;
    }
    command[count] = NULL;
    for (int n = row->starts ? row->starts : 1; n > 0 && taken[WALL] >= 0; n--)
        run(command, row->folder, taken);
    for (int what = 0; what < WHATS; what++)
        row->taken[c][what][round] = taken[WALL] < 0 ? -1 : taken[what];
}

/* Telling */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(const struct row *row, size_t c, enum what what)
{
    double sorted[ROUNDS];
    memcpy(sorted, row->taken[c][what], round_count * sizeof *sorted);
    qsort(sorted, round_count, sizeof *sorted, by_size);
    return sorted[0] < 0 ? -1 : sorted[round_count / 2];
}

/* What the first contender may take at most, in seconds; negative where there is no goal. */
static double goal(const struct row *row)
{
    char text[LINE], name[LINE];
    double largest = -1, factor;
    snprintf(text, sizeof text, "%s", row->goal);
    for (char *part = strtok(text, ","); part; part = strtok(NULL, ","))
        for (size_t c = 0; c < contender_count && sscanf(part, "%lf %s", &factor, name) == 2; c++)
            if (strcmp(contenders[c].name, name) == 0 && factor * median(row, c, WALL) > largest)
                largest = factor * median(row, c, WALL);
    return largest;
}

static void print_ratio(double value, double unit)
{
    if (value < 0 || unit <= 0)
        printf(" %7s", "-");
    else
        printf(" %7.2f", value / unit);
}

static void print_row(const struct row *row, enum what what)
{
    double unit = median(row, base, what);
    printf("%-14s", row->name);
    if (unit < 0)
        printf(" %9s", "-");
    else
        printf(" %9.1f", what == MEMORY ? unit : unit * 1000);
    for (size_t c = 0; c < contender_count; c++)
        print_ratio(median(row, c, what), unit);
    if (what == WALL && goal(row) > 0) {
        print_ratio(goal(row), unit);
        printf("  %s", median(row, 0, WALL) <= goal(row) ? "met" : "missed");
    }
    putchar('\n');
}

static void print_table(enum what what)
{
    static const char *const titles[] = {"Wall time", "CPU time, children included",
                                         "Peak memory of the largest process"};
    printf("%s%s: %s of %s, then multiples of that; medians of %zu rounds\n\n",
           what == WALL ? "" : "\n", titles[what], what == MEMORY ? "KiB" : "milliseconds",
           contenders[base].name, round_count);
    printf("%-14s %9s", "", contenders[base].name);
    for (size_t c = 0; c < contender_count; c++)
        printf(" %7s", contenders[c].name);
    printf("%s\n", what == WALL ? "    goal" : "");
    for (size_t r = 0; r < row_count; r++)
        print_row(&rows[r], what);
}

static void read_all(int argc, char **argv)
{
    int at = 4;
    round_count = (size_t)strtoul(argv[1], NULL, 10);
    if (round_count < 1 || round_count > ROUNDS) {
        fprintf(stderr, "measure: 1 to %d rounds are possible\n", ROUNDS);
        exit(2);
    }
    for (; at < argc && strcmp(argv[at], "--") != 0 && contender_count < CONTENDERS - 1; at++)
        read_contender(&contenders[contender_count++], argv[at]);
    contenders[contender_count++] = (struct contender){"floor", {argv[3]}, 1};
    for (at++; at < argc && row_count < ROWS; at++)
        read_row(&rows[row_count++], argv[at]);
    if (chdir(argv[2]) != 0)
        stop(argv[2]);
}

int main(int argc, char **argv)
{
    if (argc < 6) {
        fputs("usage: measure ROUNDS FOLDER FLOOR NAME=COMMAND... -- ROW...\n", stderr);
        return 2;
    }
    read_all(argc, argv);
    nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0)
        stop("/dev/null");
    for (size_t round = 0; round < round_count; round++) {
        fprintf(stderr, "round %zu of %zu\n", round + 1, round_count);
        for (size_t r = 0; r < row_count; r++)
            for (size_t c = 0; c < contender_count; c++)
                measure(&rows[r], (c + round) % contender_count, round);
    }
    for (int what = 0; what < WHATS; what++)
        print_table((enum what)what);
    return 0;
}
