// The compiler flags that build an extension module for this program: the output of --cflags.
#pragma once

#include <string>

namespace cli {

// One line of flags: the headers that belong to this program, wherever it was moved to, the
// language ("gnu++17"), and the optimisation that the program was built with.
std::string CompilerFlags(const std::string& language);

}  // namespace cli
