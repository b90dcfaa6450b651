/* SPDX-License-Identifier: ISC */
#include "extract/related_titles.h"

#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/related_items.h"
#include "extract/signature.h"

enum {
	MEDIA_REST_BYTES = 10, /* of a title behind a word for its medium */
};

/* Words for another medium than a text. */
static const char *const media_words[] = { "Video", "Vidéo", "Vídeo", "Wideo", "Видео", "Audio",
	"Foto", "Fotos", "Galerie", "Bildergalerie", "Podcast" };

enum {
	MEDIA_WORDS = sizeof media_words / sizeof *media_words
};

Str related_media_word(Str text)
{
	for (size_t i = 0; i < MEDIA_WORDS; i++) {
		size_t size = str(media_words[i]).size;

		if (text.size < size ||
			!str_equal_nocase(str_slice(text, 0, size), str(media_words[i])))
			continue;
		if (size == text.size || str_starts(str_from(text, size), ":"))
			return str_slice(text, 0, size + (size < text.size));
		if (str_starts(str_from(text, size), " :"))
			return str_slice(text, 0, size + 2);
	}
	return STR_NONE;
}

/* Where in TITLE what is parted off at its end by a dash, a bar or brackets begins, the sign
 * included; STR_NOWHERE when nothing is. */
static size_t parted_end(Str title)
{
	static const char *const signs[] = { " – ", " — ", " - ", " | ", " (", " [" };
	size_t last = STR_NOWHERE;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		for (size_t at = 0; (at = str_find(title, signs[i], at)) != STR_NOWHERE; at++)
			last = last == STR_NOWHERE || at > last ? at : last;
	return last;
}

/* Takes the word for another medium off the end of TITLE: "Storm reaches the coast – video". */
static Str take_media_tail(Str *title)
{
	static const char *const more[] = { "in pictures", "video report", "gallery" };
	size_t at = parted_end(*title);

	if (at == STR_NOWHERE || at < MEDIA_REST_BYTES)
		return STR_NONE;
	Str word = separators_trim(str_from(*title, at));

	if (str_starts(word, "(") || str_starts(word, "["))
		word = str_trim(str_slice(word, 1, word.size - 1));
	bool known = false;

	for (size_t i = 0; i < MEDIA_WORDS; i++)
		known = known || str_equal_nocase(word, str(media_words[i]));
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		known = known || str_is_nocase(word, more[i]);
	if (!known)
		return STR_NONE;
	*title = str_trim(str_slice(*title, 0, at));
	return word;
}

/* Takes the word for another medium off TITLE, where enough is left beside it. "Video" of
 * the BBC and "In pictures" have no colon. */
static Str take_media(Str *title)
{
	static const char *const bare[] = { "Video ", "In pictures " };
	Str lead = related_media_word(*title);

	for (size_t i = 0; i < sizeof bare / sizeof bare[0] && !str_present(lead); i++)
		if (str_starts(*title, bare[i]))
			lead = str_slice(*title, 0, str(bare[i]).size);
	if (!str_present(lead))
		return take_media_tail(title);
	if (title->size <= lead.size + MEDIA_REST_BYTES)
		return STR_NONE;
	*title = str_trim(str_from(*title, lead.size));
	return str_trim(separators_trim(lead));
}

Str related_title_clean(Str title, Str *media)
{
	static const char *const signs[] = { "»", "›", "→", "•", "▶" };
	DateFound found;

	title = str_trim(title);
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_starts(title, signs[i]) &&
			title.size > str(signs[i]).size + MEDIA_REST_BYTES)
			title = str_trim(str_from(title, str(signs[i]).size));
	*media = take_media(&title);
	if (!date_find(title, 0, &found) || found.date.precision < DATE_DAY)
		return title;
	Str before = separators_trim(str_slice(title, 0, found.start));
	Str behind = separators_trim(str_from(title, found.end));

	while (str_ends(before, "("))
		before = separators_trim(str_slice(before, 0, before.size - 1));
	if (behind.size <= 1 && characters_count(before) >= RELATED_TITLE_MIN)
		return before;
	if (before.size == 0 && characters_count(behind) >= RELATED_TITLE_MIN)
		return behind;
	return title;
}
