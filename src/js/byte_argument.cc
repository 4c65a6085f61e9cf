#include "js/byte_argument.h"

#include <string.h>

#include "js/bytes.h"

namespace js {

ByteArgument::~ByteArgument() {
  const std::string_view copied = copy_.view();
  if (!copied.empty()) ::explicit_bzero(const_cast<char*>(copied.data()), copied.size());
}

bool ByteArgument::Take(v8::Isolate* isolate, v8::Local<v8::Value> value, const char* what) {
  const bool is_view = value->IsArrayBufferView() && value.As<v8::ArrayBufferView>()->HasBuffer();
  if (is_view || value->IsArrayBuffer()) {
    buffer_ = value;
    return true;
  }
  if (!value->IsString()) return AppendBytes(isolate, value, Encoding::kUtf8, what, &copy_);
  // In one piece, so that no other copy of a secret is left anywhere.
  v8::Local<v8::String> text = value.As<v8::String>();
  const int size = text->Utf8Length(isolate);
  copy_.Commit(text->WriteUtf8(isolate, copy_.Reserve(size), size, nullptr,
                               v8::String::NO_NULL_TERMINATION | v8::String::REPLACE_INVALID_UTF8));
  return true;
}

std::string_view ByteArgument::view() {
  if (buffer_.IsEmpty()) return copy_.view();
  size_t offset = 0, size = 0;
  if (buffer_->IsArrayBufferView()) {
    v8::Local<v8::ArrayBufferView> part = buffer_.As<v8::ArrayBufferView>();
    store_ = part->Buffer()->GetBackingStore();
    offset = part->ByteOffset();
    size = part->ByteLength();
  } else {
    store_ = buffer_.As<v8::ArrayBuffer>()->GetBackingStore();
    size = store_->ByteLength();
  }
  return size == 0 ? std::string_view()
                   : std::string_view(static_cast<const char*>(store_->Data()) + offset, size);
}

}  // namespace js
