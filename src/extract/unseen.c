/* SPDX-License-Identifier: ISC */
#include "extract/unseen.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "extract/figures.h"
#include "extract/judge.h"

enum {
	BYTES_MAX = 600, /* within a line; more are no label and no remark */
	TAIL_BYTES_MAX = 80, /* at its end, where a text may go on that is shown later */
	SPOKEN_BYTES_MAX = 64,
	TIP_LETTERS_MIN = 25,
	TIP_FACTOR = 2, /* letters of a tip for each of the word it explains */
};

/* What is said of a link to those who hear the page, folded, and what stands on a button within a
 * line: the words of an element of their own. */
static const char spoken[][56] = {
	"opens a new window",
	"opens a new tab",
	"opens new window",
	"opens new tab",
	"opens in new window",
	"opens in new tab",
	"opens in a new window",
	"opens in a new tab",
	"opens in a new browser tab",
	"opens in a new browser window",
	"opens in new browser tab",
	"open in new window",
	"open in new tab",
	"open in a new window",
	"open in a new tab",
	"opens external link in new window",
	"opens in new tab or window",
	"opens in a new tab or window",
	"link opens in new window",
	"link opens in new tab",
	"link opens in a new window",
	"link opens in a new tab",
	"this link opens in a new window",
	"this link opens in a new tab",
	"will open in a new window",
	"will open in a new tab",
	"external link",
	"new window",
	"new tab",
	"offnet in neuem fenster",
	"offnet in neuem tab",
	"offnet in einem neuen fenster",
	"offnet in einem neuen tab",
	"offnet sich in neuem fenster",
	"offnet sich in einem neuen fenster",
	"offnet ein neues fenster",
	"offnet neues fenster",
	"offnet neuen tab",
	"wird in neuem fenster geoffnet",
	"wird in neuem tab geoffnet",
	"wird in einem neuen fenster geoffnet",
	"wird in einem neuen tab geoffnet",
	"link offnet in neuem fenster",
	"link offnet in neuem tab",
	"offnet externen link in neuem fenster",
	"externer link",
	"neues fenster",
	"nouvelle fenetre",
	"nouvel onglet",
	"ouvre une nouvelle fenetre",
	"ouvre un nouvel onglet",
	"ouvre dans une nouvelle fenetre",
	"ouvre dans un nouvel onglet",
	"s'ouvre dans une nouvelle fenetre",
	"s'ouvre dans un nouvel onglet",
	"ouverture dans une nouvelle fenetre",
	"ouverture dans un nouvel onglet",
	"ouvrir dans une nouvelle fenetre",
	"ouvrir dans un nouvel onglet",
	"lien externe",
	"se abre en ventana nueva",
	"se abre en una ventana nueva",
	"se abre en una nueva ventana",
	"se abre en una pestana nueva",
	"se abre en una nueva pestana",
	"abre en nueva ventana",
	"abre en ventana nueva",
	"abre en una nueva ventana",
	"abre una nueva ventana",
	"enlace externo",
	"abre em nova janela",
	"abre em nova aba",
	"abre em uma nova janela",
	"abre em uma nova aba",
	"abre numa nova janela",
	"abre num novo separador",
	"link externo",
	"si apre in una nuova finestra",
	"si apre in una nuova scheda",
	"apre in una nuova finestra",
	"apre una nuova finestra",
	"collegamento esterno",
	"opent in nieuw venster",
	"opent in nieuw tabblad",
	"opent in een nieuw venster",
	"opent in een nieuw tabblad",
	"externe link",
	"oppnas i nytt fonster",
	"oppnas i ny flik",
	"lank till annan webbplats",
	"abner i nyt vindue",
	"abner i nyt faneblad",
	"apnes i nytt vindu",
	"apnes i ny fane",
	"avautuu uuteen ikkunaan",
	"avautuu uudessa ikkunassa",
	"avautuu uuteen valilehteen",
	"otwiera sie w nowym oknie",
	"otwiera sie w nowej karcie",
	"otworzy sie w nowym oknie",
	"otworzy sie w nowej karcie",
	"link otworzy sie w nowym oknie",
	"otevre se v novem okne",
	"otevre se na nove karte",
	"откроется в новом окне",
	"открывается в новом окне",
	"откроется в новои вкладке",
	"新しいウィンドウで開く",
	"新しいウィンドウで開きます",
	"別ウィンドウで開く",
	"別ウィンドウで開きます",
	"在新窗口打开",
};

/* The same on a button, which is a link itself. */
static const char buttons[][32] = {
	"click to tweet",
	"click here to tweet",
	"click to share",
	"tweet this",
	"tweet this!",
	"tweet that",
	"tweet it",
	"share this quote",
	"klick zum twittern",
	"klicken zum twittern",
	"cliquez pour tweeter",
	"cliquer pour tweeter",
	"clic para tuitear",
	"haz clic para tuitear",
	"haz clic para twittear",
	"clicca per twittare",
	"klik om te tweeten",
};

#define ASKED_KINDS (KIND_UNSEEN | KIND_TIP | KIND_CAPTION | KIND_CREDIT)

/* Bytes of a text that are left out of it. */
typedef struct {
	uint32_t start, end;
} Cut;

static bool is_row(const char *rows, size_t count, size_t size, Str words)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(words, rows + i * size))
			return true;
	return false;
}

/* Is fragment F, in or behind a link of a block that HOLDER holds, words in an element of their own
 * for those who hear the page: "opens in a new window"? */
static bool is_spoken(const Page *page, Index holder, Index f)
{
	const Fragment *fragment = &page->fragments[f];
	Index owner = fragment->owner, link = page->elements[owner].link;
	char room[2 * SPOKEN_BYTES_MAX];

	if (owner == holder || fragment->end - fragment->start > SPOKEN_BYTES_MAX)
		return false;
	if (link == PAGE_NONE && f > 0)
		link = page->elements[page->fragments[f - 1].owner].link;
	if (link == PAGE_NONE || !page_contains(page, holder, link))
		return false;
	Str words = page_text_between(page, f, f + 1);

	words.size = fold_into(words, room, sizeof room);
	words.at = room;
	while (words.size > 0 && strchr("([,;-. ", words.at[0]) != NULL)
		words = str_from(words, 1);
	while (words.size > 0 && strchr(")],;-. ", words.at[words.size - 1]) != NULL)
		words.size--;
	if (is_row(buttons[0], sizeof buttons / sizeof *buttons, sizeof *buttons, words))
		return true;
	return owner != link &&
		is_row(spoken[0], sizeof spoken / sizeof *spoken, sizeof *spoken, words);
}

/* Is E, within a line, what a pointer opens over the word before it, the explanation of a term: at
 * the end of the element that holds the two, one of them named so, and the longer part by far? */
static bool is_tip(const Page *page, Index e)
{
	const Element *element = &page->elements[e], *around = &page->elements[element->parent];

	if (!((element->kinds | around->kinds) & KIND_TIP) ||
		element->first_fragment == around->first_fragment ||
		element->end_fragment != around->end_fragment)
		return false;
	uint32_t own = page_sums(page, e).letters, all = page_sums(page, element->parent).letters;

	return own >= TIP_LETTERS_MIN && own > (all - own) * TIP_FACTOR;
}

/* Is E, within a line, the caption of a picture right before it, in the element that holds the two
 * and no other words? It goes with the picture. */
static bool is_caption_within(const Page *page, Index e)
{
	const Element *element = &page->elements[e], *around = &page->elements[element->parent];

	if (!(element->kinds & (KIND_CAPTION | KIND_CREDIT)) ||
		around->first_fragment != element->first_fragment ||
		around->end_fragment != element->end_fragment)
		return false;
	Index picture = page_find_tag(page, TAG_IMG, element->parent, e);

	return picture != PAGE_NONE && figure_is_picture(page, picture);
}

/* Does fragment F stand in a line that is a complaint of the program that made the page? */
static bool is_complained(const Page *page, Index f)
{
	const Line *line = &page->lines[page->fragments[f].line];

	return line_is_complaint(str_slice(page->text, line->start, line->end));
}

/* Is fragment F, of a block that HOLDER holds, within a line what readers do not see: hidden by
 * its style or a name for screen readers, and no formula? *WHOLE where it is so however
 * long it is. */
static bool is_unseen(const Page *page, Index holder, Index f, bool *whole)
{
	Index e = page->fragments[f].owner;
	bool hidden = page->elements[e].marks & MARK_HIDDEN &&
		!(page->elements[holder].marks & MARK_HIDDEN);

	if (is_spoken(page, holder, f))
		return true;
	if (!(page->elements[holder].marks & (MARK_PLAIN | MARK_CODE)) && is_complained(page, f))
		return *whole = true;
	if (!hidden && !((page->elements[e].kinds | page->elements[e].within) & ASKED_KINDS))
		return false;
	for (; e != PAGE_NONE && e != holder; e = page->elements[e].parent) {
		if (page->elements[e].tag == TAG_MATH)
			return false;
		hidden |= (page->elements[e].kinds & KIND_UNSEEN) != 0;
		if (page->elements[e].parent != PAGE_NONE && page->elements[e].parent != holder &&
			(is_tip(page, e) || is_caption_within(page, e)))
			*whole = hidden = true;
	}
	return hidden;
}

/* The parts of fragments [FIRST, END) that are not seen, *COUNT of them. The end of a text that
 * is shown when one asks for it is none. */
static Cut *unseen_parts(const Page *page, Index first, Index end, size_t *count)
{
	Cut *cuts = NULL;
	size_t found = 0, room = 0;
	Index holder = page->blocks[page->fragments[first].block].holder;

	for (Index f = first; f < end; f++) {
		Index last = f;
		bool whole = false;

		if (!is_unseen(page, holder, f, &whole))
			continue;
		while (last + 1 < end && is_unseen(page, holder, last + 1, &whole))
			last++;
		Cut cut = { page->fragments[f].start, page->fragments[last].end };
		uint32_t most = last + 1 == end && !whole ? TAIL_BYTES_MAX : BYTES_MAX;
		bool all = f == first && last + 1 == end;

		f = last;
		if (all || cut.end - cut.start > most)
			continue;
		if (found == room) {
			room = room == 0 ? 4 : room * 2;
			cuts = arena_grow(page->work, cuts, found, room, sizeof cut);
		}
		cuts[found++] = cut;
	}
	*count = found;
	return cuts;
}

/* RICH, which begins at byte BASE of the page, without CUTS. Of the white space around one the
 * first stays. */
static Rich without(const Page *page, Rich rich, uint32_t base, const Cut *cuts, size_t count)
{
	Text text = text_in(page->arena);
	uint32_t *places = arena_array(page->work, rich.text.size + 1, sizeof *places);
	size_t cut = 0, kept = 0;
	bool behind = false; /* a cut, with but white space since */

	for (size_t i = 0; i < rich.text.size; i++) {
		places[i] = (uint32_t)text.size;
		while (cut < count && i + base >= cuts[cut].end)
			cut++;
		bool inside = cut < count && i + base >= cuts[cut].start;
		bool space = ascii_is_space(rich.text.at[i]);

		if (inside) {
			behind = true;
			continue;
		}
		/* A comma behind the cut stays at the word before it. */
		if (behind && strchr(",.;:!?)", rich.text.at[i]) != NULL)
			while (text.size > 0 && ascii_is_space(text.at[text.size - 1]))
				text.size--;
		for (size_t k = i + 1; k > 0 && places[k - 1] > text.size; k--)
			places[k - 1] = (uint32_t)text.size;
		if (!behind || !space || (text.size > 0 && !ascii_is_space(text.at[text.size - 1])))
			text_add_byte(&text, rich.text.at[i]);
		behind = behind && space;
	}
	Str whole = str_trim(text_str(&text));

	places[rich.text.size] = (uint32_t)text.size;
	for (size_t i = 0; i < rich.span_count; i++) {
		Span span = rich.spans[i];

		span.start = places[span.start];
		span.end = places[span.end] < whole.size ? places[span.end] : (uint32_t)whole.size;
		while (span.start < span.end && ascii_is_space(whole.at[span.start]))
			span.start++;
		while (span.end > span.start && ascii_is_space(whole.at[span.end - 1]))
			span.end--;
		if (span.start < span.end)
			rich.spans[kept++] = span;
	}
	rich.text = whole;
	rich.span_count = kept;
	return rich;
}

Rich unseen_left_out(const Page *page, Rich rich, Index first, Index end)
{
	size_t count = 0;
	const Cut *cuts = first < end ? unseen_parts(page, first, end, &count) : NULL;

	return count == 0 ? rich : without(page, rich, page->fragments[first].start, cuts, count);
}
