/* SPDX-License-Identifier: ISC */
#include "extract/signature.h"

#include <unicase.h>
#include <unictype.h>

#include "article/article.h"
#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	NAME_BYTES_MAX = 90,
	NAME_WORDS_MAX = 5,
	SIGNATURE_BYTES_MAX = 120,
	SIGNATURE_WORDS_MAX = 12,
	SAYS_BYTES_MIN = 4 /* of a word for saying that is no name */
};

/* The code point before byte END of TEXT, its start in *START. */
static uint32_t rune_before(Str text, size_t end, size_t *start)
{
	uint32_t c = 0;

	*start = utf8_floor(text, end - 1);
	(void)utf8_decode(text, *start, &c, NULL);
	return c;
}

static bool closes(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D ||
		c == 0x201C || c == 0x00BB || c == 0x00AB || c == 0x300D || c == 0x300F ||
		c == 0xFF09 || c == ' ';
}

static bool ends_a_sentence(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
		c == 0xFF1F || c == 0xFF0E || c == 0x061F || c == 0x06D4 || c == 0x0964;
}

bool ends_sentence(Str text)
{
	size_t end = text.size, start;

	while (end > 0) {
		uint32_t c = rune_before(text, end, &start);

		if (ends_a_sentence(c))
			return true;
		if (!closes(c))
			return false;
		end = start;
	}
	return false;
}

/* Is WORD, folded, in the table WORDS of COUNT? */
static bool in_words(Str word, const char *const *words, size_t count)
{
	char room[32];
	Str folded = str_of(room, fold_into(word, room, sizeof room));

	for (size_t i = 0; i < count; i++)
		if (str_is(folded, words[i]))
			return true;
	return false;
}

#define IN(word, table) in_words((word), (table), sizeof(table) / sizeof(table)[0])

/* Does WORD end in a full stop that is not that of an initial or a title? */
static bool stops(Str word)
{
	static const char *const titles[] = { "jr.", "sr.", "dr.", "mr.", "mrs.", "ms.", "prof.",
		"st.", "rev.", "capt.", "col.", "gen.", "lt.", "sgt." };

	if (!str_ends(word, "."))
		return false;
	return !(utf8_count(word) <= 2 || IN(word, titles) ||
		str_find_byte(str_slice(word, 0, word.size - 1), '.', 0) != STR_NOWHERE);
}

bool name_like(Str text)
{
	Str rest = text, word;
	int words = 0;

	text = str_trim(text);
	if (text.size == 0 || text.size > NAME_BYTES_MAX || str_find(text, "://", 0) != STR_NOWHERE)
		return false;
	while (str_next_word(&rest, &word)) {
		words++;
		if (stops(word) || str_ends(word, ":") || str_ends(word, ";"))
			return false;
	}
	if (words == 0 || words > NAME_WORDS_MAX)
		return false;
	size_t start;
	uint32_t last = rune_before(text, text.size, &start);

	return last != '!' && last != '?' && last != 0x3002 && last != ',' &&
		str_find_byte(text, '|', 0) == STR_NOWHERE;
}

static bool is_small_word(Str word)
{
	static const char *const small[] = { "de", "da", "do", "dos", "di", "del", "della", "van",
		"von", "der", "den", "zu", "la", "le", "du", "al", "el", "bin", "ben", "ibn", "y",
		"e", "af", "av", "ter", "ten", "and", "und", "et" };

	return IN(word, small);
}

bool name_capitalised(Str text)
{
	Str rest = text, word;
	int capitals = 0;

	if (!name_like(text) || str_has_digit(text))
		return false;
	while (str_next_word(&rest, &word)) {
		uint32_t c;

		(void)utf8_decode(word, 0, &c, NULL);
		if (uc_is_general_category(c, UC_UPPERCASE_LETTER) ||
			uc_is_general_category(c, UC_TITLECASE_LETTER) ||
			uc_is_general_category(c, UC_OTHER_LETTER))
			capitals++;
		else if (!is_small_word(word))
			return false;
	}
	return capitals > 0;
}

bool signature_like(Str line)
{
	Str author, place, rest = line, word;
	int words = 0;

	line = str_trim(line);
	if (line.size == 0 || line.size > SIGNATURE_BYTES_MAX)
		return false;
	while (str_next_word(&rest, &word))
		words++;
	if (words > SIGNATURE_WORDS_MAX)
		return false;
	signature_split(line, &author, &place);
	if (!name_like(author))
		return false;
	if (!str_present(place))
		return !ends_sentence(line) || name_capitalised(author);
	/* A place is a name as well, perhaps with its country. */
	uint32_t c;

	(void)utf8_decode(place, 0, &c, NULL);
	if (ends_sentence(place) && !str_ends(place, "."))
		return false;
	return !uc_is_general_category(c, UC_LOWERCASE_LETTER) || words <= 6;
}

/* Does PLACE begin with what belongs to the name before it? The size of that. */
static size_t name_suffix(Str place)
{
	static const char *const suffixes[] = { "jr", "jr.", "sr", "sr.", "mp", "msp", "mep", "md",
		"phd", "ph.d.", "esq", "esq.", "obe", "mbe", "qc", "ii", "iii" };
	size_t comma = str_find_byte(place, ',', 0);
	Str first = str_trim(str_slice(place, 0, comma == STR_NOWHERE ? place.size : comma));

	return IN(first, suffixes) ? (comma == STR_NOWHERE ? place.size : comma) : 0;
}

/* The first comma of any script in LINE at or after FROM, its size in *SIZE. */
static size_t find_comma(Str line, size_t from, size_t *size)
{
	static const char *const commas[] = { ",", "،", "、", "，" };
	size_t first = STR_NOWHERE;

	for (size_t i = 0; i < sizeof commas / sizeof commas[0]; i++) {
		size_t at = str_find(line, commas[i], from);

		if (at < first) {
			first = at;
			*size = str(commas[i]).size;
		}
	}
	return first;
}

void signature_split(Str line, Str *author, Str *place)
{
	size_t size = 1, comma = find_comma(line, 0, &size);

	line = str_trim(line);
	*place = STR_NONE;
	*author = line;
	while (comma != STR_NOWHERE) {
		Str behind = str_trim(str_from(line, comma + size));
		size_t suffix = name_suffix(behind);

		if (suffix == 0) {
			*author = str_trim(str_slice(line, 0, comma));
			if (behind.size > 0)
				*place = behind;
			return;
		}
		comma = find_comma(line, comma + size + suffix, &size);
	}
}

/* Words before an author's name, folded; the longer before the shorter. */
static const char *const before_author[] = { "submitted by", "comment by", "comment from",
	"posted by", "written by", "gespeichert von", "verfasst von", "envoye par", "dodane przez",
	"geschrieben von", "kommentar von", "commentaire de", "comentario de", "commento di",
	"komentarz od", "eingestellt von", "enviado por", "publicado por", "reply by", "added by",
	"reply to", "added", "posted", "author:", "autor:", "name:", "from:", "von", "par", "por",
	"by", "op", "herr", "frau", "odpowiedz", "antworten", "reply" };

/* Words behind it. */
static const char *const behind_author[] = { "(not verified)", "(nicht uberpruft)", "(non verifie)",
	"(niet geverifieerd)", "(no verificado)", "(guest)", "(gast)", "[visitor]", "[member]",
	"[besucher]", "edited", "says", "said", "say", "wrote", "writes", "sagt", "sagte",
	"schrieb", "schreibt", "meint", "meinte", "a dit", "dit", "a ecrit", "ecrit", "dijo",
	"dice", "escribio", "disse", "diz", "ha scritto", "scrive", "pisze", "napisal",
	"napisal(a)", "mowi", "пишет", "говорит", "написал", "zegt", "schreef", "sager", "skrev",
	"sier", "sanoo", "kirjoitti", "dedi ki", "rika", "on", "at", "am", "um", "le", "el", "em",
	"il", "il giorno", "dnia", "於", "-", "am:" };

/* Size of the characters of TEXT that fold into its first SIZE folded bytes. */
static size_t size_of_folded(Str text, size_t size)
{
	char room[16];
	size_t at = 0, folded = 0;

	while (at < text.size && folded < size) {
		uint32_t c;
		size_t step = utf8_decode(text, at, &c, NULL);

		folded +=
			c == ' ' ? 1 : fold_into(str_slice(text, at, at + step), room, sizeof room);
		at += step;
	}
	return at;
}

static bool is_separator(uint32_t c)
{
	switch (c) {
	case '|':
	case ':':
	case ',':
	case '-':
	case ' ':
	case ';':
	case '/':
	case '@':
	case '\n':
	case '\t':
	case '>':
	case 0x00A0:
	case 0x00AB:
	case 0x00B7:
	case 0x00BB:
	case 0x2013:
	case 0x2014:
	case 0x2022:
	case 0x2502:
		return true;
	default:
		return false;
	}
}

Str separators_trim(Str text)
{
	uint32_t c;

	for (size_t bytes; (bytes = utf8_decode(text, 0, &c, NULL)) > 0 && is_separator(c);)
		text = str_from(text, bytes);
	while (text.size > 0) {
		size_t last = utf8_floor(text, text.size - 1);

		(void)utf8_decode(text, last, &c, NULL);
		if (!is_separator(c))
			break;
		text.size = last;
	}
	return text;
}

/* Takes "#12", "12." or "12)" off the front of TEXT. */
static Str without_number(Str text)
{
	size_t at = str_starts(text, "#") || str_starts(text, "№") ? 1 : 0, digits = at;

	while (at < text.size && ascii_is_digit(text.at[at]))
		at++;
	if (at == digits || at >= text.size)
		return digits > 0 && at > digits ? str_from(text, at) : text;
	if (digits > 0 || text.at[at] == '.' || text.at[at] == ')')
		return str_from(text, digits > 0 ? at : at + 1);
	return text;
}

/* TEXT without one word of the tables at an end; the same when there is none. */
static Str without_words(Str text)
{
	char room[NAME_BYTES_MAX * 2];
	Str folded = str_of(room, fold_into(text, room, sizeof room));

	for (size_t i = 0; i < sizeof before_author / sizeof before_author[0]; i++) {
		if (!str_starts(folded, before_author[i]))
			continue;
		Str words = str(before_author[i]);

		if (folded.size == words.size)
			return str_slice(text, 0, 0);
		if (folded.at[words.size] == ' ' || folded.at[words.size] == ':' ||
			str_ends(words, ":"))
			return str_from(text, size_of_folded(text, words.size));
	}
	for (size_t i = 0; i < sizeof behind_author / sizeof behind_author[0]; i++) {
		Str words = str(behind_author[i]);
		size_t front = folded.size - words.size;

		/* The name stands in an element of its own. */
		if (words.size >= SAYS_BYTES_MIN && str_equal(folded, words))
			return str_slice(text, 0, 0);
		if (str_ends(folded, behind_author[i]) && folded.size > words.size &&
			(folded.at[front - 1] == ' ' || words.at[0] == '('))
			return str_slice(text, 0, size_of_folded(text, front));
	}
	return text;
}

/* AUTHOR without a number in brackets behind it: "moth (61)", a member's. */
static Str without_count(Str author)
{
	size_t open = str_find_last_byte(author, '(');

	if (open == STR_NOWHERE || open == 0 || !str_ends(author, ")"))
		return author;
	for (size_t i = open + 1; i + 1 < author.size; i++)
		if (!ascii_is_digit(author.at[i]) && author.at[i] != ' ')
			return author;
	return str_trim(str_slice(author, 0, open));
}

/* AUTHOR without the address in brackets behind it. */
static Str without_mail(Str author)
{
	size_t open = str_find_last_byte(author, '(');

	if (open == STR_NOWHERE || open == 0 || !str_ends(author, ")") ||
		str_find_byte(author, '@', open) == STR_NOWHERE)
		return author;
	return str_trim(str_slice(author, 0, open));
}

Str author_trim(Str author)
{
	author = without_mail(str_trim(author));

	for (int i = 0; i < 6; i++) {
		size_t before = author.size;

		author = separators_trim(author);
		/* "Len said...": the stops belong to the words, but not those of "P.". */
		Str stopped = author;

		while (str_ends(stopped, ".") || str_ends(stopped, "…"))
			stopped.size -= str_ends(stopped, ".") ? 1 : str("…").size;
		if (stopped.size < author.size && without_words(stopped).size < stopped.size)
			author = stopped;
		author = without_words(without_count(without_number(author)));
		if (author.size > 2 &&
			((str_starts(author, "(") && str_ends(author, ")")) ||
				(str_starts(author, "[") && str_ends(author, "]"))))
			author = str_slice(author, 1, author.size - 1);
		if (author.size == before)
			break;
	}
	/* Brackets that lost their other half to the date. */
	if (str_ends(author, "(") || str_ends(author, "["))
		author = str_trim(str_slice(author, 0, author.size - 1));
	if (str_starts(author, ")") || str_starts(author, "]"))
		author = str_trim(str_from(author, 1));
	return author;
}

bool byline_take(Str *line)
{
	/* The words before a name; the longest that fits. A colon may follow; it
	 * must where the words are no preposition. */
	static const struct {
		const char *words;
		bool colon;
	} openings[] = {
		{ "by", false },
		{ "written by", false },
		{ "reported by", false },
		{ "posted by", false },
		{ "story by", false },
		{ "report by", false },
		{ "words by", false },
		{ "author", true },
		{ "text", true },
		{ "from", true },
		{ "von", false },
		{ "autor", true },
		{ "autorin", true },
		{ "par", false },
		{ "por", false },
		{ "di", false },
		{ "da", true },
		{ "door", false },
		{ "av", false },
		{ "af", false },
		{ "tekst", true },
		{ "autor tekstu", true },
		{ "автор", true },
		{ "текст", true },
		{ "מאת", false },
		{ "בקלם", true },
		{ "記者", false },
		{ "文", true },
	};
	char room[48];
	Str folded = fold_start(*line, room, sizeof room);

	for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
		Str words = str(openings[i].words);

		if (!str_starts(folded, openings[i].words))
			continue;
		Str behind = str_from(*line, words.size);
		bool colon = str_starts(behind, ":");

		if (!colon && (openings[i].colon || !str_starts(behind, " ")))
			continue;
		behind = str_trim(str_from(behind, 1));
		Str author, place;

		signature_split(behind, &author, &place);
		if (!name_like(author) || str_has_digit(author))
			continue;
		uint32_t c;

		(void)utf8_decode(behind, 0, &c, NULL);
		if (uc_is_general_category(c, UC_LOWERCASE_LETTER) && !is_small_word(author))
			continue;
		*line = behind;
		return true;
	}
	return false;
}

Str byline_names(Arena *arena, Str names)
{
	static const char *const joins[] = { "and", "und", "et", "y", "e", "og", "och", "i", "и",
		"&" };
	Text text = text_in(arena);
	Str rest = names, word;

	while (str_next_word(&rest, &word)) {
		if (IN(word, joins) && text.size > 0 && str_trim(rest).size > 0) {
			if (text.at[text.size - 1] != ',')
				text_add_byte(&text, ',');
			continue;
		}
		if (text.size > 0)
			text_add_byte(&text, ' ');
		text_add(&text, word);
	}
	return text_str(&text);
}

bool role_like(Str text)
{
	static const char *const roles[] = { "correspondent", "editor", "reporter", "analyst",
		"writer", "columnist", "journalist", "news", "producer", "professor", "director",
		"economist", "expert", "historian", "critic", "blogger", "specialist", "lecturer",
		"commentator", "korrespondent", "korrespondentin", "redakteur", "redakteurin",
		"reporterin", "correspondant", "correspondante", "journaliste", "corresponsal",
		"redactor", "periodista", "corrispondente", "giornalista", "online", "magazine",
		"herald", "times", "service", "university", "institute", "bbc" };
	Str rest = text, word;

	if (ends_sentence(text) || text.size > NAME_BYTES_MAX)
		return false;
	while (str_next_word(&rest, &word)) {
		while (str_ends(word, ","))
			word.size--;
		if (IN(word, roles))
			return true;
	}
	return false;
}
