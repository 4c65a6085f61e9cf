// What a request is aimed at: the forms of its target (RFC 9112, section 3.2) and of the value of
// Host (RFC 9110, section 7.2).
#pragma once

#include <string_view>

#include "http/message_head.h"

namespace http {

// uri-host [ ":" port ], or nothing at all.
bool IsHostValue(std::string_view value);

// origin-form; absolute-form with a host; for CONNECT authority-form, and for OPTIONS "*". Browsers
// leave characters such as | unescaped and programs look at what follows a #, so of a path no more
// is asked than printable ASCII.
bool IsTarget(Method method, std::string_view target);

}  // namespace http
