// Paths: file names between the system, where they are bytes, and scripts, where they are strings.
//
// A name that is UTF-8 is that text. In any other, each byte that is no part of a UTF-8 sequence
// stands as a lone surrogate, U+DC80 to U+DCFF, and goes back to that byte: what readdir() or ARGV
// names can be opened, whatever it is.
#pragma once

#include <v8.h>

#include <string>
#include <string_view>

namespace js {

v8::Local<v8::String> PathString(v8::Isolate* isolate, std::string_view path);

// False, with a TypeError thrown that calls the value `what`, for anything but a string without NUL
// characters.
bool ParsePath(v8::Isolate* isolate, v8::Local<v8::Value> value, std::string_view what,
               std::string* path);

}  // namespace js
