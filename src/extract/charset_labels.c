/* SPDX-License-Identifier: ISC */
#include "extract/charset_labels.h"

#include <string.h>

enum {
	LABEL_BYTES = 40
};

/* One row a set: its labels in the WHATWG encoding standard, and a few more that
 * pages use, parted by spaces. What the standard refuses to decode is not here. */
static const struct {
	const char *name, *labels;
} sets[] = {
	{ "big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5" },
	{ "euc-jp", "cseucpkdfmtjapanese euc-jp eucjp x-euc-jp" },
	{ "euc-kr",
		"cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 "
		"ks_c_5601-1989 ksc5601 ksc_5601 windows-949" },
	{ "gb18030", "gb18030" },
	{ "gbk",
		"chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk "
		"iso-ir-58 x-gbk" },
	{ "ibm437", "437 cp437 cspc8codepage437 ibm437" },
	{ "ibm866", "866 cp866 csibm866 ibm866" },
	{ "iso-2022-jp", "csiso2022jp iso-2022-jp" },
	{ "iso-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6" },
	{ "iso-8859-13", "iso-8859-13 iso8859-13 iso885913" },
	{ "iso-8859-14", "iso-8859-14 iso8859-14 iso885914" },
	{ "iso-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9" },
	{ "iso-8859-16", "iso-8859-16" },
	{ "iso-8859-2",
		"csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 "
		"iso_8859-2:1987 l2 latin2" },
	{ "iso-8859-3",
		"csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 "
		"iso_8859-3:1988 l3 latin3" },
	{ "iso-8859-4",
		"csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 "
		"iso_8859-4:1988 l4 latin4" },
	{ "iso-8859-5",
		"csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 "
		"iso_8859-5 iso_8859-5:1988" },
	{ "iso-8859-6",
		"arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 "
		"iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 "
		"iso_8859-6 iso_8859-6:1987" },
	{ "iso-8859-7",
		"csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 "
		"iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek" },
	{ "iso-8859-8",
		"csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 "
		"iso-8859-8-e iso-8859-8-i iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
		"iso_8859-8:1988 logical visual" },
	{ "koi8-r", "cskoi8r koi koi8 koi8-r koi8_r koi8r" },
	{ "koi8-u", "koi8-u" },
	{ "macintosh", "csmacintosh mac macintosh x-mac-roman" },
	{ "shift_jis", "csshiftjis ms_kanji shift-jis shift_jis sjis windows-31j x-sjis" },
	{ "utf-16be", "utf-16be" },
	{ "utf-16le", "ucs-2 unicode utf-16 utf-16le" },
	{ "utf-8", "unicode-1-1-utf-8 utf-8 utf8 x-unicode20utf8" },
	{ "windows-1250", "cp1250 windows-1250 x-cp1250" },
	{ "windows-1251", "cp1251 windows-1251 x-cp1251" },
	{ "windows-1252",
		"ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 "
		"iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin-1 "
		"latin1 us-ascii windows-1252 x-cp1252 x-user-defined" },
	{ "windows-1253", "cp1253 windows-1253 x-cp1253" },
	{ "windows-1254",
		"cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
		"iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254" },
	{ "windows-1255", "cp1255 windows-1255 x-cp1255" },
	{ "windows-1256", "cp1256 windows-1256 x-cp1256" },
	{ "windows-1257", "cp1257 windows-1257 x-cp1257" },
	{ "windows-1258", "cp1258 windows-1258 x-cp1258" },
	{ "windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874" },
	{ "x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian" },
};

/* LABEL without the quotes and signs a sloppy page leaves around it. */
static Str bare(Str label)
{
	label = str_trim(label);
	while (label.size > 0 && (label.at[0] == '"' || label.at[0] == '\''))
		label = str_from(label, 1);
	while (label.size > 0 && strchr("\"';,", label.at[label.size - 1]) != NULL)
		label = str_slice(label, 0, label.size - 1);
	return str_trim(label);
}

const char *charset_name_of(Str label)
{
	label = bare(label);
	if (label.size == 0 || label.size > LABEL_BYTES)
		return NULL;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		Str rest = str(sets[i].labels), word;

		while (str_next_word(&rest, &word))
			if (str_equal_nocase(label, word))
				return sets[i].name;
	}
	return NULL;
}
