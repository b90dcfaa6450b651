/* SPDX-License-Identifier: ISC */
#include "extract/byline_guesses.h"

#include <string.h>

#include <unictype.h>

#include "base/utf8.h"
#include "extract/byline_words.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/first_names.h"
#include "extract/signature.h"
#include "extract/site_person.h"
#include "extract/titles.h"

enum {
	LONE_LETTERS_MAX = 40, /* of a name alone in a line */
	LONE_WORDS_MAX = 3,
};

static bool has_small_letter(Str text)
{
	uint32_t c;

	for (size_t at = 0; at < text.size; at += utf8_decode(text, at, &c, NULL)) {
		(void)utf8_decode(text, at, &c, NULL);
		if (c < 0x80 ? ascii_is_lower((char)c)
			     : uc_is_general_category(c, UC_LOWERCASE_LETTER))
			return true;
	}
	return false;
}

/* Is LINE, of letters that have no capitals, the name of a person: one that begins with a
 * first name? */
static bool is_caseless_name(Str line)
{
	unsigned char first = (unsigned char)line.at[0]; /* of Hebrew or Arabic letters */

	return first >= 0xD7 && first <= 0xDB && first_name_begins(line);
}

/* Is LINE a few words that are all written as names are? */
static bool is_lone_name(const BylineSearch *search, Str line)
{
	Str rest = line, word;
	unsigned words = 0;

	while (str_next_word(&rest, &word))
		words++;
	return words >= 2 && words <= LONE_WORDS_MAX &&
		str_find_byte(line, ',', 0) == STR_NOWHERE && byline_starts_name(line) &&
		(unsigned char)line.at[0] < 0xE0 &&
		((name_capitalised(line) && has_small_letter(line)) || is_caseless_name(line)) &&
		!characters_same_letters(line, search->metadata->site) &&
		!characters_same_letters(line, search->page->title);
}

/* Are NAMES, joined by commas, all of persons, the first one's a known one? */
static bool are_lone_names(const BylineSearch *search, Str names)
{
	if (!first_name_begins(names))
		return false;
	while (!str_empty(names)) {
		size_t comma = str_find(names, ", ", 0);

		if (!is_lone_name(search, str_slice(names, 0, comma)))
			return false;
		names = comma == STR_NOWHERE ? STR_NONE : str_from(names, comma + 2);
	}
	return true;
}

static bool infer_name(const BylineSearch *search, Str name, const char *from)
{
	if (!is_lone_name(search, name) || !byline_set(search, name, from))
		return false;
	search->article->inferred[FIELD_BYLINE] = true;
	return true;
}

/* Does LINE tell where words or pictures are from: "Quellen: (Marsh Times) (Otter Medicine)"? */
static bool tells_origins(Str line)
{
	static const char *const starts[] = { "quelle", "source", "fuente", "fonte",
		"bron:", "bronnen", "źródł", "foto", "photo", "bild", "picture", "image", "credit",
		"via " };

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts_nocase(line, starts[i]))
			return true;
	return false;
}

/* The person whom LINE, at the end of the text, names: "- Laura Quill", "Laura Quill is a reporter
 * ...". Absent in other lines. */
static Str teller(const BylineSearch *search, Str line)
{
	static const char *const dashes[] = { "\xE2\x80\x94", "\xE2\x80\x93", "--",
		"\xE2\x80\x95" };
	static const char *const verbs[] = { " is a ", " is an ", " is the ", " ist ", " est ",
		" es ", " è ", " é ", " is een ", " är ", " er " };

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		if (!str_starts(line, dashes[i]))
			continue;
		Str name = str_trim(str_from(line, strlen(dashes[i])));

		return first_name_begins(name) && is_lone_name(search, name) ? name : STR_NONE;
	}
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		size_t at = str_find(line, verbs[i], 0);
		Str name = str_slice(line, 0, at == STR_NOWHERE ? 0 : at);

		if (first_name_begins(name) && is_lone_name(search, name))
			return name;
	}
	return STR_NONE;
}

/* The name in the last line of BLOCK: in brackets, or alone in a line that is set in
 * italics or bold. */
static bool infer_from_block(const BylineSearch *search, const PageBlock *block)
{
	Str rest = block->text, line, last = STR_NONE;
	bool set_apart = block->marks & (MARK_ITALIC | MARK_BOLD);

	if (block->heading > 0 || block->list_depth > 0 ||
		block->marks & (MARK_CAPTION | MARK_FIGURE | MARK_TABLE | MARK_QUOTE))
		return false;
	while (str_next_line(&rest, &line))
		last = line;
	if (tells_origins(last))
		return false;
	if (set_apart || block->letters <= LONE_LETTERS_MAX) {
		Str person = teller(search, last);

		if (!str_empty(person))
			return infer_name(search, person, "end of the text");
	}
	size_t bracket = str_find_last_byte(last, '(');

	if (bracket != STR_NOWHERE)
		return infer_name(
			search, byline_bare_line(str_from(last, bracket)), "end of the text");
	return set_apart && last.size <= LONE_LETTERS_MAX &&
		infer_name(search, byline_bare_line(last), "end of the text");
}

/* A name at the very end of the text, or in the first line behind it. */
static bool infer_from_last_line(const BylineSearch *search)
{
	const Page *page = search->page;
	Index end = search->root == PAGE_NONE ? 0 : byline_end_of_text(search);

	if (end == 0)
		return false;
	if (byline_can_stand(page, end - 1) && infer_from_block(search, &page->blocks[end - 1]))
		return true;
	return byline_can_stand_outside(page, end) && page->blocks[end].link_letters == 0 &&
		page->blocks[end].furniture == 0 && infer_from_block(search, &page->blocks[end]);
}

/* A person's name in italics that is a paragraph of its own, the only one of the page: the
 * signature under an article that is followed by notes, tables or another article. */
static bool infer_signature(const BylineSearch *search)
{
	const Page *page = search->page;
	Str signature = STR_NONE;

	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];
		Str name = byline_bare_line(block->text);

		if (!(block->marks & MARK_ITALIC) || block->heading > 0 || block->list_depth > 0 ||
			block->marks & (MARK_CAPTION | MARK_FIGURE | MARK_TABLE | MARK_QUOTE) ||
			!byline_can_stand(page, b) || block->letters > LONE_LETTERS_MAX ||
			!first_name_begins(name) || !is_lone_name(search, name))
			continue;
		if (!str_empty(signature) && !str_equal(signature, name))
			return false;
		signature = name;
	}
	return infer_name(search, signature, "signature in the text");
}

/* "2 November 2009 | 11:44 | Name" near the headline: the part of a date's line
 * that is a name. */
static bool infer_from_date_line(const BylineSearch *search)
{
	enum {
		SURE_MARKS = 3 /* of these, the first */
	};
	static const char *const marks[] = { "|", "/", "\n", ",", " - ", " – ", " • ", " · ", "•",
		"·" };
	const Page *page = search->page;

	Index end = search->root == PAGE_NONE ? 0 : byline_end_of_text(search);

	Index first = search->anchor > 2 ? search->anchor - 2 : 0;

	for (Index b = first; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];
		DateFound found;
		Str role;

		if (b >= search->anchor + NEAR_BLOCKS && (b < end || b >= end + TAIL_BLOCKS))
			continue;

		if (!byline_can_stand(page, b) || block->letters > LINE_LETTERS_MAX / 2 ||
			block->heading > 0 || !date_find(block->text, 0, &found))
			continue;
		bool in_text = block->claim == CLAIM_BODY && found.start > 0;

		if (in_text && !byline_in_head(page, search->anchor, b))
			continue;
		/* "Name am Mittwoch, 26.01.2022": names end where a date begins. */
		Str name = byline_parse(page->work, block->text, &role);

		if (are_lone_names(search, name) && byline_set(search, name, "line of the date")) {
			search->article->inferred[FIELD_BYLINE] = true;
			return true;
		}
		if (in_text)
			continue;
		for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
			for (Str rest = block->text; rest.size > 0;) {
				size_t at = str_find(rest, marks[m], 0);
				Str part = byline_bare_line(str_slice(rest, 0, at));

				/* Commas part places from their countries, and signs without
				 * spaces anything. */
				bool spaced = marks[m][0] == ' ' || m < SURE_MARKS;

				if ((spaced || first_name_begins(part)) &&
					infer_name(search, part, "line of the date"))
					return true;
				rest = at == STR_NOWHERE ? str_of(rest.at, 0)
							 : str_from(rest, at + strlen(marks[m]));
			}
	}
	return false;
}

/* "Quelle: kathpress" as a line of its own: the agency where no person is named. */
static bool infer_source(const BylineSearch *search)
{
	const Page *page = search->page;
	Index end = search->root == PAGE_NONE ? 0 : byline_end_of_text(search);
	Index first = search->anchor > 2 ? search->anchor - 2 : 0;

	for (Index b = first; b < page->block_count && b < end + TAIL_BLOCKS; b++) {
		const PageBlock *block = &page->blocks[b];

		if ((b >= search->anchor + NEAR_BLOCKS && b + TAIL_BLOCKS < end) ||
			!byline_can_stand(page, b) || block->letters > NAME_LETTERS_MAX ||
			block->marks & (MARK_CAPTION | MARK_FIGURE | MARK_TABLE))
			continue;
		for (Str rest = block->text, line; str_next_line(&rest, &line);) {
			Str source = byline_source(line);

			if (str_empty(source) || !byline_set(search, source, "source on the page"))
				continue;
			search->article->inferred[FIELD_BYLINE] = true;
			return true;
		}
	}
	return false;
}

static bool infer_site_person(const BylineSearch *search)
{
	const char *from;
	Str name = site_person(search->page, search->metadata, &from);

	if (!byline_set(search, name, from))
		return false;
	search->article->inferred[FIELD_BYLINE] = true;
	return true;
}

/* Is a date all that BLOCK tells? */
static bool is_date_line(const PageBlock *block)
{
	DateFound found;

	return block->letters <= LONE_LETTERS_MAX && date_find(block->text, 0, &found);
}

/* Does another element, named for authors, hold NAME and no more: a card of one of the
 * author's other stories? */
static bool is_named_elsewhere(const Page *page, Str name, Index b)
{
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (element->kinds & KIND_AUTHOR && element->first_block != b &&
			!byline_is_commenter(page, e) &&
			page_sums(page, e).letters <= NAME_LETTERS_MAX &&
			characters_same_letters(page_text_of(page, e), name))
			return true;
	}
	return false;
}

bool byline_guess_beside_date(const BylineSearch *search)
{
	const Page *page = search->page;
	Index first = search->anchor > BESIDE_BLOCKS ? search->anchor - BESIDE_BLOCKS : 1;

	for (Index b = first; b + 1 < page->block_count && b <= search->anchor + BESIDE_BLOCKS;
		b++) {
		const PageBlock *block = &page->blocks[b];

		if (!byline_can_stand_outside(page, b) || block->heading > 0 ||
			block->letters > LONE_LETTERS_MAX ||
			(!is_date_line(&page->blocks[b - 1]) &&
				!is_date_line(&page->blocks[b + 1])))
			continue;
		if (is_lone_name(search, block->text) && is_named_elsewhere(page, block->text, b) &&
			infer_name(search, block->text, "beside the date"))
			return true;
	}
	return false;
}

/* Is PART the name of a person as Japanese write it: three to five ideographs, the last of which
 * may be kana? */
static bool is_japanese_name(Str part)
{
	unsigned count = 0, ideographs = 0;
	uint32_t c;

	for (size_t at = 0; at < part.size; count++) {
		at += utf8_decode(part, at, &c, NULL);
		bool kana = c >= 0x3041 && c <= 0x30FE;

		if (!(c >= 0x4E00 && c <= 0x9FFF) && c != 0x3005 && (!kana || count < 2))
			return false;
		ideographs += !kana;
	}
	return count >= 3 && count <= 5 && ideographs >= 2;
}

/* The names in brackets at the end of TEXT, as Japanese papers sign: "【佐藤花子、鈴木一】",
 * "（山田太郎）". Absent where something else stands there. */
static Str japanese_signature(Str text)
{
	static const char *const no_names[] = { "写真", "提供", "新聞", "通信", "共同", "時事",
		"支局", "編集", "取材", "掲載", "転載", "無断", "敬称", "記者", "動画", "全文",
		"終わり", "おわり", "続き", "つづ", "資料", "撮影", "以上", "会員", "有料" };
	bool square = str_ends(text, "】");
	const char *open = square ? "【" : "（";
	size_t at = STR_NOWHERE, next = 0;

	if (!square && !str_ends(text, "）"))
		return STR_NONE;
	while ((next = str_find(text, open, next)) != STR_NOWHERE)
		at = next++;
	if (at == STR_NOWHERE)
		return STR_NONE;
	Str inner = str_slice(text, at + strlen(open), text.size - strlen("】"));

	if (inner.size > LONE_LETTERS_MAX * 2)
		return STR_NONE;
	for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
		if (str_find(inner, no_names[i], 0) != STR_NOWHERE)
			return STR_NONE;
	/* A day, an issue. */
	if (str_ends(inner, "日") || str_ends(inner, "月") || str_ends(inner, "年") ||
		str_ends(inner, "版"))
		return STR_NONE;
	for (Str rest = inner; !str_empty(rest);) {
		size_t comma = str_find(rest, "、", 0);

		if (!is_japanese_name(str_slice(rest, 0, comma == STR_NOWHERE ? rest.size : comma)))
			return STR_NONE;
		rest = comma == STR_NOWHERE ? STR_NONE : str_from(rest, comma + strlen("、"));
	}
	return inner;
}

/* Who signs the text of a Japanese paper: in square brackets behind any of its paragraphs, in
 * round ones behind the last. */
static bool infer_japanese_signature(const BylineSearch *search)
{
	const Page *page = search->page;
	Index end = search->root == PAGE_NONE ? 0 : byline_end_of_text(search);

	if (end == 0 || !str_starts(search->article->field[FIELD_LANGUAGE], "ja"))
		return false;
	for (Index b = page->elements[search->root].first_block; b < end; b++) {
		const PageBlock *block = &page->blocks[b];
		Str names = block->claim == CLAIM_BODY && block->heading == 0 &&
				(b + 1 == end || str_ends(block->text, "】"))
			? japanese_signature(block->text)
			: STR_NONE;

		if (str_empty(names) || !byline_set(search, names, "end of the text"))
			continue;
		search->article->inferred[FIELD_BYLINE] = true;
		return true;
	}
	return false;
}

/* A name over a date as the last two lines of the text: how a letter is signed. */
static bool infer_from_letter_end(const BylineSearch *search)
{
	const Page *page = search->page;
	Index end = search->root == PAGE_NONE ? 0 : byline_end_of_text(search);
	Str name, date;
	DateFound found;

	if (end == 0 || !byline_can_stand(page, end - 1) || page->blocks[end - 1].heading > 0)
		return false;
	Str rest = page->blocks[end - 1].text;

	if (rest.size > LINE_LETTERS_MAX || !str_next_line(&rest, &name) ||
		!str_next_line(&rest, &date) || rest.size > 0 || name.size > LONE_LETTERS_MAX ||
		!name_capitalised(name) || ends_sentence(name) || !date_find(date, 0, &found) ||
		found.start > 0 || found.end < date.size ||
		!byline_set(search, name, "end of the text"))
		return false;
	search->article->inferred[FIELD_BYLINE] = true;
	return true;
}

/* Does the block behind B begin with NAME, that of B, and then tell who that is? */
static bool tells_of(const Page *page, Str name, Index b)
{
	Str next = b + 1 < page->block_count ? page->blocks[b + 1].text : STR_NONE;

	return next.size > name.size + 1 && next.at[name.size] == ' ' &&
		str_equal(str_slice(next, 0, name.size), name) &&
		ascii_is_lower(next.at[name.size + 1]) && byline_can_stand(page, b + 1);
}

/* "Ada Quill" and then "Ada Quill is a gardener ...", at the end of the text or behind it. */
static bool infer_biography(const BylineSearch *search)
{
	const Page *page = search->page;
	Index end = search->root == PAGE_NONE ? 0 : byline_end_of_text(search);

	for (Index b = end > TAIL_BLOCKS ? end - TAIL_BLOCKS : 0;
		b < page->block_count && b < end + NEAR_BLOCKS; b++) {
		Str name = page->blocks[b].text;

		if (byline_can_stand(page, b) && tells_of(page, name, b) &&
			first_name_begins(name) && infer_name(search, name, "who wrote it"))
			return true;
	}
	return false;
}

/* Does a line of a date stand within two blocks of B? */
static bool is_close_to_date(const Page *page, Index b)
{
	for (Index i = b > 2 ? b - 2 : 0; i <= b + 2 && i < page->block_count; i++)
		if (i != b && is_date_line(&page->blocks[i]))
			return true;
	return false;
}

/* A person's name alone in its block, close to the headline and to a date. */
static bool infer_close_to_date(const BylineSearch *search)
{
	const Page *page = search->page;
	Index first = search->anchor > BESIDE_BLOCKS ? search->anchor - BESIDE_BLOCKS : 0;

	for (Index b = first; b < page->block_count && b <= search->anchor + NEAR_BLOCKS / 2; b++)
		if ((byline_can_stand_outside(page, b) ||
			    byline_in_head(page, search->anchor, b)) &&
			page->blocks[b].heading == 0 &&
			!(page->blocks[b].marks & (MARK_CAPTION | MARK_FIGURE | MARK_TABLE)) &&
			first_name_begins(page->blocks[b].text) && is_close_to_date(page, b) &&
			infer_name(search, page->blocks[b].text, "close to the date"))
			return true;
	return false;
}

/* "Otter on the bridge | by Ada Quill | Marsh Post": a part of the document's title. */
static bool infer_from_title(const BylineSearch *search)
{
	Str part;

	for (Str rest = search->metadata->document_title; title_next_part(&rest, &part);) {
		size_t by = str_find(part, ", by ", 0);
		Str name = str_starts(part, "by ") ? str_from(part, 3)
			: by != STR_NOWHERE        ? str_from(part, by + 5)
						   : STR_NONE;

		if (!str_empty(name) && first_name_begins(name) &&
			infer_name(search, name, "title element"))
			return true;
	}
	return false;
}

bool byline_guess(const BylineSearch *search)
{
	return infer_close_to_date(search) || infer_from_date_line(search) ||
		infer_from_last_line(search) || infer_from_letter_end(search) ||
		infer_japanese_signature(search) || infer_signature(search) ||
		infer_biography(search) || infer_from_title(search) || infer_site_person(search) ||
		infer_source(search);
}
