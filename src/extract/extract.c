/* SPDX-License-Identifier: ISC */
#include "extract/extract.h"

#include "article/date.h"
#include "base/clean.h"
#include "base/text.h"
#include "extract/address.h"
#include "extract/body.h"
#include "extract/characters.h"
#include "extract/charset.h"
#include "extract/comment_roles.h"
#include "extract/comments.h"
#include "extract/figure_copies.h"
#include "extract/furniture.h"
#include "extract/headline.h"
#include "extract/markup.h"
#include "extract/metadata.h"
#include "extract/page.h"
#include "extract/page_fill.h"
#include "extract/pagesort.h"
#include "extract/parser.h"
#include "extract/provenance.h"
#include "extract/related.h"
#include "extract/related_places.h"
#include "extract/repeats.h"
#include "extract/report.h"
#include "extract/saved_page.h"
#include "extract/state.h"
#include "extract/story.h"
#include "extract/tables.h"
#include "extract/text_reader.h"
#include "extract/told_lines.h"

enum {
	SOURCE_BLOCK_BYTES = 64 << 10, /* of the source view, cut at a line end */
	DATA_BODY_LETTERS_MIN = 100, /* of a body in the page's data that may rescue */
	DATA_BODY_LETTERS_LONG = 500, /* of one that replaces what was found ... */
	DATA_BODY_FACTOR = 3, /* ... when it is so many times as long */
	STATE_LETTERS_MAX = 300, /* with more found, no script is asked for its state */
};

/* The decoded bytes: one preformatted block a stretch of lines. */
static void read_source(Str text, Article *article)
{
	article->kind = ARTICLE_PAGE;
	text = markup_mend_text(article->arena, text, NULL);
	while (text.size > 0) {
		Str stretch = text;

		if (stretch.size > SOURCE_BLOCK_BYTES) {
			size_t feed = str_find_byte(text, '\n', SOURCE_BLOCK_BYTES);

			stretch = str_slice(text, 0, feed == STR_NOWHERE ? text.size : feed);
		}
		text = str_from(text, stretch.size + (stretch.size < text.size));
		if (stretch.size > 0)
			article_add_block(article, BLOCK_PREFORMATTED)->rich.text =
				str_copy(article->arena, stretch);
	}
}

/* Addresses */

/* ADDRESS, which came with the page and may hold anything, for keeping. */
static Str kept_address(Page *page, Str address)
{
	return str_copy(page->arena, clean_text(page->arena, address, 0, NULL));
}

static void set_addresses(
	Page *page, const Provenance *provenance, const Metadata *metadata, const ExtractJob *job)
{
	Str captured = STR_NONE;

	page->address = STR_NONE;
	if (!str_empty(job->address))
		page->address =
			kept_address(page, address_original(page->arena, job->address, &captured));
	if (str_empty(page->address))
		page->address = address_original(page->arena, provenance->address, NULL);
	const Str declared[] = { metadata->canonical, metadata->data.address,
		metadata->shared_address };

	for (size_t i = 0; i < sizeof declared / sizeof *declared; i++) {
		if (!str_empty(page->address) || str_empty(declared[i]))
			continue;
		Str whole =
			address_resolve(page->arena, STR_NONE, str_copy(page->arena, declared[i]));

		if (address_is_absolute(whole))
			page->address = whole;
	}
	if (str_empty(page->address) && !str_empty(job->likely_address))
		page->address = kept_address(page, job->likely_address);
	page->base = page->address;
	if (!str_empty(metadata->base))
		page->base = address_resolve(
			page->arena, page->address, str_copy(page->arena, metadata->base));
	if (str_empty(page->base) || !address_is_absolute(page->base))
		page->base = page->address;
	page->host = address_host(page->address);
}

static void set_source(
	const Page *page, const Provenance *provenance, Str captured, Article *article)
{
	SourceInfo *source = &article->source;
	Date date;

	if (date_from_iso(captured, &date))
		source->captured = date_iso(article->arena, &date);

	if (provenance->via != NULL)
		source->via = str(provenance->via);
	if (provenance->singlefile && source->kind == SOURCE_HTML)
		source->kind = SOURCE_SINGLEFILE;
	if (!str_empty(page->address))
		source->address = page->address;
	if (!str_empty(provenance->captured) && str_empty(source->captured))
		source->captured = provenance->captured;
}

/* Article */

/* The words of the page's own data, paragraph by paragraph. */
static void write_data_body(Str body, const char *from, Article *article)
{
	Str line;

	while (str_next_line(&body, &line)) {
		line = characters_one_line(article->arena, line);
		if (line.size > 0)
			article_add_block(article, BLOCK_PARAGRAPH)->rich.text = line;
	}
	article->body_from = str(from);
}

static uint32_t letters_kept(const Page *page)
{
	uint32_t kept = 0;

	for (Index b = 0; b < page->block_count; b++)
		if (page->blocks[b].claim == CLAIM_BODY)
			kept += page->blocks[b].letters;
	return kept;
}

/* Is a body of LETTERS in the page's own data, and next to nothing of it in what was
 * found, which has KEPT? */
static bool data_rescues(const Body *body, uint32_t letters, uint32_t kept)
{
	if (body->root == PAGE_NONE)
		return letters >= DATA_BODY_LETTERS_MIN;
	return letters >= DATA_BODY_LETTERS_LONG && letters / DATA_BODY_FACTOR >= kept;
}

/* Writes the body that the page's data has in place of BODY, where that is needed. */
static bool rescue_body(Page *page, const Body *body, Str told, Article *article)
{
	uint32_t kept = letters_kept(page);
	const char *from = "JSON-LD";

	if (!data_rescues(body, characters_count(told), kept)) {
		if (kept > STATE_LETTERS_MAX)
			return false;
		told = state_body(page);
		from = "the data of the page's script";
		uint32_t letters = characters_count(told);

		if (letters < DATA_BODY_LETTERS_LONG || !data_rescues(body, letters, kept))
			return false;
	}
	for (Index b = 0; b < page->block_count; b++)
		if (page->blocks[b].claim == CLAIM_BODY)
			page->blocks[b].claim = CLAIM_LEFT_OUT;
	write_data_body(told, from, article);
	return true;
}

/* A page that is no article has neither comments nor related stories: what looked
 * like them is its own text. */
static void forget_panels(Article *article)
{
	article->comment_count = article->related_count = 0;
	article->comments_announced = COMMENTS_NOT_ANNOUNCED;
	article->field[FIELD_COMMENTS_HEADING] = article->from[FIELD_COMMENTS_HEADING] = STR_NONE;
}

/* The whole page in place of an article, and what it looks like. */
static void write_no_article(Page *page, PageSort sort, Article *article)
{
	const char *words = pagesort_words(sort);

	forget_panels(article);
	article->block_count = 0;
	article->body_from = STR_NONE;
	if (words == NULL)
		article_warn(article, WARNING_NO_ARTICLE, "No article was found on this page.");
	else
		article_warn(article, WARNING_NO_ARTICLE,
			"No article was found on this page: it looks like %s.", words);
	story_write_page(page, article);
}

/* The whole page in place of a fragment of it: all that nothing else took. */
static void write_page_for_fragment(Page *page, Body body, Article *article)
{
	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		if (reasons_is_left(block) && !(block->marks & (MARK_HIDDEN | MARK_WRAPPER)))
			block->claim = CLAIM_BODY;
	}
	article->block_count = 0;
	article->body_from = str(ARTICLE_WHOLE_PAGE);
	article_warn(article, WARNING_ORDER_UNSURE,
		"Much of the page's prose lies outside of what looks like the article, so the "
		"whole page is shown.");
	body.root = 0;
	story_write(page, &body, article);
}

static PageSort read_article(
	Page *page, const Metadata *metadata, const ExtractJob *job, Article *article)
{
	headline_find(page, metadata, article);
	comments_find(page, article);
	related_find(page, article);
	furniture_mark(page);
	Body body = body_find(page);

	if (job->told != NULL)
		repeats_tell(page, job->told);
	if (job->repeated.count > 0)
		repeats_drop(page, &job->repeated);
	bool rescued = rescue_body(page, &body, metadata->data.body, article);

	if (!rescued && body.root != PAGE_NONE) {
		story_write(page, &body, article);
		article->body_from = str(body.from);
	}
	PageSort sort = pagesort_of(page, metadata, article->block_count > 0);

	if (article->block_count == 0 || sort != PAGESORT_ARTICLE) {
		write_no_article(page, sort, article);
		if (metadata->declares_article || metadata->data.article)
			metadata_fill(page, metadata, PAGE_NONE, article);
		else
			metadata_guess_language(page, article);
		return sort;
	}
	metadata_fill(page, metadata, body.root, article);
	comment_roles_by_byline(article);
	Reasons reasons = reasons_find(page, article);

	if (!rescued && body.root != PAGE_NONE && report_misses_much(page, &reasons))
		write_page_for_fragment(page, body, article);
	figure_portraits_drop(article);
	told_lines_drop(page, article);
	if (!str_present(article->field[FIELD_SUMMARY]))
		metadata_summary(page, metadata, article);
	related_places_settle(page, article);
	report_left_out(page, &reasons, article);
	return sort;
}

static void read_page(
	Page *page, const Provenance *provenance, const ExtractJob *job, Article *article)
{
	tables_mark(page);
	Metadata metadata = metadata_gather(page);

	page->site = metadata.site;
	page->authors = str_empty(metadata.authors) ? metadata.data.authors : metadata.authors;
	set_addresses(page, provenance, &metadata, job);
	set_source(page, provenance, job->captured, article);
	metadata_language(page, &metadata, article);
	if (job->view == EXTRACT_PAGE) {
		headline_find(page, &metadata, article);
		story_write_page(page, article);
	} else {
		PageSort sort = read_article(page, &metadata, job, article);

		if (job->sort != NULL)
			*job->sort = sort;
	}
}

/* The frames of JOB, where it reads them, each decoded by what it says itself, in WORK. */
static PageFrames decode_frames(Arena *work, const ExtractJob *job)
{
	size_t count = job->markup && job->view != EXTRACT_SOURCE ? job->frames.count : 0;
	PageFrame *decoded = arena_array(work, count, sizeof *decoded);

	for (size_t i = 0; i < count; i++) {
		Str bytes = job->frames.frames[i].bytes;
		Charset charset = charset_sniff(bytes, STR_NONE, true, job->converters);
		size_t bad = 0;

		decoded[i].name = job->frames.frames[i].name;
		decoded[i].bytes = charset_decode(work, &charset, bytes, job->converters, &bad);
	}
	return (PageFrames){ .frames = decoded, .count = count };
}

/* Fills PAGE from TEXT and its FRAMES. What the parser reads goes as soon as it has its copy, what
 * lies aside as soon as it has been told. */
static void parse(
	Page *page, Str text, PageFrames frames, const ExtractJob *job, CleanCounts *counts)
{
	Arena *opening = arena_new(), *mending = arena_new();
	Pieces pieces = { .arena = opening };
	Str opened = saved_page_open(opening, text, frames);
	Parser *parser = parser_open(markup_mend(mending, opened, &pieces, counts), &pieces);

	arena_free(mending);
	page_fill(page, parser);
	parser_close(parser);
	arena_free(opening);
	if (job->given != NULL)
		text_clear(job->given);
}

static void read_markup(
	Str text, PageFrames frames, const ExtractJob *job, CleanCounts *counts, Article *article)
{
	Page page = { .arena = article->arena,
		.work = arena_new(),
		.without = job->without,
		.trial = job->trial };
	Provenance provenance = provenance_read(article->arena, text);

	parse(&page, text, frames, job, counts);
	read_page(&page, &provenance, job, article);
	/* What the parser let through by number was counted by the walk. */
	counts->controls += page.counts.controls;
	counts->directions += page.counts.directions;
	if (page.cut)
		article_warn(article, WARNING_TOO_DEEP,
			"The page is larger than what is read of a page; its end is missing.");
	arena_release(page.work);
}

/* Decoded text may be the caller's bytes; the article keeps a copy. */
static void read_text(Str text, const ExtractJob *job, CleanCounts *counts, Article *article)
{
	text = str_copy(article->arena, text);
	text_reader_read(markup_mend_text(article->arena, text, counts), job, article);
}

bool extract_prepare(Error *err)
{
	return parser_prepare(err);
}

void extract(Str bytes, const ExtractJob *job, Article *article)
{
	Arena *work = arena_new();
	Charset charset = charset_sniff(bytes, job->http_charset, job->markup, job->converters);
	CleanCounts counts = { 0 };
	size_t bad = 0;
	Str text = charset_decode(work, &charset, bytes, job->converters, &bad);
	PageFrames frames = decode_frames(work, job);

	if (converters_missed(job->converters) != 0) {
		arena_free(work);
		return;
	}
	counts.bad_bytes = bad;
	article->source.kind = job->markup ? SOURCE_HTML : SOURCE_TEXT;
	article->source.bytes = job->bytes;
	article->source.charset = str(charset.name);
	article->source.charset_from = charset.from;
	if (charset.mismatch)
		article_warn(article, WARNING_CHARSET_MISMATCH,
			"The page says it is in %s, but its bytes are not; it was read as %s.",
			charset.declared, charset.name);
	if (job->view == EXTRACT_SOURCE)
		read_source(text, article);
	else if (job->markup)
		read_markup(text, frames, job, &counts, article);
	else
		read_text(text, job, &counts, article);
	article_warn_of_cleaning(article, &counts);
	if (job->truncated)
		article_warn(article, WARNING_TRUNCATED, "The file was cut: its end is missing.");
	arena_free(work);
}
