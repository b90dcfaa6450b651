/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_WEBARCHIVE_H
#define BROADSHEET_SOURCE_WEBARCHIVE_H

/* A page saved by Safari (.webarchive): a property list of the page, what it shows and
 * its frames. One item; the frames follow the page's markup as in MHTML. */

#include "source/container.h"

extern const ContainerKind webarchive_kind;

#endif
