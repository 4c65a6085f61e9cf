#include "http/status.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <iterator>

namespace http {

// The reasons are those of 2009, by which programs of the time look codes up.
#define STATUS(code, reason) \
  { code, "HTTP/1.1 " #code " " reason "\r\n" }
static constexpr Status kStatuses[] = {
    STATUS(100, "Continue"),
    STATUS(101, "Switching Protocols"),
    STATUS(102, "Processing"),
    STATUS(103, "Early Hints"),
    STATUS(200, "OK"),
    STATUS(201, "Created"),
    STATUS(202, "Accepted"),
    STATUS(203, "Non-Authoritative Information"),
    STATUS(204, "No Content"),
    STATUS(205, "Reset Content"),
    STATUS(206, "Partial Content"),
    STATUS(207, "Multi-Status"),
    STATUS(208, "Already Reported"),
    STATUS(226, "IM Used"),
    STATUS(300, "Multiple Choices"),
    STATUS(301, "Moved Permanently"),
    STATUS(302, "Moved Temporarily"),
    STATUS(303, "See Other"),
    STATUS(304, "Not Modified"),
    STATUS(305, "Use Proxy"),
    STATUS(307, "Temporary Redirect"),
    STATUS(308, "Permanent Redirect"),
    STATUS(400, "Bad Request"),
    STATUS(401, "Unauthorized"),
    STATUS(402, "Payment Required"),
    STATUS(403, "Forbidden"),
    STATUS(404, "Not Found"),
    STATUS(405, "Method Not Allowed"),
    STATUS(406, "Not Acceptable"),
    STATUS(407, "Proxy Authentication Required"),
    STATUS(408, "Request Time-out"),
    STATUS(409, "Conflict"),
    STATUS(410, "Gone"),
    STATUS(411, "Length Required"),
    STATUS(412, "Precondition Failed"),
    STATUS(413, "Request Entity Too Large"),
    STATUS(414, "Request-URI Too Large"),
    STATUS(415, "Unsupported Media Type"),
    STATUS(416, "Range Not Satisfiable"),
    STATUS(417, "Expectation Failed"),
    STATUS(421, "Misdirected Request"),
    STATUS(422, "Unprocessable Content"),
    STATUS(423, "Locked"),
    STATUS(424, "Failed Dependency"),
    STATUS(425, "Too Early"),
    STATUS(426, "Upgrade Required"),
    STATUS(428, "Precondition Required"),
    STATUS(429, "Too Many Requests"),
    STATUS(431, "Request Header Fields Too Large"),
    STATUS(451, "Unavailable For Legal Reasons"),
    STATUS(500, "Internal Server Error"),
    STATUS(501, "Not Implemented"),
    STATUS(502, "Bad Gateway"),
    STATUS(503, "Service Unavailable"),
    STATUS(504, "Gateway Time-out"),
    STATUS(505, "HTTP Version not supported"),
    STATUS(506, "Variant Also Negotiates"),
    STATUS(507, "Insufficient Storage"),
    STATUS(508, "Loop Detected"),
    STATUS(511, "Network Authentication Required"),
};
#undef STATUS

static constexpr int kFirstStatus = 100;
static constexpr int kLastStatus = 599;

// The index into kStatuses for each code, or -1.
static constexpr auto kIndexOf = [] {
  std::array<signed char, kLastStatus - kFirstStatus + 1> index{};
  for (auto& at : index) at = -1;
  for (size_t i = 0; i < std::size(kStatuses); ++i)
    index[kStatuses[i].code - kFirstStatus] = static_cast<signed char>(i);
  return index;
}();

static const Status* Find(int status) {
  if (status < kFirstStatus || status > kLastStatus || kIndexOf[status - kFirstStatus] < 0)
    return nullptr;
  return &kStatuses[kIndexOf[status - kFirstStatus]];
}

std::span<const Status> Statuses() { return kStatuses; }

std::string_view ReasonOf(int status) {
  const Status* found = Find(status);
  if (found == nullptr) return {};
  std::string_view reason = found->line;
  reason.remove_prefix(std::string_view("HTTP/1.1 200 ").size());
  reason.remove_suffix(2);
  return reason;
}

char* WriteStatusLine(int status, char* to) {
  if (const Status* found = Find(status)) {
    std::memcpy(to, found->line.data(), found->line.size());
    return to + found->line.size();
  }
  // A code outside the table: the reason may be empty, but the space before it is required.
  std::memcpy(to, "HTTP/1.1 ", 9);
  to[9] = static_cast<char>('0' + status / 100 % 10);
  to[10] = static_cast<char>('0' + status / 10 % 10);
  to[11] = static_cast<char>('0' + status % 10);
  std::memcpy(to + 12, " \r\n", 3);
  return to + 15;
}

char* WriteDateLine(char* to) {
  static char line[kMaxDateLine + 1];
  static time_t second = 0;
  timespec now;
  clock_gettime(CLOCK_REALTIME_COARSE,
                &now);  // read from shared memory, without a system call; ticks are 4 ms
  if (now.tv_sec != second) {
    static constexpr char kDays[] = "SunMonTueWedThuFriSat";
    static constexpr char kMonths[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    second = now.tv_sec;
    tm utc;
    gmtime_r(&second, &utc);
    // Not strftime(): its names depend on the locale.
    std::snprintf(line, sizeof(line), "Date: %.3s, %02u %.3s %04u %02u:%02u:%02u GMT\r\n",
                  kDays + 3 * utc.tm_wday, utc.tm_mday % 100u, kMonths + 3 * utc.tm_mon,
                  (utc.tm_year + 1900) % 10000u, utc.tm_hour % 100u, utc.tm_min % 100u,
                  utc.tm_sec % 100u);
  }
  std::memcpy(to, line, kMaxDateLine);
  return to + kMaxDateLine;
}

}  // namespace http
