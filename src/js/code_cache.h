// Code cache: the code that V8 compiled of lib/*.js when the program was built, which makes a start
// faster.
//
// The build runs a start with lib/ once (tools/code_cache.cc) and links V8's code into the
// executable. Without it, everything is compiled anew. V8 accepts cached code only if its version
// and its flags are those of the build, and compiles otherwise.
#pragma once

#include <string>
#include <string_view>

namespace js {

// The code of the file of that name. Empty if there is none. It lives as long as the program.
std::string_view FindCachedCode(std::string_view name);

// Adds a file's code to what the build keeps.
void AppendCachedCode(std::string_view name, std::string_view code, std::string* cache);

}  // namespace js
