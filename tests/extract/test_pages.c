/* SPDX-License-Identifier: ISC */
/* Whole pages against what was read of them when it was right: each page of
 * tests/data/pages has its JSON beside it. With UPDATE_PAGES in the environment
 * the JSON is written instead of compared; look at the difference before you
 * commit it. */

#include <config.h>

#include "extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../data_file.h"
#include "article/writer.h"

/* What each page is there for. */
static const char *const pages[] = {
	"amp", /* elements of a site's own making, lists inside the body */
#ifdef HAVE_JANSSON
	"amp-spanish", /* a link to another story in the text, who wrote it in data and line */
#endif
	"answers", /* answers to a question, scores beside them */
	"answers-by-name", /* replies told by the name they answer */
	"arabic", /* right to left, a line with author and day */
	"blogger", /* no paragraph elements, comments in a definition list */
	"blogger-single", /* a lone comment, its heading named by another word */
	"code", /* listings, and code in the text */
#ifdef HAVE_JANSSON
	"comment-details", /* titles, quotes, scores, dates as distances from the capture */
	"comments-assigned", /* a state that a script assigns */
	"comments-parsed", /* the same inside a string */
	"comments-jsonld", /* comments in JSON-LD alone */
#endif
#ifdef HAVE_JANSSON
	"comments-state", /* comments in an application's state alone */
#endif
	"data-tables", /* merged cells, preformatted text, a layout table */
	"dates-named", /* dates that only names tell, replies counted */
	"drupal", /* standfirst field, day-first dates, indented comments */
	"drupal-7", /* indented replies, titles, dates before related headlines */
	"formulas", /* equations on lines of their own */
	"forum-phpbb", /* a thread, dates of joining, signatures, quotes */
	"forum-vbulletin", /* a thread, day-first dates with dashes, similar threads */
	"forum-xenforo", /* a thread, user titles, quotes */
	"frame-2003", /* no h1, unclosed paragraphs in capitals */
	"frame-2010", /* quote and analysis boxes, related twice */
	"frame-coral", /* Coral in a frame, levels by class */
	"frame-disqus", /* comments in a saved frame, relative dates with a title */
	"frame-facebook", /* the same in hashed names, seconds since 1970 */
	"frame-hyvor", /* Hyvor Talk in a frame */
	"full-story", /* a whole story of 2009 */
	"gallery", /* numbered pictures, a line of author and day */
	"ghost", /* the author's portrait beside the name, cards in the text */
	"glued-dates", /* names, dates and letters that only a style sheet sets apart */
	"gutenberg", /* a drop cap, columns, a pull quote, a table with a caption */
	"have-your-say", /* a flat thread, partly in the copy */
	"hebrew", /* right to left, windows-1255 */
	"hidden-and-templates", /* a folded list, a template, a repeated id, an empty list */
	"hindi", /* its months, labels and headings of lists */
	"interview", /* questions and answers */
	"japanese", /* Shift_JIS, no spaces */
	"japanese-ruby", /* readings above words, a marked crosshead, the author behind a note */
	"japanese-paywall", /* the last line says that there is more for subscribers */
	"interview-dated", /* who wrote it and when in one line of the text, brief answers */
	"joomla-15", /* a headline that is a cell, modules with headings */
#ifdef HAVE_JANSSON
	"jsonld-only", /* the text is in script data alone */
#endif
	"listicle", /* very short items */
	"korean", /* a reporter named as such, two days, dots behind days */
	"letters-dashes", /* letters signed behind a dash */
	"lists", /* related stories in lists and boxes of several kinds */
	"live-page", /* entries, newest first */
	"margins", /* replies told by the width of an empty picture */
	"movable-type", /* author below, "replied to" links */
	"nameless-hashed", /* hashed names, relative dates, an odd name */
	"nameless-nested", /* hashed classes, nested */
	"nameless-table", /* a table without any names */
#ifdef HAVE_JANSSON
	"next-data", /* blocks of an application's state, a crosshead among them */
#endif
	"no-comments-at-all", /* author box, embedded post, recent comments, latest news */
	"obituary", /* days of birth and death, a book of guests */
	"paid-boxes", /* lists of a service that is paid, a counter beside a date */
	"parents-told", /* the number of the parent in an attribute */
	"persian", /* right to left, days of another calendar, words over the headline */
	"pixnet", /* Chinese, a list for each comment */
	"plain-thread", /* comments whose class names say nothing */
	"plone", /* a description, a reader's day, a day of change */
	"poem", /* verses, a note below */
	"portal-polish", /* votes as counters, sorting tabs, a most-read list named related */
	"questions", /* a list of questions, and questions in paragraphs */
	"recipe", /* ingredients and steps */
	"related-archived", /* an archive's addresses, the page itself in its list */
	"related-glued", /* words that run on into the title they offer */
	"related-heads", /* headings of further languages */
	"related-inline", /* lines and cards in the text */
	"related-lists", /* two related lists and a most-read one, kickers, dates */
	"related-traps", /* a list never filled, topics, most read, duplicates, other sites */
	"responses", /* a counter of replies within the first comment */
	"rtl-names", /* right to left, names and places, titles */
	"review-spanish", /* a card of facts, a rating, a quote again */
	"runs-date-first", /* paragraphs that take turns, the date first */
	"runs-date-last", /* the same, the date last */
	"russian-tree", /* replies told by margins */
	"saved-ie", /* as a browser of the time saved it */
	"section-front", /* no article */
	"slashdot", /* nested lists, scores, member numbers */
	"spip", /* author and date below, titles, a box with author and source */
	"state-only", /* the text is in an application's state alone */
	"table-1998", /* layout tables, font elements */
	"table-opinions", /* two rows each, addresses behind names */
	"terms-nameless", /* dt and dd without names */
	"terms-thesis", /* dt and dd, numbers, a role in brackets */
	"thai", /* no spaces, years of another calendar */
	"thread-discourse", /* schema.org, likes */
	"thread-forms", /* each comment in a form, removed ones */
	"thread-livefyre", /* levels by attribute */
	"thread-openweb", /* authors in buttons */
	"thread-viafoura", /* levels by margin */
	"typo3", /* "Von:" and the standfirst as headings, a caption beside its picture */
	"undated", /* no dates, a moderator's sentence */
	"video-no-comments", /* byline, video, a reader's quote, a table */
	"vietnamese", /* a place before the standfirst, a caption in a table */
	"wayback", /* an archive's toolbar and addresses */
	"weblog-2003", /* a day above, "posted by Name at time" below */
	"windows-1252", /* declared as Latin-1, one bad byte */
	"wordpress", /* nested comments, plugins inside the body */
	"wordpress-15", /* author in the last line, a pingback, recent comments */
	"wpdiscuz", /* levels by class, votes, a form as template */
	"wrote-german", /* "X schrieb am D", the answers a comment has */
	"written-numbers", /* replies told by numbers in the text, a removed one */
};

/* The bytes of the page NAME, or of what is expected of it. */
static Text read_file(const char *name, const char *ending)
{
	char path[64];
	Text bytes = text_in(NULL);

	snprintf(path, sizeof path, "pages/%s.%s", name, ending);
	data_file_read(&bytes, path);
	return bytes;
}

static void write_json_file(const char *name, const Text *text)
{
	const char *top = getenv("srcdir");
	char path[512];

	snprintf(path, sizeof path, "%s/tests/data/pages/%s.json", top == NULL ? "." : top, name);
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text->at, 1, text->size, file), text->size);
	assert_int_equal(fclose(file), 0);
}

static void dump(Text *out, Str bytes)
{
	Article *article = article_new();
	ExtractJob job = { .view = EXTRACT_ARTICLE, .markup = true, .bytes = bytes.size };

	extract(bytes, &job, article);
	write_json(out, article);
	article_free(article);
}

/* Offset of the first difference, with what stands there, for the message. */
static void assert_same(const char *name, Str got, Str expected)
{
	size_t at = 0;

	while (at < got.size && at < expected.size && got.at[at] == expected.at[at])
		at++;
	if (at == got.size && at == expected.size)
		return;
	Str a = str_slice(expected, at, at + 60), b = str_slice(got, at, at + 60);

	fail_msg("%s differs at byte %zu: expected \"%.*s\", got \"%.*s\"", name, at, (int)a.size,
		a.at, (int)b.size, b.at);
}

static void test_page(const char *name)
{
	Text bytes = read_file(name, "html"), got = text_in(NULL);

	dump(&got, text_str(&bytes));
	if (getenv("UPDATE_PAGES") != NULL) {
		write_json_file(name, &got);
	} else {
		Text expected = read_file(name, "json");

		assert_same(name, text_str(&got), text_str(&expected));
		text_clear(&expected);
	}
	text_clear(&bytes);
	text_clear(&got);
}

static void test_pages_are_read_as_they_should(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		test_page(pages[i]);
}

/* The archive's and the browser's copies tell the same story as the page. */
static void test_copies_tell_the_same_story(void **state)
{
	static const char *const copies[] = { "wayback", "saved-ie" };
	Text bytes = read_file("full-story", "html");
	ExtractJob job = { .markup = true };
	Article *story = article_new();

	(void)state;
	extract(text_str(&bytes), &job, story);
	text_clear(&bytes);
	for (size_t i = 0; i < sizeof copies / sizeof *copies; i++) {
		Article *copy = article_new();
		Text more = read_file(copies[i], "html");

		extract(text_str(&more), &job, copy);
		text_clear(&more);
		assert_int_equal(copy->block_count, story->block_count);
		for (size_t b = 0; b < story->block_count; b++) {
			assert_int_equal(copy->blocks[b].kind, story->blocks[b].kind);
			assert_true(
				str_equal(copy->blocks[b].rich.text, story->blocks[b].rich.text));
		}
		assert_int_equal(copy->related_count, story->related_count);
		assert_int_equal(copy->comment_count, story->comment_count);
		article_free(copy);
	}
	article_free(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages_are_read_as_they_should),
		cmocka_unit_test(test_copies_tell_the_same_story),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
