/* SPDX-License-Identifier: ISC */
/* The words of bylines in many languages: labels, joints, roles, and what stands
 * where names stand and is none. */

#include <config.h>

#include "extract/byline_words.h"
#include "extract/first_names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *c_of(char *room, size_t size, Str text)
{
	assert_true(text.size < size);
	if (!str_empty(text))
		memcpy(room, text.at, text.size);
	room[text.size] = 0;
	return room;
}

static void test_byline_names_of_many_forms(void **state)
{
	(void)state;
	static const struct {
		const char *text, *names, *role;
	} cases[] = {
		{ "By Ada Quill", "Ada Quill", "" },
		{ "By Ada Quill and Ben Marsh", "Ada Quill, Ben Marsh", "" },
		{ "Ada Quill, Harbour reporter", "Ada Quill", "Harbour reporter" },
		{ "Posted by Ada Quill on 2 November 2009", "Ada Quill", "" },
		{ "Von Anna Weiß und Bert Klar", "Anna Weiß, Bert Klar", "" },
		{ "Text von Anna Weiß Fotos: Bert Klar", "Anna Weiß", "" },
		{ "Ein Gastbeitrag von Dr. Anna Weiß", "Dr. Anna Weiß", "" },
		{ "Autorin: Anna Weiß | 3. Mai 2014", "Anna Weiß", "" },
		{ "Geschrieben von Anna am 25.08.2015", "Anna", "" },
		{ "Par Zoé Petit et Luc Grand", "Zoé Petit, Luc Grand", "" },
		{ "Par Zoé Petit (à Skarn) et Luc Grand", "Zoé Petit, Luc Grand", "" },
		{ "Ada Quill (Skarn) and Ben Marsh (Low Weir)", "Ada Quill, Ben Marsh", "" },
		{ "Por Inés Río y Juan Mar", "Inés Río, Juan Mar", "" },
		{ "A cura di Pia Riva", "Pia Riva", "" },
		{ "Door Jan de Vries en Els Bos", "Jan de Vries, Els Bos", "" },
		{ "Tekst: Olaf Ness og Siri Vik", "Olaf Ness, Siri Vik", "" },
		{ "Kirjoittaja: Aino Ranta", "Aino Ranta", "" },
		{ "Автор: Анна Белова", "Анна Белова", "" },
		{ "מאת נועה ברק", "נועה ברק", "" },
		{ "著者：秋山空", "秋山空", "" },
		{ "作者：李明", "李明", "" },
		{ "(Ada Quill)", "Ada Quill", "" },
		{ "(Ada Quill) +++", "Ada Quill", "" },
		{ "Written by: Ada Quill", "Ada Quill", "" },
		{ "Geschrieben vonAnna Weiß", "Anna Weiß", "" },
		{ "Autor*in: Anna Weiß", "Anna Weiß", "" },
		{ "Auteur(s) : Zoé Petit", "Zoé Petit", "" },
		{ "Auteurs : Les Membres du Choeur de la Radio",
			"Les Membres du Choeur de la Radio", "" },
		{ "Ada Quill/MNA", "Ada Quill, MNA", "" },
		{ "By Ada Quill.", "Ada Quill", "" },
		{ "Post author By Ada Quill", "Ada Quill", "" },
		{ "Beitragsautor\nVon Anna Weiß", "Anna Weiß", "" },
		{ "By Ada J. Quill Jr.", "Ada J. Quill Jr.", "" },
		{ "By Ada Quill IN Gardens, Food", "Ada Quill", "" },
		{ "秋山空 ／", "秋山空", "" },
		{ "Text & Fotos: Anna Weiß", "Anna Weiß", "" },
		{ "Rédigé par Zoé Petit", "Zoé Petit", "" },
		{ "Napisała: Zofia Las", "Zofia Las", "" },
		{ "Författare: Siri Vik", "Siri Vik", "" },
		{ "Kirjoittanut: Aino Ranta", "Aino Ranta", "" },
		{ "Szerző: Anna Fehér", "Anna Fehér", "" },
		{ "Piše: Ana Horvat", "Ana Horvat", "" },
		{ "Oleh: Sari Putri", "Sari Putri", "" },
		{ "بقلم: نور", "نور", "" },
		{ "Zoé Petit (avec Luc Grand et Ève Roux)", "Zoé Petit, Luc Grand, Ève Roux", "" },
		{ "Ada Quill (with Ben Marsh) in Leeds", "Ada Quill, Ben Marsh", "" },
		{ "Ada Quill (Leeds)", "Ada Quill", "" },
		{ "Ada Quill, Ada Quill", "Ada Quill", "" },
		{ "Zeige alle Beiträge von Anna Weiß", "Anna Weiß", "" },
		{ "View all posts by Ada Quill", "Ada Quill", "" },
		{ "posted by Ada at 11:52 PM | Comments (2)", "Ada", "" },
		{ "Von Anna Weiß um 9 Uhr", "Anna Weiß", "" },
		{ "Ada Quill at Large", "Ada Quill at Large", "" },
		{ "लेखक: मीरा जोशी | प्रकाशित: 7 अगस्त 2021", "मीरा जोशी", "" },
		{ "Gears & i", "Gears & i", "" },
		{ "Ada Quill & Ben Marsh", "Ada Quill, Ben Marsh", "" },
		{ "<a href=\"/people/quill\">Ada Quill</a>", "Ada Quill", "" },
		/* What parts names from a date in the forms of many programs. */
		{ "Enviado por Inés Río el Mar, 20/11/2012 - 09:15", "Inés Río", "" },
		{ "Inviato da Pia Riva il Mar, 20/11/2012 - 09:15", "Pia Riva", "" },
		{ "Ingediend door Els Bos op di, 20/11/2012 - 09:15", "Els Bos", "" },
		{ "Opublikowane przez Zofia Las w wt., 20/11/2012 - 09:15", "Zofia Las", "" },
		{ "Enviado por Inês Prado em ter, 20/11/2012 - 09:15", "Inês Prado", "" },
		{ "Inskickat av Siri Vik den tis, 20/11/2012 - 09:15", "Siri Vik", "" },
		{ "Posted by Ada Quill at November 20, 2003 09:15 AM", "Ada Quill", "" },
		{ "by Ada Quill Published on 11-20-2010 09:15 AM", "Ada Quill", "" },
		{ "Pubblicato da Pia Riva a 09:15", "Pia Riva", "" },
		{ "Publié par Zoé Petit à l'adresse 09:15", "Zoé Petit", "" },
		{ "Postado por Inês Prado às 09:15", "Inês Prado", "" },
		{ "Gepost door Els Bos op 09:15", "Els Bos", "" },
		{ "Upplagd av Siri Vik kl. 09:15", "Siri Vik", "" },
		{ "Автор: Анна Белова на 09:15", "Анна Белова", "" },
		{ "Gönderen Ayşe Deniz zaman: 09:15", "Ayşe Deniz", "" },
		{ "Lähettänyt Aino Ranta klo 9.15", "Aino Ranta", "" },
		{ "Vystavil Jan Dub v 9:15", "Jan Dub", "" },
		{ "Napisane przez Zofia Las", "Zofia Las", "" },
		/* Kinds of articles, and who had another part in them. */
		{ "Opinion by Ada Quill", "Ada Quill", "" },
		{ "Eine Analyse von Anna Weiß", "Anna Weiß", "" },
		{ "Von unserer Korrespondentin Anna Weiß", "Anna Weiß", "" },
		{ "Tribune de Zoé Petit", "Zoé Petit", "" },
		{ "Zoé Petit avec AFP", "Zoé Petit", "" },
		{ "Words by Ada Quill, photos by Ben Marsh", "Ada Quill", "" },
		{ "By Ada Quill, translated by Ben Marsh", "Ada Quill", "" },
		{ "Von Anna Weiß, aus dem Englischen von Bert Klar", "Anna Weiß", "" },
		/* Addresses of mail, with a name before or behind. */
		{ "Ada Quill aquill@marsh.example", "Ada Quill", "" },
		{ "aquill@marsh.example (Ada Quill)", "Ada Quill", "" },
		/* What an organisation is for. */
		{ "Bundesamt für Hafenwesen und Inseln", "Bundesamt für Hafenwesen und Inseln",
			"" },
		{ "Center for Marsh Studies", "Center for Marsh Studies", "" },
		{ "Ada Quill for the Marsh Post", "Ada Quill", "" },
	};
	Arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str role = STR_NONE;
		char room[200];
		Str names = byline_parse(arena, str(cases[i].text), &role);

		assert_string_equal(c_of(room, sizeof room, names), cases[i].names);
		assert_string_equal(c_of(room, sizeof room, role), cases[i].role);
	}
	arena_free(arena);
}

static void test_byline_what_is_no_name(void **state)
{
	(void)state;
	static const char *const cases[] = { "Veröffentlicht am", "Erschienen am", "admin",
		"Your name", "Alle Beiträge", "© Agency", "https://marsh.example/",
		"desk@marsh.example", "12 comments", "", "Super User", "Autoren", "Article by",
		"Theme: Marsh Rogue", "Tiedot", "Szczegóły", "#Shortly on the law of the marsh" };
	Arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str role = STR_NONE;

		assert_true(str_empty(byline_parse(arena, str(cases[i]), &role)));
	}
	arena_free(arena);
}

static void test_byline_behind_a_label(void **state)
{
	(void)state;
	Str verbs = byline_behind_label(str("2 November 2009 by Ada Quill"));

	assert_true(str_is(verbs, "Ada Quill"));
	assert_true(str_present(byline_behind_label(str("(Von Anna Weiß)"))));
	assert_true(str_present(byline_behind_label(str("Verfasst von: marschpost"))));
	assert_true(str_present(
		byline_behind_label(str("Submitted by ada on Thu, 11/20/2008 - 09:15"))));
	assert_true(str_present(byline_behind_label(str("Posted by: ada on 20 November 2008"))));
	assert_false(str_present(byline_behind_label(str("by boat on 20 November 2008"))));
	assert_true(str_is(byline_behind_label(str("Pubblicato il 20 novembre 2014 da Pia Riva")),
		"Pia Riva"));
	Str day = byline_behind_label(str("2005年12月3日 記者 / 小泉春野"));

	assert_true(str_is(day, "小泉春野"));
	assert_true(str_is(
		byline_behind_label(str("08:15　来源：河畔日报　作者：李明 字号：大")), "李明"));
	assert_true(str_is(byline_behind_label(str("石镇3月4日电（记者 王芳 张伟）")), "王芳"));
	assert_true(str_is(byline_behind_label(str("記者林小美／石鎮報導")), "林小美"));
	assert_false(str_present(byline_behind_label(str("記者会で町長が話した"))));
	assert_false(str_present(byline_behind_label(str("当地记者协会"))));
	assert_true(str_present(byline_behind_label(str("Аутор: Ана Белић"))));
	assert_true(str_present(byline_behind_label(str("Της Άννας Λευκού"))));
	assert_false(str_present(byline_behind_label(str("by far the best otter"))));
	assert_false(str_present(byline_behind_label(str("The otter was seen by Ada Quill"))));
	assert_false(str_present(byline_behind_label(str("von hier aus"))));
	assert_true(str_is(byline_behind_label(str("Filed under: A, B — ada @ 9:15 am")), "ada"));
	assert_false(str_present(byline_behind_label(str("Pingback by Ada's Day | 2.5.2022"))));
	assert_false(str_present(byline_behind_label(str("Ducks — two @ three pounds"))));
}

static void test_byline_plain_lines(void **state)
{
	(void)state;
	Arena *arena = arena_new();

	assert_true(byline_is_plain(arena, str("Von Anna Weiß, Bert Klar und Cora Grün, NDR")));
	assert_true(byline_is_plain(arena, str("By Ada Quill March 18 at 12:22 PM")));
	assert_true(byline_is_plain(arena, str("Geschrieben von Anna am 25.08.2015 22:30")));
	assert_false(byline_is_plain(arena, str("Von Hand gemacht")));
	assert_false(byline_is_plain(arena, str("By Monday the water had gone down again.")));
	assert_false(byline_is_plain(arena, str("Ada Quill")));
	arena_free(arena);
}

static void test_byline_accounts(void **state)
{
	(void)state;
	assert_true(byline_is_account(str("ada.quill")));
	assert_true(byline_is_account(str("admin2")));
	assert_false(byline_is_account(str("Ada")));
	assert_false(byline_is_account(str("ada quill")));
	assert_false(byline_is_account(str("秋山空")));
}

static void test_byline_labels_alone(void **state)
{
	(void)state;
	assert_true(byline_is_label(str("By")));
	assert_true(byline_is_label(str("Autor:")));
	assert_true(byline_is_label(str("AUTEUR(S) :")));
	assert_true(byline_is_label(str("Written by")));
	assert_false(byline_is_label(str("di")));
	assert_false(byline_is_label(str("By Ada Quill")));
	assert_false(byline_is_label(str("Authority:")));
	assert_false(byline_is_label(str("")));
}

static void test_byline_roles_alone(void **state)
{
	(void)state;
	assert_true(byline_is_role(str("Daily Staff Writer")));
	assert_true(byline_is_role(str("Harbour correspondent")));
	assert_false(byline_is_role(str("The bridge is open")));
	assert_false(byline_is_role(str("Staff cut from 12 to 3")));
}

static void test_byline_addresses_of_authors(void **state)
{
	(void)state;
	assert_true(byline_is_author_address(str("/author/ada-quill")));
	assert_true(byline_is_author_address(str("https://marsh.example/fr/staff/ada-quill/")));
	assert_true(byline_is_author_address(str("/Autoren/anna-weiss.html")));
	assert_false(byline_is_author_address(str("/authors/")));
	assert_false(byline_is_author_address(str("/author")));
	assert_false(byline_is_author_address(str("/news/author-dies/12")));
}

static void test_byline_what_is_doubtful(void **state)
{
	(void)state;
	assert_true(byline_is_initials(str("MP")));
	assert_false(byline_is_initials(str("MNA2")));
	assert_false(byline_is_initials(str("Ada")));
	assert_true(byline_has_small_word(str("Ada Quill edited the marsh")));
	assert_false(byline_has_small_word(str("Ada von der Quill")));
	assert_false(byline_has_small_word(str("quill")));
}

static void test_byline_sources_and_genres(void **state)
{
	(void)state;
	static const struct {
		const char *line, *source, *genre;
	} cases[] = {
		{ "Quelle: kathpress", "kathpress", "" },
		{ "Herausgeber: Quill SE", "Quill SE", "" },
		{ "Source : AFP", "AFP", "" },
		{ "来源：新华网", "新华网", "" },
		{ "Quelle: Studie von 2019", "", "" },
		{ "The source: a spring", "", "" },
		{ "Ein Interview von Anna Weiß", "", "Anna Weiß" },
		{ "Guest post by Ada Quill", "", "Ada Quill" },
		{ "Une tribune de Zoé Petit", "", "Zoé Petit" },
		{ "By Ada Quill", "", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char room[100];
		Str line = str(cases[i].line);

		assert_string_equal(c_of(room, sizeof room, byline_source(line)), cases[i].source);
		assert_string_equal(
			c_of(room, sizeof room, byline_behind_genre(line)), cases[i].genre);
	}
}

static void test_byline_first_names(void **state)
{
	(void)state;
	assert_true(first_name_begins(str("Anna Weiß")));
	assert_true(first_name_begins(str("ANDRÉ PETIT")));
	assert_true(first_name_begins(str("Jean-Pierre Petit")));
	assert_true(first_name_begins(str("Zoe")));
	assert_true(first_name_begins(str("adam")));
	assert_false(first_name_begins(str("Late News")));
	assert_false(first_name_begins(str("Constantinopolitanisch")));
	assert_false(first_name_begins(str("")));
	assert_false(first_name_begins(STR_NONE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_byline_names_of_many_forms),
		cmocka_unit_test(test_byline_what_is_no_name),
		cmocka_unit_test(test_byline_behind_a_label),
		cmocka_unit_test(test_byline_plain_lines),
		cmocka_unit_test(test_byline_accounts),
		cmocka_unit_test(test_byline_labels_alone),
		cmocka_unit_test(test_byline_roles_alone),
		cmocka_unit_test(test_byline_addresses_of_authors),
		cmocka_unit_test(test_byline_what_is_doubtful),
		cmocka_unit_test(test_byline_sources_and_genres),
		cmocka_unit_test(test_byline_first_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
