#!/bin/sh
# SPDX-License-Identifier: ISC
# Stands in for all tests where configure found no cmocka.
echo "cmocka is missing, nothing was tested (Debian: libcmocka-dev); install it and configure again"
exit 1
