/* SPDX-License-Identifier: ISC */
#include "worker/catalogue.h"

#include "article/fingerprint.h"

enum {
	WORDS_TOLD_APART = 50 /* pages of fewer words may well say the same */
};

static CatalogueKind kind_of(const Article *article, PageSort sort)
{
	if (article->kind == ARTICLE_STORY)
		return CATALOGUE_ARTICLE;
	switch (sort) {
	case PAGESORT_FRONT:
	case PAGESORT_SEARCH:
		return CATALOGUE_FRONT;
	case PAGESORT_MISSING:
	case PAGESORT_WALL:
		return CATALOGUE_MISSING;
	case PAGESORT_ARTICLE:
	case PAGESORT_COUNT:
		break;
	}
	return CATALOGUE_OTHER;
}

void catalogue_put_entry(Text *out, const CatalogueEntry *entry)
{
	const Str texts[] = { entry->title, entry->date, entry->site, entry->section, entry->byline,
		entry->address, entry->captured, entry->digest, entry->why };

	payload_put_number(out, entry->number, 4);
	payload_put_number(out, entry->kind, 1);
	payload_put_number(out, entry->date_inferred, 1);
	payload_put_number(out, entry->words, 4);
	payload_put_number(out, entry->comments, 4);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		payload_put_text(out, texts[i], CATALOGUE_TEXT_BYTES_MAX);
	payload_put_number(out, entry->blocks.count, 4);
	for (size_t i = 0; i < entry->blocks.count; i++)
		payload_put_number(out, entry->blocks.hashes[i], 8);
}

CatalogueEntry catalogue_entry_of(
	const Article *article, PageSort sort, const Error *failed, Arena *arena)
{
	if (article == NULL)
		return (CatalogueEntry){ .kind = CATALOGUE_FAILED, .why = str(failed->text) };
	Field date = str_present(article->field[FIELD_PUBLISHED]) ? FIELD_PUBLISHED : FIELD_UPDATED;
	size_t words = article_words(article);
	CatalogueEntry entry = {
		.kind = kind_of(article, sort),
		.title = article->field[FIELD_TITLE],
		.date = article->field[date],
		.date_inferred = article->inferred[date],
		.site = article->field[FIELD_SITE],
		.section = article->field[FIELD_SECTION],
		.byline = article->field[FIELD_BYLINE],
		.address = article->source.address,
		.captured = article->source.captured,
		.words = (uint32_t)words,
		.comments = (uint32_t)article->comment_count,
	};

	if (article->comments_announced > (int64_t)entry.comments &&
		article->comments_announced < UINT32_MAX)
		entry.comments = (uint32_t)article->comments_announced;
	if (words >= WORDS_TOLD_APART)
		entry.digest = str_format(
			arena, "words:%016llx", (unsigned long long)article_fingerprint(article));
	return entry;
}

bool catalogue_take_entry(Payload *payload, CatalogueEntry *entry)
{
	Str *const texts[] = { &entry->title, &entry->date, &entry->site, &entry->section,
		&entry->byline, &entry->address, &entry->captured, &entry->digest, &entry->why };

	entry->number = (uint32_t)payload_take_number(payload, 4);
	entry->kind = payload_take_below(payload, 1, CATALOGUE_KIND_COUNT);
	entry->date_inferred = payload_take_below(payload, 1, 2) != 0;
	entry->words = (uint32_t)payload_take_number(payload, 4);
	entry->comments = (uint32_t)payload_take_number(payload, 4);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = payload_take_text(payload);
	entry->blocks.count = payload_take_below(payload, 4, BLOCK_HASHES_MAX + 1);
	for (size_t i = 0; i < entry->blocks.count; i++)
		entry->blocks.hashes[i] = payload_take_number(payload, 8);
	return !payload->wrong && payload->left.size == 0;
}
