/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_FILE_QUEUE_H
#define BROADSHEET_COLLECTION_FILE_QUEUE_H

/* Files that are to be read, by their numbers from 0: which is next, and how many have ended. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How far a file has come. */
typedef enum {
	FILE_WAITING,
	FILE_GIVEN, /* to a child, or to whoever lists what it holds */
	FILE_DONE
} FileState;

enum {
	FILES_WANTED_MAX = 256, /* more do not fit on a screen */
};

typedef struct {
	unsigned char *states; /* owned: a FileState each */
	size_t count;
	size_t waiting, done, failed; /* of them; those that failed are done */
	size_t next; /* files before this one are not waiting */
	uint32_t wanted[FILES_WANTED_MAX];
	size_t wanted_count;
} FileQueue;

/* COUNT files, all of them waiting. */
void file_queue_init(FileQueue *queue, size_t count);
void file_queue_clear(FileQueue *queue);

/* Of the COUNT FILES those that wait come first from now on, in their order; numbers that are no
 * file's are passed over. */
void file_queue_want(FileQueue *queue, const uint32_t *files, size_t count);

/* The file to be read next. At least one is waiting. */
size_t file_queue_next(FileQueue *queue);

/* FILE, which waits, no longer does. */
void file_queue_take(FileQueue *queue, size_t file);

/* FILE has ended, be it that it was given to somebody or that it need not be. */
void file_queue_end(FileQueue *queue, size_t file, bool failed);

/* FILE, which had ended (FAILED: so), waits again. */
void file_queue_return(FileQueue *queue, size_t file, bool failed);

#endif
