/* SPDX-License-Identifier: ISC */
/* Long because it is tables; the functions that look things up in them are short. */
#include "extract/panel_words.h"

#include <string.h>

#include "base/fold.h"
#include "extract/first_bytes.h"

/* Patterns are folded (fold.h); '*' stands for any words or none, '#' for a
 * number. The first row that fits decides, so what must win stands first. */
typedef struct {
	char pattern[60];
	PanelKind kind;
} HeadRow;

static const HeadRow heads[] = {
	/* Neither: lists that are about the topic, the author or the order of
	 * pages, not about this story. */
	{ "related topics*", PANEL_NEITHER },
	{ "related tags*", PANEL_NEITHER },
	{ "related terms*", PANEL_NEITHER },
	{ "related subjects*", PANEL_NEITHER },
	{ "related blogs*", PANEL_NEITHER },
	{ "related categories*", PANEL_NEITHER },
	{ "related bbc sites", PANEL_NEITHER },
	{ "more on these topics*", PANEL_NEITHER },
	{ "more from this author*", PANEL_NEITHER },
	{ "more by *", PANEL_NEITHER },
	{ "more from *", PANEL_NEITHER },
	{ "more in *", PANEL_NEITHER },
	{ "also by *", PANEL_NEITHER },
	{ "topics", PANEL_NEITHER },
	{ "topics in this article", PANEL_NEITHER },
	{ "tags", PANEL_NEITHER },
	{ "tags: *", PANEL_NEITHER },
	{ "labels", PANEL_NEITHER },
	{ "categories", PANEL_NEITHER },
	{ "archives", PANEL_NEITHER },
	{ "archive", PANEL_NEITHER },
	{ "archiv", PANEL_NEITHER },
	{ "blog archive", PANEL_NEITHER },
	{ "about the author*", PANEL_NEITHER },
	{ "about me", PANEL_NEITHER },
	{ "previous article*", PANEL_NEITHER },
	{ "next article*", PANEL_NEITHER },
	{ "post navigation", PANEL_NEITHER },
	{ "from other news sites*", PANEL_NEITHER },
	{ "mehr von *", PANEL_NEITHER },
	{ "mehr vom autor*", PANEL_NEITHER },
	{ "mehr aus *", PANEL_NEITHER },
	{ "weitere artikel von *", PANEL_NEITHER },
	{ "weitere beitrage von *", PANEL_NEITHER },
	{ "weitere artikel des autors*", PANEL_NEITHER },
	{ "weitere meldungen aus dem archiv*", PANEL_NEITHER },
	{ "schlagworte*", PANEL_NEITHER },
	{ "schlagworter*", PANEL_NEITHER },
	{ "themen", PANEL_NEITHER },
	{ "kategorien", PANEL_NEITHER },
	{ "uber den autor*", PANEL_NEITHER },
	{ "du meme auteur*", PANEL_NEITHER },
	{ "mots-cles*", PANEL_NEITHER },
	{ "mas de *", PANEL_NEITHER },
	{ "temas relacionados*", PANEL_NEITHER },
	{ "topicos relacionados*", PANEL_NEITHER },
	{ "etiquetas*", PANEL_NEITHER },
	{ "tagi*", PANEL_NEITHER },
	{ "tematy", PANEL_NEITHER },
	{ "теги*", PANEL_NEITHER },
	{ "темы", PANEL_NEITHER },
	{ "這個類別其他的文章*", PANEL_NEITHER },
	{ "タグ*", PANEL_NEITHER },
	/* Promotions. */
	{ "most read*", PANEL_PROMO },
	{ "most popular*", PANEL_PROMO },
	{ "most viewed*", PANEL_PROMO },
	{ "most commented*", PANEL_PROMO },
	{ "most shared*", PANEL_PROMO },
	{ "most emailed*", PANEL_PROMO },
	{ "most e-mailed*", PANEL_PROMO },
	{ "most recent*", PANEL_PROMO },
	{ "most watched*", PANEL_PROMO },
	{ "most discussed*", PANEL_PROMO },
	{ "popular", PANEL_PROMO },
	{ "popular now", PANEL_PROMO },
	{ "popular * articles", PANEL_PROMO },
	{ "popular posts*", PANEL_PROMO },
	{ "popular articles*", PANEL_PROMO },
	{ "popular stories*", PANEL_PROMO },
	{ "trending*", PANEL_PROMO },
	{ "top stories*", PANEL_PROMO },
	{ "top * stories", PANEL_PROMO },
	{ "top posts*", PANEL_PROMO },
	{ "top news", PANEL_PROMO },
	{ "more top stories*", PANEL_PROMO },
	{ "more * stories", PANEL_PROMO },
	{ "other top *", PANEL_PROMO },
	{ "latest news*", PANEL_PROMO },
	{ "latest stories*", PANEL_PROMO },
	{ "latest articles*", PANEL_PROMO },
	{ "latest posts*", PANEL_PROMO },
	{ "latest debates*", PANEL_PROMO },
	{ "latest comments*", PANEL_PROMO },
	{ "latest *", PANEL_PROMO },
	{ "recent comments*", PANEL_PROMO },
	{ "recent posts*", PANEL_PROMO },
	{ "recent articles*", PANEL_PROMO },
	{ "recent stories*", PANEL_PROMO },
	{ "features, views, analysis*", PANEL_PROMO },
	{ "features and analysis", PANEL_PROMO },
	{ "features", PANEL_PROMO },
	{ "editor's picks*", PANEL_PROMO },
	{ "editors' picks*", PANEL_PROMO },
	{ "editor's choice*", PANEL_PROMO },
	{ "around the web*", PANEL_PROMO },
	{ "around the bbc", PANEL_PROMO },
	{ "from around the *", PANEL_PROMO },
	{ "from around the web*", PANEL_PROMO },
	{ "from the web*", PANEL_PROMO },
	{ "elsewhere on *", PANEL_PROMO },
	{ "promoted *", PANEL_PROMO },
	{ "sponsored*", PANEL_PROMO },
	{ "recommended by outbrain*", PANEL_PROMO },
	{ "advertisement*", PANEL_PROMO },
	{ "don't miss*", PANEL_PROMO },
	{ "in pictures", PANEL_PROMO },
	{ "services", PANEL_PROMO },
	{ "products & services*", PANEL_PROMO },
	{ "meistgelesen*", PANEL_PROMO },
	{ "meist gelesen*", PANEL_PROMO },
	{ "am meisten gelesen*", PANEL_PROMO },
	{ "meistkommentiert*", PANEL_PROMO },
	{ "beliebte * zum thema*", PANEL_RELATED },
	{ "beliebt*", PANEL_PROMO },
	{ "beliebteste *", PANEL_PROMO },
	{ "top #", PANEL_PROMO },
	{ "neueste *", PANEL_PROMO },
	{ "neuste *", PANEL_PROMO },
	{ "letzte kommentare*", PANEL_PROMO },
	{ "letzte artikel*", PANEL_PROMO },
	{ "aktuelle *", PANEL_PROMO },
	{ "anzeige*", PANEL_PROMO },
	{ "les plus lus*", PANEL_PROMO },
	{ "les plus populaires*", PANEL_PROMO },
	{ "les plus commentes*", PANEL_PROMO },
	{ "les plus partages*", PANEL_PROMO },
	{ "les + lus*", PANEL_PROMO },
	{ "le plus lu*", PANEL_PROMO },
	{ "les articles les plus lus*", PANEL_PROMO },
	{ "derniers articles*", PANEL_PROMO },
	{ "derniers commentaires*", PANEL_PROMO },
	{ "lo mas *", PANEL_PROMO },
	{ "las mas leidas*", PANEL_PROMO },
	{ "ultimas noticias*", PANEL_PROMO },
	{ "mais lidas*", PANEL_PROMO },
	{ "mais lidos*", PANEL_PROMO },
	{ "ultimas", PANEL_PROMO },
	{ "i piu letti*", PANEL_PROMO },
	{ "piu letti*", PANEL_PROMO },
	{ "meest gelezen*", PANEL_PROMO },
	{ "mest last*", PANEL_PROMO },
	{ "mest lest*", PANEL_PROMO },
	{ "luetuimmat*", PANEL_PROMO },
	{ "uusimmat*", PANEL_PROMO },
	{ "najpopularniejsze*", PANEL_PROMO },
	{ "najczesciej czytane*", PANEL_PROMO },
	{ "popularne*", PANEL_PROMO },
	{ "najnowsze*", PANEL_PROMO },
	{ "nejctenejsi*", PANEL_PROMO },
	{ "популярн*", PANEL_PROMO },
	{ "самое читаемое*", PANEL_PROMO },
	{ "последние новости*", PANEL_PROMO },
	{ "главное*", PANEL_PROMO },
	{ "реклама*", PANEL_PROMO },
	{ "en cok okunan*", PANEL_PROMO },
	{ "הנקראות ביותר*", PANEL_PROMO },
	{ "人気記事*", PANEL_PROMO },
	{ "人気*", PANEL_PROMO },
	{ "ランキング*", PANEL_PROMO },
	{ "アクセスランキング*", PANEL_PROMO },
	{ "新着*", PANEL_PROMO },
	{ "熱門*", PANEL_PROMO },
	{ "热门*", PANEL_PROMO },
	{ "最新*", PANEL_PROMO },
	/* Other sites. */
	{ "related internet links*", PANEL_ELSEWHERE },
	{ "related external links*", PANEL_ELSEWHERE },
	{ "external links*", PANEL_ELSEWHERE },
	{ "internet links*", PANEL_ELSEWHERE },
	{ "on the web", PANEL_ELSEWHERE },
	{ "weblinks*", PANEL_ELSEWHERE },
	{ "links im internet*", PANEL_ELSEWHERE },
	{ "im internet", PANEL_ELSEWHERE },
	{ "im netz", PANEL_ELSEWHERE },
	{ "externe links*", PANEL_ELSEWHERE },
	{ "liens externes*", PANEL_ELSEWHERE },
	{ "enlaces externos*", PANEL_ELSEWHERE },
	/* Related stories. */
	{ "related", PANEL_RELATED },
	{ "related * links", PANEL_RELATED },
	{ "related content*", PANEL_RELATED },
	{ "related stor*", PANEL_RELATED },
	{ "related article*", PANEL_RELATED },
	{ "related post*", PANEL_RELATED },
	{ "related coverage*", PANEL_RELATED },
	{ "related link*", PANEL_RELATED },
	{ "related news*", PANEL_RELATED },
	{ "related read*", PANEL_RELATED },
	{ "related item*", PANEL_RELATED },
	{ "related tutorial*", PANEL_RELATED },
	{ "related thread*", PANEL_RELATED },
	{ "related video*", PANEL_RELATED },
	{ "related documents*", PANEL_RELATED },
	{ "related to this *", PANEL_RELATED },
	{ "related:", PANEL_RELATED },
	{ "similar *", PANEL_RELATED },
	{ "see also*", PANEL_RELATED },
	{ "also see*", PANEL_RELATED },
	{ "read also*", PANEL_RELATED },
	{ "also read*", PANEL_RELATED },
	{ "read more", PANEL_RELATED },
	{ "read more on this *", PANEL_RELATED },
	{ "read next*", PANEL_RELATED },
	{ "full coverage*", PANEL_RELATED },
	{ "read this next*", PANEL_RELATED },
	{ "further reading*", PANEL_RELATED },
	{ "more on this *", PANEL_RELATED },
	{ "more on: *", PANEL_RELATED },
	{ "more on", PANEL_RELATED },
	{ "more on *", PANEL_RELATED },
	{ "more about this *", PANEL_RELATED },
	{ "more about *", PANEL_RELATED },
	{ "more like this*", PANEL_RELATED },
	{ "more coverage*", PANEL_RELATED },
	{ "more related *", PANEL_RELATED },
	{ "you may also *", PANEL_RELATED },
	{ "you might also *", PANEL_RELATED },
	{ "you may like*", PANEL_RELATED },
	{ "you might like*", PANEL_RELATED },
	{ "you may be interested*", PANEL_RELATED },
	{ "like this? try *", PANEL_RELATED },
	{ "recommended reading*", PANEL_RELATED },
	{ "recommended stories*", PANEL_RELATED },
	{ "recommended articles*", PANEL_RELATED },
	{ "recommended for you*", PANEL_RELATED },
	{ "suggested reading*", PANEL_RELATED },
	{ "story so far*", PANEL_RELATED },
	{ "key stories*", PANEL_RELATED },
	{ "from the archive*", PANEL_RELATED },
	{ "in this series*", PANEL_RELATED },
	{ "mehr zum thema*", PANEL_RELATED },
	{ "mehr zum artikel*", PANEL_RELATED },
	{ "mehr zu*", PANEL_RELATED },
	{ "mehr uber *", PANEL_RELATED },
	{ "zum thema*", PANEL_RELATED },
	{ "artikel zum thema*", PANEL_RELATED },
	{ "weitere artikel*", PANEL_RELATED },
	{ "weitere beitrage*", PANEL_RELATED },
	{ "weitere themen*", PANEL_RELATED },
	{ "weitere meldungen zum thema*", PANEL_RELATED },
	{ "weiterfuhrende *", PANEL_RELATED },
	{ "weiterlesen", PANEL_RELATED },
	{ "zum weiterlesen*", PANEL_RELATED },
	{ "mehr lesen", PANEL_RELATED },
	{ "mehr dazu", PANEL_RELATED },
	{ "lesen sie dazu*", PANEL_RELATED },
	{ "dazu passend*", PANEL_RELATED },
	{ "auch spannend*", PANEL_RELATED },
	{ "das interessiert * auch*", PANEL_RELATED },
	{ "verwandte *", PANEL_RELATED },
	{ "ahnliche *", PANEL_RELATED },
	{ "passend dazu*", PANEL_RELATED },
	{ "passend zum thema*", PANEL_RELATED },
	{ "siehe auch*", PANEL_RELATED },
	{ "lesen sie auch*", PANEL_RELATED },
	{ "lesen sie mehr*", PANEL_RELATED },
	{ "auch interessant*", PANEL_RELATED },
	{ "das konnte * interessieren*", PANEL_RELATED },
	{ "das konnte * gefallen*", PANEL_RELATED },
	{ "dies konnte * interessieren*", PANEL_RELATED },
	{ "vielleicht interessiert * auch*", PANEL_RELATED },
	{ "auch auf *:", PANEL_RELATED },
	{ "aus dem archiv*", PANEL_RELATED },
	{ "hintergrund", PANEL_RELATED },
	{ "unsere lesetipps*", PANEL_RELATED },
	{ "lesetipps*", PANEL_RELATED },
	{ "links zum thema*", PANEL_RELATED },
	{ "links zum artikel*", PANEL_RELATED },
	{ "sur le meme sujet*", PANEL_RELATED },
	{ "sur le meme theme*", PANEL_RELATED },
	{ "dans le meme dossier*", PANEL_RELATED },
	{ "lire aussi*", PANEL_RELATED },
	{ "a lire aussi*", PANEL_RELATED },
	{ "a lire egalement*", PANEL_RELATED },
	{ "lire egalement*", PANEL_RELATED },
	{ "lisez aussi*", PANEL_RELATED },
	{ "lisez egalement*", PANEL_RELATED },
	{ "pour en savoir plus*", PANEL_RELATED },
	{ "voir aussi*", PANEL_RELATED },
	{ "articles lies*", PANEL_RELATED },
	{ "articles similaires*", PANEL_RELATED },
	{ "articles associes*", PANEL_RELATED },
	{ "articles relatifs*", PANEL_RELATED },
	{ "l'auteur vous recommande*", PANEL_RELATED },
	{ "vous aimerez aussi*", PANEL_RELATED },
	{ "a voir aussi*", PANEL_RELATED },
	{ "pour aller plus loin*", PANEL_RELATED },
	{ "notes liees*", PANEL_RELATED },
	{ "noticias relacionadas*", PANEL_RELATED },
	{ "noticia relacionada*", PANEL_RELATED },
	{ "notas relacionadas*", PANEL_RELATED },
	{ "articulos relacionados*", PANEL_RELATED },
	{ "contenido relacionado*", PANEL_RELATED },
	{ "contenidos relacionados*", PANEL_RELATED },
	{ "relacionado*", PANEL_RELATED },
	{ "relacionada*", PANEL_RELATED },
	{ "te puede interesar*", PANEL_RELATED },
	{ "tambien te puede interesar*", PANEL_RELATED },
	{ "le puede interesar*", PANEL_RELATED },
	{ "lee tambien*", PANEL_RELATED },
	{ "lea tambien*", PANEL_RELATED },
	{ "vea tambien*", PANEL_RELATED },
	{ "ver tambien*", PANEL_RELATED },
	{ "mas sobre *", PANEL_RELATED },
	{ "mas informacion*", PANEL_RELATED },
	{ "और खबर*", PANEL_RELATED },
	{ "अनय खबर*", PANEL_RELATED },
	{ "सबधित खबर*", PANEL_RELATED },
	{ "यह भी पढ*", PANEL_RELATED },
	{ "य भी पढ*", PANEL_RELATED },
	{ "veja tambem*", PANEL_RELATED },
	{ "leia tambem*", PANEL_RELATED },
	{ "leia mais*", PANEL_RELATED },
	{ "saiba mais*", PANEL_RELATED },
	{ "tambem pode interessar*", PANEL_RELATED },
	{ "artigos relacionados*", PANEL_RELATED },
	{ "materias relacionadas*", PANEL_RELATED },
	{ "noticias relacionadas*", PANEL_RELATED },
	{ "conteudo relacionado*", PANEL_RELATED },
	{ "leggi anche*", PANEL_RELATED },
	{ "vedi anche*", PANEL_RELATED },
	{ "articoli correlati*", PANEL_RELATED },
	{ "potrebbe interessarti*", PANEL_RELATED },
	{ "potrebbero interessarti*", PANEL_RELATED },
	{ "ti potrebbe interessare*", PANEL_RELATED },
	{ "ti potrebbero interessare*", PANEL_RELATED },
	{ "articoli simili*", PANEL_RELATED },
	{ "per approfondire*", PANEL_RELATED },
	{ "lees ook*", PANEL_RELATED },
	{ "lees meer*", PANEL_RELATED },
	{ "zie ook*", PANEL_RELATED },
	{ "meer over *", PANEL_RELATED },
	{ "gerelateerd*", PANEL_RELATED },
	{ "verwant*", PANEL_RELATED },
	{ "las ocksa*", PANEL_RELATED },
	{ "las mer*", PANEL_RELATED },
	{ "relaterade *", PANEL_RELATED },
	{ "mer om *", PANEL_RELATED },
	{ "les ogsa*", PANEL_RELATED },
	{ "laes ogsa*", PANEL_RELATED },
	{ "læs ogsa*", PANEL_RELATED },
	{ "relaterte *", PANEL_RELATED },
	{ "relaterede *", PANEL_RELATED },
	{ "lue myos*", PANEL_RELATED },
	{ "lue seuraavaksi*", PANEL_RELATED },
	{ "lue lisaa*", PANEL_RELATED },
	{ "aiheesta lisaa*", PANEL_RELATED },
	{ "czytaj takze*", PANEL_RELATED },
	{ "czytaj tez*", PANEL_RELATED },
	{ "czytaj wiecej*", PANEL_RELATED },
	{ "przeczytaj takze*", PANEL_RELATED },
	{ "przeczytaj rowniez*", PANEL_RELATED },
	{ "czytaj rowniez*", PANEL_RELATED },
	{ "zobacz takze*", PANEL_RELATED },
	{ "zobacz tez*", PANEL_RELATED },
	{ "zobacz rowniez*", PANEL_RELATED },
	{ "powiazane*", PANEL_RELATED },
	{ "podobne*", PANEL_RELATED },
	{ "souvisejici*", PANEL_RELATED },
	{ "ctete take*", PANEL_RELATED },
	{ "citajte aj*", PANEL_RELATED },
	{ "kapcsolodo*", PANEL_RELATED },
	{ "citeste si*", PANEL_RELATED },
	{ "vezi si*", PANEL_RELATED },
	{ "articole similare*", PANEL_RELATED },
	{ "povezane vijesti*", PANEL_RELATED },
	{ "povezani clanci*", PANEL_RELATED },
	{ "procitajte jos*", PANEL_RELATED },
	{ "procitajte i*", PANEL_RELATED },
	{ "preberite tudi*", PANEL_RELATED },
	{ "sorodne novice*", PANEL_RELATED },
	{ "loe ka*", PANEL_RELATED },
	{ "taip pat skaitykite*", PANEL_RELATED },
	{ "lasi ari*", PANEL_RELATED },
	{ "baca juga*", PANEL_RELATED },
	{ "berita terkait*", PANEL_RELATED },
	{ "artikel terkait*", PANEL_RELATED },
	{ "tin lien quan*", PANEL_RELATED },
	{ "xem them*", PANEL_RELATED },
	{ "ilgili haberler*", PANEL_RELATED },
	{ "читайте также*", PANEL_RELATED },
	{ "материалы по теме*", PANEL_RELATED },
	{ "по теме*", PANEL_RELATED },
	{ "смотрите также*", PANEL_RELATED },
	{ "вам также может быть интересно*", PANEL_RELATED },
	{ "похожие *", PANEL_RELATED },
	{ "читаите также*", PANEL_RELATED },
	{ "читаите також*", PANEL_RELATED },
	{ "по темі*", PANEL_RELATED },
	{ "διαβαστε επισησ*", PANEL_RELATED },
	{ "keep reading", PANEL_RELATED },
	{ "dig deeper*", PANEL_RELATED },
	{ "go deeper*", PANEL_RELATED },
	{ "more reading*", PANEL_RELATED },
	{ "additional reading*", PANEL_RELATED },
	{ "earlier coverage*", PANEL_RELATED },
	{ "read the full series*", PANEL_RELATED },
	{ "zum nachlesen*", PANEL_RELATED },
	{ "ebenfalls interessant*", PANEL_RELATED },
	{ "passende artikel*", PANEL_RELATED },
	{ "passende beitrage*", PANEL_RELATED },
	{ "thematisch passend*", PANEL_RELATED },
	{ "auch lesenswert*", PANEL_RELATED },
	{ "vertiefende *", PANEL_RELATED },
	{ "lies auch*", PANEL_RELATED },
	{ "lesen sie hierzu*", PANEL_RELATED },
	{ "alle teile der serie*", PANEL_RELATED },
	{ "alle artikel zum thema*", PANEL_RELATED },
	{ "mehr artikel zum *", PANEL_RELATED },
	{ "artikel zum gleichen thema*", PANEL_RELATED },
	{ "dazu mehr", PANEL_RELATED },
	{ "vielleicht auch interessant*", PANEL_RELATED },
	{ "konnte * auch interessieren*", PANEL_RELATED },
	{ "interessante artikel zum *", PANEL_RELATED },
	{ "ausserdem interessant*", PANEL_RELATED },
	{ "articles en relation*", PANEL_RELATED },
	{ "cela pourrait * interesser*", PANEL_RELATED },
	{ "ces articles pourraient *", PANEL_RELATED },
	{ "vous pourriez aussi aimer*", PANEL_RELATED },
	{ "vous pourriez etre interesse*", PANEL_RELATED },
	{ "pour approfondir*", PANEL_RELATED },
	{ "voir egalement*", PANEL_RELATED },
	{ "nos articles sur le sujet*", PANEL_RELATED },
	{ "contenus associes*", PANEL_RELATED },
	{ "contenus similaires*", PANEL_RELATED },
	{ "a lire sur le sujet*", PANEL_RELATED },
	{ "a lire sur le meme sujet*", PANEL_RELATED },
	{ "a relire*", PANEL_RELATED },
	{ "sur ce sujet*", PANEL_RELATED },
	{ "sur le sujet*", PANEL_RELATED },
	{ "articles connexes*", PANEL_RELATED },
	{ "ca peut aussi * interesser*", PANEL_RELATED },
	{ "lire plus sur le sujet*", PANEL_RELATED },
	{ "billets similaires*", PANEL_RELATED },
	{ "przeczytaj tez*", PANEL_RELATED },
	{ "warto przeczytac*", PANEL_RELATED },
	{ "materialy powiazane*", PANEL_RELATED },
	{ "wiecej na ten temat*", PANEL_RELATED },
	{ "na ten temat*", PANEL_RELATED },
	{ "moze cie zainteresowac*", PANEL_RELATED },
	{ "moga cie zainteresowac*", PANEL_RELATED },
	{ "to cie zainteresuje*", PANEL_RELATED },
	{ "artykuly powiazane*", PANEL_RELATED },
	{ "sprawdz takze*", PANEL_RELATED },
	{ "sprawdz tez*", PANEL_RELATED },
	{ "te podria interesar*", PANEL_RELATED },
	{ "quizas te interese*", PANEL_RELATED },
	{ "tambien te puede *", PANEL_RELATED },
	{ "sobre el mismo tema*", PANEL_RELATED },
	{ "lecturas relacionadas*", PANEL_RELATED },
	{ "entradas relacionadas*", PANEL_RELATED },
	{ "informacion relacionada*", PANEL_RELATED },
	{ "noticias similares*", PANEL_RELATED },
	{ "articulos similares*", PANEL_RELATED },
	{ "lea ademas*", PANEL_RELATED },
	{ "mira tambien*", PANEL_RELATED },
	{ "mas noticias sobre *", PANEL_RELATED },
	{ "puede que te interese*", PANEL_RELATED },
	{ "otras noticias relacionadas*", PANEL_RELATED },
	{ "leia ainda*", PANEL_RELATED },
	{ "posts relacionados*", PANEL_RELATED },
	{ "reportagens relacionadas*", PANEL_RELATED },
	{ "mais sobre *", PANEL_RELATED },
	{ "confira tambem*", PANEL_RELATED },
	{ "voce tambem pode gostar*", PANEL_RELATED },
	{ "voce pode gostar*", PANEL_RELATED },
	{ "conteudos relacionados*", PANEL_RELATED },
	{ "sobre o mesmo assunto*", PANEL_RELATED },
	{ "sullo stesso argomento*", PANEL_RELATED },
	{ "notizie correlate*", PANEL_RELATED },
	{ "contenuti correlati*", PANEL_RELATED },
	{ "post correlati*", PANEL_RELATED },
	{ "potrebbe anche interessarti*", PANEL_RELATED },
	{ "ti potrebbero anche *", PANEL_RELATED },
	{ "ti potrebbe anche *", PANEL_RELATED },
	{ "approfondimenti*", PANEL_RELATED },
	{ "leggi pure*", PANEL_RELATED },
	{ "articoli collegati*", PANEL_RELATED },
	{ "ook interessant*", PANEL_RELATED },
	{ "dit vind je misschien ook *", PANEL_RELATED },
	{ "meer lezen over *", PANEL_RELATED },
	{ "verder lezen*", PANEL_RELATED },
	{ "по этои теме*", PANEL_RELATED },
	{ "еще по теме*", PANEL_RELATED },
	{ "на эту тему*", PANEL_RELATED },
	{ "связанные материалы*", PANEL_RELATED },
	{ "другие материалы по теме*", PANEL_RELATED },
	{ "смотри также*", PANEL_RELATED },
	{ "см. также*", PANEL_RELATED },
	{ "вас может заинтересовать*", PANEL_RELATED },
	{ "вам может быть интересно*", PANEL_RELATED },
	{ "вам будет интересно*", PANEL_RELATED },
	{ "возможно, вам будет интересно*", PANEL_RELATED },
	{ "читать также*", PANEL_RELATED },
	{ "подробнее по теме*", PANEL_RELATED },
	{ "ранее по теме*", PANEL_RELATED },
	{ "за темою*", PANEL_RELATED },
	{ "вам може бути цікаво*", PANEL_RELATED },
	{ "この記事に関連*", PANEL_RELATED },
	{ "更多相關*", PANEL_RELATED },
	{ "更多相关*", PANEL_RELATED },
	{ "함께 볼만한 기사*", PANEL_RELATED },
	{ "ذات صلة*", PANEL_RELATED },
	{ "قد يعجبك ايضا*", PANEL_RELATED },
	{ "المزيد حول هذا الموضوع*", PANEL_RELATED },
	{ "ilginizi cekebilir*", PANEL_RELATED },
	{ "ilgili icerikler*", PANEL_RELATED },
	{ "ilgili yazilar*", PANEL_RELATED },
	{ "benzer yazilar*", PANEL_RELATED },
	{ "dalsi clanky k tematu*", PANEL_RELATED },
	{ "k tematu", PANEL_RELATED },
	{ "ez is erdekelheti*", PANEL_RELATED },
	{ "articole asemanatoare*", PANEL_RELATED },
	{ "te-ar putea interesa*", PANEL_RELATED },
	{ "relaterat", PANEL_RELATED },
	{ "relaterat innehall*", PANEL_RELATED },
	{ "relateret indhold*", PANEL_RELATED },
	{ "relatert innhold*", PANEL_RELATED },
	{ "laes mere om *", PANEL_RELATED },
	{ "læs mere om *", PANEL_RELATED },
	{ "les mer om *", PANEL_RELATED },
	{ "aiheeseen liittyvaa*", PANEL_RELATED },
	{ "lisaa aiheesta*", PANEL_RELATED },
	{ "אולי יעניין אותך*", PANEL_RELATED },
	{ "קראו עוד", PANEL_RELATED },
	{ "مطالب مشابه*", PANEL_RELATED },
	{ "διαβαστε ακομ*", PANEL_RELATED },
	{ "povezane vesti*", PANEL_RELATED },
	{ "slicne vijesti*", PANEL_RELATED },
	{ "slicne vesti*", PANEL_RELATED },
	{ "mozda ce vas zanimati*", PANEL_RELATED },
	{ "още по темата*", PANEL_RELATED },
	{ "σχετικα*", PANEL_RELATED },
	{ "כתבות נוספות*", PANEL_RELATED },
	{ "כתבות קשורות*", PANEL_RELATED },
	{ "עוד בנושא*", PANEL_RELATED },
	{ "קראו גם*", PANEL_RELATED },
	{ "ראו גם*", PANEL_RELATED },
	{ "مواضيع ذات صلة*", PANEL_RELATED },
	{ "اقرا ايضا*", PANEL_RELATED },
	{ "اخبار ذات صلة*", PANEL_RELATED },
	{ "مقالات ذات صلة*", PANEL_RELATED },
	{ "موضوعات ذات صلة*", PANEL_RELATED },
	{ "関連記事*", PANEL_RELATED },
	{ "関連*", PANEL_RELATED },
	{ "あわせて読みたい*", PANEL_RELATED },
	{ "あわせて読む*", PANEL_RELATED },
	{ "こちらもおすすめ*", PANEL_RELATED },
	{ "相關*", PANEL_RELATED },
	{ "相关*", PANEL_RELATED },
	{ "延伸閱讀*", PANEL_RELATED },
	{ "延伸阅读*", PANEL_RELATED },
	{ "您可能會有興趣的文章*", PANEL_RELATED },
	{ "推薦閱讀*", PANEL_RELATED },
	{ "추천*", PANEL_RELATED },
	{ "관련*", PANEL_RELATED },
	{ "اقرا المزيد*", PANEL_RELATED },
	{ "شاهد ايضا*", PANEL_RELATED },
	{ "طالع ايضا*", PANEL_RELATED },
	{ "بیشتر بخوانید*", PANEL_RELATED },
	{ "همچنین بخوانید*", PANEL_RELATED },
	{ "یہ بھی پڑھیں*", PANEL_RELATED },
	{ "קרא גם*", PANEL_RELATED },
	{ "לקריאה נוספת*", PANEL_RELATED },
	{ "ayrica okuyun*", PANEL_RELATED },
	{ "bunu da okuyun*", PANEL_RELATED },
	{ "bunlar da ilginizi*", PANEL_RELATED },
	{ "διαβαστε ακομα*", PANEL_RELATED },
	{ "δειτε επισησ*", PANEL_RELATED },
	{ "дивіться також*", PANEL_RELATED },
	{ "прочетете още*", PANEL_RELATED },
	{ "вижте още*", PANEL_RELATED },
	{ "четете още*", PANEL_RELATED },
	{ "procitaj jos*", PANEL_RELATED },
	{ "прочитајте још*", PANEL_RELATED },
	{ "ezt is olvassa*", PANEL_RELATED },
	{ "olvasd el ezt is*", PANEL_RELATED },
	{ "ezt olvasta mar*", PANEL_RELATED },
	{ "ctete i*", PANEL_RELATED },
	{ "prectete si*", PANEL_RELATED },
	{ "mohlo by vas zajimat*", PANEL_RELATED },
	{ "precitajte si aj*", PANEL_RELATED },
	{ "mohlo by vas zaujimat*", PANEL_RELATED },
	{ "doc them*", PANEL_RELATED },
	{ "อานเพมเตม*", PANEL_RELATED },
	{ "ขาวทเกยวของ*", PANEL_RELATED },
	{ "관련기사*", PANEL_RELATED },
	{ "관련 기사*", PANEL_RELATED },
	{ "함께 보면 좋은*", PANEL_RELATED },
	{ "あわせて読*", PANEL_RELATED },
	{ "合わせて読みたい*", PANEL_RELATED },
	{ "相关阅读*", PANEL_RELATED },
	{ "相关新闻*", PANEL_RELATED },
	{ "相关报道*", PANEL_RELATED },
	{ "推荐阅读*", PANEL_RELATED },
	{ "相關新聞*", PANEL_RELATED },
	{ "相關報導*", PANEL_RELATED },
	{ "simak juga*", PANEL_RELATED },
	{ "lihat juga*", PANEL_RELATED },
	{ "bekijk ook*", PANEL_RELATED },
	{ "las aven*", PANEL_RELATED },
	{ "se ogsa*", PANEL_RELATED },
	{ "katso myos*", PANEL_RELATED },
	{ "guarda anche*", PANEL_RELATED },
	{ "veja mais*", PANEL_RELATED },
	{ "leer mas*", PANEL_RELATED },
	{ "আরও পডন*", PANEL_RELATED },
	{ "மேலும படிகக*", PANEL_RELATED },
	{ "llegeix tambe*", PANEL_RELATED },
	{ "skaitykite taip pat*", PANEL_RELATED },
	{ "lasiet ari*", PANEL_RELATED },
	{ "preberi tudi*", PANEL_RELATED },
	{ "مطالب مرتبط*", PANEL_RELATED },
	{ "اخبار مرتبط*", PANEL_RELATED },
	{ "benzer haberler*", PANEL_RELATED },
	{ "σχετικα αρθρα*", PANEL_RELATED },
	{ "схожі новини*", PANEL_RELATED },
	{ "свързани*", PANEL_RELATED },
	{ "hasonlo cikkek*", PANEL_RELATED },
	{ "souvisejici clanky*", PANEL_RELATED },
	{ "suvisiace*", PANEL_RELATED },
	{ "tin cung chuyen muc*", PANEL_RELATED },
	{ "bai viet lien quan*", PANEL_RELATED },
	{ "보도자료 관련*", PANEL_RELATED },
	{ "한눈에 보는 관련*", PANEL_RELATED },
	{ "人気の関連*", PANEL_RELATED },
	/* Comments. */
	{ "comments", PANEL_COMMENTS },
	{ "comment", PANEL_COMMENTS },
	{ "comments on *", PANEL_COMMENTS },
	{ "comments for *", PANEL_COMMENTS },
	{ "comments to *", PANEL_COMMENTS },
	{ "# comment*", PANEL_COMMENTS },
	{ "all # comments*", PANEL_COMMENTS },
	{ "all comments*", PANEL_COMMENTS },
	{ "newest comments*", PANEL_COMMENTS },
	{ "latest comments on this *", PANEL_COMMENTS },
	{ "showing # of # comments*", PANEL_COMMENTS },
	{ "# answers*", PANEL_COMMENTS },
	{ "readers' opinions*", PANEL_COMMENTS },
	{ "reader opinions*", PANEL_COMMENTS },
	{ "your opinions*", PANEL_COMMENTS },
	{ "opinions (#", PANEL_COMMENTS },
	{ "feedback from readers*", PANEL_COMMENTS },
	{ "reader feedback*", PANEL_COMMENTS },
	{ "guestbook*", PANEL_COMMENTS },
	{ "talkback*", PANEL_COMMENTS },
	{ "# thoughts on *", PANEL_COMMENTS },
	{ "one thought on *", PANEL_COMMENTS },
	{ "# response*", PANEL_COMMENTS },
	{ "one response to *", PANEL_COMMENTS },
	{ "# repl*", PANEL_COMMENTS },
	{ "# discussion to *", PANEL_COMMENTS },
	{ "one comment", PANEL_COMMENTS },
	{ "one comment on *", PANEL_COMMENTS },
	{ "comments #", PANEL_COMMENTS },
	{ "responses", PANEL_COMMENTS },
	{ "replies", PANEL_COMMENTS },
	{ "showing # comment*", PANEL_COMMENTS },
	{ "discussion about this *", PANEL_COMMENTS },
	{ "reader forum*", PANEL_COMMENTS },
	{ "readers' forum*", PANEL_COMMENTS },
	{ "what readers sa*", PANEL_COMMENTS },
	{ "what our readers sa*", PANEL_COMMENTS },
	{ "what you said*", PANEL_COMMENTS },
	{ "no comments*", PANEL_COMMENTS },
	{ "published comments*", PANEL_COMMENTS },
	{ "top rated comments*", PANEL_COMMENTS },
	{ "top comments*", PANEL_COMMENTS },
	{ "featured comments*", PANEL_COMMENTS },
	{ "reader comments*", PANEL_COMMENTS },
	{ "readers' comments*", PANEL_COMMENTS },
	{ "reader's comments*", PANEL_COMMENTS },
	{ "readers' views*", PANEL_COMMENTS },
	{ "readers' letters*", PANEL_COMMENTS },
	{ "user comments*", PANEL_COMMENTS },
	{ "your comments*", PANEL_COMMENTS },
	{ "your views*", PANEL_COMMENTS },
	{ "your e-mails*", PANEL_COMMENTS },
	{ "your emails*", PANEL_COMMENTS },
	{ "your reaction*", PANEL_COMMENTS },
	{ "your say*", PANEL_COMMENTS },
	{ "have your say*", PANEL_COMMENTS },
	{ "join the discussion*", PANEL_COMMENTS },
	{ "join the conversation*", PANEL_COMMENTS },
	{ "discussion", PANEL_COMMENTS },
	{ "conversation", PANEL_COMMENTS },
	{ "what people are saying*", PANEL_COMMENTS },
	{ "what readers say*", PANEL_COMMENTS },
	{ "read some of your comments*", PANEL_COMMENTS },
	{ "some of your comments*", PANEL_COMMENTS },
	{ "a selection of your *", PANEL_COMMENTS },
	{ "here is a selection of your *", PANEL_COMMENTS },
	{ "here are some of your *", PANEL_COMMENTS },
	{ "here are a selection of your *", PANEL_COMMENTS },
	{ "the following comments *", PANEL_COMMENTS },
	{ "kommentare", PANEL_COMMENTS },
	{ "kommentar", PANEL_COMMENTS },
	{ "kommentare zu *", PANEL_COMMENTS },
	{ "kommentare zum *", PANEL_COMMENTS },
	{ "kommentare: *", PANEL_COMMENTS },
	{ "# kommentar*", PANEL_COMMENTS },
	{ "alle kommentare*", PANEL_COMMENTS },
	{ "leserkommentare*", PANEL_COMMENTS },
	{ "leserbriefe*", PANEL_COMMENTS },
	{ "lesermeinung*", PANEL_COMMENTS },
	{ "meinungen zu *", PANEL_COMMENTS },
	{ "gastebuch*", PANEL_COMMENTS },
	{ "nutzerkommentare*", PANEL_COMMENTS },
	{ "# erganzungen*", PANEL_COMMENTS },
	{ "# antworten*", PANEL_COMMENTS },
	{ "# meinung*", PANEL_COMMENTS },
	{ "# antwort auf *", PANEL_COMMENTS },
	{ "# gedanken zu *", PANEL_COMMENTS },
	{ "ein gedanke zu *", PANEL_COMMENTS },
	{ "diskussion*", PANEL_COMMENTS },
	{ "ein kommentar", PANEL_COMMENTS },
	{ "ein kommentar zu *", PANEL_COMMENTS },
	{ "# posting*", PANEL_COMMENTS },
	{ "forum: # *", PANEL_COMMENTS },
	{ "diskutieren sie *", PANEL_COMMENTS },
	{ "kommentare #", PANEL_COMMENTS },
	{ "kommentare lesen*", PANEL_COMMENTS },
	{ "leserforum*", PANEL_COMMENTS },
	{ "leserstimmen*", PANEL_COMMENTS },
	{ "hinterlasse einen kommentar*", PANEL_COMMENTS },
	{ "ihre meinung*", PANEL_COMMENTS },
	{ "commentaires*", PANEL_COMMENTS },
	{ "# commentaire*", PANEL_COMMENTS },
	{ "un commentaire", PANEL_COMMENTS },
	{ "un commentaire sur *", PANEL_COMMENTS },
	{ "vos reactions*", PANEL_COMMENTS },
	{ "vos commentaires*", PANEL_COMMENTS },
	{ "reactions*", PANEL_COMMENTS },
	{ "# reaction*", PANEL_COMMENTS },
	{ "messages", PANEL_COMMENTS },
	{ "# messages*", PANEL_COMMENTS },
	{ "# reponses*", PANEL_COMMENTS },
	{ "avis des lecteurs*", PANEL_COMMENTS },
	{ "vos avis*", PANEL_COMMENTS },
	{ "comentarios*", PANEL_COMMENTS },
	{ "# comentario*", PANEL_COMMENTS },
	{ "se han publicado # comentarios*", PANEL_COMMENTS },
	{ "un comentario", PANEL_COMMENTS },
	{ "un comentario en *", PANEL_COMMENTS },
	{ "um comentario", PANEL_COMMENTS },
	{ "um comentario em *", PANEL_COMMENTS },
	{ "un commento", PANEL_COMMENTS },
	{ "un commento su *", PANEL_COMMENTS },
	{ "een reactie", PANEL_COMMENTS },
	{ "een reactie op *", PANEL_COMMENTS },
	{ "opiniones*", PANEL_COMMENTS },
	{ "# respuestas*", PANEL_COMMENTS },
	{ "opinion de los lectores*", PANEL_COMMENTS },
	{ "comentarios de los lectores*", PANEL_COMMENTS },
	{ "# respostas*", PANEL_COMMENTS },
	{ "commenti*", PANEL_COMMENTS },
	{ "# commenti*", PANEL_COMMENTS },
	{ "# risposte*", PANEL_COMMENTS },
	{ "# reacties*", PANEL_COMMENTS },
	{ "reacties*", PANEL_COMMENTS },
	{ "kommentarer*", PANEL_COMMENTS },
	{ "# kommentarer*", PANEL_COMMENTS },
	{ "kommentit*", PANEL_COMMENTS },
	{ "# kommenttia*", PANEL_COMMENTS },
	{ "keskustelu*", PANEL_COMMENTS },
	{ "komentarze*", PANEL_COMMENTS },
	{ "# komentarz*", PANEL_COMMENTS },
	{ "opinie*", PANEL_COMMENTS },
	{ "komentare*", PANEL_COMMENTS },
	{ "hozzaszolasok*", PANEL_COMMENTS },
	{ "# hozzaszolas*", PANEL_COMMENTS },
	{ "comentarii*", PANEL_COMMENTS },
	{ "yorumlar*", PANEL_COMMENTS },
	{ "# yorum*", PANEL_COMMENTS },
	{ "комментарии*", PANEL_COMMENTS },
	{ "# комментари*", PANEL_COMMENTS },
	{ "комментариев*", PANEL_COMMENTS },
	{ "обсуждение*", PANEL_COMMENTS },
	{ "коментарі*", PANEL_COMMENTS },
	{ "σχολια*", PANEL_COMMENTS },
	{ "תגובות*", PANEL_COMMENTS },
	{ "# תגובות*", PANEL_COMMENTS },
	{ "التعليقات*", PANEL_COMMENTS },
	{ "تعليقات*", PANEL_COMMENTS },
	{ "コメント*", PANEL_COMMENTS },
	{ "留言*", PANEL_COMMENTS },
	{ "評論*", PANEL_COMMENTS },
	{ "评论*", PANEL_COMMENTS },
	{ "网友评论*", PANEL_COMMENTS },
	{ "网友留言*", PANEL_COMMENTS },
	{ "最新评论*", PANEL_COMMENTS },
	{ "精彩评论*", PANEL_COMMENTS },
	{ "热门评论*", PANEL_COMMENTS },
	{ "网友回复*", PANEL_COMMENTS },
	{ "讀者留言*", PANEL_COMMENTS },
	{ "comments: #*", PANEL_COMMENTS },
	{ "view comments*", PANEL_COMMENTS },
	{ "show # comment*", PANEL_COMMENTS },
	{ "reader responses*", PANEL_COMMENTS },
	{ "join the debate*", PANEL_COMMENTS },
	{ "responses to *", PANEL_COMMENTS },
	{ "viewer comments*", PANEL_COMMENTS },
	{ "readers write*", PANEL_COMMENTS },
	{ "bisherige kommentare*", PANEL_COMMENTS },
	{ "bisher # kommentare*", PANEL_COMMENTS },
	{ "bisher gibt es # kommentare*", PANEL_COMMENTS },
	{ "es gibt # kommentare*", PANEL_COMMENTS },
	{ "zwei kommentare", PANEL_COMMENTS },
	{ "eure kommentare*", PANEL_COMMENTS },
	{ "ihre kommentare*", PANEL_COMMENTS },
	{ "deine meinung*", PANEL_COMMENTS },
	{ "eure meinung*", PANEL_COMMENTS },
	{ "meinungen", PANEL_COMMENTS },
	{ "reaktionen", PANEL_COMMENTS },
	{ "# reaktionen*", PANEL_COMMENTS },
	{ "kommentarbereich*", PANEL_COMMENTS },
	{ "das sagen unsere leser*", PANEL_COMMENTS },
	{ "debatte", PANEL_COMMENTS },
	{ "kommentare anzeigen*", PANEL_COMMENTS },
	{ "wortmeldungen", PANEL_COMMENTS },
	{ "erganzungen", PANEL_COMMENTS },
	{ "les commentaires*", PANEL_COMMENTS },
	{ "tous les commentaires*", PANEL_COMMENTS },
	{ "les reactions*", PANEL_COMMENTS },
	{ "tu opinion", PANEL_COMMENTS },
	{ "# opiniones*", PANEL_COMMENTS },
	{ "ver comentarios*", PANEL_COMMENTS },
	{ "los comentarios*", PANEL_COMMENTS },
	{ "os comentarios*", PANEL_COMMENTS },
	{ "opinioes*", PANEL_COMMENTS },
	{ "i commenti*", PANEL_COMMENTS },
	{ "i vostri commenti*", PANEL_COMMENTS },
	{ "# gedachten over *", PANEL_COMMENTS },
	{ "komentarzy: #*", PANEL_COMMENTS },
	{ "wasze opinie*", PANEL_COMMENTS },
	{ "wasze komentarze*", PANEL_COMMENTS },
	{ "dyskusja*", PANEL_COMMENTS },
	{ "# odpowiedzi na *", PANEL_COMMENTS },
	{ "отзывы*", PANEL_COMMENTS },
	{ "мнения читателеи*", PANEL_COMMENTS },
	{ "ответы", PANEL_COMMENTS },
	{ "# ответ*", PANEL_COMMENTS },
	{ "# коментар*", PANEL_COMMENTS },
	{ "# komentar*", PANEL_COMMENTS },
	{ "diskuze*", PANEL_COMMENTS },
	{ "diskuse*", PANEL_COMMENTS },
	{ "diskusia*", PANEL_COMMENTS },
	{ "# comentari*", PANEL_COMMENTS },
	{ "# σχολια*", PANEL_COMMENTS },
	{ "# تعليق*", PANEL_COMMENTS },
	{ "#件のコメント*", PANEL_COMMENTS },
	{ "読者のコメント*", PANEL_COMMENTS },
	{ "#条评论*", PANEL_COMMENTS },
	{ "# 条评论*", PANEL_COMMENTS },
	{ "#則留言*", PANEL_COMMENTS },
	{ "# 則留言*", PANEL_COMMENTS },
	{ "回應*", PANEL_COMMENTS },
	{ "發表回應*", PANEL_COMMENTS },
	{ "# टिपपणि*", PANEL_COMMENTS },
	{ "kommentaarid*", PANEL_COMMENTS },
	{ "댓글*", PANEL_COMMENTS },
	{ "टिपपणि*", PANEL_COMMENTS },
	{ "पाठको*", PANEL_COMMENTS },
	{ "binh luan*", PANEL_COMMENTS },
	{ "y kien ban doc*", PANEL_COMMENTS },
	{ "نظرات*", PANEL_COMMENTS },
	{ "دیدگاه*", PANEL_COMMENTS },
	{ "komentar", PANEL_COMMENTS },
	{ "komentari", PANEL_COMMENTS },
	{ "komentari (#", PANEL_COMMENTS },
	{ "komentarai*", PANEL_COMMENTS },
	{ "коментари*", PANEL_COMMENTS },
	{ "ความคดเหน*", PANEL_COMMENTS },
};

/* Words that begin a line inside the text which only offers another story.
 * Where they are no heading of their own a colon or dash must follow. */
static const char read_also_words[][40] = {
	"further reading:",
	"recommended reading:",
	"you may also like:",
	"you might also like:",
	"check out:",
	"weiterlesen:",
	"auch interessant:",
	"auch spannend:",
	"lesetipp:",
	"lesen sie:",
	"pour aller plus loin :",
	"mira:",
	"mira tambien:",
	"vea tambien:",
	"relacionado:",
	"saiba mais:",
	"przeczytaj:",
	"czytaj:",
	"read also",
	"also read",
	"read more",
	"see also",
	"more on this",
	"related",
	"related story",
	"related article",
	"watch",
	"lesen sie auch",
	"lesen sie mehr",
	"lesen sie dazu",
	"lesen sie hier",
	"lies auch",
	"mehr zum thema",
	"mehr",
	"mehr dazu",
	"siehe auch",
	"lire aussi",
	"a lire aussi",
	"a lire",
	"voir aussi",
	"lire egalement",
	"lea tambien",
	"lee tambien",
	"lea mas",
	"te puede interesar",
	"ver tambien",
	"leia tambem",
	"leia mais",
	"veja tambem",
	"leggi anche",
	"lees ook",
	"las ocksa",
	"les ogsa",
	"lue myos",
	"czytaj takze",
	"czytaj tez",
	"czytaj rowniez",
	"przeczytaj takze",
	"zobacz takze",
	"zobacz tez",
	"ctete take",
	"читаите также",
	"читаите по теме",
	"по теме",
	"קראו גם",
	"関連記事",
	"see more",
	"also see",
	"اقرا ايضا",
	"اقرا المزيد",
	"شاهد ايضا",
	"طالع ايضا",
	"بیشتر بخوانید",
	"همچنین بخوانید",
	"یہ بھی پڑھیں",
	"קרא גם",
	"ראו גם",
	"לקריאה נוספת",
	"ayrica okuyun",
	"bunu da okuyun",
	"bunlar da ilginizi",
	"διαβαστε επισησ",
	"διαβαστε ακομα",
	"δειτε επισησ",
	"читаите також",
	"дивіться також",
	"прочетете още",
	"вижте още",
	"четете още",
	"procitajte jos",
	"procitaj jos",
	"procitajte i",
	"прочитајте још",
	"citeste si",
	"vezi si",
	"ezt is olvassa",
	"olvasd el ezt is",
	"ezt olvasta mar",
	"ctete i",
	"prectete si",
	"mohlo by vas zajimat",
	"citajte aj",
	"precitajte si aj",
	"mohlo by vas zaujimat",
	"xem them",
	"doc them",
	"tin lien quan",
	"อานเพมเตม",
	"ขาวทเกยวของ",
	"관련기사",
	"관련 기사",
	"함께 보면 좋은",
	"【関連記事】",
	"【関連】",
	"あわせて読みたい",
	"【あわせて読",
	"合わせて読みたい",
	"相关阅读",
	"相关新闻",
	"相关报道",
	"延伸阅读",
	"推荐阅读",
	"延伸閱讀",
	"相關新聞",
	"相關報導",
	"推薦閱讀",
	"baca juga",
	"simak juga",
	"lihat juga",
	"bekijk ook",
	"las aven",
	"læs ogsa",
	"se ogsa",
	"katso myos",
	"guarda anche",
	"vedi anche",
	"veja mais",
	"leer mas",
	"lisez aussi",
	"lisez egalement",
	"a lire egalement",
	"আরও পডন",
	"மேலும படிகக",
	"llegeix tambe",
	"loe ka",
	"skaitykite taip pat",
	"taip pat skaitykite",
	"lasi ari",
	"lasiet ari",
	"preberite tudi",
	"preberi tudi",
	"read this",
	"read here",
	"related post",
	"related posts",
	"related stories",
	"related articles",
	"related content",
	"related video",
	"related photos",
	"related coverage",
	"related reading",
	"read next",
	"lire notre article",
	"lire notre enquete",
	"lire l'article",
	"lea aqui",
	"lea",
	"lee",
	"leia",
	"leggi",
	"tambien puede leer",
	"le puede interesar",
	"le recomendamos leer",
	"mehr dazu lesen sie hier",
	"mehr lesen",
	"lesetipp",
	"lees meer",
	"lees verder",
	"las mer",
	"les mer",
	"læs mere",
	"lue lisaa",
	"czytaj wiecej",
	"viz take",
	"читать также",
	"читаите подробнее",
	"смотрите также",
	"baca selengkapnya",
};

/* Lines of furniture, and why they are left out. */
static const struct {
	char pattern[44];
	LeftOutReason reason;
} furniture[] = {
	{ "print sponsor", LEFT_OUT_SPONSOR },
	{ "sponsored by *", LEFT_OUT_SPONSOR },
	{ "in association with *", LEFT_OUT_SPONSOR },
	{ "advertisement*", LEFT_OUT_ADVERT },
	{ "advertise with us*", LEFT_OUT_ADVERT },
	{ "advertising", LEFT_OUT_ADVERT },
	{ "anzeige*", LEFT_OUT_ADVERT },
	{ "werbung*", LEFT_OUT_ADVERT },
	{ "publicite*", LEFT_OUT_ADVERT },
	{ "publicidad*", LEFT_OUT_ADVERT },
	{ "publicidade*", LEFT_OUT_ADVERT },
	{ "pubblicita*", LEFT_OUT_ADVERT },
	{ "reklama*", LEFT_OUT_ADVERT },
	{ "reklam", LEFT_OUT_ADVERT },
	{ "реклама*", LEFT_OUT_ADVERT },
	{ "広告*", LEFT_OUT_ADVERT },
	{ "广告*", LEFT_OUT_ADVERT },
	{ "廣告*", LEFT_OUT_ADVERT },
	{ "광고*", LEFT_OUT_ADVERT },
	{ "פרסומת*", LEFT_OUT_ADVERT },
	{ "διαφημιση*", LEFT_OUT_ADVERT },
	{ "advertentie*", LEFT_OUT_ADVERT },
	{ "annons", LEFT_OUT_ADVERT },
	{ "annons: *", LEFT_OUT_ADVERT },
	{ "annonse", LEFT_OUT_ADVERT },
	{ "annonse: *", LEFT_OUT_ADVERT },
	{ "annonce", LEFT_OUT_ADVERT },
	{ "annonce: *", LEFT_OUT_ADVERT },
	{ "mainos", LEFT_OUT_ADVERT },
	{ "mainos: *", LEFT_OUT_ADVERT },
	{ "hirdetes", LEFT_OUT_ADVERT },
	{ "hirdetes: *", LEFT_OUT_ADVERT },
	{ "reklam: *", LEFT_OUT_ADVERT },
	{ "* is not responsible for the content of *", LEFT_OUT_DISCLAIMER },
	{ "* are not responsible for the content of *", LEFT_OUT_DISCLAIMER },
	{ "* may edit your comments *", LEFT_OUT_FORM },
	{ "* not all emails will be published*", LEFT_OUT_FORM },
	{ "* not all comments will be published*", LEFT_OUT_FORM },
	{ "terms & conditions", LEFT_OUT_FORM },
	{ "at no time should you endanger *", LEFT_OUT_FORM },
	{ "your email address will not be published*", LEFT_OUT_FORM },
	{ "your e-mail address", LEFT_OUT_FORM },
	{ "town & country", LEFT_OUT_FORM },
	{ "town/city and country", LEFT_OUT_FORM },
	{ "phone number (optional)*", LEFT_OUT_FORM },
	{ "send us your comments*", LEFT_OUT_FORM },
	{ "send your comments *", LEFT_OUT_FORM },
	{ "leave a reply*", LEFT_OUT_FORM },
	{ "leave a comment*", LEFT_OUT_FORM },
	{ "post a comment*", LEFT_OUT_FORM },
	{ "add a comment*", LEFT_OUT_FORM },
	{ "add your comment*", LEFT_OUT_FORM },
	{ "kommentar schreiben*", LEFT_OUT_FORM },
	{ "dodaj komentarz*", LEFT_OUT_FORM },
	{ "e-mail this to a friend*", LEFT_OUT_TOOL },
	{ "email this to a friend*", LEFT_OUT_TOOL },
	{ "e-mail this*", LEFT_OUT_TOOL },
	{ "email this*", LEFT_OUT_TOOL },
	{ "email", LEFT_OUT_TOOL },
	{ "print", LEFT_OUT_TOOL },
	{ "printable version*", LEFT_OUT_TOOL },
	{ "printer friendly*", LEFT_OUT_TOOL },
	{ "print this *", LEFT_OUT_TOOL },
	{ "bookmark with*", LEFT_OUT_TOOL },
	{ "what are these?", LEFT_OUT_TOOL },
	{ "share this*", LEFT_OUT_TOOL },
	{ "share on *", LEFT_OUT_TOOL },
	{ "share", LEFT_OUT_TOOL },
	{ "delicious", LEFT_OUT_TOOL },
	{ "digg", LEFT_OUT_TOOL },
	{ "reddit", LEFT_OUT_TOOL },
	{ "facebook", LEFT_OUT_TOOL },
	{ "twitter", LEFT_OUT_TOOL },
	{ "stumbleupon", LEFT_OUT_TOOL },
	{ "delicious digg *", LEFT_OUT_TOOL },
	{ "reply", LEFT_OUT_TOOL },
	{ "report this *", LEFT_OUT_TOOL },
	{ "recommended by # people*", LEFT_OUT_TOOL },
	{ "recommend this *", LEFT_OUT_TOOL },
	{ "sign in to recommend*", LEFT_OUT_TOOL },
	{ "alert a moderator*", LEFT_OUT_TOOL },
	{ "alert moderator*", LEFT_OUT_TOOL },
	{ "complain about this comment*", LEFT_OUT_TOOL },
	{ "antworten", LEFT_OUT_TOOL },
	{ "drucken*", LEFT_OUT_TOOL },
	{ "druckversion*", LEFT_OUT_TOOL },
	{ "artikel drucken*", LEFT_OUT_TOOL },
	{ "teilen*", LEFT_OUT_TOOL },
	{ "odpowiedz", LEFT_OUT_TOOL },
	{ "imprimer*", LEFT_OUT_TOOL },
	{ "repondre", LEFT_OUT_TOOL },
	{ "imprimir*", LEFT_OUT_TOOL },
	{ "responder", LEFT_OUT_TOOL },
	{ "ответить", LEFT_OUT_TOOL },
	{ "please turn on javascript*", LEFT_OUT_TOOL },
	{ "media requires javascript *", LEFT_OUT_TOOL },
	{ "* requires javascript to play*", LEFT_OUT_TOOL },
	{ "continue reading the main story*", LEFT_OUT_TOOL },
	{ "(button) *cookie*", LEFT_OUT_BOILERPLATE },
	{ "(button) *", LEFT_OUT_TOOL },
	{ "iframe: *", LEFT_OUT_TOOL },
	{ "cookie settings*", LEFT_OUT_BOILERPLATE },
	{ "* cookie settings", LEFT_OUT_BOILERPLATE },
	{ "cookie preferences*", LEFT_OUT_BOILERPLATE },
	{ "* cookie preferences", LEFT_OUT_BOILERPLATE },
	{ "* uses cookies*", LEFT_OUT_BOILERPLATE },
	{ "cookie-einstellungen*", LEFT_OUT_BOILERPLATE },
	{ "* cookie-einstellungen", LEFT_OUT_BOILERPLATE },
	{ "cookie-instellingen*", LEFT_OUT_BOILERPLATE },
	{ "* cookie-instellingen", LEFT_OUT_BOILERPLATE },
	{ "cookieinstallningar*", LEFT_OUT_BOILERPLATE },
	{ "* cookieinstallningar", LEFT_OUT_BOILERPLATE },
	{ "parametres des cookies*", LEFT_OUT_BOILERPLATE },
	{ "* parametres des cookies", LEFT_OUT_BOILERPLATE },
	{ "gerer les cookies*", LEFT_OUT_BOILERPLATE },
	{ "* gerer les cookies", LEFT_OUT_BOILERPLATE },
	{ "configuracion de cookies*", LEFT_OUT_BOILERPLATE },
	{ "* configuracion de cookies", LEFT_OUT_BOILERPLATE },
	{ "definicoes de cookies*", LEFT_OUT_BOILERPLATE },
	{ "* definicoes de cookies", LEFT_OUT_BOILERPLATE },
	{ "impostazioni cookie*", LEFT_OUT_BOILERPLATE },
	{ "* impostazioni cookie", LEFT_OUT_BOILERPLATE },
	{ "impostazioni dei cookie*", LEFT_OUT_BOILERPLATE },
	{ "* impostazioni dei cookie", LEFT_OUT_BOILERPLATE },
	{ "ustawienia plikow cookie*", LEFT_OUT_BOILERPLATE },
	{ "* ustawienia plikow cookie", LEFT_OUT_BOILERPLATE },
	{ "ustawienia cookies*", LEFT_OUT_BOILERPLATE },
	{ "* ustawienia cookies", LEFT_OUT_BOILERPLATE },
	{ "nastaveni cookies*", LEFT_OUT_BOILERPLATE },
	{ "* nastaveni cookies", LEFT_OUT_BOILERPLATE },
	{ "cerez ayarlari*", LEFT_OUT_BOILERPLATE },
	{ "* cerez ayarlari", LEFT_OUT_BOILERPLATE },
	{ "настроики cookie*", LEFT_OUT_BOILERPLATE },
	{ "* настроики cookie", LEFT_OUT_BOILERPLATE },
	{ "הגדרות עוגיות*", LEFT_OUT_BOILERPLATE },
	{ "* הגדרות עוגיות", LEFT_OUT_BOILERPLATE },
	{ "クッキー設定*", LEFT_OUT_BOILERPLATE },
	{ "*クッキー設定", LEFT_OUT_BOILERPLATE },
	{ "쿠키 설정*", LEFT_OUT_BOILERPLATE },
	{ "* 쿠키 설정", LEFT_OUT_BOILERPLATE },
	{ "cookie 设置*", LEFT_OUT_BOILERPLATE },
	{ "*cookie 设置", LEFT_OUT_BOILERPLATE },
	{ "unsubscribe", LEFT_OUT_BOILERPLATE },
	{ "unsubscribe *", LEFT_OUT_BOILERPLATE },
	{ "newsletter abbestellen*", LEFT_OUT_BOILERPLATE },
	{ "* vom newsletter abmelden*", LEFT_OUT_BOILERPLATE },
	{ "se desinscrire*", LEFT_OUT_BOILERPLATE },
	{ "se desabonner*", LEFT_OUT_BOILERPLATE },
	{ "darse de baja*", LEFT_OUT_BOILERPLATE },
	{ "отписаться*", LEFT_OUT_BOILERPLATE },
	{ "wypisz sie*", LEFT_OUT_BOILERPLATE },
	{ "*section menu | main menu*", LEFT_OUT_WRAPPER },
	{ "this article was downloaded by *", LEFT_OUT_WRAPPER },
	{ "copyright *", LEFT_OUT_BOILERPLATE },
	{ "(c) *", LEFT_OUT_BOILERPLATE },
	{ "© *", LEFT_OUT_BOILERPLATE },
	{ "©*", LEFT_OUT_BOILERPLATE },
	{ "all rights reserved*", LEFT_OUT_BOILERPLATE },
	{ "terms of use*", LEFT_OUT_BOILERPLATE },
	{ "privacy policy*", LEFT_OUT_BOILERPLATE },
	{ "privacy & cookies*", LEFT_OUT_BOILERPLATE },
	{ "about us", LEFT_OUT_BOILERPLATE },
	{ "contact us", LEFT_OUT_BOILERPLATE },
	{ "impressum*", LEFT_OUT_BOILERPLATE },
	{ "* mmi", LEFT_OUT_BOILERPLATE },
	{ "skip to *", LEFT_OUT_NAVIGATION },
	{ "jump to *", LEFT_OUT_NAVIGATION },
	{ "accessibility *", LEFT_OUT_NAVIGATION },
	{ "back to top*", LEFT_OUT_NAVIGATION },
	{ "^^ back to top*", LEFT_OUT_NAVIGATION },
	{ "home", LEFT_OUT_NAVIGATION },
	{ "low graphics*", LEFT_OUT_NAVIGATION },
	{ "you are in: *", LEFT_OUT_NAVIGATION },
	{ "uk version international version*", LEFT_OUT_NAVIGATION },
	{ "news front page*", LEFT_OUT_NAVIGATION },
	{ "explore the *", LEFT_OUT_NAVIGATION },
	{ "startseite*", LEFT_OUT_NAVIGATION },
	{ "accueil", LEFT_OUT_NAVIGATION },
	{ "inicio", LEFT_OUT_NAVIGATION },
	{ "przejdz do tresci*", LEFT_OUT_NAVIGATION },
	{ "zum inhalt*", LEFT_OUT_NAVIGATION },
	{ "aller au contenu*", LEFT_OUT_NAVIGATION },
	{ "hide caption", LEFT_OUT_TOOL },
	{ "toggle caption", LEFT_OUT_TOOL },
};

/* Buttons and counters of comments, arrows and dots around them taken off. */
static const char buttons[][40] = {
	"reply*to*",
	"reply",
	"replies",
	"# replies",
	"# reply",
	"view # repl*",
	"hide replies",
	"show replies",
	"quote",
	"report*",
	"report abuse",
	"flag*",
	"like",
	"likes",
	"# like*",
	"like # ",
	"like #",
	"unlike",
	"dislike",
	"share",
	"share this*",
	"permalink",
	"link",
	"edit",
	"delete",
	"loading*",
	"log in to *",
	"login to *",
	"sign in to *",
	"upvote",
	"downvote",
	"vote up",
	"vote down",
	"+#",
	"-#",
	"#",
	"# #",
	"score: #",
	"expand*",
	"collapse*",
	"show more",
	"read more",
	"more",
	"see more",
	"profile",
	"follow",
	"your comment is awaiting moderation",
	"recommend*",
	"# recommend*",
	"recommended by # people*",
	"alert a moderator*",
	"complain about this comment*",
	"top commenter*",
	"staff",
	"author",
	"author reply",
	"post author",
	"guest",
	"says",
	"said",
	"antworten",
	"antwort*",
	"auf diesen kommentar antworten",
	"kommentieren",
	"melden",
	"kommentar melden",
	"beitrag melden",
	"zitieren",
	"gefallt mir",
	"gefallt mir # mal",
	"teilen",
	"bearbeiten",
	"loschen",
	"mehr",
	"mehr anzeigen",
	"weniger",
	"aufklappen",
	"zuklappen",
	"leserempfehlung*",
	"# leserempfehlung*",
	"empfehlen*",
	"redaktionsempfehlung*",
	"wird geladen*",
	"repondre*",
	"ecrire un commentaire",
	"signaler*",
	"citer",
	"j'aime",
	"partager",
	"responder*",
	"denunciar*",
	"me gusta",
	"compartir",
	"citar",
	"rispondi*",
	"segnala*",
	"condividi",
	"beantwoorden*",
	"reageer*",
	"antwoorden",
	"svara",
	"svar",
	"anmal",
	"vastaa",
	"ilmoita*",
	"odpowiedz*",
	"zglos*",
	"ocen*",
	"cytuj",
	"odpovedet*",
	"nahlasit*",
	"valasz",
	"yanitla",
	"ответить*",
	"цитировать",
	"пожаловаться*",
	"нравится",
	"השב*",
	"הגב*",
	"返信*",
	"通報*",
	"回覆*",
	"回复*",
	"檢舉*",
	"답글*",
	"신고*",
	"yanitla*",
	"begen",
	"begen *",
	"sikayet et",
	"απαντηση",
	"відповісти*",
	"raspunde*",
	"odpovedat*",
	"tra loi",
	"thich",
	"ตอบกลบ",
	"ถกใจ",
	"좋아요*",
	"싫어요*",
	"공감*",
	"비공감*",
	"いいね*",
	"違反報告*",
	"赞",
	"点赞",
	"举报",
	"赞(#",
	"رد",
	"اعجاب",
	"ابلغ",
	"ابلغ عن *",
	"जवाब द",
	"उततर द",
	"ابلاغ",
	"پاسخ",
	"پاسخ دادن",
	"balas",
	"suka",
	"laporkan",
	"rapporteer*",
	"vind ik leuk*",
	"reportar*",
	"no me gusta*",
	"curtir",
	"mi piace*",
	"tykkaa",
	"gilla",
	"rapportera*",
	"anmeld*",
	"synes godt om",
	"lubie to",
	"жалоба",
	"דווח*",
	"אהבתי",
};

static const char *const box_labels[] = {
	"analysis",
	"at the scene",
	"viewpoint",
	"eyewitness",
	"in focus",
	"background",
	"comment",
	"opinion",
	"from the scene",
	"what next?",
	"q&a",
	"case study",
	"find out more",
	"bbc correspondent *",
	"analyse",
	"hintergrund",
	"zur person",
	"infobox",
	"kommentar",
	"eclairage",
	"analisis",
	"analise",
	"analisi",
	"analiza",
	"komentarz",
	"анализ",
	"комментарии",
	"解説",
};

/* What the words of a text begin with. Nearly every pattern of a table wants a word that
 * begins otherwise: look there before fits. */
typedef struct {
	char first, second; /* bytes of the first word; 0 where there is no second */
	uint64_t others[4]; /* as a set, the two first bytes of each other word made one */
} Beginnings;

static unsigned beginning(const char *word)
{
	return ((unsigned char)word[0] * 7u + (unsigned char)word[1]) % 256u;
}

/* Of TEXT, which is folded and not empty. */
static Beginnings beginnings_of(Str text)
{
	Beginnings found = { .first = text.at[0], .second = text.size > 1 ? text.at[1] : '\0' };

	for (size_t i = 1; i + 1 < text.size; i++)
		if (text.at[i - 1] == ' ') {
			unsigned other = beginning(text.at + i);

			found.others[other / 64] |= (uint64_t)1 << other % 64;
		}
	return found;
}

static inline bool is_literal(char c)
{
	return c != '\0' && c != '*' && c != '#';
}

static inline bool may_fit(const Beginnings *text, const char *pattern)
{
	if (pattern[0] == '*' && pattern[1] == ' ' && is_literal(pattern[2]) &&
		is_literal(pattern[3])) {
		unsigned other = beginning(pattern + 2);

		return text->others[other / 64] >> other % 64 & 1;
	}
	return !is_literal(pattern[0]) ||
		(pattern[0] == text->first &&
			(pattern[1] == text->second || !is_literal(pattern[1])));
}

/* Where from AT on the bytes behind a star can begin, BEHIND being the first of them: the
 * end of TEXT where they cannot. */
static size_t behind_star(Str text, size_t at, char behind)
{
	if (!is_literal(behind))
		return at;
	size_t found = str_find_byte(text, behind, at);

	return found == STR_NOWHERE ? text.size : found;
}

/* Does TEXT fit PATTERN? '*' any bytes or none, '#' one or more digits with
 * commas and dots between. Linear but for the last star: a star is only ever
 * retried from the latest one. */
static bool fits(Str text, const char *pattern)
{
	size_t at = 0, mark = STR_NOWHERE;
	const char *star = NULL;

	while (at < text.size) {
		if (*pattern == '#' && ascii_is_digit(text.at[at])) {
			while (at < text.size &&
				(ascii_is_digit(text.at[at]) ||
					(at + 1 < text.size &&
						(text.at[at] == ',' || text.at[at] == '.') &&
						ascii_is_digit(text.at[at + 1]))))
				at++;
			pattern++;
		} else if (*pattern == '*') {
			star = pattern++;
			mark = at;
		} else if (*pattern != '\0' && *pattern == text.at[at]) {
			pattern++;
			at++;
		} else if (star != NULL) {
			pattern = star + 1;
			at = mark = behind_star(text, mark + 1, *pattern);
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == '\0';
}

/* A table of patterns, by first bytes. */
typedef struct {
	const char *rows; /* each begins with its pattern */
	size_t size; /* of a row */
	const FirstBytes *index;
} Patterns;

/* LINE folded, without what stands around the words of a heading: signs of
 * lists, a colon, a number in brackets at the end. */
static Str heading_words(Str line, char *room, size_t size)
{
	Str folded = str_of(room, fold_into(line, room, size));

	while (folded.size > 0 &&
		(folded.at[0] == '-' || folded.at[0] == '*' || folded.at[0] == '>' ||
			folded.at[0] == '|' || folded.at[0] == '+' || folded.at[0] == ' ' ||
			folded.at[0] == '#'))
		folded = str_from(folded, 1);
	if (folded.size > 0 && folded.at[folded.size - 1] == ')') {
		size_t open = str_find_last_byte(folded, '(');

		if (open != STR_NOWHERE && open > 0)
			folded = str_slice(folded, 0, open);
	}
	while (folded.size > 0) {
		char last = folded.at[folded.size - 1];

		if (last != ':' && last != ' ' && last != '*' && last != '>' && last != '|' &&
			last != '-' && last != '.')
			break;
		folded.size--;
	}
	return folded;
}

/* The first row from ROW on, along its chain, that WORDS fit. */
static uint16_t first_fitting(
	const Patterns *patterns, uint16_t row, Str words, const Beginnings *beginnings)
{
	for (; row != FIRST_BYTES_END; row = patterns->index->next[row]) {
		const char *pattern = patterns->rows + row * patterns->size;

		if (may_fit(beginnings, pattern) && fits(words, pattern))
			break;
	}
	return row;
}

/* The first row of PATTERNS that WORDS, which are folded, fit; FIRST_BYTES_END for none. */
static uint16_t row_that_fits(const Patterns *patterns, Str words)
{
	if (words.size == 0)
		return FIRST_BYTES_END;
	/* A pattern may begin with a letter and any words, with any words or with a number, too. */
	Beginnings beginnings = beginnings_of(words);
	const char firsts[][2] = {
		{ beginnings.first, beginnings.second },
		{ beginnings.first, '\0' },
		{ '*', '\0' },
		{ '#', '\0' },
	};
	size_t count = ascii_is_digit(beginnings.first) ? 4 : 3;
	uint16_t best = FIRST_BYTES_END;

	for (size_t i = 0; i < count; i++) {
		uint16_t row = first_fitting(patterns,
			first_bytes_row(patterns->index, firsts[i][0], firsts[i][1]), words,
			&beginnings);

		best = row < best ? row : best;
	}
	return best;
}

/* TABLE, whose rows begin with their patterns, for looking up. */
#define PATTERNS(table) \
	{ \
		.rows = (const char *)(table), .size = sizeof *(table), \
		.index = first_bytes_index( \
			&made, table, sizeof(table) / sizeof *(table), sizeof *(table)), \
	}

PanelKind panel_kind(Str line)
{
	static FirstBytes made;
	const Patterns patterns = PATTERNS(heads);
	char room[PANEL_HEAD_BYTES_MAX];

	if (line.size > sizeof room)
		return PANEL_NONE;
	uint16_t row = row_that_fits(&patterns, heading_words(line, room, sizeof room));

	return row == FIRST_BYTES_END ? PANEL_NONE : heads[row].kind;
}

/* Does FOLDED, a heading over comments, begin with the word for one: "One thought on", "Un
 * commentaire"? A number behind it is the title's. */
static bool tells_of_one(Str folded)
{
	static const char *const ones[] = { "one", "ein", "eine", "un", "una", "une", "uno", "um",
		"uma", "een", "en", "et", "ett", "jeden", "jedna", "один" };
	Str word;

	if (!str_next_word(&folded, &word))
		return false;
	for (size_t i = 0; i < sizeof ones / sizeof *ones; i++)
		if (str_is(word, ones[i]))
			return true;
	return false;
}

int64_t panel_comment_count(Str line)
{
	char room[PANEL_HEAD_BYTES_MAX];
	Str folded = str_of(room, fold_into(line, room, sizeof room));
	int64_t count = -1;

	if (tells_of_one(folded))
		return 1;

	for (size_t i = 0; i < folded.size; i++) {
		if (!ascii_is_digit(folded.at[i]))
			continue;
		count = 0;
		for (; i < folded.size; i++) {
			bool parts = i + 3 < folded.size &&
				(folded.at[i] == ',' || folded.at[i] == '.') &&
				ascii_is_digit(folded.at[i + 1]) &&
				ascii_is_digit(folded.at[i + 2]) &&
				ascii_is_digit(folded.at[i + 3]);

			if (parts)
				continue;
			if (!ascii_is_digit(folded.at[i]))
				break;
			count = count * 10 + (folded.at[i] - '0');
			if (count > 100000000)
				return -1;
		}
		return count;
	}
	return count;
}

/* The offset in LINE behind as many characters as fold into the first SIZE
 * bytes of its folded form. */
static size_t unfolded_size(Str line, size_t size)
{
	char room[8];
	size_t at = 0, folded = 0;

	while (at < line.size && folded < size) {
		size_t step = 1;

		while (at + step < line.size && ((unsigned char)line.at[at + step] & 0xC0) == 0x80)
			step++;
		folded += ascii_is_space(line.at[at])
			? 1
			: fold_into(str_slice(line, at, at + step), room, sizeof room);
		at += step;
	}
	return at;
}

/* The bytes of LINE before its words: a bracket, signs that point to what follows. */
static size_t pointing_signs(Str line)
{
	static const char *const signs[] = { "[", "(", "|", "+", ">", "*", "\xC2\xBB",
		"\xE2\x86\x92", "\xE2\x96\xB6", "\xE2\x96\xBA", "\xE2\x96\xB8", "\xE2\x97\x8F",
		"\xE2\x96\xA0", "\xE2\x80\xA2", "\xE2\x80\xBA", "\xE2\x80\x94", "\xEF\xB8\x8F",
		"\xF0\x9F\x91\x89", "\xE2\x9E\xA1", "\xF0\x9F\x93\xB0" };
	size_t at = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(str_from(line, at), signs[i])) {
			at += strlen(signs[i]);
			while (at < line.size && ascii_is_space(line.at[at]))
				at++;
			i = (size_t)-1;
		}
	return at;
}

/* As panel_read_also, of a line that begins with its words. */
static size_t read_also_size(Str line)
{
	static FirstBytes made;
	const FirstBytes *index = first_bytes_index(&made, read_also_words,
		sizeof read_also_words / sizeof *read_also_words, sizeof *read_also_words);
	static const char *const wide_signs[] = { "：", "】", "｜", "▶", "▸", "►", "》", "＞" };
	char room[64];
	Str folded = fold_start(line, room, sizeof room);
	size_t best = 0;

	for (uint16_t i = first_bytes_row_of(index, folded); i != FIRST_BYTES_END;
		i = index->next[i]) {
		if (!str_starts(folded, read_also_words[i]))
			continue;
		Str words = str(read_also_words[i]);

		if (words.size > best &&
			(words.size == folded.size || !ascii_is_alnum(folded.at[words.size])))
			best = words.size;
	}
	if (best == 0)
		return 0;
	size_t at = unfolded_size(line, best);

	while (at < line.size &&
		(line.at[at] == ':' || line.at[at] == '-' || line.at[at] == '>' ||
			ascii_is_space(line.at[at])))
		at++;
	if (str_starts(str_from(line, at), "\xC2\xA0"))
		at += 2;
	if (str_starts(str_from(line, at), ":"))
		at++;
	for (size_t i = 0; i < sizeof wide_signs / sizeof *wide_signs; i++)
		if (str_starts(str_from(line, at), wide_signs[i]))
			return at + strlen(wide_signs[i]);
	return at;
}

size_t panel_read_also(Str line)
{
	size_t signs = pointing_signs(line), words = read_also_size(str_from(line, signs));

	return words == 0 ? 0 : signs + words;
}

bool panel_furniture(Str line, LeftOutReason *reason)
{
	static FirstBytes made;
	const Patterns patterns = PATTERNS(furniture);
	char room[PANEL_HEAD_BYTES_MAX * 2];
	Str folded = str_of(room, fold_into(line, room, sizeof room));

	while (folded.size > 0 &&
		(folded.at[folded.size - 1] == ':' || folded.at[folded.size - 1] == '.'))
		folded.size--;
	uint16_t row = row_that_fits(&patterns, folded);

	if (row == FIRST_BYTES_END)
		return false;
	*reason = furniture[row].reason;
	return true;
}

/* Is the last sign of TEXT none of ASCII? */
static bool ends_wide(Str text)
{
	return text.size > 0 && (unsigned char)text.at[text.size - 1] >= 0x80;
}

bool panel_button(Str line)
{
	static FirstBytes made;
	const Patterns patterns = PATTERNS(buttons);
	char room[PANEL_HEAD_BYTES_MAX];

	if (line.size > sizeof room / 2)
		return false;
	Str words = str_of(room, fold_into(line, room, sizeof room));

	while (words.size > 0 && (unsigned char)words.at[0] < 0x80 &&
		!ascii_is_alnum(words.at[0]) && words.at[0] != '+' && words.at[0] != '-')
		words = str_from(words, 1);
	/* Arrows, dots and brackets behind the words. */
	for (size_t before = words.size + 1; words.size < before;) {
		static const char *const signs[] = { "→", "←", "↓", "↑", "↩", "▼", "▲", "►", "▶",
			"…", "·", "•", "›", "‹", "»", "«" };

		before = words.size;
		for (size_t i = 0; ends_wide(words) && i < sizeof signs / sizeof signs[0]; i++)
			if (str_ends(words, signs[i]))
				words.size -= str(signs[i]).size;
		while (words.size > 0 && (unsigned char)words.at[words.size - 1] < 0x80 &&
			!ascii_is_alnum(words.at[words.size - 1]) &&
			words.at[words.size - 1] != '!')
			words.size--;
	}
	/* "Like!" is said, not pressed. */
	if (str_ends(words, "!") && words_in(words) == 1)
		return false;
	while (str_ends(words, "!"))
		words.size--;
	return words.size == 0 || row_that_fits(&patterns, words) != FIRST_BYTES_END;
}

bool panel_box_label(Str line)
{
	char room[PANEL_HEAD_BYTES_MAX];
	Str words = heading_words(line, room, sizeof room);

	if (words.size == 0)
		return false;
	Beginnings beginnings = beginnings_of(words);

	for (size_t i = 0; i < sizeof box_labels / sizeof box_labels[0]; i++)
		if (may_fit(&beginnings, box_labels[i]) && fits(words, box_labels[i]))
			return true;
	return false;
}

static bool holds_one_of(Str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(text, words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

bool panel_comment_lead(Str line)
{
	static const char *const whose[] = { "your ", "readers", "leser", "vos ", "sus ",
		"reader " };
	static const char *const what[] = { "comment", "views", "e-mails", "emails", "reaction",
		"letters", "thoughts", "experiences", "kommentare", "commentaires", "comentarios" };
	char room[PANEL_HEAD_BYTES_MAX];
	Str folded = str_of(room, fold_into(line, room, sizeof room));

	if (folded.size == 0 || str_ends(folded, "?") || str_ends(folded, ".") ||
		str_starts(folded, "send ") || str_find(folded, "send us", 0) != STR_NOWHERE)
		return false;
	return holds_one_of(folded, whose, sizeof whose / sizeof whose[0]) &&
		holds_one_of(folded, what, sizeof what / sizeof what[0]);
}
