// Requests of node.crypto: what takes long, on the pool. crypto.cc has what is done at once.
#pragma once

#include <v8.h>

#include <string>
#include <string_view>

#include "base/error.h"
#include "js/environment.h"

namespace bindings {

// The functions of binding("crypto") that take a promise, and its setEvents().
void RegisterCryptoRequests(js::Environment& env, v8::Local<v8::Object> target);

// Of a wrong argument a TypeError "call: message: subject", of anything else an Error.
void ThrowCryptoError(v8::Isolate* isolate, const char* call, const base::Error& error,
                      std::string_view subject);

// False, with a TypeError thrown, for what is no string.
bool TakeAlgorithm(v8::Isolate* isolate, v8::Local<v8::Value> value, const char* call,
                   std::string* algorithm);

}  // namespace bindings
