// The syntax of a request target (RFC 9112, section 3.2) and of the value of Host (RFC 9110,
// section 7.2).
#pragma once

#include <string_view>

#include "http/message_head.h"

namespace http {

// Whether `value` is uri-host [ ":" port ], or empty.
bool IsHostValue(std::string_view value);

// Whether `target` is in origin-form, absolute-form with a host, authority-form (CONNECT) or "*"
// (OPTIONS). A path may hold any printable ASCII: browsers leave characters such as | unescaped,
// and programs use what follows a #.
bool IsTarget(Method method, std::string_view target);

}  // namespace http
