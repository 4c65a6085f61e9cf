// Paths: converts file names between the system (bytes) and scripts (strings).
//
// A UTF-8 name is that text. In any other name, each byte outside a UTF-8 sequence becomes a lone
// surrogate, U+DC80 to U+DCFF, and is converted back to that byte. So every name that readdir() or
// ARGV gives can be opened.
#pragma once

#include <v8.h>

#include <string>
#include <string_view>

namespace js {

v8::Local<v8::String> PathString(v8::Isolate* isolate, std::string_view path);

// False, with a TypeError thrown that names the value `what`, unless it is a string without NUL
// characters.
bool ParsePath(v8::Isolate* isolate, v8::Local<v8::Value> value, std::string_view what,
               std::string* path);

}  // namespace js
