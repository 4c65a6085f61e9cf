// Exceptions: the one place where errors of the core become JavaScript Errors.
#pragma once

#include <v8.h>

#include <string_view>

#include "base/error.h"

namespace js {

// An Error with `message`, `code` ("ENOENT"), `errno` (a number; absent when it is not an errno),
// `syscall`, and `path` where one is given: "open: No such file or directory: /etc/x".
v8::Local<v8::Value> MakeError(v8::Isolate* isolate, const base::Error& error,
                               std::string_view path = {});

// The message ends with where: "127.0.0.1:80", "[::1]:80", or "port 80" where no host was given.
v8::Local<v8::Value> MakeErrorAtEndpoint(v8::Isolate* isolate, const base::Error& error,
                                         std::string_view host, uint16_t port);

void Throw(v8::Isolate* isolate, const base::Error& error, std::string_view path = {});
void ThrowAtEndpoint(v8::Isolate* isolate, const base::Error& error, std::string_view host,
                     uint16_t port);
// The message names the argument that was wrong and what was expected.
void ThrowTypeError(v8::Isolate* isolate, std::string_view message);
void ThrowError(v8::Isolate* isolate, std::string_view message);

}  // namespace js
