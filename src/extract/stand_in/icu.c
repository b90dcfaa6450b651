/* SPDX-License-Identifier: ISC */

/* What stands in for ICU beside libxml2, which names a few functions of it for
 * converting character sets and gets none to convert: src/extract/icu_stand_in.h.
 *
 * Opening a converter fails as it does in an ICU without its data, and libxml2 takes
 * the set for one it does not know. What works on a converter is never called. */

#define JOINED(name, version)    name##_##version
#define VERSIONED(name, version) JOINED(name, version)
#define NAMED(name)              VERSIONED(name, ICU_VERSION)

enum {
	MISSING_RESOURCE = 2 /* as ICU numbers its errors */
};

void *NAMED(ucnv_open)(const char *name, int *error);
void NAMED(ucnv_close)(void);
void NAMED(ucnv_convertEx)(void);
void NAMED(ucnv_setFromUCallBack)(void);
void NAMED(ucnv_setToUCallBack)(void);
void NAMED(UCNV_FROM_U_CALLBACK_STOP)(void);
void NAMED(UCNV_TO_U_CALLBACK_STOP)(void);

void *NAMED(ucnv_open)(const char *name, int *error)
{
	(void)name;
	*error = MISSING_RESOURCE;
	return (void *)0;
}

void NAMED(ucnv_close)(void)
{
}

void NAMED(ucnv_convertEx)(void)
{
}

void NAMED(ucnv_setFromUCallBack)(void)
{
}

void NAMED(ucnv_setToUCallBack)(void)
{
}

void NAMED(UCNV_FROM_U_CALLBACK_STOP)(void)
{
}

void NAMED(UCNV_TO_U_CALLBACK_STOP)(void)
{
}
