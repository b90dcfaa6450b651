/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include "extract/xml_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#include <libxml/parser.h>

#include "extract/icu_stand_in.h"

#ifdef LIBXML2_SONAME

/* A function of the library and where in the table it goes. */
typedef struct {
	const char *name;
	size_t offset;
} Entry;

static const Entry entries[] = {
	{ "htmlCreateMemoryParserCtxt", offsetof(XmlLibrary, parser_for) },
	{ "htmlCtxtUseOptions", offsetof(XmlLibrary, use_options) },
	{ "xmlSwitchEncoding", offsetof(XmlLibrary, switch_encoding) },
	{ "htmlParseDocument", offsetof(XmlLibrary, parse) },
	{ "htmlFreeParserCtxt", offsetof(XmlLibrary, free_parser) },
	{ "xmlInitParser", offsetof(XmlLibrary, init_parser) },
};

/* What the linker says was wrong with the last call; "" when it says nothing. */
static const char *linker_words(void)
{
	const char *words = dlerror();

	return words == NULL ? "" : words;
}

/* The library, if it can be without ICU; else with it. All names are looked for at once
 * where ICU is not there: a library that wants more of it is then known in time. */
static void *open_library(void)
{
	void *stand_in = icu_stand_in_open();
	void *handle = stand_in == NULL ? NULL : dlopen(LIBXML2_SONAME, RTLD_NOW | RTLD_LOCAL);

	if (handle != NULL)
		return handle;
	icu_stand_in_close(stand_in);
	return dlopen(LIBXML2_SONAME, RTLD_LAZY | RTLD_LOCAL);
}

static bool fill(XmlLibrary *library, Error *err)
{
	/* Never closed: it would take the memory of its trees' strings along. */
	void *handle = open_library();

	if (handle == NULL)
		return error_set(
			err, ERROR_SYSTEM, "the HTML parser cannot be loaded: %s", linker_words());
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		void *function = dlsym(handle, entries[i].name);

		if (function == NULL)
			return error_set(err, ERROR_SYSTEM, "the HTML parser cannot be used: %s",
				linker_words());
		/* POSIX lets a pointer to an object hold a function's address. */
		memcpy((char *)library + entries[i].offset, &function, sizeof function);
	}
	const char *const *version = dlsym(handle, "xmlParserVersion");

	library->version = version == NULL ? "" : *version;
	return true;
}

#else

static bool fill(XmlLibrary *library, Error *err)
{
	(void)err;
	*library = (XmlLibrary){
		.parser_for = htmlCreateMemoryParserCtxt,
		.use_options = htmlCtxtUseOptions,
		.switch_encoding = xmlSwitchEncoding,
		.parse = htmlParseDocument,
		.free_parser = htmlFreeParserCtxt,
		.init_parser = xmlInitParser,
		.version = xmlParserVersion,
	};
	return true;
}

#endif

const XmlLibrary *xml_library(Error *err)
{
	/* The one state of this module, as libxml2 is one for the whole process. */
	static XmlLibrary library;
	static bool ready;

	if (!ready && fill(&library, err)) {
		library.init_parser();
		ready = true;
	}
	return ready ? &library : NULL;
}
