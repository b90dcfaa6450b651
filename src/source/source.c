/* SPDX-License-Identifier: ISC */
#include "source/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clean.h"
#include "base/text.h"
#include "base/utf8.h"
#include "source/folder.h"
#include "source/mirror.h"

enum {
	NAME_SHOWN_BYTES = 240, /* of a name in a message, so that the reason still fits */
	COPY_BYTES = 64 << 10, /* one read of standard input: what a pipe holds */
	/* Of so many files it is worth asking for the memory at once that a collection of
	 * them takes, all in all, a file: touched page by page it costs more than to fill. */
	LARGE_FOLDER = 1000,
	EXPECTED_PER_FILE = 1500,
};

struct Source {
	Arena *arena; /* owned: items and their texts */
	Item *items;
	size_t count;
	int memory; /* owned descriptor: the copy of standard input, or -1 */
	bool folder;
	Str folder_path; /* as given */
	bool cut;
};

/* What is refused for its type, with a sentence and a way out. */
typedef struct {
	mode_t type;
	const char *sentence;
	const char *hint;
} Refusal;

static const Refusal refusals[] = {
	{ S_IFCHR, "is a device, not a page", "Give a file, a folder, or - for standard input." },
	{ S_IFBLK, "is a device, not a page", "Give a file, a folder, or - for standard input." },
	{ S_IFIFO, "is a named pipe, not a page",
		"To read what a command writes, give - as the source: COMMAND | broadsheet -" },
	{ S_IFSOCK, "is a socket, not a page", "Give a file, a folder, or - for standard input." },
};

/* What to do about a file that cannot be opened. */
typedef struct {
	int number;
	const char *hint;
} OpenHint;

static const OpenHint open_hints[] = {
	{ ENOENT, "Check the name; one with spaces in it needs quotation marks." },
	{ ENOTDIR, "Part of the path is a file, not a folder." },
	{ EACCES, "You have no permission to read it." },
	{ EPERM, "You have no permission to read it." },
	{ ELOOP, "The link leads back to itself." },
	{ EMFILE, "Too many files are open; give fewer sources, or raise the limit (ulimit -n)." },
	{ ENFILE, "Too many files are open on this machine." },
};

/* NAME for a message: its end with an ellipsis where it is long. */
static const char *shown_name(Arena *arena, const char *name)
{
	Str whole = str(name);

	if (whole.size == 0)
		return "''";
	if (whole.size <= NAME_SHOWN_BYTES)
		return name;
	size_t start = utf8_floor(whole, whole.size - NAME_SHOWN_BYTES);

	return str_format(arena, "\xE2\x80\xA6%s", name + start).at;
}

/* ERR says that the file SHOWN is none we read, if its type is such. */
static bool refuse_type(const char *shown, mode_t mode, Error *err)
{
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		if (refusals[i].type != (mode & S_IFMT))
			continue;
		error_set(err, ERROR_UNREADABLE, "%s: %s", shown, refusals[i].sentence);
		error_hint(err, "%s", refusals[i].hint);
		return true;
	}
	return false;
}

static bool is_web_address(const char *name)
{
	Str whole = str(name);

	return str_starts_nocase(whole, "http://") || str_starts_nocase(whole, "https://");
}

static void say_cannot_open(const char *name, const char *shown, int number, Error *err)
{
	struct stat facts;

	/* open() answers ENXIO for a socket, and for a device without a driver. */
	if (number == ENXIO && stat(name, &facts) == 0 && refuse_type(shown, facts.st_mode, err))
		return;
	error_set(err, ERROR_UNREADABLE, "%s: cannot be opened: %s", shown, strerror(number));
	if (err != NULL)
		err->number = number;
	if (number == ENOENT && is_web_address(name)) {
		error_hint(err, "broadsheet fetches nothing: save the page and give the file.");
		return;
	}
	for (size_t i = 0; i < sizeof open_hints / sizeof *open_hints; i++)
		if (open_hints[i].number == number)
			error_hint(err, "%s", open_hints[i].hint);
}

/* Opens NAME and looks at what it got: a descriptor of a regular file with bytes
 * in it, or of a folder, and *FACTS about it. -1 with ERR. */
static int open_checked(const char *name, const char *shown, struct stat *facts, Error *err)
{
	int fd = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd < 0) {
		say_cannot_open(name, shown, errno, err);
		return -1;
	}
	if (fstat(fd, facts) != 0) {
		error_system(err, errno, "%s: cannot be looked at", shown);
	} else if (refuse_type(shown, facts->st_mode, err)) {
		/* ERR says it. */
	} else if (S_ISREG(facts->st_mode) && facts->st_size == 0) {
		error_set(err, ERROR_EMPTY, "%s: is an empty file", shown);
		error_hint(err, "It has no bytes; perhaps saving it failed.");
	} else {
		return fd;
	}
	close(fd);
	return -1;
}

static Source *source_new(void)
{
	Source *source = memory_new(sizeof *source);

	source->arena = arena_new();
	source->memory = -1;
	return source;
}

static void add_single(Source *source, Str label, Str path, uint64_t bytes)
{
	source->items = arena_array(source->arena, 1, sizeof *source->items);
	source->items[0] = (Item){
		.label = clean_text(source->arena, label, 0, NULL),
		.path = path,
		.bytes = bytes,
	};
	source->count = 1;
}

/* FOLDER with a slash behind it. */
static Str with_slash(Arena *arena, const char *folder)
{
	Str whole = str(folder);

	return str_ends(whole, "/") ? whole : str_format(arena, "%s/", folder);
}

/* FOLDER and NAME as one path, with one slash between. */
static Str join(Arena *arena, const char *folder, Str name)
{
	Text path = text_in(arena);

	if (folder[0] != '\0')
		text_add(&path, with_slash(arena, folder));
	text_add(&path, name);
	text_add_byte(&path, '\0');
	return str_of(path.at, path.size - 1);
}

static bool say_no_pages(const char *shown, size_t passed_over, Error *err)
{
	error_set(err, ERROR_EMPTY, "%s: is a folder with no pages in it", shown);
	if (passed_over > 0)
		return error_hint(err,
			"What is there are files that are empty or of other kinds, such as pictures.");
	return error_hint(err, "Nothing is in it.");
}

static void add_pages(Source *source, const FolderList *list)
{
	MirrorFolder last = { STR_NONE, STR_NONE };

	source->count = list->count;
	source->items = arena_array(source->arena, list->count, sizeof *source->items);
	for (size_t i = 0; i < list->count; i++) {
		const FolderEntry *entry = &list->entries[i];

		source->items[i] = (Item){
			.label = clean_text(source->arena, entry->name, 0, NULL),
			.path = entry->path,
			.address = mirror_address_after(source->arena, entry->path, &last),
			.bytes = entry->bytes,
			.changed_ns = entry->changed_ns,
		};
	}
}

/* Fills SOURCE with the pages of the folder NAME, which is FD. UNSEEN as folder_list has it. */
static bool list_folder(
	Source *source, int fd, const char *name, const char *shown, size_t unseen, Error *err)
{
	FolderList list = { 0 };

	if (!folder_list(fd, with_slash(source->arena, name), SOURCE_FOLDER_MAX, unseen,
		    source->arena, &list, err))
		return error_in(err, "%s", shown);
	if (list.count >= LARGE_FOLDER)
		memory_expect(list.count * EXPECTED_PER_FILE);
	if (list.count == 0)
		return say_no_pages(shown, list.passed_over, err);
	source->folder = true;
	source->folder_path = str_copy(source->arena, str(name));
	source->cut = list.cut;
	add_pages(source, &list);
	return true;
}

static bool open_named(Source *source, const char *name, size_t unseen, Error *err)
{
	const char *shown = shown_name(source->arena, name);
	struct stat facts;
	int fd = open_checked(name, shown, &facts, err);

	if (fd < 0)
		return false;
	if (S_ISDIR(facts.st_mode)) {
		bool listed = list_folder(source, fd, name, shown, unseen, err);

		close(fd);
		return listed;
	}
	close(fd);
	Str path = str_copy(source->arena, str(name));

	add_single(source, path, path, (uint64_t)facts.st_size);
	source->items[0].changed_ns = folder_changed_ns(&facts);
	return true;
}

/* One read that waits where the descriptor itself would not. */
static ssize_t read_waiting(int fd, char *at, size_t size)
{
	for (;;) {
		ssize_t got = read(fd, at, size);

		if (got >= 0 || (errno != EINTR && errno != EAGAIN))
			return got;
		if (errno == EAGAIN)
			poll(&(struct pollfd){ .fd = fd, .events = POLLIN }, 1, -1);
	}
}

static bool write_all(int fd, const char *at, size_t size)
{
	while (size > 0) {
		ssize_t put = write(fd, at, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		at += put;
		size -= (size_t)put;
	}
	return true;
}

/* Copies standard input to the descriptor TO, one byte beyond SOURCE_BYTES_MAX
 * at most: that byte tells the reader that there was more. *COPIED is the count. */
static bool copy_standard_input(int to, uint64_t *copied, Error *err)
{
	Text buffer = text_in(NULL);
	char *at = text_reserve(&buffer, COPY_BYTES);
	uint64_t limit = (uint64_t)SOURCE_BYTES_MAX + 1;
	bool good = true;

	*copied = 0;
	while (*copied < limit) {
		uint64_t room = limit - *copied;
		ssize_t got = read_waiting(
			STDIN_FILENO, at, room < COPY_BYTES ? (size_t)room : (size_t)COPY_BYTES);

		if (got == 0)
			break;
		if (got < 0) {
			good = error_system(err, errno, "standard input: cannot be read");
			break;
		}
		if (!write_all(to, at, (size_t)got)) {
			good = error_system(err, errno, "standard input: cannot be kept in memory");
			break;
		}
		*copied += (uint64_t)got;
	}
	text_clear(&buffer);
	return good;
}

/* A terminal, a folder and a closed descriptor give nothing to read. */
static bool check_standard_input(Error *err)
{
	struct stat facts;

	if (isatty(STDIN_FILENO)) {
		error_set(err, ERROR_USAGE, "nothing to open: standard input is the terminal");
		return error_hint(err,
			"Name a file or a folder, or write a page into a pipe: "
			"COMMAND | broadsheet -");
	}
	if (fstat(STDIN_FILENO, &facts) != 0)
		return error_system(err, errno, "standard input: cannot be read");
	if (S_ISDIR(facts.st_mode)) {
		error_set(err, ERROR_UNREADABLE, "standard input: is a folder, not a page");
		return error_hint(err, "Name the folder as the source.");
	}
	if (S_ISBLK(facts.st_mode))
		return error_set(err, ERROR_UNREADABLE, "standard input: is a device, not a page");
	return true;
}

static bool open_standard_input(Source *source, Error *err)
{
	uint64_t copied;

	if (!check_standard_input(err))
		return false;
	source->memory = memfd_create("broadsheet", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (source->memory < 0)
		return error_system(err, errno, "standard input: cannot be kept in memory");
	if (!copy_standard_input(source->memory, &copied, err))
		return false;
	if (copied == 0) {
		error_set(err, ERROR_EMPTY, "standard input: nothing to read");
		return error_hint(err, "The command before the pipe wrote nothing.");
	}
	/* The child gets this descriptor and must find the copy unchanged for the next
	 * child. A kernel that cannot seal leaves the copy to the child's limits, which
	 * allow no writing to files either. */
	(void)fcntl(source->memory, F_ADD_SEALS,
		F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
	add_single(source, str("standard input"), STR_NONE, copied);
	return true;
}

static Source *open_source(const char *name, size_t unseen, Error *err)
{
	Source *source = source_new();
	bool opened = str_is(str(name), "-") ? open_standard_input(source, err)
					     : open_named(source, name, unseen, err);

	if (opened)
		return source;
	source_free(source);
	return NULL;
}

Source *source_open(const char *name, Error *err)
{
	return open_source(name, SIZE_MAX, err);
}

Source *source_open_unseen(const char *name, Error *err)
{
	return open_source(name, SOURCE_UNSEEN_LEAST, err);
}

void source_free(Source *source)
{
	if (source == NULL)
		return;
	if (source->memory >= 0)
		close(source->memory);
	arena_free(source->arena);
	free(source);
}

size_t source_item_count(const Source *source)
{
	return source->count;
}

const Item *source_item(const Source *source, size_t index)
{
	return &source->items[index];
}

bool source_item_look(const Source *source, size_t index)
{
	Item *item = &source->items[index];
	FolderEntry entry;

	if (item->bytes > 0)
		return true;
	if (!str_present(item->path) || !folder_look(AT_FDCWD, item->path.at, &entry))
		return false;
	item->bytes = entry.bytes;
	item->changed_ns = entry.changed_ns;
	return true;
}

bool source_is_folder(const Source *source)
{
	return source->folder;
}

Str source_folder(const Source *source)
{
	return source->folder_path;
}

bool source_is_cut(const Source *source)
{
	return source->cut;
}

/* A descriptor of the copy of standard input that its user may close. */
static int duplicate_memory(const Source *source, Error *err)
{
	int fd = fcntl(source->memory, F_DUPFD_CLOEXEC, 3);

	if (fd < 0)
		error_system(err, errno, "standard input: cannot be opened again");
	return fd;
}

int source_item_open(const Source *source, size_t index, Error *err)
{
	const Item *item = &source->items[index];
	struct stat facts;

	if (source->memory >= 0)
		return duplicate_memory(source, err);
	const char *shown = shown_name(source->arena, item->path.at);
	int fd = open_checked(item->path.at, shown, &facts, err);

	if (fd >= 0 && S_ISDIR(facts.st_mode)) {
		error_set(err, ERROR_UNREADABLE, "%s: has become a folder", shown);
		close(fd);
		return -1;
	}
	return fd;
}

/* NAME without the folders before it; absent when that is no name of a file. */
static Str file_name_of(Str name)
{
	Str last = str_from(name, str_find_last_byte(name, '/') + 1);
	bool good = last.size > 0 && str_find_byte(last, '\0', 0) == STR_NOWHERE &&
		!str_is(last, ".") && !str_is(last, "..");

	return good ? last : STR_NONE;
}

int source_beside_open(const Source *source, size_t index, Str name, Error *err)
{
	const Item *item = &source->items[index];
	Str file = file_name_of(name);
	struct stat facts;
	int fd = -1;

	if (!str_present(item->path) || !str_present(file)) {
		error_set(err, ERROR_UNREADABLE, "%.*s: lies beside no file that is known",
			(int)str_slice(name, 0, NAME_SHOWN_BYTES).size, name.at);
		return -1;
	}
	Arena *arena = arena_new();
	size_t slash = str_find_last_byte(item->path, '/');
	const char *folder =
		slash == STR_NOWHERE ? "" : str_c(arena, str_slice(item->path, 0, slash + 1));
	Str path = join(arena, folder, file);
	Str packed = str_format(arena, "%s.gz", path.at);

	fd = open_checked(path.at, shown_name(arena, path.at), &facts, err);
	if (fd < 0)
		fd = open_checked(packed.at, shown_name(arena, packed.at), &facts, NULL);
	if (fd >= 0 && !S_ISREG(facts.st_mode)) {
		error_set(err, ERROR_UNREADABLE, "%s: is no file", shown_name(arena, path.at));
		close(fd);
		fd = -1;
	}
	arena_free(arena);
	return fd;
}

bool source_beside_is_there(const Source *source, size_t index, Str name)
{
	int fd = source_beside_open(source, index, name, NULL);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}
