/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_CATALOGUER_H
#define BROADSHEET_WORKER_CATALOGUER_H

/* The parent's side of a cataloguing child (worker/cataloguing.h): takes pages, hands them
 * over as the child takes them, and tells what it answers. A child that dies or takes too
 * long over a page costs that page: another goes on with the next. Nothing here waits. */

#include <poll.h>

#include "worker/cataloguing.h"

typedef struct Cataloguer Cataloguer;

enum {
	CATALOGUER_FDS = 2
};

/* Told of each page once, in the order in which they were given; borrowed for the call. */
typedef void CatalogueListener(void *context, const CatalogueEntry *entry);

/* A child. NULL with ERR when there is no process to be had. */
Cataloguer *cataloguer_start(
	bool in_idle_time, CatalogueListener *listener, void *context, Error *err) MUST_CHECK;

/* Ends the child; pages not yet answered are told to nobody. NULL is fine. */
void cataloguer_free(Cataloguer *cataloguer);

/* Can it be given another page? */
bool cataloguer_has_room(const Cataloguer *cataloguer);

/* Pages given and not yet answered. */
size_t cataloguer_pending(const Cataloguer *cataloguer);

/* Gives it PAGE, of which a copy is made. There is room. */
void cataloguer_give(Cataloguer *cataloguer, const CataloguePage *page);

/* What to poll for before the next step, into OUT; how many. */
int cataloguer_poll(const Cataloguer *cataloguer, struct pollfd out[CATALOGUER_FDS]);

/* Milliseconds until the next step is due even if nothing came; -1: none is. */
int cataloguer_timeout_ms(const Cataloguer *cataloguer);

/* Hands over and takes in what can be without waiting. False with ERR when there is no
 * child any longer, nor another to be had. */
bool cataloguer_step(Cataloguer *cataloguer, Error *err) MUST_CHECK;

#endif
