/* SPDX-License-Identifier: ISC */
#include "collection/remembered_files.h"

#include <unistd.h>

enum {
	CHECK_MAX = 200, /* files looked at in one step */
};

void remembered_files_init(RememberedFiles *remembered, const RememberedFilesJob *job)
{
	*remembered = (RememberedFiles){ .job = *job };
}

void remembered_files_clear(RememberedFiles *remembered)
{
	recall_close(remembered->recall);
	remembered->recall = NULL;
}

static void tell_trouble(const RememberedFiles *remembered, const Error *trouble)
{
	if (remembered->job.forgetful != NULL)
		remembered->job.forgetful(remembered->job.context, trouble);
}

/* What the store knows */

static void on_known_file(void *context, size_t row, const LibraryRow *known)
{
	const RememberedFiles *remembered = context;

	file_queue_end(&remembered->job.files->queue, row, known->state == LIBRARY_FAILED);
	if (known->kind == LIBRARY_CONTAINER)
		holders_know(remembered->job.holders, row);
}

static void on_known_item(void *context, size_t file, size_t number, size_t row)
{
	const RememberedFiles *remembered = context;

	(void)file; /* the last one that was told */
	holders_know_item(remembered->job.holders, number, row);
}

void remembered_files_recall(RememberedFiles *remembered)
{
	const RememberedFilesJob *job = &remembered->job;
	const RecallListener listener = { on_known_file, on_known_item, remembered };
	Error trouble = { 0 };

	if (remembered->recall != NULL || job->folder == NULL)
		return;
	remembered->recall = recall_open(
		job->folder, job->sources, job->source_count, job->files->library, &trouble);
	if (trouble.text[0] != '\0')
		tell_trouble(remembered, &trouble);
	remembered->counts = recall_load(remembered->recall, &listener);
}

static bool is_page(LibraryKind kind)
{
	return kind == LIBRARY_UNTOLD || kind == LIBRARY_ARTICLE || kind == LIBRARY_FRONT;
}

/* Does the library have more than one page, from row FIRST on, of those that FILE holds? */
static bool has_pages_of(const Library *library, LibraryFile file, size_t first)
{
	size_t found = 0;

	for (size_t i = first; i < library_count(library) && found < 2; i++) {
		LibraryFile other = library_file(library, i);

		found += other.source == file.source && other.item == file.item &&
			is_page(library_row(library, i).kind);
	}
	return found > 1;
}

bool remembered_files_has_holder(RememberedFiles *remembered, size_t row)
{
	const NamedFiles *files = remembered->job.files;

	remembered_files_recall(remembered);
	return files->queue.states[row] == FILE_DONE &&
		library_row(files->library, row).kind == LIBRARY_CONTAINER &&
		has_pages_of(files->library, library_file(files->library, row), files->queue.count);
}

/* Whether that is still so */

/* The file in ROW waits to be read: if it is none, it does not count as one. */
static void check_fresh(NamedFiles *files, size_t row)
{
	LibraryFile place = library_file(files->library, row);

	if (source_item_look(files->sources[place.source], place.item))
		return;
	int fd = named_files_open(files, row);

	if (fd >= 0)
		close(fd);
}

/* What the store told of the file in ROW, if nobody had looked at that, was so or counts no
 * more. */
static void check_file(RememberedFiles *remembered, size_t row)
{
	NamedFiles *files = remembered->job.files;

	if (files->queue.states[row] == FILE_WAITING)
		check_fresh(files, row);
	if (files->queue.states[row] != FILE_DONE)
		return;
	RecallState state = recall_check(remembered->recall, row);

	if (state == RECALL_SAME)
		return;
	remembered->counts.known--;
	remembered->counts.changed += state == RECALL_CHANGED;
	remembered->counts.gone += state == RECALL_GONE;
	file_queue_return(
		&files->queue, row, library_row(files->library, row).state == LIBRARY_FAILED);
	named_files_forget(files, row);
}

bool remembered_files_are_checked(const RememberedFiles *remembered)
{
	return remembered->recall == NULL ||
		remembered->checked == remembered->job.files->queue.count;
}

void remembered_files_check(RememberedFiles *remembered)
{
	if (remembered_files_are_checked(remembered))
		return;
	for (int i = 0; i < CHECK_MAX && !remembered_files_are_checked(remembered); i++)
		check_file(remembered, remembered->checked++);
	if (remembered_files_are_checked(remembered))
		recall_load_repeats(remembered->recall);
}

/* What is to be kept */

void remembered_files_note(RememberedFiles *remembered, size_t row)
{
	if (remembered->recall != NULL)
		recall_note(remembered->recall, row);
}

void remembered_files_note_item(RememberedFiles *remembered, size_t file, size_t item, size_t row)
{
	if (remembered->recall != NULL)
		recall_note_item(remembered->recall, file, item, row);
}

void remembered_files_save(RememberedFiles *remembered, bool all)
{
	Error trouble = { 0 };

	if (remembered->recall != NULL && !recall_save(remembered->recall, all, &trouble))
		tell_trouble(remembered, &trouble);
}

void remembered_files_save_when_due(RememberedFiles *remembered)
{
	if (remembered->recall != NULL && recall_is_due(remembered->recall))
		remembered_files_save(remembered, false);
}

bool remembered_files_order(const RememberedFiles *remembered, LibraryOrder *order)
{
	return remembered->recall != NULL && recall_order(remembered->recall, order);
}

void remembered_files_note_order(RememberedFiles *remembered, LibraryOrder order)
{
	if (remembered->recall != NULL)
		recall_note_order(remembered->recall, order);
}
