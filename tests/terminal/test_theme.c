/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "terminal/ascii.h"
#include "terminal/ground.h"
#include "terminal/palette.h"
#include "terminal/theme.h"

static const double CONTRAST_MIN = 7.0; /* WCAG 2.1, 1.4.6, level AAA */

/* The palette of xterm: eight colours, eight bright ones, a cube of 6, and greys. */
static void rgb_of(int number, int rgb[3])
{
	static const int first[16][3] = {
		{ 0, 0, 0 },
		{ 205, 0, 0 },
		{ 0, 205, 0 },
		{ 205, 205, 0 },
		{ 0, 0, 238 },
		{ 205, 0, 205 },
		{ 0, 205, 205 },
		{ 229, 229, 229 },
		{ 127, 127, 127 },
		{ 255, 0, 0 },
		{ 0, 255, 0 },
		{ 255, 255, 0 },
		{ 92, 92, 255 },
		{ 255, 0, 255 },
		{ 0, 255, 255 },
		{ 255, 255, 255 },
	};
	static const int steps[6] = { 0, 95, 135, 175, 215, 255 };

	if (number < 16) {
		memcpy(rgb, first[number], sizeof first[number]);
	} else if (number < 232) {
		rgb[0] = steps[(number - 16) / 36];
		rgb[1] = steps[(number - 16) / 6 % 6];
		rgb[2] = steps[(number - 16) % 6];
	} else {
		rgb[0] = rgb[1] = rgb[2] = 8 + 10 * (number - 232);
	}
}

/* Relative luminance as WCAG 2.1 defines it. */
static double luminance(int number)
{
	static const double weight[3] = { 0.2126, 0.7152, 0.0722 };
	int rgb[3];
	double sum = 0;

	rgb_of(number, rgb);
	for (int i = 0; i < 3; i++) {
		double part = rgb[i] / 255.0;

		part = part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
		sum += weight[i] * part;
	}
	return sum;
}

static double contrast(int a, int b)
{
	double one = luminance(a), other = luminance(b);

	return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

static void test_contrast_is_computed_right(void **state)
{
	(void)state;
	assert_true(fabs(contrast(16, 231) - 21.0) < 0.01);
	assert_true(fabs(contrast(231, 231) - 1.0) < 0.01);
	assert_true(fabs(contrast(244, 231) - 3.95) < 0.01); /* #808080 on white */
}

/* The theme as the file in the source tree has it, comments and all. */
static void read_theme(const char *name, Theme *theme)
{
	char path[512], bytes[16384];
	Error err;
	const char *srcdir = getenv("srcdir");

	snprintf(path, sizeof path, "%s/themes/%s", srcdir != NULL ? srcdir : ".", name);
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	size_t size = fread(bytes, 1, sizeof bytes, file);

	fclose(file);
	assert_true(size > 0 && size < sizeof bytes);
	if (!theme_read(name, str_of(bytes, size), theme, &err))
		fail_msg("%s", err.text);
}

/* Every combination that can be on the screen: each style, under each mark, and under two. */
static void assert_readable(const char *name)
{
	Theme theme;

	read_theme(name, &theme);
	for (size_t style = 0; style < STYLE_COUNT; style++)
		for (unsigned marks = 0; marks < 256; marks++) {
			Look look = theme_look(&theme, (Style)style, marks);

			assert_true(look.foreground.of_256 >= 0 && look.background.of_256 >= 0);
			double wide = contrast(look.foreground.of_256, look.background.of_256);
			double narrow = contrast(look.foreground.of_8, look.background.of_8);

			if (wide < CONTRAST_MIN || narrow < CONTRAST_MIN)
				fail_msg(
					"theme %s, style %zu, marks %u: %.1f:1, of 8 colours %.1f:1",
					name, style, marks, wide, narrow);
			/* Dim takes away contrast in a measure nobody knows. */
			assert_int_equal(look.attributes & THEME_DIM, 0);
		}
}

static void test_light_and_dark_are_readable(void **state)
{
	(void)state;
	assert_readable("light");
	assert_readable("dark");
}

static void test_default_and_mono_keep_the_terminals_ground(void **state)
{
	(void)state;
	static const char *const names[] = { "default", "mono" };

	for (size_t i = 0; i < 2; i++) {
		Theme theme;

		read_theme(names[i], &theme);
		for (size_t style = 0; style < STYLE_COUNT; style++)
			assert_int_equal(theme_look(&theme, (Style)style, 0).background.of_256,
				COLOUR_DEFAULT);
	}
	Theme mono;

	read_theme("mono", &mono);
	for (size_t style = 0; style < STYLE_COUNT; style++)
		assert_int_equal(
			theme_look(&mono, (Style)style, 255).foreground.of_256, COLOUR_DEFAULT);
}

/* Without colours everything that matters still looks different. */
static void test_no_theme_tells_by_colour_alone(void **state)
{
	(void)state;
	static const Style told[] = { STYLE_HEADLINE, STYLE_INTRO, STYLE_CROSSHEAD,
		STYLE_ASIDE_HEAD, STYLE_COMMENT_HEAD, STYLE_PANE_TITLE_FOCUSED, STYLE_STATUS,
		STYLE_HINT_KEY, STYLE_MESSAGE, STYLE_ERROR, STYLE_LABEL, STYLE_CAPTION,
		STYLE_TABLE_HEAD };

	for (size_t i = 0; i < theme_count(); i++) {
		Theme theme;

		read_theme(theme_name(i), &theme);
		for (size_t j = 0; j < sizeof told / sizeof *told; j++)
			assert_true(theme.style[told[j]].attributes != 0);
		for (unsigned bit = 0; bit < THEME_MARK_COUNT; bit++)
			assert_true(theme.mark[bit].attributes != 0);
		assert_true(theme_look(&theme, STYLE_TEXT, MARK_MATCH).attributes !=
			theme_look(&theme, STYLE_TEXT, MARK_MATCH_CURRENT).attributes);
		assert_true(theme.style[STYLE_PANE_TITLE].attributes !=
			theme.style[STYLE_PANE_TITLE_FOCUSED].attributes);
		/* A match is seen in the reversed row of the cursor. */
		assert_true(
			theme_look(&theme, STYLE_COMMENT, MARK_CURSOR | MARK_MATCH).attributes !=
			theme_look(&theme, STYLE_COMMENT, MARK_CURSOR).attributes);
	}
}

static void test_themes_in_the_program_are_the_files(void **state)
{
	(void)state;
	assert_int_equal(theme_count(), 4);
	assert_string_equal(theme_name(0), "default");
	for (size_t i = 0; i < theme_count(); i++) {
		Theme file, built_in;
		Error err;

		read_theme(theme_name(i), &file);
		assert_true(theme_find(theme_name(i), &built_in, &err));
		assert_memory_equal(&file, &built_in, sizeof file);
	}
}

static void test_themes_go_round(void **state)
{
	(void)state;
	assert_string_equal(theme_after("default"), "dark");
	assert_string_equal(theme_after("mono"), "default");
	assert_string_equal(theme_after("/home/x/mine"), "default");
}

static void test_theme_lines(void **state)
{
	(void)state;
	Theme theme;
	Error err;

	assert_true(theme_read("t",
		str("# a comment\n\ntext: 252/white 234/black\n  headline : - blue bold underline # x\n"),
		&theme, &err));
	Look look = theme_look(&theme, STYLE_HEADLINE, 0);

	assert_int_equal(look.foreground.of_256, 252);
	assert_int_equal(look.foreground.of_8, 7);
	assert_int_equal(look.background.of_256, 4);
	assert_int_equal(look.attributes, THEME_BOLD | THEME_UNDERLINE);
	assert_int_equal(theme_look(&theme, STYLE_QUOTE, 0).foreground.of_256, 252);
	assert_int_equal(theme_look(&theme, STYLE_QUOTE, 0).attributes, 0);
}

static void test_theme_faults_name_file_line_and_word(void **state)
{
	(void)state;
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "text: - -\nheadlin: - - bold\n",
			"theme t, line 2: \"headlin\" is neither a style nor a mark" },
		{ "headline - - bold", "theme t, line 1: no colon behind the name of a style" },
		{ "headline: - - bald", "theme t, line 1: \"bald\" is no attribute" },
		{ "headline: mauve -",
			"theme t, line 1: a foreground colour is missing or not known" },
		{ "headline: 300/red -",
			"theme t, line 1: a foreground colour is missing or not known" },
		{ "headline: red", "theme t, line 1: a background colour is missing or not known" },
		{ "headline: red 12",
			"theme t, line 1: a background colour is missing or not known" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Theme theme;
		Error err;

		assert_false(theme_read("t", str(cases[i].text), &theme, &err));
		assert_int_equal(err.kind, ERROR_USAGE);
		assert_string_equal(err.text, cases[i].message);
	}
}

static void test_theme_that_is_not_there(void **state)
{
	(void)state;
	Theme theme;
	Error err;

	assert_false(theme_find("drak", &theme, &err));
	assert_string_equal(err.text, "no theme is called \"drak\"");
	assert_string_equal(
		err.hint, "there are default, dark, light, mono; a file needs a slash in its name");
	assert_false(theme_find("./no-such-file", &theme, &err));
	assert_string_equal(err.text, "theme ./no-such-file: No such file or directory");
}

static void assert_stand_in(const char *text, int cells, const char *expected)
{
	char out[ASCII_STAND_IN_BYTES];

	ascii_stand_in(text, cells, out);
	assert_string_equal(out, expected);
}

static void test_ascii_stand_ins_keep_the_width(void **state)
{
	(void)state;
	assert_stand_in("a", 1, "a");
	assert_stand_in("’", 1, "'");
	assert_stand_in("“", 1, "\"");
	assert_stand_in("—", 1, "-");
	assert_stand_in("┃", 1, "|");
	assert_stand_in("▸", 1, ">");
	assert_stand_in("é", 1, "e");
	assert_stand_in("e\314\201", 1, "e");
	assert_stand_in("Ż", 1, "Z");
	assert_stand_in("ß", 1, "s");
	assert_stand_in("ж", 1, "?");
	assert_stand_in("中", 2, "??");
	assert_stand_in("Ａ", 2, "A ");
	assert_stand_in("", 1, " ");
}

static void test_palette_knows_contrast(void **state)
{
	(void)state;
	for (int one = 0; one < 256; one += 5)
		for (int other = 0; other < 256; other++) {
			double right = contrast(one, other);

			assert_true(fabs(palette_contrast(one, other) - right) < 0.03 * right);
		}
}

static void test_least_contrast_is_kept(void **state)
{
	static const int grounds[] = { 0, 15, 17, 234, 231, 244, 52, 187 };

	(void)state;
	for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
		for (int colour = 0; colour < 256; colour++) {
			int readable = palette_readable(colour, grounds[i], 4.5);

			assert_true(contrast(readable, grounds[i]) >= 4.4);
			if (contrast(colour, grounds[i]) > 4.6)
				assert_int_equal(readable, colour);
		}
	/* Red on black becomes a lighter red. */
	assert_int_equal(palette_readable(88, 16, 4.5), 131);
}

static void test_contrast_of_a_theme(void **state)
{
	static const char lines[] = "text: 250/white 234/black\nrole: 240/black -\n"
				    "hint: default default dim\nerror: red default dim\n";
	Theme theme;
	Error err;

	(void)state;
	assert_true(theme_read("own", str(lines), &theme, &err));
	assert_int_equal(theme_look(&theme, STYLE_ROLE, 0).foreground.of_256, 240);
	theme.contrast = 7;
	Look role = theme_look(&theme, STYLE_ROLE, 0), error = theme_look(&theme, STYLE_ERROR, 0);

	assert_true(contrast(role.foreground.of_256, 234) >= 6.9);
	assert_true(role.foreground.of_256 >= 232);
	assert_int_equal(role.foreground.of_8, 7);
	assert_int_equal(theme_look(&theme, STYLE_TEXT, 0).foreground.of_256, 250);
	/* On a ground that is not known, neither colours nor dim. */
	assert_int_equal(error.foreground.of_256, COLOUR_DEFAULT);
	assert_int_equal(error.attributes, 0);
}

static void test_ground_is_told_by_the_environment(void **state)
{
	(void)state;
	assert_int_equal(ground_of_variable("15;0"), GROUND_DARK);
	assert_int_equal(ground_of_variable("0;15"), GROUND_LIGHT);
	assert_int_equal(ground_of_variable("7;default;8"), GROUND_DARK);
	assert_int_equal(ground_of_variable("0;7"), GROUND_LIGHT);
	assert_int_equal(ground_of_variable("12;default"), GROUND_UNKNOWN);
	assert_int_equal(ground_of_variable("1;16"), GROUND_UNKNOWN);
	assert_int_equal(ground_of_variable("15"), GROUND_UNKNOWN);
	assert_int_equal(ground_of_variable(""), GROUND_UNKNOWN);
	assert_int_equal(ground_of_variable(NULL), GROUND_UNKNOWN);
}

static void test_ground_is_told_by_the_terminal(void **state)
{
	(void)state;
	assert_int_equal(ground_of_reply(str("]11;rgb:0000/2b2b/3636\033\\")), GROUND_DARK);
	assert_int_equal(ground_of_reply(str("]11;rgb:fd/f6/e3\a")), GROUND_LIGHT);
	assert_int_equal(ground_of_reply(str("]11;rgb:f/f/f")), GROUND_LIGHT);
	assert_int_equal(ground_of_reply(str("]11;rgb:fff/000")), GROUND_UNKNOWN);
	assert_int_equal(ground_of_reply(str("]11;rgb:1/2/3/4")), GROUND_UNKNOWN);
	assert_int_equal(ground_of_reply(str("]11;rgb:12345/0/0")), GROUND_UNKNOWN);
	assert_int_equal(ground_of_reply(str("]11;rgb:zz/00/00")), GROUND_UNKNOWN);
	assert_int_equal(ground_of_reply(str("]10;rgb:0/0/0")), GROUND_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contrast_is_computed_right),
		cmocka_unit_test(test_light_and_dark_are_readable),
		cmocka_unit_test(test_palette_knows_contrast),
		cmocka_unit_test(test_least_contrast_is_kept),
		cmocka_unit_test(test_contrast_of_a_theme),
		cmocka_unit_test(test_ground_is_told_by_the_environment),
		cmocka_unit_test(test_ground_is_told_by_the_terminal),
		cmocka_unit_test(test_default_and_mono_keep_the_terminals_ground),
		cmocka_unit_test(test_no_theme_tells_by_colour_alone),
		cmocka_unit_test(test_themes_in_the_program_are_the_files),
		cmocka_unit_test(test_themes_go_round),
		cmocka_unit_test(test_theme_lines),
		cmocka_unit_test(test_theme_faults_name_file_line_and_word),
		cmocka_unit_test(test_theme_that_is_not_there),
		cmocka_unit_test(test_ascii_stand_ins_keep_the_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
