/* SPDX-License-Identifier: ISC */

/* broadsheet: a reader for archived news articles. This file decides which of
 * the program's ways is taken and owns what there is once: locale, log,
 * standard descriptors. */

#include <config.h>

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "name_list.h"
#include "options.h"
#include "printing/dump.h"
#include "printing/listing.h"
#include "printing/selection.h"
#include "reader/reader.h"
#include "user/configuration.h"
#include "version.h"
#include "view/view.h"

/* A descriptor 0, 1 or 2 that is closed would be given to the next file opened,
 * which would then be written to. /dev/null takes its place, opened so that
 * the wrong direction is still an error. */
static void fill_standard_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) != -1)
			continue;
		if (open("/dev/null", fd == 1 ? O_RDONLY : O_RDWR) != fd)
			_exit(STATUS_UNREADABLE);
	}
}

/* The locale's character set, and nothing else of it: dates and messages are our own. True
 * when the terminal takes ASCII only; the program counts in UTF-8 all the same. */
static bool set_locale(void)
{
	setlocale(LC_CTYPE, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return false;
	setlocale(LC_CTYPE, "C.UTF-8");
	return true;
}

static int fail_usage(const Error *err)
{
	dump_complain(err);
	fputs("Try 'broadsheet --help' for the options.\n", stderr);
	return STATUS_USAGE;
}

/* Prints what TEXT holds and frees it. */
static int print_and_end(Text *text)
{
	Error err = { 0 };
	bool written = dump_write(text, &err);
	if (!written)
		dump_complain(&err);
	text_clear(text);
	return written || err.text[0] == '\0' ? STATUS_OK : STATUS_SOME_UNREADABLE;
}

static ColourMode colour_mode(ColorWhen when)
{
	static const ColourMode modes[] = {
		[COLOR_AUTO] = COLOURS_AUTO,
		[COLOR_ALWAYS] = COLOURS_ALWAYS,
		[COLOR_NEVER] = COLOURS_NEVER,
	};
	return modes[when];
}

/* The reader on those of the sources that can be opened. */
static int show(const Options *options, Source **sources)
{
	Error err = { 0 };
	size_t count = 0, failed = 0;
	for (size_t i = 0; i < options->source_count; i++) {
		sources[count] = source_open_unseen(options->sources[i], &err);
		if (sources[count])
			count++;
		else {
			dump_complain(&err);
			failed++;
		}
	}
	if (count == 0)
		return STATUS_UNREADABLE;
	ReaderOptions reader = {
		.theme = options->theme,
		.colours = colour_mode(options->color),
		.text_cells = options->width_given ? options->width_cells : 0,
		.configuration = options->config,
		.no_configuration = options->no_config,
		.secure = options->secure,
		.stats = options->stats,
		.set_locale = set_locale,
	};
	Text notices = text_in(NULL);
	error_clear(&err);
	int status = reader_run(&reader, sources, count, &notices, &err);
	if (err.kind != ERROR_NONE)
		dump_complain(&err);
	if (notices.size > 0)
		fprintf(stderr, "%.*s", (int)notices.size, notices.at);
	text_clear(&notices);
	for (size_t i = 0; i < count; i++)
		source_free(sources[i]);
	return status == STATUS_OK && failed > 0 ? STATUS_SOME_UNREADABLE : status;
}

static int read_sources(const Options *options)
{
	Source **sources = memory_new(options->source_count * sizeof *sources);
	int status = show(options, sources);
	free(sources);
	return status;
}

/* The keys as the configuration leaves them. */
static bool list_keys(const Options *options, Text *out)
{
	Error err = { 0 };
	Arena *arena = arena_new();
	Text faults = text_in(arena);
	View *view = view_new((ViewOptions){ .ascii = false });
	const char *path = options->config ? options->config : configuration_path(arena);
	bool read = options->no_config || !path ||
		configuration_read(view, path, options->config != NULL, &faults, &err);

	if (!read)
		dump_complain(&err);
	fprintf(stderr, "%.*s", (int)faults.size, faults.size > 0 ? faults.at : "");
	keymap_list(view_keymap(view), out);
	view_free(view);
	arena_free(arena);
	return read;
}

/* Is what the reader shows at a terminal what is asked for? */
static bool wants_reader(const Options *options)
{
	bool tells = options->help || options->version || options->list_keys;
	bool prints = options->list || options->dump || options->item != NULL || options->check;

	return !tells && !prints && isatty(STDOUT_FILENO);
}

static int run(Options *options)
{
	Text text = text_in(NULL);
	if (wants_reader(options))
		return read_sources(options);
	(void)set_locale();
	if (options->help) {
		options_help(&text);
		return print_and_end(&text);
	}
	if (options->version) {
		version_text(&text);
		return print_and_end(&text);
	}
	if (options->list_keys) {
		if (!list_keys(options, &text))
			return STATUS_USAGE;
		return print_and_end(&text);
	}
	if (options->list)
		return options->selected ? selection_print(options) : list_all(options);
	return dump_all(options);
}

int main(int argc, char **argv)
{
	static char standard_input[] = "-";
	static char *only_standard_input[] = { standard_input };
	Error err = { 0 };
	Options options;
	NameList names = { 0 }; /* needed to the end */

	fill_standard_descriptors();
	umask(077);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a limit on file sizes is an error of write, not an end */
	if (!options_parse(argc, argv, &options, &err))
		return fail_usage(&err);
	if (options.log && !log_open(options.log, &err))
		return fail_usage(&err);
	if (options.files0_from && !name_list_read(&names, &options, &err))
		return fail_usage(&err);
	bool needs_source = !options.help && !options.version && !options.list_keys;
	if (needs_source && options.source_count == 0) {
		if (isatty(STDIN_FILENO)) {
			error_set(&err, ERROR_USAGE,
				"nothing to open; try a file, a folder or --help");
			dump_complain(&err);
			return STATUS_USAGE;
		}
		options.sources = only_standard_input;
		options.source_count = 1;
	}
	int status = run(&options);
	name_list_clear(&names);
	log_close();
	return status;
}
