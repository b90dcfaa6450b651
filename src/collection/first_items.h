/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_FIRST_ITEMS_H
#define BROADSHEET_COLLECTION_FIRST_ITEMS_H

/* What a child has told of a container before anybody knew that it is one, kept for the one who
 * goes on listening to that child: so a container is not begun twice before its first row. */

#include <stddef.h>

#include "source/container.h"
#include "worker/worker.h"

typedef struct FirstItems FirstItems;

/* None yet. The caller frees them, and with them the child; NULL is fine there. */
FirstItems *first_items_new(void);
void first_items_free(FirstItems *items);

/* A copy of ITEM is added. */
void first_items_add(FirstItems *items, const ContainerItem *item);

/* How many there are; and the one with NUMBER, from 0, borrowed until the next is added. */
size_t first_items_count(const FirstItems *items);
const ContainerItem *first_items_at(const FirstItems *items, size_t number);

/* The child that goes on telling, taken over; and given away. NULL: there is none. */
void first_items_keep(FirstItems *items, Worker *worker);
Worker *first_items_take(FirstItems *items);

#endif
