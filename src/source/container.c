/* SPDX-License-Identifier: ISC */
#include "source/container.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "source/alto.h"
#include "source/arc.h"
#include "source/bookmarks.h"
#include "source/bytes.h"
#include "source/cdx.h"
#include "source/emlx.h"
#include "source/export.h"
#include "source/export_xml.h"
#include "source/feed.h"
#include "source/har.h"
#include "source/inflate.h"
#include "source/mail.h"
#include "source/mhtml.h"
#include "source/mmdf.h"
#include "source/newspaper.h"
#include "source/press.h"
#include "source/sniff.h"
#include "source/wacz.h"
#include "source/warc.h"
#include "source/webarchive.h"
#include "source/wide_text.h"
#include "source/zip_pages.h"
#include "source/zstd.h"

enum {
	LOSS_BYTES = 512, /* of a sentence on a loss */
	DAMAGE_BYTES_MAX = 4096, /* of the sentences on one page */
	PROGRESS_BYTES = 1 << 20, /* between two words of progress */
	SECOND_BYTES = 16 << 20, /* in which a second member begins, where the first is damaged */
	SECOND_TRIES = 64,
};

/* Formats that are told by more than one sign come before those told by less. */
static const ContainerKind *const kinds[] = {
	&warc_kind,
	&arc_kind,
	&wacz_kind,
	&maff_kind,
	&epub_kind,
	&htmlz_kind,
	&export_zip_kind,
	&singlefilez_kind,
	&webarchive_kind,
	&emlx_kind,
	&mbox_kind,
	&mmdf_kind,
	&mhtml_kind,
	&mail_kind,
	&feed_kind,
	&newspaper_kind,
	&alto_kind,
	&export_xml_kind,
	&bookmarks_kind,
	&har_kind,
	&press_kind,
	&export_kind,
	&table_kind,
	&cdx_kind,
	&zip_kind,
	NULL,
};

const ContainerKind *const *container_kinds(void)
{
	return kinds;
}

struct Container {
	const ContainerKind *kind;
	SourceInput *input; /* what KIND reads: the caller's, or UNPACKED */
	SourceInput *unpacked; /* owned: what the caller's input unpacks to, or NULL */
	/* The container within it that was read last, or NULL: the next item mostly lies in
	 * the same one. */
	Container *inner; /* owned */
	SourceInput *inner_input; /* owned: what INNER reads */
	uint64_t inner_offset;
};

struct ContainerWalk {
	const ContainerSink *sink;
	ItemPlace outside; /* of the container being listed */
	size_t items;
	uint64_t said; /* progress */
	bool stopped;
};

/* Recognition */

static const ContainerKind *kind_of(Str beginning, SourceInput *input, bool packed)
{
	for (size_t i = 0; kinds[i] != NULL; i++)
		if ((!packed || kinds[i]->reads_packed) && kinds[i]->recognise(beginning, input))
			return kinds[i];
	return NULL;
}

static bool is_gzip(SourceInput *input)
{
	char first[2];

	return str_starts(str_of(first, input_read(input, 0, first, sizeof first)), "\x1f\x8b");
}

/* Is what INPUT unpacks to packed once more? Readers of gzip undo it once. */
static bool is_gzip_within(SourceInput *input)
{
	Text first = text_in(NULL);

	(void)inflate_input(input, 0, input_size(input), PACKED_GZIP, 2, &first);
	bool is = str_starts(text_str(&first), "\x1f\x8b");

	text_clear(&first);
	return is;
}

/* What all of INPUT unpacks to, as far as it does; NULL when nothing comes. */
static SourceInput *unpack(SourceInput *input)
{
	Text bytes = text_in(NULL);
	bool truncated;
	Error unsaid;

	if (bytes_read(input, &bytes, &truncated, &unsaid))
		return input_of_text(&bytes);
	text_clear(&bytes);
	return NULL;
}

/* The kind of a file in UTF-16, which INPUT, or *UNPACKED where it is not NULL, holds; then
 * *UNPACKED is the same in UTF-8. */
static const ContainerKind *narrow(SourceInput *input, SourceInput **unpacked)
{
	Text wide = input_all(*unpacked != NULL ? *unpacked : input, CONTAINER_PAGE_BYTES_MAX);
	Text bytes = text_in(NULL);

	wide_text_narrow(text_str(&wide), &bytes);
	text_clear(&wide);
	SourceInput *narrowed = input_of_text(&bytes);
	const ContainerKind *kind =
		kind_of(input_window(narrowed, 0, SNIFF_BYTES), narrowed, false);

	if (kind == NULL) {
		input_free(narrowed);
		return NULL;
	}
	input_free(*unpacked);
	*unpacked = narrowed;
	return kind;
}

/* The first bytes of what INPUT unpacks to, into ROOM bytes at OUT; of a gzip file whose first
 * member gives nothing, of the next one that gives something. */
static size_t peek(SourceInput *input, char *out, size_t room)
{
	static const Str magic = STR("\x1f\x8b\x08");
	size_t size = bytes_peek(input, out, room);
	uint64_t at = 0;

	if (size > 0 || !is_gzip(input))
		return size;
	for (int tries = 0; size == 0 && tries < SECOND_TRIES; tries++) {
		at = input_find(input, magic, at + 1, SECOND_BYTES);
		if (at == UINT64_MAX)
			break;
		SourceInput *part = input_part(input, at, input_size(input) - at);

		size = bytes_peek(part, out, room);
		input_free(part);
	}
	return size;
}

Container *container_open(SourceInput *input)
{
	char beginning[SNIFF_BYTES];
	Str start = str_of(beginning, peek(input, beginning, sizeof beginning));
	bool gzip = is_gzip(input);
	bool packed = gzip || zstd_begins(input_window(input, 0, ZSTD_MAGIC_BYTES));
	const ContainerKind *kind = kind_of(start, input, packed);
	SourceInput *unpacked = NULL;

	if (packed && (kind == NULL || (gzip && is_gzip_within(input)))) {
		unpacked = unpack(input);
		kind = unpacked != NULL ? kind_of(start, unpacked, false) : NULL;
	}
	if (kind == NULL && wide_text_begins(start))
		kind = narrow(input, &unpacked);
	if (kind == NULL) {
		input_free(unpacked);
		return NULL;
	}
	Container *container = memory_new(sizeof *container);

	container->kind = kind;
	container->unpacked = unpacked;
	container->input = unpacked != NULL ? unpacked : input;
	return container;
}

/* Closes all that is open within CONTAINER, the innermost first. */
static void close_inner(Container *container)
{
	while (container->inner != NULL) {
		Container *outer = container;

		while (outer->inner->inner != NULL)
			outer = outer->inner;
		input_free(outer->inner->unpacked);
		free(outer->inner);
		input_free(outer->inner_input);
		outer->inner = NULL;
	}
}

void container_free(Container *container)
{
	if (container == NULL)
		return;
	close_inner(container);
	input_free(container->unpacked);
	free(container);
}

const ContainerKind *container_kind(const Container *container)
{
	return container->kind;
}

/* Listing */

/* Texts that are too long are none. */
static Str bounded(Str text)
{
	return text.size <= CONTAINER_TEXT_BYTES_MAX ? text : STR_NONE;
}

bool walk_item(ContainerWalk *walk, const ContainerItem *item)
{
	ContainerItem whole = *item;
	unsigned levels = walk->outside.levels;

	if (walk->stopped)
		return false;
	if (walk->items == CONTAINER_ITEMS_MAX) {
		walk_loss(walk, item->place.at[0].offset,
			"it holds more than %d items, and the rest is not listed",
			CONTAINER_ITEMS_MAX);
		walk->stopped = true;
		return false;
	}
	walk->items++;
	whole.label = bounded(item->label);
	whole.address = bounded(item->address);
	whole.captured = bounded(item->captured);
	whole.media_type = bounded(item->media_type);
	whole.digest = bounded(item->digest);
	whole.file = bounded(item->file);
	whole.place = walk->outside;
	for (unsigned i = 0; i < item->place.levels && levels + i < CONTAINER_LEVELS_MAX; i++) {
		whole.place.at[levels + i] = item->place.at[i];
		whole.place.levels = levels + i + 1;
	}
	walk->stopped = !walk->sink->item(walk->sink->context, &whole);
	return !walk->stopped;
}

void walk_loss(ContainerWalk *walk, uint64_t offset, const char *format, ...)
{
	Text sentence = text_in(NULL);
	va_list list;

	if (walk->stopped)
		return;
	va_start(list, format);
	text_format_list(&sentence, format, list);
	va_end(list);
	if (sentence.size > LOSS_BYTES)
		sentence.size = LOSS_BYTES;
	text_add_byte(&sentence, '\0');
	if (walk->outside.levels > 0)
		offset += walk->outside.at[0].offset;
	walk->sink->loss(walk->sink->context, offset, sentence.at);
	text_clear(&sentence);
}

void walk_progress(ContainerWalk *walk, uint64_t offset)
{
	if (walk->outside.levels > 0)
		offset = walk->outside.at[0].offset + (walk->outside.levels == 1 ? offset : 0);
	if (offset < walk->said + PROGRESS_BYTES)
		return;
	walk->said = offset;
	walk->sink->progress(walk->sink->context, offset);
}

const Decoder *walk_decoder(const ContainerWalk *walk)
{
	return walk->sink->decoder;
}

bool walk_stopped(const ContainerWalk *walk)
{
	return walk->stopped;
}

/* A container within a container is listed by a call from the lister outside, so
 * CONTAINER_LEVELS_MAX deep at most. */
bool walk_within(ContainerWalk *walk, Extent extent, SourceInput *inner)
{
	if (walk->outside.levels + 1 == CONTAINER_LEVELS_MAX) {
		walk_loss(walk, extent.offset, "containers lie within each other more than %d deep",
			CONTAINER_LEVELS_MAX);
		return false;
	}
	Container *container = container_open(inner);

	if (container == NULL)
		return false;
	walk->outside.at[walk->outside.levels++] = extent;
	container->kind->list(container->input, walk);
	walk->outside.levels--;
	container_free(container);
	return true;
}

void container_list(Container *container, const ContainerSink *sink)
{
	ContainerWalk walk = { .sink = sink };

	container->kind->list(container->input, &walk);
}

void container_find(Container *container, const Str *keys, size_t count, const ContainerSink *sink)
{
	ContainerWalk walk = { .sink = sink };

	if (container->kind->find != NULL)
		container->kind->find(container->input, keys, count, &walk);
}

/* Reading */

void container_page_init(ContainerPage *page, Arena *arena)
{
	*page = (ContainerPage){ .arena = arena, .bytes = text_in(NULL), .damage = text_in(NULL) };
}

void container_page_clear(ContainerPage *page)
{
	text_clear(&page->bytes);
	text_clear(&page->damage);
}

void container_page_damage(ContainerPage *page, const char *format, ...)
{
	size_t before = page->damage.size;
	va_list list;

	if (before > DAMAGE_BYTES_MAX)
		return;
	if (before > 0)
		text_add_byte(&page->damage, ' ');
	va_start(list, format);
	text_format_list(&page->damage, format, list);
	va_end(list);
}

/* The container at EXTENT of OUTER, which owns it. NULL with ERR. */
static Container *open_within(Container *outer, Extent extent, Error *err)
{
	if (outer->inner != NULL && outer->inner_offset == extent.offset)
		return outer->inner;
	close_inner(outer);
	if (outer->kind->open == NULL) {
		error_set(err, ERROR_FORMAT, "%s holds no other container", outer->kind->title);
		return NULL;
	}
	SourceInput *input = outer->kind->open(outer->input, extent, err);

	if (input == NULL)
		return NULL;
	outer->inner = container_open(input);
	if (outer->inner == NULL) {
		input_free(input);
		error_set(err, ERROR_FORMAT, "what lies at byte %llu is no container",
			(unsigned long long)extent.offset);
		return NULL;
	}
	outer->inner_input = input;
	outer->inner_offset = extent.offset;
	return outer->inner;
}

/* Undoes gzip that nobody has spoken of: around a page in a zip file, or sent twice. */
static void undo_gzip(ContainerPage *page)
{
	for (int i = 0; i < BYTES_GZIP_NESTING_MAX; i++) {
		Text bytes = text_in(NULL);

		if (!str_starts(text_str(&page->bytes), "\x1f\x8b\x08"))
			return;
		InflateAnswer answer = inflate_bytes(
			text_str(&page->bytes), PACKED_GZIP, CONTAINER_PAGE_BYTES_MAX, &bytes);

		if (answer == INFLATE_BOMB || bytes.size == 0) {
			text_clear(&bytes);
			return;
		}
		if (answer != INFLATE_WHOLE) {
			page->truncated = true;
			container_page_damage(page, "Its packed body is damaged or too large.");
		}
		text_clear(&page->bytes);
		page->bytes = bytes;
	}
}

bool container_read(Container *container, const ItemPlace *place, ContainerPage *page, Error *err)
{
	Container *last = container;

	if (place->levels < 1 || place->levels > CONTAINER_LEVELS_MAX)
		return error_set(
			err, ERROR_FORMAT, "there is no such place in %s", container->kind->title);
	for (unsigned level = 0; level + 1 < place->levels && last != NULL; level++)
		last = open_within(last, place->at[level], err);
	if (last == NULL || !last->kind->read(last->input, place->at[place->levels - 1], page, err))
		return false;
	undo_gzip(page);
	return true;
}
