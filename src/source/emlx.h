/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_EMLX_H
#define BROADSHEET_SOURCE_EMLX_H

/* A message as Apple Mail keeps it: a line with the number of its bytes, the message, and
 * a property list about it, of which nothing is read. */

#include "source/container.h"

extern const ContainerKind emlx_kind;

#endif
