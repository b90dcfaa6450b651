/* SPDX-License-Identifier: ISC */
#include "items/item_search.h"

#include <poll.h>

#include "base/text.h"
#include "collection/index_beside.h"
#include "collection/index_seeker.h"

/* Indexes */

/* How the names of files end that can be asked for an address themselves. */
static const char *const index_ends[] = { ".cdx", ".cdxj", ".idx", ".wacz" };

/* Is item A before item B, as one goes through the files? */
static bool is_before(const ContainerItem *a, const ContainerItem *b)
{
	int order = str_compare(a->file, b->file);

	for (unsigned i = 0; order == 0 && i < a->place.levels && i < b->place.levels; i++)
		order = (a->place.at[i].offset > b->place.at[i].offset) -
			(a->place.at[i].offset < b->place.at[i].offset);
	return order < 0;
}

static void on_found(void *context, const SeekPlace *place, const ContainerItem *item)
{
	ItemSearch *search = context;
	ItemFit fit = item_name_fits(search->name, 0, item);

	(void)place;
	if (fit < search->fit || fit == ITEM_FITS_NOT ||
		(fit == search->fit && !is_before(item, &search->item)))
		return;
	search->item = items_copy(search->arena, item);
	search->fit = fit;
}

static void ask(ItemSearch *search, Source *const *sources, const SeekPlace *place)
{
	IndexSeeker *seeker = index_seeker_new(
		&(SeekerJob){ .sources = sources, .found = on_found, .context = search });

	index_seeker_add(seeker, place);
	(void)index_seeker_ask(seeker, search->name->address);
	while (index_seeker_waits(seeker)) {
		struct pollfd answer = { .fd = index_seeker_fd(seeker), .events = POLLIN };

		(void)poll(&answer, 1, index_seeker_timeout_ms(seeker));
		index_seeker_step(seeker);
	}
	index_seeker_free(seeker);
}

/* The index that tells of FILE into PLACE; false where there is none. */
static bool find_index(const ItemSearch *search, size_t file, SeekPlace *place)
{
	Str path = source_item(search->source, file)->path;

	*place = (SeekPlace){ .item = file, .file = STR_NONE, .only = STR_NONE };
	if (str_ends_in_one(path, index_ends, sizeof index_ends / sizeof *index_ends))
		return true;
	place->file = index_beside(search->source, file, search->arena);
	place->only = str_from(path, str_find_last_byte(path, '/') + 1);
	return str_present(place->file);
}

bool item_search_indexes(ItemSearch *search)
{
	Source *const sources[] = { search->source };
	SeekPlace place;

	if (!str_present(search->name->address))
		return false;
	for (size_t i = 0; i < source_item_count(search->source); i++) {
		if (search->fit != ITEM_FITS_NOT)
			break;
		search->file = i;
		if (find_index(search, i, &place))
			ask(search, sources, &place);
	}
	return search->fit != ITEM_FITS_NOT;
}

/* Going through files */

typedef struct {
	ItemSearch *search;
	const ItemsListener *listener; /* the caller's */
} Walk;

static bool match_item(void *context, const ContainerItem *item, Str listed)
{
	const Walk *walk = context;
	ItemSearch *search = walk->search;

	(void)listed;
	if (search->name->by_offset && item->place.levels == 1)
		return false; /* it would have been found by its offset alone */
	ItemFit fit = item_name_fits(search->name, ++search->counted, item);

	if (fit <= search->fit)
		return true;
	search->item = items_copy(search->arena, item);
	search->fit = fit;
	return fit != ITEM_FITS;
}

/* The article of the item that was found, or a file that is a page and so an item itself. */
static bool match_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	const Walk *walk = context;
	ItemSearch *search = walk->search;
	const ContainerItem page = { .address = article->source.address,
		.captured = article->source.captured,
		.place.levels = 1 };

	if (item == NULL && !search->name->by_offset)
		search->fit = item_name_fits(search->name, ++search->counted, &page);
	if (search->fit == ITEM_FITS_NOT)
		return true;
	search->told = true;
	return walk->listener->article(walk->listener->context, article, item, failed);
}

static void pass_loss(void *context, const Error *loss)
{
	const Walk *walk = context;

	walk->listener->loss(walk->listener->context, loss);
}

bool item_search_file(ItemSearch *search, size_t file, Str name, const ItemsListener *listener)
{
	Walk walk = { search, listener };
	const ItemsListener looking = { match_item, match_article, pass_loss, &walk };
	unsigned long number = search->name->number;

	search->file = file;
	if (number > search->counted)
		items_visit_to(search->source, file, name, number - search->counted, &looking);
	else
		(void)items_visit(search->source, file, name, READING_LIST, &looking);
	return search->fit != ITEM_FITS_NOT;
}
