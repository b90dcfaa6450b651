/* SPDX-License-Identifier: ISC */
#include "view/settings.h"

#include <assert.h>

#define SETTING(constant, name, kind, allowed, standard, what) \
	{ name, kind, allowed, standard, what },
static const SettingRow rows[] = {
#include "view/settings_rows.h"
};
#undef SETTING
static_assert(sizeof rows / sizeof *rows == SETTING_COUNT, "each setting has a row");

const SettingRow *setting_row(Setting setting)
{
	return &rows[setting];
}

Setting setting_named(Str name)
{
	for (Setting setting = 0; setting < SETTING_COUNT; setting++)
		if (str_is(name, rows[setting].name))
			return setting;
	return SETTING_COUNT;
}

void settings_init(Settings *settings)
{
	*settings = (Settings){ 0 };
	for (Setting setting = 0; setting < SETTING_COUNT; setting++) {
		Error err = { 0 };

		settings->text[setting] = text_in(NULL);
		bool fits = settings_set(settings, setting, str(rows[setting].standard), &err);
		assert(fits);
		(void)fits;
	}
}

void settings_clear(Settings *settings)
{
	for (Setting setting = 0; setting < SETTING_COUNT; setting++)
		text_clear(&settings->text[setting]);
}

static bool read_flag(Str value, long *out)
{
	static const struct {
		const char *word;
		bool on;
	} words[] = { { "", true }, { "on", true }, { "yes", true }, { "off", false },
		{ "no", false } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is_nocase(value, words[i].word)) {
			*out = words[i].on;
			return true;
		}
	return false;
}

static bool read_number(const SettingRow *row, Str value, long *out)
{
	Str rest = str(row->allowed), least, most;
	unsigned long low = 0, high = 0, number;

	str_next_word(&rest, &least);
	str_next_word(&rest, &most);
	if (!str_number(least, &low) || !str_number(most, &high) || !str_number(value, &number) ||
		number < low || number > high)
		return false;
	*out = (long)number;
	return true;
}

static bool read_choice(const SettingRow *row, Str value, long *out)
{
	Str rest = str(row->allowed), word;

	for (*out = 0; str_next_word(&rest, &word); ++*out)
		if (str_equal(word, value))
			return true;
	return false;
}

static bool refuse(const SettingRow *row, Str value, Error *err)
{
	static const char *const wanted[] = {
		[SETTING_IS_FLAG] = "on or off",
		[SETTING_IS_NUMBER] = "a number in",
		[SETTING_IS_CHOICE] = "one of",
		[SETTING_IS_TEXT] = "a text",
	};

	return error_set(err, ERROR_USAGE, "%s: \"%.*s\" is not %s%s%s", row->name, (int)value.size,
		value.at == NULL ? "" : value.at, wanted[row->kind],
		row->allowed[0] == '\0' ? "" : " ", row->allowed);
}

bool settings_set(Settings *settings, Setting setting, Str value, Error *err)
{
	const SettingRow *row = &rows[setting];
	long number = 0;
	bool fits = true;

	switch (row->kind) {
	case SETTING_IS_FLAG:
		fits = read_flag(value, &number);
		break;
	case SETTING_IS_NUMBER:
		fits = read_number(row, value, &number);
		break;
	case SETTING_IS_CHOICE:
		fits = read_choice(row, value, &number);
		break;
	case SETTING_IS_TEXT:
		settings->text[setting].size = 0;
		text_add(&settings->text[setting], value);
		return true;
	}
	if (!fits)
		return refuse(row, value, err);
	if (setting == SETTING_SECURE && settings->number[setting] != 0 && number == 0)
		return error_set(err, ERROR_USAGE, "secure cannot be taken back");
	settings->number[setting] = number;
	return true;
}

bool settings_on(const Settings *settings, Setting flag)
{
	return settings->number[flag] != 0;
}

long settings_number(const Settings *settings, Setting setting)
{
	return settings->number[setting];
}

Str settings_text(const Settings *settings, Setting setting)
{
	return text_str(&settings->text[setting]);
}

HyperlinksWish settings_hyperlinks(const Settings *settings)
{
	if (settings_on(settings, SETTING_SECURE))
		return HYPERLINKS_OFF;
	return (HyperlinksWish)settings_number(settings, SETTING_HYPERLINKS);
}

static Str choice_word(const SettingRow *row, long number)
{
	Str rest = str(row->allowed), word = str("");

	for (long i = 0; i <= number; i++)
		str_next_word(&rest, &word);
	return word;
}

void settings_add_value(const Settings *settings, Setting setting, Text *out)
{
	switch (rows[setting].kind) {
	case SETTING_IS_FLAG:
		text_add_c(out, settings_on(settings, setting) ? "on" : "off");
		break;
	case SETTING_IS_NUMBER:
		text_format(out, "%ld", settings->number[setting]);
		break;
	case SETTING_IS_CHOICE:
		text_add(out, choice_word(&rows[setting], settings->number[setting]));
		break;
	case SETTING_IS_TEXT:
		text_add(out, settings_text(settings, setting));
		break;
	}
}

bool settings_is_standard(const Settings *settings, Setting setting)
{
	Text value = text_in(NULL);

	settings_add_value(settings, setting, &value);
	bool same = str_is(text_str(&value), rows[setting].standard);
	text_clear(&value);
	return same;
}
