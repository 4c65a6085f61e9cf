// Result<T>: a value, or the Error that prevented it.
#pragma once

#include <optional>
#include <utility>

#include "base/check.h"
#include "base/error.h"

namespace base {

template <class T>
class [[nodiscard]] Result {
 public:
  // Both are implicit, so that `return value;` and `return error;` read well.
  Result(T value) : value_(std::move(value)) {}          // NOLINT
  Result(Error error) : error_(error) { CHECK(error); }  // NOLINT

  bool ok() const { return value_.has_value(); }
  const Error& error() const { return error_; }
  T& value() {
    CHECK(ok());
    return *value_;
  }

 private:
  std::optional<T> value_;
  Error error_;
};

}  // namespace base
