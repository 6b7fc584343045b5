#include "arguments.h"

static int count;
static char **arguments;

// glibc hands the arguments of main to constructors. Swift’s CommandLine reads /proc/self/cmdline, and is empty where
// /proc is not mounted.
__attribute__((constructor)) static void keep(int argc, char **argv) {
  count = argc;
  arguments = argv;
}

int spinlintArgumentCount(void) { return count; }

const char *spinlintArgument(int index) { return arguments[index]; }
