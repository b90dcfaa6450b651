/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_MHTML_H
#define BROADSHEET_SOURCE_MHTML_H

/* A page saved as one message of parts (RFC 2557): MHTML by Chrome and Edge, Internet
 * Explorer, Word. One item, whose bytes are the page's markup. The frames of the page
 * follow it, each as an iframe with its markup in srcdoc, and pictures named by the id
 * of their part get the address of that part. */

#include "source/container.h"

extern const ContainerKind mhtml_kind;

#endif
