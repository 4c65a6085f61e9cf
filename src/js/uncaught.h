// Uncaught: what is written on stderr about an error that nobody caught.
//
// `file:line`, the source line, a `^` marker, then the stack (or the value, where it is no Error).
// The place is one of the program: where lib/*.js threw, it is that of the call that led there, and
// frames of lib/*.js are left out of the stack.
#pragma once

#include <v8.h>

namespace js {

class Environment;

// Never throws, whatever the script made of the error. `message` may be empty.
void PrintUncaught(v8::Isolate* isolate, v8::Local<v8::Value> error,
                   v8::Local<v8::Message> message);

// Keeps a script's text, for the source lines of calls that led to an error. For scripts that live
// as long as the process; costs no memory, since V8 keeps the text of what may run.
void RememberSource(Environment& env, v8::Local<v8::String> filename, v8::Local<v8::String> source);

}  // namespace js
