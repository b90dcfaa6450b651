/* SPDX-License-Identifier: ISC */
#include "view/sifted.h"

#include <assert.h>

#include "article/date.h"
#include "view/number.h"

enum {
	SITES_LOOKED_AT = 1000 /* pages, to see whether all are of one site */
};

/* "one article", "two articles". */
static const struct {
	const char *one, *more;
} kind_words[] = {
	[LIBRARY_UNTOLD] = { "page", "pages" },
	[LIBRARY_ARTICLE] = { "article", "articles" },
	[LIBRARY_FRONT] = { "front", "fronts" },
	[LIBRARY_ERROR] = { "error", "errors" },
	[LIBRARY_REDIRECT] = { "redirect", "redirects" },
	[LIBRARY_PICTURE] = { "picture", "pictures" },
	[LIBRARY_OTHER] = { "other", "other" },
	[LIBRARY_CONTAINER] = { "file of pages", "files of pages" },
};
static_assert(sizeof kind_words / sizeof *kind_words == LIBRARY_KIND_COUNT, "each kind has words");

static const struct {
	const char *by; /* for titles and messages */
	const char *lacking; /* heading of those that lack it */
} key_words[] = {
	[LIBRARY_BY_PLACE] = { "as found", "" },
	[LIBRARY_BY_DATE] = { "by date", "no date" },
	[LIBRARY_BY_TITLE] = { "by title", "no title" },
	[LIBRARY_BY_SITE] = { "by site", "no site" },
	[LIBRARY_BY_SECTION] = { "by section", "no section" },
	[LIBRARY_BY_LENGTH] = { "by length", "length not known yet" },
	[LIBRARY_BY_COMMENTS] = { "by comments", "comments not known yet" },
	[LIBRARY_BY_KIND] = { "by kind", "not told apart yet" },
};
static_assert(sizeof key_words / sizeof *key_words == LIBRARY_KEY_COUNT, "each key has words");

const char *sifted_kind_words(LibraryKind kind, bool one)
{
	return one ? kind_words[kind].one : kind_words[kind].more;
}

const char *sifted_key_words(LibraryKey key)
{
	return key_words[key].by;
}

unsigned sifted_bit(LibraryKind kind)
{
	return 1U << kind;
}

static bool is_unfolded(const Sifting *sifting, uint32_t row)
{
	for (size_t i = 0; i < sifting->unfolded_count; i++)
		if (sifting->unfolded[i] == row)
			return true;
	return false;
}

/* Lines for CAPTURES and HEADINGS beside those of LISTED. */
static size_t room_for(const View *view, const LibraryList *listed)
{
	size_t room = listed->count + listed->group_count;

	for (size_t i = 0; i < view->sifting.unfolded_count; i++)
		room += library_row(view->library, view->sifting.unfolded[i]).captures;
	return room;
}

static void add_line(List *lines, ListLineKind kind, uint32_t number)
{
	lines->lines[lines->count++] = (ListLine){ .kind = (uint8_t)kind, .number = number };
}

static void add_page(const View *view, List *lines, uint32_t row)
{
	size_t count;

	add_line(lines, LIST_PAGE, row);
	lines->pages++;
	if (!is_unfolded(&view->sifting, row))
		return;
	size_t counted = library_row(view->library, row).captures;
	uint32_t *captures = library_captures(view->library, row, lines->arena, &count);

	lines->lines[lines->count - 1].unfolded = true;
	for (size_t i = 0; i < count && i < counted; i++)
		add_line(lines, LIST_CAPTURE, captures[i]);
}

static Str heading_of(const View *view, const LibraryGroup *group, Arena *arena)
{
	LibraryKey key = view->sifting.order.key;
	Str title = group->title;
	Text text = text_in(arena);
	Date month;

	if (!str_present(title))
		title = str(key_words[key].lacking);
	else if (key == LIBRARY_BY_DATE && date_from_iso(title, &month))
		title = date_shown(arena, &month);
	else if (key == LIBRARY_BY_KIND && library_kind_of(title) < LIBRARY_KIND_COUNT)
		title = str(kind_words[library_kind_of(title)].more);
	text_add(&text, title);
	text_add_c(&text, view->options.ascii ? " - " : " \xC2\xB7 ");
	number_add(&text, group->count);
	return text_str(&text);
}

static void add_lines(const View *view, List *lines, const LibraryList *listed)
{
	Str *headings = arena_array(lines->arena, listed->group_count, sizeof *headings);
	size_t group = 0;

	for (size_t i = 0; i < listed->count; i++) {
		if (group < listed->group_count && listed->groups[group].first == i) {
			headings[group] = heading_of(view, &listed->groups[group], lines->arena);
			add_line(lines, LIST_HEADING, (uint32_t)group++);
		}
		add_page(view, lines, listed->rows[i]);
	}
	lines->texts = headings;
}

/* The site all pages are of, as far as it is known and one looks; absent, and *SEVERAL,
 * when they differ. */
static Str common_site(const Library *library, const LibraryList *listed, bool *several)
{
	Str site = STR_NONE;

	*several = false;
	for (size_t i = 0; i < listed->count && i < SITES_LOOKED_AT && !*several; i++) {
		Str other = library_row(library, listed->rows[i]).site;

		*several = !str_empty(site) && !str_empty(other) && !str_equal(site, other);
		if (!str_empty(other))
			site = other;
	}
	return *several ? STR_NONE : site;
}

/* "crawl.warc.gz - 8,204 articles - by date": what is listed. */
static Str title_of(const View *view, List *lines, Str site)
{
	const Sifting *sifting = &view->sifting;
	const char *point = view->options.ascii ? " - " : " \xC2\xB7 ";
	bool filtered = sifting->words.size > 0;
	bool articles =
		sifting->wanted == (sifted_bit(LIBRARY_UNTOLD) | sifted_bit(LIBRARY_ARTICLE)) &&
		sifting->kinds[LIBRARY_UNTOLD] == 0;
	Text title = text_in(lines->arena);

	text_add(&title, text_str(&view->collection_title));
	if (title.size > 0)
		text_add_c(&title, point);
	lines->title_from[0] = title.size;
	if (str_present(site))
		text_format(&title, "%.*s%s", (int)site.size, site.at, point);
	lines->title_from[1] = title.size;
	number_add(&title, lines->pages);
	if (filtered) {
		text_add_c(&title, " of ");
		number_add(&title,
			sifting->unfiltered > lines->pages ? sifting->unfiltered : lines->pages);
	}
	text_format(&title, " %s%s%s",
		sifted_kind_words(articles ? LIBRARY_ARTICLE : LIBRARY_UNTOLD,
			lines->pages == 1 && !filtered),
		point, key_words[sifting->order.key].by);
	if (sifting->order.reversed)
		text_add_c(&title, ", reversed");
	if (filtered)
		text_format(&title, "%s& %.*s", point, (int)sifting->words.size, sifting->words.at);
	return text_str(&title);
}

List sifted_lines(const View *view, const LibraryList *listed)
{
	List lines = { .arena = arena_new(), .library = view->library, .labels = &view->labels };
	Str site = common_site(view->library, listed, &lines.with_site);

	lines.lines = arena_array(lines.arena, room_for(view, listed), sizeof *lines.lines);
	add_lines(view, &lines, listed);
	lines.title = title_of(view, &lines, site);
	return lines;
}
