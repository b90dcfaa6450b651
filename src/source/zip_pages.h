/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ZIP_PAGES_H
#define BROADSHEET_SOURCE_ZIP_PAGES_H

/* Formats that are pages in a zip file: SingleFileZ (also where the page is itself
 * the zip file), MAFF, EPUB, HTMLZ, exported reading lists with their pages, and any zip
 * file with pages in it. Each knows which members are its pages and what is known of
 * them (source/zip_plan); the rest is the same. */

#include "source/container.h"

extern const ContainerKind singlefilez_kind;
extern const ContainerKind maff_kind;
extern const ContainerKind epub_kind;
extern const ContainerKind htmlz_kind;
extern const ContainerKind export_zip_kind;
extern const ContainerKind zip_kind;

#endif
