// Fuzzes what the server makes of the bytes of a client before anybody hears of it: heads and
// bodies, one behind the other. The first bytes choose the limits and the pieces.
//
// However the bytes are cut, the same requests come out, and one that is refused is refused (the
// status is that of the fault that was seen first, so this may differ). A head
// that is accepted is what RFC 9112 calls one, by a second, simpler reading of its lines.
#include <optional>
#include <string>

#include "fuzz_input.h"
#include "http/characters.h"
#include "http/message_reader.h"

namespace {

using http::BodyKind;
using http::RequestHead;
using Event = http::MessageReader::Event;

bool IsToken(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), http::IsTokenCharacter);
}

// Checks every line and the framing that the head claims, against the text of the lines.
void CheckHead(const RequestHead& head, const http::HeadLimits& limits) {
  Require(IsToken(head.method_name), "a method is a token");
  const bool known = head.method != http::kOtherMethod;
  Require(!known || http::MethodName(head.method) == head.method_name, "a method has its name");
  Require(!head.target.empty() && head.target.size() <= limits.target_bytes,
          "a target has its size");
  Require(std::all_of(head.target.begin(), head.target.end(), http::IsTargetCharacter),
          "a target is printable");
  uint32_t count = 0;
  int hosts = 0, lengths = 0, codings = 0;
  for (std::string_view rest = head.lines; !rest.empty(); ++count) {
    const size_t end = rest.find("\r\n");
    Require(end != rest.npos, "a line ends with CRLF");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    const size_t colon = line.find(':');
    Require(colon != line.npos && IsToken(line.substr(0, colon)), "a line begins with its name");
    const std::string_view value = http::TrimWhitespace(line.substr(colon + 1));
    Require(std::all_of(value.begin(), value.end(), http::IsFieldCharacter), "a value is text");
    const std::string_view name = line.substr(0, colon);
    hosts += http::EqualsIgnoringCase(name, "host");
    if (http::EqualsIgnoringCase(name, "transfer-encoding")) {
      ++codings;
      Require(http::EqualsIgnoringCase(value, "chunked"), "the only coding is chunked");
    }
    if (http::EqualsIgnoringCase(name, "content-length")) {
      ++lengths;
      Require(!value.empty() && std::all_of(value.begin(), value.end(), http::IsDigit),
              "a length is digits");
      Require(std::stoull(std::string(value)) == head.content_length, "the length is the length");
    }
  }
  Require(count <= limits.headers, "there are no more lines than allowed");
  Require(hosts <= 1 && lengths <= 1 && codings + lengths <= 1, "nothing is said twice");
  Require(!limits.require_host || !head.http11 || hosts == 1, "a required Host is there");
  const BodyKind body = codings > 0               ? BodyKind::kChunked
                        : head.content_length > 0 ? BodyKind::kLength
                                                  : BodyKind::kNone;
  Require(head.body == body && (codings == 0 || head.http11), "the framing follows from the lines");
}

// The requests that come out of the bytes, as text: equal texts are equal outcomes.
class Reading {
 public:
  explicit Reading(const http::HeadLimits& limits) : limits_(limits) {}

  std::string Read(std::string_view bytes, std::optional<uint8_t> seed) {
    Splitter splitter(seed.value_or(0));
    do {
      input_ += seed ? splitter.Next(&bytes) : std::exchange(bytes, {});
      while (TakeEvent()) continue;
    } while (!bytes.empty() && !refused_);
    // A head may be refused before it is complete, or with its last byte.
    if (refused_ || (!reader_.head_seen() && !input_.empty())) log_ += "(refused)";
    return log_;
  }

 private:
  // False when nothing follows before more bytes come, or ever.
  bool TakeEvent() {
    RequestHead head;
    std::string_view rest = input_, piece;
    const bool in_body = reader_.head_seen();
    const Event event = reader_.Next(&rest, limits_, &head, &piece);
    Require(rest.size() <= input_.size(), "a message is no longer than what came");
    const std::string_view taken = std::string_view(input_).substr(0, input_.size() - rest.size());
    switch (event) {
      case Event::kHead:
        Require(!in_body && taken.ends_with("\r\n\r\n"), "a head ends with an empty line");
        CheckHead(head, limits_);
        log_ += "(" + std::string(head.method_name) + " " + std::string(head.target) + " " +
                std::to_string(head.http11 * 4 + head.keep_alive * 2 + head.expects_continue) +
                " " + std::string(head.lines) + ")";
        break;
      case Event::kPiece:
        Require(in_body && !piece.empty(), "a piece is some of a body");
        log_ += piece;
        break;
      case Event::kEnd:
        Require(in_body, "only a body has an end");
        break;
      case Event::kMore:
        Require(in_body || rest.size() < limits_.head_bytes, "what waits has its limit");
        Require(reader_.head_partial() == (!in_body && !rest.empty() && rest != "\r"),
                "a head that has begun is partial");
        break;
      case Event::kBad:
        Require(reader_.refusal() >= 400 && reader_.refusal() <= 505, "a refusal has a status");
        refused_ = true;
        break;
    }
    input_.erase(0, taken.size());
    return event != Event::kMore && event != Event::kBad;
  }

  const http::HeadLimits limits_;
  http::MessageReader reader_;
  bool refused_ = false;
  std::string input_, log_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  FuzzInput input(data, size);
  const uint8_t choice = input.Byte(), seed = input.Byte();
  http::HeadLimits limits;
  limits.head_bytes = choice & 1 ? 512 : 64;
  limits.headers = choice & 2 ? 16 : 2;
  limits.target_bytes = choice & 4 ? 100 : 8;
  limits.require_host = choice & 8;
  const std::string_view bytes = input.Rest();
  const std::string whole = Reading(limits).Read(bytes, std::nullopt);
  RequireEqual(whole, Reading(limits).Read(bytes, seed), "cutting changes nothing");
  return 0;
}
