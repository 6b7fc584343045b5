/// The number of arguments of the command line, its name among them.
int spinlintArgumentCount(void);

/// An argument; valid for the life of the process.
const char *spinlintArgument(int index);
