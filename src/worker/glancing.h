/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_GLANCING_H
#define BROADSHEET_WORKER_GLANCING_H

/* The job of a child that only glances at a page (extract/glance.h): it is confined
 * before it reads a byte, needs no library, and its answer is there while the child
 * that reads the page still loads its parser. The answer is an article that has a
 * title, or none where there is nothing to tell yet; it is no error that a page has
 * no headline in plain sight, or is no page. */

#include "worker/child.h"

ChildJob glancing_job(void);

#endif
