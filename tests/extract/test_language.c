/* SPDX-License-Identifier: ISC */
/* The language of a text by its script and its most common words, and tags as pages
 * write them. */

#include <config.h>

#include "extract/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_language_of_sentences(void **state)
{
	(void)state;
	static const struct {
		const char *tag, *text;
	} cases[] = {
		{ "en",
			"The otter was seen on the bridge by the mayor, who said that it had not been "
			"there for a year." },
		{ "de",
			"Der Otter wurde auf der Brücke gesehen, und die Bürgermeisterin sagte, dass er "
			"sich nicht mehr fürchtet." },
		{ "fr",
			"La loutre est revenue sur le pont, et le maire dit que les habitants ne sont "
			"pas surpris par cette visite." },
		{ "es",
			"La nutria volvió al puente y el alcalde dice que los vecinos no se sorprenden "
			"por una visita como esta." },
		{ "pt",
			"A lontra voltou à ponte e o prefeito disse que os moradores não se surpreendem "
			"com uma visita como esta na cidade." },
		{ "it",
			"La lontra è tornata sul ponte e il sindaco dice che gli abitanti non si "
			"stupiscono più della visita." },
		{ "nl",
			"De otter is terug op de brug en de burgemeester zegt dat het voor de inwoners "
			"niet meer zo vreemd is." },
		{ "sv",
			"Uttern är tillbaka på bron och borgmästaren säger att det inte är något som de "
			"boende har varit rädda för." },
		{ "da",
			"Odderen er tilbage på broen, og borgmesteren siger, at det ikke er noget, som "
			"beboerne har været bange for efter et år." },
		{ "fi",
			"Saukko on palannut sillalle, ja pormestari sanoo, että se ei ole enää mikään "
			"ihme, kun niin moni on sen jo nähnyt." },
		{ "pl",
			"Wydra wróciła na most i burmistrz mówi, że to nie jest dla mieszkańców nic "
			"nowego, ale się cieszy." },
		{ "cs",
			"Vydra se vrátila na most a starosta říká, že to pro obyvatele není nic nového, "
			"ale je rád, že ji vidí." },
		{ "hu",
			"A vidra visszatért a hídra, és a polgármester azt mondja, hogy ez nem újdonság, "
			"de örül, hogy van egy." },
		{ "ro",
			"Vidra s-a întors pe pod și primarul spune că nu este o noutate pentru locuitori, "
			"dar se bucură de ea." },
		{ "tr",
			"Su samuru köprüye geri döndü ve belediye başkanı bu ziyaretin çok yeni bir şey "
			"olmadığını, ama için için sevindiğini söyledi." },
		{ "ru",
			"Выдра вернулась на мост, и мэр говорит, что это не новость для жителей, но он "
			"рад, что её видят у реки." },
		{ "uk",
			"Видра повернулася на міст, і мер каже, що це не новина для мешканців, але він "
			"радий, що її бачать у місті." },
		{ "el", "Η ενυδρίδα επέστρεψε στη γέφυρα και ο δήμαρχος χάρηκε." },
		{ "he", "הלוטרה חזרה אל הגשר וראש העיר שמח מאוד לראות אותה." },
		{ "ar",
			"عاد القضاعة إلى الجسر وقال رئيس البلدية إن هذا ليس جديدا على السكان في المدينة "
			"التي كان قد زارها من قبل" },
		{ "ja", "川獺が橋に戻り、市長は住民にとって珍しいことではないと話した。" },
		{ "zh", "水獭回到了桥上，市长说这对居民来说并不新鲜，但他很高兴。" },
		{ "ko", "수달이 다리로 돌아왔고 시장은 주민들이 기뻐한다고 말했다." },
		{ "hi", "ऊदबिलाव पुल पर लौट आया और मेयर बहुत खुश हुए।" },
		{ "th", "นากกลับมาที่สะพานและนายกเทศมนตรีดีใจมาก" },
	};
	Arena *work = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str tag = language_guess(work, str(cases[i].text));

		assert_true(str_present(tag));
		assert_string_equal(str_c(work, tag), cases[i].tag);
	}
	arena_free(work);
}

static void test_language_is_not_guessed_from_little(void **state)
{
	(void)state;
	Arena *work = arena_new();

	assert_true(str_empty(language_guess(work, STR_NONE)));
	assert_true(str_empty(language_guess(work, str("Otter"))));
	assert_true(str_empty(language_guess(work, str("1 2 3 4 5 6 7 8 9"))));
	assert_true(str_empty(language_guess(work, str("Alpha Beta Gamma Delta Epsilon Zeta"))));
	arena_free(work);
}

static void test_language_tags_as_pages_write_them(void **state)
{
	(void)state;
	Arena *arena = arena_new();

	assert_true(str_is(language_tag(arena, str("de_DE")), "de-DE"));
	assert_true(str_is(language_tag(arena, str("en-GB, en")), "en-GB"));
	assert_true(str_is(language_tag(arena, str("zh-Hant-TW")), "zh-Hant-TW"));
	assert_true(str_empty(language_tag(arena, str("x"))));
	assert_true(str_empty(language_tag(arena, str("{{lang}}"))));
	assert_true(str_empty(language_tag(arena, STR_NONE)));
	arena_free(arena);
}

static void test_language_direction_by_letters(void **state)
{
	(void)state;
	assert_true(language_reads_right_to_left(str("הגשר הישן נפתח שוב, said Noa")));
	assert_false(language_reads_right_to_left(str("The old bridge, הגשר, is open again")));
	assert_false(language_reads_right_to_left(str("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_language_of_sentences),
		cmocka_unit_test(test_language_is_not_guessed_from_little),
		cmocka_unit_test(test_language_tags_as_pages_write_them),
		cmocka_unit_test(test_language_direction_by_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
