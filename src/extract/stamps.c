/* SPDX-License-Identifier: ISC */
#include "extract/stamps.h"

#include <stdlib.h>
#include <string.h>

#include "extract/clock.h"
#include "extract/dates.h"
#include "extract/jsonld.h"
#include "extract/stamp_words.h"

enum {
	LATE_TIME_BYTES = 40,
	NEAR_BLOCKS = 14, /* around the headline, where dates stand */
	LINE_LETTERS_MAX = 110, /* of a line that may be about a date */
	BARE_LETTERS = 24, /* beside a date that is nearly all of its line */
	CANDIDATES_MAX = 12,
	CLIMB_MAX = 4, /* elements around a line whose names say what it is */
	TAIL_BLOCKS = 6, /* at the end of the text, and behind it */
	LABEL_BYTES_MAX = 30, /* of a date, in a block of its own */
	PLACE_BYTES_MAX = 40, /* before a date: "Hamburg, den" */
	SCRIPT_DATE_BYTES_MAX = 60, /* of a script, behind a key */
	DATELINE_BLOCKS = 3, /* of the text, one of which may begin with a date */
};

/* A date that may be the one, and where it was read. */
typedef struct {
	DateFound found;
	const char *from;
	bool sure; /* printed: a name or a word says it is a date of the article */
	bool borrowed; /* of a time element that may be another story's */
} Candidate;

typedef struct {
	Page *page;
	const Metadata *metadata;
	Index root;
	Article *article;
	Candidate declared[CANDIDATES_MAX];
	size_t declared_count;
	size_t head_count; /* of these, the first: in data and meta elements */
} Stamps;

/* Reading */

/* Settles an ambiguous date by the page's language: only English is written both
 * ways, and its countries' tags tell which. */
static void settle(const Article *article, DateFound *found)
{
	Str language = article->field[FIELD_LANGUAGE];

	if (!found->ambiguous || str_empty(language))
		return;
	if (str_is_nocase(language, "en-US"))
		date_settle(found, false);
	else if (!str_starts_nocase(language, "en") || language.size > 2)
		date_settle(found, true);
}

/* Reads WORDS, which say a date and little else. */
static bool read_words(Str words, DateFound *found)
{
	bool ambiguous;
	Date date;

	if (str_empty(words) || !date_parse(words, &date, &ambiguous))
		return false;
	if (ambiguous && date_find(words, 0, found))
		return true;
	*found = (DateFound){ .date = date };
	return true;
}

static bool set_found(Stamps *stamps, Field field, const Candidate *candidate)
{
	Str iso = date_iso(stamps->page->arena, &candidate->found.date);

	if (str_empty(iso) || str_present(stamps->article->field[field]))
		return false;
	if (candidate->found.ambiguous)
		article_warn(stamps->article, WARNING_DATE_AMBIGUOUS,
			"A date can be read as day and month or as month and day.");
	article_set(stamps->article, field, iso, candidate->from);
	return true;
}

static bool set_words(Stamps *stamps, Field field, Str words, const char *from)
{
	Candidate candidate = { .from = from };

	if (!read_words(words, &candidate.found))
		return false;
	settle(stamps->article, &candidate.found);
	return set_found(stamps, field, &candidate);
}

/* What the page declares */

static void declare(Stamps *stamps, Str words, const char *from, bool borrowed)
{
	Candidate candidate = { .from = from, .borrowed = borrowed };

	if (stamps->declared_count < CANDIDATES_MAX && read_words(words, &candidate.found))
		stamps->declared[stamps->declared_count++] = candidate;
}

/* Is block B somebody else's: a reader's, another story's, an archive's? */
static bool is_foreign(const Page *page, Index b)
{
	return b < page->block_count &&
		(page->blocks[b].claim == CLAIM_COMMENTS ||
			page->blocks[b].claim == CLAIM_RELATED ||
			page->blocks[b].marks & MARK_WRAPPER);
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

		if ((!published && !modified) ||
			(element->tag != TAG_META && is_foreign(page, element->first_block)))
			continue;
		Str words = page_attribute(page, e, "datetime");

		if (str_empty(words))
			words = page_attribute(page, e, "content");
		if (str_empty(words))
			words = page_text_of(page, e);
		if (published)
			declare(stamps, words, "schema.org date on the page", false);
		else
			set_words(stamps, FIELD_UPDATED, words, "schema.org date on the page");
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

	return label.size <= LABEL_BYTES_MAX && str_ends(label, ":") ? label : STR_NONE;
}

/* Do its names say that time element E is of a change, not of publication? */
static bool is_change(const Page *page, Index e)
{
	return str_find_nocase(page_attribute(page, e, "itemprop"), "modified", 0) != STR_NOWHERE ||
		((page_has_word(page, e, "updated") || page_has_word(page, e, "modified")) &&
			!page_has_word(page, e, "published"));
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
		bool abbreviation = strcmp((const char *)element->node->name, "abbr") == 0;
		Index b = element->first_block;

		if (element->tag != TAG_TIME && !(abbreviation && element->kinds & KIND_DATE))
			continue;
		if (is_foreign(page, b) || b + NEAR_BLOCKS < anchor)
			continue;
		Str words = page_attribute(page, e, abbreviation ? "title" : "datetime");
		DateFound found;

		if (str_empty(words))
			words = page_text_of(page, e);
		if (!read_words(words, &found))
			continue;
		if (stamp_says_updated(words_before(page, e))) {
			set_words(stamps, FIELD_UPDATED, words, "time on the page");
			continue;
		}
		if (is_change(page, e)) {
			change = str_empty(change) ? words : change;
			continue;
		}
		declare(stamps, words, "time on the page", b > anchor + NEAR_BLOCKS);
		return;
	}
	declare(stamps, change, "time on the page", true);
}

/* What the page prints */

/* "28 March 2012 Last updated at 00:40": the time stands behind other words. */
static void add_late_time(const Page *page, Str text, DateFound *found)
{
	Date whole;

	if (found->timed || found->date.precision != DATE_DAY)
		return;
	for (size_t i = found->end; i + 4 < text.size && i < found->end + LATE_TIME_BYTES; i++) {
		if (!ascii_is_digit(text.at[i]) || (i > 0 && ascii_is_digit(text.at[i - 1])))
			continue;
		Str time = str_from(text, i);
		Str words = str_format(page->work, "%.*s %.*s", (int)(found->end - found->start),
			text.at + found->start, (int)time.size, time.at);

		if (str_find_byte(str_slice(time, 0, 3), ':', 0) != STR_NOWHERE &&
			date_parse(words, &whole, NULL) && whole.precision >= DATE_MINUTE)
			found->date = whole;
		return;
	}
}

/* Do the names around BLOCK say it holds a date or the facts of the article? */
static bool is_named_date(const Page *page, const PageBlock *block)
{
	Index e = page->fragments[block->first_fragment].owner;

	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE; i++, e = page->elements[e].parent)
		if (page->elements[e].kinds & (KIND_DATE | KIND_META | KIND_AUTHOR) ||
			page->elements[e].tag == TAG_TIME)
			return true;
	return false;
}

/* Is BLOCK, or the label before it, about somebody's birth or death? */
static bool is_of_a_life(const Page *page, const PageBlock *block)
{
	if (stamp_says_life(block->text))
		return true;
	if (block == page->blocks)
		return false;
	Str label = block[-1].text;

	return label.size <= LABEL_BYTES_MAX && stamp_says_life(label);
}

/* Reads the dates printed in BLOCK; the words before each decide which it is. The
 * first of publication goes to *OUT, one of a change is set. */
static bool read_printed(Stamps *stamps, const PageBlock *block, Candidate *out)
{
	DateFound found, next;
	size_t from = 0;
	bool any = false;

	if (is_of_a_life(stamps->page, block))
		return false;
	for (unsigned i = 0; i < 2 && date_find(block->text, from, &found); i++) {
		Str before = str_slice(block->text, from, found.start);
		bool only = i == 0 && !date_find(block->text, found.end, &next);
		bool updated = stamp_says_updated(only ? block->text : before);
		Candidate candidate = { .from = "date on the page" };
		const char *shown =
			str_c(stamps->page->work, str_slice(block->text, found.start, found.end));

		from = found.end;
		candidate.sure = str_find(stamps->page->title, shown, 0) == STR_NOWHERE &&
			(is_named_date(stamps->page, block) || stamp_says_published(before) ||
				block->text.size - (found.end - found.start) <= BARE_LETTERS);
		add_late_time(stamps->page, block->text, &found);
		candidate.found = found;
		if (found.date.precision < DATE_DAY && !found.ambiguous)
			continue;
		settle(stamps->article, &candidate.found);
		date_settle_month(
			&candidate.found, block->text, stamps->article->field[FIELD_LANGUAGE]);
		if (updated)
			set_found(stamps, FIELD_UPDATED, &candidate);
		else if (!any)
			*out = candidate;
		any = any || !updated;
	}
	return any;
}

/* Does BEFORE, all that stands before a date at the end of its line, name a place:
 * "Hamburg, den"? */
static bool is_place(Str before)
{
	size_t comma = str_find_byte(before, ',', 0);

	return comma != STR_NOWHERE && comma > 1 && before.size <= PLACE_BYTES_MAX &&
		before.size - comma <= 6 &&
		(ascii_is_upper(before.at[0]) || (unsigned char)before.at[0] >= 0x80);
}

/* Is FOUND all that stands in its line of TEXT, but perhaps for a place before it? */
static bool is_alone(Str text, const DateFound *found)
{
	size_t start = found->start, end = found->end;

	while (start > 0 && text.at[start - 1] != '\n')
		start--;
	while (end < text.size && text.at[end] != '\n')
		end++;
	return found->start - start + (end - found->end) <= 2 ||
		(end == found->end && is_place(str_slice(text, start, found->start)));
}

/* May a date in BLOCK be about the article: a short line of nobody else? */
static bool can_date(const PageBlock *block)
{
	return block->letters <= LINE_LETTERS_MAX && block->claim != CLAIM_COMMENTS &&
		block->claim != CLAIM_RELATED && !(block->marks & (MARK_WRAPPER | MARK_HIDDEN));
}

/* Is a date in BLOCK evidence: outside of the text, or a line of its own in it? */
static bool is_evidence(const PageBlock *block, const Candidate *candidate)
{
	return block->claim != CLAIM_BODY || is_alone(block->text, &candidate->found);
}

/* Goes outwards from the headline, below it first. */
static bool find_near(Stamps *stamps, bool sure, Candidate *out)
{
	const Page *page = stamps->page;
	Index anchor = metadata_anchor(page, stamps->root);

	for (Index i = 0; i < 2 * NEAR_BLOCKS; i++) {
		Index away = (i + 1) / 2;
		Index b = i % 2 == 0 ? anchor + away : anchor - away;

		if (i % 2 != 0 && (away > anchor || away > NEAR_BLOCKS / 2))
			continue;
		if (b < page->block_count && can_date(&page->blocks[b]) &&
			read_printed(stamps, &page->blocks[b], out) &&
			is_evidence(&page->blocks[b], out) && (out->sure || !sure))
			return true;
	}
	return false;
}

/* "27.1.2022 - The council ..." or "Bonn, 27.1.2022. The ..." at the start of the text. */
static bool find_dateline(Stamps *stamps, Candidate *out)
{
	const Page *page = stamps->page;

	if (stamps->root == PAGE_NONE)
		return false;
	const Element *root = &page->elements[stamps->root];
	unsigned looked = 0;

	for (Index b = root->first_block; b < root->end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim != CLAIM_BODY || block->letters <= LINE_LETTERS_MAX / 2)
			continue;
		if (looked++ == DATELINE_BLOCKS)
			return false;
		if (!date_find(block->text, 0, &out->found) || out->found.date.precision < DATE_DAY)
			continue;
		bool place = is_place(str_slice(block->text, 0, out->found.start));
		Str rest = str_trim(str_from(block->text, out->found.end));

		if (out->found.start > 1 && !place)
			continue;
		out->from = "start of the text";
		settle(stamps->article, &out->found);
		date_settle_month(&out->found, block->text, stamps->article->field[FIELD_LANGUAGE]);
		if ((place && str_starts(rest, ".")) || str_starts(rest, ")") ||
			str_starts(rest, "-") || str_starts(rest, "–") || str_starts(rest, "—") ||
			str_starts(rest, ":") || str_starts(rest, "|") || str_starts(rest, "/"))
			return true;
	}
	return false;
}

/* A line of the text's end, or of those behind it, that is a date alone or says it
 * is that of publication. */
static bool find_at_end(Stamps *stamps, Candidate *out)
{
	const Page *page = stamps->page;

	if (stamps->root == PAGE_NONE)
		return false;
	Index last = page->elements[stamps->root].end_block;

	while (last > page->elements[stamps->root].first_block &&
		page->blocks[last - 1].claim != CLAIM_BODY)
		last--;
	for (Index b = last > TAIL_BLOCKS ? last - TAIL_BLOCKS : 0;
		b < page->block_count && b < last + TAIL_BLOCKS; b++) {
		const PageBlock *block = &page->blocks[b];

		if (is_foreign(page, b) || block->letters > LINE_LETTERS_MAX ||
			block->marks & MARK_HIDDEN || !read_printed(stamps, block, out))
			continue;
		Str before = str_slice(block->text, 0, out->found.start);

		if (!is_alone(block->text, &out->found) && !stamp_says_published(before))
			continue;
		out->from = "date at the end of the text";
		return true;
	}
	return false;
}

/* Is CANDIDATE later than the change that is known already? */
static bool is_after_update(const Stamps *stamps, const Candidate *candidate)
{
	int64_t update, moment;
	Date date;

	return date_from_iso(stamps->article->field[FIELD_UPDATED], &date) &&
		date_moment(&date, &update) && date_moment(&candidate->found.date, &moment) &&
		moment > update;
}

/* 2009/11/02 or 2009-11-02 in the address. */
static void read_address_date(Stamps *stamps)
{
	Str address = stamps->page->address;

	for (size_t i = 0; i + 10 <= address.size; i++) {
		if (address.at[i] != '/' || i + 11 > address.size)
			continue;
		Str part = str_slice(address, i + 1, i + 11);
		bool shape = part.size == 10 && (part.at[4] == '/' || part.at[4] == '-') &&
			part.at[7] == part.at[4];

		for (size_t k = 0; shape && k < 10; k++)
			shape = k == 4 || k == 7 || ascii_is_digit(part.at[k]);
		if (!shape)
			continue;
		Candidate candidate = { .from = "address" };
		Str iso = str_format(
			stamps->page->work, "%.4s-%.2s-%.2s", part.at, part.at + 5, part.at + 8);

		if (read_words(iso, &candidate.found) && !is_after_update(stamps, &candidate) &&
			set_found(stamps, FIELD_PUBLISHED, &candidate)) {
			stamps->article->inferred[FIELD_PUBLISHED] = true;
			return;
		}
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

/* The one date that all scripts with a date of publication in their data agree on. */
static void read_script_date(Stamps *stamps)
{
	static const char *const keys[] = { "\"datePublished\"", "\"publishedDate\"",
		"\"publishDate\"", "\"pubDate\"", "\"publishedAt\"", "\"published_at\"" };
	Candidate candidate = { .from = "the data of the page's script" };
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
	if (read_words(agreed, &candidate.found) && set_found(stamps, FIELD_PUBLISHED, &candidate))
		stamps->article->inferred[FIELD_PUBLISHED] = true;
}

/* Declared against printed */

/* Settles what DECLARED leaves open by the day the page prints. */
static void settle_by(Candidate *declared, const Candidate *printed)
{
	DateFound *found = &declared->found;
	bool by_day = clock_same_day(&found->day_first, &printed->found.date);
	bool by_month = clock_same_day(&found->month_first, &printed->found.date);

	if (found->ambiguous && by_day != by_month)
		date_settle(found, by_day);
}

/* The other way: PRINTED is the reading that is within a day of what is declared. */
static void settle_printed(const Stamps *stamps, Candidate *printed)
{
	for (size_t i = 0; i < stamps->declared_count && printed->found.ambiguous; i++) {
		const Date *declared = &stamps->declared[i].found.date;

		if (declared->precision < DATE_DAY)
			continue;
		bool by_day = date_valid(&printed->found.day_first) &&
			labs(clock_minutes(&printed->found.day_first) - clock_minutes(declared)) <=
				CLOCK_DAY_MINUTES;
		bool by_month = date_valid(&printed->found.month_first) &&
			labs(clock_minutes(&printed->found.month_first) -
				clock_minutes(declared)) <= CLOCK_DAY_MINUTES;

		if (by_day != by_month)
			date_settle(&printed->found, by_day);
	}
}

/* FIRST, or where that is the day of the last change an earlier one of the page's head. */
static const Candidate *before_change(const Stamps *stamps, const Candidate *first)
{
	Date change;

	if (!date_from_iso(stamps->article->field[FIELD_UPDATED], &change) ||
		!clock_same_day(&change, &first->found.date))
		return first;
	for (size_t i = 0; i < stamps->head_count; i++) {
		const Candidate *other = &stamps->declared[i];

		if (other->found.date.precision >= DATE_DAY &&
			clock_minutes(&other->found.date) <
				clock_minutes(&first->found.date) - CLOCK_DAY_MINUTES)
			return other;
	}
	return first;
}

/* The declared date that the page prints as well; else the first, or PRINTED where
 * that is more to be trusted. NULL when nothing is declared. */
static const Candidate *choose(Stamps *stamps, Candidate *printed)
{
	const Candidate *first = NULL;

	if (printed != NULL)
		settle_printed(stamps, printed);

	for (size_t i = 0; i < stamps->declared_count; i++) {
		Candidate *declared = &stamps->declared[i];

		if (printed != NULL) {
			settle_by(declared, printed);
			settle(stamps->article, &declared->found);
			if (clock_of_readers(&declared->found.date, &printed->found.date))
				declared->from = printed->from;
			if (clock_same_day(&declared->found.date, &printed->found.date))
				return declared;
		}
		settle(stamps->article, &declared->found);
		if (first == NULL && !declared->borrowed)
			first = declared;
		if (first == NULL && printed == NULL)
			first = declared;
	}
	if (first != NULL && printed == NULL)
		first = before_change(stamps, first);
	if (first != NULL && printed != NULL && printed->sure &&
		first->found.date.precision <= DATE_DAY)
		return printed; /* a date typed in by hand, against one the page shows */
	return first == NULL ? printed : first;
}

static void declare_all(Stamps *stamps)
{
	const Metadata *metadata = stamps->metadata;

	declare(stamps, metadata->data.published, "JSON-LD", false);
	for (size_t i = 0; i < metadata->published_count; i++)
		declare(stamps, metadata->published[i], "meta", false);
	stamps->head_count = stamps->declared_count;
	set_words(stamps, FIELD_UPDATED, metadata->data.modified, "JSON-LD");
	set_words(stamps, FIELD_UPDATED, metadata->modified, "meta");
	read_marked_dates(stamps);
	read_time_element(stamps);
}

void stamps_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	Stamps stamps = { .page = page, .metadata = metadata, .root = root, .article = article };
	Candidate printed;

	declare_all(&stamps);
	bool sure = find_near(&stamps, true, &printed);
	const Candidate *best = choose(&stamps, sure ? &printed : NULL);

	if (best == NULL &&
		(find_near(&stamps, false, &printed) || find_dateline(&stamps, &printed) ||
			find_at_end(&stamps, &printed)))
		best = &printed;
	if (best != NULL)
		set_found(&stamps, FIELD_PUBLISHED, best);
	if (str_empty(article->field[FIELD_PUBLISHED]))
		read_address_date(&stamps);
	if (str_empty(article->field[FIELD_PUBLISHED]))
		read_script_date(&stamps);
	/* A page that tells no more than when it was changed stood there then at the latest. */
	if (str_empty(article->field[FIELD_PUBLISHED]))
		article_infer(article, FIELD_PUBLISHED, article->field[FIELD_UPDATED],
			"date of the last change");
}
