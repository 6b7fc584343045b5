/// Asks the processor to fetch the memory at an address, which Swift has no words for. Any address may be asked for.
static inline void spinlint_prefetch(const void *address) { __builtin_prefetch(address); }
