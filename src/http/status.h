// Status codes with their reasons, the status line, and the Date line: the constant parts of every
// response.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace http {

// The reason phrase of a status code, or "" for a code without one.
std::string_view ReasonOf(int status);

// The known status codes in ascending order.
struct Status {
  int code;
  std::string_view line;  // "HTTP/1.1 200 OK\r\n"
};
std::span<const Status> Statuses();

// The most bytes that WriteStatusLine() and WriteDateLine() write.
inline constexpr size_t kMaxStatusLine = 64;
inline constexpr size_t kMaxDateLine = 37;

// Writes "HTTP/1.1 200 OK\r\n" to `to`, for a status from 100 to 999. Returns the end of the
// output.
char* WriteStatusLine(int status, char* to);

// Writes "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n" for now to `to`. Returns the end of the output.
char* WriteDateLine(char* to);

}  // namespace http
