// Small conversions between C++ and JavaScript values that every binding needs. Bytes are not here:
// see js/bytes.h.
#pragma once

#include <v8.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "js/v8_compat.h"

namespace js {

// A property name. Internalized, so that look-ups compare pointers. For literals.
inline v8::Local<v8::String> Name(v8::Isolate* isolate, std::string_view text) {
  return v8::String::NewFromUtf8(isolate, text.data(), v8::NewStringType::kInternalized,
                                 static_cast<int>(text.size()))
      .ToLocalChecked();
}

// A string from UTF-8 text (messages, paths). Malformed bytes become U+FFFD. A text that is longer
// than V8 allows is cut: a message may repeat a script's text.
inline v8::Local<v8::String> String(v8::Isolate* isolate, std::string_view text) {
  text = text.substr(0, v8::String::kMaxLength);
  return v8::String::NewFromUtf8(isolate, text.data(), v8::NewStringType::kNormal,
                                 static_cast<int>(text.size()))
      .ToLocalChecked();
}

// The UTF-8 text of a value's string form. Never runs script for a string.
inline std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  v8::String::Utf8Value text(isolate, value);
  return *text == nullptr ? std::string() : std::string(*text, text.length());
}

// The number, where V8 keeps it in the place of a pointer, as it does with nearly all that lib/ passes. Asking V8 would be
// two calls into its library.
inline std::optional<int> SmallIntegerOf(v8::Local<v8::Value> value) {
  const v8::internal::Address address = v8_compat::AddressOf(value);
  if (v8::internal::Internals::HasHeapObjectTag(address)) return {};
  return v8::internal::Internals::SmiValue(address);
}

// Arguments that lib/ computes. A program may replace what lib/ computes them with, so the type is checked here as
// well: a value of another type counts as 0, as an empty text, or is refused by the caller.
inline int32_t Int32Of(v8::Local<v8::Value> value) {
  if (const std::optional<int> small = SmallIntegerOf(value)) return *small;
  return value->IsInt32() ? value.As<v8::Int32>()->Value() : 0;
}
inline uint32_t Uint32Of(v8::Local<v8::Value> value) {
  if (const std::optional<int> small = SmallIntegerOf(value)) return *small >= 0 ? *small : 0;
  return value->IsUint32() ? value.As<v8::Uint32>()->Value() : 0;
}
// From 0 to 2^53, without a fraction.
inline uint64_t LengthOf(v8::Local<v8::Value> value) {
  constexpr double kMost = 9007199254740992;
  const double number = value->IsNumber() ? value.As<v8::Number>()->Value() : 0;
  return number > 0 && number <= kMost ? static_cast<uint64_t>(number) : 0;
}
inline v8::Local<v8::String> StringOf(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  return value->IsString() ? value.As<v8::String>() : v8::String::Empty(isolate);
}

// Gives an object of ours a property of its own, whatever a program did to the prototypes.
inline void Set(v8::Isolate* isolate, v8::Local<v8::Object> object, std::string_view name,
                v8::Local<v8::Value> value) {
  object->CreateDataProperty(isolate->GetCurrentContext(), Name(isolate, name), value).Check();
}
inline void Set(v8::Isolate* isolate, v8::Local<v8::Object> object, std::string_view name,
                double value) {
  Set(isolate, object, name, v8::Number::New(isolate, value).As<v8::Value>());
}

// target[name] = an object of these numbers (bits, results, defaults). lib/*.js reads them when it
// is loaded, so they are defined only once.
inline void SetConstants(v8::Isolate* isolate, v8::Local<v8::Object> target, std::string_view name,
                         std::initializer_list<std::pair<std::string_view, double>> constants) {
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  for (const auto& [constant, value] : constants) Set(isolate, object, constant, value);
  Set(isolate, target, name, object.As<v8::Value>());
}

// A MaybeLocal of a subtype as one of Value.
template <class T>
v8::MaybeLocal<v8::Value> Widen(v8::MaybeLocal<T> maybe) {
  v8::Local<T> value;
  if (!maybe.ToLocal(&value)) return {};
  return v8::MaybeLocal<v8::Value>(value.template As<v8::Value>());
}

}  // namespace js
