/* SPDX-License-Identifier: ISC */
#include "library/library.h"

#include <stdlib.h>

#include "article/date.h"
#include "library/address_key.h"
#include "library/key_index.h"
#include "library/order.h"
#include "library/relations.h"
#include "library/row_list.h"
#include "library/row_table.h"

enum {
	WORK_BYTES = 32 << 10
};

/* An address that row ROW had before its keys were found. */
typedef struct {
	uint32_t row;
	Str address; /* the table's */
} Former;

struct Library {
	RowTable table;
	Relations relations;
	RowLister lister;
	Repeats repeats;
	/* Rows by their addresses, those they had before as well. Keys cost more than all else that
	 * is done for a row, so the first ENTERED rows have theirs, and the others get them when
	 * keys are asked for; so do, later still, FORMERS; and the second look is prepared when it
	 * is first needed, for the LOOSELY first rows so far. */
	KeyIndex pages, loose;
	size_t entered, loosely;
	Former *formers; /* owned */
	size_t former_count, former_room;
	Arena *work; /* owned: of one row, given back now and then */
	LibraryCounts counts;
	unsigned long version;
};

Library *library_open(void)
{
	Library *library = memory_new(sizeof *library);

	row_table_init(&library->table);
	library->work = arena_new();
	return library;
}

void library_close(Library *library)
{
	if (library == NULL)
		return;
	row_table_clear(&library->table);
	relations_clear(&library->relations);
	row_lister_clear(&library->lister);
	repeats_clear(&library->repeats);
	key_index_clear(&library->pages);
	key_index_clear(&library->loose);
	free(library->formers);
	arena_free(library->work);
	free(library);
}

/* Filling */

static void spare_work(Library *library)
{
	if (arena_bytes(library->work) < WORK_BYTES)
		return;
	arena_free(library->work);
	library->work = arena_new();
}

/* Enters row NUMBER of that ADDRESS under its loose key. */
static void enter_loosely(Library *library, size_t number, Str address)
{
	uint64_t hash;

	spare_work(library);
	hash = key_hash(address_key(library->work, address, ADDRESS_KEY_LOOSE));
	if (hash != 0)
		key_index_add(&library->loose, hash, (uint32_t)number);
}

/* The site of the page with KEY. */
static uint64_t site_of(Str key)
{
	return key_hash(str_slice(key, 0, str_find_byte(key, ')', 0)));
}

/* Finds the keys of row NUMBER, which has that ADDRESS and DIGEST, and enters it under that of its
 * address. */
static void enter(Library *library, size_t number, Str address, Str digest)
{
	spare_work(library);
	Str key = address_key(library->work, address, ADDRESS_KEY_PAGE);
	uint64_t page = key_hash(key);

	if (page != 0)
		repeats_expect(&library->repeats, site_of(key));
	if (page != 0 && page != relations_keys(&library->relations, number).page) {
		key_index_add(&library->pages, page, (uint32_t)number);
		if (number < library->loosely)
			enter_loosely(library, number, address);
	}
	relations_set(&library->relations, number,
		(RowKeys){
			.page = page,
			.print_of = key_hash(address_key_of_print(library->work, address)),
			.digest = key_hash(digest),
		});
}

/* All rows have their keys, of the addresses they have now. */
static void enter_all(Library *library)
{
	const RowTable *table = &library->table;

	for (; library->entered < table->count; library->entered++)
		enter(library, library->entered, row_table_address(table, library->entered),
			row_table_digest(table, library->entered));
}

static void add_former(Library *library, size_t number, Str address)
{
	if (str_empty(address))
		return;
	if (library->former_count == library->former_room) {
		library->former_room = library->former_room > 0 ? 2 * library->former_room : 64;
		library->formers = memory_resize(
			library->formers, library->former_room * sizeof *library->formers);
	}
	library->formers[library->former_count++] =
		(Former){ .row = (uint32_t)number, .address = address };
}

/* And those of addresses that rows had before. */
static void enter_formers(Library *library)
{
	for (size_t i = 0; i < library->former_count; i++) {
		const Former *former = &library->formers[i];

		spare_work(library);
		uint64_t page =
			key_hash(address_key(library->work, former->address, ADDRESS_KEY_PAGE));

		if (page != 0 && page != relations_keys(&library->relations, former->row).page)
			key_index_add(&library->pages, page, former->row);
	}
	library->former_count = 0;
}

static void enter_digest(Library *library, size_t number, Str digest)
{
	RowKeys keys = relations_keys(&library->relations, number);

	keys.digest = key_hash(digest);
	relations_set(&library->relations, number, keys);
}

static void count_row(Library *library, const LibraryRow *row)
{
	library->counts.states[row->state]++;
	library->counts.kinds[row->kind]++;
	library->version++;
}

size_t library_add(Library *library, const LibraryRow *row)
{
	size_t number = library->table.count;

	row_table_add(&library->table, row);
	count_row(library, row);
	return number;
}

static void put_text(Str *at, Str text)
{
	if (!str_empty(text))
		*at = text;
}

/* What MORE tells of ROW. */
static void put(LibraryRow *row, const LibraryRow *more)
{
	row->state = more->state;
	if (more->kind != LIBRARY_UNTOLD)
		row->kind = more->kind;
	if (more->status != 0)
		row->status = more->status;
	if (more->words != LIBRARY_COUNT_UNKNOWN)
		row->words = more->words;
	if (more->comments != LIBRARY_COUNT_UNKNOWN)
		row->comments = more->comments;
	if (!str_empty(more->date))
		row->date_inferred = more->date_inferred;
	put_text(&row->label, more->label);
	put_text(&row->address, more->address);
	put_text(&row->captured, more->captured);
	put_text(&row->media_type, more->media_type);
	put_text(&row->digest, more->digest);
	put_text(&row->title, more->title);
	put_text(&row->date, more->date);
	put_text(&row->site, more->site);
	put_text(&row->section, more->section);
	put_text(&row->byline, more->byline);
	put_text(&row->why, more->why);
}

/* Do the addresses A and B differ in nothing but what no key has: http and https? */
static bool have_same_keys(Str a, Str b)
{
	if (str_equal(a, b))
		return true;
	size_t after_a = str_find(a, "://", 0), after_b = str_find(b, "://", 0);

	return after_a != STR_NOWHERE && after_b != STR_NOWHERE &&
		str_equal(str_from(a, after_a), str_from(b, after_b));
}

void library_renew(Library *library, size_t number, const LibraryRow *row)
{
	Str before = row_table_address(&library->table, number);
	bool same = have_same_keys(row->address, before);

	library->counts.states[row_table_state(&library->table, number)]--;
	library->counts.kinds[row_table_kind(&library->table, number)]--;
	if (number >= library->entered && !same)
		add_former(library, number, before);
	else if (number < library->entered && same)
		enter_digest(library, number, row->digest);
	else if (number < library->entered)
		enter(library, number, row->address, row->digest);
	row_table_put(&library->table, number, row);
	row_lister_forget(&library->lister, number);
	count_row(library, row);
}

void library_put(Library *library, size_t number, const LibraryRow *row)
{
	LibraryRow all = library_row(library, number);

	put(&all, row);
	library_renew(library, number, &all);
}

size_t library_count(const Library *library)
{
	return library->table.count;
}

LibraryRow library_row(const Library *library, size_t number)
{
	return row_table_row(&library->table, number);
}

LibraryFile library_file(const Library *library, size_t number)
{
	LibraryFile file;

	row_table_file(&library->table, number, &file.source, &file.item);
	return file;
}

size_t library_holder(const Library *library, size_t number)
{
	LibraryPlace place = library_row(library, number).place;

	for (size_t i = 0; place.contained && i < library->table.count; i++) {
		LibraryPlace other = library_row(library, i).place;

		if (!other.contained && other.source == place.source && other.item == place.item)
			return i;
	}
	return number;
}

LibraryCounts library_counts(const Library *library)
{
	LibraryCounts counts = library->counts;

	counts.rows = library->table.count;
	return counts;
}

unsigned long library_version(const Library *library)
{
	return library->version;
}

/* Finding */

static int64_t moment_of(Str captured)
{
	Date date;
	int64_t moment;

	return date_from_iso(captured, &date) && date_moment(&date, &moment) ? moment : INT64_MIN;
}

/* How well a row answers the question for an address; the first that differ decide. */
typedef struct {
	bool page; /* it is no error, redirect or picture */
	bool near; /* in the container of the row it was asked from */
	uint64_t away; /* seconds from the time asked for */
	int64_t captured;
} Fitness;

static bool is_page(LibraryKind kind)
{
	return kind == LIBRARY_UNTOLD || kind == LIBRARY_ARTICLE || kind == LIBRARY_FRONT;
}

static uint64_t distance(int64_t a, int64_t b)
{
	return a > b ? (uint64_t)a - (uint64_t)b : (uint64_t)b - (uint64_t)a;
}

static Fitness fitness_of(const LibraryRow *row, const LibraryRow *from, int64_t time)
{
	int64_t captured = moment_of(row->captured);

	return (Fitness){
		.page = is_page(row->kind),
		.near = from != NULL && from->place.source == row->place.source &&
			(!from->place.contained || from->place.item == row->place.item),
		.away = time == INT64_MIN ? 0 : distance(captured, time),
		.captured = captured,
	};
}

static bool is_fitter(const Fitness *a, const Fitness *b)
{
	if (a->page != b->page)
		return a->page;
	if (a->near != b->near)
		return a->near;
	if (a->away != b->away)
		return a->away < b->away;
	return a->captured > b->captured;
}

/* The fittest of the rows that INDEX has for HASH. The first added wins among equals. */
static size_t fittest(const Library *library, const KeyIndex *index, uint64_t hash, Str time,
	const LibraryRow *from)
{
	size_t best = LIBRARY_NOWHERE;
	Fitness best_fitness = { 0 };
	int64_t wanted = moment_of(time);

	for (const KeyNode *node = key_index_first(index, hash); node != NULL;
		node = key_index_next(index, node)) {
		LibraryRow row = library_row(library, node->row);
		Fitness fitness = fitness_of(&row, from, wanted);

		if (best != LIBRARY_NOWHERE && is_fitter(&best_fitness, &fitness))
			continue;
		best = node->row;
		best_fitness = fitness;
	}
	return best;
}

static void enter_all_loosely(Library *library)
{
	for (; library->loosely < library->table.count; library->loosely++)
		enter_loosely(
			library, library->loosely, library_row(library, library->loosely).address);
}

size_t library_find(Library *library, Str address, Str time, size_t from)
{
	Arena *arena = arena_new();
	LibraryRow row;
	const LibraryRow *asking = from != LIBRARY_NOWHERE ? &row : NULL;

	if (asking != NULL)
		row = library_row(library, from);
	enter_all(library);
	enter_formers(library);
	size_t found = fittest(library, &library->pages,
		key_hash(address_key(arena, address, ADDRESS_KEY_PAGE)), time, asking);

	if (found == LIBRARY_NOWHERE) {
		enter_all_loosely(library);
		found = fittest(library, &library->loose,
			key_hash(address_key(arena, address, ADDRESS_KEY_LOOSE)), time, asking);
	}
	arena_free(arena);
	return found;
}

static Ranked rank_capture(const Library *library, uint32_t number)
{
	int64_t moment = moment_of(library_row(library, number).captured);

	return (Ranked){ .rank = rank_of_number(moment), .row = number };
}

/* Chains of keys have the row added last in front; of captures of one moment the first
 * added is the earliest. */
static void turn(Ranked *rows, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		Ranked other = rows[i];

		rows[i] = rows[count - 1 - i];
		rows[count - 1 - i] = other;
	}
}

uint32_t *library_captures(Library *library, size_t number, Arena *arena, size_t *count)
{
	enter_all(library);
	uint64_t hash = relations_keys(&library->relations, number).page;
	const KeyNode *first = key_index_first(&library->pages, hash);
	size_t room = 1;

	for (const KeyNode *node = first; node != NULL;
		node = key_index_next(&library->pages, node))
		room++;
	Ranked *rows = arena_array(arena, room, sizeof *rows);
	uint32_t *numbers = arena_array(arena, room, sizeof *numbers);

	*count = 0;
	for (const KeyNode *node = first; node != NULL;
		node = key_index_next(&library->pages, node))
		if (relations_keys(&library->relations, node->row).page == hash)
			rows[(*count)++] = rank_capture(library, node->row);
	if (*count == 0)
		rows[(*count)++].row = (uint32_t)number;
	turn(rows, *count);
	ranked_sort(rows, *count);
	for (size_t i = 0; i < *count; i++)
		numbers[i] = rows[i].row;
	return numbers;
}

/* What repeats */

/* The site of row NUMBER and, in *PAGE, what the row counts as there; 0 where its address is
 * not known. */
static uint64_t page_of(Library *library, size_t number, uint64_t *page)
{
	spare_work(library);
	Str key =
		address_key(library->work, library_row(library, number).address, ADDRESS_KEY_PAGE);

	*page = key_hash(key);
	return *page != 0 ? site_of(key) : 0;
}

void library_count_blocks(Library *library, size_t number, const uint64_t *blocks, size_t count)
{
	uint64_t page, site = page_of(library, number, &page);

	repeats_count(&library->repeats, site, page, blocks, count);
}

uint64_t *library_repeated_blocks(Library *library, size_t number, Arena *arena, size_t *count)
{
	uint64_t page, site = page_of(library, number, &page);

	return repeats_find(&library->repeats, site, page, arena, count);
}

Repeats *library_repeats(Library *library)
{
	enter_all(library); /* sites are known by them */
	return &library->repeats;
}

/* Listing */

LibraryList library_list(
	Library *library, LibraryOrder order, const LibraryFilter *filter, Arena *arena)
{
	enter_all(library);
	relations_renew(&library->relations, &library->table);
	return row_list(&library->lister, &library->table, order, filter, arena);
}
