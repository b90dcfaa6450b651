/* SPDX-License-Identifier: ISC */
#include "extract/pagesort.h"

#include <assert.h>

#include "base/fold.h"
#include "extract/characters.h"
#include "extract/judge.h"
#include "extract/teasers.h"

enum {
	TEASER_LETTERS_MIN = 20, /* of a link that can be the headline of a story */
	TEASER_LINKED_PERCENT = 80,
	TEASERS_OF_FRONT = 6, /* that make a front of a page with something of an article */
	TEASERS_OF_LIST = 3, /* and of one without */
	RUN_OF_ARTICLE = 450, /* letters of text without a teaser in between */
	LEAD_OF_ARTICLE = 100, /* letters of prose right under the headline */
	MESSAGE_LETTERS_MAX = 700, /* of prose on a page that says it has nothing to say */
	HEAD_BYTES_MAX = 240, /* of a title that is looked at for words */
};

/* What the blocks of a page amount to. */
typedef struct {
	Index teasers;
	uint32_t longest_run; /* letters of text between two teasers, at most */
	uint32_t prose; /* letters of prose in all */
	uint32_t lead; /* letters of prose between the headline and the next teaser */
} Shape;

/* Words, folded, that a title or heading says on a page of a sort. */
static const struct {
	const char *words;
	PageSort sort;
} said[] = {
	{ "search results", PAGESORT_SEARCH },
	{ "results for", PAGESORT_SEARCH },
	{ "you searched for", PAGESORT_SEARCH },
	{ "search:", PAGESORT_SEARCH },
	{ "suchergebnis", PAGESORT_SEARCH },
	{ "ergebnisse fur", PAGESORT_SEARCH },
	{ "resultats de recherche", PAGESORT_SEARCH },
	{ "resultats pour", PAGESORT_SEARCH },
	{ "resultados de busqueda", PAGESORT_SEARCH },
	{ "resultados de la busqueda", PAGESORT_SEARCH },
	{ "resultados para", PAGESORT_SEARCH },
	{ "resultados da pesquisa", PAGESORT_SEARCH },
	{ "risultati della ricerca", PAGESORT_SEARCH },
	{ "risultati per", PAGESORT_SEARCH },
	{ "zoekresultaten", PAGESORT_SEARCH },
	{ "sokresultat", PAGESORT_SEARCH },
	{ "wyniki wyszukiwania", PAGESORT_SEARCH },
	{ "vysledky hledani", PAGESORT_SEARCH },
	{ "hakutulokset", PAGESORT_SEARCH },
	{ "arama sonuclari", PAGESORT_SEARCH },
	{ "результаты поиска", PAGESORT_SEARCH },
	{ "検索結果", PAGESORT_SEARCH },
	{ "搜索结果", PAGESORT_SEARCH },
	{ "error 404", PAGESORT_MISSING },
	{ "404 error", PAGESORT_MISSING },
	{ "404 not found", PAGESORT_MISSING },
	{ "404 - ", PAGESORT_MISSING },
	{ "page not found", PAGESORT_MISSING },
	{ "page cannot be found", PAGESORT_MISSING },
	{ "page can't be found", PAGESORT_MISSING },
	{ "page could not be found", PAGESORT_MISSING },
	{ "page does not exist", PAGESORT_MISSING },
	{ "page doesn't exist", PAGESORT_MISSING },
	{ "page you requested", PAGESORT_MISSING },
	{ "page no longer", PAGESORT_MISSING },
	{ "file not found", PAGESORT_MISSING },
	{ "nothing found", PAGESORT_MISSING },
	{ "seite nicht gefunden", PAGESORT_MISSING },
	{ "seite wurde nicht gefunden", PAGESORT_MISSING },
	{ "seite existiert nicht", PAGESORT_MISSING },
	{ "page introuvable", PAGESORT_MISSING },
	{ "page non trouvee", PAGESORT_MISSING },
	{ "pagina no encontrada", PAGESORT_MISSING },
	{ "pagina nao encontrada", PAGESORT_MISSING },
	{ "pagina non trovata", PAGESORT_MISSING },
	{ "pagina niet gevonden", PAGESORT_MISSING },
	{ "sidan hittades inte", PAGESORT_MISSING },
	{ "siden ble ikke funnet", PAGESORT_MISSING },
	{ "siden blev ikke fundet", PAGESORT_MISSING },
	{ "sivua ei loytynyt", PAGESORT_MISSING },
	{ "strony nie znaleziono", PAGESORT_MISSING },
	{ "nie znaleziono strony", PAGESORT_MISSING },
	{ "stranka nenalezena", PAGESORT_MISSING },
	{ "sayfa bulunamadi", PAGESORT_MISSING },
	{ "страница не наидена", PAGESORT_MISSING },
	{ "ページが見つかりません", PAGESORT_MISSING },
	{ "页面不存在", PAGESORT_MISSING },
	{ "log in to continue", PAGESORT_WALL },
	{ "log in to read", PAGESORT_WALL },
	{ "sign in to continue", PAGESORT_WALL },
	{ "sign in to read", PAGESORT_WALL },
	{ "subscribe to continue", PAGESORT_WALL },
	{ "subscribe to read", PAGESORT_WALL },
	{ "please log in", PAGESORT_WALL },
	{ "please sign in", PAGESORT_WALL },
	{ "members only", PAGESORT_WALL },
	{ "subscribers only", PAGESORT_WALL },
	{ "bitte melden sie sich an", PAGESORT_WALL },
	{ "jetzt anmelden und weiterlesen", PAGESORT_WALL },
	{ "connectez-vous", PAGESORT_WALL },
	{ "reserve aux abonnes", PAGESORT_WALL },
	{ "inicia sesion", PAGESORT_WALL },
	{ "contenido exclusivo para suscriptores", PAGESORT_WALL },
	{ "accedi per continuare", PAGESORT_WALL },
	{ "zaloguj sie, aby", PAGESORT_WALL },
};

/* Shape */

static bool is_shown(const PageBlock *block)
{
	return block->letters > 0 && block->furniture == 0 &&
		!(block->marks & (MARK_HIDDEN | MARK_CONTROL | MARK_FALLBACK | MARK_WRAPPER));
}

/* Does BLOCK begin with a line that is the linked headline of another page? */
static bool is_teaser(const Page *page, const PageBlock *block)
{
	Index link = page->elements[page->fragments[block->first_fragment].owner].link;
	const Line *line = &page->lines[block->first_line];

	if (link == PAGE_NONE || line->letters < TEASER_LETTERS_MIN ||
		(uint64_t)line->link_letters * 100 <
			(uint64_t)line->letters * TEASER_LINKED_PERCENT)
		return false;
	if (!str_empty(page->title) && characters_same_letters(page->title, block->text))
		return false;
	return teaser_leads_elsewhere(page, link);
}

static Shape shape_of(const Page *page)
{
	Shape shape = { 0 };
	uint32_t run = 0;
	bool under_headline = false;

	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		if (page->headline != PAGE_NONE && block->holder == page->headline)
			under_headline = true;
		/* What teasers hold is marked as furniture, their headings too. */
		if (is_teaser(page, block)) {
			shape.teasers++;
			run = block->letters - block->link_letters;
			under_headline = false;
		} else if (is_shown(block) && block_is_prose(block)) {
			run += block->letters;
			shape.prose += block->letters;
			shape.lead += under_headline ? block->letters : 0;
		} else if (block->claim == CLAIM_BODY) {
			run += block->letters - block->link_letters;
		}
		shape.longest_run = run > shape.longest_run ? run : shape.longest_run;
	}
	return shape;
}

/* Words */

/* The sort that TEXT, a title or heading, names; PAGESORT_ARTICLE for none. */
static PageSort sort_said(Str text)
{
	char room[HEAD_BYTES_MAX * 2];
	Str folded = str_of(room, fold_into(str_slice(text, 0, HEAD_BYTES_MAX), room, sizeof room));

	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (str_find(folded, said[i].words, 0) != STR_NOWHERE)
			return said[i].sort;
	return PAGESORT_ARTICLE;
}

/* What the page's titles and its first headings say. */
static PageSort sort_of_words(const Page *page, const Metadata *metadata)
{
	const Str titles[] = { metadata->document_title, metadata->og_title, page->title };
	PageSort sort = PAGESORT_ARTICLE;

	for (size_t i = 0; i < sizeof titles / sizeof *titles && sort == PAGESORT_ARTICLE; i++)
		sort = sort_said(titles[i]);
	for (Index b = 0; b < page->block_count && sort == PAGESORT_ARTICLE; b++)
		if (is_shown(&page->blocks[b]) && page->blocks[b].heading > 0)
			sort = sort_said(page->blocks[b].text);
	return sort;
}

/* Together */

static bool declares_article(const Metadata *metadata)
{
	return metadata->declares_article || metadata->data.article ||
		metadata->published_count > 0 || !str_empty(metadata->authors);
}

static bool is_front(const Shape *shape, bool declared, bool found)
{
	if (!found)
		return shape->teasers >= TEASERS_OF_LIST;
	return !declared && shape->teasers >= TEASERS_OF_FRONT &&
		shape->longest_run < RUN_OF_ARTICLE && shape->lead < LEAD_OF_ARTICLE;
}

PageSort pagesort_of(const Page *page, const Metadata *metadata, bool found)
{
	Shape shape = shape_of(page);
	bool declared = declares_article(metadata);
	PageSort words = shape.prose <= MESSAGE_LETTERS_MAX && !declared
		? sort_of_words(page, metadata)
		: PAGESORT_ARTICLE;

	if (words == PAGESORT_SEARCH && shape.longest_run >= RUN_OF_ARTICLE)
		words = PAGESORT_ARTICLE;
	if (words != PAGESORT_ARTICLE)
		return words;
	return is_front(&shape, declared, found) ? PAGESORT_FRONT : PAGESORT_ARTICLE;
}

const char *pagesort_words(PageSort sort)
{
	static const char *const words[] = {
		[PAGESORT_ARTICLE] = NULL,
		[PAGESORT_FRONT] = "a front page or list of stories",
		[PAGESORT_SEARCH] = "what a search found",
		[PAGESORT_MISSING] = "word that there is no such page",
		[PAGESORT_WALL] = "a wall that asks for a login",
	};
	static_assert(sizeof words / sizeof *words == PAGESORT_COUNT, "each sort has words");

	return words[sort];
}
