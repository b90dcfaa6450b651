/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_MAIL_H
#define BROADSHEET_SOURCE_MAIL_H

/* Mail: a message by itself (RFC 5322), and a mailbox of them (mbox, RFC 4155, in the
 * shapes that quote "From " lines). Each message is an item: newsletters are articles.
 * Of the forms a message offers its markup is taken, unless that is a stub; what it
 * forwards is read where it says little itself, and what is attached where that is all. */

#include "source/container.h"

/* The message BYTES as an item at EXTENT; a loss where it holds no text. For formats that
 * are messages with something around them. */
void mail_list_message(ContainerWalk *walk, Str bytes, Extent extent);

/* Reads the message BYTES into PAGE. False with ERR where it holds no text. */
bool mail_read_message(Str bytes, ContainerPage *page, Error *err);

extern const ContainerKind mail_kind;
extern const ContainerKind mbox_kind;

#endif
