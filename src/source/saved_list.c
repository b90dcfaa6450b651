/* SPDX-License-Identifier: ISC */
#include "source/saved_list.h"

#include "source/stamp.h"

enum {
	SECONDS_DIGITS = 9, /* at least, of a number that is no date itself */
};

typedef struct {
	SavedField field;
	const char *name;
} FieldName;

/* wallabag, Omnivore, Pocket, Instapaper, Readability, Pinboard, Firefox, Karakeep,
 * Linkwarden, Readeck, JSON Feed, Google Reader. The surer name comes first. */
static const FieldName names[] = {
	{ SAVED_ADDRESS, "url" },
	{ SAVED_ADDRESS, "resolved_url" },
	{ SAVED_ADDRESS, "given_url" },
	{ SAVED_ADDRESS, "article__url" },
	{ SAVED_ADDRESS, "originalurl" },
	{ SAVED_ADDRESS, "href" },
	{ SAVED_ADDRESS, "uri" },
	{ SAVED_ADDRESS, "link" },
	{ SAVED_ADDRESS, "external_url" },
	{ SAVED_ADDRESS, "content.url" },
	{ SAVED_ADDRESS, "canonical.href" },
	{ SAVED_ADDRESS, "alternate.href" },
	{ SAVED_TITLE, "title" },
	{ SAVED_TITLE, "resolved_title" },
	{ SAVED_TITLE, "given_title" },
	{ SAVED_TITLE, "article__title" },
	{ SAVED_TITLE, "name" },
	{ SAVED_TITLE, "content.title" },
	{ SAVED_CONTENT, "content_html" },
	{ SAVED_CONTENT, "content.htmlcontent" },
	{ SAVED_CONTENT, "content.content" },
	{ SAVED_CONTENT, "content" },
	{ SAVED_CONTENT, "html" },
	{ SAVED_CONTENT, "article__content" },
	{ SAVED_CONTENT, "summary.content" },
	{ SAVED_CONTENT, "content_text" },
	{ SAVED_CONTENT, "textcontent" },
	{ SAVED_AUTHOR, "published_by" },
	{ SAVED_AUTHOR, "authors" },
	{ SAVED_AUTHOR, "author" },
	{ SAVED_AUTHOR, "byline" },
	{ SAVED_AUTHOR, "article__author" },
	{ SAVED_AUTHOR, "content.author" },
	{ SAVED_PUBLISHED, "published_at" },
	{ SAVED_PUBLISHED, "publishedat" },
	{ SAVED_PUBLISHED, "date_published" },
	{ SAVED_PUBLISHED, "datepublished" },
	{ SAVED_PUBLISHED, "published" },
	{ SAVED_PUBLISHED, "article__date_published" },
	{ SAVED_PUBLISHED, "content.datepublished" },
	{ SAVED_TIME, "created_at" },
	{ SAVED_TIME, "savedat" },
	{ SAVED_TIME, "saved_at" },
	{ SAVED_TIME, "time_added" },
	{ SAVED_TIME, "date_added" },
	{ SAVED_TIME, "add_date" },
	{ SAVED_TIME, "createdat" },
	{ SAVED_TIME, "created" },
	{ SAVED_TIME, "dateadded" },
	{ SAVED_TIME, "timestamp" },
	{ SAVED_TIME, "time" },
	{ SAVED_SUMMARY, "description" },
	{ SAVED_SUMMARY, "excerpt" },
	{ SAVED_SUMMARY, "extended" },
	{ SAVED_SUMMARY, "selection" },
	{ SAVED_SUMMARY, "summary" },
	{ SAVED_LANGUAGE, "language" },
	{ SAVED_LANGUAGE, "lang" },
	{ SAVED_SITE, "domain_name" },
	{ SAVED_SITE, "site_name" },
	{ SAVED_SITE, "sitename" },
	{ SAVED_SITE, "site" },
};

const char *saved_name(SavedField field, size_t index)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].field == field && index-- == 0)
			return names[i].name;
	return NULL;
}

SavedField saved_field_of(Str name)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is_nocase(name, names[i].name))
			return names[i].field;
	return SAVED_FIELDS;
}

Str saved_time(Arena *arena, const SavedEntry *entry)
{
	Str time = str_trim(entry->field[SAVED_TIME]);
	Str stamp = stamp_of_seconds(arena, time);

	return str_present(stamp) ? stamp : stamp_of_iso(arena, time);
}

/* When the page was published: as it is written, or in ISO 8601 where seconds are. */
static Str published_of(Arena *arena, const SavedEntry *entry)
{
	Str written = str_trim(entry->field[SAVED_PUBLISHED]);
	Str stamp = written.size >= SECONDS_DIGITS ? stamp_of_seconds(arena, written) : STR_NONE;

	return str_present(stamp) ? stamp : entry->field[SAVED_PUBLISHED];
}

bool saved_is_entry(const SavedEntry *entry)
{
	Str address = entry->field[SAVED_ADDRESS];

	return str_starts_nocase(address, "http://") || str_starts_nocase(address, "https://");
}

bool saved_walk(ContainerWalk *walk, Arena *arena, const SavedEntry *entry, Extent extent)
{
	ContainerItem item = {
		.label = entry->field[SAVED_TITLE],
		.address = entry->field[SAVED_ADDRESS],
		.captured = saved_time(arena, entry),
		.media_type = (Str)STR("text/html"),
		.article = true,
		.place = { 1, { extent } },
	};

	return walk_item(walk, &item);
}

/* Where there is no text: what is known of it, and where it is. */
static void add_link(const SavedEntry *entry, Text *out)
{
	Str address = entry->field[SAVED_ADDRESS];

	if (!str_empty(entry->field[SAVED_SUMMARY]))
		markup_add_paragraphs(out, entry->field[SAVED_SUMMARY]);
	text_add_c(out, "<p><a href=\"");
	markup_add_text(out, address);
	text_add_c(out, "\">");
	markup_add_text(out, address);
	text_add_c(out, "</a></p>\n");
}

void saved_fill(const SavedEntry *entry, ContainerPage *page)
{
	Str content = entry->field[SAVED_CONTENT];
	MarkupHead head = {
		.title = entry->field[SAVED_TITLE],
		.byline = entry->field[SAVED_AUTHOR],
		.published = published_of(page->arena, entry),
		.language = entry->field[SAVED_LANGUAGE],
		.summary = entry->field[SAVED_SUMMARY],
		.site = entry->field[SAVED_SITE],
		.address = entry->field[SAVED_ADDRESS],
		.headed = str_find_nocase(content, "<h1", 0) != STR_NOWHERE,
	};

	page->address = str_copy(page->arena, entry->field[SAVED_ADDRESS]);
	page->captured = saved_time(page->arena, entry);
	page->title = str_copy(page->arena, entry->field[SAVED_TITLE]);
	page->titled = !str_empty(page->title);
	page->media_type = (Str)STR("text/html");
	page->charset = (Str)STR("utf-8");
	markup_begin(&page->bytes, &head);
	if (str_trim(content).size == 0)
		add_link(entry, &page->bytes);
	else if (markup_is_in(content))
		text_add(&page->bytes, content);
	else
		markup_add_paragraphs(&page->bytes, content);
	markup_end(&page->bytes);
}
