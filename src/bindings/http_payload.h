// A piece of a body, from a script to the HTTP layer. A string gets there without an intermediate
// copy.
#pragma once

#include <v8.h>

#include <optional>
#include <string_view>

#include "base/byte_queue.h"
#include "http/payload.h"
#include "js/bytes.h"
#include "js/class_builder.h"
#include "js/v8_compat.h"

namespace bindings {

// A string as bytes: the low 8 bits of each character.
class LatinPayload final : public http::Payload {
 public:
  LatinPayload(v8::Isolate* isolate, v8::Local<v8::String> text)
      : Payload(text->Length()), isolate_(isolate), text_(text) {}
  void CopyTo(char* to) const override { js::v8_compat::WriteOneByte(isolate_, text_, to); }

 private:
  v8::Isolate* isolate_;
  v8::Local<v8::String> text_;
};

// The bytes of a view, which are not copied before.
class ViewedPayload final : public http::Payload {
 public:
  explicit ViewedPayload(v8::Local<v8::ArrayBufferView> view)
      : Payload(view->ByteLength()), view_(view) {}
  void CopyTo(char* to) const override { view_->CopyContents(to, size()); }

 private:
  v8::Local<v8::ArrayBufferView> view_;
};

// The piece of an answer's body that a client's request is reporting, where `value` is that request's object in
// binding("http_client").
std::optional<std::string_view> PieceOf(v8::Isolate* isolate, v8::Local<v8::Value> value);

// Calls send(payload) -> SendResult with the bytes of `body` and returns its result to the script.
// Throws a TypeError if `body` is not a piece of a body.
template <class Send>
void SendBody(js::Args args, v8::Local<v8::Value> body, v8::Local<v8::Value> encoding_name,
              Send&& send) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  if (!js::ParseEncoding(isolate, encoding_name, js::Encoding::kAscii, &encoding)) return;
  if (body->IsString() && encoding != js::Encoding::kUtf8) {
    const http::SendResult result = send(LatinPayload(isolate, body.As<v8::String>()));
    return args.GetReturnValue().Set(static_cast<int>(result));
  }
  if (body->IsArrayBufferView()) {
    const http::SendResult result = send(ViewedPayload(body.As<v8::ArrayBufferView>()));
    return args.GetReturnValue().Set(static_cast<int>(result));
  }
  if (const auto piece = PieceOf(isolate, body)) {
    return args.GetReturnValue().Set(static_cast<int>(send(http::ViewPayload(*piece))));
  }
  base::ByteQueue bytes;
  if (!js::AppendBytes(isolate, body, encoding, "chunk", &bytes)) return;
  args.GetReturnValue().Set(static_cast<int>(send(http::ViewPayload(bytes.view()))));
}

}  // namespace bindings
