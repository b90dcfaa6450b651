/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_CONTAINERS_H
#define BROADSHEET_READER_CONTAINERS_H

/* What a file holds, as a list that grows while the file is read. */

#include "reader_state.h"

/* Told by the worker: WorkerListener's functions, with the reader as CONTEXT. */
void containers_on_item(void *context, const ContainerItem *item);
void containers_on_loss(void *context, uint64_t offset, Str sentence);

/* What is being opened holds several articles: their list is shown, and grows. */
void containers_show(Reader *reader);

/* News of a container whose list is shown. */
void containers_step(Reader *reader);

#endif
