/* SPDX-License-Identifier: ISC */
#include "extract/phrases.h"

#include <string.h>

#include "base/fold.h"

enum {
	LINE_BYTES = 120,
	HEAD_BYTES_MAX = 160,
	LIKELY_BYTES_MAX = 600
};

/* START is folded (base/fold.h). WHOLE: the line says nothing else. */
typedef struct {
	char start[40];
	LeftOutReason reason;
	PhraseWeight weight;
	bool whole;
} Row;

#define SURE(words, reason) \
	{ \
		words, LEFT_OUT_##reason, PHRASE_SURE, false \
	}
#define LIKELY(words, reason) \
	{ \
		words, LEFT_OUT_##reason, PHRASE_LIKELY, false \
	}
#define WHOLE(words, reason) \
	{ \
		words, LEFT_OUT_##reason, PHRASE_SURE, true \
	}

static const Row rows[] = {
	/* Advertising. */
	WHOLE("advertisement", ADVERT),
	WHOLE("advertisements", ADVERT),
	WHOLE("advertising", ADVERT),
	WHOLE("ad", ADVERT),
	WHOLE("ads", ADVERT),
	WHOLE("anzeige", ADVERT),
	WHOLE("werbung", ADVERT),
	WHOLE("publicite", ADVERT),
	WHOLE("publicidad", ADVERT),
	WHOLE("publicidade", ADVERT),
	WHOLE("pubblicita", ADVERT),
	WHOLE("reklama", ADVERT),
	WHOLE("reklam", ADVERT),
	WHOLE("advertentie", ADVERT),
	WHOLE("annonse", ADVERT),
	WHOLE("annons", ADVERT),
	WHOLE("mainos", ADVERT),
	WHOLE("реклама", ADVERT),
	WHOLE("広告", ADVERT),
	WHOLE("pr", ADVERT),
	SURE("advertisement - ", ADVERT),
	SURE("article continues below", ADVERT),
	SURE("story continues below", ADVERT),
	SURE("continue reading below", ADVERT),
	SURE("the article continues after", ADVERT),
	SURE("skip advertisement", ADVERT),
	SURE("scroll to continue", ADVERT),
	WHOLE("print sponsor", SPONSOR),
	WHOLE("sponsored", SPONSOR),
	WHOLE("sponsored by", SPONSOR),
	WHOLE("sponsored content", SPONSOR),
	/* Tools. */
	SURE("share this", TOOL),
	SURE("share on ", TOOL),
	SURE("share via", TOOL),
	SURE("share with", TOOL),
	WHOLE("share", TOOL),
	WHOLE("shares", TOOL),
	WHOLE("tweet", TOOL),
	WHOLE("teilen", TOOL),
	WHOLE("drucken", TOOL),
	WHOLE("merken", TOOL),
	WHOLE("pin", TOOL),
	WHOLE("pin it", TOOL),
	WHOLE("print", TOOL),
	WHOLE("email", TOOL),
	WHOLE("e-mail", TOOL),
	WHOLE("facebook", TOOL),
	WHOLE("twitter", TOOL),
	WHOLE("linkedin", TOOL),
	WHOLE("whatsapp", TOOL),
	WHOLE("pinterest", TOOL),
	WHOLE("google+", TOOL),
	WHOLE("copy link", TOOL),
	WHOLE("link kopieren", TOOL),
	SURE("bookmark with", TOOL),
	SURE("e-mail this to a friend", TOOL),
	SURE("email this ", TOOL),
	SURE("printable version", TOOL),
	SURE("print this ", TOOL),
	SURE("print article", TOOL),
	SURE("send to a friend", TOOL),
	SURE("click to share", TOOL),
	SURE("klick, um ", TOOL),
	SURE("klicken, um ", TOOL),
	SURE("artikel teilen", TOOL),
	SURE("beitrag teilen", TOOL),
	SURE("diesen artikel teilen", TOOL),
	SURE("diesen beitrag teilen", TOOL),
	SURE("diesen artikel ", TOOL),
	SURE("seite drucken", TOOL),
	SURE("artikel drucken", TOOL),
	SURE("partager ", TOOL),
	WHOLE("partager", TOOL),
	SURE("compartir ", TOOL),
	WHOLE("compartir", TOOL),
	SURE("compartilhe", TOOL),
	SURE("condividi", TOOL),
	SURE("udostepnij", TOOL),
	SURE("поделиться", TOOL),
	WHOLE("dela", TOOL),
	WHOLE("jaa", TOOL),
	WHOLE("paylas", TOOL),
	SURE("teilen mit", TOOL),
	SURE("teilen:", TOOL),
	SURE("gefallt mir", TOOL),
	SURE("like this:", TOOL),
	SURE("loading...", TOOL),
	SURE("wird geladen", TOOL),
	SURE("continue reading the main story", TOOL),
	SURE("skip to ", NAVIGATION),
	SURE("back to top", NAVIGATION),
	SURE("zuruck zur ubersicht", NAVIGATION),
	SURE("nach oben", NAVIGATION),
	WHOLE("zuruck", NAVIGATION),
	WHOLE("start quote", DUPLICATE),
	WHOLE("end quote", DUPLICATE),
	SURE("please turn on javascript", TOOL),
	SURE("you need to enable javascript", TOOL),
	SURE("javascript is ", TOOL),
	SURE("please enable javascript", TOOL),
	SURE("media playback is unsupported", TOOL),
	SURE("media playback is not supported", TOOL),
	SURE("this video is not available", TOOL),
	SURE("your browser does not support", TOOL),
	SURE("ihr browser unterstutzt", TOOL),
	SURE("image copyright", DUPLICATE),
	WHOLE("image caption", DUPLICATE),
	WHOLE("hide caption", TOOL),
	WHOLE("toggle caption", TOOL),
	WHOLE("enlarge this image", TOOL),
	SURE("listen to this article", TOOL),
	SURE("artikel anhoren", TOOL),
	SURE("latest first", TOOL),
	SURE("newest first", TOOL),
	SURE("oldest first", TOOL),
	SURE("neueste zuerst", TOOL),
	WHOLE("load more", TOOL),
	WHOLE("read more", NAVIGATION),
	WHOLE("mehr", NAVIGATION),
	WHOLE("weiterlesen", NAVIGATION),
	WHOLE("mehr lesen", NAVIGATION),
	WHOLE("show more", TOOL),
	WHOLE("mehr anzeigen", TOOL),
	/* Signing up and following. */
	SURE("sign up for ", FORM),
	SURE("sign up to ", FORM),
	SURE("sign up here", FORM),
	SURE("subscribe to our", FORM),
	SURE("subscribe to the ", FORM),
	SURE("subscribe now", FORM),
	LIKELY("subscribe", FORM),
	LIKELY("sign up", FORM),
	SURE("get our newsletter", FORM),
	SURE("get the best of", FORM),
	SURE("join our newsletter", FORM),
	SURE("join our mailing list", FORM),
	SURE("newsletter abonnieren", FORM),
	SURE("jetzt abonnieren", FORM),
	SURE("newsletter", FORM),
	SURE("abonnez-vous", FORM),
	SURE("inscrivez-vous", FORM),
	SURE("suscribete", FORM),
	SURE("iscriviti alla", FORM),
	SURE("zapisz sie na newsletter", FORM),
	SURE("подпис", FORM),
	LIKELY("follow us", TOOL),
	LIKELY("follow me", TOOL),
	LIKELY("follow @", TOOL),
	LIKELY("follow ", TOOL),
	LIKELY("folgen sie", TOOL),
	LIKELY("folge uns", TOOL),
	LIKELY("folgt uns", TOOL),
	LIKELY("suivez", TOOL),
	LIKELY("siguenos", TOOL),
	LIKELY("seguici", TOOL),
	LIKELY("like us on", TOOL),
	LIKELY("find us on", TOOL),
	LIKELY("join us on", TOOL),
	LIKELY("join the conversation", TOOL),
	LIKELY("download our app", TOOL),
	LIKELY("download the ", TOOL),
	LIKELY("get the app", TOOL),
	LIKELY("become a ", FORM),
	LIKELY("support our", FORM),
	LIKELY("support the ", FORM),
	LIKELY("donate", FORM),
	LIKELY("spenden", FORM),
	LIKELY("have a tip", TOOL),
	LIKELY("got a tip", TOOL),
	LIKELY("got a story", TOOL),
	LIKELY("do you have a story", TOOL),
	LIKELY("contact us", TOOL),
	LIKELY("contact the author", TOOL),
	LIKELY("contact the writer", TOOL),
	LIKELY("email the author", TOOL),
	LIKELY("write to ", TOOL),
	LIKELY("send us ", TOOL),
	LIKELY("haben sie fragen", TOOL),
	LIKELY("thank you for your ", TOOL),
	LIKELY("thanks for reading", TOOL),
	LIKELY("enjoyed this article", TOOL),
	LIKELY("did you like ", TOOL),
	LIKELY("hat ihnen der artikel gefallen", TOOL),
	LIKELY("hat dir der ", TOOL),
	LIKELY("war dieser artikel", TOOL),
	LIKELY("was this article helpful", TOOL),
	LIKELY("please rate", TOOL),
	LIKELY("bewerten", TOOL),
	LIKELY("log in", FORM),
	LIKELY("login", FORM),
	LIKELY("register ", FORM),
	LIKELY("anmelden", FORM),
	LIKELY("already a subscriber", FORM),
	LIKELY("this article is for subscribers", FORM),
	LIKELY("werden sie mitglied", FORM),
	LIKELY("jetzt mitglied werden", FORM),
	LIKELY("bleiben sie informiert", FORM),
	LIKELY("nichts mehr verpassen", FORM),
	LIKELY("keine nachricht mehr verpassen", FORM),
	LIKELY("verpassen sie ", FORM),
	LIKELY("besuchen sie unser", FORM),
	LIKELY("stay up to date", FORM),
	LIKELY("never miss ", FORM),
	LIKELY("get the latest ", FORM),
	LIKELY("for the latest ", FORM),
	LIKELY("to view the full story", FORM),
	LIKELY("if you're seeing this message", FORM),
	LIKELY("to continue reading", FORM),
	LIKELY("support us", FORM),
	LIKELY("unterstutzen sie uns", FORM),
	LIKELY("jede spende", FORM),
	LIKELY("apoya ", FORM),
	LIKELY("apoye ", FORM),
	LIKELY("soutenez", FORM),
	LIKELY("sostieni ", FORM),
	LIKELY("abbonati", FORM),
	LIKELY("wspieraj ", FORM),
	LIKELY("wesprzyj ", FORM),
	LIKELY("pobierz aplikacj", FORM),
	LIKELY("descarga ", FORM),
	LIKELY("descargue ", FORM),
	LIKELY("recibe ", FORM),
	LIKELY("reciba ", FORM),
	LIKELY("unete a ", FORM),
	LIKELY("suscribase", FORM),
	LIKELY("sigue a ", FORM),
	LIKELY("siga a ", FORM),
	LIKELY("有料会員になると", FORM),
	LIKELY("この記事は有料", FORM),
	LIKELY("続きを読むには", FORM),
	/* Legal. */
	LIKELY("quelle: ", BOILERPLATE),
	LIKELY("quellen: ", BOILERPLATE),
	LIKELY("source: ", BOILERPLATE),
	LIKELY("sources: ", BOILERPLATE),
	LIKELY("fuente: ", BOILERPLATE),
	LIKELY("fonte: ", BOILERPLATE),
	LIKELY("zrodlo: ", BOILERPLATE),
	LIKELY("источник:", BOILERPLATE),
	LIKELY("bron: ", BOILERPLATE),
	LIKELY("kalla: ", BOILERPLATE),
	LIKELY("foto: ", BOILERPLATE),
	LIKELY("fotos: ", BOILERPLATE),
	LIKELY("bild: ", BOILERPLATE),
	LIKELY("photo: ", BOILERPLATE),
	LIKELY("photo by ", BOILERPLATE),
	LIKELY("photo credit", BOILERPLATE),
	LIKELY("credit photo", BOILERPLATE),
	LIKELY("credits photo", BOILERPLATE),
	LIKELY("image credit", BOILERPLATE),
	LIKELY("titelbild", BOILERPLATE),
	LIKELY("beitragsbild", BOILERPLATE),
	LIKELY("alle angaben ohne gewahr", BOILERPLATE),
	LIKELY("copyright ", BOILERPLATE),
	LIKELY("(c) ", BOILERPLATE),
	LIKELY("\xC2\xA9", BOILERPLATE),
	LIKELY("all rights reserved", BOILERPLATE),
	LIKELY("alle rechte vorbehalten", BOILERPLATE),
	LIKELY("tous droits reserves", BOILERPLATE),
	LIKELY("todos los derechos", BOILERPLATE),
	LIKELY("this material may not be ", BOILERPLATE),
	LIKELY("this site uses cookies", BOILERPLATE),
	LIKELY("we use cookies", BOILERPLATE),
	LIKELY("wir verwenden cookies", BOILERPLATE),
	LIKELY("diese website verwendet", BOILERPLATE),
	LIKELY("diese website benutzt", BOILERPLATE),
	LIKELY("diese seite verwendet cookies", BOILERPLATE),
	LIKELY("impressum", BOILERPLATE),
	LIKELY("datenschutz", BOILERPLATE),
	SURE("the bbc is not responsible", DISCLAIMER),
	SURE("the bbc may edit your", DISCLAIMER),
	SURE("disclosure: ", DISCLAIMER),
	LIKELY("terms of use", BOILERPLATE),
	LIKELY("privacy policy", BOILERPLATE),
	/* Further stories, inside the text or behind it. */
	SURE("read more: ", PROMO),
	SURE("read also: ", PROMO),
	SURE("also read: ", PROMO),
	SURE("also read | ", PROMO),
	SURE("read next: ", PROMO),
	SURE("related: ", PROMO),
	SURE("see also: ", PROMO),
	SURE("more: ", PROMO),
	SURE("don't miss: ", PROMO),
	SURE("recommended: ", PROMO),
	SURE("watch: ", PROMO),
	SURE("lesen sie auch", PROMO),
	SURE("lesen sie hier", PROMO),
	SURE("lesen sie mehr", PROMO),
	SURE("lies auch", PROMO),
	SURE("mehr zum thema", PROMO),
	SURE("mehr dazu:", PROMO),
	SURE("siehe auch:", PROMO),
	SURE("auch interessant", PROMO),
	SURE("das konnte sie auch", PROMO),
	SURE("das konnte dich auch", PROMO),
	SURE("passend dazu", PROMO),
	SURE("lire aussi", PROMO),
	SURE("a lire aussi", PROMO),
	SURE("lee tambien", PROMO),
	SURE("te puede interesar", PROMO),
	SURE("mas informacion:", PROMO),
	SURE("यह भी पढ", PROMO),
	SURE("य भी पढ", PROMO),
	SURE("leia tambem", PROMO),
	SURE("leia mais", PROMO),
	SURE("veja tambem", PROMO),
	SURE("leggi anche", PROMO),
	SURE("czytaj tez", PROMO),
	SURE("czytaj takze", PROMO),
	SURE("zobacz takze", PROMO),
	SURE("zobacz tez", PROMO),
	SURE("przeczytaj takze", PROMO),
	SURE("читаите также", PROMO),
	SURE("смотрите также", PROMO),
	SURE("lees ook", PROMO),
	SURE("lue myos", PROMO),
	SURE("les ogsa", PROMO),
	SURE("las ocksa", PROMO),
	SURE("ilgili haber", PROMO),
	SURE("lea: ", PROMO),
	SURE("lea tambien", PROMO),
	SURE("lea mas", PROMO),
	SURE("le puede interesar", PROMO),
	SURE("puede interesarle", PROMO),
	SURE("te recomendamos", PROMO),
	SURE("puedes ver: ", PROMO),
	SURE("mira tambien", PROMO),
	SURE("vea tambien", PROMO),
	SURE("ver tambien:", PROMO),
	SURE("auch lesen:", PROMO),
	SURE("lesetipp", PROMO),
	SURE("leseempfehlung", PROMO),
	SURE("schon gelesen", PROMO),
	SURE("mehr lesen:", PROMO),
	SURE("lesen sie dazu", PROMO),
	SURE("dowiedz sie wiecej", PROMO),
	SURE("czytaj wiecej", PROMO),
	SURE("wiecej na ten temat", PROMO),
	SURE("zobacz rowniez", PROMO),
	SURE("przeczytaj rowniez", PROMO),
	SURE("a voir aussi", PROMO),
	SURE("voir aussi :", PROMO),
	SURE("potrebbe interessarti", PROMO),
	SURE("ti potrebbe interessare", PROMO),
	SURE("saiba mais:", PROMO),
	SURE("confira tambem", PROMO),
	SURE("cititi si", PROMO),
	SURE("citeste si", PROMO),
	SURE("prectete si take", PROMO),
	SURE("ctete take", PROMO),
	SURE("olvassa el ezt is", PROMO),
	SURE("las mer:", PROMO),
	SURE("les mer:", PROMO),
	SURE("lue lisaa:", PROMO),
	/* About the article. */
	LIKELY("tags: ", NAVIGATION),
	WHOLE("tags", NAVIGATION),
	LIKELY("tags:", NAVIGATION),
	LIKELY("tagged", NAVIGATION),
	LIKELY("filed under", NAVIGATION),
	LIKELY("labels:", NAVIGATION),
	LIKELY("categories:", NAVIGATION),
	LIKELY("category:", NAVIGATION),
	LIKELY("kategorie", NAVIGATION),
	LIKELY("schlagworte", NAVIGATION),
	LIKELY("schlagworter", NAVIGATION),
	LIKELY("stichworte", NAVIGATION),
	LIKELY("themen:", NAVIGATION),
	LIKELY("topics:", NAVIGATION),
	LIKELY("posted in", NAVIGATION),
	LIKELY("posted on", OTHER),
	LIKELY("posted by", OTHER),
	LIKELY("published ", OTHER),
	LIKELY("last updated", OTHER),
	LIKELY("updated ", OTHER),
	LIKELY("veroffentlicht am", OTHER),
	LIKELY("veroffentlicht von", OTHER),
	LIKELY("erstellt am", OTHER),
	LIKELY("geschrieben von", OTHER),
	LIKELY("lesezeit", OTHER),
	LIKELY("reading time", OTHER),
	LIKELY("publie le", OTHER),
	LIKELY("this entry was posted", OTHER),
	LIKELY("dieser eintrag wurde", OTHER),
	LIKELY("dieser beitrag wurde", OTHER),
	LIKELY("leave a comment", OTHER),
	LIKELY("leave a reply", OTHER),
	LIKELY("add a comment", OTHER),
	LIKELY("post a comment", OTHER),
	LIKELY("kommentar", OTHER),
	LIKELY("comments are closed", OTHER),
	LIKELY("view comments", OTHER),
	LIKELY("comment on this", OTHER),
	LIKELY("about the author", OTHER),
	LIKELY("uber den autor", OTHER),
};

/* Headings behind which the article is over, folded; a star stands for more. */
static const char endings[][40] = { "about the author", "about us", "add a comment", "also read",
	"also in the news", "around the web", "auch interessant", "aus dem archiv", "author",
	"czytaj tez", "czytaj takze", "comments", "das konnte dich auch", "das konnte sie auch",
	"das konnte ihnen auch", "diese artikel ", "disclaimer", "don't miss", "editor's picks",
	"follow us", "further reading", "hinterlasse", "kommentar", "latest news", "latest posts",
	"leave a comment", "leave a reply", "lesen sie auch", "lire aussi", "sur le meme sujet",
	"dans la meme rubrique", "a lire aussi", "mas noticias", "mehr zum thema", "mehr aus",
	"mehr von", "mehr zu", "more from", "more stories", "more news", "more on this", "more on ",
	"more great", "most popular", "most read", "meistgelesen", "newsletter",
	"noticias relacionadas", "popular", "powiazane", "podobne", "read more", "read next",
	"read also", "recent posts", "recommended", "related", "relacionad",
	"articulos relacionados", "see also", "share this", "share ", "similar", "sponsored",
	"subscribe", "tags", "te puede interesar", "top stories", "trending", "up next", "ahnliche",
	"uber den autor", "uber die autor", "uber uns", "verwandte", "veja tambem", "weitere ",
	"weiterfuhrende", "what others", "you may also", "you might also", "you may like", "zobacz",
	"zum thema", "читаите также", "материалы по теме", "関連", "相關", "相关", "leggi anche",
	"articoli correlati", "lees ook", "lue myos", "kontakt", "contact", "pressekontakt",
	"schlagworte", "teilen", "passende artikel", "beitrags-navigation", "beitragsnavigation",
	"post navigation", "schon gelesen", "das thema konnte", "lesetipp", "mehr lesen",
	"le puede interesar", "te recomendamos", "ultimas noticias", "lo mas visto", "lo mas leido",
	"mas leidas", "mais lidas", "les plus lus", "a ne pas manquer", "dans la meme categorie",
	"altri articoli", "ti potrebbe", "potrebbe interessarti", "inne artykuly", "najnowsze",
	"polecane", "polecamy", "другие новости", "похожие", "по теме", "смотрите также",
	"相关阅读", "推荐", "おすすめ", "あわせて読みたい", "diger haberler", "ilgili haber",
	"benzer ", "gerelateerd", "aanbevolen", "relaterat", "relaterte", "lue lisaa",
	"suosituimmat", "souvisejici", "nejctenejsi", "kapcsolodo", "articole similare",
	"citeste si", "saiba mais", "neueste ", "letzte ", "aktuelle ", "shop now" };

static const char *const box_labels[] = { "analysis", "at the scene", "background", "fact file",
	"factfile", "facts", "at a glance", "key facts", "key points", "find out more", "timeline",
	"the line in figures", "in figures", "viewpoint", "eyewitness", "who is", "what is",
	"profile", "q&a", "have your say", "hintergrund", "zur person", "analyse", "kommentar",
	"steckbrief", "zum thema", "infobox", "reperes", "l'essentiel", "contexte", "analisis",
	"contexto", "las claves", "analisi", "la scheda", "analiza" };

/* Does FOLDED begin with START, a whole word of it unless START ends in a sign? */
static bool begins(Str folded, const char *start)
{
	size_t size = strlen(start);

	if (!str_starts(folded, start))
		return false;
	if (folded.size == size || (unsigned char)start[size - 1] >= 0x80)
		return true;
	return !ascii_is_alnum(start[size - 1]) || !ascii_is_alnum(folded.at[size]);
}

/* FOLDED without quotation marks, bullets and arrows at its start. */
static Str unmarked(Str folded)
{
	while (folded.size > 1 && strchr("\"'*>|-[ ", folded.at[0]) != NULL)
		folded = str_from(folded, 1);
	return folded;
}

/* FOLDED without a colon, dots and spaces at its end. */
static Str bare(Str folded)
{
	while (folded.size > 0 && strchr(": .!", folded.at[folded.size - 1]) != NULL)
		folded.size--;
	return folded;
}

/* Does ROW tell what FOLDED is, or WHOLE, the same without its ends? */
static bool row_tells(const Row *row, Str folded, Str whole)
{
	return row->whole ? str_is(whole, row->start) : str_starts(folded, row->start);
}

const Phrases *phrases_index(Arena *arena)
{
	Phrases *index = arena_alloc(arena, sizeof *index);

	first_bytes_index(&index->rows, rows, sizeof rows / sizeof *rows, sizeof *rows);
	first_bytes_index(
		&index->endings, endings, sizeof endings / sizeof *endings, sizeof *endings);
	return index;
}

PhraseWeight phrase_weigh(const Phrases *index, Str line, LeftOutReason *reason)
{
	char room[LINE_BYTES];

	if (line.size > LIKELY_BYTES_MAX)
		return PHRASE_NONE;
	Str folded = unmarked(fold_start(line, room, sizeof room));
	Str whole = bare(folded);

	if (folded.size == 0)
		return PHRASE_NONE;
	for (uint16_t i = first_bytes_row(&index->rows, folded.at[0]); i != FIRST_BYTES_END;
		i = index->rows.next[i]) {
		if (!row_tells(&rows[i], folded, whole))
			continue;
		*reason = rows[i].reason;
		return rows[i].weight;
	}
	return PHRASE_NONE;
}

bool phrase_ends_article(const Phrases *index, Str line)
{
	char room[LINE_BYTES];

	if (line.size > HEAD_BYTES_MAX)
		return false;
	Str folded = fold_start(line, room, sizeof room);

	if (folded.size == 0)
		return false;
	for (uint16_t i = first_bytes_row(&index->endings, folded.at[0]); i != FIRST_BYTES_END;
		i = index->endings.next[i])
		if (begins(folded, endings[i]))
			return true;
	return false;
}

bool phrase_box_label(Str line)
{
	char room[LINE_BYTES];

	if (line.size > HEAD_BYTES_MAX)
		return false;
	Str folded = bare(fold_start(line, room, sizeof room));

	for (size_t i = 0; i < sizeof box_labels / sizeof *box_labels; i++)
		if (begins(folded, box_labels[i]))
			return true;
	return false;
}
