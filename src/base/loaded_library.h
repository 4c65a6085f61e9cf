// Libraries that are in the process already, since V8's needs them.
#pragma once

#include <string>

namespace base {

// The path of the loaded library whose file name begins with `name`; "" where there is none.
std::string LoadedLibrary(const char* name);

}  // namespace base
