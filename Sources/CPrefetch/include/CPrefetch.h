#ifndef PORTULAN_PREFETCH_H
#define PORTULAN_PREFETCH_H

/* Asks for the line of memory at an address, without waiting for it and without effect on any value: Swift has no word for it. An address that
   is not there is ignored by the processor. See Documentation/decisions/0007-prefetch.md. */
static inline void portulan_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
