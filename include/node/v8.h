// <v8.h> for extension modules: V8's own header, and the V8 of 2009 over it.
//
// The API document's modules are written for the V8 of their day: `HandleScope scope;`,
// `String::New("World")`, `target->Set(a, b)`, functions that return a `Handle<Value>`. Today's V8
// has the same classes with other functions. So this header extends each of them, in a namespace
// `v8_2009`, with what is missing, and lets the name `v8` mean that namespace in the module's own
// code. The layer is made of inline functions only and adds no data to any class: handles are
// passed to and fro between the two as they are. What V8 got since is not there, so that it does
// not stand in the way of a module's own names; today's V8 is `v8_today`, with the layer and
// without.
//
//     #define NODE_MODERN_V8      before the first include (or -DNODE_MODERN_V8) leaves all of it
//     out: V8 as it is today.
//
// With the layer, `v8` is a macro: include further headers of V8 (<v8-profiler.h>, ...) before this
// one, or leave the layer out. doc/extensions.md says what the layer covers. All of V8 is for the
// loop's thread alone.
#pragma once

#if !defined(__cplusplus) || __cplusplus < 201703L
#error "V8 wants C++17 at least: compile with the flags that node --cflags prints"
#endif

// Installed, V8's headers stand beside this one; without that folder they are the next on the path.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter"
#if __has_include("v8/v8.h")
#include "v8/v8.h"
#else
#include_next <v8.h>
#endif
#pragma GCC diagnostic pop

#include "exports.h"

// The tag by which the program knows what the module was compiled for; one in each module, however
// many files it has.
extern "C" {
extern const char node_module_tag[] __attribute__((weak, visibility("default")));
const char node_module_tag[] = NODE_MODULE_TAG;
}

#ifndef NODE_MODERN_V8
#include "compat/engine.h"
#define v8 v8_layer::v8_2009
#endif
