/* SPDX-License-Identifier: ISC */

/* What repeats over the pages of a site, on a site made for it: thirty stories in containers
 * whose names say nothing, and among their paragraphs what stands on most pages of the site.
 * How much of that is taken for the article, by a page alone and by what other pages have; and
 * that no word of a story is lost by it. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "article/article.h"
#include "base/text.h"
#include "extract/extract.h"
#include "library/repeats.h"

enum {
	STORIES = 30,
	SITE = 1, /* as Repeats numbers sites */
	SHARED_FIRST = 11, /* two stories with a paragraph in common */
	SHARED_LAST = 12
};

/* What the site puts among a story's paragraphs: behind the paragraph BEHIND (counted from the
 * end where that is negative), but not on each EXCEPT-th page. */
static const struct {
	const char *text;
	int behind, except;
} standing[] = {
	{ "The Sunday edition of the Harbour Post now comes with a chart of the tides and two "
	  "pages of walks along the coast, and can be had at every kiosk between here and the "
	  "lighthouse.",
		2, 3 },
	{ "Five hundred readers have walked the old towpath with our correspondents this year, "
	  "and the next walk sets out from the customs house on the first Saturday of the month.",
		3, 4 },
	{ "Letters reach the newsroom at 14 Quay Street, where somebody sits until nine in the "
	  "evening, and corrections are printed on the second page on the following day.",
		-1, 5 },
	{ "The Harbour Post has belonged to those who write it and those who read it since the "
	  "spring of 1921, and is printed on the quay every night but one.",
		-1, 10 },
};

enum {
	STANDING = sizeof standing / sizeof *standing
};

static const char *const people[] = { "the harbour master", "a councillor for the east bank",
	"the owner of the ferry", "a teacher from the hill school", "the engineer in charge" };
static const char *const deeds[] = { "said on Monday that the inquiry would begin again",
	"asked for the figures of the last three winters", "would not tell how long it might take",
	"had been told of it by letter and not by the board",
	"called it the first good news since the storm" };
static const char *const reasons[] = { "because the soundings taken in the autumn were wrong",
	"although nobody had yet seen the contract", "while the cranes stood idle for a fourth day",
	"as the water rose above the lower steps once more",
	"before the court had heard the other side" };
static const char *const things[] = { "bridge", "warehouse", "lock", "pilot station", "fish market",
	"ropewalk" };

#define PICK(words, number) ((words)[(number) % (int)(sizeof(words) / sizeof *(words))])

static int paragraphs_of(int story)
{
	return 6 + story % 4;
}

static Str paragraph_of(Arena *arena, int story, int number)
{
	if (number == 4 && (story == SHARED_FIRST || story == SHARED_LAST))
		return str("The storm of the second of February had carried away forty metres of "
			   "the mole and three of the boats that lay behind it.");
	int turn = story * 7 + number * 3;

	return str_format(arena,
		"At the %s number %d, %s %s, %s; %d of those who work there had come to listen, and "
		"%s %s when the meeting was over.",
		PICK(things, story), 3 + story, PICK(people, turn), PICK(deeds, turn + story),
		PICK(reasons, story + number), 12 + turn, PICK(people, turn + 2),
		PICK(deeds, turn + number + 1));
}

static bool is_on(int piece, int story)
{
	return story % standing[piece].except != 0;
}

static void add_paragraph(Text *out, Str text)
{
	text_format(out, "<p>%.*s</p>\n", (int)text.size, text.at);
}

static Str page_of(Arena *arena, int story)
{
	Text out = text_in(arena);
	int count = paragraphs_of(story);

	text_format(&out,
		"<!doctype html><html><head><title>The %s is heard of again, part %d - The Harbour "
		"Post</title></head><body><div class='a1'><div class='b2'><a href='/'>Home</a> "
		"<a href='/town'>Town</a> <a href='/port'>Port</a></div><div class='c3'>\n"
		"<h1>The %s is heard of again, part %d</h1>\n",
		PICK(things, story), story, PICK(things, story), story);
	for (int i = 0; i < count; i++) {
		add_paragraph(&out, paragraph_of(arena, story, i));
		for (int k = 0; k < STANDING; k++)
			if (is_on(k, story) && (standing[k].behind + count) % count == i)
				add_paragraph(&out, str(standing[k].text));
	}
	text_add_c(&out, "</div></div></body></html>\n");
	return text_str(&out);
}

typedef struct {
	int standing; /* blocks of the site's that are taken for a story */
	int lost; /* paragraphs of stories that are not */
	int paragraphs, put; /* that there are, and blocks of the site's */
} Figures;

/* The words of all blocks of ARTICLE. */
static Str words_of(const Article *article, Arena *arena)
{
	Text words = text_in(arena);

	for (size_t i = 0; i < article->block_count; i++) {
		text_add(&words, article->blocks[i].rich.text);
		text_add_byte(&words, '\n');
	}
	return text_str(&words);
}

static bool has(Arena *arena, Str words, Str text)
{
	return str_find(words, str_c(arena, text), 0) != STR_NOWHERE;
}

static void judge(Figures *figures, int story, const Article *article)
{
	Arena *arena = arena_new();
	Str words = words_of(article, arena);

	for (int i = 0; i < paragraphs_of(story); i++) {
		figures->lost += !has(arena, words, paragraph_of(arena, story, i));
		figures->paragraphs++;
	}
	for (int k = 0; k < STANDING; k++) {
		figures->standing += has(arena, words, str(standing[k].text));
		figures->put += is_on(k, story);
	}
	arena_free(arena);
}

/* Reads STORY, without what REPEATED says; its blocks are counted as those of a page of the
 * site where COUNTED is given. */
static void read_story(Figures *figures, int story, RepeatedBlocks repeated, Repeats *counted)
{
	Arena *arena = arena_new();
	Article *article = article_new();
	BlockHashes blocks = { .count = 0 };
	ExtractJob job = {
		.view = EXTRACT_ARTICLE, .markup = true, .told = &blocks, .repeated = repeated
	};

	extract(page_of(arena, story), &job, article);
	judge(figures, story, article);
	if (counted != NULL)
		repeats_count(counted, SITE, (uint64_t)story + 1, blocks.hashes, blocks.count);
	article_free(article);
	arena_free(arena);
}

static Figures read_alone(Repeats *counted)
{
	Figures figures = { 0 };

	for (int story = 0; story < STORIES; story++)
		read_story(&figures, story, (RepeatedBlocks){ NULL, 0 }, counted);
	return figures;
}

static Figures read_by_others(Repeats *counted)
{
	Figures figures = { 0 };

	for (int story = 0; story < STORIES; story++) {
		Arena *arena = arena_new();
		RepeatedBlocks repeated;

		repeated.hashes =
			repeats_find(counted, SITE, (uint64_t)story + 1, arena, &repeated.count);
		read_story(&figures, story, repeated, NULL);
		arena_free(arena);
	}
	return figures;
}

static void print(const char *name, const Figures *figures)
{
	printf("%s: %d of %d blocks of the site taken for the article, %d of %d paragraphs of it "
	       "lost\n",
		name, figures->standing, figures->put, figures->lost, figures->paragraphs);
}

static void test_what_stands_on_most_pages_is_left_out(void **state)
{
	Repeats counted = { .count = 0 };
	Figures alone = read_alone(&counted), others = read_by_others(&counted);

	(void)state;
	print("each page alone", &alone);
	print("by other pages", &others);
	repeats_clear(&counted);
	assert_int_equal(alone.put, 20 + 22 + 24 + 27);
	assert_int_equal(alone.lost, 0);
	assert_in_range(alone.standing, alone.put / 2, alone.put);
	assert_int_equal(others.standing, 0);
	assert_int_equal(others.lost, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_stands_on_most_pages_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
