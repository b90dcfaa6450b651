/* SPDX-License-Identifier: ISC */
#include "extract/figures.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "extract/address.h"
#include "extract/characters.h"
#include "extract/figure_offers.h"

enum {
	SMALL_PIXELS = 75, /* no picture of a story is smaller in either direction */
	CAPTION_BLOCKS_MAX = 5,
	CAPTION_LETTERS_MAX = 700,
	LABEL_BYTES_MAX = 40, /* of words that are only spoken */
	CAPTION_LETTERS_MIN = 12, /* before a credit without a name */
	CREDIT_LINE_LETTERS = 60, /* of a line that is a credit and no more */
	CREDIT_TAIL_BYTES = 60, /* of a caption, in which its credit stands */
	COUNTER_DIGITS_MAX = 3,
	COUNTER_PIECES_MAX = 3,
	BARE_CAPTION_LETTERS = 220, /* of a text that only its place calls a caption */
	CLIMB_MAX = 12, /* elements between a picture and its box */
	WORDLESS_SIBLINGS_MAX = 4, /* between a picture and its caption: breaks, scripts */
	WORDLESS_CLIMB_MAX = 4, /* elements around a picture that hold nothing else */
	NUMBERED_DIGITS = 3, /* of a picture that is only numbered: IMG_0042 */
	SLUG_HYPHENS = 3, /* in small letters: a file's name */
	SLUG_BYTES = 6, /* of a name with low lines; a shorter one may be a formula's */
};

/* Parts of the addresses of images that are no pictures of anything. */
static const char *const ornaments[] = { "spacer", "blank.", "pixel", "transparent", "/icon",
	"icons/", "icon-", "icon_", "-icon", "_icon", "logo", "avatar", "gravatar", "emoji",
	"smilies", "smiley", "button", "sprite", "bullet", "arrow", "start_quote", "end_quote",
	"quote_", "rating", "counter", "1x1", "clear.gif", "/o.gif", "999999.gif", "badge",
	"loading", "loader", "placeholder", "doubleclick", "adserver", "feedburner", "vgwort",
	"tracking", "/ads/", "masthead", "s.w.org", "app-store", "app_store", "appstore",
	"google-play", "google_play", "googleplay", "play-store", "playstore" };

/* Attributes that hold the picture's address where src holds a stand-in. */
static const char *const addresses[] = { "data-src", "data-original", "data-lazy-src", "data-url",
	"data-image", "data-full-src", "data-img-src", "data-hi-res-src", "src" };

static bool is_image(const Page *page, Index e)
{
	Tag tag = (Tag)page->elements[e].tag;

	return tag == TAG_IMG || tag == TAG_AMP_IMG;
}

static bool is_media(const Page *page, Index e)
{
	Tag tag = (Tag)page->elements[e].tag;

	return is_image(page, e) || tag == TAG_VIDEO || tag == TAG_AUDIO;
}

/* The number at the start of an attribute like "226" or "226px"; 0 for none. */
static unsigned long pixels(const Page *page, Index e, const char *name)
{
	Str value = page_attribute(page, e, name);
	size_t size = 0;
	unsigned long number = 0;

	while (size < value.size && ascii_is_digit(value.at[size]))
		size++;
	if (size < value.size && value.at[size] == '%')
		return 0;
	return str_number(str_slice(value, 0, size), &number) ? number : 0;
}

static Str source_of(const Page *page, Index e)
{
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		Str value = page_attribute(page, e, addresses[i]);

		if (!str_empty(value) && !str_starts_nocase(value, "data:") &&
			!str_starts_nocase(value, "blob:") && !str_starts(value, "{"))
			return page_address(page, e, addresses[i]);
	}
	Str set = page_attribute(page, e, "srcset"), first;

	if (str_empty(set))
		set = page_attribute(page, e, "data-srcset");
	if (str_present(set) && str_next_word(&set, &first) && !str_starts_nocase(first, "data:"))
		return address_resolve(page->arena, page->base, str_copy(page->arena, first));
	return STR_NONE;
}

static bool is_ornament(const Page *page, Index e)
{
	unsigned long width = pixels(page, e, "width"), height = pixels(page, e, "height");
	Str source = source_of(page, e);

	if ((width > 0 && width <= SMALL_PIXELS) || (height > 0 && height <= SMALL_PIXELS))
		return true;
	if (str_empty(source))
		return page_attribute(page, e, "src").size == 0;
	for (size_t i = 0; i < sizeof ornaments / sizeof *ornaments; i++)
		if (str_find_nocase(source, ornaments[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Is E a link whose words name a network, or say to share or to print, and no more? */
static bool is_button(const Page *page, Index e)
{
	/* Folded. */
	static const char *const words[] = { "facebook", "twitter", "x", "whatsapp", "linkedin",
		"pinterest", "xing", "telegram", "reddit", "tumblr", "flipboard", "pocket", "email",
		"e-mail", "mail", "print", "friendly", "drucken", "share", "teilen", "tweet",
		"tweeten", "twittern", "partager", "compartir", "compartilhar", "condividi",
		"delen", "udostepnij", "follow", "us", "folgen", "this", "on", "auf", "via", "per",
		"sur", "en", "no", "su", "op", "na", "by", "icon", "logo", "permalink", "permalien",
		"permalink:", "recommend", "to", "a", "friend", "rss", "feed", "subscribe",
		"abonnieren", "home", "back", "next", "previous", "index", "top" };

	if (page->elements[e].link == PAGE_NONE)
		return false;
	Str rest = fold_text(page->work, page_attribute(page, e, "alt")), word;

	if (str_empty(rest))
		return false;
	while (str_next_word(&rest, &word)) {
		bool known = false;

		for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++)
			known = str_is(word, words[i]);
		if (!known)
			return false;
	}
	return true;
}

static bool is_usable(const Page *page, Index e)
{
	const Element *element = &page->elements[e];

	if (page->furniture != NULL && page->furniture[e] != 0 && !(element->marks & MARK_FALLBACK))
		return false;
	if (element->marks & (MARK_HIDDEN | MARK_WRAPPER | MARK_SILENT))
		return false;
	return !is_image(page, e) || (!is_ornament(page, e) && !is_button(page, e));
}

bool figure_is_picture(const Page *page, Index e)
{
	return is_image(page, e) && is_usable(page, e);
}

static bool names_caption(const PageBlock *block)
{
	return block->marks & MARK_CAPTION || block->kinds & (KIND_CAPTION | KIND_CREDIT);
}

/* Does BLOCK say whose a picture is, and no more: "(Photo: Ann Lee)"? */
static bool is_credit_line(const Page *page, const PageBlock *block)
{
	/* Folded; a colon stands behind them. */
	static const char *const labels[] = { "photo", "photos", "photo credit", "photo credits",
		"image", "images", "image credit", "image credits", "image source", "picture",
		"photograph", "credit", "credits", "foto", "fotos", "bild", "bilder", "bildquelle",
		"grafik", "imagen", "imagem", "immagine", "kuva", "фото", "fotografia", "fot." };

	if (block->heading > 0 || block->list_depth > 0 || block->letters > CREDIT_LINE_LETTERS)
		return false;
	Str folded = fold_text(page->work, block->text);

	while (folded.size > 0 && (folded.at[0] == '(' || folded.at[0] == '['))
		folded = str_from(folded, 1);
	size_t colon = str_find_byte(folded, ':', 0);

	if (colon == STR_NOWHERE || colon + 1 >= folded.size)
		return false;
	Str label = str_trim(str_slice(folded, 0, colon));

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_is(label, labels[i]))
			return true;
	return false;
}

/* Do the blocks of BOX, which holds MEDIA, say no more than a caption does? */
static bool is_box(const Page *page, Index box, Index media)
{
	const Element *element = &page->elements[box];
	Index kept = 0, bare = 0;
	bool credited = false;

	if (element->end_block - element->first_block > 4 * CAPTION_BLOCKS_MAX)
		return false;
	for (Index b = element->first_block; b < element->end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim != CLAIM_BODY && block->claim != CLAIM_NONE)
			continue;
		if (++kept > CAPTION_BLOCKS_MAX || block->heading > 0)
			return false;
		if (names_caption(block) || element->tag == TAG_FIGURE)
			continue;
		bare++;
		if (block->letters > BARE_CAPTION_LETTERS)
			return false;
		credited = page->elements[media].first_fragment == block->first_fragment &&
			block_end_fragment(block) <= element->end_fragment &&
			is_credit_line(page, block);
	}
	if (page_sums(page, box).letters > CAPTION_LETTERS_MAX)
		return false;
	if (bare == 0)
		return true;
	/* Words without a caption's name: only in a box that floats, or whose they are. */
	return bare == 1 && kept == 1 &&
		(credited ||
			((element->tag == TAG_TABLE || element->tag == TAG_FIGURE) &&
				page_has_attribute(page, box, "align")));
}

/* The largest element around MEDIA, below ROOT, that is a figure's box. */
static Index box_of(const Page *page, Index root, Index media)
{
	Index best = media, e = page->elements[media].parent;

	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE && e != root; i++) {
		const Element *element = &page->elements[e];

		if (element->end_block > element->first_block || element->tag == TAG_FIGURE) {
			/* Words that are no caption may yet be part of a larger box. */
			if (is_box(page, e, media))
				best = e;
			else if (element->end_block - element->first_block > CAPTION_BLOCKS_MAX)
				break;
		}
		e = element->parent;
	}
	return best;
}

static Index caption_alone(const Page *page, Index root, Index e)
{
	const Element *element = &page->elements[e];

	(void)root;
	if (!(element->kinds & KIND_CAPTION || element->tag == TAG_FIGCAPTION))
		return PAGE_NONE;
	if (!(tag_traits((Tag)element->tag) & TRAIT_BREAKS) ||
		element->first_block == element->end_block ||
		page->blocks[element->first_block].claim != CLAIM_BODY)
		return PAGE_NONE;
	return page_sums(page, e).letters <= CAPTION_LETTERS_MAX ? e : PAGE_NONE;
}

/* Captions that lie beside their pictures */

static bool is_caption_named(const Page *page, Index e)
{
	return page->elements[e].kinds & (KIND_CAPTION | KIND_CREDIT) ||
		page->elements[e].tag == TAG_FIGCAPTION;
}

/* The largest element around MEDIA, below ROOT, that has no words. */
static Index wordless_around(const Page *page, Index root, Index media)
{
	Index e = media;

	for (unsigned i = 0; i < WORDLESS_CLIMB_MAX; i++) {
		Index parent = page->elements[e].parent;

		if (parent == PAGE_NONE || parent == root ||
			page->elements[parent].first_fragment < page->elements[parent].end_fragment)
			break;
		e = parent;
	}
	return e;
}

/* The element right behind MEDIA, in its own box, or PAGE_NONE. */
static Index right_behind(const Page *page, Index root, Index media)
{
	Index e = wordless_around(page, root, media), next = page->elements[e].end;

	for (unsigned i = 0; i < WORDLESS_SIBLINGS_MAX && next < page->elements[root].end &&
		page->elements[next].parent == page->elements[e].parent &&
		page->elements[next].first_fragment == page->elements[next].end_fragment &&
		!is_image(page, next);
		i++)
		next = page->elements[next].end;
	return next < page->elements[root].end &&
			page->elements[next].parent == page->elements[e].parent &&
			page->elements[next].first_fragment == page->elements[e].end_fragment
		? next
		: PAGE_NONE;
}

static bool is_short_of_text(const Page *page, Index e)
{
	return page->elements[e].end_block - page->elements[e].first_block <= CAPTION_BLOCKS_MAX &&
		page_sums(page, e).letters <= CAPTION_LETTERS_MAX;
}

/* Do the words of BLOCK begin with those of an element named for a date, as a story's that is
 * offered? */
static bool starts_with_date(const Page *page, const PageBlock *block)
{
	Index owner = page->fragments[block->first_fragment].owner;

	return (page->elements[owner].kinds | page->elements[block->holder].kinds) & KIND_DATE;
}

/* Claims the blocks of E that a name calls a caption or that say whose the picture is; false
 * where something else than these and furniture stands there. */
static bool claim_captions(Page *page, Index e)
{
	const Element *element = &page->elements[e];

	for (Index b = element->first_block; b < element->end_block; b++)
		if ((!names_caption(&page->blocks[b]) && !is_credit_line(page, &page->blocks[b]) &&
			    page->blocks[b].furniture == 0) ||
			starts_with_date(page, &page->blocks[b]) || page->blocks[b].heading > 0)
			return false;
	for (Index b = element->first_block; b < element->end_block; b++) {
		PageBlock *block = &page->blocks[b];
		bool open = block->claim == CLAIM_NONE ||
			(block->claim == CLAIM_LEFT_OUT &&
				(block->reason == LEFT_OUT_OTHER ||
					block->reason == LEFT_OUT_DUPLICATE));

		if (open && block->furniture == 0 && !(block->marks & MARK_HIDDEN))
			block->claim = CLAIM_BODY;
	}
	return true;
}

void figures_claim_captions(Page *page, Index root, Index first, Index end)
{
	for (Index e = first; e < end; e++) {
		if (!is_image(page, e) || !is_usable(page, e) || figure_is_offer(page, root, e))
			continue;
		Index box = page->elements[wordless_around(page, root, e)].parent;
		Index behind = right_behind(page, root, e);

		if (box != PAGE_NONE && box != root && page_contains(page, root, box) &&
			is_short_of_text(page, box) && claim_captions(page, box))
			continue;
		if (behind != PAGE_NONE && is_caption_named(page, behind) &&
			is_short_of_text(page, behind))
			(void)claim_captions(page, behind);
	}
}

/* Is TEXT, folded, numbered as a figure: "fig. 3", "abb. 2:"? */
static bool is_numbered_figure(Str folded)
{
	static const char *const names[] = { "figure", "fig.", "abbildung", "abb.", "figura",
		"rys.", "obr.", "рис.", "图", "図", "그림" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		Str rest = str_starts(folded, names[i])
			? str_trim(str_from(folded, strlen(names[i])))
			: STR_NONE;

		if (rest.size > 0 && ascii_is_digit(rest.at[0]))
			return true;
	}
	return false;
}

/* Does the paragraph E, all of whose words are one block, say by its first or last words that
 * it is about a picture? */
static bool tells_caption(const Page *page, Index e)
{
	/* Folded; what a caption begins with, and what is near its end. */
	static const char *const starts[] = { "图注", "图为", "▲",
		"사진=", "사진:", "写真:", "写真/", "foto:", "fotos:", "photo:", "photos:",
		"photo :", "bild:", "image:", "фото:", "kuva:", "foto -", "image source:" };
	static const char *const credits[] = { "foto:", "fotos:", "photo:", "photo :", "bild:",
		"image:", "photograph:", "picture:", "фото:", "kuva:", "credit:", "(c) ",
		"\xC2\xA9", "사진=", "撮影" };
	const Element *element = &page->elements[e];

	if (!(tag_traits((Tag)element->tag) & TRAIT_BREAKS) ||
		element->end_block != element->first_block + 1)
		return false;
	const PageBlock *block = &page->blocks[element->first_block];

	if (block->holder != e || block->claim != CLAIM_BODY || block->heading > 0 ||
		block->list_depth > 0 || block->letters > BARE_CAPTION_LETTERS)
		return false;
	Str folded = fold_text(page->work, block->text);
	Str last = folded.size > CREDIT_TAIL_BYTES
		? str_from(folded, utf8_floor(folded, folded.size - CREDIT_TAIL_BYTES))
		: folded;

	if (is_numbered_figure(folded))
		return true;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(folded, starts[i]))
			return true;
	for (size_t i = 0; i < sizeof credits / sizeof *credits; i++)
		if (str_find(last, credits[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Does FIGURE, which has no words, stand right before the caption E? */
static bool takes_caption(const Page *page, Index root, const FigureBox *figure, Index e)
{
	return figure->media != PAGE_NONE && figure->caption == PAGE_NONE &&
		page->elements[figure->box].first_fragment ==
		page->elements[figure->box].end_fragment &&
		right_behind(page, root, figure->media) == e;
}

FigureBox *figures_find(const Page *page, Index root, Index first, Index end, Index *count)
{
	Index room = 0, found = 0;
	FigureBox *list = NULL;

	for (Index e = first; e < end; e++) {
		Index box = PAGE_NONE, media = PAGE_NONE;

		if (is_media(page, e) && is_usable(page, e) && !figure_is_offer(page, root, e)) {
			media = e;
			box = box_of(page, root, e);
		} else {
			box = caption_alone(page, root, e);
			if (box == PAGE_NONE && found > 0 && tells_caption(page, e) &&
				takes_caption(page, root, &list[found - 1], e))
				box = e;
		}
		if (box == PAGE_NONE)
			continue;
		/* One figure a box: further sizes and copies are the same picture. */
		if (found > 0 && page_contains(page, list[found - 1].box, box)) {
			if (list[found - 1].media == PAGE_NONE)
				list[found - 1].media = media;
			continue;
		}
		while (found > 0 && page_contains(page, box, list[found - 1].box)) {
			if (list[found - 1].media != PAGE_NONE)
				media = list[found - 1].media;
			found--;
		}
		if (found == room) {
			room = room == 0 ? 16 : room * 2;
			list = arena_grow(page->work, list, found, room, sizeof *list);
		}
		list[found] = (FigureBox){ box, media, PAGE_NONE, false };
		if (media == PAGE_NONE && found > 0 &&
			takes_caption(page, root, &list[found - 1], box)) {
			list[found - 1].caption = box;
			list[found].spent = true;
		}
		found++;
	}
	*count = found;
	return list;
}

/* TEXT without white space and the signs that part it from a picture, a counter or a credit. */
static Str tidy(Str text)
{
	static const char *const before[] = { "|", "#", "/", "\xE2\x80\xA2", "\xC2\xB7", ". ", ": ",
		"- ", "\xE2\x80\x93 ", "\xE2\x96\xB2", "\xE2\x96\xBC" };
	static const char *const behind[] = { "|", "/", "\xE2\x80\xA2", "\xC2\xB7", " -",
		" \xE2\x80\x93" };

	text = str_trim(text);
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (str_starts(text, before[i])) {
			text = str_trim(str_from(text, strlen(before[i])));
			i = (size_t)-1;
		}
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
		if (str_ends(text, behind[i])) {
			text = str_trim(str_slice(text, 0, text.size - strlen(behind[i])));
			i = (size_t)-1;
		}
	return text;
}

/* A credit tidied, without the brackets around it, which those who print it set themselves, and
 * a label that says no more than that it is one. */
static Str tidy_credit(Str text)
{
	size_t depth = 0;

	text = tidy(text);
	if (str_starts_nocase(text, "credit:") || str_starts_nocase(text, "credit..."))
		text = str_trim(str_from(text, strlen("credit") + (text.at[6] == ':' ? 1 : 3)));
	if (text.size < 3 || (text.at[0] != '(' && text.at[0] != '['))
		return text;
	char left = text.at[0], right = left == '(' ? ')' : ']';

	/* The bracket that opens it closes at its end, or nowhere. */
	for (size_t i = 0; i < text.size; i++) {
		depth += text.at[i] == left;
		if (text.at[i] == right && --depth == 0 && i + 1 < text.size)
			return text;
	}
	return str_trim(str_slice(text, 1, text.size - (depth == 0)));
}

/* Adds LINE to OUT unless it stands there already. */
static void add_caption(Text *out, Str line)
{
	Str have = text_str(out);

	for (Str rest = have, part; str_next_line(&rest, &part);)
		if (str_equal(part, line))
			return;
	if (out->size > 0)
		text_add_byte(out, '\n');
	text_add(out, line);
}

/* Where in BLOCK an inline credit begins, as a fragment; its end when nowhere. */
static Index credit_in(const Page *page, const PageBlock *block)
{
	for (Index f = block->first_fragment; f < block_end_fragment(block); f++) {
		const Element *owner = &page->elements[page->fragments[f].owner];

		if ((owner->kinds & KIND_CREDIT || owner->within & KIND_CREDIT) &&
			page_contains(page, block->holder, page->fragments[f].owner))
			return f;
	}
	return block_end_fragment(block);
}

/* Where in BLOCK, a caption, an element of its own begins right behind the last word, without a space
 * between, and holds the rest: whose the picture is; its end when nowhere. */
static Index credit_behind(const Page *page, const PageBlock *block)
{
	Index end = block_end_fragment(block);

	for (Index f = end - 1; f > block->first_fragment; f--) {
		const Fragment *fragment = &page->fragments[f];
		Index e = fragment->owner;

		while (e != block->holder && page->elements[e].first_fragment == f &&
			page->elements[e].end_fragment < end)
			e = page->elements[e].parent;
		const Element *element = &page->elements[e];

		if (e == block->holder || element->first_fragment != f ||
			element->end_fragment < end || element->link != PAGE_NONE)
			continue;
		Str words = page_text_between(page, f, end);
		char last = page->text.at[fragment[-1].end - 1];

		return fragment[-1].end == fragment->start &&
				(ascii_is_digit(last) || (last >= 'a' && last <= 'z') ||
					strchr(".!?)", last) != NULL) &&
				words.at[0] >= 'A' && words.at[0] <= 'Z' &&
				page_sums_between(page, f, end).letters <= CREDIT_LINE_LETTERS &&
				page_sums_between(page, block->first_fragment, f).letters >=
					CAPTION_LETTERS_MIN
			? f
			: end;
	}
	return end;
}

/* Is fragment F a hidden name of the caption behind it ("Media caption"), for those who do not see
 * the page? */
static bool is_spoken_label(const Page *page, Index f)
{
	const Fragment *fragment = &page->fragments[f];

	return page->elements[fragment->owner].kinds & KIND_HIDDEN &&
		fragment->end - fragment->start <= LABEL_BYTES_MAX;
}

/* Is TEXT the number of a picture among others: "1 of 4", "2/7"? */
static bool is_counter(Str text)
{
	static const char *const between[] = { "of", "/", "von", "de", "di", "z", "av", "van" };
	size_t digits = 0;

	while (digits < text.size && ascii_is_digit(text.at[digits]))
		digits++;
	if (digits == 0 || digits > COUNTER_DIGITS_MAX)
		return false;
	text = str_trim(str_from(text, digits));
	for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
		Str rest = str_starts_nocase(text, between[i])
			? str_trim(str_from(text, strlen(between[i])))
			: STR_NONE;
		unsigned long number;

		if (rest.size > 0 && rest.size <= COUNTER_DIGITS_MAX && str_number(rest, &number))
			return true;
	}
	return false;
}

/* The fragment behind a counter at F, in one piece or several; F where there is none, or
 * nothing behind it before END. */
static Index behind_counter(const Page *page, Index f, Index end)
{
	for (Index last = f; last + 1 < end && last < f + COUNTER_PIECES_MAX; last++)
		if (is_counter(page_text_between(page, f, last + 1)))
			return last + 1;
	return f;
}

/* The first fragment from F on, before END, that can be seen and is no counter. */
static Index behind_label(const Page *page, Index f, Index end)
{
	while (f < end && is_spoken_label(page, f))
		f++;
	return behind_counter(page, f, end);
}

static void read_captions(const Page *page, Index box, Text *caption, Text *credit)
{
	const Element *element = &page->elements[box];

	for (Index b = element->first_block; b < element->end_block; b++) {
		PageBlock *block = &page->blocks[b];
		Index split = block_end_fragment(block);

		if (block->claim != CLAIM_BODY || is_counter(block->text))
			continue;
		if (!(page->elements[block->holder].kinds & KIND_CAPTION))
			split = credit_in(page, block);
		if (split == block_end_fragment(block))
			split = credit_in(page, block);
		if (split == block_end_fragment(block))
			split = credit_behind(page, block);
		Index shown = behind_label(page, block->first_fragment, split);
		Index credited = behind_label(page, split, block_end_fragment(block));

		if (shown < split)
			add_caption(caption, tidy(page_text_between(page, shown, split)));
		if (credited < block_end_fragment(block))
			add_caption(credit,
				tidy_credit(page_text_between(
					page, credited, block_end_fragment(block))));
	}
}

/* Adds the words of elements named for a caption or a credit that stand behind MEDIA within a line
 * of text, in the element that holds the two and no more. */
static void read_caption_within(const Page *page, Index media, Text *caption, Text *credit)
{
	Index around = page->elements[wordless_around(page, 0, media)].parent;

	if (around == PAGE_NONE || tag_traits((Tag)page->elements[around].tag) & TRAIT_BREAKS)
		return;
	for (Index e = media + 1; e < page->elements[around].end; e++) {
		const Element *element = &page->elements[e];
		Str words;

		if (element->parent != around || !is_caption_named(page, e) ||
			element->first_fragment == element->end_fragment ||
			element->first_fragment != page->elements[around].first_fragment ||
			element->end_fragment != page->elements[around].end_fragment)
			continue;
		words = page_text_between(page, element->first_fragment, element->end_fragment);
		if (element->kinds & KIND_CREDIT)
			add_caption(credit, tidy_credit(words));
		else
			add_caption(caption, tidy(words));
	}
}

static Str or_absent(const Text *text)
{
	return text->size == 0 ? STR_NONE : text_str(text);
}

/* TEXT without the ending of a picture's file. */
static Str without_ending(Str text)
{
	static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif",
		".svg", ".bmp", ".tif", ".tiff" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_ends_nocase(text, endings[i]))
			return str_slice(text, 0, text.size - strlen(endings[i]));
	return text;
}

/* Is WORD what cameras and programs call a picture: IMG_0042, image001? */
static bool is_numbered(Str word)
{
	static const char *const names[] = { "img", "imag", "image", "images", "dsc", "dscn",
		"dscf", "dcim", "cimg", "pict", "pic", "picture", "photo", "foto", "bild", "pxl",
		"mvimg", "gopr", "screenshot", "screen-shot", "scan", "unnamed", "download", "p",
		"" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t size = strlen(names[i]), digits = 0;

		if (!str_starts_nocase(word, names[i]))
			continue;
		while (size < word.size &&
			(ascii_is_digit(word.at[size]) || word.at[size] == '-' ||
				word.at[size] == '_')) {
			digits += ascii_is_digit(word.at[size]);
			size++;
		}
		if (size == word.size && digits >= NUMBERED_DIGITS)
			return true;
	}
	return false;
}

/* Is WORD, which has no spaces, the name of a file or the last part of an address rather
 * than a word: cat-photo-1234, why-we-need-this? */
static bool is_slug(Str word)
{
	size_t hyphens = 0, digits = 0, capitals = 0, scores = 0;

	if (is_numbered(word) || str_starts(word, "/") || str_find(word, "://", 0) != STR_NOWHERE)
		return true;
	for (size_t i = 0; i < word.size; i++) {
		char c = word.at[i];

		hyphens += c == '-';
		digits += ascii_is_digit(c);
		scores += c == '_';
		capitals += c >= 'A' && c <= 'Z';
		/* A formula, a mail address, a word of another alphabet. */
		if (strchr("\\{}^=@<>#*$", c) != NULL || (c & 0x80 && scores == 0))
			return false;
	}
	if (scores > 0)
		return word.size >= SLUG_BYTES;
	return hyphens > 0 && capitals == 0 && (digits > 0 || hyphens >= SLUG_HYPHENS);
}

/* What the picture shows, in the words of the page. The name of its file is none. */
static Str alternative(const Page *page, Index media)
{
	Str alt = str_trim(page_attribute(page, media, "alt"));
	Str words = str_trim(without_ending(alt));

	if (str_empty(words))
		return STR_NONE;
	if (str_find_byte(words, ' ', 0) == STR_NOWHERE &&
		(words.size < alt.size || is_slug(words)))
		return STR_NONE;
	return str_copy(page->arena, words);
}

static Media medium(const Page *page, const FigureBox *figure)
{
	Tag tag = figure->media == PAGE_NONE ? TAG_OTHER : (Tag)page->elements[figure->media].tag;
	const Element *box = &page->elements[figure->box];

	if (tag == TAG_AUDIO)
		return MEDIA_AUDIO;
	if (tag == TAG_VIDEO || (box->kinds & KIND_MEDIA && box->tag != TAG_IMG))
		return MEDIA_VIDEO;
	if (figure->media != PAGE_NONE && page->elements[figure->media].marks & MARK_FALLBACK &&
		page->elements[figure->media].within & KIND_MEDIA)
		return MEDIA_VIDEO;
	return MEDIA_IMAGE;
}

bool figure_has_words(const Page *page, const FigureBox *figure)
{
	Text caption = text_in(page->work), credit = text_in(page->work);

	if (figure->spent)
		return false;
	read_captions(page, figure->box, &caption, &credit);
	if (figure->caption != PAGE_NONE)
		read_captions(page, figure->caption, &caption, &credit);
	return caption.size + credit.size > 0;
}

void figure_write(const Page *page, const FigureBox *figure, Article *article)
{
	Text caption = text_in(page->arena), credit = text_in(page->arena);
	Str alt = STR_NONE, source = STR_NONE;

	if (figure->spent)
		return;
	read_captions(page, figure->box, &caption, &credit);
	if (figure->caption != PAGE_NONE)
		read_captions(page, figure->caption, &caption, &credit);
	if (caption.size + credit.size == 0 && figure->media != PAGE_NONE)
		read_caption_within(page, figure->media, &caption, &credit);
	if (figure->media != PAGE_NONE) {
		alt = alternative(page, figure->media);
		source = source_of(page, figure->media);
	}
	if (caption.size == 0 && credit.size == 0 && str_empty(source))
		return;
	Block *block = article_add_block(article, BLOCK_FIGURE);

	block->media = medium(page, figure);
	block->figure.caption = or_absent(&caption);
	block->figure.credit = or_absent(&credit);
	block->figure.alt = alt;
	block->figure.src = str_empty(source) ? STR_NONE : source;
}
