// Uncaught: prints an error that nobody caught on stderr.
//
// Prints `file:line`, the source line, a `^` marker, then the stack (or the value, if it is not an
// Error). The place is in the program: if lib/*.js threw, it is the call that led there. Frames of
// lib/*.js are left out of the stack.
#pragma once

#include <v8.h>

#include <string_view>

namespace js {

class Environment;

// Never throws, whatever the script did to the error. `message` may be empty.
void PrintUncaught(v8::Isolate* isolate, v8::Local<v8::Value> error,
                   v8::Local<v8::Message> message);

// Whether `stack`, that of an error, has a frame that is not in lib/*.js.
bool HasProgramFrame(std::string_view stack);

// Keeps a script's text, from which the source lines of errors are shown. For scripts that live as
// long as the process. It costs no memory, since V8 keeps the text of code that may run.
void RememberSource(Environment& env, v8::Local<v8::String> filename, v8::Local<v8::String> source);

}  // namespace js
