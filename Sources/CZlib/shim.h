/* zlib of the system: see Documentation/decisions/0008-zlib.md. Only Imports sees it. */
#include <zlib.h>
