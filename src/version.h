/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VERSION_H
#define BROADSHEET_VERSION_H

#include "base/text.h"

/* The text of --version: name and version, copyright and licence, libraries with
 * their versions, and the layers in which the parser is confined here. */
void version_text(Text *out);

#endif
