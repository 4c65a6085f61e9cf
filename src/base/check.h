// CHECK: an assertion that stays on in release builds.
//
// It guards invariants of our own code only. Nothing that a script, a peer or the system can do may
// fail one. A failed check prints the place and the expression on stderr and aborts.
#pragma once

namespace base {

// Whether state machines check their invariants at the end of every turn: in debug, sanitizer and
// fuzz builds.
#ifdef NODE_CHECK_INVARIANTS
inline constexpr bool kChecksInvariants = true;
#else
inline constexpr bool kChecksInvariants = false;
#endif

[[noreturn]] void CheckFailed(const char* file, int line, const char* expression);

}  // namespace base

#define CHECK(expression)                             \
  (__builtin_expect(static_cast<bool>(expression), 1) \
       ? static_cast<void>(0)                         \
       : ::base::CheckFailed(__FILE__, __LINE__, #expression))
