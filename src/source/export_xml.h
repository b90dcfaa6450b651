/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_EXPORT_XML_H
#define BROADSHEET_SOURCE_EXPORT_XML_H

/* A reading list as XML: an element for each entry, right within the root, whose facts are
 * elements of their own, as wallabag writes them, or attributes, as Delicious and Pinboard do.
 * Their names are those of other exports (source/saved_list). */

#include "source/container.h"

extern const ContainerKind export_xml_kind;

#endif
