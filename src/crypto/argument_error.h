// What the caller of a function of this folder got wrong: the message names the argument. It
// becomes a TypeError.
#pragma once

#include "base/error.h"

namespace crypto {

inline constexpr char kWrongArgument[] = "WRONG_ARGUMENT";

inline base::Error WrongArgument(const char* text) {
  return base::Error::Named(kWrongArgument, text);
}

inline bool IsWrongArgument(const base::Error& error) { return error.name == kWrongArgument; }

}  // namespace crypto
