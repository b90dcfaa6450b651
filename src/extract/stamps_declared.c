/* SPDX-License-Identifier: ISC */
#include "extract/stamps_declared.h"

#include <string.h>

#include "extract/byline_search.h"
#include "extract/date_words.h"
#include "extract/jsonld.h"
#include "extract/stamp_words.h"

enum {
	BESIDE_ELEMENTS = 6, /* behind a time element, where that of a change may stand */
	SCRIPT_DATE_BYTES_MAX = 60, /* of a script, behind a key */
	ADDRESS_YEAR_MIN = 1990, /* of a day in an address; other numbers are none */
	ADDRESS_YEAR_MAX = 2049,
};

static void declare(Stamps *stamps, Str words, const char *from, bool borrowed)
{
	Stamp stamp = { .from = from, .borrowed = borrowed };

	if (stamps->declared_count < STAMPS_DECLARED_MAX && stamp_read(words, &stamp.found))
		stamps->declared[stamps->declared_count++] = stamp;
}

/* Does PROPERTY, several names as RDFa has them, say that a date is that of publication, or with
 * CHANGE that of a change? */
static bool is_dated_property(Str property, bool change)
{
	static const char *const published[] = { "dc:date", "dc:created", "dc:issued",
		"dcterms:created", "dcterms:issued", "schema:datepublished", "datepublished",
		"schema:datecreated", "rnews:datepublished" };
	static const char *const modified[] = { "dc:modified", "dcterms:modified",
		"schema:datemodified", "datemodified", "rnews:datemodified" };
	const char *const *names = change ? modified : published;
	size_t count =
		change ? sizeof modified / sizeof *modified : sizeof published / sizeof *published;

	for (Str word; str_next_word(&property, &word);)
		for (size_t i = 0; i < count; i++)
			if (str_is_nocase(word, names[i]))
				return true;
	return false;
}

/* Is element E close enough to the headline for what it says to be of this article? */
static bool is_near(const Stamps *stamps, Index e)
{
	Index b = stamps->page->elements[e].first_block;
	Index anchor = metadata_anchor(stamps->page, stamps->root);

	return b + STAMP_NEAR_BLOCKS / 2 >= anchor && b <= anchor + STAMP_NEAR_BLOCKS;
}

/* time elements and schema.org properties in or around the article. */
static void read_marked_dates(Stamps *stamps)
{
	Page *page = stamps->page;

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		Str property = page_attribute(page, e, "itemprop");
		bool published = str_find_nocase(property, "datePublished", 0) != STR_NOWHERE ||
			page_has_attribute(page, e, "pubdate");
		bool modified = str_find_nocase(property, "dateModified", 0) != STR_NOWHERE;

		if (!published && !modified && element->tag != TAG_META) {
			property = page_attribute(page, e, "property");
			if (str_empty(property) || !is_near(stamps, e))
				continue;
			published = is_dated_property(property, false);
			modified = is_dated_property(property, true);
		}
		if ((!published && !modified) ||
			(element->tag != TAG_META && stamp_is_foreign(page, element->first_block)))
			continue;
		Str words = page_attribute(page, e, "datetime");

		if (str_empty(words))
			words = page_attribute(page, e, "content");
		if (str_empty(words))
			words = page_text_of(page, e);
		if (published)
			declare(stamps, words, "schema.org date on the page", false);
		else
			stamp_set_words(
				stamps, FIELD_UPDATED, words, "schema.org date on the page");
	}
}

/* The words before element E in its block, or those of a label in the block before
 * it. */
static Str words_before(const Page *page, Index e)
{
	const Element *element = &page->elements[e];

	if (element->first_block >= page->block_count ||
		element->first_fragment >= element->end_fragment)
		return STR_NONE;
	const PageBlock *block = &page->blocks[element->first_block];

	if (block->first_fragment < element->first_fragment || element->first_block == 0)
		return page_text_between(page, block->first_fragment, element->first_fragment);
	Str label = page->blocks[element->first_block - 1].text;

	return label.size <= STAMP_LABEL_BYTES_MAX && str_ends(label, ":") ? label : STR_NONE;
}

/* Do its names say that time element E is of a change, not of publication? */
static bool is_change(const Page *page, Index e)
{
	return str_find_nocase(page_attribute(page, e, "itemprop"), "modified", 0) != STR_NOWHERE ||
		((page_has_word(page, e, "updated") || page_has_word(page, e, "modified")) &&
			!page_has_word(page, e, "published"));
}

/* The time element of a change beside E, that of publication, in the same line. */
static void read_change_beside(Stamps *stamps, Index e)
{
	const Page *page = stamps->page;
	Index b = page->elements[e].first_block;
	Index end = e + BESIDE_ELEMENTS < page->element_count ? e + BESIDE_ELEMENTS
							      : page->element_count;

	for (Index other = e + 1; other < end && page->elements[other].first_block <= b + 1;
		other++)
		if (page->elements[other].tag == TAG_TIME && is_change(page, other))
			(void)stamp_set_words(stamps, FIELD_UPDATED,
				page_attribute(page, other, "datetime"), "time on the page");
}

/* Does E have a day for machines as its title? */
static bool has_day(const Page *page, Index e)
{
	Str title = page_attribute(page, e, "title");

	return title.size >= 10 && ascii_is_digit(title.at[0]) && ascii_is_digit(title.at[3]) &&
		title.at[4] == '-' && title.at[7] == '-';
}

/* The first time element near the headline; one of a change where there is no
 * other. */
static void read_time_element(Stamps *stamps)
{
	Page *page = stamps->page;
	Index anchor = metadata_anchor(page, stamps->root);
	Str change = STR_NONE;

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		bool abbreviation = element->tag == TAG_ABBR;
		Index b = element->first_block;

		if (element->tag != TAG_TIME &&
			!(abbreviation && (element->kinds & KIND_DATE || has_day(page, e))))
			continue;
		if ((b < anchor && (element->kinds | element->within) & KIND_SIDEBAR) ||
			byline_in_story_item(page, stamps->root, e))
			continue;
		if (stamp_is_foreign(page, b) || b + STAMP_NEAR_BLOCKS < anchor)
			continue;
		Str words = page_attribute(page, e, abbreviation ? "title" : "datetime");
		DateFound found;

		if (str_empty(words))
			words = page_text_of(page, e);
		if (!stamp_read(words, &found))
			continue;
		if (stamp_says_updated(words_before(page, e))) {
			stamp_set_words(stamps, FIELD_UPDATED, words, "time on the page");
			continue;
		}
		if (is_change(page, e)) {
			change = str_empty(change) ? words : change;
			continue;
		}
		declare(stamps, words, "time on the page", b > anchor + STAMP_NEAR_BLOCKS);
		read_change_beside(stamps, e);
		return;
	}
	declare(stamps, change, "time on the page", true);
}

void stamps_declare(Stamps *stamps)
{
	const Metadata *metadata = stamps->metadata;

	declare(stamps, metadata->data.published, "JSON-LD", false);
	for (size_t i = 0; i < metadata->published_count; i++)
		declare(stamps, metadata->published[i], "meta", false);
	stamps->head_count = stamps->declared_count;
	stamp_set_words(stamps, FIELD_UPDATED, metadata->data.modified, "JSON-LD");
	stamp_set_words(stamps, FIELD_UPDATED, metadata->modified, "meta");
	read_marked_dates(stamps);
	read_time_element(stamps);
}

/* Is STAMP later than the change that is known already? */
static bool is_after_update(const Stamps *stamps, const Stamp *stamp)
{
	int64_t update, moment;
	Date date;

	return date_from_iso(stamps->article->field[FIELD_UPDATED], &date) &&
		date_moment(&date, &update) && date_moment(&stamp->found.date, &moment) &&
		moment > update;
}

/* Takes LEAST to MOST digits off the front of *TEXT; as many as stand there. */
static bool take_digits(Str *text, size_t least, size_t most, int *value)
{
	size_t count = 0;

	*value = 0;
	while (count < text->size && ascii_is_digit(text->at[count])) {
		if (count == most)
			return false;
		*value = *value * 10 + (text->at[count++] - '0');
	}
	*text = str_from(*text, count);
	return count >= least;
}

/* Takes the month off the front of *TEXT: a number, or the first three letters of its name. */
static bool take_month(Str *text, int *month)
{
	Str name = str_slice(*text, 0, 3);

	if (take_digits(text, 1, 2, month))
		return true;
	if (name.size < 3 || !date_word(name, DATE_WORD_MONTH, month))
		return false;
	*text = str_from(*text, 3);
	return true;
}

/* Is PART, what stands behind a sign in an address, a day: "2016/12/03/", "2016/dec/3/",
 * "2016-12-03-otter"? Behind a slash a number that more words follow may be the first of
 * these: "2016/12/10-otters-you-should-know". */
static bool read_parted(Str part, Date *date)
{
	*date = (Date){ .precision = DATE_DAY };
	if (!take_digits(&part, 4, 4, &date->year) || part.size < 2)
		return false;
	char sign = part.at[0];

	part = str_from(part, 1);
	if ((sign != '/' && sign != '-') || !take_month(&part, &date->month) ||
		!str_starts(part, sign == '/' ? "/" : "-"))
		return false;
	part = str_from(part, 1);
	return take_digits(&part, sign == '/' ? 1 : 2, 2, &date->day) &&
		(part.size == 0 || sign == '-' || strchr("/.?#", part.at[0]) != NULL);
}

/* Is PART, the same, a day of eight digits: "20161203/", "20161203-otter"? */
static bool read_whole(Str part, Date *date)
{
	int digits;

	if (!take_digits(&part, 8, 8, &digits) ||
		(part.size > 0 && strchr("/-_.?#", part.at[0]) == NULL))
		return false;
	*date = (Date){ .precision = DATE_DAY,
		.year = digits / 10000,
		.month = digits / 100 % 100,
		.day = digits % 100 };
	return true;
}

void stamps_read_address(Stamps *stamps)
{
	Str address = stamps->page->address;

	for (size_t i = 0; i < address.size; i++) {
		bool slash = address.at[i] == '/';
		Stamp stamp = { .from = "address" };
		Date *date = &stamp.found.date;

		if (strchr("/-_.", address.at[i]) == NULL)
			continue;
		Str part = str_from(address, i + 1);

		if ((!slash || !read_parted(part, date)) && !read_whole(part, date))
			continue;
		if (date->year < ADDRESS_YEAR_MIN || date->year > ADDRESS_YEAR_MAX ||
			!date_valid(date) || is_after_update(stamps, &stamp) ||
			!stamp_set(stamps, FIELD_PUBLISHED, &stamp))
			continue;
		stamps->article->inferred[FIELD_PUBLISHED] = true;
		return;
	}
}

/* The value in TEXT, which begins behind the key of a JSON object, if it is a string. */
static Str string_behind_colon(Str text)
{
	text = str_trim(str_slice(text, 0, SCRIPT_DATE_BYTES_MAX));
	if (!str_starts(text, ":"))
		return STR_NONE;
	text = str_trim(str_from(text, 1));
	if (!str_starts(text, "\""))
		return STR_NONE;
	size_t end = str_find_byte(text, '"', 1);

	return end == STR_NOWHERE ? STR_NONE : str_slice(text, 1, end);
}

void stamps_read_scripts(Stamps *stamps)
{
	static const char *const keys[] = { "\"datePublished\"", "\"publishedDate\"",
		"\"publishDate\"", "\"pubDate\"", "\"publishedAt\"", "\"published_at\"",
		"\"first_publish_date\"", "\"display_date\"", "\"publicationDate\"",
		"\"date_published\"", "\"publish_time\"", "\"publishedTime\"" };
	Stamp stamp = { .from = "the data of the page's script" };
	Page *page = stamps->page;
	Str agreed = STR_NONE;

	for (Index e = 0; e < page->element_count; e++) {
		if (page->elements[e].tag != TAG_SCRIPT)
			continue;
		Str script = jsonld_script(page, e), value;

		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			for (size_t at = 0; (at = str_find(script, keys[i], at)) != STR_NOWHERE;) {
				at += strlen(keys[i]);
				value = string_behind_colon(str_from(script, at));
				if (str_empty(value))
					continue;
				if (!str_empty(agreed) && !str_equal(agreed, value))
					return;
				agreed = value;
			}
	}
	if (stamp_read(agreed, &stamp.found) && stamp_set(stamps, FIELD_PUBLISHED, &stamp))
		stamps->article->inferred[FIELD_PUBLISHED] = true;
}
