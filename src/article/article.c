/* SPDX-License-Identifier: ISC */
#include "article/article.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unictype.h>

#include "article/date.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	LIST_FIRST_ROOM = 8,
	SECONDS_A_DAY = 86400
};

uint64_t article_comments_lacking(const Article *article)
{
	uint64_t here = article->comment_count + article->comments_pings;

	if (article->comments_announced < 0 || (uint64_t)article->comments_announced <= here)
		return 0;
	return (uint64_t)article->comments_announced - here;
}

void article_warn_of_comments(Article *article)
{
	long long announced = article->comments_announced;
	const char *plural = announced == 1 ? "" : "s";

	if (article_comments_lacking(article) == 0)
		return;
	if (article->comment_count == 0)
		article_warn(article, WARNING_COMMENTS_NOT_IN_COPY,
			"The page tells of %lld comment%s; none is in this copy.", announced,
			plural);
	else
		article_warn(article, WARNING_COMMENTS_PARTLY_IN_COPY,
			"This copy holds %zu of the %lld comment%s the page tells of.",
			article->comment_count, announced, plural);
}

Str related_heading(const Related *related)
{
	if (!str_empty(related->heading))
		return related->heading;
	if (related->group == RELATED_ELSEWHERE)
		return str("Elsewhere");
	return related->in_text ? str("In the text") : STR_NONE;
}

Str article_comments_title(const Article *article, Arena *arena)
{
	const char *why = comments_missing_words(article->comments_missing);

	if (article_comments_lacking(article) == 0)
		return str_format(arena, "Comments (%zu)", article->comment_count);
	return str_format(arena, "Comments (%zu in this copy, %lld announced%s%s)",
		article->comment_count, (long long)article->comments_announced,
		why[0] == '\0' ? "" : ": ", why);
}

Article *article_new(void)
{
	Arena *arena = arena_new();
	Article *article = arena_alloc(arena, sizeof *article);

	article->arena = arena;
	article->comments_announced = COMMENTS_NOT_ANNOUNCED;
	article->source.charset_from = CHARSET_FROM_DEFAULT;
	return article;
}

void article_free(Article *article)
{
	if (article == NULL)
		return;
	free(article->blocks);
	arena_free(article->arena);
}

/* Room for one more member of SIZE bytes in a list of COUNT; the list as it is
 * then. */
static void *with_room(Article *article, void *list, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return list;
	size_t new_room = *room == 0 ? LIST_FIRST_ROOM : *room * 2;

	list = arena_grow(article->arena, list, count, new_room, size);
	*room = new_room;
	return list;
}

Block *article_add_block(Article *article, BlockKind kind)
{
	if (article->block_count == article->block_room) {
		size_t room = article->block_room == 0 ? LIST_FIRST_ROOM : article->block_room * 2;

		article->blocks = memory_resize(article->blocks, room * sizeof *article->blocks);
		article->block_room = room;
	}
	Block *block = &article->blocks[article->block_count++];

	*block = (Block){ .kind = kind };
	return block;
}

Related *article_add_related(Article *article)
{
	article->related = with_room(article, article->related, article->related_count,
		&article->related_room, sizeof *article->related);
	return &article->related[article->related_count++];
}

void article_add_comment(Article *article, const Comment *comment)
{
	article_set_comment(article, article->comment_count++, comment);
}

Comment article_comment(const Article *article, size_t index)
{
	return comment_store_at(&article->comments, index);
}

int article_comment_depth(const Article *article, size_t index)
{
	return comment_store_depth(&article->comments, index);
}

void article_set_comment(Article *article, size_t index, const Comment *comment)
{
	comment_store_put(&article->comments, article->arena, index, comment);
}

/* The start of WHOLE in at most LEFT_OUT_TEXT_BYTES, cut at a space and ending
 * in an ellipsis when it is not all. */
static Str shown_part(Arena *arena, Str whole)
{
	static const char ellipsis[] = "\xE2\x80\xA6";

	if (whole.size <= LEFT_OUT_TEXT_BYTES)
		return whole;
	size_t end = LEFT_OUT_TEXT_BYTES - (sizeof ellipsis - 1);
	Str room = str_slice(whole, 0, utf8_floor(whole, end));
	size_t cut = room.size;

	while (cut > 0 && room.at[cut - 1] != ' ' && room.at[cut - 1] != '\n')
		cut--;
	Str kept = str_trim(cut > 0 ? str_slice(room, 0, cut) : room);
	Text text = text_in(arena);

	text_add(&text, kept);
	text_add_c(&text, ellipsis);
	return text_str(&text);
}

void article_add_left_out(Article *article, LeftOutReason reason, Str whole)
{
	whole = str_trim(whole);
	size_t words = words_in(whole);

	if (words > 0)
		article_put_left_out(
			article, (LeftOut){ reason, shown_part(article->arena, whole), words });
}

void article_put_left_out(Article *article, LeftOut left_out)
{
	article->left_out = with_room(article, article->left_out, article->left_out_count,
		&article->left_out_room, sizeof *article->left_out);
	article->left_out[article->left_out_count++] = left_out;
}

void article_warn(Article *article, WarningCode code, const char *format, ...)
{
	va_list list;

	for (size_t i = 0; i < article->warning_count; i++)
		if (article->warnings[i].code == code)
			return;
	article->warnings = with_room(article, article->warnings, article->warning_count,
		&article->warning_room, sizeof *article->warnings);
	Text text = text_in(article->arena);

	va_start(list, format);
	text_format_list(&text, format, list);
	va_end(list);
	article->warnings[article->warning_count++] = (Warning){ code, text_str(&text) };
}

void article_warn_of_cleaning(Article *article, const CleanCounts *counts)
{
	if (counts->bad_bytes > 0)
		article_warn(article, WARNING_BAD_BYTES,
			"%zu byte sequence%s could not be decoded and %s shown as U+FFFD.",
			counts->bad_bytes, counts->bad_bytes == 1 ? "" : "s",
			counts->bad_bytes == 1 ? "is" : "are");
	if (counts->controls > 0)
		article_warn(article, WARNING_CONTROL_CHARACTERS,
			"%zu control character%s made visible.", counts->controls,
			counts->controls == 1 ? " was" : "s were");
	if (counts->directions > 0)
		article_warn(article, WARNING_DIRECTION_MARKS, "%zu direction control%s dropped.",
			counts->directions, counts->directions == 1 ? " was" : "s were");
}

bool article_is_whole_page(const Article *article)
{
	return article->kind == ARTICLE_PAGE || str_is(article->body_from, ARTICLE_WHOLE_PAGE);
}

void article_set(Article *article, Field field, Str text, const char *from)
{
	if (str_empty(text))
		return;
	article->field[field] = text;
	article->from[field] = str(from);
	article->inferred[field] = false;
}

void article_infer(Article *article, Field field, Str text, const char *from)
{
	if (str_empty(text))
		return;
	article_set(article, field, text, from);
	article->inferred[field] = true;
}

/* Scripts written without spaces between words. */
static bool is_unspaced(uint32_t c)
{
	return c >= 0x3040 &&
		(c <= 0x30FF || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
			(c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF));
}

static bool is_word_character(uint32_t c)
{
	return uc_is_general_category(c, UC_LETTER) || uc_is_general_category(c, UC_NUMBER) ||
		uc_is_general_category(c, UC_MARK);
}

/* May C stand inside a word without parting it, as in don't and co-operation? */
static bool joins_words(uint32_t c)
{
	return c == 0x2019 || c == 0x2010 || c == 0x00AD;
}

/* What of ASCII is of a word (w), and what may stand inside one (-). */
static const char ascii_of_words[] = "                                "
				     "       -     -  wwwwwwwwww      "
				     " wwwwwwwwwwwwwwwwwwwwwwwwww     "
				     " wwwwwwwwwwwwwwwwwwwwwwwwww     ";

size_t words_in(Str text)
{
	size_t words = 0, unspaced = 0;
	bool inside = false;

	for (size_t offset = 0, size; offset < text.size; offset += size) {
		unsigned char byte = (unsigned char)text.at[offset];
		uint32_t c;

		if (byte < 0x80) {
			bool of_word = ascii_of_words[byte] == 'w';

			words += of_word && !inside;
			inside = of_word || (inside && ascii_of_words[byte] == '-');
			size = 1;
			continue;
		}
		size = utf8_decode(text, offset, &c, NULL);
		if (is_unspaced(c)) {
			unspaced++;
			inside = false;
		} else if (is_word_character(c)) {
			words += !inside;
			inside = true;
		} else if (!joins_words(c)) {
			inside = false;
		}
	}
	return words + (unspaced + 1) / 2;
}

Str block_text(const Block *block)
{
	return block_kind_is_text(block->kind) ? block->rich.text : STR_NONE;
}

bool block_is_silent(const Block *block)
{
	return block->kind == BLOCK_FIGURE && block->media == MEDIA_IMAGE &&
		str_empty(block->figure.caption) && str_empty(block->figure.credit) &&
		str_empty(block->figure.alt);
}

Str block_caption(const Block *block)
{
	if (block->kind == BLOCK_TABLE)
		return block->table.caption;
	return block->kind == BLOCK_FIGURE ? block->figure.caption : STR_NONE;
}

static size_t words_in_list(const BlockList *list)
{
	size_t words = 0;

	for (size_t i = 0; i < list->item_count; i++)
		words += words_in(list->items[i].rich.text);
	return words;
}

static size_t words_in_table(const BlockTable *table)
{
	size_t words = 0;

	for (size_t i = 0; i < table->row_count * table->column_count; i++)
		words += words_in(table->cells[i]);
	return words;
}

/* Words of one block that is no aside. */
static size_t words_in_block(const Block *block)
{
	size_t words = words_in(block_text(block)) + words_in(block_caption(block));

	if (block->kind == BLOCK_LIST)
		return words + words_in_list(&block->list);
	return block->kind == BLOCK_TABLE ? words + words_in_table(&block->table) : words;
}

size_t article_words(const Article *article)
{
	size_t words = 0;

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		words += words_in_block(block);
		for (size_t j = 0; block->kind == BLOCK_ASIDE && j < block->box.block_count; j++)
			words += words_in_block(&block->box.blocks[j]);
	}
	return words;
}

/* UPDATED tells nothing beside PUBLISHED: it is the same minute, or before it, or, where one
 * of them has no time or another clock's, a day before it. */
static bool no_update(const Date *updated, const Date *published)
{
	int64_t changed, first;

	if (!date_moment(updated, &changed) || !date_moment(published, &first))
		return false;
	if (updated->precision >= DATE_MINUTE && published->precision >= DATE_MINUTE &&
		updated->zone_known == published->zone_known)
		return changed / 60 <= first / 60;
	return changed <= first - SECONDS_A_DAY;
}

Str article_updated(const Article *article)
{
	Str published = article->field[FIELD_PUBLISHED], updated = article->field[FIELD_UPDATED];
	Date first, changed;

	if (str_empty(updated) || str_equal(published, updated))
		return STR_NONE;
	if (date_from_iso(published, &first) && date_from_iso(updated, &changed) &&
		no_update(&changed, &first))
		return STR_NONE;
	return updated;
}
