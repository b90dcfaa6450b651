/* SPDX-License-Identifier: ISC */
#include "user/configuration.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clean.h"
#include "base/user_folder.h"
#include "base/whole_file.h"

enum {
	FILE_BYTES_MAX = 1 << 20
};

const char *configuration_path(Arena *arena)
{
	const char *own = getenv("BROADSHEET_CONFIG");

	if (own != NULL && own[0] != '\0')
		return own;
	return user_folder(arena, "XDG_CONFIG_HOME", "/.config", "config");
}

/* /dev/null, by which many programs are told to do without a configuration. */
static bool is_null_device(const struct stat *about)
{
	struct stat null;

	return S_ISCHR(about->st_mode) && stat("/dev/null", &null) == 0 && S_ISCHR(null.st_mode) &&
		about->st_rdev == null.st_rdev;
}

/* All of the file, which is a regular one of no great size or the null device. */
static bool load(int fd, const char *path, Text *out, Error *err)
{
	struct stat about;
	ssize_t size = 1;

	if (fstat(fd, &about) != 0)
		return error_system(err, errno, "%s: cannot be read", path);
	if ((!S_ISREG(about.st_mode) && !is_null_device(&about)) || about.st_size > FILE_BYTES_MAX)
		return error_set(err, ERROR_USAGE, "%s: not a configuration file", path);
	while (size > 0 && out->size <= FILE_BYTES_MAX) {
		size = read(fd, text_reserve(out, 4096), 4096);
		if (size > 0)
			out->size += (size_t)size;
		else if (size < 0 && errno == EINTR)
			size = 1;
	}
	return size >= 0 || error_system(err, errno, "%s: cannot be read", path);
}

static void take_lines(View *view, const char *path, Str text, Text *faults)
{
	Arena *arena = arena_new();
	Str rest = text, line;

	for (int number = 1; str_next_line(&rest, &line); number++) {
		Error fault = { 0 };

		if (!view_command(view, clean_text(arena, line, 0, NULL), &fault))
			text_format(faults, "%s:%d: %s\n", path, number, fault.text);
	}
	arena_free(arena);
}

bool configuration_read(View *view, const char *path, bool must_be, Text *faults, Error *err)
{
	Text text = text_in(NULL);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return (errno == ENOENT && !must_be) ||
			error_system(err, errno, "%s: cannot be read", path);
	bool read = load(fd, path, &text, err);

	close(fd);
	if (read)
		take_lines(view, path, text_str(&text), faults);
	text_clear(&text);
	return read;
}

/* Writing */

static void add_setting(const Settings *settings, Setting setting, Text *out)
{
	text_format(out, "set %s ", setting_row(setting)->name);
	settings_add_value(settings, setting, out);
	text_add_byte(out, '\n');
}

/* The setting that LINE sets, or SETTING_COUNT. */
static Setting set_by(Str line)
{
	Str word, name;

	if (!str_next_word(&line, &word) || !str_is(word, "set") || !str_next_word(&line, &name))
		return SETTING_COUNT;
	size_t equals = str_find_byte(name, '=', 0);

	return setting_named(equals == STR_NOWHERE ? name : str_slice(name, 0, equals));
}

static void make_anew(const Settings *settings, Str before, Text *out)
{
	bool told[SETTING_COUNT] = { false };
	Str line;

	while (str_next_line(&before, &line)) {
		Setting setting = set_by(line);

		if (setting == SETTING_COUNT) {
			text_format(out, "%.*s\n", (int)line.size, line.at);
			continue;
		}
		if (!told[setting])
			add_setting(settings, setting, out);
		told[setting] = true;
	}
	for (Setting setting = 0; setting < SETTING_COUNT; setting++)
		if (!told[setting] && !settings_is_standard(settings, setting))
			add_setting(settings, setting, out);
}

bool configuration_write(const Settings *settings, const char *path, Error *err)
{
	Text before = text_in(NULL), after = text_in(NULL);

	if (!whole_file_make_folders(path, err))
		return false;
	whole_file_read(path, FILE_BYTES_MAX, &before);
	make_anew(settings, text_str(&before), &after);
	bool done = whole_file_write(path, text_str(&after), true, err);

	text_clear(&before);
	text_clear(&after);
	return done;
}
