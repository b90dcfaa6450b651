/* SPDX-License-Identifier: ISC */
/* The fields of small pages: which of several sources wins, and what is said about
 * where each was read. */

#include <config.h>

#include "base/text.h"
#include "extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define PROSE \
	"<p>The otter was seen on the old bridge by the mayor, who said that it had not been " \
	"there for a year, and that she was glad of it.</p>" \
	"<p>People came from the village to look, but by noon the otter was gone and the river " \
	"was as it had been before, slow and brown.</p>" \
	"<p>The council will meet on the matter, and the bridge will be closed at night until " \
	"it has been decided what is to be done.</p>"

/* HEAD and BODY as a page, read. The caller frees it. */
static Article *read_page(const char *head, const char *body)
{
	Article *article = article_new();
	Str page = str_format(article->arena,
		"<!DOCTYPE html><html><head>%s</head><body>%s</body></html>", head, body);
	ExtractJob job = { .markup = true, .bytes = page.size };

	extract(page, &job, article);
	return article;
}

static void assert_field(const Article *article, Field field, const char *want)
{
	const char *got = str_c(article->arena, article->field[field]);

	assert_string_equal(got == NULL ? "" : got, want);
}

static void test_metadata_headline_is_the_page_s(void **state)
{
	(void)state;
	static const struct {
		const char *head, *body, *title, *kicker;
	} cases[] = {
		{ "<title>Otter on the bridge | Marsh Post</title>",
			"<h1>Marsh Post</h1><h2>Otter on the bridge</h2>" PROSE,
			"Otter on the bridge", "" },
		{ "<title>Otter on the bridge at last - Marsh Post</title>",
			"<nav class=breadcrumb><ul><li><h1>Otter on the bridge at last</h1></li></ul></nav>"
			"<h2 class=headline>The otter on the bridge, at last!</h2>" PROSE,
			"The otter on the bridge, at last!", "" },
		/* Words over the headline in one heading with it, where its own part is named. */
		{ "<title>Winter - Otter on the bridge | Marsh Post</title>"
		  "<meta property=og:title content='Winter on the coast: Otter on the bridge'>",
			"<h2><span class=x-subline>Winter on the coast</span> "
			"<span class=x-headline>Otter on the bridge</span></h2>" PROSE,
			"Otter on the bridge", "Winter on the coast" },
		{ "<title>Otter on the bridge | Marsh Post</title>",
			"<h1>Otter on the bridge <span class=headline>\"It was there\"</span></h1>" PROSE,
			"Otter on the bridge", "" },
		/* What stands where the page is shared is not over the text, though it is
		 * the title. */
		{ "<title>Otter seen at noon - Marsh Post</title>",
			"<h2>Of a visitor, the mayor and a bridge</h2>" PROSE
			"<div class=share><h1>Otter seen at noon</h1></div>",
			"Of a visitor, the mayor and a bridge", "" },
		{ "<title>Otter seen at noon - Marsh Post</title>",
			PROSE "<div class=share><h1>Otter seen at noon</h1></div>",
			"Otter seen at noon", "" },
		{ "<title>Otter seen at noon - Marsh Post</title>",
			"<h1>23.01.2022 - Otter seen at noon</h1>" PROSE, "Otter seen at noon",
			"" },
		{ "<title>Wildlife: Otter on the bridge - Marsh Post</title>",
			"<h1><span class=kicker>Wildlife:</span> Otter on the bridge</h1>" PROSE,
			"Otter on the bridge", "Wildlife" },
		/* The mark that parts it from the headline goes with it. */
		{ "<title>Otter on the bridge - Marsh Post</title>",
			"<h1><span class=kicker>Wildlife</span><span class=visually-hidden> - </span>"
			"<span>Otter on the bridge</span></h1>" PROSE,
			"Otter on the bridge", "Wildlife" },
		{ "<title>Otter on the bridge - Marsh Post</title>",
			"<h1><span class=kicker>Wildlife</span> \xE2\x80\x93 Otter on the bridge</h1>" PROSE,
			"Otter on the bridge", "Wildlife" },
		{ "<title>-12 degrees on the bridge - Marsh Post</title>",
			"<h1><span class=kicker>Weather:</span> -12 degrees on the bridge</h1>" PROSE,
			"-12 degrees on the bridge", "Weather" },
		{ "<title>Otter seen on bridge - Marsh Post</title>",
			"<h1>An otter is seen on the bridge</h1>" PROSE "<h2>Bridge</h2>",
			"An otter is seen on the bridge", "" },
		/* Three titles that agree count more than the first heading's likeness. */
		{ "<title>Otter on the bridge - Otter on the bridge - Marsh Post News</title>"
		  "<meta property=og:title content='Otter on the bridge'>",
			"<h1>Marsh News</h1><h3>Otter on the bridge</h3>" PROSE,
			"Otter on the bridge", "" },
		/* A title that names the section alone tells nothing of the headlines. */
		{ "<title>Wildlife - News - Wildlife | Marsh Post</title>",
			"<h2>An otter is seen on the bridge</h2>" PROSE
			"<h1>Partners and friends</h1>",
			"An otter is seen on the bridge", "" },
		/* Only the document's title knows the section. */
		{ "<title>Marsh Post | Wildlife | Otter on the bridge at noon</title>"
		  "<meta property=og:title content='Otter on the bridge at noon'>",
			"<h1>Wildlife</h1><h2>Otter on the bridge at noon</h2>" PROSE,
			"Otter on the bridge at noon", "" },
		/* One word of the title over a part of the page. */
		{ "<title>Herons • Otters • Service | Marsh Post</title>",
			"<h1>Herons and all that swims</h1>" PROSE "<h3>Otters</h3>" PROSE,
			"Herons and all that swims", "" },
		/* The window of the browser's translator, saved with the page. */
		{ "<title>Otter on the bridge</title>",
			PROSE
			"<div id=goog-gt-tt><div class=top><h1>Original text</h1></div></div>",
			"Otter on the bridge", "" },
		/* A heading that breaks off at a colon goes on as it is declared. */
		{ "<meta property=og:title content='The Otter: A bridge at noon'>",
			"<h2>The Otter:</h2><h3>A bridge</h3>" PROSE, "The Otter: A bridge at noon",
			"" },
		/* The kicker of the data is no headline. */
		{ "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":"
		  "\"Wildlife at home\"}</script><meta name=title content='Otter on the bridge'>",
			"<h2><span>Wildlife at home</span> <span>Otter on the bridge</span></h2>" PROSE,
			"Otter on the bridge", "" },
		/* The site's name with a link to its front is no headline. */
		{ "<title>Quill's diary - Otter on the bridge at noon</title>",
			"<h1><a href=/>Quill's diary</a></h1><h3>■ Otter on the bridge at noon</h3>" PROSE,
			"■ Otter on the bridge at noon", "" },
		/* Nothing but the document's title knows it; a side box has the only heading. */
		{ "<title>The otter is back on the bridge</title>",
			"<div><h3>Polls</h3><p>Do you like otters?</p></div><table><tr><td>The otter is "
			"back on the bridge</td></tr></table>" PROSE,
			"The otter is back on the bridge", "" },
		{ "<title>Otter on the bridge, seen at noon</title>",
			"<p>Otter on the bridge, seen at noon</p><h1>Of an otter and a bridge</h1>" PROSE,
			"Of an otter and a bridge", "" },
		/* On the front of a site headings are over parts of it, unless there is one h1. */
		{ "<link rel=canonical href='http://marsh.example/'><title>Marsh Post</title>",
			"<h2>Community</h2>" PROSE "<h2>Support</h2>" PROSE, "Marsh Post", "" },
		{ "<link rel=canonical href='http://marsh.example/'><title>Marsh Post</title>",
			"<h1>Community</h1>" PROSE "<h2>Support</h2>" PROSE, "Community", "" },
		{ "<link rel=canonical href='http://marsh.example/a'><title>Marsh Post</title>",
			"<h2>Community</h2>" PROSE "<h2>Support</h2>" PROSE, "Community", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = read_page(cases[i].head, cases[i].body);

		assert_field(article, FIELD_TITLE, cases[i].title);
		assert_field(article, FIELD_KICKER, cases[i].kicker);
		article_free(article);
	}
}

static void test_metadata_dates_declared_against_printed(void **state)
{
	(void)state;
	static const struct {
		const char *head, *line, *published;
	} cases[] = {
		/* The machine's clock becomes the readers'. */
		{ "<meta property=article:published_time content=2022-05-04T00:44:52Z>",
			"<p class=date>03/05/2022 21:44</p>", "2022-05-03T21:44:52-03:00" },
		{ "<meta property=article:published_time content=2022-05-04T00:44:52Z>",
			"<p class=date>3 May 2022</p>", "2022-05-03" },
		/* What the page shows decides between two that are declared. */
		{ "<meta property=article:published_time content=2021-12-06T14:36:00+01:00>"
		  "<meta name=date content=2022-12-15>",
			"<p class=date>15 December 2022</p>", "2022-12-15" },
		/* It tells day from month. */
		{ "<meta name=date content='11/01/2023 12:43:42'>",
			"<p class=date>Published: 1 November 2023</p>", "2023-11-01T12:43:42" },
		/* Moments that have nothing to do with each other stay apart. */
		{ "<meta property=article:published_time content=2022-05-04T00:44:52Z>",
			"<p class=date>1 January 2020</p>", "2022-05-04T00:44:52Z" },
		/* Who was born then did not write it then. */
		{ "", "<dl><dt>Born</dt><dd>3 May 1975</dd></dl>", "" },
		/* Nor is a day of a life that page's, with or without a word for it. */
		{ "<meta property=article:modified_time content=2020-02-14T10:47:36>",
			"<ul><li>3 May 1975 (a Saturday)</li></ul>", "2020-02-14T10:47:36" },
		{ "<meta property=article:modified_time content=2020-02-14T10:47:36>",
			"<p class=date>Published: 3 May 1975</p>", "1975-05-03" },
		/* At the start of the text no word stands for it. */
		{ "<meta property=article:modified_time content=2020-02-14T10:47:36>",
			"<p>Paris, 3 May 1975 \xe2\x80\x94 The otter that was seen under the bridge "
			"by many people in the morning had gone in the afternoon, they said.</p>",
			"2020-02-14T10:47:36" },
		/* Beside a day of a change stands that of publication. */
		{ "", "<p>20 ноября 2014, 09:15 (обновлено: 21 ноября 2014, 10:20)</p>",
			"2014-11-20T09:15" },
		{ "", "<p>20/11/2014 09h15 Atualizado 21/11/2014 10h20</p>", "2014-11-20T09:15" },
		/* A line of the head that goes on with a name or a source. */
		{ "", "<p>Le 20/11/2014 à 09:15 par Zoé Petit</p>", "2014-11-20T09:15" },
		{ "", "<p>2008年11月20日 09:15　来源：河畔日报</p>", "2008-11-20T09:15" },
		{ "", "<p>20 November 2014 in the old harbour</p>", "" },
		{ "", "<p>2014年11月20日 9:15 [有料会員限定]</p>", "2014-11-20T09:15" },
		{ "", "<p>20 novembre 2014 (modifica il 21 novembre 2014 | 10:20)</p>",
			"2014-11-20" },
		{ "", "<p>Giriş Tarihi: 20.11.2014 09:15 Son Güncelleme: 20.11.2014 10:20</p>",
			"2014-11-20T09:15" },
		{ "", "<p>نُشر في 20/11/2014 الساعة 09:15</p>", "2014-11-20T09:15" },
		/* Of a story in a list below. */
		{ "", "", "" },
		/* When something begins and ends, or is due. */
		{ "", "<p class=date>30 March 2020, 13:15 - 19:00</p>", "" },
		{ "", "<p class=date>30.03.2020 – 02.04.2020</p>", "" },
		{ "", "<p class=date>Deadline: 15 March 2020</p>", "" },
		/* As RDFa has them, near the headline. */
		{ "",
			"<p><span property='dc:date dc:created' content=2012-11-20T09:15:00+01:00>on "
			"Tue, 11/20/2012 - 09:15</span></p>",
			"2012-11-20T09:15:00+01:00" },
		{ "", "<p><span property=datePublished content=2016-11-20T09:15:00Z>yesterday</span></p>",
			"2016-11-20T09:15:00Z" },
		/* Counted by machines. */
		{ "<meta property=article:published_time content=1605863700>", "",
			"2020-11-20T09:15:00Z" },
		{ "", "<time datetime=1605863700000>today</time>", "2020-11-20T09:15:00Z" },
		{ "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
		  "\"datePublished\":1605863700000}</script>",
			"", "2020-11-20T09:15:00Z" },
		{ "<meta property=article:published_time content=9999999999>", "", "" },
		{ "<meta property=article:published_time content='2020-11-20T09:15:00+1:00'>", "",
			"2020-11-20T09:15:00+01:00" },
		/* What a wire carried begins with place, agency and day. */
		{ "",
			"<p>LOW WEIR--(MARSH WIRE)--November 20, 2014-- The otter that was seen under "
			"the bridge by many people in the morning had gone in the afternoon.</p>",
			"2014-11-20" },
		{ "<script>var page = {\"first_publish_date\":\"2020-11-20T09:15:00Z\"};</script>",
			"", "2020-11-20T09:15:00Z" },
		/* A day for machines, whatever is shown of it. */
		{ "", "<abbr class=timeago title=2014-11-20T09:15:00Z>4 years ago</abbr>",
			"2014-11-20T09:15:00Z" },
		/* By the readers' clock, of which the change tells. */
		{ "<meta property=article:published_time content=2020-11-20T09:15:00Z>"
		  "<meta property=article:modified_time content=2020-11-20T10:20:00-05:00>",
			"", "2020-11-20T04:15:00-05:00" },
		{ "<meta property=article:published_time content=2020-11-20T02:15:00Z>"
		  "<meta property=article:modified_time content=2020-11-20T10:20:00-05:00>",
			"", "2020-11-20T02:15:00Z" },
		/* What a machine writes that knows no day. */
		{ "<meta property=article:published_time content=1970-01-01T01:00:00+01:00>",
			"<p class=date>28-04-2021, 09:29</p>", "2021-04-28T09:29" },
		{ "<meta property=article:published_time content=0001-01-01T00:00:00>", "", "" },
		/* Day and hour in elements of their own are two words. */
		{ "<meta property=article:published_time content=2022-05-04T00:44:52Z>",
			"<p><time>3 May 2022</time><time>21:44</time></p>",
			"2022-05-03T21:44:52-03:00" },
		/* Scripts are asked last, and where they agree. */
		{ "<script>{\"publishedDate\":\"2016-11-04T20:37:27Z\"}</script>", "",
			"2016-11-04T20:37:27Z" },
		{ "<script>{\"publishedDate\":\"2016-11-04\"},{\"publishedDate\":\"2016-11-05\"}"
		  "</script>",
			"", "" },
		{ "",
			"<p><time class=updated datetime=2022-05-03>3 May</time>"
			"<time class=published datetime=2022-05-01>1 May</time></p>",
			"2022-05-01" },
		/* What a date is may stand in a block before it. */
		{ "",
			"<dl><dt>Updated:</dt><dd><time datetime=2022-05-03>3 May</time></dd>"
			"<dt>Original:</dt><dd><time datetime=2022-05-01>1 May</time></dd></dl>",
			"2022-05-01" },
		/* A place and a day, as under letters and releases. */
		{ "", "<p>Hamburg, den 02. Dezember 2022</p>", "2022-12-02" },
		{ "",
			"<p>Marshtown, (12.11.2021). The otters of the marsh were counted on that day "
			"by the mayor and by two of her men, and there were nine of them.</p>",
			"2021-11-12" },
		{ "",
			"<p>The mayor counted, on 12.11.2021, the otters of the marsh with the help "
			"of two of her men, and there were nine of them on the day.</p>",
			"" },
		/* A month's name that is another one's elsewhere. */
		{ "<meta http-equiv=content-language content=hr>",
			"<p class=date>3. listopada 2021.</p>", "2021-10-03" },
		{ "<meta http-equiv=content-language content=pl>",
			"<p class=date>3 listopada 2021</p>", "2021-11-03" },
		{ "<meta http-equiv=content-language content=hr-HR>",
			"<p class=date>3. studenoga 2021.</p>", "2021-11-03" },
		/* Of two that are declared the one that is not that of the last change. */
		{ "<meta name=sailthru.date content=2016-12-15T13:50:38Z>"
		  "<meta property=og:article:published_time content=2016-12-14T06:02:15Z>"
		  "<meta property=og:article:modified_time content=2016-12-15T13:50:38Z>",
			"", "2016-12-14T06:02:15Z" },
		/* The address tells the day where the page tells but that of a change. */
		{ "<link rel=canonical href=https://marsh.example/2016/12/15/otter/>",
			"<p class=date>Updated: Dec 15, 2016 2:57 PM UTC</p>", "2016-12-15" },
		{ "<link rel=canonical href=https://marsh.example/2016/dec/5/otter>", "",
			"2016-12-05" },
		{ "<link rel=canonical href=https://marsh.example/news/20161215/otter.html>", "",
			"2016-12-15" },
		{ "<link rel=canonical href=https://marsh.example/otter-20161215-story.html>", "",
			"2016-12-15" },
		{ "<link rel=canonical href=https://marsh.example/2016-12-15-otter/>", "",
			"2016-12-15" },
		/* Numbers that are no days: of a headline, of a story. */
		{ "<link rel=canonical href=https://marsh.example/2016/12/10-otters-to-know.html>",
			"", "" },
		{ "<link rel=canonical href=https://marsh.example/2016/12/1234/otter>", "", "" },
		{ "<link rel=canonical href=https://marsh.example/story/20161315/otter>", "", "" },
		{ "<link rel=canonical href=https://marsh.example/story-87161215/otter>", "", "" },
		{ "<link rel=canonical href=https://marsh.example/2016/12/18/otter/>",
			"<p class=date>Updated: Dec 15, 2016 2:57 PM UTC</p>",
			"2016-12-15T14:57Z" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *frame = article_new();
		Article *article = read_page(cases[i].head,
			str_format(frame->arena, "<h1>Otter on the bridge</h1>%s%s", cases[i].line,
				PROSE)
				.at);

		assert_field(article, FIELD_PUBLISHED, cases[i].published);
		article_free(article);
		article_free(frame);
	}
}

#define FOOT \
	"<p>Weather</p><p>Tides</p><p>Ferries</p><p>Markets</p><p>Chess</p><p>Puzzles</p>" \
	"<p>Letters</p><p>Jobs</p>"
#define FAR_BEHIND "<div class=foot>" FOOT FOOT FOOT FOOT FOOT FOOT FOOT "</div>"

/* Far behind the text a date is the page's only where the word for it is all that stands there. */
static void test_metadata_a_labelled_date_counts_anywhere_behind(void **state)
{
	(void)state;
	static const struct {
		const char *line, *published;
	} cases[] = {
		{ "<ul><li><strong>Date</strong>\n19.01.2020</li></ul>", "2020-01-19" },
		{ "<p>Datum: 19. Januar 2020</p>", "2020-01-19" },
		{ "<p>This page was last modified on 4 November 2020, at 19:23.</p>",
			"2020-11-04T19:23" },
		{ "<p>Diese Seite wurde zuletzt am 4. November 2020 um 19:23 Uhr bearbeitet.</p>",
			"2020-11-04T19:23" },
		{ "<p>Dernière modification de cette page le 4 novembre 2020.</p>", "2020-11-04" },
		{ "<p>最終更新 2020年11月4日 (水) 19:23</p>", "2020-11-04T19:23" },
		{ "<p>Expiry date 19.01.2020</p>", "" },
		{ "<p>Date 19.01.2020 in Marshtown</p>", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *frame = article_new();
		Article *article = read_page("",
			str_format(frame->arena,
				"<h1>Otter on the bridge</h1>" PROSE FAR_BEHIND "%s", cases[i].line)
				.at);

		assert_field(article, FIELD_PUBLISHED, cases[i].published);
		article_free(article);
		article_free(frame);
	}
}

/* Where the text is missing the page still tells what it declares, if it is an article's. */
static void test_metadata_of_an_article_without_its_text(void **state)
{
	(void)state;
	static const char body[] = "<h1>Otter on the bridge</h1><p>Subscribe to read on.</p>";
	static const char facts[] = "<meta name=author content='Ada Quill'>"
				    "<meta property=article:published_time content=2022-05-03>";
	Article *article = article_new();
	Article *told = read_page(
		str_format(article->arena, "<meta property=og:type content=article>%s", facts).at,
		body);
	Article *silent = read_page(facts, body);

	assert_field(told, FIELD_TITLE, "Otter on the bridge");
	assert_field(told, FIELD_BYLINE, "Ada Quill");
	assert_field(told, FIELD_PUBLISHED, "2022-05-03");
	assert_field(silent, FIELD_BYLINE, "");
	article_free(silent);
	article_free(told);
	article_free(article);
}

/* A page that tells only of a change was there then: that is no more than a guess. */
static void test_metadata_a_change_is_a_guess_at_publication(void **state)
{
	(void)state;
	Article *article = read_page(
		"", "<h1>Otter on the bridge</h1><p class=date>Last updated: 3 May 2022</p>" PROSE);

	assert_field(article, FIELD_PUBLISHED, "2022-05-03");
	assert_field(article, FIELD_UPDATED, "2022-05-03");
	assert_true(article->inferred[FIELD_PUBLISHED]);
	assert_false(article->inferred[FIELD_UPDATED]);
	article_free(article);
}

/* A change before the publication is none that readers saw, unless the page prints it. */
static void test_metadata_no_change_comes_before_publication(void **state)
{
	(void)state;
	static const struct {
		const char *head, *line, *updated;
	} cases[] = {
		{ "<meta property=article:published_time content=2022-05-04T09:00:00Z>"
		  "<meta property=article:modified_time content=2022-05-03T16:12:00Z>",
			"", "" },
		{ "<meta property=article:published_time content=2022-05-04T09:00:00Z>"
		  "<meta property=article:modified_time content=2022-05-04T09:12:00Z>",
			"", "2022-05-04T09:12:00Z" },
		/* Both by the clock of the readers. */
		{ "<meta property=article:published_time content=2023-11-06T15:25:00+01:00>"
		  "<meta property=article:modified_time content=2023-11-06T23:26:51Z>",
			"", "2023-11-07T00:26:51+01:00" },
		/* With one zone unknown the two may be one moment. */
		{ "<meta property=article:published_time content=2022-05-04T09:00:00Z>"
		  "<meta property=article:modified_time content='2022-05-04 04:00:00'>",
			"", "2022-05-04T04:00:00" },
		{ "<meta property=article:published_time content=2022-05-04T09:00:00>",
			"<p class=date>Last updated: 2 May 2022</p>", "2022-05-02" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *frame = article_new();
		Article *article = read_page(cases[i].head,
			str_format(frame->arena, "<h1>Otter on the bridge</h1>%s%s", cases[i].line,
				PROSE)
				.at);

		assert_field(article, FIELD_UPDATED, cases[i].updated);
		article_free(article);
		article_free(frame);
	}
}

/* A change is told beside the day of publication or in a line of its own. */
static void test_metadata_changes_are_read_beside_publication(void **state)
{
	(void)state;
	static const struct {
		const char *line, *published, *updated;
	} cases[] = {
		{ "<dl><dd class=published>Published: 20 November 2012</dd>"
		  "<dd class=modified>Last Updated: 22 November 2012</dd></dl>",
			"2012-11-20", "2012-11-22" },
		{ "<p class=date>Création : 20 novembre 2012</p>"
		  "<p class=modified>Mis à jour : 22 novembre 2012</p>",
			"2012-11-20", "2012-11-22" },
		{ "<p>Posted on <a href=/x><time class='entry-date published' "
		  "datetime=2014-11-20T09:15:00Z>November 20</time> <time class=updated "
		  "datetime=2014-11-21T10:00:00Z>November 21</time></a></p>",
			"2014-11-20T09:15:00Z", "2014-11-21T10:00:00Z" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *frame = article_new();
		Article *article = read_page("",
			str_format(frame->arena, "<h1>Otter on the bridge</h1>%s%s", cases[i].line,
				PROSE)
				.at);

		assert_field(article, FIELD_PUBLISHED, cases[i].published);
		assert_field(article, FIELD_UPDATED, cases[i].updated);
		article_free(article);
		article_free(frame);
	}
}

/* Above the headline stand the day on which one reads, and other stories' days. */
static void test_metadata_days_above_the_headline(void **state)
{
	(void)state;
	static const char *const above[] = { "<div id=currentdate>27 November 2014</div>",
		"<div class=weather>27 November 2014, rain</div>",
		"<div class=sidebar><p><a href=/z>Boats</a> <time datetime=2014-11-27>27 November</time>"
		"</p></div>" };

	for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
		Article *frame = article_new();
		Article *article = read_page("",
			str_format(frame->arena,
				"%s<h1>Otter on the bridge</h1><p class=date><time "
				"datetime=2014-11-20>20 November 2014</time></p>" PROSE,
				above[i])
				.at);

		assert_field(article, FIELD_PUBLISHED, "2014-11-20");
		article_free(article);
		article_free(frame);
	}
	Article *listed = read_page("",
		"<h1>Otter on the bridge</h1>" PROSE
		"<div><h3>More</h3><ul><li><a href=/boats>Boats for the winter are ready</a> "
		"<time datetime=2014-11-20>20 November</time></li></ul></div>");

	assert_field(listed, FIELD_PUBLISHED, "");
	article_free(listed);
	Article *only = read_page(
		"", "<div id=currentdate>27 November 2014</div><h1>Otter on the bridge</h1>" PROSE);

	assert_field(only, FIELD_PUBLISHED, "");
	article_free(only);
}

/* Who wrote a book the text is about did not write the text. */
static void test_metadata_authors_of_books_are_not_the_page_s(void **state)
{
	(void)state;
	Article *book = read_page("",
		"<h1>Otter on the bridge</h1>" PROSE
		"<p>Title: The Weir</p><p>Author: Ada Quill</p>"
		"<p>Publisher: Marsh and Daughter</p><p>Pages: 400</p>" PROSE);
	Article *page = read_page(
		"", "<h1>Otter on the bridge</h1>" PROSE "<p>Author: Ada Quill</p>" PROSE);

	assert_field(book, FIELD_BYLINE, "");
	assert_field(page, FIELD_BYLINE, "Ada Quill");
	article_free(page);
	article_free(book);
}

/* What only looks like a name, or holds rights, is no author. */
static void test_metadata_nobody_is_made_an_author(void **state)
{
	(void)state;
	static const char *const bodies[] = {
		PROSE "<footer>© 2019 Laura Media GmbH | Imprint</footer>",
		PROSE "<footer>© 2019 Laura Quill</footer>", /* named nowhere else */
		"<p>2 May 2022</p><p>Winter Games</p>" PROSE,
		"<p>Quelle: siehe die lange Liste der Quellen am Ende des Artikels</p>" PROSE,
	};

	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		Article *frame = article_new();
		Article *article = read_page("",
			str_format(frame->arena, "<h1>Otter on the bridge</h1>%s", bodies[i]).at);

		assert_field(article, FIELD_BYLINE, "");
		article_free(article);
		article_free(frame);
	}
}

static void test_metadata_bylines_and_their_origin(void **state)
{
	(void)state;
	static const struct {
		const char *head, *body, *byline, *from;
		bool inferred;
	} cases[] = {
		{ "<meta name=author content='Ada Quill'><meta name=author content='Ben Marsh'>",
			PROSE, "Ada Quill, Ben Marsh", "meta", false },
		{ "<meta property=article:author content=https://net.example/ada>"
		  "<meta name=author content='Ada Quill'>",
			PROSE, "Ada Quill", "meta", false },
		{ "", "<p>Von Ada Quill und Ben Marsh</p>" PROSE, "Ada Quill, Ben Marsh",
			"byline in the text", false },
		{ "", PROSE "<p><em>Ada Quill</em></p>", "Ada Quill", "end of the text", true },
		/* A first name is made whole by the name that stands on the page. */
		{ "<meta name=author content=Ada>",
			"<p>By</p><p>Ada Quill, harbour reporter</p>" PROSE, "Ada Quill",
			"byline on the page", false },
		{ "<meta name=author content=Ada>", "<p>Ada was there</p>" PROSE, "Ada", "meta",
			false },
		{ "", "<h5>Author:</h5>Ada Quill/MNA" PROSE, "Ada Quill, MNA", "byline on the page",
			false },
		/* A person before the paper, and before who is named further down. */
		{ "<meta property=og:site_name content='Marsh Post'>",
			"<p class=author><span itemprop=name>Marsh Post</span></p>"
			"<p>By <a href=/author/ada>Ada Quill</a></p>" PROSE
			"<h3>More</h3><ul><li>One</li><li><a class=byline href=/author/ben>Ben Marsh</a></li></ul>",
			"Ada Quill", "author on the page", false },
		/* Who wrote the latest comments wrote no article. */
		{ "",
			PROSE "<ul><li><span class=comment-author-link>Cora</span> on otters</ul>"
			      "<p>Posted by Ada Quill on 2 May 2022</p>",
			"Ada Quill", "byline on the page", false },
		{ "", "<p>2 May 2022 | 11:44 | Ada Quill</p>" PROSE, "Ada Quill",
			"line of the date", true },
		/* Of two that are declared the one that the page prints. */
		{ "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
		  "\"author\":{\"name\":\"Cora Web\"}}</script>"
		  "<meta name=parsely-author content='Ada Quill'>",
			"<p>By Ada Quill, 2 May 2022</p>" PROSE, "Ada Quill", "meta", false },
		/* Who put it up is not who held the interview. */
		{ "<meta name=author content='Cora Web'>",
			"<p>An interview by Laura Quill with the mayor.</p>" PROSE, "Laura Quill",
			"byline in the text", false },
		/* An author's name beside the date, known as one from another place. */
		{ "",
			"<div class=entry-meta><p>2 May 2022</p><p>Ada Quill</p></div>" PROSE
			"<ol><li>1<li>2<li>3<li>4<li>5<li>6<li>7<li>8<li>9<li>10<li>11<li>12"
			"<li>13<li>14</ol><h3>More</h3><div class=author>Ada Quill</div>",
			"Ada Quill", "beside the date", true },
		/* A site of one's own. */
		{ "<link rel=canonical href=https://laura-quill.example/otter>"
		  "<title>Otter on the bridge | Dr. Laura Quill</title>",
			PROSE, "Dr. Laura Quill", "name of the site", true },
		{ "",
			PROSE
			"<p>Laura Quill saw it all, and so did a great many other people of the "
			"village, who came in the morning.</p><footer>© 2019 Laura Quill | Imprint"
			"</footer>",
			"Laura Quill", "who holds the rights", true },
		/* Where only the markup parts a name from the paper's. */
		{ "",
			"<div class=byline><span class=author>Ada Quill and Ben J. Marsh</span> "
			"<span class=source>Lower Harbour Morning Ledger</span></div>" PROSE,
			"Ada Quill, Ben J. Marsh", "author on the page", false },
		{ "",
			"<div class=byline><span class=author>Ada Quill</span> "
			"<span class=source>Marsh Today</span></div>" PROSE,
			"Ada Quill", "author on the page", false },
		/* A place before a date is no author. */
		{ "", "<span class=metadata>Bonn, 11.10.2021</span>" PROSE, "", NULL, false },
		{ "", "<span class=metadata>Port Marsh, Otterland 11.10.2021</span>" PROSE, "",
			NULL, false },
		/* Who only put it up is named in the data alone. */
		{ "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
		  "\"author\":{\"name\":\"Cora Web\"}}</script>",
			"<dl><dt>Author</dt><dd><a href=/author/ada>Ada Quill</a></dd></dl>" PROSE,
			"Ada Quill", "author on the page", false },
		/* The box about the author knows better than data of which the page prints
		 * nothing. */
		{ "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
		  "\"author\":{\"name\":\"Cora Web\"}}</script>",
			PROSE "<ol><li>1<li>2<li>3<li>4<li>5<li>6<li>7<li>8<li>9<li>10<li>11<li>12"
			      "<li>13<li>14</ol><div class=author-info><h4>"
			      "<a href=/author/ada/>Ada Quill</a></h4></div>",
			"Ada Quill", "author on the page", false },
		/* Who else wrote, in brackets behind a link to the first. */
		{ "",
			"<p class=byline>Par <a href=/author/zoe/>Zoé Petit</a> (avec Luc Grand et Ève Roux)"
			"</p>" PROSE,
			"Zoé Petit, Luc Grand, Ève Roux", "author on the page", false },
		/* The site's name makes a first name whole. */
		{ "<link rel=canonical href=https://quill.example/otter>",
			"<p class=author>Laura</p>" PROSE "<p>Picture: Laura Quill</p>",
			"Laura Quill", "author on the page", false },
		{ "<link rel=canonical href=https://marsh.example/otter>",
			"<p class=author>Laura</p>" PROSE "<p>Picture: Laura Quill</p>", "Laura",
			"author on the page", false },
		/* Whom the licence names. */
		{ "",
			"<p class=author>LQ</p>" PROSE "<p>A diary by <a rel=cc:attributionURL "
			"href=/>Laura Quill</a>, under a licence of Creative Commons</p>",
			"Laura Quill", "whom the licence names", true },
		/* As a letter ends; a place and a day are none. */
		{ "", PROSE "<p>Laura<br>2 May 2022</p>", "Laura", "end of the text", true },
		{ "", PROSE "<p>Written in the marsh<br>2 May 2022</p>", "", NULL, false },
		/* A signature in italics that notes follow; not one of several names. */
		{ "",
			PROSE "<p><em>Laura Quill</em></p><p>(1) These otters, like those of the "
			      "next valley, were counted in the spring of the year before.</p>",
			"Laura Quill", "signature in the text", true },
		{ "",
			PROSE "<p><em>Laura Quill</em></p><p>She liked the otters of the valley "
			      "and counted them twice.</p><p><em>Anna Marsh</em></p><p>She liked "
			      "the bridge, and did not count a single thing.</p>",
			"", NULL, false },
		/* Who it is told of behind the text wrote it. */
		{ "",
			PROSE "<div class=box><h4>Laura Quill</h4><p>Laura Quill is a gardener "
			      "and has counted otters for ten years and longer.</p></div>",
			"Laura Quill", "who wrote it", true },
		{ "",
			PROSE "<div class=box><h4>Laura Quill</h4><p>The mayor is a gardener and "
			      "has counted otters for ten years and longer.</p></div>",
			"", NULL, false },
		/* Only their elements part a name and what stands beside it. */
		{ "", "<div class=author-name><span>By</span><span>by Laura Quill</span></div>" PROSE,
			"Laura Quill", NULL, false },
		{ "", "<div class=author-name><a href=/a>Laura Quill</a><span>Staff Writer</span></div>" PROSE,
			"Laura Quill", NULL, false },
		{ "", "<p class=byline>By <a href=/a>Laura Quill</a><span>Laura Quill</span></p>" PROSE,
			"Laura Quill", NULL, false },
		{ "", "<p class=byline>By <b>L</b>aura Mc<i>Quill</i></p>" PROSE, "Laura McQuill",
			NULL, false },
		/* A person's name and then the day. */
		{ "", "<div class=date>Laura Quill am Mittwoch, 26.01.2022 - 14:30</div>" PROSE,
			"Laura Quill", "line of the date", true },
		{ "", "<div class=date>Fagus-Werk Alfeld am 26.01.2022</div>" PROSE, "", NULL,
			false },
		{ "",
			"<div>Laura Quill</div><div>on</div><div>Wednesday, 26 January "
			"2022</div>" PROSE,
			"Laura Quill", "close to the date", true },
		/* The last line of an entry of an early weblog. */
		{ "", PROSE "<div>Filed under: Gardens — ada @ 09:15</div>", "ada",
			"byline on the page", false },
		/* A heading that begins like a byline. */
		{ "", PROSE "<h3>Von Atem über Licht und Wasser bis Zug</h3>" PROSE, "", NULL,
			false },
		/* Letters without capitals: a first name tells a person. */
		{ "", "<div>נועה ברק | 12.03.2015 | 10:30</div>" PROSE, "נועה ברק",
			"line of the date", true },
		{ "", "<div>חדשות הביצה | 12.03.2015 | 10:30</div>" PROSE, "", NULL, false },
		{ "", "<div>سمير حداد</div><div>12/03/2015</div>" PROSE, "سمير حداد",
			"close to the date", true },
		/* The site beside a person is no author, by its name or its host's. */
		{ "<meta property=og:site_name content='Marsh Post'>"
		  "<link rel=canonical href=https://www.marshpost.example/otter>"
		  "<meta name=author content='Ada Quill, MarshPost.example'>",
			PROSE, "Ada Quill", "meta", false },
		{ "<meta property=og:site_name content='Marsh Post'>"
		  "<meta name=author content='Marsh Post, Ada Quill'>",
			PROSE, "Ada Quill", "meta", false },
		{ "<meta property=og:site_name content='Marsh Post'>"
		  "<meta name=author content='Marsh Post'>",
			PROSE, "Marsh Post", "meta", false },
		/* Lines between headline and text, which look like its first paragraph. */
		{ "",
			"<p>By Ada Quill | aquill@marsh.example | Marsh Post<br>"
			"PUBLISHED: November 20, 2018 at 9:15 am</p>" PROSE,
			"Ada Quill", "byline in the text", false },
		{ "", "<p>20 November 2014, 9:15</p><p>윤하늘 기자</p>" PROSE, "윤하늘",
			"byline in the text", false },
		{ "", "<p>Von Ada Quill | Stand: 20.11.2014, 09:15 Uhr</p>" PROSE, "Ada Quill",
			"byline in the text", false },
		{ "", "<p class=byline>Ada Quill<a href=mailto:a>aquill@marsh.example</a></p>" PROSE,
			"Ada Quill", "author on the page", false },
		/* One person of several names, and one whose names are told in parts. */
		{ "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
		  "\"author\":{\"name\":[\"Ada Quill\",\"Ben Marsh\"]}}</script>",
			PROSE, "Ada Quill, Ben Marsh", "JSON-LD", false },
		{ "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":"
		  "{\"givenName\":\"Ada\",\"familyName\":\"Quill\"}}</script>",
			PROSE, "Ada Quill", "JSON-LD", false },
		/* Family names first, as libraries have them. */
		{ "<meta name=DC.creator content='Quill, Ada'>", PROSE, "Ada Quill", "meta",
			false },
		{ "<meta name=citation_author content='Quill, Ada'>"
		  "<meta name=citation_author content='van Marsh, Ben J.'>",
			PROSE, "Ada Quill, Ben J. van Marsh", "meta", false },
		{ "<meta name=author content='Quill, Laura; Marsh, Peter'>", PROSE,
			"Laura Quill, Peter Marsh", "meta", false },
		{ "<meta name=author content='Laura Quill, Peter Marsh'>", PROSE,
			"Laura Quill, Peter Marsh", "meta", false },
		/* Told to machines in the middle of the page; not whose card or comment it is. */
		{ "", "<div itemprop=author itemscope><meta itemprop=name content='Ada Quill'></div>" PROSE,
			"Ada Quill", "meta", false },
		{ "",
			"<span itemprop=author itemscope><link itemprop=url href=/ada>"
			"<link itemprop=name content='Ada Quill'></span>" PROSE,
			"Ada Quill", "meta", false },
		{ "",
			PROSE "<ul><li><span itemprop=author itemscope>"
			      "<meta itemprop=name content='Ada Quill'></span>Boats</li></ul>",
			"", NULL, false },
		{ "<meta property=schema:author content='Ada Quill'>", PROSE, "Ada Quill", "meta",
			false },
		/* A part of the site's house is no author beside a person. */
		{ "<meta property=og:site_name content='Marsh Post'>"
		  "<meta name=author content='Laura Quill, Marsh Post Business'>",
			PROSE, "Laura Quill", "meta", false },
		/* Who made the site's pages is no author; who is named on it may be one. */
		{ "<meta name=author content='Pixelwerk GmbH'>", PROSE, "", NULL, false },
		{ "<meta name=author content=pixelwerk.example>", PROSE, "", NULL, false },
		{ "<meta name=author content='Pixelwerk GmbH'>", PROSE "<p>© Pixelwerk</p>",
			"Pixelwerk GmbH", "meta", false },
		{ "<link rel=canonical href=https://pixelwerk.example/otter>"
		  "<meta name=author content='Pixelwerk GmbH'>",
			PROSE, "Pixelwerk GmbH", "meta", false },
		/* Nor is whoever looks after it. */
		{ "<meta name=author content=marshadmin>", PROSE, "", NULL, false },
		/* A section before the day, which the address has as well. */
		{ "<link rel=canonical href=https://marsh.example/digital-life/otter-4711>",
			"<div class=article-meta><a href=/digital-life>Digital Life</a> "
			"<span>20.11.2019</span></div>" PROSE,
			"", NULL, false },
		{ "", PROSE "<p>Quellen: (Otter Heute) (Nordufer Medizin)</p>", "", NULL, false },
		/* A site about a person is not that person's. */
		{ "<link rel=canonical href=https://lauraquill.fans.example/otter>"
		  "<meta property=og:site_name content='Laura Quill Wiki'>",
			"<p>Laura Quill</p>" PROSE, "", NULL, false },
		/* Two names before a day; not what only looks like them. */
		{ "",
			"<p><b>Laura Quill</b> and <b>Peter Marsh</b> in Low Weir<br>"
			"Thursday November 20, 2008</p>" PROSE,
			"Laura Quill, Peter Marsh", "line of the date", true },
		{ "", "<p>Winter Boats and Summer Boats<br>Thursday November 20, 2008</p>" PROSE,
			"", NULL, false },
		{ "", "<div class=submitted>Submitted by ada on Thu, 11/20/2008 - 09:15</div>" PROSE,
			"ada", "byline on the page", false },
		/* Facts of a network's card, as pairs. */
		{ "<meta name=twitter:label1 content='Written by'>"
		  "<meta name=twitter:data1 content='Ada Quill'>"
		  "<meta name=twitter:label2 content='Est. reading time'>"
		  "<meta name=twitter:data2 content='3 minutes'>",
			PROSE, "Ada Quill", "meta", false },
		{ "<meta name=twitter:label1 content='Est. reading time'>"
		  "<meta name=twitter:data1 content='Three minutes'>",
			PROSE, "", NULL, false },
		{ "<script type=application/ld+json>/*<![CDATA[*/{\"@type\":\"NewsArticle\","
		  "\"author\":\"Ada Quill\"}/*]]>*/</script>",
			PROSE, "Ada Quill", "JSON-LD", false },
		/* A person whom the last line names, in many ways. */
		{ "", PROSE "<p>\xe2\x80\x94 Laura Quill</p>", "Laura Quill", "end of the text",
			true },
		{ "", PROSE "<p>\xe2\x80\x94 Winter Games</p>", "", NULL, false },
		{ "",
			PROSE
			"<p><em>Laura Quill is a reporter for the Marsh Post and lives on the "
			"coast.</em></p>",
			"Laura Quill", "end of the text", true },
		{ "", PROSE "<p>Laura Quill is a reporter who was at the bridge that day.</p>", "",
			NULL, false },
		{ "", PROSE "<p>Reporting by Laura Quill; editing by Peter Marsh</p>",
			"Laura Quill", NULL, false },
		{ "<title>Otter on the bridge | by Laura Quill | Marsh Post</title>", PROSE,
			"Laura Quill", "title element", true },
		{ "<title>Otter on the bridge | by the old weir | Marsh Post</title>", PROSE, "",
			NULL, false },
		/* Who wrote the stories that are offered below wrote those. */
		{ "",
			PROSE
			"<ol><li>1<li>2<li>3<li>4<li>5<li>6<li>7<li>8<li>9<li>10<li>11<li>12"
			"<li>13<li>14</ol><div><div><h2><a href=/boats>Boats in the ice of the "
			"harbour</a></h2><p>Nobody complained of the cold.</p><span itemprop=author>"
			"<a rel=author href=/by/laura>Laura Quill</a></span></div></div>",
			"", NULL, false },
		/* Buttons behind a name; signs without spaces; a name over a day in the head. */
		{ "", "<p class=byline>By Laura Quill <a href=#>Follow</a></p>" PROSE,
			"Laura Quill", "author on the page", false },
		{ "", "<p class=byline>By Laura Quill <a>Share</a> <a>Tweet</a></p>" PROSE,
			"Laura Quill", "author on the page", false },
		{ "",
			"<div class=post-meta>November 20, 2014&nbsp;·&nbsp;3 min&nbsp;·&nbsp;"
			"Laura Quill</div>" PROSE,
			"Laura Quill", "line of the date", true },
		{ "", "<p>Laura Quill</p><p>20 November 2014, 9:15</p>" PROSE, "Laura Quill",
			"close to the date", true },
		/* In a list below the text, and close to the headline all the same. */
		{ "",
			PROSE
			"<div><h3>More</h3><ul><li><a href=/boats>Boats for the winter are "
			"ready</a> <span class=author>Laura Quill</span></li><li><a href=/bread>"
			"Bread for the boats is ready</a> <span class=author>Peter Marsh</span>"
			"</li></ul></div>",
			"", NULL, false },
		/* A preposition alone needs a whole name behind it. */
		{ "", "<p>Von Eis und Brot an der Küste</p>" PROSE, "", NULL, false },
		{ "", "<p>By boat or by plane, the journey takes a day</p>" PROSE, "", NULL,
			false },
		/* The agency, where no person is named. */
		{ "", PROSE "<p>Quelle: marshpress</p>", "marshpress", "source on the page", true },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *frame = article_new();
		Article *article = read_page(cases[i].head,
			str_format(frame->arena, "<h1>Otter on the bridge</h1>%s", cases[i].body)
				.at);

		assert_field(article, FIELD_BYLINE, cases[i].byline);
		if (cases[i].from != NULL)
			assert_string_equal(
				str_c(article->arena, article->from[FIELD_BYLINE]), cases[i].from);
		assert_int_equal(article->inferred[FIELD_BYLINE], cases[i].inferred);
		article_free(article);
		article_free(frame);
	}
}

static void test_metadata_rights_site_and_language(void **state)
{
	(void)state;
	Article *article = read_page("<title>Otter on the bridge | Marsh Post</title>",
		"<h1>Otter on the bridge</h1>" PROSE
		"<footer><p>© 2022 Marsh Post</p><p>Contact</p></footer>");

	assert_field(article, FIELD_RIGHTS, "© 2022 Marsh Post");
	assert_field(article, FIELD_SITE, "Marsh Post");
	assert_true(article->inferred[FIELD_SITE]);
	assert_field(article, FIELD_LANGUAGE, "en");
	assert_true(article->inferred[FIELD_LANGUAGE]);
	article_free(article);
}

/* All of the title, declared as the name of the site, is none. */
static void test_metadata_site_is_not_the_title(void **state)
{
	(void)state;
	Article *article = read_page("<title>Otter on the bridge | Marsh Post</title>"
				     "<meta property=og:site_name "
				     "content='Otter on the bridge - MARSH POST'>",
		"<h1>Otter on the bridge</h1>" PROSE);

	assert_field(article, FIELD_SITE, "Marsh Post");
	assert_true(article->inferred[FIELD_SITE]);
	article_free(article);
}

/* Nor is an address; its host is. */
static void test_metadata_site_is_not_an_address(void **state)
{
	(void)state;
	Article *article = read_page("<title>Ferry | Otter on the bridge</title>"
				     "<meta property=og:site_name "
				     "content='https://www.marshpost.example/'>",
		"<h1>Otter on the bridge</h1>" PROSE);

	assert_field(article, FIELD_SITE, "marshpost.example");
	assert_false(article->inferred[FIELD_SITE]);
	article_free(article);
}

/* As where the page of another program is set into that of a site, head and all. */
static void test_metadata_first_title_is_the_documents(void **state)
{
	(void)state;
	static const struct {
		const char *head, *title;
	} cases[] = {
		{ "<title>Search by map | Marsh Post</title><title>Mapping programme</title>"
		  "<meta name=DC.title content='Mapping programme'>",
			"Search by map" },
		{ "<title>Search by map | Marsh Post</title>"
		  "<meta name=DC.title content='Mapping programme'>",
			"Mapping programme" },
		{ "<title>Marsh Post</title><title>Search by map | Marsh Post</title>"
		  "<meta name=DC.title content='Search by map'>",
			"Search by map" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = read_page(cases[i].head, PROSE);

		assert_field(article, FIELD_TITLE, cases[i].title);
		article_free(article);
	}
}

static void test_metadata_rights_end_where_the_footer_goes_on(void **state)
{
	(void)state;
	static const struct {
		const char *line, *rights;
	} cases[] = {
		{ "© 1998 The Courier. Best viewed at noon. You are visitor number",
			"© 1998 The Courier." },
		{ "© 2011 Quay News. All rights reserved. Tell us what you think.",
			"© 2011 Quay News. All rights reserved." },
		{ "© 2004 Quay Inc. and its readers", "© 2004 Quay Inc. and its readers" },
		{ "© 2004 U.S. Quays & Piers", "© 2004 U.S. Quays & Piers" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char body[2048];

		snprintf(body, sizeof body, "<h1>Otter on the bridge</h1>" PROSE "<p>%s</p>",
			cases[i].line);
		Article *article = read_page("<title>Otter on the bridge</title>", body);

		assert_field(article, FIELD_RIGHTS, cases[i].rights);
		article_free(article);
	}
}

static void test_metadata_address_that_is_shared(void **state)
{
	(void)state;
	Article *article = read_page("<meta property=og:url content=https://marsh.example/otter>",
		"<h1>Otter</h1>" PROSE);

	assert_string_equal(
		str_c(article->arena, article->source.address), "https://marsh.example/otter");
	article_free(article);
	article = read_page("<meta property=og:url content=https://marsh.example/shared>"
			    "<link rel=canonical href=https://marsh.example/otter>",
		"<h1>Otter</h1>" PROSE);
	assert_string_equal(
		str_c(article->arena, article->source.address), "https://marsh.example/otter");
	article_free(article);
}

static void test_metadata_a_section_is_one_name(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "Coast", "Coast" },
		{ "Coast, otter, bridge, Otters", "Coast" },
		{ "Cake Recipes,Dessert + Sweets,Recipes", "Cake Recipes" },
		{ "Arts, Culture & Entertainment", "Arts, Culture & Entertainment" },
		{ ",,", ",," },
		/* References written twice, and what looks like one. */
		{ "Coast &amp;amp; Marsh", "Coast & Marsh" },
		{ "K&uuml;ste &amp;uuml;ber alles", "Küste über alles" },
		{ "Coast &amp; Marsh; Otters", "Coast & Marsh; Otters" },
		/* Where nobody has chosen one, and where a site begins. */
		{ "Uncategorized", "" },
		{ "Non classé", "" },
		{ "Без рубрики", "" },
		{ "未分類", "" },
		{ "Startseite", "" },
		{ "HOME", "" },
		{ "Home &amp; Garden", "Home & Garden" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char head[256];

		snprintf(head, sizeof head, "<meta property=article:section content='%s'>",
			cases[i][0]);
		Article *article = read_page(head, "<h1>Otter on the bridge</h1>" PROSE);

		assert_field(article, FIELD_SECTION, cases[i][1]);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_metadata_headline_is_the_page_s),
		cmocka_unit_test(test_metadata_dates_declared_against_printed),
		cmocka_unit_test(test_metadata_a_labelled_date_counts_anywhere_behind),
		cmocka_unit_test(test_metadata_of_an_article_without_its_text),
		cmocka_unit_test(test_metadata_a_change_is_a_guess_at_publication),
		cmocka_unit_test(test_metadata_no_change_comes_before_publication),
		cmocka_unit_test(test_metadata_changes_are_read_beside_publication),
		cmocka_unit_test(test_metadata_days_above_the_headline),
		cmocka_unit_test(test_metadata_authors_of_books_are_not_the_page_s),
		cmocka_unit_test(test_metadata_nobody_is_made_an_author),
		cmocka_unit_test(test_metadata_bylines_and_their_origin),
		cmocka_unit_test(test_metadata_rights_site_and_language),
		cmocka_unit_test(test_metadata_site_is_not_the_title),
		cmocka_unit_test(test_metadata_site_is_not_an_address),
		cmocka_unit_test(test_metadata_first_title_is_the_documents),
		cmocka_unit_test(test_metadata_rights_end_where_the_footer_goes_on),
		cmocka_unit_test(test_metadata_address_that_is_shared),
		cmocka_unit_test(test_metadata_a_section_is_one_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
