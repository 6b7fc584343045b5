#include "context.h"

static const unsigned char model[] __attribute__((aligned(64))) = {
#embed "../../Rules/en/context.ngrams"
};
const unsigned long spinlint_context_model_size = sizeof model;

const void *spinlintContextModel(void) { return model; }

static const unsigned char counts[] __attribute__((aligned(64))) = {
#embed "../../Rules/en/pair.counts"
};
const unsigned long spinlint_pair_counts_size = sizeof counts;

const void *spinlintPairCounts(void) { return counts; }
