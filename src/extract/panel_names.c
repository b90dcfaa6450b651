/* SPDX-License-Identifier: ISC */
#include "extract/panel_names.h"

#include <string.h>

#include "extract/first_bytes.h"
#include "extract/signals.h"

/* A word of a name and what it says. A word matches whole, or where it ends in
 * '*' by its beginning. */
typedef struct {
	char word[20];
	uint32_t bits;
} NameRow;

static const NameRow rows[] = {
	{ "comment", NAME_COMMENT },
	{ "comments", NAME_COMMENT | NAME_CONTAINER },
	{ "comment*", NAME_COMMENT },
	{ "cmt*", NAME_COMMENT },
	{ "cmnt*", NAME_COMMENT },
	{ "komment*", NAME_COMMENT },
	{ "koment*", NAME_COMMENT },
	{ "coment*", NAME_COMMENT },
	{ "leserkomm*", NAME_COMMENT },
	{ "usercomm*", NAME_COMMENT },
	{ "reactie*", NAME_COMMENT },
	{ "reaction*", NAME_COMMENT },
	{ "yorum*", NAME_COMMENT },
	{ "talkback*", NAME_COMMENT },
	{ "leserbrief*", NAME_COMMENT },
	{ "disqus*", NAME_COMMENT },
	{ "guestbook*", NAME_COMMENT },
	{ "reply", NAME_POST | NAME_BUTTON },
	{ "replies", NAME_POST },
	{ "post", NAME_POST },
	{ "posts", NAME_POST },
	{ "forum*", NAME_POST | NAME_FORUM },
	{ "message", NAME_POST | NAME_TEXT },
	{ "messages", NAME_POST },
	{ "msg", NAME_POST },
	{ "thread", NAME_POST | NAME_CONTAINER },
	{ "threads", NAME_POST | NAME_CONTAINER },
	{ "topic", NAME_POST },
	{ "responses", NAME_POST },
	{ "response", NAME_POST },
	{ "antwort", NAME_POST },
	{ "list", NAME_CONTAINER },
	{ "listing", NAME_CONTAINER },
	{ "commentlist", NAME_COMMENT | NAME_CONTAINER },
	{ "area", NAME_CONTAINER },
	{ "wrap", NAME_CONTAINER },
	{ "wrapper", NAME_CONTAINER },
	{ "section", NAME_CONTAINER },
	{ "children", NAME_CONTAINER },
	{ "box", NAME_CONTAINER },
	{ "container", NAME_CONTAINER },
	{ "block", NAME_CONTAINER },
	{ "holder", NAME_CONTAINER },
	{ "items", NAME_CONTAINER },
	{ "group", NAME_CONTAINER },
	{ "feed", NAME_CONTAINER },
	{ "fn", NAME_AUTHOR_1 },
	{ "author", NAME_AUTHOR_2 },
	{ "authors", NAME_AUTHOR_2 },
	{ "authorname", NAME_AUTHOR_2 },
	{ "commentauthor", NAME_AUTHOR_2 },
	{ "commenter", NAME_AUTHOR_2 },
	{ "commentator", NAME_AUTHOR_2 },
	{ "kommentator", NAME_AUTHOR_2 },
	{ "komentator", NAME_AUTHOR_2 },
	{ "autor", NAME_AUTHOR_2 },
	{ "autore", NAME_AUTHOR_2 },
	{ "auteur", NAME_AUTHOR_2 },
	{ "username", NAME_AUTHOR_2 },
	{ "usernames", NAME_AUTHOR_2 },
	{ "nick*", NAME_AUTHOR_2 },
	{ "benutzer*", NAME_AUTHOR_2 },
	{ "verfasser*", NAME_AUTHOR_2 },
	{ "absender", NAME_AUTHOR_2 },
	{ "poster", NAME_AUTHOR_2 },
	{ "writer", NAME_AUTHOR_2 },
	{ "usuario", NAME_AUTHOR_2 },
	{ "sig", NAME_AUTHOR_2 | NAME_SIGNATURE },
	{ "signature", NAME_AUTHOR_2 | NAME_SIGNATURE },
	{ "user", NAME_AUTHOR_3 },
	{ "by", NAME_AUTHOR_3 | NAME_SIGNATURE },
	{ "name", NAME_AUTHOR_3 },
	{ "member", NAME_AUTHOR_3 },
	{ "profile", NAME_AUTHOR_3 },
	{ "person", NAME_AUTHOR_3 },
	{ "location", NAME_PLACE },
	{ "city", NAME_PLACE },
	{ "ort", NAME_PLACE },
	{ "wohnort", NAME_PLACE },
	{ "place", NAME_PLACE },
	{ "town", NAME_PLACE },
	{ "date", NAME_DATE },
	{ "datum", NAME_DATE },
	{ "time", NAME_DATE },
	{ "timestamp", NAME_DATE },
	{ "datetime", NAME_DATE },
	{ "fecha", NAME_DATE },
	{ "zeit", NAME_DATE },
	{ "uhrzeit", NAME_DATE },
	{ "tarih", NAME_DATE },
	{ "czas", NAME_DATE },
	{ "horodatage", NAME_DATE },
	{ "hora", NAME_DATE },
	{ "heure", NAME_DATE },
	{ "ago", NAME_DATE },
	{ "timeago", NAME_DATE },
	{ "data", NAME_DATE },
	{ "created", NAME_DATE },
	{ "published", NAME_DATE },
	{ "content", NAME_TEXT },
	{ "contents", NAME_TEXT },
	{ "body", NAME_TEXT },
	{ "text", NAME_TEXT },
	{ "texte", NAME_TEXT },
	{ "texto", NAME_TEXT },
	{ "inhalt", NAME_TEXT },
	{ "postcontent", NAME_TEXT },
	{ "posttext", NAME_TEXT },
	{ "messagetext", NAME_TEXT },
	{ "commenttext", NAME_TEXT | NAME_COMMENT },
	{ "commentbody", NAME_TEXT | NAME_COMMENT },
	{ "commentcontent", NAME_TEXT | NAME_COMMENT },
	{ "bbwrapper", NAME_TEXT },
	{ "vote*", NAME_BUTTON | NAME_SCORE },
	{ "voting", NAME_BUTTON | NAME_SCORE },
	{ "like", NAME_BUTTON | NAME_SCORE_UP },
	{ "likes", NAME_BUTTON | NAME_SCORE_UP },
	{ "dislike*", NAME_BUTTON | NAME_SCORE_DOWN },
	{ "share*", NAME_BUTTON },
	{ "sharing", NAME_BUTTON },
	{ "report*", NAME_BUTTON },
	{ "avatar*", NAME_BUTTON },
	{ "gravatar", NAME_BUTTON },
	{ "badge*", NAME_BUTTON },
	{ "rating*", NAME_BUTTON | NAME_SCORE },
	{ "rate", NAME_BUTTON },
	{ "action*", NAME_BUTTON },
	{ "button*", NAME_BUTTON },
	{ "btn", NAME_BUTTON },
	{ "toolbar", NAME_BUTTON },
	{ "tools", NAME_BUTTON },
	{ "flag*", NAME_BUTTON },
	{ "karma", NAME_BUTTON },
	{ "score", NAME_BUTTON | NAME_SCORE },
	{ "controls", NAME_BUTTON },
	{ "menu", NAME_BUTTON },
	{ "moderat*", NAME_BUTTON },
	{ "awaiting", NAME_BUTTON },
	{ "recommend", NAME_BUTTON | NAME_RECOMMENDED | NAME_SCORE_UP },
	{ "rec", NAME_BUTTON },
	{ "says", NAME_BUTTON },
	{ "links", NAME_BUTTON },
	{ "answer", NAME_BUTTON | NAME_POST },
	{ "answers", NAME_POST | NAME_CONTAINER },
	{ "recent*", NAME_RECENT },
	{ "latest", NAME_RECENT },
	{ "newest", NAME_RECENT },
	{ "friss", NAME_RECENT },
	{ "sidebar*", NAME_RECENT },
	{ "neueste", NAME_RECENT },
	{ "letzte", NAME_RECENT },
	{ "derniers", NAME_RECENT },
	{ "relat*", NAME_RELATED },
	{ "relac*", NAME_RELATED },
	{ "similar*", NAME_RELATED },
	{ "verwandt*", NAME_RELATED },
	{ "yarpp*", NAME_RELATED },
	{ "recommended", NAME_RECOMMENDED },
	{ "recommendation*", NAME_RECOMMENDED },
	{ "recommends", NAME_RECOMMENDED },
	{ "suggest*", NAME_RECOMMENDED },
	{ "seealso", NAME_RELATED },
	{ "readalso", NAME_RELATED },
	{ "alsos", NAME_RELATED },
	{ "leggi", NAME_RELATED },
	{ "popular*", NAME_PROMO },
	{ "trending", NAME_PROMO },
	{ "mostread", NAME_PROMO },
	{ "mostviewed", NAME_PROMO },
	{ "bestseller", NAME_PROMO },
	{ "outbrain", NAME_PROMO },
	{ "taboola", NAME_PROMO },
	{ "sponsor*", NAME_PROMO },
	{ "promo", NAME_PROMO },
	{ "promos", NAME_PROMO },
	{ "player*", NAME_PROMO },
	{ "ad", NAME_PROMO },
	{ "ads", NAME_PROMO },
	{ "advert*", NAME_PROMO },
	{ "title", NAME_TITLE },
	{ "titles", NAME_TITLE },
	{ "titulo", NAME_TITLE },
	{ "titre", NAME_TITLE },
	{ "tytul", NAME_TITLE },
	{ "headline*", NAME_TITLE },
	{ "head", NAME_HEAD },
	{ "header", NAME_HEAD },
	{ "heading", NAME_HEAD },
	{ "category", NAME_LABEL },
	{ "categories", NAME_LABEL },
	{ "kategorie", NAME_LABEL },
	{ "kicker", NAME_LABEL },
	{ "overline", NAME_LABEL },
	{ "dachzeile", NAME_LABEL },
	{ "spitzmarke", NAME_LABEL },
	{ "pretitle", NAME_LABEL },
	{ "preheadline", NAME_LABEL },
	{ "eyebrow", NAME_LABEL },
	{ "surtitre", NAME_LABEL },
	{ "antetitulo", NAME_LABEL },
	{ "occhiello", NAME_LABEL },
	{ "tag", NAME_LABEL },
	{ "tags", NAME_LABEL },
	{ "label", NAME_LABEL },
	{ "labels", NAME_LABEL },
	{ "caption", NAME_LABEL },
	{ "excerpt", NAME_LABEL },
	{ "hidden", NAME_HIDDEN },
	{ "quote*", NAME_QUOTE },
	{ "bbcodequote*", NAME_QUOTE },
	{ "bbcodeblock*", NAME_QUOTE },
	{ "zitat*", NAME_QUOTE },
	{ "citation*", NAME_QUOTE },
	{ "points", NAME_SCORE },
	{ "up", NAME_SCORE_UP },
	{ "upvote*", NAME_SCORE_UP },
	{ "thumbup*", NAME_SCORE_UP },
	{ "thumbsup*", NAME_SCORE_UP },
	{ "plus", NAME_SCORE_UP },
	{ "positive", NAME_SCORE_UP },
	{ "agree", NAME_SCORE_UP },
	{ "empfehl*", NAME_SCORE_UP },
	{ "leserempfehl*", NAME_SCORE_UP },
	{ "zustimm*", NAME_SCORE_UP },
	{ "gusta", NAME_SCORE_UP },
	{ "down", NAME_SCORE_DOWN },
	{ "downvote*", NAME_SCORE_DOWN },
	{ "thumbdown*", NAME_SCORE_DOWN },
	{ "thumbsdown*", NAME_SCORE_DOWN },
	{ "minus", NAME_SCORE_DOWN },
	{ "negative", NAME_SCORE_DOWN },
	{ "disagree", NAME_SCORE_DOWN },
	{ "permalink*", NAME_PERMALINK },
	{ "permanent", NAME_PERMALINK },
	{ "pingback*", NAME_PING },
	{ "trackback*", NAME_PING },
};

static bool row_fits(const NameRow *row, const NameWord *word)
{
	size_t same = 0;

	while (row->word[same] != '\0' && row->word[same] == word->at[same])
		same++;
	return row->word[same] == '*' || row->word[same] == word->at[same];
}

/* What WORD says. A word made of "comment" and another counts for both. */
static uint32_t word_bits(const FirstBytes *index, const NameWord *word)
{
	uint32_t bits = 0;

	for (uint16_t i = first_bytes_row(index, word->at[0], word->at[1]); i != FIRST_BYTES_END;
		i = index->next[i])
		if (row_fits(&rows[i], word))
			bits |= rows[i].bits;
	return bits;
}

/* Pairs of words that say what neither says alone. */
static uint32_t pair_bits(const char *before, const NameWord *word)
{
	static const struct {
		const char *first, *second;
		uint32_t bits;
	} pairs[] = {
		{ "see", "also", NAME_RELATED },
		{ "read", "also", NAME_RELATED },
		{ "also", "read", NAME_RELATED },
		{ "read", "more", NAME_RELATED },
		{ "lire", "aussi", NAME_RELATED },
		{ "meme", "sujet", NAME_RELATED },
		{ "like", "this", NAME_RELATED },
		{ "more", "like", NAME_RELATED },
		{ "also", "like", NAME_RELATED },
		{ "most", "read", NAME_PROMO },
		{ "most", "popular", NAME_PROMO },
		{ "most", "viewed", NAME_PROMO },
		{ "most", "commented", NAME_PROMO },
		{ "top", "stories", NAME_PROMO },
	};

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if (before[0] == pairs[i].first[0] && strcmp(before, pairs[i].first) == 0 &&
			strcmp(word->at, pairs[i].second) == 0)
			return pairs[i].bits;
	return 0;
}

static uint32_t names_bits(const FirstBytes *index, Str names)
{
	char before[WORD_BYTES] = "";
	NameWord word;
	uint32_t bits = 0;

	for (int count = 0; count < 64 && name_next_word(&names, &word); count++) {
		bits |= word_bits(index, &word) | pair_bits(before, &word);
		memcpy(before, word.at, sizeof before);
	}
	return bits;
}

/* What schema.org's properties say. */
static uint32_t property_bits(Str property)
{
	if (str_is_nocase(property, "author") || str_is_nocase(property, "creator"))
		return NAME_AUTHOR_1;
	if (str_is_nocase(property, "text") || str_is_nocase(property, "commentText"))
		return NAME_TEXT;
	if (str_is_nocase(property, "comment"))
		return NAME_COMMENT;
	if (str_is_nocase(property, "upvoteCount"))
		return NAME_SCORE_UP;
	if (str_is_nocase(property, "downvoteCount"))
		return NAME_SCORE_DOWN;
	return 0;
}

static bool has_words(const Element *element)
{
	return element->first_fragment < element->end_fragment;
}

/* What each name of the page says that an element with words has. */
static uint32_t *read_texts(const Page *page)
{
	uint32_t *bits = arena_array(page->work, page->names.count, sizeof *bits);
	bool *borne = arena_array(page->work, page->names.count, sizeof *borne);
	static FirstBytes made;
	const FirstBytes *index =
		first_bytes_index(&made, rows, sizeof rows / sizeof rows[0], sizeof rows[0]);

	for (Index e = 0; e < page->element_count; e++)
		if (has_words(&page->elements[e]))
			borne[page->elements[e].class_name] = borne[page->elements[e].id_name] =
				true;
	for (Index i = 0; i < page->names.count; i++)
		if (borne[i])
			bits[i] = names_bits(index, page->names.rows[i].text);
	return bits;
}

/* What class words say, if WORDED, and tags and properties. */
static uint32_t *read_names(const Page *page, bool worded)
{
	uint32_t *names = arena_array(page->work, (size_t)page->element_count + 1, sizeof *names);
	const uint32_t *texts = worded ? read_texts(page) : NULL;

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (!has_words(element))
			continue;
		if (worded)
			names[e] = texts[element->class_name] | texts[element->id_name];
		if (!(page->without & WITHOUT_DATA))
			names[e] |= property_bits(page_attribute(page, e, "itemprop"));
		if (element->tag == TAG_CITE)
			names[e] |= NAME_AUTHOR_1;
	}
	return names;
}

const uint32_t *panel_names(Page *page)
{
	if (page->panel_names == NULL)
		page->panel_names = read_names(page, !(page->without & WITHOUT_NAMES));
	return page->panel_names;
}

const uint32_t *panel_field_names(const Page *page, const uint32_t *names)
{
	return page->without & WITHOUT_FIELD_NAMES ? read_names(page, false) : names;
}
