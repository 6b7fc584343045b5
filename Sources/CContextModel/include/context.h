/// The built-in context model of English, written by `make model`.
extern const unsigned char spinlint_context_model[];
extern const unsigned long spinlint_context_model_size;
