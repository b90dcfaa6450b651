/* SPDX-License-Identifier: ISC */
#include "version.h"

#include <config.h>

#include "base/cluster.h"
#include "extract/extract.h"
#include "source/bytes.h"
#include "terminal/terminal.h"
#include "worker/confine.h"

void version_text(Text *out)
{
	static void (*const libraries[])(Text *) = {
		extract_library,
		terminal_library,
		bytes_library,
		cluster_library,
	};

	text_add_c(out,
		PACKAGE_STRING "\n"
			       "Copyright (c) 2026 broadsheet developers\n"
			       "Licence ISC: free to use, change and pass on. No warranty.\n"
			       "\nLibraries: ");
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
		text_add_c(out, i == 0 ? "" : ", ");
		libraries[i](out);
	}
	text_add_c(out, "\nThe parser is confined by: ");
	confine_describe(out);
	text_add_byte(out, '\n');
}
