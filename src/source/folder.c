/* SPDX-License-Identifier: ISC */
#include "source/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "source/mirror.h"

/* What stands beside saved pages and is none: endings, without the dot. */
static const char *const no_page_endings[] = {
	/* pictures */
	"apng", "avif", "bmp", "cur", "gif", "ico", "jfif", "jpe", "jpeg", "jpg", "png", "svg",
	"tif", "tiff", "webp",
	/* style, script, their maps and data */
	"css", "js", "json", "jsonl", "less", "map", "mjs", "scss", "ts", "wasm",
	/* fonts */
	"eot", "otf", "ttf", "woff", "woff2",
	/* sound and film */
	"aac", "avi", "flac", "flv", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "oga",
	"ogg", "ogv", "opus", "swf", "wav", "webm", "wma", "wmv",
	/* documents and archives this release cannot open */
	"7z", "bz2", "db", "doc", "docx", "pdf", "ppt", "pptx", "ps", "rar", "sqlite", "sqlite3",
	"tar", "tgz", "xls", "xlsx", "xz", "zst",
	/* programs and left-overs */
	"a", "bak", "bin", "class", "dll", "exe", "jar", "lock", "log", "md5", "o", "part", "py",
	"sh", "sha1", "sha256", "so", "swp", "tmp"
};

/* Text files that are for programs, whatever their ending says; and a folder of them. */
static const char *const program_names[] = { "robots.txt", "humans.txt", "ads.txt", "security.txt",
	"cookies.txt", "hts-log.txt", "hts-cache" };

static bool is_for_programs(Str name)
{
	for (size_t i = 0; i < sizeof program_names / sizeof *program_names; i++)
		if (str_is_nocase(name, program_names[i]))
			return true;
	return false;
}

int64_t folder_changed_ns(const struct stat *facts)
{
	return (int64_t)facts->st_mtim.tv_sec * 1000000000 + facts->st_mtim.tv_nsec;
}

/* The ending of NAME, without its dot; empty when there is none. */
static Str ending_of(Str name)
{
	size_t dot = str_find_last_byte(name, '.');

	return dot == STR_NOWHERE || dot == 0 ? str("") : str_from(name, dot + 1);
}

bool folder_name_may_be_page(Str name)
{
	if (str_empty(name) || name.at[0] == '.' || name.at[name.size - 1] == '~')
		return false;
	if (str_ends_nocase(name, ".gz"))
		name = str_slice(name, 0, name.size - 3);
	Str ending = ending_of(name);

	if (str_is(ending, "html") || str_is(ending, "htm"))
		return true; /* as nearly all are */
	for (size_t i = 0; i < sizeof no_page_endings / sizeof *no_page_endings; i++)
		if (str_is_nocase(ending, no_page_endings[i]))
			return false;
	return !is_for_programs(name);
}

/* The run of digits at *AT of NAME without its leading zeros; *AT moves past it. */
static Str next_number(Str name, size_t *at)
{
	while (*at + 1 < name.size && name.at[*at] == '0' && ascii_is_digit(name.at[*at + 1]))
		(*at)++;
	size_t start = *at;

	while (*at < name.size && ascii_is_digit(name.at[*at]))
		(*at)++;
	return str_slice(name, start, *at);
}

/* Where A and B begin to differ, or the number does that this is in. */
static size_t same_beginning(Str a, Str b)
{
	size_t least = a.size < b.size ? a.size : b.size, at = 0;

	while (at < least && a.at[at] == b.at[at])
		at++;
	while (at > 0 && ascii_is_digit(a.at[at - 1]))
		at--;
	return at;
}

int folder_order(Str a, Str b)
{
	size_t i = same_beginning(a, b), j = i;

	while (i < a.size && j < b.size) {
		if (ascii_is_digit(a.at[i]) && ascii_is_digit(b.at[j])) {
			Str left = next_number(a, &i);
			Str right = next_number(b, &j);

			if (left.size != right.size)
				return left.size < right.size ? -1 : 1;
			int order = str_compare(left, right);

			if (order != 0)
				return order;
			continue;
		}
		unsigned char left = (unsigned char)a.at[i++];
		unsigned char right = (unsigned char)b.at[j++];

		if (left != right)
			return left < right ? -1 : 1;
	}
	if (i < a.size || j < b.size)
		return j < b.size ? -1 : 1;
	return str_compare(a, b);
}

/* A name of a folder, and what the folder says it is (DT_*). */
typedef struct {
	Str name;
	unsigned char type;
} Name;

typedef struct {
	Name *names; /* owned */
	size_t count, room;
} Names;

/* The walk through a folder and those in it. */
typedef struct {
	DIR *root;
	size_t limit;
	bool later; /* regular files are looked at when it is known how many there are */
	Arena *arena; /* of the list */
	Arena *work; /* of the walk */
	FolderList *list;
	Names folders; /* paths still to be read */
	Names names; /* of the folder that is read; the room stays for the next one */
} Walk;

static void add_name(Names *names, Str name, unsigned char type)
{
	if (names->count == names->room) {
		names->room = names->room > 0 ? 2 * names->room : 64;
		names->names = memory_resize(names->names, names->room * sizeof *names->names);
	}
	names->names[names->count++] = (Name){ name, type };
}

/* NAME within the folder at PATH, which is empty for the root. */
static Str joined(Arena *arena, Str path, Str name)
{
	if (path.size == 0)
		return str_copy(arena, name);
	char *whole = arena_alloc(arena, path.size + name.size + 2);

	memcpy(whole, path.at, path.size);
	whole[path.size] = '/';
	memcpy(whole + path.size + 1, name.at, name.size);
	return str_of(whole, path.size + 1 + name.size);
}

static void add_entry(Walk *walk, FolderEntry entry)
{
	FolderList *list = walk->list;

	if (list->count == list->room) {
		size_t room = list->room > 0 ? 2 * list->room : 64;

		list->entries = arena_grow(
			walk->arena, list->entries, list->count, room, sizeof *list->entries);
		list->room = room;
	}
	list->entries[list->count++] = entry;
}

static bool is_folder(DIR *directory, const Name *name)
{
	struct stat facts;

	if (name->type != DT_UNKNOWN)
		return name->type == DT_DIR;
	return fstatat(dirfd(directory), name->name.at, &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISDIR(facts.st_mode);
}

bool folder_look(int fd, const char *name, FolderEntry *entry)
{
	struct stat facts;

	entry->bytes = 0;
	if (fstatat(fd, name, &facts, 0) != 0 || !S_ISREG(facts.st_mode) || facts.st_size <= 0)
		return false;
	entry->bytes = (uint64_t)facts.st_size;
	entry->changed_ns = folder_changed_ns(&facts);
	return true;
}

/* May NAME be a page, as far as is to be told now? Links are followed here and nowhere else,
 * one step of reading and never into folders. */
static bool may_be_read(const Walk *walk, DIR *directory, const Name *name, FolderEntry *entry)
{
	if (!folder_name_may_be_page(name->name))
		return false;
	if (name->type == DT_REG && walk->later)
		return true;
	return (name->type == DT_REG || name->type == DT_LNK || name->type == DT_UNKNOWN) &&
		folder_look(dirfd(directory), name->name.at, entry);
}

static int compare_names(const void *left, const void *right)
{
	const Name *a = left;
	const Name *b = right;

	return str_compare(a->name, b->name);
}

/* Is there a name among the sorted NAMES that is NAME with ENDING behind it? */
static bool has_name(Arena *work, const Names *names, Str name, const char *ending)
{
	Name wanted = { str_format(work, "%.*s%s", (int)name.size, name.at, ending), DT_UNKNOWN };

	return names->count > 0 &&
		bsearch(&wanted, names->names, names->count, sizeof *names->names, compare_names) !=
		NULL;
}

/* Does the folder NAME hold the parts of a page that lies beside it? */
static bool is_companion(Arena *work, const Names *names, Str name)
{
	static const char *const endings[] = { ".html", ".htm", ".xhtml", ".shtml", ".mht" };
	Str page = mirror_page_of_folder(name);

	for (size_t i = 0; str_present(page) && i < sizeof endings / sizeof *endings; i++)
		if (has_name(work, names, page, endings[i]))
			return true;
	return false;
}

/* Is the file NAME of the folder at PATH one that another stands for? */
static bool is_redundant(Arena *work, const Names *names, Str path, Str name)
{
	Str page = mirror_page_of_print(name);

	if (str_present(page) && has_name(work, names, page, ""))
		return true;
	if (path.size > 0 || !str_is_nocase(name, "index.html"))
		return false;
	for (size_t i = 0; i < names->count; i++)
		if (mirror_is_httrack_mark(names->names[i].name))
			return true;
	return false;
}

static size_t depth_of(Str path)
{
	size_t depth = path.size > 0;

	for (size_t i = 0; i < path.size; i++)
		depth += path.at[i] == '/';
	return depth;
}

/* Looks at the files nobody has looked at; what is no page goes. */
static void look_at_all(DIR *root, FolderList *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		FolderEntry entry = list->entries[i];

		if (entry.bytes > 0 || folder_look(dirfd(root), entry.name.at, &entry))
			list->entries[kept++] = entry;
		else
			list->passed_over++;
	}
	list->count = kept;
}

/* The limit is for pages: what was taken unseen is looked at, and from now on all is. */
static void look_now(Walk *walk)
{
	if (walk->later)
		look_at_all(walk->root, walk->list);
	walk->later = false;
}

/* Takes up NAME of the folder at PATH, if it may be a page or a folder of pages. False
 * when the limit stands against it. */
static bool consider(Walk *walk, DIR *directory, const Names *names, Str path, const Name *entry)
{
	Str name = entry->name;

	if (str_starts(name, "."))
		return true;
	if (is_folder(directory, entry)) {
		if (!is_companion(walk->work, names, name) && !is_for_programs(name) &&
			depth_of(path) < FOLDER_DEPTH_MAX)
			add_name(&walk->folders, joined(walk->work, path, name), DT_DIR);
		return true;
	}
	FolderEntry page = { 0 };

	if (walk->list->count == walk->limit)
		look_now(walk);
	if (!may_be_read(walk, directory, entry, &page) ||
		is_redundant(walk->work, names, path, name)) {
		walk->list->passed_over++;
		return true;
	}
	if (walk->list->count == walk->limit)
		return false;
	page.name = joined(walk->arena, path, name);
	add_entry(walk, page);
	return true;
}

/* All names of DIRECTORY, sorted, whose texts are in ARENA. */
static bool read_names(Walk *walk, DIR *directory, Arena *arena, Error *err)
{
	Names *names = &walk->names;

	names->count = 0;
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(directory);

		if (entry == NULL && errno != 0)
			return error_system(err, errno, "cannot be listed");
		if (entry == NULL)
			break;
		add_name(names, str_copy(arena, str(entry->d_name)), entry->d_type);
		if (names->count > 2 * walk->limit)
			break;
	}
	if (names->count > 1)
		qsort(names->names, names->count, sizeof *names->names, compare_names);
	return true;
}

/* Reads the folder at PATH, whose stream is DIRECTORY. */
static bool read_folder(Walk *walk, DIR *directory, Str path, Error *err)
{
	Arena *arena = arena_new();
	const Names *names = &walk->names;
	bool read = read_names(walk, directory, arena, err);

	for (size_t i = 0; read && i < names->count && !walk->list->cut; i++)
		walk->list->cut = !consider(walk, directory, names, path, &names->names[i]);
	arena_free(arena);
	return read;
}

static DIR *open_folder(DIR *root, Str path)
{
	int fd = openat(
		dirfd(root), path.at, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	DIR *directory = fd < 0 ? NULL : fdopendir(fd);

	if (directory == NULL && fd >= 0)
		close(fd);
	return directory;
}

static int compare_entries(const void *left, const void *right)
{
	const FolderEntry *a = left;
	const FolderEntry *b = right;

	return folder_order(a->name, b->name);
}

bool folder_list(
	DIR *directory, size_t limit, size_t unseen, Arena *arena, FolderList *list, Error *err)
{
	Walk walk = { .root = directory,
		.limit = limit,
		.later = unseen < limit,
		.arena = arena,
		.work = arena_new(),
		.list = list };
	bool good = read_folder(&walk, directory, (Str)STR(""), err);

	for (size_t i = 0; good && i < walk.folders.count && !list->cut; i++) {
		Str path = walk.folders.names[i].name;
		DIR *inner = open_folder(directory, path);
		Error unread;

		if (inner == NULL)
			continue;
		(void)read_folder(&walk, inner, path, &unread);
		closedir(inner);
	}
	if (walk.later && list->count <= unseen)
		look_at_all(directory, list);
	if (list->count > 1)
		qsort(list->entries, list->count, sizeof *list->entries, compare_entries);
	free(walk.names.names);
	free(walk.folders.names);
	arena_free(walk.work);
	return good;
}
