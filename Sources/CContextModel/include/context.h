/// The built-in context model of English, written by `make model`.
extern const unsigned long spinlint_context_model_size;

/// The first byte of the model.
const void *spinlintContextModel(void);
