/* SPDX-License-Identifier: ISC */
#include "extract/language.h"

#include <assert.h>
#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	TAG_BYTES_MAX = 35,
	LOOKED_AT = 60000, /* bytes of a text */
	LETTERS_MIN = 20, /* of a script that tells the language */
	HITS_MIN = 4, /* common words that tell it ... */
	HITS_PERCENT_MIN = 12, /* ... and their share of all words */
	LEAD_PERCENT = 105, /* of the best over the second */
	KANA_SHARE = 20, /* one in so many ideographs and kana makes Japanese */
};

/* Common words, folded: small letters without accents. A word may stand in several
 * rows; the language with most hits wins. */
static const struct {
	const char *tag;
	const char *words; /* each between spaces */
} languages[] = {
	{ "en",
		" the of and to in is that for it was on with as his by this are from at be have "
		"not but they which you were has their been will would " },
	{ "de",
		" der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als "
		"auch es an werden aus er hat dass sie nach wird bei einer " },
	{ "fr",
		" de la le et les des en un du une que est pour qui dans a par plus pas au sur ne "
		"se ce il sont avec ont aux cette mais " },
	{ "es",
		" de la que el en y a los del se las por un para con no una su al lo como mas pero "
		"sus le ya o este fue " },
	{ "pt",
		" de a o que e do da em um para com nao uma os no se na por mais as dos como mas foi "
		"ao das tem seu sua pelo pela " },
	{ "it",
		" di e il la che in a per un del non una con i le si da della sono dei al come anche "
		"piu nel alla ha gli delle lo ma " },
	{ "nl",
		" de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar "
		"bij uit door naar heeft wordt hij ze " },
	{ "sv",
		" och i att det som en pa ar av for med till den har de inte om ett han men var jag "
		"fran vi kan sig nar hon eller efter " },
	{ "da",
		" og i at det er en til af for pa som med den de har ikke der et han var fra men jeg "
		"om vi kan blev sig efter hun " },
	{ "no",
		" og i at det er en til av for pa som med den de har ikke et han var fra men jeg om "
		"vi kan ble seg etter hun sier " },
	{ "fi",
		" ja on ei se etta oli han mutta ovat myos kun joka niin ole sen mukaan kuin voi tai "
		"jos vain viela hanen jo nyt ollut " },
	{ "pl",
		" w i na z do sie nie to jest o ze za przez od po dla jak jego tym ale oraz byl tak "
		"przy juz ma ktore tylko jednak moze " },
	{ "cs",
		" a v se na je ze s z do o i to k pro za by ale jako po si podle ktery jsou tak ve "
		"jeho jen pri nebo bude uz " },
	{ "sk",
		" a v sa na je ze s z do o i to k pre za by ale ako po si podla ktory su tak vo jeho "
		"len pri alebo bude uz " },
	{ "hu",
		" a az es hogy nem is egy ez volt de meg csak mar mint el azt vagy ki lehet kell van "
		"szerint ezt majd minden utan sem " },
	{ "ro",
		" de in si la a cu pe din nu un o care pentru mai ca sa o al fost este au se sunt "
		"dupa prin dar sau ale lui " },
	{ "tr",
		" ve bir bu da de icin ile olarak cok daha olan gibi kadar sonra en ne ise ya var o "
		"degil oldugu her ancak tarafindan ama " },
	{ "id",
		" yang dan di dengan untuk dari ini itu tidak dalam pada akan juga ke karena ada oleh "
		"saat bisa sebagai kata telah lebih mereka " },
	{ "ca",
		" de la i que el a en els les un per una amb del no es al dels com mes pero ha seva "
		"han tambe aquest aquesta " },
	{ "hr",
		" i u je se na da su za od s ne o koji to sa iz ili kao a ce bi nije sto samo ali ga "
		"jer nakon " },
	{ "sl",
		" in je v na da se za so z ki ne pa tudi po ob od s bo pri bi kot ali ker le do ni se "
		"bil " },
	{ "lt",
		" ir i kad su is yra buvo bei kaip tai jis apie po uz nuo tik taip bet ar dar jau savo "
		"kuris del " },
	{ "lv",
		" un ir ka no uz par ar gada bet tas kas vai to pec ari vins tika tiek lidz kuru "
		"jau nav savu " },
	{ "et",
		" ja on et ei see oli ta ka kui aga oma mis ning nii seda kes voi pole veel siis olid "
		"nad juba tema " },
	{ "vi",
		" va cua la co duoc trong cho voi khong nhung mot cac da nguoi den nay khi tu o ra "
		"nhu ve lai " },
	{ "ru",
		" и в не на что с по он как это к из за у а от о но для его же так также было все "
		"года при " },
	{ "uk",
		" і в не на що з та до як за він це у його про але від для й або був також є ї "
		"року під " },
	{ "bg",
		" и на да се в за от с не е са по че като до има който което към през след ще при но "
		"бе си " },
	{ "sr",
		" и у је се на да су за од са не о који то из или као а ће би није што само али га "
		"после " },
	{ "fa", " و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت های می شد ما " },
	{ "ar", " في من على أن إلى التي عن مع هذا ما لا الذي هذه كان قد أو بعد كما ذلك قال و بين " },
	{ "ur", " کے کی میں ہے اور سے کا کو اس نے پر کہ ہیں بھی ہو یہ تھا کر جو گیا ایک " },
};

/* Scripts of one language, and where they begin and end. */
static const struct {
	const char *tag;
	uint32_t first, last;
} scripts[] = {
	{ "el", 0x0370, 0x03FF },
	{ "hy", 0x0530, 0x058F },
	{ "he", 0x0590, 0x05FF },
	{ "hi", 0x0900, 0x097F },
	{ "bn", 0x0980, 0x09FF },
	{ "ta", 0x0B80, 0x0BFF },
	{ "th", 0x0E00, 0x0E7F },
	{ "ka", 0x10A0, 0x10FF },
	{ "ko", 0x1100, 0x11FF },
	{ "ko", 0xAC00, 0xD7A3 },
};

enum {
	LANGUAGE_COUNT = sizeof languages / sizeof *languages,
	SCRIPT_COUNT = sizeof scripts / sizeof *scripts,
};

Str language_tag(Arena *arena, Str text)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < text.size && text.at[i] != ',' && text.at[i] != ' '; i++) {
		char c = text.at[i] == '_' ? '-' : text.at[i];

		if (!ascii_is_alnum(c) && c != '-')
			return STR_NONE;
		text_add_byte(&out, c);
	}
	return out.size < 2 || out.size > TAG_BYTES_MAX ? STR_NONE : text_str(&out);
}

static bool is_right_to_left(uint32_t c)
{
	return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
		(c >= 0xFE70 && c <= 0xFEFF);
}

bool language_reads_right_to_left(Str text)
{
	enum {
		DIRECTION_LOOKED_AT = 20000
	};
	size_t right = 0, left = 0;

	for (size_t at = 0; at < text.size && at < DIRECTION_LOOKED_AT;) {
		uint32_t c;

		if ((unsigned char)text.at[at] < 0x80) {
			left += ascii_is_alpha(text.at[at++]);
			continue;
		}
		at += utf8_decode(text, at, &c, NULL);
		if (is_right_to_left(c))
			right++;
		else
			left++;
	}
	return right > left;
}

/* The language whose script most letters of TEXT are of, where one has it alone. */
static const char *guess_by_script(Str text)
{
	size_t counts[SCRIPT_COUNT] = { 0 }, kana = 0, han = 0, others = 0;

	for (size_t at = 0; at < text.size;) {
		uint32_t c;

		at += utf8_decode(text, at, &c, NULL);
		if (c >= 0x3041 && c <= 0x30FE)
			kana++;
		else if (c >= 0x3400 && c <= 0x9FFF)
			han++;
		else if (ascii_is_alpha((char)c) || (c >= 0xC0 && c < 0x0370) || c >= 0x0400)
			others += c < 0x80 ? 1 : 2;
		for (size_t i = 0; i < SCRIPT_COUNT; i++)
			counts[i] += c >= scripts[i].first && c <= scripts[i].last;
	}
	if (kana + han >= LETTERS_MIN && (kana + han) * 4 > others)
		return kana * KANA_SHARE > kana + han ? "ja" : "zh";
	for (size_t i = 0; i < SCRIPT_COUNT; i++)
		if (counts[i] >= LETTERS_MIN && counts[i] * 4 > others)
			return scripts[i].tag;
	return NULL;
}

/* WORD without the signs at its ends, between two spaces in ROOM. */
static bool spaced_word(Str word, char *room, size_t room_size)
{
	while (word.size > 0 && (unsigned char)word.at[0] < 0x80 && !ascii_is_alpha(word.at[0]))
		word = str_from(word, 1);
	while (word.size > 0 && (unsigned char)word.at[word.size - 1] < 0x80 &&
		!ascii_is_alpha(word.at[word.size - 1]))
		word.size--;
	if (word.size == 0 || word.size + 3 > room_size)
		return false;
	room[0] = ' ';
	memcpy(room + 1, word.at, word.size);
	room[word.size + 1] = ' ';
	room[word.size + 2] = 0;
	return true;
}

/* Which languages have a common word that begins and is as long as another one: a bit for each. */
typedef struct {
	uint32_t languages[1 << 10];
} Likeness;

/* What LIKENESS has for WORD, which is not empty. */
static uint32_t *likes_of(Likeness *likeness, Str word)
{
	size_t second = word.size > 1 ? (unsigned char)word.at[1] : 0;
	size_t key = ((unsigned char)word.at[0] * 31u + second) * 31u + word.size;

	return &likeness->languages[key % (sizeof likeness->languages / sizeof(uint32_t))];
}

static void fill_likeness(Likeness *likeness)
{
	static_assert(LANGUAGE_COUNT <= 32, "a bit for each");

	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		Str rest = str(languages[i].words), word;

		while (str_next_word(&rest, &word))
			*likes_of(likeness, word) |= (uint32_t)1 << i;
	}
}

static const char *guess_by_words(Str folded)
{
	size_t hits[LANGUAGE_COUNT] = { 0 }, words = 0, best = 0, second = 0;
	Likeness likeness = { 0 };
	Str rest = folded, word;
	char room[32];

	fill_likeness(&likeness);
	while (str_next_word(&rest, &word)) {
		if (!spaced_word(word, room, sizeof room))
			continue;
		words++;
		uint32_t likes = *likes_of(&likeness, str_of(room + 1, strlen(room) - 2));

		for (size_t i = 0; likes != 0; i++, likes >>= 1)
			if (likes & 1)
				hits[i] += strstr(languages[i].words, room) != NULL;
	}
	for (size_t i = 1; i < LANGUAGE_COUNT; i++)
		if (hits[i] > hits[best])
			best = i;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (i != best && hits[i] > second)
			second = hits[i];
	if (hits[best] < HITS_MIN || hits[best] * 100 < words * HITS_PERCENT_MIN ||
		hits[best] * 100 < second * LEAD_PERCENT)
		return NULL;
	return languages[best].tag;
}

const char *language_common_words(size_t i)
{
	return i < LANGUAGE_COUNT ? languages[i].words : NULL;
}

Str language_guess(Arena *work, Str text)
{
	text = str_slice(text, 0, utf8_floor(text, LOOKED_AT));
	const char *tag = guess_by_script(text);

	if (tag == NULL)
		tag = guess_by_words(fold_text(work, text));
	return tag == NULL ? STR_NONE : str(tag);
}
