/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_XML_H
#define BROADSHEET_SOURCE_XML_H

/* XML as feeds and news agencies write it, which is often not quite XML: one event
 * after the other, nothing demanded. Tags need not match, ampersands may stand alone,
 * entities of HTML are left for who reads the text as HTML; a document type is passed
 * over and never looked at, so no entity is ever defined and nothing is ever fetched.
 * Nothing recurses; what is cut ends as if all were closed.
 *
 * Works on the bytes of any character set in which markup is ASCII. Names are compared
 * without their prefix unless the name asked for has one ("dc:date"); the prefix of the
 * root element is dropped everywhere (<atom:feed> ... <atom:entry>). */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"

typedef enum {
	XML_START, /* a start tag; an empty element gives XML_START and then XML_END */
	XML_END,
	XML_TEXT, /* text between tags, as written: xml_add_text undoes its entities */
	XML_CDATA,
	XML_FINISH
} XmlEvent;

typedef struct {
	Str document; /* borrowed */
	size_t at; /* where the next event begins */
	size_t start; /* where the last event began */
	Str name; /* of the last tag, with its prefix */
	Str attributes; /* of the last start tag, as written */
	Str text; /* of the last text */
	Str root; /* prefix of the first element; absent before it */
	bool empty; /* the end of an empty element comes next */
} XmlReader;

/* A reader of DOCUMENT, borrowed. */
XmlReader xml_reader(Str document);

/* The next event; comments and processing instructions are passed over. */
XmlEvent xml_next(XmlReader *reader);

/* Is the last tag an element NAME ("title", "dc:date")? A name without a prefix is
 * that of elements with none or with the root's. */
bool xml_is(const XmlReader *reader, const char *name);

/* The name of the last tag without any prefix. */
Str xml_local(const XmlReader *reader);

/* Attribute NAME ("href", "xml:lang") of the last start tag, its entities undone;
 * absent when there is none. In ARENA or borrowed. */
Str xml_attribute(Arena *arena, const XmlReader *reader, const char *name);

/* Right behind an XML_START: all up to the element's end tag, as written, and the
 * reader stands behind that. Elements of the same name within count; without an end
 * tag it is all the rest. */
Str xml_inner(XmlReader *reader);

/* Right behind an XML_START: the text in the element, entities and CDATA undone, tags
 * within dropped. */
Str xml_inner_text(Arena *arena, XmlReader *reader);

/* Adds TEXT with the references of XML, those by number, and those of HTML that stand in
 * running text undone; others stay. */
void xml_add_text(Text *out, Str text);

/* The value of encoding="..." of the XML declaration at the beginning of DOCUMENT, or
 * absent. One that is wide it cannot be, as it has been read byte by byte: "utf-8". */
Str xml_encoding(Str document);

/* SAID, what a declaration says, or "utf-8" where BYTES under it are that beyond doubt: sets of
 * one byte a character are often declared and seldom written. */
Str xml_real_encoding(Str said, Str bytes);

/* Is the end tag of the first element of DOCUMENT missing at its end? */
bool xml_is_cut(Str document);

/* The name of the first element of DOCUMENT without its prefix; absent when DOCUMENT
 * does not begin as XML does (white space and a byte order mark may stand before). */
Str xml_root_name(Str document);

#endif
