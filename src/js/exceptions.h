// Exceptions: the one place where errors of the core become JavaScript Errors.
#pragma once

#include <v8.h>

#include <string_view>

#include "base/error.h"
#include "net/endpoint.h"

namespace js {

// An Error with `message`, `code` ("ENOENT"), `errno` (a number; absent when it is not an errno),
// `syscall`, and `path` where one is given: "open: No such file or directory: /etc/x". Calls that take
// two paths have `path2` as well, and "/etc/x -> /etc/y" in the message.
v8::Local<v8::Value> MakeError(v8::Isolate* isolate, const base::Error& error,
                               std::string_view path = {}, std::string_view path2 = {});

// The same with the endpoint at the end of the message: "connect: Connection refused:
// 127.0.0.1:80".
v8::Local<v8::Value> MakeErrorAt(v8::Isolate* isolate, const base::Error& error,
                                 const net::Endpoint& endpoint);

void Throw(v8::Isolate* isolate, const base::Error& error, std::string_view path = {});
// The message names the wrong argument and what was expected.
void ThrowTypeError(v8::Isolate* isolate, std::string_view message);
void ThrowError(v8::Isolate* isolate, std::string_view message);

}  // namespace js
