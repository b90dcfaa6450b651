/* SPDX-License-Identifier: ISC */
#include "source/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/directory.h"
#include "source/folder_order.h"
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
	"tar", "tgz", "xls", "xlsx", "xz",
	/* programs and left-overs */
	"a", "bak", "bin", "class", "dll", "exe", "jar", "loc", "lock", "log", "md5", "o", "part",
	"py", "sh", "sha1", "sha256", "so", "swp", "tmp"
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

/* What stands in the names of reading lists that programs export as JSON, which elsewhere is
 * for programs. */
static const char *const list_words[] = { "wallabag", "articles", "export", "bookmark", "omnivore",
	"instapaper", "pocket", "pinboard", "readability", "delicious", "readeck", "raindrop",
	"linkwarden", "karakeep", "hoarder", "reading list", "reading-list", "reading_list",
	"readinglist", "starred", "feed" };

static bool may_be_list(Str name, Str ending)
{
	if (!str_is_nocase(ending, "json") && !str_is_nocase(ending, "jsonl"))
		return false;
	for (size_t i = 0; i < sizeof list_words / sizeof *list_words; i++)
		if (str_find_nocase(name, list_words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

static bool is_no_page(Str ending)
{
	for (size_t i = 0; i < sizeof no_page_endings / sizeof *no_page_endings; i++)
		if (str_is_nocase(ending, no_page_endings[i]))
			return true;
	return false;
}

bool folder_name_may_be_page(Str name)
{
	if (str_empty(name) || name.at[0] == '.' || name.at[name.size - 1] == '~')
		return false;
	if (str_ends_nocase(name, ".gz"))
		name = str_slice(name, 0, name.size - 3);
	else if (str_ends_nocase(name, ".zst"))
		name = str_slice(name, 0, name.size - 4);
	Str ending = ending_of(name);

	if (str_is(ending, "html") || str_is(ending, "htm"))
		return true; /* as nearly all are */
	if (may_be_list(name, ending))
		return true;
	return !is_no_page(ending) && !is_no_page(ending_of(mirror_without_query(name))) &&
		!is_for_programs(name);
}

/* Folders still to be read, by their paths. */
typedef struct {
	Str *paths; /* owned */
	size_t count, room;
} Folders;

/* The walk through a folder and those in it. */
typedef struct {
	int root;
	Str path; /* of the root, a slash behind it */
	size_t limit;
	bool later; /* regular files are looked at when it is known how many there are */
	Arena *arena; /* of the list */
	Arena *work; /* of the walk: paths of folders */
	FolderList *list;
	Folders folders;
	Directory directory; /* the folder that is read */
} Walk;

static void add_folder(Folders *folders, Str path)
{
	if (folders->count == folders->room) {
		folders->room = folders->room > 0 ? 2 * folders->room : 64;
		folders->paths =
			memory_resize(folders->paths, folders->room * sizeof *folders->paths);
	}
	folders->paths[folders->count++] = path;
}

/* FOLDER, which is empty or has a slash behind it, and NAME behind BEFORE. */
static Str joined(Arena *arena, Str before, Str folder, Str name)
{
	char *whole = arena_alloc(arena, before.size + folder.size + name.size + 1);
	const Str parts[] = { before, folder, name };
	char *at = whole;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].size > 0)
			memcpy(at, parts[i].at, parts[i].size);
		at += parts[i].size;
	}
	return str_of(whole, (size_t)(at - whole));
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

static bool is_folder(int folder, const DirectoryName *name)
{
	struct stat facts;

	if (name->type != DT_UNKNOWN)
		return name->type == DT_DIR;
	return fstatat(folder, name->name.at, &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
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

/* May NAME of FOLDER be a page, as far as is to be told now? Links are followed here and nowhere
 * else, one step of reading and never into folders. */
static bool may_be_read(const Walk *walk, int folder, const DirectoryName *name, FolderEntry *entry)
{
	if (!folder_name_may_be_page(name->name))
		return false;
	if (name->type == DT_REG && walk->later)
		return true;
	return (name->type == DT_REG || name->type == DT_LNK || name->type == DT_UNKNOWN) &&
		folder_look(folder, name->name.at, entry);
}

/* Does the folder NAME hold the parts of a page that lies beside it in DIRECTORY? */
static bool is_companion(const Directory *directory, Str name)
{
	static const char *const endings[] = { "", ".html", ".htm", ".xhtml", ".shtml", ".mht",
		".HTM", ".HTML", ".php", ".asp", ".aspx", ".jsp" };
	Str page = mirror_page_of_folder(name);

	for (size_t i = 0; str_present(page) && i < sizeof endings / sizeof *endings; i++)
		if (directory_has(directory, page, endings[i]))
			return true;
	return false;
}

/* Does the folder NAME of an export of Omnivore's, which DIRECTORY is, hold what readers noted? */
static bool is_of_notes(const Directory *directory, Str name)
{
	if (!str_is(name, "highlights"))
		return false;
	for (size_t i = 0; i < directory->count; i++)
		if (str_starts(directory->names[i].name, "metadata_0_to_"))
			return true;
	return false;
}

/* Is the file NAME of DIRECTORY, the folder at PATH, one that another stands for? */
static bool is_redundant(const Directory *directory, Str path, Str name)
{
	Str page = mirror_page_of_print(name);

	Str sent = mirror_page_of_original(name);

	if (str_present(page) && directory_has(directory, page, ""))
		return true;
	if (str_present(sent) &&
		(directory_has(directory, sent, "") || directory_has(directory, sent, ".html")))
		return true;
	if (path.size > 0 || !str_is_nocase(name, "index.html"))
		return false;
	for (size_t i = 0; i < directory->count; i++)
		if (mirror_is_httrack_mark(directory->names[i].name))
			return true;
	return false;
}

static size_t depth_of(Str path)
{
	size_t depth = 0;

	for (size_t i = 0; i < path.size; i++)
		depth += path.at[i] == '/';
	return depth;
}

/* Looks at the files nobody has looked at; what is no page goes. */
static void look_at_all(int root, FolderList *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		FolderEntry entry = list->entries[i];

		if (entry.bytes > 0 || folder_look(root, entry.name.at, &entry))
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

/* Takes up ENTRY of FOLDER, which is at PATH, if it may be a page or a folder of pages. False
 * when the limit stands against it. */
static bool consider(Walk *walk, int folder, Str path, const DirectoryName *entry)
{
	Str name = entry->name;

	if (is_folder(folder, entry)) {
		if (!is_companion(&walk->directory, name) && !is_of_notes(&walk->directory, name) &&
			!is_for_programs(name) && depth_of(path) < FOLDER_DEPTH_MAX)
			add_folder(&walk->folders, joined(walk->work, path, name, (Str)STR("/")));
		return true;
	}
	FolderEntry page = { 0 };

	if (walk->list->count == walk->limit)
		look_now(walk);
	if (!may_be_read(walk, folder, entry, &page) ||
		is_redundant(&walk->directory, path, name)) {
		walk->list->passed_over++;
		return true;
	}
	if (walk->list->count == walk->limit)
		return false;
	page.path = joined(walk->arena, walk->path, path, name);
	page.name = str_from(page.path, walk->path.size);
	add_entry(walk, page);
	return true;
}

/* Reads FOLDER, which is at PATH within the root: empty, or with a slash behind it. */
static bool read_folder(Walk *walk, int folder, Str path, Error *err)
{
	const Directory *directory = &walk->directory;

	if (!directory_read(&walk->directory, folder, 2 * walk->limit, err))
		return false;
	for (size_t i = 0; i < directory->count && !walk->list->cut; i++)
		walk->list->cut = !consider(walk, folder, path, &directory->names[i]);
	return true;
}

static void read_folders(Walk *walk)
{
	for (size_t i = 0; i < walk->folders.count && !walk->list->cut; i++) {
		Str path = walk->folders.paths[i];
		int inner = openat(walk->root, path.at,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
		Error unread;

		if (inner < 0)
			continue;
		(void)read_folder(walk, inner, path, &unread);
		close(inner);
	}
}

static int compare_entries(const void *left, const void *right)
{
	const FolderEntry *a = left;
	const FolderEntry *b = right;

	return folder_order(a->name, b->name);
}

/* A mirror's pages are mostly in order as they come: folder after folder, each in order. */
static void put_in_order(FolderList *list)
{
	for (size_t i = 1; i < list->count; i++)
		if (folder_order(list->entries[i - 1].name, list->entries[i].name) > 0) {
			qsort(list->entries, list->count, sizeof *list->entries, compare_entries);
			return;
		}
}

bool folder_list(
	int fd, Str path, size_t limit, size_t unseen, Arena *arena, FolderList *list, Error *err)
{
	Walk walk = { .root = fd,
		.path = path,
		.limit = limit,
		.later = unseen < limit,
		.arena = arena,
		.work = arena_new(),
		.list = list };
	bool good = read_folder(&walk, fd, (Str)STR(""), err);

	if (good)
		read_folders(&walk);
	if (walk.later && list->count <= unseen)
		look_at_all(fd, list);
	put_in_order(list);
	directory_clear(&walk.directory);
	free(walk.folders.paths);
	arena_free(walk.work);
	return good;
}
