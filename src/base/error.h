// Error: what went wrong, as a value.
//
// Every call of the core that can fail returns one (or a Result<T>). It owns no memory, so it is
// copied freely. Only src/js/exceptions.cc turns it into a JavaScript Error.
#pragma once

#include <cerrno>
#include <cstdint>
#include <string>

namespace base {

enum class ErrorDomain : uint8_t {
  kNone,      // success
  kSystem,    // code is an errno
  kResolver,  // code is an EAI_* of getaddrinfo
  kProtocol,  // the peer broke the protocol; text says how, code is a similar errno, or 0
  kNamed,     // text says what went wrong, name is its symbolic name
};

struct Error {
  ErrorDomain domain = ErrorDomain::kNone;
  int code = 0;
  // A literal: the call that failed, for kProtocol the peer's mistake, for kNamed the message.
  const char* syscall = "";
  const char* name = nullptr;  // of kNamed: "NO_SHARED_CIPHER", a literal

  // Captures errno: call it on the line of the failed system call.
  static Error System(const char* syscall) { return {ErrorDomain::kSystem, errno, syscall}; }
  static Error System(const char* syscall, int code) {
    return {ErrorDomain::kSystem, code, syscall};
  }
  static Error Resolver(int code) { return {ErrorDomain::kResolver, code, "getaddrinfo"}; }
  static Error Protocol(const char* text, int code = 0) {
    return {ErrorDomain::kProtocol, code, text};
  }
  // Both must live as long as the program.
  static Error Named(const char* name, const char* text) {
    return {ErrorDomain::kNamed, 0, text, name};
  }

  // True when there is an error.
  explicit operator bool() const { return domain != ErrorDomain::kNone; }
};

// The symbolic name: "ECONNREFUSED", "EAI_NONAME", "EPROTO". A literal, never null.
const char* ErrorName(const Error& error);

// One line for people: "connect: Connection refused".
std::string ErrorMessage(const Error& error);

// The table of errno names that ErrorName() uses, for code that lists them. A null name ends it.
struct ErrnoName {
  const char* name;
  int code;
};
extern const ErrnoName kErrnoNames[];

}  // namespace base
