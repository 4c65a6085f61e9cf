// The scripts of lib/, embedded: what the build makes of lib/*.js (see tools/embed_scripts.sh).
//
// Every byte is ASCII (the generator refuses others), and the data lives as long as the program, so
// a V8 external one-byte string may point at it.
#pragma once

#include <cstddef>

namespace js {

struct BuiltinSource {
  const char* name;  // the file's name without ".js"
  const char* data;
  size_t size;
};

extern const BuiltinSource kBuiltinSources[];
extern const size_t kBuiltinSourceCount;

}  // namespace js
