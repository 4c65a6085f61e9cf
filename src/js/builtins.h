// Builtins: the JavaScript half (lib/*.js), embedded in the executable.
//
// Each file is the body of a function (global, node, binding, internal, ...) and runs once, when it
// is first loaded:
//   global    the global object, which is `process` too
//   node      the object that scripts know as `node`
//   binding   function(name): the object that a section of src/bindings fills, made when first
//             asked for
//   internal  what the files share and scripts do not see; internal.load(name) runs a file, internal.lazy() makes a
//             property that runs one when it is first read
//   ...       the language's own global names (Set, Error, ...), as they were before any script
// What it returns is what internal.load gives, at every call.
#pragma once

#include <v8.h>

#include <string>
#include <string_view>

#include "js/environment.h"

namespace js {

using BindingRegistrar = void (*)(Environment& env, v8::Local<v8::Object> target);

// Makes binding(name) find `registrar`. To be called before LoadBootstrap().
struct BindingEntry {
  const char* name;
  BindingRegistrar registrar;
};

// Runs lib/bootstrap.js, which loads the rest, and returns `internal`. Empty when it threw
// (reported). With keeps_functions, CodeOfBuiltins() may be called later.
v8::MaybeLocal<v8::Object> LoadBootstrap(Environment& env, const BindingEntry* bindings,
                                         size_t count, bool keeps_functions = false);

// What internal.load(name) gives. Empty when that threw.
v8::MaybeLocal<v8::Value> LoadBuiltin(Environment& env, std::string_view name);

// The code that V8 has compiled so far of the loaded files, in the form of code_cache.h.
std::string CodeOfBuiltins(Environment& env);

// Whether `resource`, the name of a script in a stack, is one of lib/*.js ("lib/promise.js").
bool IsBuiltinScript(std::string_view resource);

}  // namespace js
