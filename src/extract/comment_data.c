/* SPDX-License-Identifier: ISC */
#include "extract/comment_data.h"

#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#ifdef HAVE_JANSSON
#	include <jansson.h>
#endif

#include "base/hash.h"
#include "extract/characters.h"
#include "extract/comment_groups.h"
#include "extract/comment_levels.h"
#include "extract/comment_numbers.h"
#include "extract/dates.h"
#include "extract/jsonld.h"
#include "extract/markup_words.h"
#include "extract/signals.h"

#ifdef HAVE_JANSSON

enum {
	VALUES_MAX = 200000, /* of one script, looked at */
	VISITS_FIRST = 60, /* room for values that wait to be */
	SCRIPTS_MAX = 40,
	SCRIPT_VALUES_MAX = 16, /* of one script */
	NESTED_MAX = 2048, /* lists in lists that jansson reads */
	SAMPLE_MAX = 20, /* members of a list that are asked what it is */
	TOLD_FIRST_SIZE = 1024,
	AUTHOR_BYTES_MAX = 200,
	KEY_BYTES_MAX = 200,
	SECONDS_OF_MILLENNIUM = 1000000000
};

/* Names of what a comment has, the surest first. */
static const char *const text_names[] = { "text", "body", "content", "message", "commentText",
	"commentBody", "comment_text", "comment", "raw_message", "bodyHtml", "html" };
static const char *const author_names[] = { "author", "user", "creator", "commenter", "poster",
	"owner", "authorName", "author_name", "userName", "username", "user_name", "displayName",
	"nickname", "nick", "name" };
static const char *const name_names[] = { "displayName", "display_name", "name", "fullName",
	"userName", "username", "nickname", "nick", "screenName", "login" };
static const char *const date_names[] = { "dateCreated", "createdAt", "created_at", "created",
	"datePublished", "publishedAt", "postedAt", "date", "timestamp", "time", "creationDate",
	"commentDate" };
static const char *const id_names[] = { "id", "_id", "commentId", "comment_id", "uuid", "@id" };
static const char *const parent_names[] = { "parentId", "parent_id", "parent", "inReplyTo",
	"replyTo", "parentCommentId" };
static const char *const reply_names[] = { "comment", "comments", "replies", "children",
	"responses", "answers" };
static const char *const total_names[] = { "commentCount", "comment_count", "total", "totalCount",
	"count", "numComments" };

#	define FIRST_OF(object, names) first_of(object, names, sizeof names / sizeof names[0])

static const json_t *first_of(const json_t *object, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const json_t *value = json_object_get(object, names[i]);

		if (value != NULL && !json_is_null(value))
			return value;
	}
	return NULL;
}

static Str text_value(const json_t *value)
{
	return json_is_string(value) ? str_of(json_string_value(value), json_string_length(value))
				     : STR_NONE;
}

/* The members of VALUE: itself when it is an array, or what a wrapper round one
 * holds. */
static const json_t *members_of(const json_t *value)
{
	static const char *const names[] = { "items", "nodes", "edges", "data", "list", "results" };

	return json_is_object(value) ? FIRST_OF(value, names) : value;
}

/* An edge of a graph is the node it leads to. */
static const json_t *member_at(const json_t *list, size_t i)
{
	const json_t *member = json_array_get(list, i), *node = json_object_get(member, "node");

	return json_is_object(node) ? node : member;
}

/* Words */

static Str author_of(const Page *page, const json_t *comment)
{
	const json_t *author = FIRST_OF(comment, author_names);

	if (json_is_array(author))
		author = json_array_get(author, 0);
	Str name = text_value(json_is_object(author) ? FIRST_OF(author, name_names) : author);

	if (str_empty(name) || name.size > AUTHOR_BYTES_MAX)
		return STR_NONE;
	return characters_one_line(page->work, name);
}

/* A moment given as a number of seconds or milliseconds since 1970, or as text. */
static bool read_moment(const json_t *value, Date *date)
{
	if (json_is_string(value))
		return date_from_iso(text_value(value), date) ||
			date_parse(text_value(value), date, NULL);
	if (!json_is_integer(value))
		return false;
	json_int_t number = json_integer_value(value);

	if (number > (json_int_t)SECONDS_OF_MILLENNIUM * 100)
		number /= 1000;
	return number >= SECONDS_OF_MILLENNIUM / 2 && date_from_seconds(number, date);
}

static bool is_comment(const json_t *value)
{
	return json_is_object(value) && !str_empty(text_value(FIRST_OF(value, text_names))) &&
		FIRST_OF(value, author_names) != NULL &&
		(FIRST_OF(value, date_names) != NULL || FIRST_OF(value, id_names) != NULL);
}

/* Are most of the first members of LIST comments? */
static bool is_list(const json_t *list)
{
	size_t count = json_array_size(list), comments = 0, asked;

	asked = count < SAMPLE_MAX ? count : SAMPLE_MAX;
	for (size_t i = 0; i < asked; i++)
		comments += is_comment(member_at(list, i));
	return asked > 0 && comments * 10 >= asked * 6;
}

/* Writing */

typedef struct {
	const json_t *list;
	size_t next;
	int step; /* how far in its members stand */
} Level;

/* Numbers told, open addressing: how far in each comment stands by the hash of its id. */
typedef struct {
	Arena *arena; /* borrowed */
	uint64_t *hashes;
	int *steps;
	size_t size; /* a power of two, more than twice the count */
	size_t count;
} Told;

static size_t slot_of(const Told *told, uint64_t hash)
{
	size_t slot = (size_t)hash & (told->size - 1);

	while (told->hashes[slot] != 0 && told->hashes[slot] != hash)
		slot = (slot + 1) & (told->size - 1);
	return slot;
}

static uint64_t hash_of(const json_t *value)
{
	if (json_is_integer(value))
		return (uint64_t)json_integer_value(value) * 0x9E3779B97F4A7C15u | 1;
	Str text = text_value(value);

	return text.size == 0 ? 0 : hash_text(HASH_START, text) | 1;
}

/* How far in COMMENT stands by the number of its parent, or STEP where none is told. */
static int step_of(const Told *told, const json_t *comment, int step)
{
	const json_t *parent = FIRST_OF(comment, parent_names);

	if (json_is_object(parent))
		parent = FIRST_OF(parent, id_names);
	uint64_t hash = parent == NULL ? 0 : hash_of(parent);
	size_t slot = slot_of(told, hash);

	if (hash == 0 || told->hashes[slot] != hash)
		return step;
	return told->steps[slot] + 1;
}

static void put_step(Told *told, uint64_t hash, int step)
{
	size_t slot = slot_of(told, hash);

	told->count += told->hashes[slot] == 0;
	told->hashes[slot] = hash;
	told->steps[slot] = step;
}

static Told told_of_size(Arena *arena, size_t size)
{
	return (Told){ .arena = arena,
		.hashes = arena_array(arena, size, sizeof(uint64_t)),
		.steps = arena_array(arena, size, sizeof(int)),
		.size = size };
}

/* Notes that the comment with the number ID stands STEP far in. */
static void note_step(Told *told, const json_t *id, int step)
{
	uint64_t hash = id == NULL ? 0 : hash_of(id);

	if (hash == 0)
		return;
	if ((told->count + 1) * 2 >= told->size) {
		Told larger = told_of_size(told->arena, told->size * 2);

		for (size_t i = 0; i < told->size; i++)
			if (told->hashes[i] != 0)
				put_step(&larger, told->hashes[i], told->steps[i]);
		*told = larger;
	}
	put_step(told, hash, step);
}

/* Adds the comment VALUE; false when it has no words. */
static bool add_comment(const Page *page, const json_t *value, int depth, Article *article)
{
	Comment comment = { .depth = depth };
	Date date;

	comment.text = markup_words(page, text_value(FIRST_OF(value, text_names)));
	if (str_empty(comment.text))
		return false;
	comment.author = author_of(page, value);
	comment.id = characters_one_line(page->work, text_value(FIRST_OF(value, id_names)));
	if (read_moment(FIRST_OF(value, date_names), &date))
		comment.time = date_iso(page->work, &date);
	article_add_comment(article, &comment);
	return true;
}

/* Adds the comments of LIST and their replies, in order. */
static size_t write_list(const Page *page, const json_t *list, Article *article)
{
	Level *nested = arena_array(page->work, NESTED_MAX, sizeof *nested);
	CommentLevels levels = { .used = 0 };
	Told told = told_of_size(page->work, TOLD_FIRST_SIZE);
	size_t used = 1, before = article->comment_count;

	nested[0].list = list;
	while (used > 0) {
		Level *level = &nested[used - 1];

		if (level->next >= json_array_size(level->list)) {
			used--;
			continue;
		}
		const json_t *value = member_at(level->list, level->next++);

		if (!is_comment(value))
			continue;
		int step = step_of(&told, value, level->step);
		const json_t *replies = members_of(FIRST_OF(value, reply_names));

		note_step(&told, FIRST_OF(value, id_names), step);
		if (!add_comment(page, value, comment_level(&levels, step), article))
			comment_level_pass(&levels);
		if (json_is_array(replies) && used < NESTED_MAX)
			nested[used++] = (Level){ .list = replies, .step = step + 1 };
	}
	comment_levels_tell(&levels, article);
	return article->comment_count - before;
}

/* Finding */

typedef struct {
	const json_t *value;
	const json_t *holder; /* the object it is a member of, or NULL */
	bool named; /* for comments, or inside what is */
} Visit;

/* What is still to be looked at, the next one last. */
typedef struct {
	Visit *at;
	size_t count, room;
	Arena *arena; /* borrowed */
} Visits;

static void visits_add(Visits *visits, Visit visit)
{
	if (visits->count == VALUES_MAX)
		return;
	if (visits->count == visits->room) {
		size_t room = visits->room * 2 + VISITS_FIRST;

		visits->at = arena_grow(
			visits->arena, visits->at, visits->room, room, sizeof *visits->at);
		visits->room = room;
	}
	visits->at[visits->count++] = visit;
}

/* Words of the names of lists. */
static const char *const list_words[] = { "comment", "discussion", "conversation", "replies" };

enum {
	LIST_WORDS = sizeof list_words / sizeof *list_words
};

static bool is_named(const char *key)
{
	for (size_t i = 0; i < LIST_WORDS; i++)
		if (str_find_nocase(str(key), list_words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

static Str without_space(Str text)
{
	while (text.size > 0 && ascii_is_space(text.at[0]))
		text = str_from(text, 1);
	return text;
}

/* Is what the rest of a key begins, in JSON, that of a list or an object? */
static bool leads_to_members(Str key_on)
{
	size_t end = str_find_byte(str_slice(key_on, 0, KEY_BYTES_MAX), '"', 0);

	if (end == STR_NOWHERE)
		return false;
	Str behind = without_space(str_from(key_on, end + 1));

	if (!str_starts(behind, ":"))
		return false;
	behind = without_space(str_from(behind, 1));
	return str_starts(behind, "[") || str_starts(behind, "{");
}

/* May JSON in TEXT hold a list that is named for comments? Most that speaks of comments holds
 * their number or a setting, and is not worth parsing. */
static bool may_name_list(Str text)
{
	for (size_t i = 0; i < LIST_WORDS; i++)
		for (size_t at = 0; (at = str_find_nocase(text, list_words[i], at)) != STR_NOWHERE;
			at++)
			if (leads_to_members(str_from(text, at)))
				return true;
	return false;
}

/* The first list of comments in ROOT, with the object that holds it in *HOLDER;
 * NULL when there is none. In order of the page, without recursion. */
static const json_t *find_list(const Page *page, const json_t *root, const json_t **holder)
{
	Visits visits = { .arena = page->work };
	size_t seen = 0;
	const char *key;
	json_t *value;

	visits_add(&visits, (Visit){ .value = root });
	while (visits.count > 0 && seen++ < VALUES_MAX) {
		Visit visit = visits.at[--visits.count];

		*holder = visit.holder;
		if (json_is_array(visit.value)) {
			if (visit.named && is_list(visit.value))
				return visit.value;
			for (size_t i = json_array_size(visit.value); i-- > 0;)
				visits_add(&visits,
					(Visit){ json_array_get(visit.value, i), visit.holder,
						visit.named });
		}
		json_object_foreach((json_t *)visit.value, key, value)
		{
			if (json_is_object(value) || json_is_array(value))
				visits_add(&visits,
					(Visit){
						value, visit.value, visit.named || is_named(key) });
		}
	}
	return NULL;
}

static bool may_hold(const Page *page, Index e)
{
	if (page->elements[e].tag != TAG_SCRIPT)
		return false;
	Str type = page_attribute(page, e, "type");

	return str_empty(type) || str_find_nocase(type, "json", 0) != STR_NOWHERE ||
		str_find_nocase(type, "javascript", 0) != STR_NOWHERE;
}

/* Reads the comments of ROOT; how many there were. */
static size_t read_value(const Page *page, const json_t *root, Article *article)
{
	const json_t *holder = NULL, *list, *total;
	size_t count = 0;

	list = find_list(page, root, &holder);
	if (list != NULL)
		count = write_list(page, list, article);
	total = FIRST_OF(holder, total_names);
	if (count > 0 && json_is_integer(total) && json_integer_value(total) >= 0 &&
		article->comments_announced < 0)
		article->comments_announced = json_integer_value(total);
	return count;
}

/* TEXT, JSON inside a string of a script, without the escapes of the script. */
static Str unescaped(const Page *page, Str text)
{
	Text out = text_in(page->work);

	for (size_t i = 0; i < text.size; i++) {
		bool escape = text.at[i] == '\\' && i + 1 < text.size &&
			(text.at[i + 1] == '\\' || text.at[i + 1] == '"' || text.at[i + 1] == '\'');

		i += escape;
		text_add_byte(&out, text.at[i]);
	}
	return text_str(&out);
}

/* Where in TEXT, from byte FROM on, the next value that is given to something begins; its
 * size when there is none. */
static size_t next_value(Str text, size_t from)
{
	for (size_t at = from; (at = str_find_byte(text, '=', at)) != STR_NOWHERE;) {
		at++;
		while (at < text.size && text.at[at] == ' ')
			at++;
		if (at < text.size && (text.at[at] == '{' || text.at[at] == '['))
			return at;
	}
	return text.size;
}

/* Reads the values of a script one after the other until one holds comments. */
static size_t read_script(const Page *page, Str text, Article *article)
{
	size_t count = 0, at = 0;

	if (str_starts(text, "{\\\"") || str_starts(text, "[{\\\""))
		text = unescaped(page, text);
	for (int values = 0;
		values < SCRIPT_VALUES_MAX && count == 0 && may_name_list(str_from(text, at));
		values++) {
		json_error_t error;
		json_t *root =
			json_loadb(text.at + at, text.size - at, JSON_DISABLE_EOF_CHECK, &error);

		if (root != NULL)
			count = read_value(page, root, article);
		at = next_value(text, at + (root != NULL ? (size_t)error.position : 1));
		json_decref(root);
	}
	return count;
}

/* Does script E say something of comments? Most do not, and are not copied. */
static bool tells_of_comments(const Page *page, Index e)
{
	size_t count;
	const PageContent *contents = page_contents(page, e, &count);

	for (size_t i = 0; i < count; i++)
		if (str_find_nocase(contents[i].text, "comment", 0) != STR_NOWHERE)
			return true;
	return false;
}

size_t comment_data_read(const Page *page, Article *article)
{
	size_t count = 0;
	int scripts = 0;

	if (page->without & WITHOUT_DATA)
		return 0;
	for (Index e = 0; e < page->element_count && count == 0 && scripts < SCRIPTS_MAX; e++) {
		if (!may_hold(page, e) || !tells_of_comments(page, e))
			continue;
		Str text = jsonld_script(page, e);

		if (str_find_nocase(text, "comment", 0) == STR_NOWHERE)
			continue;
		scripts++;
		count = read_script(page, text, article);
	}
	return count;
}

#else

size_t comment_data_read(const Page *page, Article *article)
{
	(void)page;
	(void)article;
	return 0;
}

#endif
