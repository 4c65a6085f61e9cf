// import(): what V8 calls for it, in whatever code it stands.
#pragma once

#include <v8.h>

namespace bindings {

// Has lib/es_module.js load the module, in a later turn, and returns the promise of its namespace.
v8::MaybeLocal<v8::Promise> ImportDynamically(v8::Local<v8::Context> context,
                                              v8::Local<v8::Data> host_options,
                                              v8::Local<v8::Value> resource_name,
                                              v8::Local<v8::String> specifier,
                                              v8::Local<v8::FixedArray> attributes);

}  // namespace bindings
