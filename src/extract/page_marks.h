/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PAGE_MARKS_H
#define BROADSHEET_EXTRACT_PAGE_MARKS_H

/* What the tag and the attributes of an element say of it: MARK_* and KIND_*. */

#include "extract/page.h"

/* The attributes that say something. */
typedef enum {
	ATTRIBUTE_OTHER,
	ATTRIBUTE_ARIA_HIDDEN,
	ATTRIBUTE_CLASS,
	ATTRIBUTE_HIDDEN,
	ATTRIBUTE_HREF,
	ATTRIBUTE_ID,
	ATTRIBUTE_PROPERTY, /* itemprop, property */
	ATTRIBUTE_REL,
	ATTRIBUTE_ROLE,
	ATTRIBUTE_STYLE,
	ATTRIBUTE_TYPE, /* itemtype, typeof */
} Attribute;

/* The attribute called NAME. */
Attribute attribute_of_name(const char *name);

/* The marks of TAG. */
uint32_t marks_of_tag(Tag tag);

/* Notes in ELEMENT what ATTRIBUTE with VALUE says; class, id and href are the
 * caller's. */
void marks_read_attribute(Element *element, Attribute attribute, Str value);

#endif
