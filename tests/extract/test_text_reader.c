/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../data_file.h"
#include "base/clean.h"
#include "base/text.h"
#include "extract/inset.h"
#include "extract/panel_words.h"
#include "extract/signature.h"
#include "extract/text_reader.h"

/* Reads TEXT; the caller frees the article. */
static Article *read_text(Str text)
{
	Article *article = article_new();
	ExtractJob job = { .view = EXTRACT_ARTICLE };
	Str clean = clean_text(article->arena, str_copy(article->arena, text),
		CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB, NULL);

	text_reader_read(clean, &job, article);
	return article;
}

/* The text NAME of tests/data/text. */
static Text load(const char *name)
{
	char path[64];
	Text text = text_in(NULL);

	snprintf(path, sizeof path, "text/%s", name);
	data_file_read(&text, path);
	return text;
}

static Article *read_file(const char *name)
{
	Text text = load(name);
	Article *article = read_text(text_str(&text));

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

static void assert_block(const Block *block, BlockKind kind, const char *start)
{
	assert_string_equal(block_kind_name(block->kind), block_kind_name(kind));
	if (!str_starts(block->rich.text, start))
		fail_msg("\"%.*s\" does not begin with \"%s\"", (int)block->rich.text.size,
			block->rich.text.at, start);
}

static void assert_related(
	const Related *related, const char *title, const char *date, const char *section)
{
	assert_text(related->title, title);
	assert_text(related->date, date);
	assert_text(related->section, section);
}

static void assert_comment(const Article *article, size_t index, const char *author,
	const char *location, const char *text)
{
	const Comment comment = article_comment(article, index);

	assert_text(comment.author, author);
	assert_text(comment.location, location);
	assert_text(comment.text, text);
}

static void assert_left_out(const LeftOut *left, LeftOutReason reason, const char *text)
{
	assert_string_equal(left_out_reason_name(left->reason), left_out_reason_name(reason));
	assert_text(left->text, text);
}

static void test_text_fields_of_a_copied_page(void **state)
{
	(void)state;
	Article *article = read_file("quarry.txt");

	assert_int_equal(article->kind, ARTICLE_STORY);
	assert_text(article->field[FIELD_TITLE], "Quarry village 'can stay' until spring");
	assert_text(article->field[FIELD_UPDATED], "2009-11-12T09:20Z");
	assert_text(article->field[FIELD_PUBLISHED], NULL);
	assert_text(article->field[FIELD_BYLINE], NULL);
	assert_true(str_starts(article->field[FIELD_SUMMARY], "Planning Minister Ana Forde has"));
	assert_false(article->right_to_left);
	article_free(article);
}

static void test_text_blocks_of_a_copied_page(void **state)
{
	(void)state;
	Article *article = read_file("quarry.txt");
	const Block *blocks = article->blocks;

	assert_int_equal(article->block_count, 14);
	assert_int_equal(blocks[0].kind, BLOCK_FIGURE);
	assert_text(blocks[0].figure.caption,
		"Ana Forde says the village was promised \"a fair hearing \" in June");
	assert_block(&blocks[1], BLOCK_PARAGRAPH, "Planning Minister");
	assert_true(blocks[1].intro);
	assert_block(&blocks[4], BLOCK_PARAGRAPH, "The company, Cray Stone");
	assert_false(blocks[4].intro);
	assert_block(&blocks[5], BLOCK_HEADING, "'Cold kitchens'");
	assert_int_equal(blocks[5].level, 2);
	assert_block(&blocks[7], BLOCK_PARAGRAPH, "She added that, whatever");
	assert_block(&blocks[11], BLOCK_HEADING, "School closed");
	assert_block(&blocks[13], BLOCK_PARAGRAPH, "Two of the four");
	article_free(article);
}

static void test_text_inset_by_another_author(void **state)
{
	(void)state;
	Article *article = read_file("quarry.txt");
	const Block *inset = &article->blocks[6];

	assert_int_equal(inset->kind, BLOCK_ASIDE);
	assert_text(inset->box.byline, "Petra Lunn");
	assert_text(inset->box.role, "rural affairs correspondent, Vale Radio");
	assert_text(inset->box.label, NULL);
	assert_int_equal(inset->box.block_count, 3);
	assert_block(&inset->box.blocks[0], BLOCK_PARAGRAPH, "Nobody who stood");
	assert_block(&inset->box.blocks[2], BLOCK_PARAGRAPH, "Lawyers on both sides");
	assert_int_equal(article->warning_count, 0);
	article_free(article);
}

/* The same without the portrait's words: the names alone begin the inset. */
static void test_text_inset_without_a_portrait(void **state)
{
	(void)state;
	Text text = load("quarry.txt"), edited = text_in(NULL);
	size_t twice = str_find(text_str(&text), "Petra Lunn\nPetra", 0);

	text_add(&edited, str_slice(text_str(&text), 0, twice));
	text_add(&edited, str_from(text_str(&text), twice + strlen("Petra Lunn\n")));
	Article *article = read_text(text_str(&edited));

	assert_int_equal(article->block_count, 14);
	assert_block(&article->blocks[5], BLOCK_HEADING, "'Cold kitchens'");
	assert_text(article->blocks[6].box.byline, "Petra Lunn");
	assert_int_equal(article->blocks[6].box.block_count, 3);
	article_free(article);
	text_clear(&text);
	text_clear(&edited);
}

static void test_text_comments_with_signatures(void **state)
{
	(void)state;
	Article *article = read_file("quarry.txt");

	assert_text(article->field[FIELD_COMMENTS_HEADING], "Your comments on this story:");
	assert_int_equal(article->comments_announced, COMMENTS_NOT_ANNOUNCED);
	assert_int_equal(article->comment_count, 3);
	assert_comment(article, 0, "Lotte Marsh", "Upper Cray, UK",
		"My mother was born in the third house on the left. It has no roof now, and "
		"still they charge us rent for the garden wall.");
	assert_comment(article, 1, "Idris", "Cardiff", "White marble for whose bathroom?");
	assert_comment(article, 2, "Name withheld", "Lower Cray",
		"I drive one of the diggers. We would all rather dig somewhere else.\n\n"
		"Nobody asked us either.");
	article_free(article);
}

static void test_text_related_stories(void **state)
{
	(void)state;
	Article *article = read_file("quarry.txt");

	assert_int_equal(article->related_count, 4);
	assert_related(&article->related[0], "Marble found under village street", "2007-09-04",
		"Business");
	assert_text(article->related[0].heading, "SEE ALSO");
	assert_related(
		&article->related[1], "Last bell rings at Lower Cray", "2005-07-22", "Education");
	assert_int_equal(article->related[1].group, RELATED_HERE);
	assert_related(&article->related[3], "Cray Stone", NULL, NULL);
	assert_int_equal(article->related[3].group, RELATED_ELSEWHERE);
	article_free(article);
}

static void test_text_tells_what_it_left_out(void **state)
{
	(void)state;
	Article *article = read_file("quarry.txt");

	assert_int_equal(article->left_out_count, 5);
	assert_left_out(&article->left_out[0], LEFT_OUT_DUPLICATE, "Petra Lunn");
	assert_left_out(&article->left_out[1], LEFT_OUT_SPONSOR, "Print Sponsor");
	assert_left_out(&article->left_out[2], LEFT_OUT_DISCLAIMER,
		"The Vale News is not responsible for the content of external internet sites");
	assert_left_out(&article->left_out[3], LEFT_OUT_PROMO,
		"Why the river runs white on Mondays\nThe choir that sings underground");
	assert_left_out(
		&article->left_out[4], LEFT_OUT_NAVIGATION, "Home News Weather Sport Contact Us");
	article_free(article);
}

static void test_text_page_with_menus_and_boxes(void **state)
{
	(void)state;
	Article *article = read_file("seabed.txt");

	assert_text(article->field[FIELD_TITLE], "Seabed camera films 'walking' fish");
	assert_text(article->field[FIELD_BYLINE], "Owen Tarrant");
	assert_text(article->field[FIELD_ROLE], "Science reporter, BBC News");
	assert_text(article->field[FIELD_UPDATED], "2009-06-05T16:05Z");
	assert_int_equal(article->block_count, 10);
	assert_block(&article->blocks[4], BLOCK_QUOTE, "My grandfather told us");
	assert_text(article->blocks[4].attribution, "Sile Doran, Portree");
	assert_false(article->blocks[4].pull);
	assert_int_equal(article->blocks[8].kind, BLOCK_ASIDE);
	assert_text(article->blocks[8].box.label, "THE LANDER IN FIGURES");
	assert_int_equal(article->blocks[8].box.blocks[0].list.item_count, 3);
	assert_int_equal(article->comment_count, 0);
	assert_int_equal(article->related_count, 4);
	assert_related(&article->related[0], "Deep lander lost off cape", "2008-07-24",
		"Science & Environment");
	article_free(article);
}

static void test_text_without_empty_lines(void **state)
{
	(void)state;
	Article *article = read_file("unbroken.txt");

	assert_text(article->field[FIELD_TITLE], "Harbour accord 'opens new chapter'");
	assert_int_equal(article->block_count, 14);
	assert_text(article->blocks[5].box.label, "ANALYSIS");
	assert_text(article->blocks[5].box.byline, "Ruth Calloway");
	assert_int_equal(article->blocks[5].box.block_count, 3);
	assert_block(&article->blocks[8], BLOCK_QUOTE, "I cannot rent out water");
	assert_true(article->blocks[8].pull);
	assert_text(article->blocks[8].attribution, "Jens Rask");
	assert_int_equal(article->comment_count, 3);
	assert_comment(article, 1, "Marit", "Norhavn, Norland",
		"Nobody asked the people who live on the quay. We shall hear every engine.\n\n"
		"I would sooner have the hotel.");
	assert_int_equal(article->related_count, 4);
	article_free(article);
}

static void test_text_debate_with_dates_over_the_letters(void **state)
{
	(void)state;
	Article *article = read_file("debate.txt");

	assert_int_equal(article->comments_announced, 214);
	assert_int_equal(article->comment_count, 3);
	assert_comment(article, 1, "ledgerman", "Leeds, United Kingdom",
		"No, and nor should the taxpayer.\n\n"
		"A boat that loses money every winter is a very slow way of burning banknotes.");
	assert_text(
		article_comment(article, 1).date, "Tuesday, 3 November, 2009, 15:20 GMT 15:20 UK");
	assert_text(article_comment(article, 1).time, "2009-11-03T15:20Z");
	assert_comment(article, 2, "confused of Kettering", NULL, "Which boat?");
	assert_int_equal(article->warning_count, 1);
	assert_int_equal(article->warnings[0].code, WARNING_COMMENTS_PARTLY_IN_COPY);
	article_free(article);
}

static void test_text_wire_copy(void **state)
{
	(void)state;
	Article *article = read_file("wire.txt");

	assert_text(article->field[FIELD_TITLE], "Ferry accord signed, night boat left out");
	assert_text(article->field[FIELD_BYLINE], "Maren Ost");
	assert_text(article->field[FIELD_DATELINE], "NORHAVN, Nov 3 (Newswire)");
	assert_int_equal(article->block_count, 6);
	assert_text(article->blocks[1].rich.text,
		"Talks ran for nine hours. \"We agreed on everything that costs nothing,\" said "
		"Jens Rask, the mayor for ports.");
	assert_int_equal(article->blocks[3].kind, BLOCK_PREFORMATTED);
	assert_text(article->blocks[3].rich.text, "2001      -1.2\n2002      -2.9\n2003      -4.0");
	article_free(article);
}

static void test_text_browser_dump(void **state)
{
	(void)state;
	Article *article = read_file("dump.txt");

	assert_text(article->field[FIELD_TITLE], "Clock strikes thirteen");
	assert_text(article->field[FIELD_PUBLISHED], "2018-04-01T07:00");
	assert_int_equal(article->blocks[0].kind, BLOCK_FIGURE);
	assert_text(article->blocks[0].figure.caption, "The clock, unrepentant");
	assert_text(article->blocks[1].rich.text,
		"The town clock of Vale struck thirteen at noon on Saturday and again at one, "
		"waking the mayor and two of his dogs.");
	assert_int_equal(article->blocks[1].rich.span_count, 1);
	assert_text(
		article->blocks[1].rich.spans[0].href, "http://valeherald.example/people/mayor");
	assert_block(&article->blocks[3], BLOCK_HEADING, "Who winds it");
	assert_int_equal(article->related_count, 2);
	assert_text(article->related[1].url, "http://valeherald.example/news/sundial-stolen");
	article_free(article);
}

static void test_text_light_markup(void **state)
{
	(void)state;
	Article *article = read_file("marked.md");

	assert_text(article->field[FIELD_TITLE], "Ferry accord signed");
	assert_text(article->field[FIELD_BYLINE], "Maren Ost");
	assert_text(article->field[FIELD_PUBLISHED], "2009-11-03");
	assert_int_equal(article->block_count, 6);
	assert_text(article->blocks[0].rich.text,
		"Transport ministers signed an accord on ferry traffic across the strait on "
		"Tuesday morning.");
	assert_int_equal(article->blocks[0].rich.span_count, 2);
	assert_int_equal(article->blocks[0].rich.spans[0].start, 27);
	assert_int_equal(article->blocks[0].rich.spans[0].end, 36);
	assert_text(article->blocks[0].rich.spans[0].href, "http://port.example/accord.pdf");
	assert_int_equal(article->blocks[0].rich.spans[1].kind, SPAN_STRONG);
	assert_block(&article->blocks[1], BLOCK_HEADING, "Night boat");
	assert_int_equal(article->blocks[3].list.item_count, 2);
	assert_block(&article->blocks[4], BLOCK_QUOTE, "Leave the boat");
	article_free(article);
}

static void test_text_head_of_a_mail(void **state)
{
	(void)state;
	Article *article = read_file("mail.txt");

	assert_text(article->field[FIELD_TITLE], "Otter elected to harbour board");
	assert_text(article->field[FIELD_BYLINE], "Maren Ost");
	assert_text(article->field[FIELD_PUBLISHED], "2009-11-02T11:44:05Z");
	assert_int_equal(article->block_count, 2);
	article_free(article);
}

static void test_text_keeps_a_last_word_of_its_own(void **state)
{
	(void)state;
	Article *article = read_text(str("Ferry back in service\n\n"
					 "The ferry will sail again on Monday, her owners said in "
					 "a letter to the harbour board.\n\n"
					 "Repairs to the stern door took a week longer than was "
					 "planned, and a crane had to be brought from the mainland."
					 "\n\nHarbour agency\n"));

	assert_int_equal(article->block_count, 3);
	assert_text(article->blocks[2].rich.text, "Harbour agency");
	assert_int_equal(article->left_out_count, 0);
	article_free(article);
}

/* As where a text was cut behind the line over a comment. */
static void test_text_has_no_comment_without_words(void **state)
{
	(void)state;
	Article *article = read_text(str(
		"Ferry back in service\n\n14 June 2014\n\n"
		"The ferry will sail again on Monday, her owners said in a letter to the "
		"harbour board.\n\n"
		"Repairs to the stern door took a week longer than was planned, and a crane had "
		"to be brought from the mainland.\n\n"
		"Comments\n\nAda Quill 15 June 2014, 08:10\n\n"
		"I have waited for this since the school was closed.\n\n"
		"Bo Marsh 15 June 2014, 09:15\n"));

	assert_int_equal(article->comment_count, 1);
	assert_text(article_comment(article, 0).author, "Ada Quill");
	article_free(article);
}

static void test_text_without_a_story_is_a_page(void **state)
{
	(void)state;
	Article *article = read_text(str("Home\nSport\n\nWeather today\n"));

	assert_int_equal(article->kind, ARTICLE_PAGE);
	assert_int_equal(article->block_count, 3);
	assert_int_equal(article->warnings[0].code, WARNING_NO_ARTICLE);
	article_free(article);
	article = read_text(str(""));
	assert_int_equal(article->block_count, 0);
	article_free(article);
}

/* Every span lies in its text and on character borders. */
static void assert_spans(const Block *block)
{
	const Rich *rich = &block->rich;

	for (size_t i = 0; block_kind_is_text(block->kind) && i < rich->span_count; i++) {
		assert_true(rich->spans[i].start < rich->spans[i].end);
		assert_true(rich->spans[i].end <= rich->text.size);
	}
}

/* A text cut anywhere, or with a byte changed, is still read: no more than a block is lost by a
 * byte, and its spans fit. */
static void test_text_cut_and_bent(void **state)
{
	static const char *const files[] = { "quarry.txt", "dump.txt", "marked.md", "debate.txt" };

	(void)state;
	for (size_t f = 0; f < sizeof files / sizeof files[0]; f++) {
		Text text = load(files[f]);
		Article *whole = read_text(text_str(&text));

		for (size_t at = 0; at < text.size; at += 7) {
			char kept = text.at[at];

			text.at[at] = (char)(kept ^ 0x2A);
			Article *bent = read_text(text_str(&text));
			Article *cut = read_text(str_of(text.at, at));

			for (size_t i = 0; i < bent->block_count; i++)
				assert_spans(&bent->blocks[i]);
			for (size_t i = 0; i < cut->block_count; i++)
				assert_spans(&cut->blocks[i]);
			assert_true(bent->block_count + 1 >= whole->block_count);
			assert_true(at == 0 || cut->block_count > 0);
			text.at[at] = kept;
			article_free(bent);
			article_free(cut);
		}
		article_free(whole);
		text_clear(&text);
	}
}

static void test_inset_extent_by_who_speaks(void **state)
{
	(void)state;
	const Str paragraphs[] = {
		str("The quarrel was never about the boats."),
		str("Both ports need the deeper channel."),
		str("He added that a share had been found."),
		str("Mr Rask told reporters: \"It is enough.\""),
	};
	bool sure;

	assert_int_equal(inset_extent(paragraphs, 4, true, &sure), 2);
	assert_true(sure);
	const Str unclear[] = {
		str("The quarrel was never about the boats."),
		str("Both ports need the deeper channel."),
		str("The tide is high at noon."),
		str("The tide is low at six."),
		str("There is a moon on Friday."),
	};

	(void)inset_extent(unclear, 5, true, &sure);
	assert_false(sure);
}

static void test_signature_splits_at_the_first_comma(void **state)
{
	static const struct {
		const char *line, *author, *place;
	} cases[] = {
		{ "David Blake, London, UK", "David Blake", "London, UK" },
		{ "Dmitry, Korolev, Russia", "Dmitry", "Korolev, Russia" },
		{ "Tom Watson, MP, London", "Tom Watson, MP", "London" },
		{ "John Smith, Jr.", "John Smith, Jr.", NULL },
		{ "confused of Kettering", "confused of Kettering", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		Str author, place;

		signature_split(str(cases[i].line), &author, &place);
		assert_text(author, cases[i].author);
		assert_text(place, cases[i].place);
	}
}

static void test_author_trim_takes_the_words_around(void **state)
{
	static const char *const cases[][2] = {
		{ "Posted by Mina Vogt on", "Mina Vogt" },
		{ "Ola says:", "Ola" },
		{ "von Hannes |", "Hannes" },
		{ "Trudi (not verified)", "Trudi" },
		{ "[ledgerman]", "ledgerman" },
		{ "#12 Kim", "Kim" },
		{ "Added:", "" },
		{ "Marie a dit :", "Marie" },
		{ "Иван пишет:", "Иван" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_text(author_trim(str(cases[i][0])), cases[i][1]);
}

static void test_panel_headings(void **state)
{
	static const struct {
		const char *line;
		PanelKind kind;
	} cases[] = {
		{ "SEE ALSO", PANEL_RELATED },
		{ "Related stories:", PANEL_RELATED },
		{ "RELATED INTERNET LINKS", PANEL_ELSEWHERE },
		{ "TOP EUROPE STORIES", PANEL_PROMO },
		{ "MOST POPULAR STORIES NOW", PANEL_PROMO },
		{ "Related topics", PANEL_NEITHER },
		{ "Mehr zum Thema", PANEL_RELATED },
		{ "Ähnliche Beiträge", PANEL_RELATED },
		{ "Sur le même sujet", PANEL_RELATED },
		{ "Zobacz także", PANEL_RELATED },
		{ "関連記事", PANEL_RELATED },
		{ "Meistgelesen", PANEL_PROMO },
		{ "Beliebte Beiträge zum Thema:", PANEL_RELATED },
		{ "Mehr lesen: ", PANEL_RELATED },
		{ "Ti potrebbe interessare anche", PANEL_RELATED },
		{ "Pročitajte još", PANEL_RELATED },
		{ "Tin liên quan", PANEL_RELATED },
		{ "أخبار ذات صلة", PANEL_RELATED },
		{ "مطالب مرتبط", PANEL_RELATED },
		{ "Διαβάστε ακόμα", PANEL_RELATED },
		{ "Прочетете още", PANEL_RELATED },
		{ "Mohlo by vás zajímat", PANEL_RELATED },
		{ "ข่าวที่เกี่ยวข้อง", PANEL_RELATED },
		{ "함께 보면 좋은 기사", PANEL_RELATED },
		{ "5 thoughts on “Why my sourdough sulks”", PANEL_COMMENTS },
		{ "2 comments:", PANEL_COMMENTS },
		{ "Kommentare (12)", PANEL_COMMENTS },
		{ "Read some of your comments about this story:", PANEL_COMMENTS },
		{ "תגובות (2)", PANEL_COMMENTS },
		{ "The ferry sails again", PANEL_NONE },
		{ "", PANEL_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (panel_kind(str(cases[i].line)) != cases[i].kind)
			fail_msg("%s: %d", cases[i].line, (int)panel_kind(str(cases[i].line)));
	assert_int_equal(panel_comment_count(str("Published Comments: 1,214")), 1214);
	assert_int_equal(panel_comment_count(str("Comments")), -1);
	assert_int_equal(panel_comment_count(str("One thought on “Python 3: a socket”")), 1);
	assert_int_equal(panel_comment_count(str("Une réponse à Le pont de 1902")), 1);
	assert_int_equal(panel_comment_count(str("142 Antworten zu Das Jahr 2000")), 142);
	assert_int_equal(panel_read_also(str("Lire aussi : Le pont")), strlen("Lire aussi : "));
	assert_int_equal(panel_read_also(str("Lisez encore")), 0);
	assert_int_equal(panel_read_also(str("اقرأ أيضا: الجسر")), strlen("اقرأ أيضا: "));
	assert_int_equal(panel_read_also(str("Baca juga: Jembatan")), strlen("Baca juga: "));
	assert_int_equal(panel_read_also(str("延伸阅读：桥")), strlen("延伸阅读："));
	assert_true(panel_button(str("좋아요")));
	assert_true(panel_button(str("Răspunde")));
	assert_false(panel_button(str("좋은 다리")));
}

/* What a text of a hundred thousand lines leaves behind: each line once, in its place, and no
 * more memory than a block and a small text a line, with as much again for spare room. */
static void test_text_keeps_each_line_of_many(void **state)
{
	enum {
		LINES = 100000
	};
	Text text = text_in(NULL);

	(void)state;
	for (size_t i = 0; i < LINES; i++)
		text_format(&text, "l%zu\n", i);
	Article *article = read_text(text_str(&text));

	assert_int_equal(article->block_count, LINES);
	for (size_t i = 0; i < LINES; i++) {
		char expected[16];

		(void)snprintf(expected, sizeof expected, "l%zu", i);
		assert_true(str_is(block_text(&article->blocks[i]), expected));
	}
	assert_true(arena_bytes(article->arena) + article->block_room * sizeof *article->blocks <
		LINES * 2 * (sizeof *article->blocks + 16));
	article_free(article);
	text_clear(&text);
}

#define STORY \
	"The mayor promised a new bridge on Saturday, and said that the money for it had been " \
	"found after long talks.\n\nWork is to begin in the autumn, when the river is low.\n"

/* The lines over a story in the orders in which pages have them. */
static void test_text_heads_in_many_orders(void **state)
{
	static const struct {
		const char *head, *title, *byline, *published, *first;
	} heads[] = {
		{ "Daily Example\n\nMayor promises a new bridge\n\nAfter ten years of waiting the "
		  "town is to have its crossing\n\nTom Pell\n12 May 2018\n\n",
			"Mayor promises a new bridge", "Tom Pell", "2018-05-12",
			"After ten years of waiting the town is to have its crossing" },
		{ "Daily Example\nSign in\nNews\nMayor promises a new bridge\nAfter ten years the "
		  "town is to have it\n\nTom Pell\n@tompell\nSat 12 May 2018 10.12 GMT\nShare\n\n",
			"Mayor promises a new bridge", "Tom Pell", "2018-05-12T10:12Z",
			"After ten years the town is to have it" },
		{ "Mayor promises a new bridge\n12 May 2018\nTom Pell\n\n",
			"Mayor promises a new bridge", "Tom Pell", "2018-05-12", "The mayor" },
		{ "Home | Sport\n\nMayor promises a new bridge\n\nBy Tom Pell\n12 May 2018 | "
		  "10:12\n\nA boat at the old quay\n\n",
			"Mayor promises a new bridge", "Tom Pell", "2018-05-12T10:12",
			"A boat at the old quay" },
		{ "Mayor promises a new bridge\nPosted on 12 May 2018 by Tom Pell\n\n",
			"Mayor promises a new bridge", "Tom Pell", "2018-05-12", "The mayor" },
		{ "Mayor promises a new bridge\n\nVon\nTom Pell\n12. Mai 2018\n\n",
			"Mayor promises a new bridge", "Tom Pell", "2018-05-12", "The mayor" },
		{ "Mayor promises a new bridge\n\nTom Pell May 12, 2018 3\n\n",
			"Mayor promises a new bridge", "Tom Pell", "2018-05-12", "The mayor" },
		{ "Mayor promises a new bridge\nBy Tom Pell\nPublished on 12 May 2018 | Reading "
		  "time: 3 minutes\n\n",
			"Mayor promises a new bridge", "Tom Pell", "2018-05-12", "The mayor" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		char text[1024];

		snprintf(text, sizeof text, "%s%s", heads[i].head, STORY);
		Article *article = read_text(str(text));
		const Block *first = &article->blocks[0];

		assert_text(article->field[FIELD_TITLE], heads[i].title);
		assert_text(article->field[FIELD_BYLINE], heads[i].byline);
		assert_text(article->field[FIELD_ROLE], NULL);
		assert_text(article->field[FIELD_PUBLISHED], heads[i].published);
		assert_true(article->block_count >= 2);
		if (!str_starts(
			    first->kind == BLOCK_FIGURE ? first->figure.caption : first->rich.text,
			    heads[i].first))
			fail_msg("%zu begins with \"%.*s\"", i, (int)first->rich.text.size,
				first->rich.text.at);
		article_free(article);
	}
}

/* A dumped page: menus before and behind, a notice on cookies, the headline in the path. */
static void test_text_story_among_menus(void **state)
{
	(void)state;
	Article *article = read_text(str(
		"We use cookies. Some of the cookies are needed for the site, and some of them tell "
		"us who you are and where you have been.\n\n"
		"  • News\n      □ County\n      □ Town and its quays\n  • Sport\n\n"
		"Fifty years of the Example\n\n"
		"Home » News » Mayor promises a bridge\n\nMayor promises a bridge\n\n"
		"Share\n\nTom Pell\n12 May 2018\n\n" STORY
		"\nHe was asked who was to pay for all of it, and said that it would be found.\n\n"
		"Read this\n\nFerry aground\n\nOwners ask for time\n\nA drought on the moors\n\n"
		"Contact\n\nImprint\n\nAll about us and why we do it\n"));

	assert_text(article->field[FIELD_TITLE], "Mayor promises a bridge");
	assert_text(article->field[FIELD_BYLINE], "Tom Pell");
	assert_text(article->field[FIELD_PUBLISHED], "2018-05-12");
	assert_int_equal(article->block_count, 3);
	assert_block(&article->blocks[0], BLOCK_PARAGRAPH, "The mayor promised");
	assert_block(&article->blocks[2], BLOCK_PARAGRAPH, "He was asked");
	article_free(article);
}

/* The references of a dump may hold addresses as pages write them, with spaces. */
static void test_text_references_with_spaces(void **state)
{
	(void)state;
	Article *article = read_text(str(
		"   [1]Home [2]Share\n\nMayor promises a new bridge\n\n   The mayor promised a new "
		"bridge on Saturday, and said that the\n   money for it had been found after [3]long "
		"talks with the owners of\n   the quay.\n\n   Work is to begin in the autumn, when the "
		"river is low and the ferry\n   is in the yard.\n\nReferences\n\n   1. "
		"http://paper.example/\n   2. whatsapp://send?text=Mayor promises a new bridge in the "
		"town http://paper.example/bridge/this/is/a/long/one\nand one line more of it\n   3. /talks\n"));

	assert_text(article->field[FIELD_TITLE], "Mayor promises a new bridge");
	assert_int_equal(article->block_count, 2);
	assert_text(article->blocks[0].rich.text,
		"The mayor promised a new bridge on Saturday, and said that the money for it had been "
		"found after long talks with the owners of the quay.");
	assert_int_equal(article->blocks[0].rich.span_count, 1);
	assert_text(article->blocks[0].rich.spans[0].href, "/talks");
	article_free(article);
}

/* Works that a text names are its own words, though some are addresses. */
static void test_text_references_of_a_paper(void **state)
{
	(void)state;
	Article *article =
		read_text(str("Mayor promises a new bridge\n\n" STORY
			      "\nAll of it was foreseen [1], and so was the cost [2].\n\n"
			      "References\n\n1. Moss, A. The bridges of the Cray. 1987.\n"
			      "2. https://paper.example/cost\n"));
	bool kept = false;

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		for (size_t k = 0; block->kind == BLOCK_LIST && k < block->list.item_count; k++)
			kept = kept || str_starts(block->list.items[k].rich.text, "Moss, A.");
		kept = kept || str_find(block->rich.text, "Moss, A.", 0) != STR_NOWHERE;
	}
	assert_true(kept);
	article_free(article);
}

/* What is said of cookies may be the story. */
static void test_text_story_of_cookies(void **state)
{
	(void)state;
	Article *article = read_text(str(
		"Ginger cookies\n\nAda Moss\n12 May 2018\n\nThe cookies of the mill were "
		"sold in the town for a hundred years, and nobody else knew how to bake them.\n\n"
		"Mix the flour with the ginger, and leave the cookies to rest for an hour.\n"));

	assert_text(article->field[FIELD_TITLE], "Ginger cookies");
	assert_int_equal(article->block_count, 2);
	assert_block(&article->blocks[0], BLOCK_PARAGRAPH, "The cookies of the mill");
	article_free(article);
}

/* Pictures of light markup show what is written for them, in a link or not; inside a line
 * they are words. */
static void test_text_pictures_of_light_markup(void **state)
{
	(void)state;
	Article *article = read_text(str("# Mayor promises a new bridge\n\n"
					 "![The old quay](/quay.jpg)\n\n"
					 "[![The new quay](/new.jpg)](/pictures)\nA boat\n\n" STORY
					 "\nHe showed ![a drawing](/d.png) of it to all.\n"));

	assert_int_equal(article->block_count, 5);
	assert_string_equal(block_kind_name(article->blocks[0].kind), "figure");
	assert_text(article->blocks[0].figure.alt, "The old quay");
	assert_text(article->blocks[0].figure.src, "/quay.jpg");
	assert_text(article->blocks[0].figure.caption, NULL);
	assert_text(article->blocks[1].figure.alt, "The new quay");
	assert_text(article->blocks[1].figure.src, "/new.jpg");
	assert_text(article->blocks[1].figure.caption, "A boat");
	assert_text(article->blocks[4].rich.text, "He showed a drawing of it to all.");
	assert_int_equal(article->blocks[4].rich.span_count, 0);
	article_free(article);
}

static void test_text_credits_behind_the_last_sentence(void **state)
{
	(void)state;
	Article *article = read_text(str("Mayor promises a new bridge\nby Tom Pell\n\n" STORY
					 "\nAll came. (Reporting by Tom Pell; Editing by Ada "
					 "Moss)\n"));

	assert_block(&article->blocks[article->block_count - 1], BLOCK_PARAGRAPH, "All came. (");
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_fields_of_a_copied_page),
		cmocka_unit_test(test_text_blocks_of_a_copied_page),
		cmocka_unit_test(test_text_inset_by_another_author),
		cmocka_unit_test(test_text_inset_without_a_portrait),
		cmocka_unit_test(test_text_comments_with_signatures),
		cmocka_unit_test(test_text_related_stories),
		cmocka_unit_test(test_text_tells_what_it_left_out),
		cmocka_unit_test(test_text_page_with_menus_and_boxes),
		cmocka_unit_test(test_text_without_empty_lines),
		cmocka_unit_test(test_text_debate_with_dates_over_the_letters),
		cmocka_unit_test(test_text_wire_copy),
		cmocka_unit_test(test_text_browser_dump),
		cmocka_unit_test(test_text_light_markup),
		cmocka_unit_test(test_text_head_of_a_mail),
		cmocka_unit_test(test_text_keeps_a_last_word_of_its_own),
		cmocka_unit_test(test_text_has_no_comment_without_words),
		cmocka_unit_test(test_text_without_a_story_is_a_page),
		cmocka_unit_test(test_text_cut_and_bent),
		cmocka_unit_test(test_inset_extent_by_who_speaks),
		cmocka_unit_test(test_signature_splits_at_the_first_comma),
		cmocka_unit_test(test_author_trim_takes_the_words_around),
		cmocka_unit_test(test_panel_headings),
		cmocka_unit_test(test_text_keeps_each_line_of_many),
		cmocka_unit_test(test_text_heads_in_many_orders),
		cmocka_unit_test(test_text_story_among_menus),
		cmocka_unit_test(test_text_references_with_spaces),
		cmocka_unit_test(test_text_references_of_a_paper),
		cmocka_unit_test(test_text_story_of_cookies),
		cmocka_unit_test(test_text_pictures_of_light_markup),
		cmocka_unit_test(test_text_credits_behind_the_last_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
