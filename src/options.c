/* SPDX-License-Identifier: ISC */
#include "options.h"

#include <assert.h>
#include <getopt.h>
#include <string.h>

#include "article/date.h"
#include "article/writer.h"
#include "base/str.h"

typedef enum {
	ARGUMENT_NONE,
	ARGUMENT_OPTIONAL,
	ARGUMENT_REQUIRED
} ArgumentKind;

typedef struct {
	int letter; /* 0: no short form */
	const char *name;
	ArgumentKind argument_kind;
	const char *argument; /* its name in help */
	const char *standard; /* what holds without the option; "" for nothing */
	const char *help;
	const char *together; /* what is said of it and those behind it that have a "+"; or "" */
} OptionRow;

#define OPTION(constant, letter, name, kind, argument, standard, help, together) OPTION_##constant,
typedef enum {
#include "options_rows.h"
	OPTION_COUNT
} OptionName;
#undef OPTION

#define OPTION(constant, letter, name, kind, argument, standard, help, together) \
	[OPTION_##constant] = { letter, name, kind, argument, standard, help, together },
static const OptionRow rows[] = {
#include "options_rows.h"
};
#undef OPTION
static_assert(sizeof rows / sizeof *rows == OPTION_COUNT, "a row an option");

static const char *const format_names[] = {
	[FORMAT_TEXT] = "text",
	[FORMAT_JSON] = "json",
	[FORMAT_MARKDOWN] = "markdown",
};
static_assert(sizeof format_names / sizeof *format_names == FORMAT_COUNT, "a name a format");

static const char *const left_out_names[] = {
	[LEFT_OUT_GIVEN_NONE] = "none",
	[LEFT_OUT_GIVEN_SOME] = "some",
	[LEFT_OUT_GIVEN_ALL] = "all",
};
static_assert(
	sizeof left_out_names / sizeof *left_out_names == LEFT_OUT_GIVEN_COUNT, "a name a choice");

static const char *const list_names[] = {
	[LIST_TEXT] = "text",
	[LIST_TSV] = "tsv",
	[LIST_JSON] = "json",
};
static_assert(sizeof list_names / sizeof *list_names == LIST_COUNT, "a name a format");

static const char *const color_names[] = {
	[COLOR_AUTO] = "auto",
	[COLOR_ALWAYS] = "always",
	[COLOR_NEVER] = "never",
};
static_assert(sizeof color_names / sizeof *color_names == COLOR_COUNT, "a name a choice");

/* In the order of the bits of WRITE_STORY and so on. */
enum {
	PART_COUNT = 3
};
static const char *const part_names[] = { "article", "related", "comments" };
static_assert(sizeof part_names / sizeof *part_names == PART_COUNT && WRITE_STORY == 1 &&
		WRITE_RELATED == 1 << 1 && WRITE_COMMENTS == 1 << 2,
	"a name a part, in the order of their bits");

/* getopt's own numbers for long options without a letter begin above any char. */
enum {
	LONG_BASE = 256,
	SHORT_BYTES = 2 * OPTION_COUNT + 2
};

static void fill_getopt(struct option *longs, char *shorts)
{
	*shorts++ = ':'; /* a missing argument is told apart from an unknown option */
	for (int i = 0; i < OPTION_COUNT; i++) {
		longs[i] = (struct option){
			.name = rows[i].name,
			.has_arg = rows[i].argument_kind == ARGUMENT_NONE    ? no_argument
				: rows[i].argument_kind == ARGUMENT_OPTIONAL ? optional_argument
									     : required_argument,
			.val = LONG_BASE + i,
		};
		if (rows[i].letter == 0)
			continue;
		*shorts++ = (char)rows[i].letter;
		if (rows[i].argument_kind != ARGUMENT_NONE)
			*shorts++ = ':';
	}
	longs[OPTION_COUNT] = (struct option){ 0 };
	*shorts = '\0';
}

static int row_of(int answer)
{
	if (answer >= LONG_BASE)
		return answer - LONG_BASE;
	for (int i = 0; i < OPTION_COUNT; i++)
		if (rows[i].letter == answer)
			return i;
	return OPTION_COUNT;
}

/* The index in NAMES of WORD, or an error that lists them. */
static bool one_of(const char *const *names, int count, const char *option, const char *word,
	int *out, Error *err)
{
	char list[ERROR_HINT_BYTES] = "";
	for (int i = 0; i < count; i++) {
		if (strcmp(names[i], word) == 0) {
			*out = i;
			return true;
		}
		strncat(list, i == 0 ? "" : ", ", sizeof list - strlen(list) - 1);
		strncat(list, names[i], sizeof list - strlen(list) - 1);
	}
	return error_set(err, ERROR_USAGE, "--%s=%s: not one of %s", option, word, list);
}

static bool take_width(const char *word, int *out, Error *err)
{
	unsigned long number = 0;
	if (!str_number(str(word), &number) || number < WIDTH_CELLS_MIN || number > WIDTH_CELLS_MAX)
		return error_set(err, ERROR_USAGE, "--width=%s: not a number from %d to %d", word,
			WIDTH_CELLS_MIN, WIDTH_CELLS_MAX);
	*out = (int)number;
	return true;
}

static bool take_date(const char *option, const char *word, Str *out, Error *err)
{
	Date unused;

	*out = str(word);
	if (date_from_iso(*out, &unused))
		return true;
	return error_set(err, ERROR_USAGE, "--%s=%s: not a date; try 2009, 2009-11 or 2009-11-02",
		option, word);
}

/* Kinds by name, parted by commas. */
static bool take_kinds(const char *word, unsigned *out, Error *err)
{
	Str rest = str(word);

	while (rest.size > 0) {
		Str name = str_slice(rest, 0, str_find_byte(rest, ',', 0));
		LibraryKind kind = library_kind_of(name);

		if (kind == LIBRARY_KIND_COUNT)
			return error_set(err, ERROR_USAGE,
				"--kind=%s: not of article, front, error, redirect, picture, other, "
				"container and unknown",
				word);
		*out |= 1u << kind;
		rest = str_from(rest, name.size + 1);
	}
	return true;
}

/* A key, with a minus before it turned round. */
static bool take_order(const char *word, LibraryOrder *out, Error *err)
{
	bool reversed = word[0] == '-';
	LibraryKey key = library_key_of(str(word + reversed));

	*out = (LibraryOrder){ .key = key, .reversed = reversed };
	if (key != LIBRARY_KEY_COUNT)
		return true;
	return error_set(err, ERROR_USAGE,
		"--sort=%s: not one of date, title, site, section, length, comments, kind, place",
		word);
}

/* Carries out the option NAME that chooses pages. */
static bool take_selecting(OptionName name, const char *word, Options *out, Error *err)
{
	out->selected = true;
	if (name == OPTION_AFTER)
		return take_date("after", word, &out->filter.after, err);
	if (name == OPTION_BEFORE)
		return take_date("before", word, &out->filter.before, err);
	if (name == OPTION_KIND)
		return take_kinds(word, &out->filter.kinds, err);
	if (name == OPTION_SORT)
		return take_order(word, &out->order, err);
	*(name == OPTION_SITE ? &out->filter.site : &out->filter.section) = str(word);
	return true;
}

/* Carries out the option of row NAME; WORD is its argument, or NULL. */
static bool take(OptionName name, const char *word, Options *out, Error *err)
{
	int choice = 0;
	switch (name) {
	case OPTION_DUMP:
		out->dump = true;
		if (word && !one_of(format_names, FORMAT_COUNT, "dump", word, &choice, err))
			return false;
		out->format = word ? (DumpFormat)choice : FORMAT_TEXT;
		return true;
	case OPTION_NO_RELATED:
		out->parts &= ~(unsigned)WRITE_RELATED;
		return true;
	case OPTION_NO_COMMENTS:
		out->parts &= ~(unsigned)WRITE_COMMENTS;
		return true;
	case OPTION_LEFT_OUT:
		if (!one_of(left_out_names, LEFT_OUT_GIVEN_COUNT, "left-out", word, &choice, err))
			return false;
		out->left_out = (LeftOutGiven)choice;
		return true;
	case OPTION_ONLY:
		if (!one_of(part_names, PART_COUNT, "only", word, &choice, err))
			return false;
		out->parts = 1u << choice;
		return true;
	case OPTION_LIST:
		out->list = true;
		if (word && !one_of(list_names, LIST_COUNT, "list", word, &choice, err))
			return false;
		out->list_format = (ListFormat)choice;
		return true;
	case OPTION_ITEM:
		out->item = word;
		return true;
	case OPTION_AFTER:
	case OPTION_BEFORE:
	case OPTION_SITE:
	case OPTION_SECTION:
	case OPTION_KIND:
	case OPTION_SORT:
		return take_selecting(name, word, out, err);
	case OPTION_FILES0_FROM:
		out->files0_from = word;
		return true;
	case OPTION_WIDTH:
		out->width_given = true;
		return take_width(word, &out->width_cells, err);
	case OPTION_CHECK:
		out->check = true;
		return true;
	case OPTION_THEME:
		out->theme = word;
		return true;
	case OPTION_COLOR:
		if (!one_of(color_names, COLOR_COUNT, "color", word, &choice, err))
			return false;
		out->color = (ColorWhen)choice;
		return true;
	case OPTION_CONFIG:
		out->config = word;
		return true;
	case OPTION_NO_CONFIG:
		out->no_config = true;
		return true;
	case OPTION_SECURE:
		out->secure = true;
		return true;
	case OPTION_LOG:
		out->log = word;
		return true;
	case OPTION_STATS:
		out->stats = word;
		return true;
	case OPTION_LIST_KEYS:
		out->list_keys = true;
		return true;
	case OPTION_HELP:
		out->help = true;
		return true;
	case OPTION_VERSION:
		out->version = true;
		return true;
	case OPTION_COUNT:
		break;
	}
	return error_set(err, ERROR_USAGE, "an option is not known");
}

static bool refuse(int answer, char **argv, Error *err)
{
	const char *word = argv[optind - 1];
	if (answer == ':')
		return error_set(err, ERROR_USAGE, "%s: an argument is missing", word);
	if (optopt > 0 && optopt < LONG_BASE)
		return error_set(err, ERROR_USAGE, "-%c: there is no such option", optopt);
	if (optopt >= LONG_BASE)
		return error_set(err, ERROR_USAGE, "%s: takes no argument", word);
	return error_set(err, ERROR_USAGE, "%s: there is no such option", word);
}

bool options_parse(int argc, char **argv, Options *out, Error *err)
{
	struct option longs[OPTION_COUNT + 1];
	char shorts[SHORT_BYTES];
	*out = (Options){
		.parts = WRITE_ALL,
		.width_cells = WRITER_WIDTH_CELLS,
		.left_out = LEFT_OUT_GIVEN_SOME,
	};
	fill_getopt(longs, shorts);
	opterr = 0;
	optind = 1;
	int answer;
	while ((answer = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (answer == '?' || answer == ':')
			return refuse(answer, argv, err);
		if (!take((OptionName)row_of(answer), optarg, out, err))
			return false;
	}
	out->sources = argv + optind;
	out->source_count = (size_t)(argc - optind);
	return true;
}

static void help_name(Text *out, const OptionRow *row)
{
	if (row->letter)
		text_format(out, "-%c, ", row->letter);
	text_format(out, "--%s", row->name);
	if (row->argument_kind == ARGUMENT_OPTIONAL)
		text_format(out, "[=%s]", row->argument);
	if (row->argument_kind == ARGUMENT_REQUIRED)
		text_format(out, "=%s", row->argument);
}

static bool goes_on(int row)
{
	return row < OPTION_COUNT && str_is(str(rows[row].together), "+");
}

/* A line on option FIRST and those it is told together with; the number of the next. */
static int help_line(Text *out, int first)
{
	enum {
		LETTER_COLUMN = 2,
		NAME_COLUMN = 6,
		HELP_COLUMN = 26
	};
	const OptionRow *row = &rows[first];
	size_t start = out->size;
	int next = first + 1;

	text_fill(out, ' ', row->letter ? LETTER_COLUMN : NAME_COLUMN);
	help_name(out, row);
	for (; goes_on(next); next++) {
		text_add_c(out, ", ");
		help_name(out, &rows[next]);
	}
	size_t used = out->size - start;

	text_fill(out, ' ', used + 2 <= HELP_COLUMN ? HELP_COLUMN - used : 2);
	text_add_c(out, *row->together ? row->together : row->help);
	if (*row->standard && !*row->together)
		text_format(out, " (%s)", row->standard);
	text_add_byte(out, '\n');
	return next;
}

void options_help(Text *out)
{
	text_add_c(out,
		"Usage: broadsheet [OPTION]... [SOURCE]...\n"
		"Reads archived news: article, related stories, comments. Fetches nothing.\n"
		"SOURCE is a page, an archive of pages, a folder of them, or - (standard input).\n");
	for (int i = 0; i < OPTION_COUNT;)
		i = help_line(out, i);
	text_add_c(out,
		"Keys: ? in the reader. Manual: man broadsheet. Report faults with --version.\n");
}
