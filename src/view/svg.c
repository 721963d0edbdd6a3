/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as SVG 1.1: well-formed XML whatever the names in it hold. */
#include "view/svg.h"

#include "base/utf8.h"
#include <stdbool.h>
#include <string.h>

/* What XML gives a meaning is written as a reference; what it cannot hold becomes U+FFFD. */
static void add_escaped(struct text *text, const char *string, size_t size)
{
    for (size_t at = 0; at < size;) {
        uint32_t character;
        size_t length = utf8_decode(string + at, size - at, &character);
        bool allowed = length && character >= 0x20 && character != 0x7f && character < 0xfffe;
        allowed |= length && character >= 0x10000;
        if (!allowed)
            text_add_string(text, "\357\277\275");
        else if (character == '<')
            text_add_string(text, "&lt;");
        else if (character == '>')
            text_add_string(text, "&gt;");
        else if (character == '&')
            text_add_string(text, "&amp;");
        else if (character == '"')
            text_add_string(text, "&quot;");
        else
            text_add(text, string + at, length);
        at += length ? length : 1;
    }
}

static const char style[] =
    "<style>\n"
    "svg { color-scheme: light dark; background: #fdfdfb; }\n"
    "text { font: 13px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; "
    "fill: #22262b; white-space: pre; }\n"
    ".page { fill: #fdfdfb; stroke: none; }\n"
    ".box { fill: #f1f0ea; stroke: #c9c6b8; }\n"
    "line { stroke: #8b8f96; stroke-width: 1.5; }\n"
    "text.name { font-weight: bold; }\n"
    "text.faint { fill: #6b7078; }\n"
    "text.bad { fill: #b3261e; } text.good { fill: #1d6b34; }\n"
    "line.c0 { stroke: #1f6fb2; } line.c1 { stroke: #b3541e; } line.c2 { stroke: #2e7d4f; }\n"
    "line.c3 { stroke: #8a3fa0; } line.c4 { stroke: #9a7400; } line.c5 { stroke: #b02a5b; }\n"
    "line.bad { stroke: #b3261e; } line.zombie { stroke: #8b8f96; stroke-dasharray: 2 4; }\n"
    ".f0 { fill: #1f6fb2; } .f1 { fill: #b3541e; } .f2 { fill: #2e7d4f; }\n"
    ".f3 { fill: #8a3fa0; } .f4 { fill: #9a7400; } .f5 { fill: #b02a5b; }\n"
    ".fbad { fill: #b3261e; } .fplain { fill: #8b8f96; }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "svg { background: #16181c; } .page { fill: #16181c; }\n"
    "text { fill: #e4e6ea; } text.faint { fill: #9aa0a8; }\n"
    ".box { fill: #22262c; stroke: #454b54; }\n"
    "text.bad { fill: #ff8a80; } text.good { fill: #7fd69a; }\n"
    "line.c0 { stroke: #6db6f2; } line.c1 { stroke: #f0975e; } line.c2 { stroke: #74cf97; }\n"
    "line.c3 { stroke: #cf93e3; } line.c4 { stroke: #dfbd4c; } line.c5 { stroke: #f285ab; }\n"
    "line.bad { stroke: #ff8a80; }\n"
    ".f0 { fill: #6db6f2; } .f1 { fill: #f0975e; } .f2 { fill: #74cf97; }\n"
    ".f3 { fill: #cf93e3; } .f4 { fill: #dfbd4c; } .f5 { fill: #f285ab; }\n"
    ".fbad { fill: #ff8a80; }\n"
    "}\n"
    "</style>\n";

void svg_begin(struct text *text, long width, long height, const char *title,
               const char *description)
{
    text_format(text,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %ld %ld\" width=\"%ld\" "
                "height=\"%ld\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">",
                width, height, width, height);
    add_escaped(text, title, strlen(title));
    text_add_string(text, "</title>\n<desc id=\"desc\">");
    for (const char *line = description; *line;) {
        size_t size = strcspn(line, "\n");
        add_escaped(text, line, size);
        line += size;
        if (*line == '\n') {
            text_char(text, '\n');
            line++;
        }
    }
    text_add_string(text, "</desc>\n");
    text_add_string(text, style);
    text_format(text, "<rect class=\"page\" width=\"%ld\" height=\"%ld\"/>\n", width, height);
}

void svg_end(struct text *text)
{
    text_add_string(text, "</svg>\n");
}

void svg_text(struct text *text, long x, long y, const char *class, const char *string, size_t size)
{
    text_format(text, "<text x=\"%ld\" y=\"%ld\" class=\"%s\" xml:space=\"preserve\">", x, y,
                class);
    add_escaped(text, string, size);
    text_add_string(text, "</text>\n");
}

void svg_line(struct text *text, long x1, long y1, long x2, long y2, const char *class)
{
    text_format(text, "<line x1=\"%ld\" y1=\"%ld\" x2=\"%ld\" y2=\"%ld\" class=\"%s\"/>\n", x1, y1,
                x2, y2, class);
}

void svg_box(struct text *text, long x, long y, long width, long height, const char *class)
{
    text_format(text,
                "<rect x=\"%ld\" y=\"%ld\" width=\"%ld\" height=\"%ld\" rx=\"4\" class=\"%s\"/>\n",
                x, y, width, height, class);
}

/* The class that fills a shape with the colour that lines of `class` have. */
static const char *filling(const char *class)
{
    static const char *const fillings[] = {"f0", "f1", "f2", "f3", "f4", "f5"};
    if (class[0] == 'c' && class[1] >= '0' && class[1] <= '5')
        return fillings[class[1] - '0'];
    return strcmp(class, "bad") == 0 ? "fbad" : "fplain";
}

void svg_dot(struct text *text, long x, long y, long radius, const char *class)
{
    text_format(text, "<circle cx=\"%ld\" cy=\"%ld\" r=\"%ld\" class=\"%s\"/>\n", x, y, radius,
                filling(class));
}

void svg_tip(struct text *text, long x, long y, int left, const char *class)
{
    long back = left ? x + 8 : x - 8;
    text_format(text, "<path d=\"M%ld %ld L%ld %ld L%ld %ld z\" class=\"%s\"/>\n", x, y, back,
                y - 5, back, y + 5, filling(class));
}
