/* SPDX-License-Identifier: ISC */
#include "terminal/theme.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "terminal/palette.h"
#include "terminal/themes_data.h"

enum {
	THEME_FILE_BYTES_MAX = 64 << 10,
	BLACK_OF_8 = 0,
	WHITE_OF_8 = 7
};

#define STYLE_NAME(constant, name, what) [STYLE_##constant] = (name),
static const char *const style_names[STYLE_COUNT] = { STYLES(STYLE_NAME) };
#undef STYLE_NAME

#define MARK_ROW(constant, bit, name, what) { (bit), (name) },
static const struct {
	unsigned bit;
	const char *name;
} mark_rows[] = { MARKS(MARK_ROW) };
#undef MARK_ROW

static_assert(sizeof mark_rows / sizeof *mark_rows == THEME_MARK_COUNT, "a look for each mark");

static const struct {
	const char *name;
	unsigned bit;
} attribute_rows[] = {
	{ "bold", THEME_BOLD },
	{ "dim", THEME_DIM },
	{ "italic", THEME_ITALIC },
	{ "underline", THEME_UNDERLINE },
	{ "reverse", THEME_REVERSE },
};

static const char *const colour_names[] = { "black", "red", "green", "yellow", "blue", "magenta",
	"cyan", "white" };

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static const Colour same = { COLOUR_SAME, COLOUR_SAME };

size_t theme_count(void)
{
	return COUNT_OF(themes_data);
}

const char *theme_name(size_t index)
{
	return themes_data[index].name;
}

const char *theme_after(const char *name)
{
	for (size_t i = 0; i < theme_count(); i++)
		if (strcmp(theme_name(i), name) == 0)
			return theme_name((i + 1) % theme_count());
	return theme_name(0);
}

/* The look that NAME stands for in THEME, or NULL. */
static Look *find_look(Theme *theme, Str name)
{
	for (size_t i = 0; i < STYLE_COUNT; i++)
		if (str_is(name, style_names[i]))
			return &theme->style[i];
	for (size_t i = 0; i < THEME_MARK_COUNT; i++)
		if (str_is(name, mark_rows[i].name))
			return &theme->mark[i];
	return NULL;
}

/* One of the eight colours every terminal with colours has. */
static bool read_name(Str word, short *out)
{
	for (size_t i = 0; i < COUNT_OF(colour_names); i++)
		if (str_is(word, colour_names[i])) {
			*out = (short)i;
			return true;
		}
	return false;
}

static bool read_colour(Str word, Colour *out)
{
	size_t slash = str_find_byte(word, '/', 0);
	unsigned long number;

	if (str_is(word, "-")) {
		*out = same;
		return true;
	}
	if (str_is(word, "default")) {
		*out = (Colour){ COLOUR_DEFAULT, COLOUR_DEFAULT };
		return true;
	}
	if (read_name(word, &out->of_8)) {
		out->of_256 = out->of_8;
		return true;
	}
	if (slash == STR_NOWHERE || !str_number(str_slice(word, 0, slash), &number) || number > 255)
		return false;
	out->of_256 = (short)number;
	return read_name(str_from(word, slash + 1), &out->of_8);
}

static bool read_attribute(Str word, unsigned *attributes)
{
	for (size_t i = 0; i < COUNT_OF(attribute_rows); i++)
		if (str_is(word, attribute_rows[i].name)) {
			*attributes |= attribute_rows[i].bit;
			return true;
		}
	return false;
}

/* Reads the words behind the colon into LOOK. */
static bool read_look(Str words, Look *look, Error *err)
{
	Str word;

	*look = (Look){ same, same, 0 };
	if (!str_next_word(&words, &word) || !read_colour(word, &look->foreground))
		return error_set(err, ERROR_USAGE, "a foreground colour is missing or not known");
	if (!str_next_word(&words, &word) || !read_colour(word, &look->background))
		return error_set(err, ERROR_USAGE, "a background colour is missing or not known");
	while (str_next_word(&words, &word))
		if (!read_attribute(word, &look->attributes))
			return error_set(err, ERROR_USAGE, "\"%.*s\" is no attribute",
				(int)word.size, word.at);
	return true;
}

static bool read_line(Str line, Theme *theme, Error *err)
{
	size_t comment = str_find_byte(line, '#', 0);
	Str rest = str_trim(str_slice(line, 0, comment));
	size_t colon = str_find_byte(rest, ':', 0);

	if (rest.size == 0)
		return true;
	if (colon == STR_NOWHERE)
		return error_set(err, ERROR_USAGE, "no colon behind the name of a style");
	Str name = str_trim(str_slice(rest, 0, colon));
	Look *look = find_look(theme, name);

	if (look == NULL)
		return error_set(err, ERROR_USAGE, "\"%.*s\" is neither a style nor a mark",
			(int)name.size, name.at);
	return read_look(str_from(rest, colon + 1), look, err);
}

bool theme_read(const char *name, Str text, Theme *theme, Error *err)
{
	const Look plain = { same, same, 0 };
	unsigned number = 0;
	Str line;

	*theme = (Theme){ 0 };
	strncpy(theme->name, name, sizeof theme->name - 1);
	for (size_t i = 0; i < STYLE_COUNT; i++)
		theme->style[i] = plain;
	for (size_t i = 0; i < THEME_MARK_COUNT; i++)
		theme->mark[i] = plain;
	while (str_next_line(&text, &line)) {
		number++;
		if (!read_line(line, theme, err))
			return error_in(err, "theme %s, line %u", name, number);
	}
	return true;
}

/* A theme out of a file of the reader's own. */
static bool read_file(const char *path, Theme *theme, Error *err)
{
	Text text = text_in(NULL);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	ssize_t got = 0;

	if (fd < 0)
		return error_system(err, errno, "theme %s", path);
	do {
		char *room = text_reserve(&text, 4096);

		got = read(fd, room, 4096);
		if (got > 0)
			text.size += (size_t)got;
	} while (got > 0 && text.size <= THEME_FILE_BYTES_MAX);
	int number = errno;

	close(fd);
	bool good = got < 0 ? error_system(err, number, "theme %s", path)
		: got > 0   ? error_set(err, ERROR_LIMIT, "theme %s: too large", path)
			    : theme_read(path, text_str(&text), theme, err);

	text_clear(&text);
	return good;
}

bool theme_find(const char *name, Theme *theme, Error *err)
{
	if (strchr(name, '/') != NULL)
		return read_file(name, theme, err);
	for (size_t i = 0; i < theme_count(); i++)
		if (strcmp(theme_name(i), name) == 0)
			return theme_read(name, str(themes_data[i].text), theme, err);
	error_set(err, ERROR_USAGE, "no theme is called \"%s\"", name);
	Text names = text_in(NULL);

	for (size_t i = 0; i < theme_count(); i++)
		text_format(&names, "%s%s", i > 0 ? ", " : "", theme_name(i));
	error_hint(
		err, "there are %.*s; a file needs a slash in its name", (int)names.size, names.at);
	text_clear(&names);
	return false;
}

/* Lays OVER on *COLOUR. */
static void lay_colour(Colour *colour, Colour over)
{
	if (over.of_256 != COLOUR_SAME)
		*colour = over;
}

static void lay_look(Look *look, const Look *over)
{
	lay_colour(&look->foreground, over->foreground);
	lay_colour(&look->background, over->background);
	look->attributes |= over->attributes;
}

/* The looks of MARKS on each other, over none. */
static Look marks_look(const Theme *theme, unsigned marks)
{
	Look look = { same, same, 0 };

	for (size_t i = 0; i < THEME_MARK_COUNT; i++)
		if ((marks & mark_rows[i].bit) != 0)
			lay_look(&look, &theme->mark[i]);
	return look;
}

/* A look with a ground of its own takes no colour that was chosen for another ground. */
static void keep_off_ground(const Look *look, Look *over)
{
	bool own_ground =
		look->background.of_256 != COLOUR_SAME || (look->attributes & THEME_REVERSE) != 0;

	if (own_ground && over->background.of_256 == COLOUR_SAME)
		over->foreground = same;
}

/* What is reversed on a reversed ground stands out by being plain again: so a match is seen in
 * the row of the cursor. */
static void lay_look_apart(Look *look, const Look *over)
{
	unsigned reversed = (look->attributes ^ over->attributes) & THEME_REVERSE;

	lay_look(look, over);
	look->attributes = (look->attributes & ~(unsigned)THEME_REVERSE) | reversed;
}

/* Makes LOOK readable by a contrast of LEAST. */
static void raise_contrast(Look *look, int least)
{
	Colour *text = &look->foreground, ground = look->background;

	look->attributes &= ~(unsigned)THEME_DIM;
	if (ground.of_256 == COLOUR_DEFAULT) {
		*text = (Colour){ COLOUR_DEFAULT, COLOUR_DEFAULT };
		return;
	}
	if (text->of_256 == COLOUR_DEFAULT)
		*text = ground;
	text->of_256 = (short)palette_readable(text->of_256, ground.of_256, least);
	if (palette_contrast(text->of_8, ground.of_8) < least)
		text->of_8 = palette_contrast(WHITE_OF_8, ground.of_8) >
				palette_contrast(BLACK_OF_8, ground.of_8)
			? WHITE_OF_8
			: BLACK_OF_8;
}

Look theme_look(const Theme *theme, Style style, unsigned marks)
{
	const Colour own = { COLOUR_DEFAULT, COLOUR_DEFAULT };
	const Look cursor = marks_look(theme, marks & MARK_CURSOR);
	Look others = marks_look(theme, marks & ~(unsigned)MARK_CURSOR);
	Look look = { own, own, 0 };

	keep_off_ground(&theme->style[style], &others);
	lay_colour(&look.foreground, theme->style[STYLE_TEXT].foreground);
	lay_colour(&look.background, theme->style[STYLE_TEXT].background);
	lay_look(&look, &theme->style[style]);
	lay_look_apart(&look, &others);
	lay_look_apart(&look, &cursor);
	if (theme->contrast > 1)
		raise_contrast(&look, theme->contrast);
	return look;
}
