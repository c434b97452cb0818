/* libpq of the system: see Documentation/decisions/0011-libpq.md. Only Store sees it. */
#include <libpq-fe.h>
