/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ARC_H
#define BROADSHEET_SOURCE_ARC_H

/* ARC files, versions 1 and 2, which came before WARC: a line of address, machine,
 * time, type and length, then what the server sent. Plain or packed as WARC files
 * are. An address may hold spaces, so lines are read from their end. */

#include "source/container.h"

extern const ContainerKind arc_kind;

#endif
