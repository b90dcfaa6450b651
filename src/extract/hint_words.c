/* SPDX-License-Identifier: ISC */
#include "extract/hint_words.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "extract/language.h"

enum {
	WORD_SLOTS = 4096, /* a power of two, more than twice the number of words */
	STEM_SLOTS = 2048, /* the same for stems and what they begin with */
};

typedef struct {
	uint32_t key; /* 0: free */
	uint16_t hints, capital; /* bits of hints: of the word, of the word with a capital */
} Slot;

/* Stems are few, and so is what they begin with (that stands in their table, too): most words of
 * a page are known to have none by their first letters. */
struct HintWords {
	bool made;
	Slot words[WORD_SLOTS], stems[STEM_SLOTS];
};

/* Folded words, a row a language. A star at its end makes a word a stem; a caret
 * before it wants a capital within a sentence, as in German to be polite. Words that
 * mean something else in another of these languages are left out. */
static const struct {
	uint8_t hint;
	const char *words;
} rows[] = {
	/* clang-format off */
	{ HINT_YOU, "you your yours yourself you're you'll you've you'd" },
	{ HINT_YOU, "dich dir dein deine deinen deinem deiner euch euer eure eurem euren "
		"^sie ^ihnen ^ihr ^ihre ^ihren ^ihrem ^ihrer" },
	{ HINT_YOU, "vous votre vos usted ustedes contigo voce voces vostro vostra vuoi" },
	{ HINT_YOU, "jij jouw uw ciebie twoj* wasz* panstwa dig dina ditt sinua" },
	{ HINT_YOU, "вы вас вам ваш ваша ваши вашеи ты тебе твои" },
	{ HINT_WE, "we our ours us we're we've we'll" },
	{ HINT_WE, "wir uns unser unsere unseren unserem unserer unseres" },
	{ HINT_WE, "nous notre nosotros nuestro nuestra nuestros nuestras nossa nosso noi nostro "
		"nostra nostri" },
	{ HINT_WE, "wij ons onze nas nasz* vart vores мы нас нам наш наша наши нашем нашеи" },
	{ HINT_SIGNUP, "newsletter* subscri* sign signup login log account accounts password email "
		"emails mail mails inbox free trial member members membership register* registration "
		"donat* donor* unlimited gift" },
	{ HINT_SIGNUP, "abo abos abonn* anmeld* einlogg* eingelogg* konto passwort posteingang "
		"postfach kostenlos* gratis mitglied* registrier* spende spenden probeabo "
		"unterstutze teilnahmebedingung* gewinnspiel*" },
	{ HINT_SIGNUP, "inscri* suscri* assinatur* assin* iscriv* iscrizion* gratuit* gratuito "
		"correo boletin courriel dons donar" },
	{ HINT_SIGNUP, "inschrijv* nieuwsbrief aanmeld* zapisz prenumer* zaloguj konta nyhetsbrev* "
		"tilmeld* nyhedsbrev* подпис* рассылк* uutiskirje*" },
	{ HINT_LEGAL, "copyright rights reserved privacy cookie cookies terms policy policies "
		"disclaimer reproduc* permission permissions licen* consent liabil* trademark*" },
	{ HINT_LEGAL, "rechte vorbehalten urheber* haftung gewahr impressum datenschutz* agb "
		"vervielfalt* lizenz* nachdruck* einwillig* widerruf* nutzungsbedingung*" },
	{ HINT_LEGAL, "derechos reservados droits reserves mentions confidentialite reproduk* "
		"prohibi* interdit* direitos diritti riservat* privacidad condiciones" },
	{ HINT_LEGAL, "zastrzezon* autorsk* regulamin* polityk* авторск* правами rechten "
		"voorwaarden rettigheder" },
	{ HINT_TRADE, "price prices pricing buy shop shops order orders ordered shipping discount* "
		"deal deals affiliate* commission* sale sales coupon* usd eur euro euros gbp" },
	{ HINT_TRADE, "preis preise kaufen kauf bestell* warenkorb versand* lieferzeit* lieferung "
		"rabatt* angebot* provision* gutschein* artikelnummer erhaltlich" },
	{ HINT_TRADE, "prix acheter achat livraison boutique precio precios comprar compra tienda "
		"preco prezzo cena kup sklep* kopen prijs bestel* zl kr" },
	{ HINT_WRITER, "author* writer* journalist* reporter* editor* columnist* freelance* "
		"founder* correspondent* contributor* blogger* lives born writes bio biography "
		"covers" },
	{ HINT_WRITER, "autor* redakteur* redaktion* kolumnist* grunder* studier* geboren lebt "
		"wohnt arbeitet schreibt korrespondent* bloggt jahrgang volont*" },
	{ HINT_WRITER, "redact* redattor* giornalist* periodist* jornalist* auteur* ecrivain* "
		"dziennikarz* redaktor* schrijver* skribent* автор* журналист* корреспондент*" },
	{ HINT_MEDIUM, "magazine* podcast* publisher* published edition editions episode episodes "
		"broadcast* publication*" },
	{ HINT_MEDIUM, "magazin magazins zeitschrift* verlag* verlags herausgeber* ausgabe ausgaben "
		"heft hefte sendung veroffentlicht* erschien erschienen printausgabe" },
	{ HINT_MEDIUM, "revue revista revistas rivista magasin* czasopism* wydawnictw* журнал* "
		"tijdschrift* uitgever* tidning*" },
	{ HINT_PICTURE, "photo photos photograph* image images picture pictured credit credits "
		"courtesy getty reuters afp dpa epa imago shutterstock screenshot* illustration* "
		"archive file ap via source" },
	{ HINT_PICTURE, "foto fotos bild bilder bildquelle* fotograf* grafik* archiv quelle quellen "
		"symbolbild titelbild beitragsbild imagen imagenes fuente credit legende didascalia "
		"zdjecie fot zrodlo pap фото kuva" },
	{ HINT_FURTHER, "read more click here see also related recommended link links website web "
		"homepage video watch listen visit http https www online" },
	{ HINT_FURTHER, "lesen weiterlesen mehr weitere informationen infos klick* klicken hier "
		"webseite seite interessier* interessant* themen artikel beitrag details" },
	{ HINT_FURTHER, "lire aussi cliquez ici voir plus lea tambien mas aqui sitio leia mais "
		"leggi anche clicca qui lees ook meer czytaj wiecej kliknij lue lisaa читаите "
		"подробнее" },
	{ HINT_CONTACT, "phone tel fax contact contacts address call telefon telefonisch* kontakt* "
		"anschrift ansprechpartner* strasse gmbh presse* pressestelle contatto "
		"contacto telefono telefone telefoon adres adresse adresa телефон" },
	{ HINT_SOCIAL, "follow share tweet tweets retweet facebook twitter instagram whatsapp "
		"telegram youtube linkedin pinterest tiktok snapchat reddit folge folgen folgt teilen "
		"siguenos suivez seguici sigue volg partager compartir condividi udostepnij" },
	/* clang-format on */
};

static uint32_t key_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32) | 1;
}

/* Which of COUNT SLOTS has KEY, or is free for it. */
static size_t place_of(const Slot *slots, size_t count, uint32_t key)
{
	size_t at = (key >> 1) & (count - 1);

	while (slots[at].key != 0 && slots[at].key != key)
		at = (at + 1) & (count - 1);
	return at;
}

void hint_walk_look(const HintWords *words, HintWalk *walk)
{
	const Slot *slot = &words->stems[place_of(words->stems, STEM_SLOTS, key_of(walk->hash))];

	walk->stemless = slot->key == 0;
	walk->hints |= slot->hints;
}

uint16_t hint_walk_end(const HintWords *words, const HintWalk *walk, bool capital)
{
	const Slot *slot = &words->words[place_of(words->words, WORD_SLOTS, key_of(walk->hash))];

	return walk->hints | slot->hints | (capital ? slot->capital : 0);
}

static void add_word(HintWords *words, Str word, Hint hint)
{
	bool stem = str_ends(word, "*"), capital = str_starts(word, "^");
	uint16_t bit = (uint16_t)(1u << hint);
	Slot *slots = stem ? words->stems : words->words;
	size_t count = stem ? STEM_SLOTS : WORD_SLOTS;
	Slot *slot = NULL;
	HintWalk walk;

	word = str_slice(word, capital, word.size - stem);
	hint_walk_start(&walk);
	for (size_t at = 0; at < word.size;) {
		uint32_t rune;

		at += utf8_decode(word, at, &rune, NULL);
		walk.hash = hint_step(walk.hash, rune);
		walk.letters++;
		if (stem ? walk.letters < HINT_STEM_LETTERS_MIN : at < word.size)
			continue;
		slot = &slots[place_of(slots, count, key_of(walk.hash))];
		slot->key = key_of(walk.hash);
	}
	if (slot == NULL)
		return; /* of too few letters */
	if (capital)
		slot->capital |= bit;
	else
		slot->hints |= bit;
}

/* ROW: words with a space between. */
static void add_words(HintWords *words, Str row, Hint hint)
{
	for (size_t start = 0, end; start < row.size; start = end + 1) {
		end = str_find_byte(row, ' ', start);
		end = end == STR_NOWHERE ? row.size : end;
		if (end > start)
			add_word(words, str_slice(row, start, end), hint);
	}
}

const HintWords *hint_words(void)
{
	static HintWords words;
	const char *row;

	if (words.made)
		return &words;
	/* What is read before it is written is asked of the system twice. */
	memset(&words, 0, sizeof words);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		add_words(&words, str(rows[i].words), (Hint)rows[i].hint);
	for (size_t i = 0; (row = language_common_words(i)) != NULL; i++)
		add_words(&words, str(row), HINT_COMMON);
	words.made = true;
	return &words;
}
