/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_MMDF_H
#define BROADSHEET_SOURCE_MMDF_H

/* Mailboxes of MMDF, as SCO's mail and Pine's kept them: a line of four control characters
 * (Ctrl-A) before and behind each message, of which nothing is quoted. */

#include "source/container.h"

extern const ContainerKind mmdf_kind;

#endif
