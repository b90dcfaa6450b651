/* SPDX-License-Identifier: ISC */
#include "worker/page.h"

#include "article/date.h"
#include "source/sniff.h"
#include "source/source.h"

enum {
	MEGABYTE = 1000000,
};

/* What reading costs in memory, measured: for a byte the copies of it (as read,
 * decoded, mended, in the arrays, in the article), for each of the signs FIRST and
 * SECOND what is kept of a tag, of an attribute, of a line, when there was a tree as well
 * and lines took more: an upper bound now; where FIRST is followed by CLOSING, it ends
 * something or is an empty line, and costs but what is behind it. */
typedef struct {
	size_t byte;
	char first, closing, second;
	size_t first_cost, closing_cost, second_cost;
} Cost;

static const Cost markup_cost = { 4, '<', '/', '=', 1000, 100, 320 };
static const Cost text_cost = { 8, '\n', '\n', '\n', 1500, 0, 0 };

size_t page_affordable(Str bytes, bool markup, size_t memory_bytes)
{
	Cost cost = markup ? markup_cost : text_cost;
	size_t spent = 0;

	/* Were it nothing but the dearer sign, would it be too much? */
	if (bytes.size <= memory_bytes / (cost.byte + cost.first_cost))
		return bytes.size;
	for (size_t i = 0; i < bytes.size; i++) {
		spent += cost.byte;
		if (bytes.at[i] == cost.first && i + 1 < bytes.size &&
			bytes.at[i + 1] == cost.closing)
			spent += cost.closing_cost;
		else if (bytes.at[i] == cost.first)
			spent += cost.first_cost;
		else if (bytes.at[i] == cost.second)
			spent += cost.second_cost;
		if (spent > memory_bytes)
			return i;
	}
	return bytes.size;
}

static void set_missing(Article *article, Field field, Str text)
{
	if (!str_present(article->field[field]))
		article_set(
			article, field, clean_text(article->arena, text, 0, NULL), "its container");
}

static Str kept(Article *article, Str text)
{
	return str_copy(article->arena, clean_text(article->arena, text, 0, NULL));
}

/* ISO, as a container wrote it, as a date of ARTICLE; absent when it is none. */
static Str kept_date(Article *article, Str iso)
{
	Date date;

	return date_from_iso(iso, &date) ? date_iso(article->arena, &date) : STR_NONE;
}

/* Where the container has the page, and what it calls the bytes. */
static void add_place(const PageFacts *facts, Article *article)
{
	const ContainerPage *page = facts->contained;
	SourceInfo *source = &article->source;

	source->media_type = kept(article, page->media_type);
	source->digest = kept(article, page->digest);
	source->placed = true;
	source->offset = facts->place->at[facts->place->levels - 1].offset;
	source->length = facts->place->at[facts->place->levels - 1].length;
}

/* What the container says of the page goes for what the page cannot know. */
static void add_contained(const PageFacts *facts, Article *article)
{
	const ContainerPage *page = facts->contained;
	SourceInfo *source = &article->source;
	bool placed = facts->kind != NULL;
	SourceKind kind = placed ? source_kind_of(str(facts->kind->name)) : SOURCE_KIND_COUNT;

	if (kind != SOURCE_KIND_COUNT)
		source->kind = kind;
	Str captured = kept_date(article, page->captured);

	if (str_present(captured))
		source->captured = captured;
	if (!str_empty(page->address) && str_empty(source->address))
		source->address = kept(article, page->address);
	if (placed)
		add_place(facts, article);
	if (article->kind == ARTICLE_STORY) {
		set_missing(article, FIELD_BYLINE, page->byline);
		set_missing(article, FIELD_PUBLISHED, kept_date(article, page->published));
	}
	if (page->titled)
		article->field[FIELD_TITLE] = STR_NONE;
	set_missing(article, FIELD_TITLE, page->title);
	set_missing(article, FIELD_LANGUAGE, page->language);
	if (page->damage.size > 0)
		article_warn(article, WARNING_DAMAGED_RECORD, "%.*s", (int)page->damage.size,
			page->damage.at);
}

Article *page_read(Text *bytes, const PageFacts *facts, Error *err)
{
	ExtractJob job = {
		.view = facts->view,
		.likely_address = facts->address,
		.converters = facts->tools->converters,
		.truncated = facts->truncated,
		.sort = facts->sort,
		.told = facts->told,
		.repeated = facts->repeated,
		.frames = facts->frames,
		.bytes = bytes->size,
		.given = bytes,
	};
	Str whole = text_str(bytes);
	const char *name;
	SniffKind kind = sniff(whole, &name);

	if (kind == SNIFF_BINARY) {
		error_set(err, ERROR_FORMAT, "is not text but %s", name);
		error_hint(err, "broadsheet reads saved web pages and plain text.");
		return NULL;
	}
	job.markup = kind == SNIFF_HTML;
	if (job.markup && job.view != EXTRACT_SOURCE &&
		(!tools_have(facts->tools, TOOLS_PARSER) || !facts->tools->parser)) {
		*err = facts->tools->no_parser;
		return NULL;
	}
	if (facts->contained != NULL) {
		job.address = facts->contained->address;
		job.captured = facts->contained->captured;
		job.http_charset = facts->contained->charset;
	}
	Str part =
		str_slice(whole, 0, page_affordable(whole, job.markup, facts->tools->memory_bytes));
	bool too_large =
		part.size < whole.size || (job.truncated && whole.size == SOURCE_BYTES_MAX);
	Article *article = article_new();

	job.truncated = job.truncated && !too_large;
	extract(part, &job, article);
	if (too_large)
		article_warn(article, WARNING_TRUNCATED,
			"The page is too large: only the first %zu MB of it were read.",
			part.size / MEGABYTE);
	text_clear(bytes);
	if (facts->contained != NULL)
		add_contained(facts, article);
	return article;
}
