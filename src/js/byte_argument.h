// ByteArgument: the bytes of an argument while a call lasts. Byte arrays are looked at where they
// are, a string or an array of integers is copied, and the copy is wiped at the end, since it may
// be a key or a password.
//
//   js::ByteArgument key, data;
//   if (!key.Take(isolate, args[0], "hmac: key")) return;
//   if (!data.Take(isolate, args[1], "hmac: data")) return;
//   Hmac(key.view(), data.view());
#pragma once

#include <v8.h>

#include <memory>
#include <string_view>

#include "base/byte_queue.h"

namespace js {

class ByteArgument {
 public:
  ByteArgument() = default;
  ~ByteArgument();
  ByteArgument(const ByteArgument&) = delete;
  ByteArgument& operator=(const ByteArgument&) = delete;

  // A string is taken as UTF-8. False, with a TypeError thrown that calls the value `what`, for
  // what is no bytes. It may run script: of an array's elements.
  bool Take(v8::Isolate* isolate, v8::Local<v8::Value> value, const char* what);

  // Valid until script runs. So call it when all arguments are taken.
  std::string_view view();

 private:
  v8::Local<v8::Value> buffer_;  // an ArrayBuffer or a view of one, looked at where it is
  std::shared_ptr<v8::BackingStore> store_;
  base::ByteQueue copy_;  // anything else
};

}  // namespace js
