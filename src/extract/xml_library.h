/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_XML_LIBRARY_H
#define BROADSHEET_EXTRACT_XML_LIBRARY_H

/* The door to libxml2: the functions of it that are used, as a table.
 *
 * Where configure could tell the library's file name (LIBXML2_SONAME), the program
 * is not linked with it: it is opened when a page is to be parsed, in the child
 * that parses it. Debian's libxml2 brings ICU and the C++ library along, which cost
 * more to load than all else together, and the process that waits for the first
 * words on the screen needs neither. Without that name the table holds the
 * functions the program is linked with.
 *
 * Opening reads files, so it comes before the child is confined. */

#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parserInternals.h>

#include "base/error.h"

/* The types are those of libxml2's own declarations, so that a change there is a
 * warning here. */
typedef struct {
	__typeof__(htmlCreateMemoryParserCtxt) *parser_for;
	__typeof__(htmlCtxtUseOptions) *use_options;
	__typeof__(xmlSwitchEncoding) *switch_encoding;
	__typeof__(htmlParseDocument) *parse;
	__typeof__(htmlFreeParserCtxt) *free_parser;
	__typeof__(xmlInitParser) *init_parser;
	const char *version; /* "20914" for 2.9.14: of the library that was found */
} XmlLibrary;

/* The library, opened and made ready at the first call, once in a process: libxml2
 * keeps its state in globals of its own. NULL with ERR (NULL is fine) when it is not
 * there or lacks a function; another call tries again. */
const XmlLibrary *xml_library(Error *err);

#endif
