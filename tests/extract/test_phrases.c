/* SPDX-License-Identifier: ISC */
#include "extract/phrases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct {
	const char *line;
	PhraseWeight weight;
	LeftOutReason reason;
} Case;

static const Case cases[] = {
	/* Further stories, a language each. */
	{ "Read more: The bridge in pictures", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Lesen Sie auch: Die Br\xC3\xBC"
	  "cke in Bildern",
		PHRASE_SURE, LEFT_OUT_PROMO },
	{ "\xC3\x80 lire aussi", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Le puede interesar: el puente", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Leia tamb\xC3\xA9m: a ponte", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Ti potrebbe interessare", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Przeczytaj r\xC3\xB3wnie\xC5\xBC: most", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Lees ook: de brug", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Lue my\xC3\xB6s: silta", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Cite\xC8\x99te \xC8\x99i: podul", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "\xD0\xA7\xD0\xB8\xD1\x82\xD0\xB0\xD0\xB9\xD1\x82\xD0\xB5 "
	  "\xD1\x82\xD0\xB0\xD0\xBA\xD0\xB6\xD0\xB5: \xD0\xBC\xD0\xBE\xD1\x81\xD1\x82",
		PHRASE_SURE, LEFT_OUT_PROMO },
	{ "See more: The bridge in pictures", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Don't miss", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "اقرأ أيضًا: الجسر", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "بیشتر بخوانید: پل", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "קראו גם: הגשר", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Διαβάστε επίσης: η γέφυρα", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Читайте також: міст", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Pročitajte još: most", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Čtěte také: most", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Xem thêm: cây cầu", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "อ่านเพิ่มเติม: สะพาน", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "관련기사 다리", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "【関連記事】橋", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "延伸閱讀：橋", PHRASE_SURE, LEFT_OUT_PROMO },
	{ "Baca juga: jembatan", PHRASE_SURE, LEFT_OUT_PROMO },
	/* The article goes on below an advertisement. */
	{ "Poniżej dalsza część artykułu", PHRASE_SURE, LEFT_OUT_ADVERT },
	{ "CONTINUA DEPOIS DA PUBLICIDADE", PHRASE_SURE, LEFT_OUT_ADVERT },
	{ "La suite après cette publicité", PHRASE_SURE, LEFT_OUT_ADVERT },
	{ "Lees verder onder de advertentie", PHRASE_SURE, LEFT_OUT_ADVERT },
	{ "Advert", PHRASE_SURE, LEFT_OUT_ADVERT },
	{ "Adverts for goats", PHRASE_NONE, LEFT_OUT_OTHER },
	{ "스폰서 광고", PHRASE_NONE, LEFT_OUT_OTHER },
	{ "광고", PHRASE_SURE, LEFT_OUT_ADVERT },
	/* Hearing it, passing it on, going on. */
	{ "Ouça este conteúdo", PHRASE_SURE, LEFT_OUT_TOOL },
	{ "Écouter l'article", PHRASE_SURE, LEFT_OUT_TOOL },
	{ "シェアする", PHRASE_SURE, LEFT_OUT_TOOL },
	{ "Kopiuj link", PHRASE_SURE, LEFT_OUT_TOOL },
	{ "続きを読む", PHRASE_SURE, LEFT_OUT_NAVIGATION },
	{ "Czytaj dalej", PHRASE_SURE, LEFT_OUT_NAVIGATION },
	{ "Czytaj dalej książkę, mówił dziadek.", PHRASE_NONE, LEFT_OUT_OTHER },
	/* Signing up, at the ends only. */
	{ "Never miss a bridge again", PHRASE_LIKELY, LEFT_OUT_FORM },
	{ "Werden Sie Mitglied im Verein", PHRASE_LIKELY, LEFT_OUT_FORM },
	{ "Descargue la aplicaci\xC3\xB3n", PHRASE_LIKELY, LEFT_OUT_FORM },
	{ "Wesprzyj nas", PHRASE_LIKELY, LEFT_OUT_FORM },
	/* Sources and credits. */
	{ "Quelle: Br\xC3\xBC"
	  "ckenverein",
		PHRASE_LIKELY, LEFT_OUT_BOILERPLATE },
	{ "Foto: Anna Weber", PHRASE_LIKELY, LEFT_OUT_BOILERPLATE },
	{ "\xC2\xA9 2009 The Paper", PHRASE_LIKELY, LEFT_OUT_BOILERPLATE },
	{ "Photo d'illustration : le pont", PHRASE_LIKELY, LEFT_OUT_BOILERPLATE },
	{ "责任编辑：王小明", PHRASE_LIKELY, LEFT_OUT_BOILERPLATE },
	{ "Теги: мост", PHRASE_LIKELY, LEFT_OUT_NAVIGATION },
	{ "Mots-clés : pont", PHRASE_LIKELY, LEFT_OUT_NAVIGATION },
	{ "Deja un comentario", PHRASE_LIKELY, LEFT_OUT_OTHER },
	/* Whole lines. */
	{ "Advertisement", PHRASE_SURE, LEFT_OUT_ADVERT },
	{ "Partager", PHRASE_SURE, LEFT_OUT_TOOL },
	/* None of it. */
	{ "The reader sees more than the writer.", PHRASE_NONE, LEFT_OUT_OTHER },
	{ "Printing began in the cellar.", PHRASE_NONE, LEFT_OUT_OTHER },
	{ "Sourcebooks were rare then.", PHRASE_NONE, LEFT_OUT_OTHER },
	{ "", PHRASE_NONE, LEFT_OUT_OTHER },
};

static void test_how_sure_words_are(void **state)
{
	(void)state;
	const Phrases index = phrases_index();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		LeftOutReason reason = LEFT_OUT_OTHER;

		print_message("%s\n", cases[i].line);
		assert_int_equal(
			phrase_weigh(&index, str(cases[i].line), &reason), cases[i].weight);
		assert_int_equal(reason, cases[i].reason);
	}
}

static void test_headings_that_end_an_article(void **state)
{
	static const char *const ends[] = { "More from Business", "Mehr zum Thema",
		"Sur le m\xC3\xAAme sujet",
		"Lo m\xC3\xA1s le\xC3\xAD"
		"do",
		"Altri articoli", "Polecane", "Gerelateerd nieuws", "Benzer haberler",
		"\xE7\x9B\xB8\xE5\x85\xB3\xE9\x98\x85\xE8\xAF\xBB", "أخبار ذات صلة", "پربازدیدها",
		"תגובות", "人気記事ランキング", "많이 본 기사", "Tin liên quan", "Berita terkait",
		"Čtěte také", "Cele mai citite", "Mest läst" };

	(void)state;
	const Phrases index = phrases_index();

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		print_message("%s\n", ends[i]);
		assert_true(phrase_ends_article(&index, str(ends[i])));
	}
	assert_false(phrase_ends_article(&index, str("Moreover, stones")));
	assert_false(phrase_ends_article(&index, str("The bridge")));
	assert_false(phrase_ends_article(&index, str("Mest lästa boken var om broar")));
	assert_true(phrase_box_label(str("ANALYSIS")));
	assert_false(phrase_box_label(str("The analyst")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_how_sure_words_are),
		cmocka_unit_test(test_headings_that_end_an_article),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
