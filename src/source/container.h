/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_CONTAINER_H
#define BROADSHEET_SOURCE_CONTAINER_H

/* Files that hold pages: WARC, zip and their kin. A container lists its items one
 * by one to a sink and reads the page of one item by its place. Everything here
 * runs in the confined child, on a SourceInput.
 *
 * A format is a module of its own with one ContainerKind, which is a row of the
 * table in container.c. Formats are told by their content alone. What is inside
 * may be a container again (a WARC in a WACZ): the place of an item is then an
 * extent for each level, outermost first.
 *
 * Damage is no error: a lister says it as a loss, in a sentence, and goes on at
 * the next thing it can find. A reader of one item gives what came of it and says
 * what was wrong in the page. Nothing here recurses over input, and no amount of
 * it is unbounded: levels, sizes and ratios have the limits below. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"
#include "source/decoder.h"
#include "source/input.h"

enum {
	CONTAINER_LEVELS_MAX = 4, /* containers within each other */
	CONTAINER_PAGE_BYTES_MAX = 64 << 20, /* of one page, unpacked */
	CONTAINER_RATIO_MAX = 250, /* unpacked to packed, above the first MiB; as source/bytes.h */
	CONTAINER_ITEMS_MAX = 4000000, /* listed of one file */
	CONTAINER_TEXT_BYTES_MAX = 8192, /* of an address or another text of an item */
};

/* Bytes OFFSET up to OFFSET + LENGTH of the container at one level, as the format
 * counts them: of a WARC the record as it is stored. LENGTH 0 is not known. */
typedef struct {
	uint64_t offset, length;
} Extent;

typedef struct {
	unsigned levels; /* at least 1 in the place of an item */
	Extent at[CONTAINER_LEVELS_MAX];
} ItemPlace;

/* One thing a container holds. Texts are borrowed for the time of the call, raw
 * (whoever shows them cleans them), and absent where nothing is known. */
typedef struct {
	Str label; /* title or name for people; absent: the address is shown */
	Str address; /* original address of the page */
	Str captured; /* ISO 8601, as precise as known */
	Str media_type; /* lower case, without parameters */
	Str digest; /* of the payload as the container gives it: "sha1:..." */
	Str file; /* an index: name of the file beside it that holds the item; absent:
	           * this file does */
	bool nested; /* the item is FILE itself, to be listed in its turn */
	int status; /* of HTTP; 0 when there is none */
	bool article; /* worth opening as an article: the others are in full lists only */
	ItemPlace place;
} ContainerItem;

/* Who wants to know what a container holds. */
typedef struct {
	bool (*item)(void *context, const ContainerItem *item); /* false: no more, please */
	void (*loss)(void *context, uint64_t offset, const char *sentence);
	void (*progress)(void *context, uint64_t offset); /* OFFSET of the file was reached */
	void *context;
	const Decoder *decoder; /* borrowed: makes UTF-8 of labels, or NULL */
} ContainerSink;

/* The page of one item. init with an arena; clear frees the bytes. */
typedef struct {
	Arena *arena; /* borrowed: of the texts below */
	const Decoder *decoder; /* borrowed: makes UTF-8 of texts, or NULL; set by the caller */
	Text bytes; /* owned, of the heap: the page, all transfer encodings undone */
	Str address, captured, media_type; /* as in ContainerItem */
	Str charset; /* what HTTP or MIME says, or absent */
	Str digest; /* as stored, and what became of it: "sha1:... matches" */
	/* Facts the container knows and the page may not; absent: the page's own count. */
	Str title, byline, published, language;
	bool titled; /* TITLE goes for the page's own all the same */
	Text damage; /* owned, of the heap: sentences on what was wrong with the item */
	bool truncated; /* the page's end is missing */
} ContainerPage;

void container_page_init(ContainerPage *page, Arena *arena);
void container_page_clear(ContainerPage *page);

/* Adds a sentence on what is wrong with PAGE, once. */
void container_page_damage(ContainerPage *page, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* What goes on while a container is being listed; for the listers of formats. */
typedef struct ContainerWalk ContainerWalk;

/* Gives ITEM to the sink; its place, usually of one level, is within the container being
 * listed and gets those of the levels outside in front. False when no more are wanted. */
bool walk_item(ContainerWalk *walk, const ContainerItem *item);

/* Says that something at OFFSET of the container being listed is lost, in a sentence. */
void walk_loss(ContainerWalk *walk, uint64_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Says that the lister has come to OFFSET; cheap, to be called for each record. */
void walk_progress(ContainerWalk *walk, uint64_t offset);

/* Lists INNER, which stands at EXTENT, if it is a container; its items get both
 * places. False when it is none or lies too deep. */
bool walk_within(ContainerWalk *walk, Extent extent, SourceInput *inner);

/* What makes UTF-8 of labels, or NULL. */
const Decoder *walk_decoder(const ContainerWalk *walk);

/* True when the sink wants no more. */
bool walk_stopped(const ContainerWalk *walk);

typedef struct {
	const char *name; /* the word of source.kind in JSON */
	const char *title; /* for people, with its article: "a WARC file" */
	bool reads_packed; /* INPUT may be gzip or zstd as a whole, and the format deals with
	                    * it; else it is given unpacked */
	bool mixes_charsets; /* labels of items may be in many character sets */
	/* Is it such a container? BEGINNING is the first bytes (SNIFF_BYTES at most) of
	 * what it unpacks to. Never asks a file's name. */
	bool (*recognise)(Str beginning, SourceInput *input);
	void (*list)(SourceInput *input, ContainerWalk *walk);
	/* The page at EXTENT, which comes from a list of the same bytes or from anyone.
	 * False with ERR ("record at byte 12: is no record") when nothing came. */
	bool (*read)(SourceInput *input, Extent extent, ContainerPage *page, Error *err);
	/* The container at EXTENT as an input, which the caller frees before INPUT;
	 * NULL with ERR. A NULL function: such containers hold none. */
	SourceInput *(*open)(SourceInput *input, Extent extent, Error *err);
	/* Lists the items with one of COUNT KEYS alone, without going through all: texts that
	 * an index is sorted by (the form of library/address_key). A NULL function: there is
	 * no way to. */
	void (*find)(SourceInput *input, const Str *keys, size_t count, ContainerWalk *walk);
} ContainerKind;

typedef struct Container Container;

/* INPUT (borrowed until container_free) as a container. NULL when it is none. */
Container *container_open(SourceInput *input);
void container_free(Container *container);

const ContainerKind *container_kind(const Container *container);

/* Gives all that CONTAINER holds to SINK, in the order of the file. */
void container_list(Container *container, const ContainerSink *sink);

/* Gives what CONTAINER holds of COUNT KEYS (find of ContainerKind) to SINK; nothing where it
 * cannot be searched. */
void container_find(Container *container, const Str *keys, size_t count, const ContainerSink *sink);

/* Reads the page at PLACE into PAGE. False with ERR, whose text begins with what
 * was being read. */
bool container_read(
	Container *container, const ItemPlace *place, ContainerPage *page, Error *err) MUST_CHECK;

/* The formats, in the order in which they are asked; NULL ends them. */
const ContainerKind *const *container_kinds(void);

#endif
