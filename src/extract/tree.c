/* SPDX-License-Identifier: ISC */
#include "extract/tree.h"

#include <stdlib.h>

#include <libxml/HTMLparser.h>

#include "extract/extract.h"
#include "extract/xml_library.h"

bool tree_prepare(Error *err)
{
	return xml_library(err) != NULL;
}

xmlDoc *tree_parse(Str markup)
{
	/* HUGE has no HTML_ name, and without it everything behind 256 open
	 * elements is dropped in silence. */
	static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
	const XmlLibrary *library = xml_library(NULL);

	if (markup.size == 0 || library == NULL)
		return NULL;
	int size = markup.size > TREE_BYTES_MAX ? (int)TREE_BYTES_MAX : (int)markup.size;
	htmlParserCtxt *parser = library->parser_for(markup.at, size);

	if (parser == NULL)
		return NULL;
	(void)library->use_options(parser, options);
	/* A name for the encoding would have it converted to itself, through a second copy of
	 * twice the page's size. */
	(void)library->switch_encoding(parser, XML_CHAR_ENCODING_UTF8);
	(void)library->parse(parser);
	xmlDoc *document = parser->myDoc;

	parser->myDoc = NULL;
	library->free_parser(parser);
	return document;
}

xmlNode *tree_root(const xmlDoc *document)
{
	return document == NULL ? NULL : xml_library(NULL)->root_element(document);
}

Str tree_value(const xmlAttr *attribute)
{
	const xmlNode *value = attribute->children;

	return str(value == NULL || value->content == NULL ? "" : (const char *)value->content);
}

void tree_free(xmlDoc *document)
{
	if (document != NULL)
		xml_library(NULL)->free_document(document);
}

void extract_library(Text *out)
{
	const XmlLibrary *library = xml_library(NULL);
	unsigned long number = library == NULL ? 0 : strtoul(library->version, NULL, 10);

	if (library == NULL)
		text_add_c(out, "libxml2 (not found)");
	else
		text_format(out, "libxml2 %lu.%lu.%lu", number / 10000, number / 100 % 100,
			number % 100);
}
