/* SPDX-License-Identifier: ISC */
#include "collection/named_files.h"

#include <errno.h>
#include <unistd.h>

#include "base/text.h"
#include "base/whole_file.h"
#include "collection/catalogue_row.h"
#include "worker/frame_files.h"

enum {
	FRAMESET_BYTES_MAX = 64 << 10, /* of a page that is nothing but frames */
};

/* What is known of ITEM, number ITEM_NUMBER of the source NUMBER, before it is read. */
static LibraryRow row_of(size_t number, size_t item_number, const Item *item)
{
	LibraryRow row = library_row_at(&(LibraryPlace){ .source = number, .item = item_number });

	row.label = item->label;
	row.address = item->address;
	return row;
}

static void add_source(NamedFiles *files, size_t number)
{
	const Source *source = files->sources[number];

	for (size_t i = 0; i < source_item_count(source); i++) {
		LibraryRow row = row_of(number, i, source_item(source, i));

		(void)library_add(files->library, &row);
	}
}

void named_files_init(NamedFiles *files, Source *const *sources, size_t count, Library *library)
{
	*files = (NamedFiles){ .sources = sources, .library = library };
	for (size_t i = 0; i < count; i++)
		add_source(files, i);
	file_queue_init(&files->queue, library_count(library));
}

void named_files_clear(NamedFiles *files)
{
	file_queue_clear(&files->queue);
}

void named_files_forget(NamedFiles *files, size_t row)
{
	LibraryFile place = library_file(files->library, row);
	LibraryRow fresh = row_of(
		place.source, place.item, source_item(files->sources[place.source], place.item));

	library_renew(files->library, row, &fresh);
}

void named_files_fail(NamedFiles *files, size_t row, const Error *err)
{
	CatalogueEntry entry = { .kind = CATALOGUE_FAILED, .why = str(err->text) };

	catalogue_row_put(files->library, row, &entry);
	file_queue_end(&files->queue, row, true);
}

/* The file of ROW has no bytes, or is gone: a page it is not. */
static void pass_over(NamedFiles *files, size_t row)
{
	LibraryRow more = library_row_at(&(LibraryPlace){ .levels = 0 });

	more.state = LIBRARY_READ;
	more.kind = LIBRARY_OTHER;
	library_put(files->library, row, &more);
	file_queue_end(&files->queue, row, false);
	files->nothing++;
}

int named_files_open(NamedFiles *files, size_t row)
{
	LibraryFile place = library_file(files->library, row);
	const Source *source = files->sources[place.source];
	Error err = { 0 };
	int fd = source_item_open(source, place.item, &err);

	bool empty = err.kind == ERROR_EMPTY && source_item(source, place.item)->bytes == 0;
	bool gone = err.number == ENOENT;

	files->vanished += fd < 0 && gone;
	if (fd < 0 && (empty || gone))
		pass_over(files, row);
	else if (fd < 0)
		named_files_fail(files, row, &err);
	return fd;
}

bool named_files_is_large(NamedFiles *files, size_t row)
{
	LibraryFile place = library_file(files->library, row);
	Source *source = files->sources[place.source];

	(void)source_item_look(source, place.item); /* opening it says what is wrong */
	return source_item(source, place.item)->bytes > CATALOGUE_PAGE_BYTES_MAX;
}

/* Gives the page in the file of ROW, which is BYTES, to CHILD. A page that is nothing but frames
 * goes with those that were saved beside it: without them it would be no article. */
static void give_page(const NamedFiles *files, Cataloguer *child, size_t row, Str bytes)
{
	LibraryFile place = library_file(files->library, row);
	const Item *item = source_item(files->sources[place.source], place.item);
	CataloguePage page = {
		.number = (uint32_t)row,
		.address = item->address,
		.bytes = bytes,
	};
	Arena *arena = arena_new();

	if (str_present(item->path) && bytes.size <= FRAMESET_BYTES_MAX &&
		str_find_nocase(bytes, "<frameset", 0) != STR_NOWHERE)
		page.frames = frame_files_read(arena, item->path);
	cataloguer_give(child, &page);
	arena_free(arena);
}

void named_files_give(NamedFiles *files, size_t row, Cataloguer *child)
{
	Text bytes = text_in(NULL);
	Error err = { 0 };
	int fd = named_files_open(files, row);

	if (fd < 0)
		return;
	if (lseek(fd, 0, SEEK_SET) == 0 && whole_file_take(fd, CATALOGUE_PAGE_BYTES_MAX, &bytes)) {
		give_page(files, child, row, text_str(&bytes));
	} else {
		error_system(&err, errno, "cannot be read");
		named_files_fail(files, row, &err);
	}
	text_clear(&bytes);
	close(fd);
}
