/* SPDX-License-Identifier: ISC */
#include "collection/file_queue.h"

#include <stdlib.h>

#include "base/arena.h"

void file_queue_init(FileQueue *queue, size_t count)
{
	*queue = (FileQueue){ .states = memory_new(count), .count = count, .waiting = count };
}

void file_queue_clear(FileQueue *queue)
{
	free(queue->states);
	*queue = (FileQueue){ 0 };
}

void file_queue_want(FileQueue *queue, const uint32_t *files, size_t count)
{
	queue->wanted_count = 0;
	for (size_t i = 0; i < count && queue->wanted_count < FILES_WANTED_MAX; i++)
		if (files[i] < queue->count && queue->states[files[i]] == FILE_WAITING)
			queue->wanted[queue->wanted_count++] = files[i];
}

size_t file_queue_next(FileQueue *queue)
{
	while (queue->wanted_count > 0) {
		if (queue->states[queue->wanted[0]] == FILE_WAITING)
			return queue->wanted[0];
		queue->wanted_count--;
		for (size_t i = 0; i < queue->wanted_count; i++)
			queue->wanted[i] = queue->wanted[i + 1];
	}
	while (queue->states[queue->next] != FILE_WAITING)
		queue->next++;
	return queue->next;
}

void file_queue_take(FileQueue *queue, size_t file)
{
	queue->states[file] = FILE_GIVEN;
	queue->waiting--;
}

void file_queue_end(FileQueue *queue, size_t file, bool failed)
{
	queue->waiting -= queue->states[file] == FILE_WAITING;
	queue->states[file] = FILE_DONE;
	queue->done++;
	queue->failed += failed;
}

void file_queue_return(FileQueue *queue, size_t file, bool failed)
{
	queue->states[file] = FILE_WAITING;
	queue->waiting++;
	queue->done--;
	queue->failed -= failed;
	if (file < queue->next)
		queue->next = file;
}
