/* SPDX-License-Identifier: ISC */
#include "article/comment_store.h"

#include <string.h>

enum {
	SHELF_COMMENTS = 64,
	SHELVES_FIRST_ROOM = 8,
	SPARE_BYTES = 64 /* that an arena may leave over, of the pieces of one comment */
};

/* The texts of a comment in the order they stand in its words. */
enum {
	WORDS_AUTHOR,
	WORDS_LOCATION,
	WORDS_DATE,
	WORDS_TIME,
	WORDS_ID,
	WORDS_TEXT,
	WORDS_COUNT
};

/* What few comments have. */
typedef struct {
	const TextRange *quotes;
	int64_t score;
	uint32_t title_size, quote_count;
	uint32_t link_size; /* of the link, the last of the texts; 0: absent */
	bool scored, picked, time_inferred;
} KeptDetails;

struct KeptComment {
	const char *words; /* the texts, one behind the other, and the link */
	const KeptDetails *details; /* or NULL */
	uint32_t size[WORDS_COUNT]; /* of each text; 0: absent */
	int16_t depth;
	uint8_t role;
};

/* Sizes */

static size_t words_bytes(const Comment *comment)
{
	return comment->author.size + comment->location.size + comment->date.size +
		comment->time.size + comment->id.size + comment->text.size +
		comment->details.link.size;
}

size_t comment_store_bytes(const Comment *comment)
{
	size_t bytes = sizeof(KeptComment) + words_bytes(comment) + SPARE_BYTES;

	if (comment_has_details(comment))
		bytes += sizeof(KeptDetails) + comment->details.quote_count * sizeof(TextRange);
	return bytes;
}

/* Keeping */

static const KeptDetails *keep_details(Arena *arena, const CommentDetails *details)
{
	KeptDetails *kept = arena_alloc(arena, sizeof *kept);

	*kept = (KeptDetails){
		.score = details->score,
		.title_size = (uint32_t)details->title_size,
		.quote_count = (uint32_t)details->quote_count,
		.link_size = (uint32_t)details->link.size,
		.scored = details->scored,
		.picked = details->picked,
		.time_inferred = details->time_inferred,
	};
	if (details->quote_count > 0)
		kept->quotes = arena_grow(arena, details->quotes, details->quote_count,
			details->quote_count, sizeof *details->quotes);
	return kept;
}

static void append(char **words, Str text)
{
	if (text.size > 0)
		memcpy(*words, text.at, text.size);
	*words += text.size;
}

static KeptComment keep(Arena *arena, const Comment *comment)
{
	const Str texts[WORDS_COUNT] = {
		[WORDS_AUTHOR] = comment->author,
		[WORDS_LOCATION] = comment->location,
		[WORDS_DATE] = comment->date,
		[WORDS_TIME] = comment->time,
		[WORDS_ID] = comment->id,
		[WORDS_TEXT] = comment->text,
	};
	KeptComment kept = {
		.details = comment_has_details(comment) ? keep_details(arena, &comment->details)
							: NULL,
		.depth = (int16_t)comment->depth,
		.role = (uint8_t)comment->role,
	};
	char *words = arena_alloc(arena, words_bytes(comment));

	kept.words = words;
	for (size_t i = 0; i < WORDS_COUNT; i++) {
		kept.size[i] = (uint32_t)texts[i].size;
		append(&words, texts[i]);
	}
	append(&words, comment->details.link);
	return kept;
}

static KeptComment *place_of(const CommentStore *store, size_t index)
{
	return &store->shelves[index / SHELF_COMMENTS][index % SHELF_COMMENTS];
}

static void add_shelf(CommentStore *store, Arena *arena)
{
	if (store->shelf_count == store->shelf_room) {
		size_t room = store->shelf_room > 0 ? store->shelf_room * 2 : SHELVES_FIRST_ROOM;

		store->shelves = arena_grow(
			arena, store->shelves, store->shelf_count, room, sizeof *store->shelves);
		store->shelf_room = room;
	}
	store->shelves[store->shelf_count++] =
		arena_array(arena, SHELF_COMMENTS, sizeof(KeptComment));
}

void comment_store_put(CommentStore *store, Arena *arena, size_t index, const Comment *comment)
{
	if (index == store->shelf_count * SHELF_COMMENTS)
		add_shelf(store, arena);
	*place_of(store, index) = keep(arena, comment);
}

/* Asking */

/* The next SIZE bytes of *WORDS; absent when there are none. */
static Str take(const char **words, uint32_t size)
{
	Str text = size == 0 ? STR_NONE : str_of(*words, size);

	*words += size;
	return text;
}

static CommentDetails details_of(const KeptDetails *kept, const char *words)
{
	if (kept == NULL)
		return (CommentDetails){ 0 };
	return (CommentDetails){
		.title_size = kept->title_size,
		.quotes = kept->quotes,
		.quote_count = kept->quote_count,
		.link = take(&words, kept->link_size),
		.scored = kept->scored,
		.score = kept->score,
		.picked = kept->picked,
		.time_inferred = kept->time_inferred,
	};
}

Comment comment_store_at(const CommentStore *store, size_t index)
{
	const KeptComment *kept = place_of(store, index);
	const char *words = kept->words;
	Comment comment = {
		.depth = kept->depth,
		.role = (CommentRole)kept->role,
	};

	comment.author = take(&words, kept->size[WORDS_AUTHOR]);
	comment.location = take(&words, kept->size[WORDS_LOCATION]);
	comment.date = take(&words, kept->size[WORDS_DATE]);
	comment.time = take(&words, kept->size[WORDS_TIME]);
	comment.id = take(&words, kept->size[WORDS_ID]);
	comment.text = str_of(words, kept->size[WORDS_TEXT]);
	comment.details = details_of(kept->details, words + comment.text.size);
	return comment;
}

int comment_store_depth(const CommentStore *store, size_t index)
{
	return place_of(store, index)->depth;
}
