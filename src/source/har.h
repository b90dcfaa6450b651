/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_HAR_H
#define BROADSHEET_SOURCE_HAR_H

/* What a browser's tools for developers keep of a page and all it loaded (HTTP Archive 1.2): JSON
 * with a request and its answer for each entry, the answer's body as a string. */

#include "source/container.h"

extern const ContainerKind har_kind;

#endif
