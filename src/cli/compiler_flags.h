// What the compiler must be told to build an extension module for this program: the answer to
// --cflags.
#pragma once

#include <string>

namespace cli {

// One line of flags: the headers that belong to this very program, wherever it was moved to, the
// level of the language, and the optimisation that the program was built with.
std::string CompilerFlags();

}  // namespace cli
