/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_MAIL_H
#define BROADSHEET_SOURCE_MAIL_H

/* Mail: a message by itself (RFC 5322), and a mailbox of them (mbox, RFC 4155, in the
 * shapes that quote "From " lines). Each message is an item: newsletters are articles.
 * Of the forms a message offers its markup is taken, unless that is a stub. */

#include "source/container.h"

extern const ContainerKind mail_kind;
extern const ContainerKind mbox_kind;

#endif
