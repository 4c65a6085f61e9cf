// The syntax of a request target (RFC 9112, section 3.2) and of the value of Host (RFC 9110,
// section 7.2).
#pragma once

#include <string_view>

#include "http/message_head.h"

namespace http {

// Whether `value` is uri-host [ ":" port ], or empty. The port is at most 65535.
bool IsHostValue(std::string_view value);

// Whether `target` is in origin-form, absolute-form with a host, authority-form (CONNECT) or "*"
// (OPTIONS). A path may hold any printable ASCII but #: browsers leave characters such as |
// unescaped.
bool IsTarget(Method method, std::string_view target);

// Whether `target`, which IsTarget() holds for, names a host itself.
bool HasAuthority(Method method, std::string_view target);

}  // namespace http
