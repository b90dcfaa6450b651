/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SETTINGS_H
#define BROADSHEET_VIEW_SETTINGS_H

/* What the reader may choose, by name: rows of settings.tsv, of which :set, the configuration
 * file and its manual are made. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"

typedef enum {
	SETTING_IS_FLAG, /* 0 or 1 */
	SETTING_IS_NUMBER,
	SETTING_IS_CHOICE, /* the place of the word among those allowed */
	SETTING_IS_TEXT
} SettingKind;

#define SETTING(constant, name, kind, allowed, standard, what) SETTING_##constant,
typedef enum {
#include "view/settings_rows.h"
	SETTING_COUNT
} Setting;
#undef SETTING

/* The words of the setting "panes". */
typedef enum {
	PANES_AUTO,
	PANES_SIDE,
	PANES_BELOW,
	PANES_ONE
} PanesWish;

/* The words of the setting "hyperlinks". */
typedef enum {
	HYPERLINKS_OFF,
	HYPERLINKS_AUTO,
	HYPERLINKS_ON
} HyperlinksWish;

typedef struct {
	const char *name;
	SettingKind kind;
	const char *allowed; /* number: least and most; choice: its words */
	const char *standard; /* as it is written; "" for no text */
	const char *what;
} SettingRow;

/* The row of SETTING in settings.tsv; static. */
const SettingRow *setting_row(Setting setting);

/* The setting called NAME, or SETTING_COUNT. */
Setting setting_named(Str name);

typedef struct {
	long number[SETTING_COUNT];
	Text text[SETTING_COUNT]; /* on the heap */
} Settings;

/* All as they are without a word from the reader. */
void settings_init(Settings *settings);
void settings_clear(Settings *settings);

/* Sets SETTING to VALUE as it is written: a flag takes on, off, yes, no, and alone means on.
 * False with ERR where it does not fit. */
bool settings_set(Settings *settings, Setting setting, Str value, Error *err) MUST_CHECK;

/* Is FLAG on? The number of SETTING, or the place of its word among those allowed, from 0. Its text,
 * borrowed until it is set anew. */
bool settings_on(const Settings *settings, Setting flag);
long settings_number(const Settings *settings, Setting setting);
Str settings_text(const Settings *settings, Setting setting);

/* The setting "hyperlinks": off where "secure" is on, since they are a way out of the reader. */
HyperlinksWish settings_hyperlinks(const Settings *settings);

/* Adds the value of SETTING as it is written. */
void settings_add_value(const Settings *settings, Setting setting, Text *out);

/* Is SETTING as it is without a word from the reader? */
bool settings_is_standard(const Settings *settings, Setting setting);

#endif
