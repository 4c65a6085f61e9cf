// Boost.Beast's basic_parser parses one complete head a run. This file adds the checks that RFC
// 9112 asks for and Beast does not make: repeated or listed Content-Length, unknown transfer
// codings, folded lines, and targets of no known form. It also checks Host and Expect.
#include "http/message_head.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <string>
#include <type_traits>

#include "base/check.h"
#include "http/characters.h"
#include "http/head_fields.h"
#include "http/target.h"

// Boost requires these definitions when exceptions are off. No part of it that is used here throws.
namespace boost {
void throw_exception(const std::exception&) {
  base::CheckFailed(__FILE__, __LINE__, "boost exception");
}
struct source_location;
void throw_exception(const std::exception&, const source_location&) {
  base::CheckFailed(__FILE__, __LINE__, "boost exception");
}
}  // namespace boost

namespace http {

namespace beast = boost::beast::http;
using BeastView = boost::beast::string_view;
using BeastError = boost::beast::error_code;

const Method kHeadMethod = static_cast<Method>(beast::verb::head);
const Method kConnectMethod = static_cast<Method>(beast::verb::connect);
const Method kOptionsMethod = static_cast<Method>(beast::verb::options);
const int kMethodCount = static_cast<int>(beast::verb::unlink) + 1;

static std::string_view View(BeastView view) { return {view.data(), view.size()}; }

std::string_view MethodName(Method method) {
  if (method == kOtherMethod || method >= kMethodCount) return {};
  return View(beast::to_string(static_cast<beast::verb>(method)));
}

namespace {

// Runs Beast over one head and stores the results. `kRequest`: a request, else a response.
template <bool kRequest>
class HeadReader final : public beast::basic_parser<kRequest> {
 public:
  explicit HeadReader(const HeadLimits& limits) : limits_(limits) {
    this->header_limit(limits.head_bytes);
    this->skip(true);  // the head only: BodyDecoder reads bodies
  }

  // Returns the size of the head. 0 with `error` set: it is refused; 0 without: it is incomplete.
  size_t Read(std::string_view bytes) {
    bytes_ = bytes;
    BeastError result;
    const size_t size = this->put(boost::asio::const_buffer(bytes.data(), bytes.size()), result);
    if (!result) return size;
    if (result != beast::error::need_more) error = result;
    return 0;
  }

  Fields fields;
  BeastError error;
  int refusal = 0;  // set along with `error` when the status is another than 400
  Method method = kOtherMethod;
  int status = 0;
  bool http11 = false;
  std::string_view method_name;
  std::string_view target;

 private:
  void Refuse(int status_code, BeastError& result) {
    refusal = status_code;
    result = beast::error::bad_field;
  }

  // Whether a header line is folded onto a second one. Then its value does not directly follow the
  // colon.
  bool IsFolded(std::string_view name, std::string_view value) const {
    const char* at = name.data() + name.size() + 1;
    if (value.data() < at || value.data() > bytes_.data() + bytes_.size()) return true;
    return std::any_of(at, value.data(), [](char c) { return c == '\r'; });
  }

  void on_request_impl(beast::verb verb, BeastView verb_name, BeastView request_target, int version,
                       BeastError& result) override {
    method = static_cast<Method>(verb);
    method_name = View(verb_name);
    target = View(request_target);
    http11 = version >= 11;
    if (target.size() > limits_.target_bytes) return Refuse(414, result);
    if (!IsTarget(method, target)) return Refuse(400, result);
  }

  void on_response_impl(int code, BeastView, int version, BeastError& result) override {
    status = code;
    http11 = version >= 11;
    if (status < 100) result = beast::error::bad_status;
  }

  void on_field_impl(beast::field field, BeastView name, BeastView value,
                     BeastError& result) override {
    if (++fields.count > static_cast<int>(limits_.headers)) return Refuse(431, result);
    if (kRequest && IsFolded(View(name), View(value))) return Refuse(400, result);
    if (kRequest && field == beast::field::host) fields.TakeHost(View(value));
    fields.Take(field, View(value));
    if (fields.has(Fields::kMalformed)) return Refuse(400, result);
  }

  // Nothing to do: bodies are not parsed here.
  void on_header_impl(BeastError&) override {}
  void on_finish_impl(BeastError&) override {}
  void on_body_init_impl(const boost::optional<uint64_t>&, BeastError&) override {}
  size_t on_body_impl(BeastView body, BeastError&) override { return body.size(); }
  // Beast requires it since it reports trailers separately (Boost of 2025); older ones ignore it.
  void on_trailer_field_impl(beast::field, BeastView, BeastView, BeastError&) {}
  void on_chunk_header_impl(uint64_t, BeastView, BeastError&) override {}
  size_t on_chunk_body_impl(uint64_t, BeastView body, BeastError&) override { return body.size(); }

  const HeadLimits limits_;
  std::string_view bytes_;
};

}  // namespace

// The refusal of an incomplete head that has reached the limit: 501 when all of it is the method,
// 414 when the target alone is too long, else 431.
static int RefusalOfLongHead(std::string_view bytes, const HeadLimits& limits) {
  const size_t space = bytes.find(' ');
  if (space == std::string_view::npos) return 501;
  const size_t target_end = std::min(bytes.find(' ', space + 1), bytes.size());
  return target_end - space > limits.target_bytes + 1 ? 414 : 431;
}

// Checks the new bytes of an incomplete head: those behind progress->checked.
static HeadOutcome CheckPartialHead(std::string_view bytes, const HeadLimits& limits,
                                    HeadProgress* progress) {
  char before = progress->checked > 0 ? bytes[progress->checked - 1] : '\0';
  for (size_t i = progress->checked; i < bytes.size(); ++i) {
    const char c = bytes[i];
    const bool legal = before == '\r' ? c == '\n' : c == '\r' || IsFieldCharacter(c);
    if (!legal) return {0, 400};
    before = c;
  }
  progress->checked = bytes.size();
  if (!progress->first_line_checked && bytes.size() > limits.target_bytes &&
      RefusalOfLongHead(bytes, limits) == 414) {
    return {0, 414};
  }
  if (bytes.size() >= limits.head_bytes) return {0, RefusalOfLongHead(bytes, limits)};
  return {};
}

// Whether parsing `bytes` can give another result than the last run, which parsed the first
// `checked` of them: a line end or the end of the head has come.
static bool IsWorthParsing(std::string_view bytes, const HeadProgress& progress) {
  if (progress.checked == 0) return true;
  if (!progress.first_line_checked &&
      bytes.find("\r\n", progress.checked - 1) != std::string_view::npos)
    return true;
  return bytes.find("\r\n\r\n", std::max<size_t>(progress.checked, 3) - 3) !=
         std::string_view::npos;
}

// An HTTP-version as a number: 10 for HTTP/1.0, 11 for HTTP/1.1, 20 for HTTP/2.0. -1: not a
// version.
static int ParseVersion(std::string_view text) {
  if (text.size() != 8 || text.substr(0, 5) != "HTTP/" || !IsDigit(text[5]) || text[6] != '.' ||
      !IsDigit(text[7])) {
    return -1;
  }
  return (text[5] - '0') * 10 + (text[7] - '0');
}

// The version at the end of the first line of `bytes`, or -1. The line may still lack its LF.
static int VersionOfRequestLine(std::string_view bytes) {
  const size_t end = std::min(bytes.find('\r'), bytes.size());
  if (end + 1 < bytes.size() && bytes[end + 1] != '\n') return -1;
  const std::string_view line = bytes.substr(0, end);
  if (std::count(line.begin(), line.end(), ' ') != 2) return -1;
  return ParseVersion(line.substr(line.rfind(' ') + 1));
}

static HeadOutcome FinishRequest(const HeadReader<true>& reader, size_t size,
                                 const HeadLimits& limits, RequestHead* head) {
  const Fields& fields = reader.fields;
  if (size > limits.head_bytes) return {0, 431};
  // Without a final "chunked" the end of the body cannot be determined (RFC 9112, section 6.3).
  if (fields.has(Fields::kCoding) &&
      (!reader.http11 || fields.has(Fields::kLength) || !fields.has(Fields::kChunked))) {
    return {0, 400};
  }
  if (limits.require_host && reader.http11 && fields.hosts() == 0) return {0, 400};
  if (fields.host_is_empty() && HasAuthority(reader.method, reader.target)) return {0, 400};
  if (fields.has(Fields::kUnknownCoding)) return {0, 501};
  if (fields.has(Fields::kUnknownExpectation)) return {0, 417};
  head->method = reader.method;
  head->method_name = reader.method_name;
  head->target = reader.target;
  head->http11 = reader.http11;
  head->keep_alive =
      !fields.has(Fields::kClose) && (reader.http11 || fields.has(Fields::kKeepAlive));
  head->content_length = fields.length();
  head->body = fields.has(Fields::kChunked) ? BodyKind::kChunked
               : fields.length() > 0        ? BodyKind::kLength
                                            : BodyKind::kNone;
  head->switches = head->method == kConnectMethod ||
                   (fields.has(Fields::kUpgrade) && reader.http11 && head->keep_alive);
  head->expects_continue =
      fields.has(Fields::kContinue) && reader.http11 && head->body != BodyKind::kNone;
  return {size, 0};
}

// Beast's error for what HideFromBeast() hides. Any other one is refused before the head is complete.
constexpr beast::error kMendable = beast::error::bad_value;

// Of a complete head, hides two things that are seen in the wild and that Beast refuses: parameters
// behind connection options ("keep-alive; timeout=5") and Proxy-Connection, which is no field of
// HTTP/1.1. All else keeps its place. False where there is neither, or where the parameters are no text of a header.
static bool HideFromBeast(std::string* head) {
  bool hidden = false;
  for (size_t at = head->find("\r\n") + 2, end; (end = head->find("\r\n", at)) != at;
       at = end + 2) {
    if (end == std::string::npos) break;
    const std::string_view line(head->data() + at, end - at);
    const std::string_view name = line.substr(0, line.find(':'));
    if (EqualsIgnoringCase(name, "proxy-connection")) {
      (*head)[at] = 'x';
      hidden = true;
    }
    if (!EqualsIgnoringCase(name, "connection")) continue;
    for (size_t from = at; (from = head->find(';', from)) < end;) {
      const size_t to = std::min(head->find(',', from), end);
      if (!std::all_of(head->begin() + from, head->begin() + to, IsFieldCharacter)) return false;
      std::fill(head->begin() + from, head->begin() + to, ' ');
      hidden = true;
    }
  }
  return hidden;
}

// Parses a copy of the head that Beast can read. HTTP/1.2 and later 1.x are treated as HTTP/1.1 (RFC
// 9110, section 2.5). Refused with 400 where nothing could be mended.
static HeadOutcome ParseMendedRequest(std::string_view bytes, const HeadLimits& limits,
                                      HeadProgress* progress, RequestHead* head) {
  const size_t end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) {
    progress->first_line_checked = true;
    return CheckPartialHead(bytes, limits, progress);
  }
  std::string copy(bytes.substr(0, end + 4));
  char& minor_version = copy[copy.find("\r\n") - 1];
  const bool later = VersionOfRequestLine(copy) > 11;
  if (later) minor_version = '1';
  if (!HideFromBeast(&copy) && !later) return {0, 400};
  HeadProgress fresh;
  const HeadOutcome outcome = ParseRequestHead(copy, limits, &fresh, head);
  const auto in_bytes = [&](std::string_view view) {
    return bytes.substr(view.data() - copy.data(), view.size());
  };
  if (outcome.size > 0) {
    head->method_name = in_bytes(head->method_name);
    head->target = in_bytes(head->target);
    head->lines = in_bytes(head->lines);
  }
  return outcome;
}

HeadOutcome ParseRequestHead(std::string_view bytes, const HeadLimits& limits,
                             HeadProgress* progress, RequestHead* head) {
  if (!IsWorthParsing(bytes, *progress)) return CheckPartialHead(bytes, limits, progress);
  HeadReader<true> reader(limits);
  const size_t size = reader.Read(bytes);
  if (size > 0) {
    const HeadOutcome outcome = FinishRequest(reader, size, limits, head);
    if (outcome.size == 0) return outcome;
    const char* lines =
        head->target.data() + head->target.size() + std::string_view(" HTTP/1.1\r\n").size();
    head->lines = {lines, static_cast<size_t>(bytes.data() + size - 2 - lines)};
    return outcome;
  }
  if (reader.error == beast::error::bad_version) {
    const int version = VersionOfRequestLine(bytes);
    if (version > 11 && version < 20) return ParseMendedRequest(bytes, limits, progress, head);
    return {0, version < 0 ? 400 : 505};
  }
  if (reader.error == beast::error::header_limit) return {0, RefusalOfLongHead(bytes, limits)};
  if (reader.refusal != 0) return {0, reader.refusal};
  if (reader.error == kMendable) return ParseMendedRequest(bytes, limits, progress, head);
  if (reader.error) return {0, 400};
  progress->first_line_checked = bytes.find("\r\n") != std::string_view::npos;
  return CheckPartialHead(bytes, limits, progress);
}

// Of an answer every client accepts two more forms that Beast does not: "HTTP/1.1 204\r\n" without the
// space that RFC 9112, section 4, requires even before an empty reason; and a version of 1.2 or
// later, which is treated as 1.1. Beast parses a corrected copy of these.
constexpr size_t kMinorVersion = std::string_view("HTTP/1.").size();
constexpr size_t kReason = std::string_view("HTTP/1.1 204").size();

static bool LacksSpaceBeforeReason(std::string_view bytes) {
  return bytes.size() > kReason && bytes[kReason] == '\r' && IsDigit(bytes[kReason - 1]);
}

static bool HasLaterMinorVersion(std::string_view bytes) {
  return bytes.size() > kMinorVersion && bytes.starts_with("HTTP/1.") &&
         bytes[kMinorVersion] > '1' && IsDigit(bytes[kMinorVersion]);
}

static void SetLines(std::string_view bytes, size_t start, size_t end, ResponseHead* head) {
  head->lines = bytes.substr(start, end - start);
  head->tail = bytes.substr(kReason, end - kReason);
}

// Refused with 400 where nothing could be mended.
static HeadOutcome ParseMendedResponse(std::string_view bytes, const HeadLimits& limits,
                                       Method method, HeadProgress* progress, ResponseHead* head) {
  const size_t end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) {
    progress->first_line_checked = true;
    return CheckPartialHead(bytes, limits, progress);
  }
  std::string copy(bytes.substr(0, end + 4));
  if (LacksSpaceBeforeReason(copy)) copy.insert(kReason, " ");
  const size_t added = copy.size() - (end + 4);
  const bool later = HasLaterMinorVersion(copy);
  if (later) copy[kMinorVersion] = '1';
  if (!HideFromBeast(&copy) && !later && added == 0) return {0, 400};
  HeadProgress fresh;
  HeadOutcome outcome = ParseResponseHead(copy, limits, method, &fresh, head);
  if (outcome.size == 0) return outcome;
  outcome.size -= added;
  const size_t start = head->lines.data() - copy.data() - added;
  SetLines(bytes, start, start + head->lines.size(), head);
  return outcome;
}

HeadOutcome ParseResponseHead(std::string_view bytes, const HeadLimits& limits, Method method,
                              HeadProgress* progress, ResponseHead* head) {
  if (!IsWorthParsing(bytes, *progress)) return CheckPartialHead(bytes, limits, progress);
  if (LacksSpaceBeforeReason(bytes) || HasLaterMinorVersion(bytes))
    return ParseMendedResponse(bytes, limits, method, progress, head);
  HeadReader<false> reader(limits);
  const size_t size = reader.Read(bytes);
  if (size == 0 && !reader.error) {
    progress->first_line_checked = bytes.find("\r\n") != std::string_view::npos;
    return CheckPartialHead(bytes, limits, progress);
  }
  const Fields& fields = reader.fields;
  if (size > limits.head_bytes || reader.error == beast::error::header_limit) return {0, 431};
  if (reader.refusal != 0) return {0, reader.refusal};
  if (reader.error == kMendable) return ParseMendedResponse(bytes, limits, method, progress, head);
  if (size == 0) return {0, 400};
  if (fields.has(Fields::kCoding) && fields.has(Fields::kLength)) return {0, 400};
  const int status = reader.status;
  const bool bodiless = method == kHeadMethod || status < 200 || status == 204 || status == 304 ||
                        (method == kConnectMethod && status < 300);
  head->status = status;
  head->http11 = reader.http11;
  head->content_length = fields.has(Fields::kLength) ? fields.length() : 0;
  if (bodiless || (fields.has(Fields::kLength) && fields.length() == 0)) {
    head->body = BodyKind::kNone;
  } else if (fields.has(Fields::kChunked)) {
    head->body = BodyKind::kChunked;
  } else {
    head->body = fields.has(Fields::kLength) ? BodyKind::kLength : BodyKind::kUntilClose;
  }
  head->keep_alive =
      !fields.has(Fields::kClose) && (reader.http11 || fields.has(Fields::kKeepAlive)) &&
      head->body != BodyKind::kUntilClose && (reader.http11 || !fields.has(Fields::kCoding));
  SetLines(bytes, bytes.find("\r\n") + 2, size - 2, head);
  return {size, 0};
}

}  // namespace http
