/* SPDX-License-Identifier: ISC */
#include "view/command_line.h"

#include "base/arena.h"
#include "view/choices.h"
#include "view/commands.h"
#include "view/copying.h"

void command_line_ask(View *view)
{
	asking_open(view, ASK_COMMAND);
}

/* SETTING counts from now on, where that is kept apart: the others stay as keys have
 * changed them. */
static void apply(View *view, Setting setting)
{
	const Settings *settings = &view->settings;
	bool one = settings_number(settings, SETTING_PANES) == PANES_ONE;

	if (setting == SETTING_WIDTH)
		view->text_cells = (int)settings_number(settings, setting);
	else if (setting == SETTING_WRAP)
		view->wrap_wide = settings_on(settings, setting);
	else if (setting == SETTING_PANES || setting == SETTING_LINEAR)
		view->single = one || settings_on(settings, SETTING_LINEAR);
	else if (setting == SETTING_SORT)
		comments_sort(&view->comments, (CommentsBy)settings_number(settings, setting));
	else if (setting == SETTING_COMMENTS)
		view->comments.fold_wish = (CommentsFold)settings_number(settings, setting);
}

void command_line_apply(View *view)
{
	for (Setting setting = 0; setting < SETTING_COUNT; setting++)
		apply(view, setting);
}

void command_line_settle(View *view, Str theme)
{
	Settings *settings = &view->settings;
	Error unsaid;

	settings->number[SETTING_WIDTH] = view->text_cells;
	settings->number[SETTING_WRAP] = view->wrap_wide;
	settings->number[SETTING_SORT] = (long)view->comments.by;
	/* A text takes any value. */
	if (!str_is(theme, "default") || !str_empty(settings_text(settings, SETTING_THEME)))
		(void)!settings_set(settings, SETTING_THEME, theme, &unsaid);
}

/* set */

/* What differs from the defaults, in the message row. */
static void say_settings(View *view)
{
	Text text = text_in(NULL);

	for (Setting setting = 0; setting < SETTING_COUNT; setting++) {
		if (settings_is_standard(&view->settings, setting))
			continue;
		text_format(&text, "%s%s ", text.size > 0 ? "  " : "", setting_row(setting)->name);
		settings_add_value(&view->settings, setting, &text);
	}
	if (text.size == 0)
		text_add_c(&text, "All settings are as they come");
	state_say(view, "%.*s", (int)text.size, text.at);
	text_clear(&text);
}

static void say_setting(View *view, Setting setting)
{
	Text text = text_in(NULL);

	settings_add_value(&view->settings, setting, &text);
	state_say(view, "%s %.*s", setting_row(setting)->name, (int)text.size,
		text.size > 0 ? text.at : "");
	text_clear(&text);
}

/* The value of a setting is all that is left of the line, with or without quotes or a sign of
 * equality. */
static Str value_of(Str rest)
{
	rest = str_trim(rest);
	if (str_starts(rest, "="))
		rest = str_trim(str_from(rest, 1));
	if (rest.size >= 2 && rest.at[0] == '"' && str_ends(rest, "\""))
		rest = str_slice(rest, 1, rest.size - 1);
	return rest;
}

static bool do_set(View *view, Str rest, bool typed, Error *err)
{
	Str name;

	if (!str_next_word(&rest, &name)) {
		say_settings(view);
		return true;
	}
	size_t equals = str_find_byte(name, '=', 0);

	if (equals != STR_NOWHERE) {
		rest = str_of(name.at + equals, (size_t)(rest.at + rest.size - name.at) - equals);
		name = str_slice(name, 0, equals);
	}
	bool question = str_ends(name, "?");

	if (question)
		name = str_slice(name, 0, name.size - 1);
	Setting setting = setting_named(name);

	if (setting == SETTING_COUNT)
		return error_set(
			err, ERROR_USAGE, "no setting is called \"%.*s\"", (int)name.size, name.at);
	if (question) {
		say_setting(view, setting);
		return true;
	}
	if (!settings_set(&view->settings, setting, value_of(rest), err))
		return false;
	apply(view, setting);
	if (setting == SETTING_ORDER)
		sifting_set_order(view, (LibraryKey)settings_number(&view->settings, setting));
	state_arrange(view);
	if (typed) {
		say_setting(view, setting);
		if (setting == SETTING_THEME || setting == SETTING_CONTRAST)
			view->effect.kind = EFFECT_SET_THEME;
	}
	return true;
}

/* bind, unbind */

static bool do_bind(View *view, Str rest, bool typed, Error *err)
{
	Str pane, key, action, more;

	(void)typed;
	if (!str_next_word(&rest, &pane) || !str_next_word(&rest, &key) ||
		!str_next_word(&rest, &action) || str_next_word(&rest, &more))
		return error_set(err, ERROR_USAGE, "bind wants a pane, a key and an action");
	bool bound = keymap_bind(view->keymap, pane, key, action, err);

	state_name_keys(view);
	return bound;
}

static bool do_unbind(View *view, Str rest, bool typed, Error *err)
{
	Str pane, key, more;

	(void)typed;
	if (!str_next_word(&rest, &pane) || !str_next_word(&rest, &key) ||
		str_next_word(&rest, &more))
		return error_set(err, ERROR_USAGE, "unbind wants a pane and a key");
	bool unbound = keymap_unbind(view->keymap, pane, key, err);

	state_name_keys(view);
	return unbound;
}

static bool do_macro(View *view, Str rest, bool typed, Error *err)
{
	Str letter;

	(void)typed;
	if (!str_next_word(&rest, &letter) || letter.size != 1 || !ascii_is_alpha(letter.at[0]))
		return error_set(err, ERROR_USAGE, "macro wants a letter and keys");
	macros_set(&view->macros, letter.at[0], str_trim(rest));
	return true;
}

/* cite, write-config */

static bool do_cite(View *view, Str rest, bool typed, Error *err)
{
	Str form;

	if (!typed)
		return error_set(err, ERROR_USAGE, "cite is to be typed");
	if (!str_next_word(&rest, &form))
		form = str("bibtex");
	return copying_cite(view, form, err);
}

static bool do_write_config(View *view, Str rest, bool typed, Error *err)
{
	(void)rest;
	if (!typed)
		return error_set(err, ERROR_USAGE, "write-config is to be typed");
	if (settings_on(&view->settings, SETTING_SECURE))
		return error_set(err, ERROR_USAGE, "the setting secure forbids that");
	view->effect.kind = EFFECT_WRITE_CONFIG;
	return true;
}

static const struct {
	const char *name;
	bool (*run)(View *view, Str rest, bool typed, Error *err);
} verbs[] = {
	{ "set", do_set },
	{ "bind", do_bind },
	{ "unbind", do_unbind },
	{ "macro", do_macro },
	{ "cite", do_cite },
	{ "write-config", do_write_config },
};

enum {
	VERB_COUNT = sizeof verbs / sizeof *verbs
};

static bool run_verb(View *view, Str word, Str rest, bool typed, bool *found, Error *err)
{
	for (size_t i = 0; i < VERB_COUNT; i++)
		if (str_is(word, verbs[i].name)) {
			*found = true;
			return verbs[i].run(view, rest, typed, err);
		}
	*found = false;
	return true;
}

bool command_line_configure(View *view, Str line, Error *err)
{
	Str rest = str_trim(line), word;
	bool found;

	if (str_empty(rest) || str_starts(rest, "#"))
		return true;
	str_next_word(&rest, &word);
	if (!run_verb(view, word, rest, false, &found, err))
		return false;
	if (!found)
		return error_set(err, ERROR_USAGE, "\"%.*s\" is not set, bind, unbind or macro",
			(int)word.size, word.at);
	return true;
}

/* Actions */

/* The short names fingers know from elsewhere. */
static const struct {
	const char *name, *action;
} aliases[] = {
	{ "q", "close" },
	{ "qa", "quit" },
	{ "h", "help" },
};

static Command command_called(Str word)
{
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (str_is(word, aliases[i].name))
			return command_named(str(aliases[i].action));
	return command_named(word);
}

static bool run_action(View *view, Str word, Str rest, Error *err)
{
	Command command = command_called(word);
	Str key;

	if (command == COMMAND_NONE)
		return error_set(err, ERROR_USAGE, "no command is called \"%.*s\"; Tab shows them",
			(int)word.size, word.at);
	commands_run(view, command);
	if (view->pending != COMMAND_NONE && str_next_word(&rest, &key))
		choices_key(view, key);
	return true;
}

static bool run_line(View *view, Str line, Error *err)
{
	Str rest = str_trim(line), word;
	unsigned long count;
	bool found;

	if (!str_next_word(&rest, &word))
		return true;
	if (str_number(word, &count)) {
		view->counting = true;
		view->count = count < 1000000 ? (long)count : 1000000;
		if (!str_next_word(&rest, &word)) {
			commands_run(view, COMMAND_BOTTOM);
			return true;
		}
	}
	if (!run_verb(view, word, rest, true, &found, err))
		return false;
	return found || run_action(view, word, rest, err);
}

void command_line_accept(View *view)
{
	Arena *arena = arena_new();
	Str line = str_copy(arena, asking_text(view));
	Error err = { 0 };

	if (!run_line(view, line, &err)) {
		state_say(view, "%s", err.text);
		view->message_failed = true;
	}
	view->counting = false;
	view->count = 0;
	arena_free(arena);
}

/* Completion */

/* What begins as WORD does, told one by one: how much of it all have in common, and their
 * names. */
typedef struct {
	Str word;
	Str common; /* borrowed from one of them; absent: none yet */
	Text names; /* on the heap */
	size_t count;
} Candidates;

static void consider(Candidates *candidates, const char *name)
{
	Str text = str(name);
	Str begin = str_slice(text, 0, candidates->word.size);
	size_t same = 0;

	if (!str_equal(begin, candidates->word) && !str_empty(candidates->word))
		return;
	if (candidates->count++ == 0) {
		candidates->common = text;
	} else {
		Str common = candidates->common;

		while (same < common.size && same < text.size && common.at[same] == text.at[same])
			same++;
		candidates->common = str_slice(common, 0, same);
		text_add_byte(&candidates->names, ' ');
	}
	text_add(&candidates->names, text);
}

static void consider_actions(Candidates *candidates)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	for (size_t i = 0; i < count; i++) {
		bool before = false;

		for (size_t j = 0; j < i; j++)
			before = before || rows[j].command == rows[i].command;
		if (!before)
			consider(candidates, rows[i].action);
	}
}

static void consider_values(Candidates *candidates, Setting setting)
{
	Arena *arena = arena_new();
	const SettingRow *row = setting_row(setting);
	Str rest = str(row->kind == SETTING_IS_CHOICE  ? row->allowed
			: row->kind == SETTING_IS_FLAG ? "on off"
						       : "");
	Str word;

	while (str_next_word(&rest, &word)) {
		/* The words are static, but not terminated where they stand. */
		if (str_equal(str_slice(word, 0, candidates->word.size), candidates->word)) {
			candidates->common = candidates->count++ == 0 ? word : candidates->word;
			text_add_byte(&candidates->names, ' ');
			text_add(&candidates->names, word);
		}
	}
	arena_free(arena);
}

/* What may stand as the word number PLACE of a line whose words before are FIRST and SECOND. */
static void consider_all(Candidates *candidates, int place, Str first, Str second)
{
	if (place == 0) {
		for (size_t i = 0; i < VERB_COUNT; i++)
			consider(candidates, verbs[i].name);
		consider_actions(candidates);
	} else if (str_is(first, "cite") && place == 1) {
		consider(candidates, "bibtex");
		consider(candidates, "csl");
		consider(candidates, "text");
	} else if (str_is(first, "set") && place == 1) {
		for (Setting setting = 0; setting < SETTING_COUNT; setting++)
			consider(candidates, setting_row(setting)->name);
	} else if (str_is(first, "set") && place == 2 && setting_named(second) != SETTING_COUNT) {
		consider_values(candidates, setting_named(second));
	} else if ((str_is(first, "bind") || str_is(first, "unbind")) && place == 1) {
		for (KeyContext context = 0; context < CONTEXT_COUNT; context++)
			consider(candidates, context_name(context));
	} else if (str_is(first, "bind") && place == 3) {
		consider_actions(candidates);
	}
}

static void put_candidates(View *view, Str line, const Candidates *candidates)
{
	Text filled = text_in(NULL);

	if (candidates->count == 0) {
		asking_note(view, str("nothing begins so"));
		return;
	}
	text_add(&filled, str_slice(line, 0, line.size - candidates->word.size));
	text_add(&filled, candidates->common);
	if (candidates->count == 1)
		text_add_byte(&filled, ' ');
	else
		asking_note(view, text_str(&candidates->names));
	asking_fill(view, text_str(&filled));
	text_clear(&filled);
}

void command_line_complete(View *view)
{
	Arena *arena = arena_new();
	Str line = str_copy(arena, asking_text(view));
	Str rest = line, word, first = str(""), second = str("");
	Candidates candidates = { .word = str(""), .names = text_in(NULL) };
	int place = 0;

	while (str_next_word(&rest, &word)) {
		if (rest.size == 0) { /* it is the last, and no blank stands behind it */
			candidates.word = word;
			break;
		}
		first = place == 0 ? word : first;
		second = place == 1 ? word : second;
		place++;
	}
	consider_all(&candidates, place, first, second);
	put_candidates(view, line, &candidates);
	text_clear(&candidates.names);
	arena_free(arena);
}
