/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"
#include "base/text.h"
#include "extract/date_relative.h"
#include "extract/date_words.h"
#include "extract/dates.h"

/* TEXT, the date in it as ISO ("" for one that tells no day, "!2009" for an
 * ambiguous one), and the words that are the date; NULL for all of TEXT. */
static const struct {
	const char *text, *iso, *words;
} cases[] = {
	{ "11:44 GMT, Monday, 2 November 2009", "2009-11-02T11:44Z", NULL },
	{ "Page last updated at 13:34 GMT, Monday, 24 November 2008", "2008-11-24T13:34Z",
		"13:34 GMT, Monday, 24 November 2008" },
	{ "19:50 GMT, Tuesday, 21 April 2009 20:50 UK", "2009-04-21T19:50Z", NULL },
	{ "Last Updated: Saturday, 21 October 2006, 14:41 GMT 15:41 UK", "2006-10-21T14:41Z",
		"Saturday, 21 October 2006, 14:41 GMT 15:41 UK" },
	{ "Added: Tuesday, 3 November, 2009, 15:02 GMT 15:02 UK", "2009-11-03T15:02Z",
		"Tuesday, 3 November, 2009, 15:02 GMT 15:02 UK" },
	{ "14:30 BST, 5 June 2009 (13:30 GMT)", "2009-06-05T14:30+01:00", NULL },
	{ "14:30 BST, 5 June 2009", "2009-06-05T14:30", NULL },
	{ "08 Oct 09 |  Europe", "2009-10-08", "08 Oct 09" },
	{ "16 May 07\xC2\xA0|\xC2\xA0 UK", "2007-05-16", "16 May 07" },
	{ "12 Nov 99", "1999-11-12", NULL },
	{ "31 Dec 68", "2068-12-31", NULL },
	{ "03 NOVEMBER 2009, EUROPE", "2009-11-03", "03 NOVEMBER 2009" },
	/* The calendars of Siam and of Persia. */
	{ "12 เมษายน 2559", "2016-04-12", NULL },
	{ "12 เม.ย. 2559 09:31", "2016-04-12T09:31", NULL },
	{ "3 พฤศจิกายน พ.ศ. 2561", "2018-11-03", NULL },
	{ "03/11/2561", "!2018", NULL },
	{ "۱۴ اردیبهشت ۱۳۹۵", "2016-05-03", NULL },
	{ "۱۳۹۵/۰۲/۱۴", "2016-05-03", NULL },
	{ "1 فروردین 1400", "2021-03-21", NULL },
	{ "۳۰ اسفند ۱۳۹۹", "2021-03-20", NULL },
	{ "31 شهریور 1388", "2009-09-22", NULL },
	{ "۱۱ دی ۱۳۷۸", "2000-01-01", NULL },
	{ "3 نوامبر 2018", "2018-11-03", NULL },
	/* Months and digits of India's scripts. */
	{ "০৫ মার্চ ২০২১, ১০:১৫", "2021-03-05T10:15", NULL },
	{ "05 மார்ச் 2021, 10:15 AM", "2021-03-05T10:15", NULL },
	{ "5 సెప్టెంబర్ 2021", "2021-09-05", NULL },
	{ "12 ऑक्टोबर 2020", "2020-10-12", NULL },
	{ "૧૨ ઓક્ટોબર ૨૦૨૦", "2020-10-12", NULL },
	{ "12 നവംബർ 2020", "2020-11-12", NULL },
	{ "12 ಡಿಸೆಂಬರ್ 2020", "2020-12-12", NULL },
	/* A full stop in a time, where nothing makes it a price. */
	{ "Julkaistu: 20.11.2008 9.15 Päivitetty: 20.11.2008 10.20", "2008-11-20T09:15",
		"20.11.2008 9.15" },
	{ "20/11/2008 9.15", "2008-11-20T09:15", NULL },
	{ "20.11.2008 9.15 kr", "2008-11-20", "20.11.2008" },
	{ "20.11.2008 9.15 EUR", "2008-11-20", "20.11.2008" },
	{ "20.11.2008 9.15%", "2008-11-20", "20.11.2008" },
	{ "2014. gada 20. novembris, 09:15", "2014-11-20T09:15", NULL },
	/* Weekdays of further languages. */
	{ "الخميس 20 نوفمبر 2008 - 09:15", "2008-11-20T09:15", "الخميس 20 نوفمبر 2008 - 09:15" },
	{ "ketvirtadienis, 20.11.2008", "2008-11-20", "ketvirtadienis, 20.11.2008" },
	{ "tors 20 nov 2008", "2008-11-20", "tors 20 nov 2008" },
	/* Full stops and "pm": the month may come first, and must where it is one. */
	{ "11.13.05 - 3:34 pm", "2005-11-13T15:34", NULL },
	{ "11.02.05 - 3:34 pm", "!2005", NULL },
	{ "13.02.05 - 3:34 pm", "2005-02-13T15:34", NULL },
	{ "11.02.05 - 15:34", "2005-02-11T15:34", NULL },
	/* A time with a full stop is one where its zone stands behind it. */
	{ "Tue 4 May 2021 06.00 GMT", "2021-05-04T06:00Z", NULL },
	{ "Tue 4 May 2021 06.00 CEST", "2021-05-04T06:00+02:00", NULL },
	{ "4 May 2021 3.15 miles", "2021-05-04", "4 May 2021" },
	{ "25 October 1415", "1415-10-25", NULL },
	{ "2016.04.12. 10:15", "2016-04-12T10:15", "2016.04.12. 10:15" },
	{ "2016.04.12. The bridge", "2016-04-12", "2016.04.12" },
	{ "28 March 2012 Last updated at 00:40", "2012-03-28", "28 March 2012" },
	{ "2009/11/03 11:44:12", "2009-11-03T11:44:12", NULL },
	{ "2009-11-02", "2009-11-02", NULL },
	{ "2009-11-02T11:44Z", "2009-11-02T11:44Z", NULL },
	{ "2012-05-19T08:15:00+02:00", "2012-05-19T08:15:00+02:00", NULL },
	{ "2021-02-08T06:00:00.123Z", "2021-02-08T06:00:00Z", NULL },
	{ "2021-02-08T06:00:00-0330", "2021-02-08T06:00:00-03:30", NULL },
	{ "20091102T114405Z", "2009-11-02T11:44:05Z", NULL },
	{ "2009-11-02 11:44:05.5 +01:00", "2009-11-02T11:44:05+01:00", NULL },
	{ "Mon, 02 Nov 2009 11:44:05 +0000", "2009-11-02T11:44:05Z", NULL },
	{ "Mon, 2 Nov 2009 11:44:05 EST", "2009-11-02T11:44:05-05:00", NULL },
	{ "2 Nov 2009 11:44 EST", "2009-11-02T11:44", NULL },
	{ "Monday, 02-Nov-09 11:44:05 GMT", "2009-11-02T11:44:05Z", NULL },
	{ "Mon Nov  2 11:44:05 2009", "2009-11-02T11:44:05", NULL },
	{ "Mon Nov 2 11:44:05 GMT 2009", "2009-11-02T11:44:05Z", NULL },
	/* "mar" is a month, and a Tuesday. */
	{ "11:44:05 Mar 4, 2009", "2009-03-04T11:44:05", NULL },
	{ "11:44 mar 4 marzo 2009", "2009-03-04T11:44", NULL },
	{ "November 2, 2009 at 3:15 pm", "2009-11-02T15:15", NULL },
	{ "May 19, 2012 at 10:01 am", "2012-05-19T10:01", NULL },
	{ "March 27, 2011 8:02 PM", "2011-03-27T20:02", NULL },
	{ "Nov. 2nd, 2009, 12:05 a.m. EDT", "2009-11-02T00:05-04:00", NULL },
	{ "Sept. 11, 2001", "2001-09-11", NULL },
	{ "3:15 p.m. on 2 November 2009", "2009-11-02T15:15", NULL },
	{ "1 April 2018, 07:00", "2018-04-01T07:00", NULL },
	{ "2 Nov 2009 0615 GMT", "2009-11-02T06:15Z", NULL },
	{ "2 Nov 2009 11:44 UTC+2", "2009-11-02T11:44+02:00", NULL },
	{ "2 Nov 2009 11:44 (CET)", "2009-11-02T11:44+01:00", NULL },
	{ "2 Nov 2009 - 12:30", "2009-11-02T12:30", NULL },
	{ "2nd of November, 2009", "2009-11-02", NULL },
	{ "November 2006.", "2006-11", "November 2006" },
	{ "2. November 2009", "2009-11-02", NULL },
	{ "Di, 21. April 2020 - 16:40", "2020-04-21T16:40", NULL },
	{ "Montag, 2. November 2009, 11.44 Uhr", "2009-11-02T11:44", NULL },
	{ "Am 2. März 2009 um 9 Uhr von X", "2009-03-02T09:00", "2. März 2009 um 9 Uhr" },
	{ "Unknown10. September 2017", "2017-09-10", "10. September 2017" },
	{ "Bäcker streiten, 02.05.2011", "2011-05-02", "02.05.2011" },
	{ "22.08.2011, 18:04", "2011-08-22T18:04", NULL },
	{ "2. 11. 2009", "2009-11-02", NULL },
	{ "02.11.09 12:10", "2009-11-02T12:10", NULL },
	{ "lundi 2 novembre 2009 à 11h44", "2009-11-02T11:44", NULL },
	{ "1er août 2010", "2010-08-01", NULL },
	{ "(22 juin 2018 @11h13)", "2018-06-22T11:13", "22 juin 2018 @11h13" },
	{ "2 de noviembre de 2009 a las 11:44", "2009-11-02T11:44", NULL },
	{ "2 novembre 2009, ore 11.44", "2009-11-02T11:44", NULL },
	{ "maandag 2 november 2009 om 11.44", "2009-11-02T11:44", NULL },
	{ "2. marraskuuta 2009 klo 11.44", "2009-11-02T11:44", NULL },
	{ "2 listopada 2009", "2009-11-02", NULL },
	{ "12 pazdziernika 2009", "2009-10-12", NULL },
	{ "2. listopadu 2009", "2009-11-02", NULL },
	{ "2009. november 2. 11:44", "2009-11-02T11:44", NULL },
	{ "2 Kasım 2009", "2009-11-02", NULL },
	{ "2 ноября 2009 г., 11:44 МСК", "2009-11-02T11:44+03:00", NULL },
	{ "14 марта 2007 Автор", "2007-03-14", "14 марта 2007" },
	{ "2 Νοεμβρίου 2009", "2009-11-02", NULL },
	{ "2 בנובמבר 2009, 11:44", "2009-11-02T11:44", NULL },
	{ "٢ نوفمبر ٢٠٠٩", "2009-11-02", NULL },
	{ "2009年11月2日", "2009-11-02", NULL },
	{ "2009年11月2日(月) 午後3時15分", "2009-11-02T15:15", NULL },
	{ "２００９年１１月２日 11時44分", "2009-11-02T11:44", NULL },
	{ "平成21年11月2日", "2009-11-02", NULL },
	{ "2009년 11월 2일 오전 11:44", "2009-11-02T11:44", NULL },
	{ "2009年11月", "2009-11", NULL },
	{ "03/04/2009", "!2009", NULL },
	{ "03/04/2009 11:44", "!2009", NULL },
	{ "13/04/2009", "2009-04-13", NULL },
	{ "04/13/2009", "2009-04-13", NULL },
	{ "04/04/2009", "2009-04-04", NULL },
	{ "03.04.2009", "2009-04-03", NULL },
	{ "Fri, 10/05/2013 - 14:22", "2013-05-10T14:22", NULL },
	{ "Sat, 10/05/2013 - 14:22", "2013-10-05T14:22", NULL },
	{ "2 days ago", "", NULL },
	{ "an hour ago", "", NULL },
	{ "vor 8 Stunden", "", NULL },
	{ "il y a 3 jours", "", NULL },
	{ "hace 5 horas", "", NULL },
	{ "1 Monat her", "", NULL },
	{ "2 godz. temu", "", NULL },
	{ "3時間前", "", NULL },
	{ "5分钟前", "", NULL },
	{ "3시간 전", "", NULL },
	{ "gestern, 12:30", "", NULL },
	{ "12/03 20:11", "", NULL },
	{ "12. März, 10:15", "", NULL },
};

static void assert_date(const char *iso, const Date *date, const char *text)
{
	Arena *arena = arena_new();
	Str shown = date_iso(arena, date);

	if (!str_is(shown, iso))
		print_error("%s\n", text);
	assert_string_equal(str_c(arena, shown), iso);
	arena_free(arena);
}

static void test_dates_of_many_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *text = cases[i].text, *iso = cases[i].iso;
		const char *words = cases[i].words == NULL ? text : cases[i].words;
		DateFound found;

		if (!date_find(str(text), 0, &found))
			fail_msg("no date in: %s", text);
		size_t start = str_find(str(text), words, 0);

		if (found.start != start || found.end != start + strlen(words))
			fail_msg("%s: found \"%.*s\"", text, (int)(found.end - found.start),
				text + found.start);
		assert_int_equal(found.ambiguous, iso[0] == '!');
		if (*iso == '\0')
			assert_int_equal(found.date.precision, DATE_NONE);
		else
			assert_date(iso[0] == '!' ? iso + 1 : iso, &found.date, text);
	}
}

/* A day of each month as papers write it: @ stands for the day, # for the month. */
static const struct {
	const char *language, *form, *months[12];
} languages[] = {
	{ "English", "@ # 2015",
		{ "January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December" } },
	{ "German", "@. # 2015",
		{ "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
			"September", "Oktober", "November", "Dezember" } },
	{ "French", "@ # 2015",
		{ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
			"septembre", "octobre", "novembre", "décembre" } },
	{ "Spanish", "@ de # de 2015",
		{ "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
			"septiembre", "octubre", "noviembre", "diciembre" } },
	{ "Portuguese", "@ de # de 2015",
		{ "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
			"setembro", "outubro", "novembro", "dezembro" } },
	{ "Italian", "@ # 2015",
		{ "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
			"settembre", "ottobre", "novembre", "dicembre" } },
	{ "Catalan", "@ de # de 2015",
		{ "gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre",
			"octubre", "novembre", "desembre" } },
	{ "Romanian", "@ # 2015",
		{ "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august",
			"septembrie", "octombrie", "noiembrie", "decembrie" } },
	{ "Dutch", "@ # 2015",
		{ "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
			"september", "oktober", "november", "december" } },
	{ "Swedish", "@ # 2015",
		{ "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
			"september", "oktober", "november", "december" } },
	{ "Norwegian", "@. # 2015",
		{ "januar", "februar", "mars", "april", "mai", "juni", "juli", "august",
			"september", "oktober", "november", "desember" } },
	{ "Danish", "@. # 2015",
		{ "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
			"september", "oktober", "november", "december" } },
	{ "Finnish", "@. # 2015",
		{ "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta",
			"kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta",
			"marraskuuta", "joulukuuta" } },
	{ "Estonian", "@. # 2015",
		{ "jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august",
			"september", "oktoober", "november", "detsember" } },
	{ "Polish", "@ # 2015",
		{ "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
			"września", "października", "listopada", "grudnia" } },
	{ "Czech", "@. # 2015",
		{ "ledna", "února", "března", "dubna", "května", "června", "července", "srpna",
			"září", "října", "listopadu", "prosince" } },
	{ "Slovak", "@. # 2015",
		{ "januára", "februára", "marca", "apríla", "mája", "júna", "júla", "augusta",
			"septembra", "októbra", "novembra", "decembra" } },
	{ "Slovene", "@. # 2015",
		{ "januarja", "februarja", "marca", "aprila", "maja", "junija", "julija", "avgusta",
			"septembra", "oktobra", "novembra", "decembra" } },
	{ "Hungarian", "2015. # @.",
		{ "január", "február", "március", "április", "május", "június", "július",
			"augusztus", "szeptember", "október", "november", "december" } },
	{ "Turkish", "@ # 2015",
		{ "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos",
			"Eylül", "Ekim", "Kasım", "Aralık" } },
	{ "Russian", "@ # 2015",
		{ "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
			"сентября", "октября", "ноября", "декабря" } },
	{ "Ukrainian", "@ # 2015",
		{ "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня",
			"вересня", "жовтня", "листопада", "грудня" } },
	{ "Bulgarian", "@ # 2015",
		{ "януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември",
			"октомври", "ноември", "декември" } },
	{ "Greek", "@ # 2015",
		{ "Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου",
			"Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου" } },
	{ "Indonesian", "@ # 2015",
		{ "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
			"September", "Oktober", "November", "Desember" } },
	{ "Hebrew", "@ ב# 2015",
		{ "ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר",
			"אוקטובר", "נובמבר", "דצמבר" } },
	{ "Arabic", "@ # 2015",
		{ "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
			"أكتوبر", "نوفمبر", "ديسمبر" } },
};

/* FORM with DAY and MONTH in their places. */
static const char *fill_form(Arena *arena, const char *form, int day, const char *month)
{
	Text out = text_in(arena);

	for (; *form != 0; form++) {
		if (*form == '@')
			text_add(&out, str_format(arena, "%d", day));
		else if (*form == '#')
			text_add_c(&out, month);
		else
			text_add_byte(&out, *form);
	}
	return str_c(arena, text_str(&out));
}

static void test_dates_in_many_languages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		for (int month = 1; month <= 12; month++) {
			Arena *arena = arena_new();
			const char *text = fill_form(
				arena, languages[i].form, 13, languages[i].months[month - 1]);
			char iso[32];
			DateFound found;

			if (!date_find(str(text), 0, &found))
				fail_msg("%s: no date in: %s", languages[i].language, text);
			snprintf(iso, sizeof iso, "2015-%02d-13", month);
			assert_date(iso, &found.date, text);
			arena_free(arena);
		}
}

static void test_dates_that_are_none(void **state)
{
	static const char *const texts[] = {
		"",
		"A poll ran 212 to 209",
		"in 2009",
		"31 people were hurt in March",
		"may 20 people come",
		"31/02/2009",
		"45/12/2009",
		"13/13/2009",
		"call 555-2009-11-02",
		"version 1.2.3.2009",
		"about 20 May be late",
		"the score was 3:2",
		"half past 11.44",
		"2 days",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		DateFound found;

		if (date_find(str(texts[i]), 0, &found))
			fail_msg("%s: found \"%.*s\"", texts[i], (int)(found.end - found.start),
				texts[i] + found.start);
	}
}

static void test_dates_find_goes_on_behind_the_first(void **state)
{
	(void)state;
	Str text = str("08 Oct 09 | Europe, 23 Nov 08 | England");
	DateFound first, second;

	assert_true(date_find(text, 0, &first));
	assert_true(date_find(text, first.end, &second));
	assert_date("2008-11-23", &second.date, text.at);
	assert_false(date_find(text, second.end, &second));
}

static void test_dates_settle(void **state)
{
	(void)state;
	DateFound found;

	assert_true(date_find(str("03/04/2009 11:44"), 0, &found));
	date_settle(&found, true);
	assert_date("2009-04-03T11:44", &found.date, "day first");
	assert_true(date_find(str("03/04/2009 11:44"), 0, &found));
	date_settle(&found, false);
	assert_date("2009-03-04T11:44", &found.date, "month first");
	assert_false(found.ambiguous);
}

static void test_dates_parse_takes_bare_forms(void **state)
{
	(void)state;
	Date date;
	bool ambiguous;

	assert_true(date_parse(str("2009-11"), &date, &ambiguous));
	assert_date("2009-11", &date, "2009-11");
	assert_true(date_parse(str(" 2009 "), &date, NULL));
	assert_date("2009", &date, "2009");
	assert_true(date_parse(str("20091102"), &date, NULL));
	assert_date("2009-11-02", &date, "20091102");
	assert_true(date_parse(str("01/02/2009"), &date, &ambiguous));
	assert_true(ambiguous);
	assert_date("2009", &date, "01/02/2009");
	assert_false(date_parse(str("20091399"), &date, NULL));
	assert_false(date_parse(str("2 days ago"), &date, NULL));
	assert_true(date_parse(str("2 days ago, 2 November 2009"), &date, NULL));
	assert_date("2009-11-02", &date, "behind a relative date");
}

/* Distances from a capture at ten past three on the first of March 2016. */
static void test_dates_before_a_capture(void **state)
{
	(void)state;
	static const struct {
		const char *text, *iso;
	} distances[] = {
		{ "25 minutes ago", "2016-03-01T02:45Z" },
		{ "vor 8 Stunden", "2016-02-29" },
		{ "il y a 2 jours", "2016-02-28" },
		{ "yesterday at 18:40", "2016-02-29T18:40" },
		{ "heute, 1:05 Uhr", "2016-03-01T01:05" },
		{ "1 Monat her", "2016-02" },
		{ "3 weeks ago", "2016-02" },
		{ "vor 3 Monaten", "2015-12" },
		{ "6 years ago", "2010" },
		{ "3時間前", "2016-03-01" },
		{ "2日前", "2016-02-28" },
		{ "20 лет назад", "1996" },
		{ "2 órája", "2016-03-01" },
		{ "5 perccel ezelőtt", "2016-03-01T03:05Z" },
		{ "3 napja, 12 válasz", "2016-02-27" },
		{ "tegnap 18:40", "2016-02-29T18:40" },
		{ "acum 2 ore", "2016-03-01" },
		{ "acum o săptămână", "2016-02" },
		{ "acum 25 de minute", "2016-03-01T02:45Z" },
		{ "3 luni în urmă", "2015-12" },
		{ "azi, 1:05", "2016-03-01T01:05" },
		{ "πριν από 2 ημέρες", "2016-02-28" },
		{ "Πριν από μία ώρα", "2016-03-01" },
		{ "5 λεπτά πριν", "2016-03-01T03:05Z" },
		{ "χθες, 18:40", "2016-02-29T18:40" },
		{ "۳ روز پیش", "2016-02-27" },
		{ "2 هفته قبل", "2016-02" },
		{ "دیروز ۱۸:۴۰", "2016-02-29T18:40" },
		{ "منذ 3 أيام", "2016-02-27" },
		{ "قبل ساعة", "2016-03-01" },
		{ "منذ يومين", "2016-02-28" },
		{ "לפני שנתיים", "2014" },
	};
	Date captured, date;
	DateFound found;

	assert_true(date_from_iso(str("2016-03-01T03:10Z"), &captured));
	for (size_t i = 0; i < sizeof distances / sizeof distances[0]; i++) {
		bool told = date_find(str(distances[i].text), 0, &found) &&
			date_before(&found, &captured, &date);

		assert_true(told);
		assert_date(distances[i].iso, &date, distances[i].text);
	}
	assert_true(date_find(str("2 November 2009"), 0, &found));
	assert_false(date_before(&found, &captured, &date));
	/* A word that says so by its ending is one of another language too. */
	assert_false(date_find(str("2 hete broodjes"), 0, &found));
	assert_false(date_find(str("11.13.05 15:34"), 0, &found));
	assert_true(date_find(str("900 years ago"), 0, &found));
	assert_true(date_before(&found, &captured, &date));
	assert_true(date_from_iso(str("2016"), &captured));
	assert_false(date_before(&found, &captured, &date));
}

/* Cut anywhere, or with a byte changed, a date is a date or none, and its range
 * lies in the text. */
static void test_dates_cut_and_bent(void **state)
{
	size_t cut_ones = 0, bent_ones = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t size = strlen(cases[i].text);
		char bent[128];
		DateFound found;

		assert_true(size < sizeof bent);
		for (size_t at = 0; at < size; at++) {
			if (date_find(str_of(cases[i].text, at), 0, &found)) {
				assert_true(found.start < found.end && found.end <= at);
				cut_ones++;
			}
			memcpy(bent, cases[i].text, size);
			bent[at] = (char)(bent[at] ^ 0x15);
			if (date_find(str_of(bent, size), 0, &found)) {
				assert_true(found.start < found.end && found.end <= size);
				bent_ones++;
			}
		}
	}
	/* Most damage hits no more than one part of a date. */
	assert_true(cut_ones > sizeof cases / sizeof cases[0]);
	assert_true(bent_ones > sizeof cases / sizeof cases[0]);
}

static void test_date_words_are_folded_and_in_order(void **state)
{
	(void)state;
	Str before = str(""), word;
	DateWordKind kind;
	int value;
	size_t row = 0;

	for (; date_word_row(row, &word, &kind, &value); row++) {
		char room[DATE_WORD_BYTES_MAX];
		Str folded = str_of(room, fold_into(word, room, sizeof room));

		if (!str_equal(folded, word) || str_compare(before, word) > 0)
			fail_msg("row %zu: %s", row, word.at);
		if (kind == DATE_WORD_MONTH)
			assert_in_range(value, 1, 24); /* Persia's from 13 on */
		if (kind == DATE_WORD_WEEKDAY)
			assert_in_range(value, 0, 6);
		before = word;
	}
	assert_true(row > 900);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates_of_many_forms),
		cmocka_unit_test(test_dates_in_many_languages),
		cmocka_unit_test(test_dates_that_are_none),
		cmocka_unit_test(test_dates_find_goes_on_behind_the_first),
		cmocka_unit_test(test_dates_settle),
		cmocka_unit_test(test_dates_parse_takes_bare_forms),
		cmocka_unit_test(test_dates_before_a_capture),
		cmocka_unit_test(test_dates_cut_and_bent),
		cmocka_unit_test(test_date_words_are_folded_and_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
