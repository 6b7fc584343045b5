/// A file of Reports/Templates.
struct spinlint_template {
  const char *name;
  const unsigned char *bytes;
  unsigned long size;
};

/// The built-in template of a number, counted from 0; one without a name after the last.
struct spinlint_template spinlint_template_at(unsigned long number);
