/// The built-in context model of English, written by `make model`.
extern const unsigned long spinlint_context_model_size;

/// The first byte of the model.
const void *spinlintContextModel(void);

/// The built-in counts of words and pairs of words, written by `make model`.
extern const unsigned long spinlint_pair_counts_size;

/// Their first byte.
const void *spinlintPairCounts(void);
