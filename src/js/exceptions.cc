#include "js/exceptions.h"

#include <string>

#include "js/path.h"
#include "js/values.h"

namespace js {

// `subject` is the file or endpoint of the call, "" if there is none.
static v8::Local<v8::Object> ErrorAbout(v8::Isolate* isolate, const base::Error& error,
                                        std::string_view subject) {
  std::string text = base::ErrorMessage(error);
  if (!subject.empty()) text.append(": ").append(subject);
  v8::Local<v8::Object> object = v8::Exception::Error(String(isolate, text)).As<v8::Object>();
  Set(isolate, object, "code", Name(isolate, base::ErrorName(error)).As<v8::Value>());
  if (error.domain == base::ErrorDomain::kSystem) Set(isolate, object, "errno", error.code);
  const bool is_of_call =
      error.domain == base::ErrorDomain::kSystem || error.domain == base::ErrorDomain::kResolver;
  if (is_of_call) {
    Set(isolate, object, "syscall", Name(isolate, error.syscall).As<v8::Value>());
  }
  return object;
}

v8::Local<v8::Value> MakeError(v8::Isolate* isolate, const base::Error& error,
                               std::string_view path, std::string_view path2) {
  std::string subject(path);
  if (!path2.empty()) subject.append(" -> ").append(path2);
  v8::Local<v8::Object> object = ErrorAbout(isolate, error, subject);
  if (!path.empty()) Set(isolate, object, "path", PathString(isolate, path).As<v8::Value>());
  if (!path2.empty()) Set(isolate, object, "path2", PathString(isolate, path2).As<v8::Value>());
  return object;
}

v8::Local<v8::Value> MakeErrorAbout(v8::Isolate* isolate, const base::Error& error,
                                    std::string_view subject) {
  return ErrorAbout(isolate, error, subject);
}

void Throw(v8::Isolate* isolate, const base::Error& error, std::string_view path) {
  isolate->ThrowException(MakeError(isolate, error, path));
}

v8::Local<v8::Value> MakeErrorAt(v8::Isolate* isolate, const base::Error& error,
                                 const net::Endpoint& endpoint) {
  v8::Local<v8::Object> object = ErrorAbout(isolate, error, endpoint.ToString());
  // For port 0 EADDRINUSE means that all local ports are in use.
  if (error.domain == base::ErrorDomain::kSystem && error.code == EADDRINUSE &&
      endpoint.kind() == net::Endpoint::Kind::kInternet && endpoint.port() == 0) {
    const std::string text =
        std::string(error.syscall) + ": no free local port: " + endpoint.ToString();
    Set(isolate, object, "message", String(isolate, text).As<v8::Value>());
  }
  return object;
}

void ThrowTypeError(v8::Isolate* isolate, std::string_view message) {
  isolate->ThrowException(v8::Exception::TypeError(String(isolate, message)));
}

void ThrowError(v8::Isolate* isolate, std::string_view message) {
  isolate->ThrowException(v8::Exception::Error(String(isolate, message)));
}

}  // namespace js
