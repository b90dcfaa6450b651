/* SPDX-License-Identifier: ISC */
#include "printing/list_values.h"

#include "article/write_json.h"

void list_word(Text *out, Str text)
{
	text_add(out, str_empty(text) ? str("-") : text);
}

void list_number(Text *out, bool known, uint64_t number)
{
	if (known)
		text_format(out, "\t%llu", (unsigned long long)number);
	else
		text_add_c(out, "\t-");
}

void list_words(Text *out, const Str *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		text_add_byte(out, '\t');
		list_word(out, texts[i]);
	}
	text_add_byte(out, '\n');
}

void list_json_text(Text *out, const char *name, Str text)
{
	text_format(out, ",\"%s\":", name);
	if (str_empty(text))
		text_add_c(out, "null");
	else
		json_quote(out, text);
}

void list_json_number(Text *out, const char *name, bool known, uint64_t number)
{
	if (known)
		text_format(out, ",\"%s\":%llu", name, (unsigned long long)number);
	else
		text_format(out, ",\"%s\":null", name);
}
