#include "context.h"

const unsigned char spinlint_context_model[] __attribute__((aligned(64))) = {
#embed "../../Rules/en/context.ngrams"
};
const unsigned long spinlint_context_model_size = sizeof spinlint_context_model;
