// The versions of node and of what it was built from.
#pragma once

#include <string>

namespace cli {

// A line for each part, "name version", as --versions prints them. `v8` is V8's version, which this
// layer cannot get.
std::string Versions(const char* v8);

}  // namespace cli
