/* SPDX-License-Identifier: ISC */
#include "extract/byline_words.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "extract/dates.h"

enum {
	NAME_BYTES_MAX = 160,
	NAMES_BYTES_MAX = 600, /* of all names */
	NAME_WORDS_MAX = 6,
};

/* Words before a name, each ending as it must. The case of ASCII letters is ignored,
 * that of others not. */
static const char *const labels[] = {
	/* English */
	"interview with: ", "interview: ", "interview:", "posted by ", "written by ",
	"published by ", "submitted by ", "reported by ", "edited by ", "story by ", "text by ",
	"words by ", "by: ", "by ", "by\n", "author: ", "author:",
	/* German */
	"von: ", "von ", "von\n", "autor: ", "autorin: ", "autor:", "autoren: ", "autoren ",
	"autor ", "autorin ", "text: ", "text von ", "ein text von ", "ein beitrag von ",
	"beitrag von ", "blog beitrag von ", "blogbeitrag von ", "gastbeitrag von ",
	"ein gastbeitrag von ", "ein artikel von ", "artikel von ", "ein interview von ",
	"interview von ", "ein kommentar von ", "kommentar von ", "geschrieben von ",
	"geschrieben von: ", "verfasst von ", "verfasst von: ", "erstellt von ",
	"verfasser: ", "redaktion: ", "veröffentlicht von ",
	/* French */
	"par: ", "par ", "auteur: ", "auteur : ", "texte: ", "publié par ", "écrit par ",
	"Écrit par ", "propos recueillis par ", "un article de ",
	/* Spanish, Portuguese */
	"por: ", "por ", "autor: ", "autora: ", "texto: ", "publicado por ", "escrito por ",
	/* Italian, Dutch, Scandinavian, Polish, Czech */
	"di ", "autore: ", "testo: ", "a cura di ", "scritto da ", "door ",
	"door: ", "tekst: ", "geschreven door ", "av ", "af ", "skrevet af ", "skrevet av ",
	"kirjoittaja: ", "teksti: ", "autor tekstu: ", "napsal ", "napsala ",
	/* Russian, Hebrew, Turkish */
	"автор: ", "Автор: ", "текст: ", "Текст: ", "מאת: ", "מאת ", "yazan: ",
	/* Japanese, Chinese */
	"記者・", "文・", "文/", "文：", "文＝", "著者：", "著者 ", "執筆：", "取材・文：",
	"作者：", "记者 ", "記者 ", "撰文：", "编辑：", "責任編輯："
};

/* Lines of forms and labels that stand where names stand, folded. */
static const char *const no_names[] = { "name", "name *", "your name", "by", "von", "por", "par",
	"author", "autor", "autorin", "auteur", "posted", "published", "veroffentlicht",
	"veroffentlicht am", "erschienen am", "erstellt am", "artikel von", "written by", "admin",
	"administrator", "wordpressadmin", "webmaster", "comments", "kommentare", "share", "follow",
	"about the author", "uber den autor", "uber die autorin", "anonymous", "guest", "gast",
	"view all posts", "alle beitrage", "alle artikel", "more posts", "editor",
	"archiv anzeigen", "redaktor", "text", "foto", "bild", "quelle", "source", "unknown" };

/* Words that begin what is no name. */
static const char *const no_name_starts[] = { "©", "(c) ",
	"foto: ", "photo: ", "bild: ", "image: ", "credit: ", "quelle: ", "read more", "mehr ",
	"alle ", "all ", "view ", "archiv " };

/* Words that only a role has, folded. */
static const char *const role_words[] = { "correspondent", "reporter", "editor", "writer", "bbc",
	"news", "staff", "korrespondent", "redakteur", "journalist", "contributor", "columnist",
	"analyst", "professor", "director", "chief", "agencies", "desk", "producer", "presenter" };

Str byline_without_label(Str text)
{
	for (bool again = true; again;) {
		again = false;
		text = str_trim(text);
		for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
			if (str_starts_nocase(text, labels[i])) {
				text = str_from(text, strlen(labels[i]));
				again = true;
				break;
			}
	}
	return text;
}

static bool has_digit(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_digit(text.at[i]))
			return true;
	return false;
}

bool byline_starts_name(Str text)
{
	return text.size > 0 && (ascii_is_upper(text.at[0]) || (unsigned char)text.at[0] >= 0x80);
}

/* A name of a few words and no address, label or number. */
static bool is_name(Str text)
{
	char room[NAME_BYTES_MAX];
	Str rest = text, word;
	unsigned words = 0;
	size_t size = fold_into(text, room, sizeof room);

	if (text.size < 2 || size == 0 || has_digit(text))
		return false;
	for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
		if (str_is(str_of(room, size), no_names[i]))
			return false;
	for (size_t i = 0; i < sizeof no_name_starts / sizeof *no_name_starts; i++)
		if (str_starts_nocase(text, no_name_starts[i]))
			return false;
	while (str_next_word(&rest, &word))
		words++;
	return words <= NAME_WORDS_MAX && str_find(text, "://", 0) == STR_NOWHERE &&
		str_find(text, "www.", 0) == STR_NOWHERE &&
		str_find_byte(text, '@', 0) == STR_NOWHERE &&
		str_find_byte(text, '&', 0) == STR_NOWHERE;
}

/* Is the full stop at AT that of an initial or a title: "D.", "Dr."? */
static bool is_initial(Str text, size_t at)
{
	size_t start = at;

	while (start > 0 && text.at[start - 1] != ' ' && text.at[start - 1] != '.')
		start--;
	return at - start <= 2 || str_starts(str_from(text, start), "Prof");
}

/* Where TEXT stops being a list of names: a bar, bullet, line, bracket, sentence,
 * or the words for another's part in it. */
static size_t end_of_names(Str text)
{
	static const char *const ends[] = { "\n", " |", "|", " •", " ·", " on ", " am ", " le ",
		" - ", " – ", " — ", " // ", " @", ";", " for ", " For ", " für ", "(", " in ",
		"　", " Illustration", " Foto", " Photo", " Bild", " Fotos" };
	size_t best = text.size;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(text, ends[i], 0);

		if (at != STR_NOWHERE && at > 1 && at < best)
			best = at;
	}
	for (size_t at = str_find(text, ". ", 0); at < best; at = str_find(text, ". ", at + 1))
		if (!is_initial(text, at))
			return at;
	return best;
}

static Str names_only(Str text)
{
	DateFound found;

	while (text.size > 0 && strchr("([*:-|+ ", text.at[0]) != NULL)
		text = str_from(text, 1);
	if (str_starts(text, "（"))
		text = str_from(text, strlen("（"));
	text = byline_without_label(text);
	text = str_slice(text, 0, end_of_names(text));
	if (date_find(text, 0, &found))
		text = str_slice(text, 0, found.start);
	text = str_trim(text);
	while (text.size > 0 && strchr(",:/-|)]+", text.at[text.size - 1]) != NULL)
		text = str_trim(str_slice(text, 0, text.size - 1));
	if (str_ends(text, "）"))
		text = str_slice(text, 0, text.size - strlen("）"));
	return text;
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

/* The first of the words that join names in TEXT; its size in *SIZE. */
static size_t next_joint(Str text, size_t *size)
{
	static const char *const joints[] = { " and ", " und ", " et ", " y ", " e ", " & ", " og ",
		" och ", " en ", " ja ", " i ", " и ", ", ", ",", " / ", "、", " And ", " AND " };
	size_t best = STR_NOWHERE;

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		size_t at = str_find(text, joints[i], 0);

		if (at < best) {
			best = at;
			*size = strlen(joints[i]);
		}
	}
	return best;
}

/* TEXT with no-break spaces as spaces and runs of them as one. */
static Str plain_spaces(Arena *arena, Str text)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < text.size; i++) {
		bool no_break = str_starts(str_from(text, i), "\xC2\xA0");
		char c = no_break ? ' ' : text.at[i];

		i += no_break;
		if (c != ' ' || out.size == 0 || out.at[out.size - 1] != ' ')
			text_add_byte(&out, c);
	}
	return text_str(&out);
}

Str byline_parse(Arena *arena, Str text, Str *role)
{
	Text out = text_in(arena);

	text = plain_spaces(arena, text);
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
		if (out.size > 0)
			text_add_c(&out, ", ");
		text_add(&out, name);
	}
	return out.size == 0 ? STR_NONE : text_str(&out);
}

Str byline_behind_label(Str line)
{
	static const char *const inner[] = { " by ", " von ", " par ", " por ", " By ", " Von ",
		" Par ", " Por ", " door ", " av ", " af " };
	DateFound found;

	if (str_starts(line, "("))
		line = str_from(line, 1);
	if (str_starts(line, "（"))
		line = str_from(line, strlen("（"));
	while (line.size > 0 && (line.at[0] == '-' || line.at[0] == ' '))
		line = str_from(line, 1);
	Str name = byline_without_label(line);

	bool colon = name.size < line.size &&
		str_ends(str_trim(str_slice(line, 0, line.size - name.size)), ":");

	if (name.size < line.size && (colon || byline_starts_name(name)))
		return line;
	if (!date_find(line, 0, &found))
		return STR_NONE;
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

bool byline_is_account(Str text)
{
	if (text.size == 0 || str_find_byte(text, ' ', 0) != STR_NOWHERE)
		return false;
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_upper(text.at[i]) || (unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
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
		if (ascii_is_lower(word.at[0]) && !is_particle(word))
			return false;
	if (date_find(behind, 0, &found) && found.start <= names.size + DATE_GAP)
		return words > 0;
	return words >= 2 && names.size * 100 >= behind.size * SHARE_MIN;
}
