/* SPDX-License-Identifier: ISC */
#include "extract/stamp_words.h"

#include <stddef.h>

bool stamp_says_last_change(Str text)
{
	static const char *const words[] = { "last modified", "last updated", "last edited",
		"last changed", "last revised", "zuletzt am", "zuletzt geändert",
		"zuletzt aktualisiert", "zuletzt bearbeitet", "letzte änderung",
		"letzte aktualisierung", "dernière modification", "dernière mise à jour",
		"última modificación", "última actualización", "última edición", "ultima modifica",
		"ultimo aggiornamento", "última alteração", "última atualização", "laatst bewerkt",
		"laatst gewijzigd", "laatste wijziging", "senast ändrad", "senast uppdaterad",
		"sist endret", "sist oppdatert", "senest ændret", "senest opdateret",
		"viimeksi muokattu", "viimeksi päivitetty", "ostatnia modyfikacja",
		"ostatnia aktualizacja", "ostatnio edytowan", "ostatnio zmodyfikowan",
		"poslední změna", "poslední aktualizace", "последнее изменение",
		"последнее обновление", "Последнее изменение", "Последнее обновление", "最終更新",
		"最后更新", "最後更新", "最后修改", "最後修改", "최종 수정" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find_nocase(text, words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

bool stamp_says_updated(Str text)
{
	static const char *const words[] = { "updated", "update:", "modified", "mise à jour",
		"güncelleme", "modifica il", "modificato", "modificada", "editado em",
		"actualización", "atualização", "aggiornamento", "revised", "überarbeitet",
		"aktualisiert", "geändert", "mis à jour", "modifié", "actualizado", "aggiornat",
		"bijgewerkt", "aktualiz", "atualizado", "Stand:", "last edited", "zuletzt", "更新",
		"uppdaterad", "opdateret", "oppdatert", "päivitetty", "обновл", "güncellen",
		"עודכן", "تحديث", "अपडेट", "수정", "업데이트", "อัปเดต", "อัพเดท", "cập nhật",
		"به‌روزرسانی", "بروزرسانی", "diperbarui", "actualizat", "frissítve",
		"Ενημέρωση", "ενημερ", "оновлено", "Оновлено", "обновена", "Обновена" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find_nocase(text, words[i], 0) != STR_NOWHERE)
			return true;
	return stamp_says_last_change(text);
}

bool stamp_says_published(Str text)
{
	static const char *const words[] = { "published", "posted", "created", "veröffentlicht",
		"erschienen", "erstellt", "publié", "paru le", "publicado", "pubblicat",
		"gepubliceerd", "geplaatst", "original:", "opublikowan", "dodano", "publicerad",
		"publisert", "udgivet", "julkaistu", "опубликован", "publikováno", "yayın", "פורסם",
		"نشر", "نُشر", "公開", "掲載", "发布", "發佈", "geschrieben am", "verfasst",
		"प्रकाशित", "입력", "등록", "승인", "เผยแพร่", "đăng lúc", "xuất bản", "انتشار",
		"diterbitkan", "publicat", "közzétéve", "megjelent", "Δημοσίευση", "δημοσιεύ",
		"опубліковано", "Опубліковано", "публикувана", "Публикувана", "objavljeno" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find_nocase(text, words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

bool stamp_tells_entry(Str text)
{
	static const char *const starts[] = { "this entry was posted", "this post was written",
		"this article was published", "this entry was published", "posted on ",
		"dieser eintrag wurde", "dieser beitrag wurde", "dieser artikel wurde",
		"cette entrée a été publiée", "ce billet a été publié", "cet article a été publié",
		"esta entrada fue publicada", "este artículo fue publicado",
		"esta entrada foi publicada", "este post foi publicado",
		"questo articolo è stato pubblicato", "questo articolo è stato scritto",
		"dit bericht is geplaatst", "deze entry", "wpis opublikowano",
		"detta inlägg publicerades", "dette innlegget ble publisert",
		"dette indlæg blev udgivet", "zveřejněno v" };

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts_nocase(text, starts[i]))
			return true;
	return false;
}

bool stamp_is_label(Str text)
{
	static const char *const words[] = { "date", "datum", "fecha", "data", "dato", "dátum",
		"päivämäärä", "dată", "дата", "Дата", "датум", "Датум", "tarih", "ημερομηνία",
		"Ημερομηνία", "التاريخ", "تاریخ", "दिनांक", "tanggal", "ngày", "日期", "日付",
		"날짜" };

	text = str_trim(text);
	if (str_ends(text, ":"))
		text = str_trim(str_slice(text, 0, text.size - 1));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text.size == str(words[i]).size && str_starts_nocase(text, words[i]))
			return true;
	return false;
}

bool stamp_says_term(Str text)
{
	static const char *const words[] = { "deadline", "einsendeschluss", "anmeldeschluss",
		"bewerbungsschluss", "bewerbungsfrist", "date limite", "fecha límite",
		"plazo hasta", "prazo", "scadenza", "uiterste datum",
		"termin:", "termine:", "valid until", "gültig bis",
		"beginn:", "starts:", "event date", "締め切り", "締切" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts_nocase(text, words[i]))
			return true;
	return false;
}

bool stamp_says_life(Str text)
{
	static const char *const words[] = { "born", "date of birth", "birthday", "died", "geboren",
		"geburtsdatum", "geburtstag", "gestorben", "né le", "née le", "naissance",
		"date de naissance", "nacimiento", "fecha de nacimiento", "nascimento", "nascita",
		"data di nascita", "geboortedatum", "data urodzenia", "född", "født", "syntynyt",
		"родился", "родилась", "дата рождения", "Дата рождения", "出生", "生年月日",
		"誕生日" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts_nocase(text, words[i]))
			return true;
	return false;
}
