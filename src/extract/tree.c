/* SPDX-License-Identifier: ISC */
#include "extract/tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlversion.h>

#include "extract/extract.h"

void tree_prepare(void)
{
	static const char warm[] = "<html><body><p>a&eacute;</p></body></html>";

	xmlInitParser();
	tree_free(tree_parse((Str)STR(warm)));
}

xmlDoc *tree_parse(Str markup)
{
	/* HUGE has no HTML_ name, and without it everything behind 256 open
	 * elements is dropped in silence. */
	static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE;

	if (markup.size == 0)
		return NULL;
	int size = markup.size > TREE_BYTES_MAX ? (int)TREE_BYTES_MAX : (int)markup.size;

	return htmlReadMemory(markup.at, size, NULL, "UTF-8", options);
}

void tree_free(xmlDoc *document)
{
	if (document != NULL)
		xmlFreeDoc(document);
}

void extract_library(Text *out)
{
	text_add_c(out, "libxml2 " LIBXML_DOTTED_VERSION);
}
