/* SPDX-License-Identifier: ISC */
#include "extract/section_words.h"

#include <stddef.h>

#include "base/fold.h"

enum {
	WORDS_BYTES_MAX = 80
};

/* Folded. */
static const char *const nothing[] = {
	/* What programs write for none */
	"nil", "null", "none", "undefined", "n/a",
	/* The front of a site */
	"home", "homepage", "home page", "front page", "frontpage", "start page", "startseite",
	"titelseite", "accueil", "page d'accueil", "a la une", "inicio", "pagina principal",
	"portada", "pagina inicial", "capa", "pagina iniziale", "voorpagina", "startpagina",
	"startsida", "startsidan", "forstasidan", "hem", "forside", "forsiden", "hovedside", "hjem",
	"etusivu", "strona glowna", "uvod", "titulni strana", "hlavni strana", "domov", "domu",
	"titulna strana", "cimlap", "kezdolap", "fooldal", "naslovnica", "naslovna", "pocetna",
	"domaca stran", "acasa", "prima pagina", "esileht", "avaleht", "sakumlapa", "pradzia",
	"главная", "главная страница", "головна", "начало", "начална страница", "насловна",
	"почетна", "αρχικη", "αρχικη σελιδα", "anasayfa", "ana sayfa", "beranda", "trang chu",
	"หนาแรก", "หนาหลก", "ראשי", "דף הבית", "עמוד הבית", "الرييسية", "الصفحة الرييسية",
	"صفحه اصلی", "خانه", "होम", "मखय पषठ", "ホーム", "トップ", "トップページ", "首页", "首頁",
	"홈",
	/* What a program files a story under for which nobody has chosen */
	"uncategorized", "uncategorised", "unkategorisiert", "nicht kategorisiert",
	"keine kategorie", "ohne kategorie", "allgemein", "non classe", "non categorise",
	"sin categoria", "sin categorizar", "sin clasificar", "sem categoria", "senza categoria",
	"non categorizzato", "sense categoria", "sen categoria", "sailkatu gabea", "geen categorie",
	"niet gecategoriseerd", "ongecategoriseerd", "okategoriserad", "okategoriserade",
	"ukategorisert", "ukategoriseret", "ikke kategoriseret", "luokittelematon", "bez kategorii",
	"nezarazene", "nezaradene", "kategorizalatlan", "nekategorizirano", "nerazvrsceno",
	"fara categorie", "necategorizat", "maaratlemata", "bez kategorijas", "be kategorijos",
	"без рубрики", "без категории", "без категоріі", "без категория", "некатегоризирано",
	"некатегоризовано", "χωρισ κατηγορια", "μη κατηγοριοποιημενο", "genel", "kategorilenmemis",
	"tak berkategori", "tidak berkategori", "chua phan loai", "ไมมหมวดหม", "ללא קטגוריה",
	"כללי", "غير مصنف", "دستهبندی نشده", "अवरगीकत", "未分類", "未分类", "미분류"
};

bool section_says_nothing(Str section)
{
	char room[WORDS_BYTES_MAX];
	Str folded = str_of(room, fold_into(section, room, sizeof room));

	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (str_is(folded, nothing[i]))
			return true;
	return false;
}
