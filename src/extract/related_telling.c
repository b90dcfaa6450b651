/* SPDX-License-Identifier: ISC */
#include "extract/related_telling.h"

#include "base/text.h"
#include "extract/address.h"
#include "extract/characters.h"
#include "extract/panel_words.h"
#include "extract/related_items.h"

enum {
	RELATED_MAX = 500,
	OFFERED_WORDS_MIN = 3, /* of a title behind words that offer it */
};

/* The story told already, or NULL: by its address, else by its title. */
static Related *told_already(const Article *article, const RelatedItem *item)
{
	for (size_t i = 0; i < article->related_count; i++) {
		Related *related = &article->related[i];

		if ((str_present(related->url) && str_equal(related->url, item->url)) ||
			characters_same_letters(related->title, item->title))
			return related;
	}
	return NULL;
}

/* What the site ADDRESS is on is called: its host. */
static Str site_name(const Page *page, Str address)
{
	Str host = address_host(address);

	if (str_starts(host, "www."))
		host = str_from(host, 4);
	return str_empty(host) ? STR_NONE : str_copy(page->arena, host);
}

/* TITLE without the brackets of the line it stands in. */
static Str without_brackets(Str title)
{
	bool opened = str_find_byte(title, '[', 0) != STR_NOWHERE;

	if (str_ends(title, "]") && (!opened || title.at[0] == '[')) {
		title.size--;
		if (opened)
			title = str_from(title, 1);
	}
	return str_trim(title);
}

/* TITLE without words that offer it: "See also: A bridge of nine arches". */
static Str without_offer(Str title)
{
	size_t words = panel_read_also(title);
	Str rest = str_trim(str_from(title, words));
	/* "Watch: ..." is as often part of the title. */
	bool parted = words > 0 && !str_starts_nocase(title, "watch") &&
		str_find_byte(str_slice(title, 0, words), ':', 0) != STR_NOWHERE;

	return parted && words_in(rest) >= OFFERED_WORDS_MIN ? rest : title;
}

void related_tell(RelatedFinder *finder, const RelatedItem *item, Str heading, PanelKind kind)
{
	Article *article = finder->article;
	Related *related = told_already(article, item);
	Str date, section;

	related_item_beside(finder->page, finder->names, item, &date, &section);
	if (related == NULL) {
		if (article->related_count >= RELATED_MAX)
			return;
		related = article_add_related(article);
		related->title =
			str_copy(article->arena, without_offer(without_brackets(item->title)));
		related->url = str_copy(article->arena, item->url);
		related->heading = heading;
		related->group = kind == PANEL_ELSEWHERE || item->other_site ? RELATED_ELSEWHERE
									     : RELATED_HERE;
		if (item->other_site)
			related->source = site_name(finder->page, item->url);
		/* Whether that is in the story is known when its blocks are. */
		related->in_text = true;
		related->block = finder->page->fragments[item->first].block;
	}
	if (!str_present(related->date))
		related->date = date;
	if (!str_present(related->section) && str_present(section))
		related->section = str_copy(article->arena, section);
	if (!str_present(related->heading))
		related->heading = heading;
	if (!str_present(related->kicker) && str_present(item->kicker))
		related->kicker = str_copy(article->arena, item->kicker);
	if (!str_present(related->media) && str_present(item->media))
		related->media = str_copy(article->arena, item->media);
}

void related_claim(RelatedFinder *finder, const RelatedItems *items, Claim claim)
{
	Page *page = finder->page;

	for (size_t i = 0; i < items->count; i++) {
		const RelatedItem *item = &items->items[i];
		Index first = page->fragments[item->first].block;
		Index end = item->stop < page->fragment_count ? page->fragments[item->stop].block
							      : page->block_count;

		if (item->stop > item->first && item->stop <= page->fragment_count)
			end = page->fragments[item->stop - 1].block + 1;
		(void)page_claim(page, first, end, claim);
	}
}
