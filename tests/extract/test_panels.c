/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../data_file.h"
#include "base/text.h"
#include "extract/extract.h"

static Article *read_bytes(Str bytes)
{
	Article *article = article_new();
	ExtractJob job = { .view = EXTRACT_ARTICLE, .markup = true, .bytes = bytes.size };

	extract(bytes, &job, article);
	return article;
}

/* The page NAME of tests/data/pages. */
static Text load(const char *name)
{
	char path[64];
	Text text = text_in(NULL);

	snprintf(path, sizeof path, "pages/%s", name);
	data_file_read(&text, path);
	return text;
}

static Article *read_page(const char *name)
{
	Text text = load(name);
	Article *article = read_bytes(text_str(&text));

	text_clear(&text);
	return article;
}

static void assert_text(Str text, const char *expected)
{
	if (expected == NULL) {
		assert_false(str_present(text));
		return;
	}
	if (!str_is(text, expected))
		fail_msg("\"%.*s\" is not \"%s\"", (int)text.size, text.at, expected);
}

static void assert_comment(const Article *article, size_t index, const char *author,
	const char *location, const char *time, int depth, const char *text)
{
	const Comment comment = article_comment(article, index);

	assert_text(comment.author, author);
	assert_text(comment.location, location);
	assert_text(comment.time, time);
	assert_int_equal(comment.depth, depth);
	assert_text(comment.text, text);
}

static void assert_related(const Related *related, const char *title, const char *url,
	const char *date, const char *section, const char *heading)
{
	assert_text(related->title, title);
	assert_text(related->url, url);
	assert_text(related->date, date);
	assert_text(related->section, section);
	assert_text(related->heading, heading);
}

/* No block of the body, nor any other comment, repeats these words. */
static void assert_not_in_body(const Article *article, const char *words)
{
	for (size_t i = 0; i < article->block_count; i++)
		if (str_find(article->blocks[i].rich.text, words, 0) != STR_NOWHERE)
			fail_msg("block %zu holds \"%s\"", i, words);
}

static void test_comments_signed_in_their_last_line(void **state)
{
	(void)state;
	Article *article = read_page("full-story.html");

	assert_text(article->field[FIELD_COMMENTS_HEADING],
		"Read some of your comments about this story:");
	assert_int_equal(article->comment_count, 3);
	assert_comment(article, 0, "Tom Pell", "Ardmouth, UK", NULL, 0,
		"The day boat is fine, but freight needs the night. My lorries now drive 300 miles "
		"round to save one sailing.");
	assert_comment(article, 1, "Marit", "Norhavn, Norland", NULL, 0,
		"Nobody asked the people who live on the quay. We shall hear every engine.\n\n"
		"I would sooner have the hotel.");
	assert_not_in_body(article, "freight needs the night");
	assert_not_in_body(article, "Read some of your comments");
	article_free(article);
}

static void test_comments_of_a_debate(void **state)
{
	(void)state;
	Article *article = read_page("have-your-say.html");

	assert_int_equal(article->comments_announced, 214);
	assert_int_equal(article->comment_count, 5);
	assert_comment(article, 3, "Capt J Haldane (retd)", "Stromness, Orkney",
		"2009-11-03T16:00Z", 0, "Both ports are silting up. Dredge first, talk later.");
	assert_comment(
		article, 4, "confused of Kettering", NULL, "2009-11-03T16:45Z", 0, "Which boat?");
	assert_text(
		article_comment(article, 4).date, "Tuesday, 3 November, 2009, 16:45 GMT 16:45 UK");
	bool told = false;

	for (size_t i = 0; i < article->warning_count; i++)
		told = told || article->warnings[i].code == WARNING_COMMENTS_PARTLY_IN_COPY;
	assert_true(told);
	article_free(article);
}

static void test_comments_nested_without_the_pingback(void **state)
{
	(void)state;
	Article *article = read_page("wordpress.html");

	assert_int_equal(article->comments_announced, 5);
	assert_int_equal(article->comment_count, 4);
	assert_comment(article, 1, "Mina Vogt", NULL, "2012-05-19T11:20:00+02:00", 1,
		"The moon has an alibi.\n\nIt was the flour.");
	assert_comment(article, 2, "Ola", NULL, "2012-05-20T07:45:00+02:00", 2, "Ah.");
	assert_text(article_comment(article, 2).date, "May 20, 2012 at 7:45 am");
	assert_comment(article, 3, "Dr. H. Brandt", NULL, "2012-06-02T22:14:00+02:00", 0,
		"What temperature was the cupboard?");
	article_free(article);
}

static void test_comments_in_terms_and_definitions(void **state)
{
	(void)state;
	Article *article = read_page("blogger.html");

	assert_text(article->field[FIELD_COMMENTS_HEADING], "2 comments:");
	assert_int_equal(article->comment_count, 2);
	assert_comment(article, 0, "Len", NULL, "2011-03-27T20:02", 0, "I lifted mine.\nSorry.");
	assert_comment(article, 1, "Anonymous", NULL, "2011-04-02T09:15", 0, "Which hide?");
	assert_text(article_comment(article, 1).id, "c901");
	article_free(article);
}

static void test_comments_with_titles_and_indents(void **state)
{
	(void)state;
	Article *article = read_page("drupal.html");

	assert_int_equal(article->comment_count, 2);
	assert_comment(article, 0, "Trudi", NULL, "2013-05-10T18:05", 0,
		"A tenth of what?\n\nNobody has seen the rate card since 2009.");
	assert_comment(article, 1, "J. Kerrigan", NULL, "2013-05-11T09:40", 1,
		"It is on the pier\n\nBehind the vending machine.");
	article_free(article);
}

static void test_comments_from_right_to_left(void **state)
{
	(void)state;
	Article *article = read_page("hebrew.html");

	assert_int_equal(article->comment_count, 2);
	assert_comment(article, 0, "אורי", "חיפה", "2009-11-02T12:10", 0, "סוף סוף\n\nכל הכבוד.");
	article_free(article);
}

static void test_comments_without_any_name_that_tells(void **state)
{
	(void)state;
	Article *article = read_page("plain-thread.html");

	assert_text(article->field[FIELD_COMMENTS_HEADING], "What readers say");
	assert_int_equal(article->comment_count, 3);
	assert_comment(article, 0, "Tom Pell", NULL, "2009-11-04T10:02", 0,
		"It will be the first member who knows the harbour from below.");
	assert_comment(
		article, 1, "Marit", NULL, "2009-11-04T11:40", 0, "Who counted?\n\nI did, twice.");
	assert_comment(
		article, 2, "Ines C.", NULL, "2009-11-05T08:15", 0, "My vote was for the heron.");
	article_free(article);
}

/* A word in brackets that all have is no place. */
static void test_comments_signed_with_a_place_in_brackets(void **state)
{
	static const char page[] =
		"<!doctype html><meta charset=utf-8><title>Heron wins</title><h1>Heron wins</h1>"
		"<p>The heron was elected to the council on Tuesday, the first member who knows the "
		"harbour from below, and said nothing of what it meant to do there.</p>"
		"<p>It will sit on the committee for the quay, which meets at low water, and on no "
		"other, so that it has time for the fish of the upper basin.</p>"
		"<h2>Comments</h2>"
		"<p>It will be the first who can swim.<br><i>Tom Pell (%s) 12/03/2005 20:11</i></p>"
		"<p>My vote was for the otter.<br><i>Marit (%s) 12/04/2005 07:02</i></p>";
	static const char *const places[][2] = { { "Ardmouth", "Norhavn" }, { "member", "member" },
		{ "tpell", "marit7" } };
	static const char *const authors[] = { "Tom Pell", "Tom Pell (member)",
		"Tom Pell (tpell)" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		Article *article = article_new();
		ExtractJob job = { .markup = true };

		extract(str_format(article->arena, page, places[i][0], places[i][1]), &job,
			article);
		assert_int_equal(article->comment_count, 2);
		assert_text(article_comment(article, 0).author, authors[i]);
		assert_text(article_comment(article, 0).location, i == 0 ? "Ardmouth" : NULL);
		assert_text(article_comment(article, 1).location, i == 0 ? "Norhavn" : NULL);
		article_free(article);
	}
}

static void test_comments_none_where_there_are_none(void **state)
{
	(void)state;
	Article *article = read_page("lists.html");

	assert_int_equal(article->comment_count, 0);
	assert_int_equal(article->comments_announced, COMMENTS_NOT_ANNOUNCED);
	assert_text(article->field[FIELD_COMMENTS_HEADING], NULL);
	article_free(article);
}

static void test_comments_tell_who_speaks_and_the_system(void **state)
{
	(void)state;
	Article *article = read_page("wordpress.html");

	assert_text(article->comments_system, "WordPress");
	assert_int_equal(
		article_comment(article, 0).role, ROLE_READER); /* the reply to it is not */
	assert_int_equal(article_comment(article, 1).role, ROLE_AUTHOR);
	assert_int_equal(article_comment(article, 2).role, ROLE_READER);
	article_free(article);
}

static void test_comments_count_the_pingbacks_among_them(void **state)
{
	(void)state;
	Article *article = read_page("wordpress.html");

	assert_int_equal(article->comments_announced, 5);
	assert_int_equal(article->comment_count, 4);
	assert_int_equal(article->comments_pings, 1);
	assert_int_equal(article_comments_lacking(article), 0);
	assert_int_equal(article->warning_count, 0);
	article_free(article);
}

/* A story of some length with BELOW under it. */
static Article *read_story(const char *below)
{
	Text page = text_in(NULL);

	text_add_c(&page,
		"<title>Ferry</title><body><article><h1>Ferry timetable lost at sea</h1>"
		"<p class=byline>By Marta Quill</p>");
	for (int i = 0; i < 6; i++)
		text_add_c(&page,
			"<p>The summer timetable of the Merrow ferry left with the ferry on "
			"Friday, the harbour master said, and has not come back since then.</p>");
	text_format(&page, "</article>%s", below);
	Article *article = read_bytes(text_str(&page));

	text_clear(&page);
	return article;
}

/* The form to write one stands before them. */
static void test_comments_have_no_label_of_a_field_as_heading(void **state)
{
	(void)state;
	Article *article = read_story(
		"<form><div><label for=words>Comment <span class=required>*</span></label>"
		"<textarea id=words></textarea></div></form>"
		"<ul class=comments>"
		"<li class=comment id=comment-1><b class=author>Ola</b> <time>3 May 2011</time>"
		"<p>It left before I did, and I had come early for it.</p></li>"
		"<li class=comment id=comment-2><b class=author>Mina</b> <time>4 May 2011</time>"
		"<p>Nobody has seen the harbour master since, either.</p></li></ul>");

	assert_int_equal(article->comment_count, 2);
	assert_text(article->field[FIELD_COMMENTS_HEADING], NULL);
	article_free(article);
}

/* A list of days in it makes no list of comments of one. */
static void test_comments_that_quote_dates(void **state)
{
	(void)state;
	Article *article = read_story(
		"<ul class=comments>"
		"<li class=comment id=comment-1><b class=author>Ola</b> <time>3 May 2011</time>"
		"<p>It left too early on all of these days:</p><p>4 March 2011</p><p>11 March 2011</p>"
		"<p>18 March 2011</p><p>1 April 2011</p><p>8 April 2011</p></li>"
		"<li class=comment id=comment-2><b class=author>Mina</b> <time>4 May 2011</time>"
		"<p>Nobody has seen the harbour master since, either.</p></li></ul>");

	assert_int_equal(article->comment_count, 2);
	assert_comment(article, 0, "Ola", NULL, "2011-05-03", 0,
		"It left too early on all of these days:\n\n4 March 2011\n\n11 March 2011\n\n"
		"18 March 2011\n\n1 April 2011\n\n8 April 2011");
	article_free(article);
}

/* One that nothing in it names as such is one where its frame is named. */
static void test_comment_alone_in_a_frame(void **state)
{
	static const struct {
		const char *tag;
		size_t count;
	} cases[] = {
		{ "<iframe title=Disqus id=app1 srcdoc='", 1 },
		{ "<iframe id='dsq-app1' srcdoc='", 1 },
		{ "<iframe title=Weather srcdoc='", 0 },
	};
	static const char frame[] =
		"<ul class=post-list><li class=post id=post-7><div class=post-body>"
		"<header><span class=author>Ola</span> <time datetime=2011-05-03>3 May 2011</time>"
		"</header><p>It left before I did, and I had come early for it.</p></div></li></ul>";

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char below[600];

		snprintf(below, sizeof below, "%s%s'></iframe>", cases[i].tag, frame);
		Article *article = read_story(below);

		assert_int_equal(article->comment_count, cases[i].count);
		if (cases[i].count == 1)
			assert_comment(article, 0, "Ola", NULL, "2011-05-03", 0,
				"It left before I did, and I had come early for it.");
		article_free(article);
	}
}

/* Nobody closed the menu, so the whole page lies in it. */
static void test_comments_in_a_menu_that_is_not_closed(void **state)
{
	static const char page[] =
		"<html><body><nav class=navbar><a href=/>Home</a> <a href=/ships>Ships</a><main>"
		"<article><h1>The boat left early</h1>"
		"<p>The boat to the islands left an hour before its time, and with it went the post, "
		"the bread, and a piano that nobody had asked for.</p>"
		"<p>The harbour master was not to be found, and his office, which is a shed, was "
		"locked; the key, they say, is on the boat.</p></article>"
		"<div id=comments class=comments-area><ol class=comment-list>"
		"<li class=comment id=comment-7><div class=comment-body>"
		"<div class='comment-author vcard'><b class=fn>Ola</b> says:</div>"
		"<time datetime='2011-05-03T08:00:00Z'>3 May 2011</time>"
		"<p>It left before I did, and I had come early for it.</p></div></li></ol></div>";
	Article *article = read_bytes(str(page));

	(void)state;
	assert_int_equal(article->comment_count, 1);
	assert_comment(article, 0, "Ola", NULL, "2011-05-03T08:00:00Z", 0,
		"It left before I did, and I had come early for it.");
	assert_text(article->field[FIELD_PUBLISHED], NULL);
	article_free(article);
}

static void test_comments_that_a_script_would_load(void **state)
{
	static const struct {
		const char *below;
		CommentsMissing missing;
		const char *system;
	} cases[] = {
		{ "<h3>941 comments</h3><div id=disqus_thread></div>", COMMENTS_MISSING_BY_SCRIPT,
			"Disqus" },
		{ "<h3>941 comments</h3><div class='box fb-comments'></div>",
			COMMENTS_MISSING_BY_SCRIPT, "Facebook" },
		{ "<h3>941 comments</h3><iframe src='https://disqus.com/embed/comments/?x=1'>"
		  "</iframe>",
			COMMENTS_MISSING_IN_FRAME, "Disqus" },
		{ "<h3>941 comments</h3><div class=comment-navigation><a href='?p=2'>2</a></div>",
			COMMENTS_MISSING_ON_PAGES, NULL },
		{ "<h3>941 comments</h3>", COMMENTS_MISSING_UNTOLD, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = read_story(cases[i].below);

		assert_int_equal(article->comments_announced, 941);
		assert_int_equal(article->comment_count, 0);
		assert_int_equal(article->comments_missing, cases[i].missing);
		assert_text(article->comments_system, cases[i].system);
		article_free(article);
	}
}

/* What a list of sections and the teasers of other pages count is not this page's. */
static void test_comments_counted_for_other_pages(void **state)
{
	static const char *const below[] = {
		"<ul><li><a href=/comment/>Comment (11)</a></li><li><a href=/sea/>Sea (7)</a></li></ul>",
		"<ul><li><h4><a href=/news/harbour-is-sold>The harbour is sold to its pilots</a></h4>"
		"<p>9 comments</p></li></ul>",
		"<article><a href=/news/harbour-is-sold><h4>The harbour is sold to its pilots</h4>"
		"<p>9 comments</p></a></article>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
		Article *article = read_story(below[i]);

		assert_int_equal(article->comments_announced, COMMENTS_NOT_ANNOUNCED);
		article_free(article);
	}
	Article *article =
		read_story("<ul><li><a href=/print>Print</a></li>"
			   "<li><a href='/news/ferry#comments'>9 comments</a></li></ul>");

	assert_int_equal(article->comments_announced, 9);
	article_free(article);
}

/* A link in a box of its own under the text is a story where its words are a headline's. */
static void test_related_link_alone_needs_words(void **state)
{
	static const struct {
		const char *words;
		size_t stories;
	} cases[] = {
		{ "Harbour master looks for a second ferry", 1 },
		{ "All the news", 0 },
		{ "Our full privacy notice", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text page = text_in(NULL);

		text_add_c(&page, "<title>Ferry</title><body><article><h1>Ferry lost at sea</h1>");
		for (int p = 0; p < 6; p++)
			text_add_c(&page,
				"<p>The summer timetable of the Merrow ferry left with the ferry "
				"on Friday, the harbour master said, and has not come back.</p>");
		text_format(&page, "<div><a href='/news/other.html'>%s</a></div></article>",
			cases[i].words);
		Article *article = read_bytes(text_str(&page));

		assert_int_equal(article->related_count, cases[i].stories);
		article_free(article);
		text_clear(&page);
	}
}

static void test_comments_by_the_name_over_the_story(void **state)
{
	(void)state;
	Article *article = read_story(
		"<div id=comments><h3>2 comments</h3>"
		"<div class=comment><b class=author>Old Tom</b> <span class=date>3 May 2011</span>"
		"<p class=text>Has anybody looked under the pier for it?</p></div>"
		"<div class=comment><b class=author>Marta Quill</b> <span class=date>4 May "
		"2011</span><p class=text>We looked under the pier on Saturday.</p></div></div>");

	assert_int_equal(article->comment_count, 2);
	assert_int_equal(article_comment(article, 0).role, ROLE_READER);
	assert_int_equal(article_comment(article, 1).role, ROLE_AUTHOR);
	article_free(article);
}

static void test_related_by_the_words_over_them(void **state)
{
	(void)state;
	Article *article = read_page("lists.html");

	assert_int_equal(article->related_count, 4);
	assert_related(&article->related[0], "Stones numbered in field",
		"http://paper.example/2008/stones", "2008-11-08", NULL, "Read also");
	assert_related(&article->related[1], "Flood takes bridge",
		"http://paper.example/1998/flood", "1998-01-03", "Region", "More on this story");
	assert_related(&article->related[2], "Dog sought", "http://www.paper.example/2009/dog",
		NULL, NULL, "More on this story");
	assert_int_equal(article->related[2].group, RELATED_HERE);
	assert_related(&article->related[3], "Town of Dunmore", "http://dunmore.example/", NULL,
		NULL, "Related internet links");
	assert_int_equal(article->related[3].group, RELATED_ELSEWHERE);
	assert_not_in_body(article, "Stones numbered");
	bool promo = false;

	for (size_t i = 0; i < article->left_out_count; i++)
		promo = promo ||
			(article->left_out[i].reason == LEFT_OUT_PROMO &&
				str_find(article->left_out[i].text, "Goat elected", 0) !=
					STR_NOWHERE);
	assert_true(promo);
	article_free(article);
}

static void test_related_under_a_word_and_a_colon(void **state)
{
	static const char prose[] =
		"<p>The stone bridge carried its first cart for eleven years yesterday, when the "
		"mayor drove a donkey across it in chain and hat, and nobody fell in.</p>"
		"<p>Its nine arches were put up again with the old stones, which the river board "
		"had numbered and kept in a field for all that time.</p>";
	/* Without the colon it is a heading of the story. */
	static const char *const heads[] = { "More:", "More" };

	(void)state;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		Article *article = article_new();
		ExtractJob job = { .markup = true, .address = str("http://paper.example/1") };
		Text page = text_in(NULL);

		text_format(&page,
			"<h1>Bridge opens again</h1>%s<h4>%s</h4>"
			"<ul><li><h4><a href=/flood>Flood takes old bridge</a></h4></li></ul>"
			"<ul><li><h4><a href=/stones>Stones numbered in field</a></h4></li></ul>%s"
			"<p>A plate on the middle arch says which of them fell into the river.</p>",
			prose, heads[i],
			"<p>The donkey, which is fourteen, was given carrots "
			"by the council, by the river board and by the masons.</p>");
		job.bytes = page.size;
		extract(text_str(&page), &job, article);
		text_clear(&page);
		assert_int_equal(article->related_count, i == 0 ? 2 : 0);
		if (i == 0) {
			assert_related(&article->related[0], "Flood takes old bridge",
				"http://paper.example/flood", NULL, NULL, "More:");
			assert_not_in_body(article, "More:");
			assert_not_in_body(article, "Flood takes");
		}
		article_free(article);
	}
}

/* A box that is named for a headline may hold but the line above it. */
static void test_related_by_their_titles_not_the_lines_above(void **state)
{
#define CARD(address, above, title, words) \
	"<div class=teaser><a href=" address "><div class=pre-headline-teaser><span " \
	"class=dachzeile>" above "</span></div><div class=teaser-h4>" title "</div><div " \
	"class=card-text>" words "</div></a></div>"
	static const char page[] =
		"<h1>Bridge opens again</h1><div class=text><p>The stone bridge carried its first "
		"cart for eleven years yesterday, when the mayor drove a donkey across it in chain "
		"and hat, and nobody fell in.</p><p>Its nine arches were put up again with the old "
		"stones, which the river board had numbered and kept in a field.</p></div>"
		"<div class=related><h3>See also</h3>" CARD("/flood", "Eleven years ago",
			"Flood takes old bridge away",
			"The water came by night and took the bridge with it.")
			CARD("/stones", "River board", "Stones are numbered in the field",
				"There are four thousand of them, and one is lost.") "</div>";
	Article *article = article_new();
	ExtractJob job = {
		.markup = true, .address = str("http://paper.example/1"), .bytes = sizeof page - 1
	};

	(void)state;
	extract(str(page), &job, article);
	assert_int_equal(article->related_count, 2);
	assert_text(article->related[0].title, "Flood takes old bridge away");
	assert_text(article->related[0].kicker, "Eleven years ago");
	assert_text(article->related[1].title, "Stones are numbered in the field");
	article_free(article);
#undef CARD
}

static void test_related_of_2009(void **state)
{
	(void)state;
	Article *article = read_page("full-story.html");

	assert_int_equal(article->related_count, 7);
	assert_text(article->related[0].title, "In pictures: The last night boat");
	assert_text(article->related[0].heading, NULL);
	assert_text(article->related[1].title, "Minister to cross by day boat");
	assert_text(article->related[1].date, "2009-10-29");
	assert_text(article->related[1].section, "UK");
	assert_text(article->related[1].heading, "SEE ALSO");
	assert_text(article->related[4].title, "Weather: Sea areas");
	assert_int_equal(article->related[4].group, RELATED_HERE);
	assert_text(article->related[5].title, "Port of Norhavn");
	assert_int_equal(article->related[5].group, RELATED_ELSEWHERE);
	article_free(article);
}

static void test_related_told_twice_counts_once(void **state)
{
	(void)state;
	Article *article = read_page("frame-2010.html");

	assert_int_equal(article->related_count, 3);
	assert_text(article->related[0].title, "Harbour accord 'opens new chapter'");
	assert_text(article->related[0].date, "2009-11-03");
	assert_text(article->related[0].section, "EUROPE");
	assert_text(article->related[2].title, "Skua Lines");
	assert_not_in_body(article, "Harbour accord");
	article_free(article);
}

static void test_related_in_japanese(void **state)
{
	(void)state;
	Article *article = read_page("japanese.html");

	assert_int_equal(article->related_count, 1);
	assert_text(article->related[0].title, "石に番号、野原に保管");
	assert_text(article->related[0].date, "2008-11-08");
	assert_text(article->related[0].heading, "関連記事");
	article_free(article);
}

/* Nothing but the words over them says that they are comments. */
static void test_comments_under_many_headings(void **state)
{
	static const char *const headings[] = { "Comments: 2", "Reader responses",
		"Zwei Kommentare", "Bisher gibt es 2 Kommentare", "2 Reaktionen",
		"Tous les commentaires", "Ver comentarios (2)", "Os comentários", "I commenti",
		"Wasze komentarze", "2 odpowiedzi na „Dźwig”", "Мнения читателей", "2 komentáře",
		"2 comentarii", "2 σχόλια", "2件のコメント", "2条评论", "टिप्पणियां", "网友评论",
		"Diskuze" };

	(void)state;
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
		Text text = text_in(NULL);

		text_add_c(&text,
			"<meta charset=utf-8><h1>Old crane moves</h1><p>The harbour board "
			"voted on Tuesday to move the old crane to the eastern quay, "
			"where it will stand beside the fish market.</p><div><h3>");
		text_add_c(&text, headings[i]);
		text_add_c(&text,
			"</h3><div class=k><div>Hedda</div><div>3.4.2014, 10:22</div>"
			"<div>Leave it where it is, I say.</div></div>"
			"<div class=k><div>Ivar</div><div>13.4.2014, 11:22</div>"
			"<div>It will fall on you one day.</div></div></div>");
		Article *article = read_bytes(text_str(&text));

		if (article->comment_count != 2)
			fail_msg("no comments under \"%s\"", headings[i]);
		assert_comment(article, 1, "Ivar", NULL, "2014-04-13T11:22", 0,
			"It will fall on you one day.");
		article_free(article);
		text_clear(&text);
	}
}

/* Of a page cut anywhere no more comments and stories are read than it has, give or take the one
 * that is cut, and from some place on there are some. */
static void test_panels_of_cut_pages(void **state)
{
	static const char *const pages[] = { "wordpress.html", "drupal.html", "lists.html",
		"blogger.html" };

	(void)state;
	for (size_t p = 0; p < sizeof pages / sizeof pages[0]; p++) {
		Text text = load(pages[p]);
		Article *whole = read_bytes(text_str(&text));
		size_t cuts = 0, with_some = 0;

		for (size_t at = 0; at < text.size; at += 61, cuts++) {
			Article *article = read_bytes(str_of(text.at, at));

			assert_true(article->comment_count <= whole->comment_count + 1);
			assert_true(article->related_count <= whole->related_count + 1);
			with_some += article->comment_count + article->related_count > 0;

			for (size_t i = 0; i < article->comment_count; i++)
				assert_true(article_comment(article, i).text.size > 0);
			for (size_t i = 0; i < article->related_count; i++)
				assert_true(article->related[i].title.size > 0);
			article_free(article);
		}
		assert_true(with_some > cuts / 5);
		article_free(whole);
		text_clear(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_comments_signed_in_their_last_line),
		cmocka_unit_test(test_comments_of_a_debate),
		cmocka_unit_test(test_comments_nested_without_the_pingback),
		cmocka_unit_test(test_comments_in_terms_and_definitions),
		cmocka_unit_test(test_comments_have_no_label_of_a_field_as_heading),
		cmocka_unit_test(test_comments_with_titles_and_indents),
		cmocka_unit_test(test_comments_from_right_to_left),
		cmocka_unit_test(test_comments_without_any_name_that_tells),
		cmocka_unit_test(test_comments_signed_with_a_place_in_brackets),
		cmocka_unit_test(test_comments_none_where_there_are_none),
		cmocka_unit_test(test_comments_tell_who_speaks_and_the_system),
		cmocka_unit_test(test_comments_count_the_pingbacks_among_them),
		cmocka_unit_test(test_comments_that_quote_dates),
		cmocka_unit_test(test_comment_alone_in_a_frame),
		cmocka_unit_test(test_comments_in_a_menu_that_is_not_closed),
		cmocka_unit_test(test_comments_that_a_script_would_load),
		cmocka_unit_test(test_comments_counted_for_other_pages),
		cmocka_unit_test(test_related_link_alone_needs_words),
		cmocka_unit_test(test_comments_by_the_name_over_the_story),
		cmocka_unit_test(test_related_by_the_words_over_them),
		cmocka_unit_test(test_related_under_a_word_and_a_colon),
		cmocka_unit_test(test_related_by_their_titles_not_the_lines_above),
		cmocka_unit_test(test_related_of_2009),
		cmocka_unit_test(test_related_told_twice_counts_once),
		cmocka_unit_test(test_related_in_japanese),
		cmocka_unit_test(test_comments_under_many_headings),
		cmocka_unit_test(test_panels_of_cut_pages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
