// The integers that carry several values at once between lib/http_*.js and the HTTP bindings. Only
// this file has their values: lib/*.js reads `bits` and `results` of its binding.
#pragma once

#include <v8.h>

#include "http/payload.h"
#include "js/values.h"

namespace bindings {

enum HttpBits : uint32_t {
  // Of a request that a server got.
  kMethod = 0xff,  // its index in `methods`
  kHttp11 = 1 << 8,
  kHasBody = 1 << 9,
  // Of a request that a client makes.
  kHead = 1 << 0,
  kIdempotent = 1 << 1,
  kConnect = 1 << 2,
  // Of a head that a script gave. The lower bits are a response's status, or those above.
  kStatus = 0x3ff,
  kHasDate = 1 << 10,
  kClose = 1 << 11,
  kChunked = 1 << 12,
  kUntilClose = 1 << 13,
  kHasLength = 1 << 14,
  kFinished = 1 << 15,
  kHasHost = 1 << 16,
  kKeepAlive = 1 << 17,
  kHasStatusLine = 1 << 18,
  kUpgrades = 1 << 19,
  kTakesWhole = 1 << 20,  // set by lib/http_client.js
};

inline void AddHttpConstants(v8::Isolate* isolate, v8::Local<v8::Object> target) {
  using Result = http::SendResult;
  constexpr auto number = [](Result result) { return static_cast<double>(result); };
  // clang-format off
  js::SetConstants(isolate, target, "bits", {
      {"METHOD", kMethod}, {"HTTP11", kHttp11}, {"HAS_BODY", kHasBody},
      {"HEAD", kHead}, {"IDEMPOTENT", kIdempotent}, {"CONNECT", kConnect}, {"UPGRADES", kUpgrades},
      {"TAKES_WHOLE", kTakesWhole},
      {"STATUS", kStatus},
      {"HAS_DATE", kHasDate}, {"CLOSE", kClose}, {"CHUNKED", kChunked}, {"UNTIL_CLOSE", kUntilClose},
      {"HAS_LENGTH", kHasLength}, {"FINISHED", kFinished}, {"HAS_HOST", kHasHost},
      {"KEEP_ALIVE", kKeepAlive}, {"HAS_STATUS_LINE", kHasStatusLine}});
  js::SetConstants(isolate, target, "results", {
      {"SENT", number(Result::kSent)}, {"FULL", number(Result::kFull)},
      {"GONE", number(Result::kGone)}, {"TOO_LONG", number(Result::kTooLong)}});
  // clang-format on
}

}  // namespace bindings
