/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_PRESS_H
#define BROADSHEET_SOURCE_PRESS_H

/* Documents of a press database, many to a file, as text: each opens with a line that
 * counts it ("3 of 120 DOCUMENTS"), as LexisNexis and ProQuest write, or closes with one
 * that names it ("End of Document", "Document ABC0000020190302ef32000ab"), as Nexis and
 * Factiva do. */

#include "source/container.h"

extern const ContainerKind press_kind;

#endif
