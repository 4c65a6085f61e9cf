// What the compiler must be told to build an extension module for this program: the answer to
// --cflags.
#pragma once

#include <string>

namespace cli {

// One line of flags. The headers are those installed with the program, found from where it is; in a
// build tree, V8's are at `v8_include`.
std::string CompilerFlags(const std::string& v8_include);

}  // namespace cli
