/* SPDX-License-Identifier: ISC */
/* Writes the small files of all formats that the tests know into a folder, as seeds. */

#include <stdio.h>
#include <stdlib.h>

#include "../source/documents.h"

enum {
	PATH_BYTES = 1024
};

int main(int count, char **arguments)
{
	for (size_t i = 0; count == 2 && i < documents_count; i++) {
		char path[PATH_BYTES];

		snprintf(path, sizeof path, "%s/seed-%s", arguments[1], documents[i].name);
		FILE *file = fopen(path, "wb");

		if (file == NULL)
			return EXIT_FAILURE;
		(void)fwrite(documents[i].bytes.at, 1, documents[i].bytes.size, file);
		if (fclose(file) != 0)
			return EXIT_FAILURE;
	}
	return count == 2 ? EXIT_SUCCESS : EXIT_FAILURE;
}
