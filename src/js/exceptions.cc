#include "js/exceptions.h"

#include <string>

#include "js/path.h"
#include "js/values.h"

namespace js {

v8::Local<v8::Value> MakeError(v8::Isolate* isolate, const base::Error& error,
                               std::string_view path) {
  std::string text = base::ErrorMessage(error);
  if (!path.empty()) text.append(": ").append(path);
  v8::Local<v8::Object> object = v8::Exception::Error(String(isolate, text)).As<v8::Object>();
  Set(isolate, object, "code", Name(isolate, base::ErrorName(error)).As<v8::Value>());
  if (error.domain == base::ErrorDomain::kSystem) Set(isolate, object, "errno", error.code);
  if (error.domain != base::ErrorDomain::kProtocol) {
    Set(isolate, object, "syscall", Name(isolate, error.syscall).As<v8::Value>());
  }
  if (!path.empty()) Set(isolate, object, "path", PathString(isolate, path).As<v8::Value>());
  return object;
}

void Throw(v8::Isolate* isolate, const base::Error& error, std::string_view path) {
  isolate->ThrowException(MakeError(isolate, error, path));
}

void ThrowTypeError(v8::Isolate* isolate, std::string_view message) {
  isolate->ThrowException(v8::Exception::TypeError(String(isolate, message)));
}

void ThrowError(v8::Isolate* isolate, std::string_view message) {
  isolate->ThrowException(v8::Exception::Error(String(isolate, message)));
}

}  // namespace js
