/* SPDX-License-Identifier: ISC */
#include "extract/byline_words.h"

#include <string.h>

#include <unictype.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "extract/dates.h"

enum {
	NAME_BYTES_MAX = 160,
	NAMES_BYTES_MAX = 600, /* of all names */
	NAME_WORDS_MAX = 6, /* and particles */
	SOURCE_BYTES_MAX = 40,
	LABEL_BYTES_MAX = 40,
	VERB_BYTES_MIN = 8, /* of a label with more than a preposition: "Posted by " */
	TIGHT_BYTES_MIN = 9, /* of a label that may lose its space */
};

/* Words before a name, each ending as it must. The case of ASCII letters is ignored,
 * that of others not. */
static const char *const labels[] = {
	/* What themes say before "By" to those who do not see the page */
	"post author ", "post author: ", "post author\n", "beitragsautor ",
	"beitragsautor: ", "beitragsautor\n", "beitrags-autor: ", "beitragsautor:in ",
	"auteur de l’article ", "auteur de la publication ", "autor de la entrada ",
	"autore articolo ", "berichtauteur ", "autor do post ", "autor wpisu ",
	/* What a link to somebody's other posts is called */
	"view all posts by ", "see all posts by ", "posts by ", "zeige alle beiträge von ",
	"alle beiträge von ", "alle artikel von ", "voir tous les articles de ",
	"voir toutes les publications de ", "afficher tous les articles par ",
	"ver todas las entradas de ", "ver todos los artículos de ", "ver todos os posts de ",
	"ver todos os artigos de ", "visualizza tutti gli articoli di ", "tutti gli articoli di ",
	"alle berichten tonen van ", "bekijk alle berichten van ", "alle berichten van ",
	"zobacz wszystkie wpisy ", "visa alla inlägg av ", "vis alle innlegg av ",
	"vis alle indlæg af ", "посмотреть все записи автора ", "Посмотреть все записи автора ",
	/* English */
	"interview with: ", "interview: ", "interview:", "interview by ", "posted by ",
	"posted by: ", "submitted by: ", "written by ", "written by: ", "article by ",
	"article by: ", "published by ", "submitted by ", "reported by ", "reporting by ",
	"edited by ", "story by ", "story by: ", "text by ", "text by: ", "words by ",
	"words by: ", "words: ", "report by ", "review by ", "contributed by ", "authored by ",
	"guest post by ", "a guest post by ", "blog by ", "by: ", "by ", "by\n",
	"author: ", "author:", "author(s): ", "authors: ", "author ",
	"guest author: ", "opinion by ", "analysis by ", "commentary by ", "essay by ",
	"column by ", "editorial by ", "perspective by ",
	/* German */
	"von: ", "von ", "von\n",
	"autor: ", "autorin: ", "autor:", "autorin:", "autoren: ", "autoren ", "autor ", "autorin ",
	"text: ", "text von ", "text von: ", "ein text von ", "ein beitrag von ",
	"ein beitrag von: ", "beitrag von ", "beitrag von: ", "blog beitrag von ",
	"blogbeitrag von ", "gastbeitrag von ", "ein gastbeitrag von ",
	"gastautor: ", "gastautorin: ", "gastbeitrag: ", "ein artikel von ", "artikel von ",
	"artikel von: ", "ein bericht von ", "bericht von ", "bericht: ", "ein interview von ",
	"interview von ", "ein kommentar von ", "kommentar von ", "geschrieben von ",
	"geschrieben von: ", "verfasst von ", "verfasst von: ", "erstellt von ", "eingestellt von ",
	"gepostet von ", "aufgezeichnet von ", "gespeichert von ", "eine analyse von ",
	"analyse von ", "ein essay von ", "essay von ", "eine kolumne von ", "kolumne von ",
	"eine reportage von ", "reportage von ", "eine rezension von ", "rezension von ",
	"unserem redakteur ", "unserer redakteurin ", "unserem korrespondenten ",
	"unserer korrespondentin ", "unserem mitarbeiter ", "unserer mitarbeiterin ",
	"unserem redaktionsmitglied ",
	"protokoll: ", "verfasser: ", "verfasserin: ", "redaktion: ", "veröffentlicht von ",
	"autor/in: ", "autor*in: ", "autor:in: ", "autor/-in: ", "autor(in): ", "autor*innen: ",
	"autor:innen: ", "autor(en): ", "text und fotos: ", "text und foto: ", "text & fotos: ",
	"text & foto: ", "text und bild: ", "text und bilder: ", "text/foto: ", "text/fotos: ",
	/* French */
	"par: ", "par : ", "par ", "auteur: ", "auteur : ", "auteure : ", "autrice : ",
	"auteur(s): ", "auteur(s) : ", "auteurs: ", "auteurs : ", "auteur ",
	"texte: ", "texte : ", "publié par ", "posté par ", "rédigé par ", "écrit par ",
	"Écrit par ", "propos recueillis par ", "un article de ", "article de ",
	"article rédigé par ", "soumis par ", "tribune de ", "une tribune de ", "chronique de ",
	"analyse de ", "un reportage de ", "reportage de ",
	/* Spanish, Portuguese, Italian, Romanian */
	"por: ", "por ", "autor: ", "autora: ", "autor/a: ", "autores: ", "texto: ", "texto de ",
	"texto por ", "publicado por ", "escrito por ", "redactado por ",
	"redacción: ", "un artículo de ", "di: ", "di ",
	"autore: ", "autrice: ", "testo: ", "testo di ", "articolo di ", "a cura di ",
	"scritto da ", "pubblicato da ", "scris de ", "publicat de ", "postado por ",
	"enviado por ", "escribe ", "inviato da ", "postato da ", "trimis de ", "postat de ",
	"adăugat de ",
	/* Dutch, Scandinavian, Finnish */
	"door ", "door: ", "tekst: ", "auteur: ", "geschreven door ", "geplaatst door ", "av ",
	"av: ", "af ", "af: ", "skrevet af ", "skrevet av ", "skriven av ", "publicerad av ",
	"författare: ", "forfatter: ", "kirjoittaja: ", "kirjoittanut: ", "teksti: ",
	"toimittaja: ", "kirjoittanut ", "lähettänyt ", "gepost door ", "ingediend door ",
	"geplaatst door: ", "upplagd av ", "inskickat av ", "postad av ", "lagt inn av ",
	"lagt ut av ", "publisert av ", "postet av ", "sendt ind af ", "oprettet af ",
	/* Polish, Czech, Slovak, Croatian, Hungarian */
	"autor tekstu: ", "autorka: ", "autorzy: ", "napisał: ", "napisała: ", "napisał ",
	"napisała ", "opracował: ", "opracowała: ", "oprac. ", "rozmawiał ", "rozmawiała ",
	"dodane przez ", "opublikowane przez ", "napisane przez ", "wysłane przez ", "napsal ",
	"napsala ", "napísal ", "napísala ", "vystavil ", "vystavila ", "vložil ", "vložila ",
	"publikoval ", "publikovala ", "objavio ", "objavila ",
	"közzétette: ", "beküldte: ", "beküldte ",
	"bejegyezte: ", "piše: ", "napisao: ", "napisala: ", "szerző: ", "írta: ", "Írta: ",
	/* Russian, Ukrainian, Hebrew, Turkish, Indonesian */
	"автор: ", "Автор: ", "авторы: ", "Авторы: ", "автор статьи: ", "Автор статьи: ", "текст: ",
	"Текст: ", "опубликовано пользователем ", "Опубликовано пользователем ", "опубликовал ",
	"Опубликовал ", "опубликовала ", "Опубликовала ", "מאת: ", "מאת ",
	"yazan: ", "yazar: ", "gönderen ", "gönderen: ", "yayınlayan ", "diposting oleh ",
	"diterbitkan oleh ", "oleh: ", "oleh ", "penulis: ",
	/* Arabic, Japanese, Chinese */
	"بقلم: ", "بقلم ", "كتب: ", "كتبت: ", "記者・", "記者 / ", "記者/", "記者／", "記者：",
	"文 / ", "文／", "文・", "文/", "文：", "文＝", "著者：", "著者 ", "執筆：", "取材・文：",
	"有料会員限定記事　", "会員限定記事　", "会員限定　", "有料記事　", "作者：", "记者 ",
	"記者 ", "撰文：", "编辑：", "責任編輯：",
	/* Thai, Vietnamese, Persian, Greek */
	"โดย: ", "โดย : ", "โดย ", "เขียนโดย ", "เขียนโดย: ", "ผู้เขียน: ", "เรื่อง: ", "เรื่อง : ",
	"tác giả: ", "Tác giả: ", "bài viết: ", "thực hiện: ", "نویسنده: ", "نویسنده : ", "به قلم ",
	"خبرنگار: ", "γράφει ο ", "Γράφει ο ", "γράφει η ", "Γράφει η ",
	"συντάκτης: ", "Συντάκτης: ", "κείμενο: ", "Κείμενο: ",
	/* Serbian, Macedonian, Slovenian, Ukrainian, Baltic languages */
	"аутор: ", "Аутор: ", "аутори: ", "Аутори: ", "пише: ", "Пише: ", "avtor: ", "avtorica: ",
	"besedilo: ", "авторка: ", "Авторка: ", "autorius: ", "autorė: ", "tekstas: ", "autors: ",
	"autore: ", "teksts: ", "Της ", "Του ", "ΤΗΣ ", "ΤΟΥ ",
	/* Hindi */
	"लेखक: ", "लेखक : ", "लेखिका: ", "द्वारा ", "रिपोर्ट: "
};

/* Lines of forms and labels that stand where names stand, folded. */
static const char *const no_names[] = { "name", "name *", "your name", "by", "von", "por", "par",
	"author", "autor", "autorin", "auteur", "posted", "published", "veroffentlicht",
	"veroffentlicht am", "erschienen am", "erstellt am", "artikel von", "written by", "admin",
	"administrator", "administrateur", "administrador", "amministratore", "beheerder",
	"yonetici", "администратор", "wordpressadmin", "super user", "webmaster", "publisher",
	"comments", "kommentare", "share", "follow", "about the author", "uber den autor",
	"uber die autorin", "anonymous", "guest", "gast", "view all posts", "alle beitrage",
	"alle artikel", "more posts", "editor", "archiv anzeigen", "redaktor", "text", "foto",
	"bild", "quelle", "source", "unknown", "authors", "autoren", "autorinnen", "auteurs",
	"autores", "autori", "stand", "last updated", "updated", "aktualisiert", "cortesia",
	"courtesy", "opinion", "details", "detalles", "dettagli", "detalhes", "gegevens",
	"szczegoly", "tiedot", "detaljer", "podrobnosti", "подробности", "ayrintilar", "news",
	"politics", "sport", "sports", "business", "culture", "letters", "editorial", "features",
	"reviews", "lifestyle", "meinung", "politik", "wirtschaft", "kultur", "nachrichten",
	"deportes", "sociedad", "politica", "economia", "politique", "economie", "societe" };

/* Words that begin what is no name. */
static const char *const no_name_starts[] = { "©", "(c) ", "#",
	"foto: ", "photo: ", "bild: ", "image: ", "credit: ", "quelle: ", "read more", "mehr ",
	"alle ", "all ", "opublikowano", "view ", "archiv " };

/* Words that only a role has, folded. */
static const char *const role_words[] = { "correspondent", "reporter", "editor", "writer", "bbc",
	"news", "staff", "korrespondent", "redakteur", "journalist", "contributor", "columnist",
	"analyst", "professor", "director", "chief", "agencies", "desk", "producer", "presenter" };

/* Takes LABEL off the front of *TEXT. Its last space may be lost where a name in an
 * element of its own follows: "Geschrieben vonAnna". */
static bool starts_label(Str *text, Str label)
{
	Str tight = str_trim(label);

	if (str_starts_nocase(*text, label.at)) {
		*text = str_from(*text, label.size);
		return true;
	}
	if (tight.size < TIGHT_BYTES_MIN || text->size <= tight.size ||
		!str_equal_nocase(str_slice(*text, 0, tight.size), tight) ||
		!ascii_is_upper(text->at[tight.size]))
		return false;
	*text = str_from(*text, tight.size);
	return true;
}

/* Do TEXT and LABEL begin alike? Most do not, and there are many labels. */
static bool begins_alike(Str text, const char *label)
{
	return text.size > 0 && ascii_lower(text.at[0]) == ascii_lower(label[0]);
}

Str byline_without_label(Str text)
{
	for (bool again = true; again;) {
		again = false;
		text = str_trim(text);
		for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
			if (begins_alike(text, labels[i]) && starts_label(&text, str(labels[i]))) {
				again = true;
				break;
			}
	}
	return text;
}

bool byline_is_label(Str text)
{
	text = str_trim(text);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		if (!begins_alike(text, labels[i]))
			continue;
		Str label = str_trim(str(labels[i]));

		/* A preposition of two letters is too little without its name. */
		if (str_equal_nocase(text, label) &&
			(text.size > 2 || str_equal_nocase(text, str("by"))))
			return true;
		if (text.size == label.size + 1 && str_ends(text, ":") &&
			str_equal_nocase(str_slice(text, 0, label.size), label))
			return true;
	}
	return false;
}

Str byline_source(Str line)
{
	/* What stands before who published a release, or whom a story was taken from. */
	static const char *const sources[] = { "quelle:", "herausgeber:", "source:", "source :",
		"fuente:", "fonte:", "bron:", "źródło:", "källa:", "kilde:", "lähde:", "zdroj:",
		"источник:", "Источник:", "来源：", "来源:", "來源：", "来源: " };

	line = str_trim(line);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		if (!str_starts_nocase(line, sources[i]))
			continue;
		Str name = str_trim(str_from(line, strlen(sources[i])));

		return name.size <= SOURCE_BYTES_MAX && !str_has_digit(name) ? name : STR_NONE;
	}
	return STR_NONE;
}

Str byline_behind_genre(Str line)
{
	static const char *const genres[] = { "ein interview von ", "ein kommentar von ",
		"ein gastbeitrag von ", "gastbeitrag von ", "ein gastkommentar von ",
		"gastkommentar von ", "ein standpunkt von ", "ein essay von ", "ein bericht von ",
		"eine analyse von ", "eine kolumne von ", "eine reportage von ",
		"eine rezension von ", "an interview by ", "a guest post by ", "guest post by ",
		"an essay by ", "an opinion piece by ", "propos recueillis par ", "une tribune de ",
		"une chronique de ", "un reportage de ", "una entrevista de ", "un reportaje de ",
		"un'intervista di ", "een interview van " };

	for (size_t i = 0; i < sizeof genres / sizeof *genres; i++)
		if (str_starts_nocase(line, genres[i]))
			return str_from(line, strlen(genres[i]));
	return STR_NONE;
}

bool byline_is_author_address(Str address)
{
	static const char *const folders[] = { "author", "authors", "autor", "autorin", "autoren",
		"autores", "auteur", "auteurs", "autore", "autori", "staff", "writer", "writers",
		"journalist", "journalists", "journalisten", "journalistes", "reporter",
		"reporters", "contributor", "contributors", "columnist", "columnists", "redakteur",
		"byline", "skribent", "forfatter", "autorzy", "toimittaja" };

	for (size_t at = str_find_byte(address, '/', 0); at != STR_NOWHERE;
		at = str_find_byte(address, '/', at + 1)) {
		Str folder = str_from(address, at + 1);
		size_t end = str_find_byte(folder, '/', 0);

		/* What stands behind the folder is the person. */
		if (end == STR_NOWHERE || end + 1 >= folder.size)
			return false;
		folder = str_slice(folder, 0, end);
		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
			if (str_is_nocase(folder, folders[i]))
				return true;
	}
	return false;
}

bool byline_starts_name(Str text)
{
	return text.size > 0 && (ascii_is_upper(text.at[0]) || (unsigned char)text.at[0] >= 0x80);
}

/* Does no more than a letter follow the joint that ends at AT in TEXT: "Gears & i"? That is
 * one name. */
static bool joins_letter(Str text, size_t at)
{
	return utf8_count(str_from(text, at)) == 1;
}

/* Is the "&" in TEXT part of a name: "Gears & i"? */
static bool is_sign_and_letter(Str text)
{
	size_t at = str_find(text, " & ", 0);

	return at != STR_NOWHERE && joins_letter(text, at + strlen(" & "));
}

/* Small words inside names. */
static bool is_particle(Str word)
{
	static const char *const particles[] = { "de", "von", "van", "der", "den", "del", "della",
		"di", "da", "la", "le", "el", "al", "bin", "dos", "du", "zu", "und", "and", "y",
		"e", "et", "ten", "ter", "af", "av", "d'", "zur", "vom" };

	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (str_is(word, particles[i]))
			return true;
	return false;
}

/* A name of a few words and no address, label or number. */
static bool is_name(Str text)
{
	char room[NAME_BYTES_MAX];
	Str rest = text, word;
	unsigned words = 0;
	size_t size = fold_into(text, room, sizeof room);

	if (text.size < 2 || size == 0 || str_has_digit(text) || byline_is_label(text) ||
		str_find(text, ": ", 0) != STR_NOWHERE)
		return false;
	for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
		if (str_is(str_of(room, size), no_names[i]))
			return false;
	for (size_t i = 0; i < sizeof no_name_starts / sizeof *no_name_starts; i++)
		if (str_starts_nocase(text, no_name_starts[i]))
			return false;
	while (str_next_word(&rest, &word))
		words += !is_particle(word);
	return words <= NAME_WORDS_MAX && str_find(text, "://", 0) == STR_NOWHERE &&
		str_find(text, "www.", 0) == STR_NOWHERE &&
		str_find_byte(text, '@', 0) == STR_NOWHERE &&
		(str_find_byte(text, '&', 0) == STR_NOWHERE || is_sign_and_letter(text));
}

/* Is the full stop at AT that of an initial or a title: "D.", "Dr."? */
static bool is_initial(Str text, size_t at)
{
	size_t start = at;

	while (start > 0 && text.at[start - 1] != ' ' && text.at[start - 1] != '.')
		start--;
	return at - start <= 2 || str_starts(str_from(text, start), "Prof");
}

/* What stands in brackets behind a name before those of who worked with that person. */
static const char *const companies[] = { " (avec ", " (with ", " (mit ", " (con ", " (com ",
	" (met ", " (med " };

/* Does TEXT, from the bracket at AT on, name who else wrote? */
static bool opens_company(Str text, size_t at)
{
	for (size_t i = 0; at > 0 && i < sizeof companies / sizeof *companies; i++)
		if (str_starts(str_from(text, at - 1), companies[i]))
			return true;
	return false;
}

Str byline_company(Str behind)
{
	size_t close = str_find_byte(behind, ')', 0);

	for (size_t i = 0; close != STR_NOWHERE && i < sizeof companies / sizeof *companies; i++)
		if (str_starts(behind, companies[i] + 1))
			return str_slice(behind, 0, close + 1);
	return STR_NONE;
}

/* Does TEXT end in what an organisation is called, which may go on with "for": "Institute"? */
static bool ends_organisation(Str text)
{
	/* Folded ends of words. */
	static const char *const ends[] = { "ministerium", "amt", "institut", "institute", "center",
		"centre", "zentrum", "verband", "verein", "gesellschaft", "stiftung", "foundation",
		"agentur", "agency", "department", "ministry", "office", "school", "society",
		"association", "council", "coalition", "campaign", "initiative", "committee",
		"akademie", "academy", "anstalt", "bureau", "network", "netzwerk", "kommission",
		"commission", "beauftragte", "fachstelle", "forum", "union" };
	char room[NAME_BYTES_MAX];
	Str word = str_from(text, str_find_last_byte(text, ' ') + 1);
	Str folded = str_of(room, fold_into(word, room, sizeof room));

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(folded, ends[i]))
			return true;
	return false;
}

/* Where TEXT stops being a list of names: a time, a bar, bullet, line, bracket, sentence,
 * or the words for another's part in it. */
static size_t end_of_names(Str text)
{
	static const char *const ends[] = { "\n", " |", "|", " •", " ·", " on ", " am ", " le ",
		" - ", " – ", " — ", " // ", " @", ";", " for ", " For ", " für ", "(", " in ",
		" IN ", "　", " mit ", " with ", " avec ", " con ", " Illustration", " Foto",
		" Photo", " Bild", " Fotos", ", photo", ", foto", ", pictures", ", images",
		", video", ", illustrat", ", translated", ", traduit", ", traducción", ", as told",
		", aus dem ", " −", " 기자", " 특파원", " 통신원" };
	/* Before a time of day: "posted by Ada at 11:52 PM". */
	static const char *const clocks[] = { " at ", " um ", " à ", " a las ", " às ", " alle ",
		" om ", " kl. ", " kl ", " klo ", " o ", " в ", " a ", " en ", " op ", " v ",
		" на ", " ve ", " zaman: ", " à l'adresse ", " à l’adresse ", " pukul " };
	size_t best = text.size;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(text, ends[i], 0);

		if (at != STR_NOWHERE && ends[i][0] == '(' && opens_company(text, at))
			at = str_find_byte(text, ')', at);
		if (at != STR_NOWHERE && str_starts_nocase(str(ends[i]), " f") &&
			ends_organisation(str_slice(text, 0, at)))
			continue;
		if (at != STR_NOWHERE && at > 1 && at < best)
			best = at;
	}
	for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
		size_t at = str_find(text, clocks[i], 0), behind = at + strlen(clocks[i]);

		if (at < best && at > 1 && !ascii_is_digit(text.at[at - 1]) && behind < text.size &&
			ascii_is_digit(text.at[behind]))
			best = at;
	}
	for (size_t at = str_find(text, ". ", 0); at < best; at = str_find(text, ". ", at + 1))
		if (!is_initial(text, at))
			return at;
	return best;
}

/* TEXT without the signs behind a name, the full stop of a sentence among them. */
static Str without_end_signs(Str text)
{
	static const char *const wide[] = { "）", "／", "｜", "・" };

	for (size_t before = text.size + 1; text.size > 0 && text.size < before;) {
		char last = text.at[text.size - 1];

		before = text.size;
		if (strchr(",:/-|)]+", last) != NULL ||
			(last == '.' && !is_initial(text, text.size - 1)))
			text = str_trim(str_slice(text, 0, text.size - 1));
		for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
			if (str_ends(text, wide[i]))
				text = str_trim(str_slice(text, 0, text.size - strlen(wide[i])));
	}
	return text;
}

/* Bytes of the ideographs from AT on in TEXT, at most MOST of them. */
static size_t ideographs_at(Str text, size_t at, unsigned most)
{
	size_t end = at;
	uint32_t c;

	for (unsigned i = 0; i < most && end < text.size; i++) {
		size_t size = utf8_decode(text, end, &c, NULL);

		if (!((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005))
			break;
		end += size;
	}
	return end - at;
}

/* Who stands behind a label of Chinese within LINE: "来源：河畔日报　作者：李明 字号：大". Only
 * a name of two to four ideographs at the end of what stands there is one. */
static Str behind_inner_label(Str line)
{
	static const char *const inner[] = { "作者：", "作者:", "记者：", "记者:", "記者：",
		"記者:", "撰文：", "（记者 ", "(记者 ", "（记者", "(记者", "（記者", "(記者",
		"記者" };

	for (size_t i = 0; i < sizeof inner / sizeof *inner; i++) {
		size_t at = str_find(line, inner[i], 0), start = at + strlen(inner[i]);

		if (at == STR_NOWHERE)
			continue;
		bool bare = inner[i][0] != '(' && !str_starts(str(inner[i]), "（") &&
			!str_ends(str(inner[i]), "：") && !str_ends(str(inner[i]), ":");

		if (bare && at > 0)
			continue;
		size_t size = ideographs_at(line, start, 5);
		Str behind = str_from(line, start + size);

		if (size >= 6 && size <= 12 &&
			(behind.size == 0 || behind.at[0] == ' ' || behind.at[0] == '/' ||
				behind.at[0] == ')' || behind.at[0] == '|' ||
				str_starts(behind, "　") || str_starts(behind, "／") ||
				str_starts(behind, "）") || str_starts(behind, "、") ||
				str_starts(behind, "｜")))
			return str_slice(line, start, start + size);
	}
	return STR_NONE;
}

/* TEXT without the words at its end that lead from names to a date, or are buttons: "Ada Quill
 * Published", "Ada Quill Follow". Where a date follows, DATED, prepositions are such words, too:
 * "Inés Río el". */
static Str without_bridge(Str text, bool dated)
{
	static const char *const verbs[] = { "published", "posted", "updated", "created", "written",
		"publié", "veröffentlicht", "erstellt", "publicado", "pubblicato", "gepubliceerd",
		"follow", "following", "share", "tweet", "email", "print", "subscribe", "folgen",
		"teilen", "suivre", "partager", "seguir", "compartir", "segui", "condividi",
		"volgen", "delen", "obserwuj", "följ" };
	static const char *const small[] = { "at", "on", "el", "le", "il", "em", "op", "den", "am",
		"w", "dnia", "dne", "v", "в", "la", "dia", "på", "the" };

	for (bool again = true; again;) {
		size_t space = str_find_last_byte(text, ' ');

		again = false;
		if (space == STR_NOWHERE)
			break;
		for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
			again |= str_is_nocase(str_from(text, space + 1), verbs[i]);
		for (size_t i = 0; dated && i < sizeof small / sizeof *small; i++)
			again |= str_is_nocase(str_from(text, space + 1), small[i]);
		if (again)
			text = str_trim(str_slice(text, 0, space));
	}
	return text;
}

/* TEXT up to the word that is an address of mail; of "ada@marsh.example (Ada Quill)", as feeds
 * have it, the name. */
static Str without_mail(Str text)
{
	size_t sign = str_find_byte(text, '@', 0), start = sign;

	if (sign == STR_NOWHERE || sign + 1 >= text.size || !ascii_is_alnum(text.at[sign + 1]))
		return text;
	while (start > 0 && text.at[start - 1] != ' ')
		start--;
	if (start > 0 || start == sign)
		return str_slice(text, 0, start == sign ? text.size : start);
	size_t open = str_find(text, " (", sign);

	return open == STR_NOWHERE || !str_ends(text, ")")
		? text
		: str_slice(text, open + 2, text.size - 1);
}

static Str names_only(Str text)
{
	DateFound found;

	while (text.size > 0 && strchr("([*:-|+ ", text.at[0]) != NULL)
		text = str_from(text, 1);
	if (str_starts(text, "（"))
		text = str_from(text, strlen("（"));
	Str reporter = str_starts(text, "記者") || str_starts(text, "记者")
		? behind_inner_label(text)
		: STR_NONE;

	if (!str_empty(reporter))
		return reporter;
	text = byline_without_label(text);
	if (str_find(text, "://", 0) != STR_NOWHERE)
		return STR_NONE;
	text = without_mail(text);
	text = str_trim(str_slice(text, 0, end_of_names(text)));
	bool dated = date_find(text, 0, &found);

	if (dated)
		text = str_trim(str_slice(text, 0, found.start));
	return without_end_signs(without_bridge(text, dated));
}

/* Is PART, behind a name and a comma, what the author is rather than a name? */
static bool is_role(Str part)
{
	char room[NAME_BYTES_MAX];
	Str folded = fold_start(part, room, sizeof room), rest = part, word;

	for (size_t i = 0; i < sizeof role_words / sizeof *role_words; i++)
		if (str_find(folded, role_words[i], 0) != STR_NOWHERE)
			return true;
	while (str_next_word(&rest, &word))
		if (ascii_is_lower(word.at[0]) && !is_particle(word))
			return true;
	return false;
}

bool byline_is_role(Str line)
{
	char room[NAME_BYTES_MAX];
	Str folded = fold_start(line, room, sizeof room);

	if (line.size > LABEL_BYTES_MAX || str_has_digit(line))
		return false;
	for (size_t i = 0; i < sizeof role_words / sizeof *role_words; i++)
		if (str_find(folded, role_words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Is JOINT, a word at AT in TEXT, part of what an organisation is for: "Ministry of Boats and
 * Ice"? */
static bool joins_purposes(Str text, size_t at, Str joint)
{
	static const char *const purposes[] = { " für ", " for ", " of ", " pour " };

	if (joint.size < 4 || joint.at[0] != ' ' || joint.at[1] == '/')
		return false;
	for (size_t i = 0; i < sizeof purposes / sizeof *purposes; i++)
		if (str_find(str_slice(text, 0, at), purposes[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* The first of the words that join names in TEXT; its size in *SIZE. */
static size_t next_joint(Str text, size_t *size)
{
	static const char *const joints[] = { " and ", " und ", " et ", " y ", " e ", " & ", " og ",
		" och ", " en ", " ja ", " i ", " и ", ", ", ",", " / ", "/", "、", " And ",
		" AND " };
	size_t best = STR_NOWHERE;

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		size_t at = str_find(text, joints[i], 0);

		if (at < best && !joins_letter(text, at + strlen(joints[i])) &&
			!joins_purposes(text, at, str(joints[i]))) {
			best = at;
			*size = strlen(joints[i]);
		}
	}
	for (size_t i = 0; i < sizeof companies / sizeof *companies; i++) {
		size_t at = str_find(text, companies[i], 0);

		if (at < best) {
			best = at;
			*size = strlen(companies[i]);
		}
	}
	return best;
}

/* TEXT without markup in it, no-break spaces as spaces and runs of them as one. */
static Str plain_text(Arena *arena, Str text)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < text.size; i++) {
		size_t close = text.at[i] == '<' ? str_find_byte(text, '>', i) : STR_NOWHERE;

		if (close != STR_NOWHERE) {
			i = close;
			continue;
		}
		bool no_break = str_starts(str_from(text, i), "\xC2\xA0");
		char c = no_break ? ' ' : text.at[i];

		i += no_break;
		if (c != ' ' || out.size == 0 || out.at[out.size - 1] != ' ')
			text_add_byte(&out, c);
	}
	return text_str(&out);
}

/* Is NAME one of NAMES, which commas join? */
static bool is_among(Str name, Str names)
{
	while (names.size > 0) {
		size_t end = str_find(names, ", ", 0);

		if (str_equal(name, str_slice(names, 0, end)))
			return true;
		names = end == STR_NOWHERE ? STR_NONE : str_from(names, end + strlen(", "));
	}
	return false;
}

/* TEXT without the places in brackets behind names that others follow: "Zoé Petit (à Skarn) et
 * Luc Grand". */
static Str without_places(Arena *arena, Str text)
{
	static const char *const joints[] = { " et ", " and ", " und ", " y ", " e ", ", " };
	Text out = text_in(arena);
	size_t open;

	while ((open = str_find(text, " (", 0)) != STR_NOWHERE) {
		size_t close = str_find_byte(text, ')', open);
		bool joined = false;

		if (close == STR_NOWHERE || opens_company(text, open + 1))
			break;
		Str behind = str_from(text, close + 1);

		for (size_t i = 0; i < sizeof joints / sizeof *joints && !joined; i++)
			joined = str_starts(behind, joints[i]) &&
				byline_starts_name(str_from(behind, strlen(joints[i])));
		if (!joined)
			break;
		text_add(&out, str_slice(text, 0, open));
		text = behind;
	}
	if (out.size == 0)
		return text;
	text_add(&out, text);
	return text_str(&out);
}

Str byline_parse(Arena *arena, Str text, Str *role)
{
	Text out = text_in(arena);

	text = without_places(arena, plain_text(arena, text));
	text = names_only(str_slice(text, 0, utf8_floor(text, NAMES_BYTES_MAX)));
	while (text.size > 0) {
		size_t size = 0, at = next_joint(text, &size);
		Str name = byline_without_label(str_slice(text, 0, at));

		if (out.size > 0 && is_role(name)) {
			*role = str_trim(text);
			break;
		}
		text = at == STR_NOWHERE ? str_of(text.at, 0) : str_from(text, at + size);
		if (name.size == 0)
			continue;
		if (!is_name(name))
			break;
		if (is_among(name, text_str(&out)))
			continue;
		if (out.size > 0)
			text_add_c(&out, ", ");
		text_add(&out, name);
	}
	return out.size == 0 ? STR_NONE : text_str(&out);
}

/* Who stands in "Filed under: Gardens — ada @ 09:15", as early weblogs end their entries.
 * Absent in other lines. */
static Str before_time(Str line)
{
	static const char dash[] = " — ", at_sign[] = " @ ";
	size_t at = str_find(line, at_sign, 0), start = str_find(line, dash, 0);

	if (at == STR_NOWHERE || start >= at || at + 4 > line.size ||
		!ascii_is_digit(line.at[at + strlen(at_sign)]))
		return STR_NONE;
	return str_slice(line, start + strlen(dash), at);
}

bool byline_is_work_fact(Str line)
{
	/* Folded. */
	static const char *const facts[] = { "isbn", "verlag", "seiten", "seitenzahl", "umfang",
		"erscheinungs", "originaltitel", "publisher", "pages:", "page count", "hardcover",
		"paperback", "taschenbuch", "original title", "editeur", "maison d'edition",
		"nombre de pages", "titre original", "editorial:", "paginas", "titulo original",
		"editora", "casa editrice", "editore", "pagine", "titolo originale", "uitgeverij",
		"wydawnictwo", "liczba stron", "tytul oryginalu", "nakladatelstvi", "pocet stran",
		"издательство", "кол-во страниц", "forlag", "antal sidor", "出版社", "頁數",
		"页数" };
	char room[LABEL_BYTES_MAX];
	Str folded = fold_start(line, room, sizeof room);

	size_t colon = str_find_byte(folded, ':', 0);

	if (colon == STR_NOWHERE)
		return false;
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (str_starts(folded, facts[i]))
			return true;
	return false;
}

/* Who in LINE is called a reporter as Koreans are, behind the name: "윤하늘 기자". Absent in
 * other lines. */
static Str before_title(Str line)
{
	static const char *const titles[] = { " 기자", " 특파원", " 통신원", " 논설위원",
		" 칼럼니스트" };

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		size_t end = str_find(line, titles[i], 0), start = end;

		if (end == STR_NOWHERE)
			continue;
		/* Syllables of Hangul take three bytes each. */
		while (start >= 3 && (unsigned char)line.at[start - 3] >= 0xEA &&
			(unsigned char)line.at[start - 3] <= 0xED)
			start -= 3;
		size_t size = end - start;
		bool alone = start == 0 || strchr(" =|/)]", line.at[start - 1]) != NULL;

		if (alone && size >= 6 && size <= 12)
			return str_slice(line, start, end);
	}
	return STR_NONE;
}

/* Does NAME, what stands behind a label, begin with an account of one word that a date follows:
 * "ada on Thursday, 20 November 2008"? */
static bool is_dated_account(Str name)
{
	DateFound found;
	Str account;

	if (!date_find(name, 0, &found))
		return false;
	account = without_bridge(str_trim(str_slice(name, 0, found.start)), true);
	return account.size >= 2 && byline_is_account(account) && ascii_is_lower(account.at[0]);
}

Str byline_behind_label(Str line)
{
	Str reporter = before_title(line);

	if (str_empty(reporter))
		reporter = behind_inner_label(line);

	if (!str_empty(reporter))
		return reporter;
	static const char *const inner[] = { " by ", " von ", " par ", " por ", " By ", " Von ",
		" Par ", " Por ", " door ", " av ", " af " };
	DateFound found;

	if (str_starts_nocase(line, "pingback ") || str_starts_nocase(line, "trackback "))
		return STR_NONE;
	if (str_starts(line, "("))
		line = str_from(line, 1);
	if (str_starts(line, "（"))
		line = str_from(line, strlen("（"));
	while (line.size > 0 && (line.at[0] == '-' || line.at[0] == ' '))
		line = str_from(line, 1);
	Str name = byline_without_label(line);

	bool colon = name.size < line.size &&
		str_ends(str_trim(str_slice(line, 0, line.size - name.size)), ":");

	if (name.size < line.size &&
		(colon || byline_starts_name(name) ||
			(line.size - name.size >= VERB_BYTES_MIN && is_dated_account(name))))
		return line;
	name = before_time(line);
	if (!str_empty(name))
		return name;
	if (!date_find(line, 0, &found))
		return STR_NONE;
	Str behind = str_trim(str_from(line, found.end));

	name = byline_without_label(behind);
	if (name.size < behind.size && byline_starts_name(name))
		return name;
	/* "Pubblicato il 20 novembre da Pia Riva" */
	if (str_starts(behind, "da ") && byline_starts_name(str_from(behind, 3)))
		return str_from(behind, 3);
	for (size_t i = 0; i < sizeof inner / sizeof *inner; i++) {
		size_t at = str_find(line, inner[i], 0);

		if (at == STR_NOWHERE)
			continue;
		name = str_from(line, at + strlen(inner[i]));
		if (byline_starts_name(name))
			return name;
	}
	return STR_NONE;
}

bool byline_is_company(Str text)
{
	/* Folded, without their full stops. */
	static const char *const words[] = { "gmbh", "ggmbh", "ag", "kg", "ohg", "ug", "gbr", "ek",
		"ev", "inc", "ltd", "llc", "llp", "plc", "corp", "srl", "spa", "sas", "sarl", "sl",
		"bv", "nv", "oy", "oyj", "ab", "aps", "as", "sro", "zoo", "kft", "ooo", "ооо",
		"webdesign", "webagentur", "internetagentur", "werbeagentur", "agentur", "agency",
		"webstudio" };
	size_t dot = str_find_byte(text, '.', 0);

	if (str_find_byte(text, ' ', 0) == STR_NOWHERE && str_ends(text, "admin"))
		return true;
	if (str_find_byte(text, ' ', 0) == STR_NOWHERE)
		return dot != STR_NOWHERE && dot > 0 && dot + 2 < text.size;
	for (Str word; str_next_word(&text, &word);) {
		char room[LABEL_BYTES_MAX];
		size_t size = fold_into(word, room, sizeof room), bare = 0;

		for (size_t i = 0; i < size; i++)
			if (room[i] != '.' && room[i] != ',')
				room[bare++] = room[i];
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (str_is(str_of(room, bare), words[i]))
				return true;
	}
	return false;
}

bool byline_is_account(Str text)
{
	if (text.size == 0 || str_find_byte(text, ' ', 0) != STR_NOWHERE)
		return false;
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_upper(text.at[i]) || (unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
}

bool byline_is_initials(Str text)
{
	if (text.size > 3)
		return false;
	for (size_t i = 0; i < text.size; i++)
		if (!ascii_is_upper(text.at[i]))
			return false;
	return true;
}

static bool is_small(Str word)
{
	uint32_t c = 0;

	(void)utf8_decode(word, 0, &c, NULL);
	return uc_is_general_category(c, UC_LOWERCASE_LETTER);
}

static bool has_capital(Str word)
{
	for (size_t i = 0; i < word.size; i++)
		if (ascii_is_upper(word.at[i]))
			return true;
	return false;
}

bool byline_has_small_word(Str text)
{
	Str word;

	if (str_find_byte(text, ' ', 0) == STR_NOWHERE)
		return false;
	while (str_next_word(&text, &word))
		if (is_small(word) && !is_particle(word) && !has_capital(word))
			return true;
	return false;
}

bool byline_is_plain(Arena *arena, Str line)
{
	enum {
		SHARE_MIN = 40, /* percent of the line that are names */
		DATE_GAP = 8, /* bytes between names and date */
	};
	Str behind = byline_without_label(line), role, rest, word;
	DateFound found;

	if (behind.size == line.size || !byline_starts_name(behind))
		return false;
	Str names = byline_parse(arena, behind, &role);
	unsigned words = 0;

	for (rest = names; str_next_word(&rest, &word); words++)
		if (is_small(word) && !is_particle(word))
			return false;
	if (date_find(behind, 0, &found) && found.start <= names.size + DATE_GAP)
		return words > 0;
	return words >= 2 && names.size * 100 >= behind.size * SHARE_MIN;
}
