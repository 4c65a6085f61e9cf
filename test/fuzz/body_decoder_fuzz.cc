// Fuzzes BodyDecoder: the first bytes choose the framing and the pieces, the rest is the input.
//
// However it is cut, the body is the same, and it is what a second, simpler reader of the whole
// input makes of it.
#include <optional>
#include <string>

#include "fuzz_input.h"
#include "http/body_decoder.h"
#include "http/characters.h"

namespace {

using http::BodyDecoder;
using http::BodyKind;

struct Reading {
  std::string body;
  size_t used = 0;
  bool ended = false, bad = false;
  bool operator==(const Reading&) const = default;
};

Reading Decode(BodyKind kind, uint64_t length, std::string_view bytes,
               std::optional<uint8_t> seed) {
  BodyDecoder decoder(kind, length);
  Splitter splitter(seed.value_or(0));
  Reading reading;
  while (true) {
    std::string_view piece = seed ? splitter.Next(&bytes) : std::exchange(bytes, {});
    const bool last = piece.empty();
    while (true) {
      const std::string_view before = piece;
      std::string_view part;
      const BodyDecoder::Event event = decoder.Next(&piece, &part);
      Require(piece.size() <= before.size() && before.ends_with(piece), "input is taken in front");
      reading.used += before.size() - piece.size();
      if (event == BodyDecoder::Event::kPiece) {
        Require(!part.empty() && part.data() >= before.data() &&
                    part.data() + part.size() <= before.data() + before.size() - piece.size(),
                "a piece is a part of what was taken");
        reading.body += part;
        continue;
      }
      reading.bad = event == BodyDecoder::Event::kBad;
      reading.ended = event == BodyDecoder::Event::kEnd;
      Require(reading.ended == decoder.at_end(), "at_end() agrees");
      if (reading.bad || reading.ended) return reading;
      Require(piece.empty(), "kMore has used up the input");
      break;
    }
    if (last) return reading;
  }
}

// Chunked framing as RFC 9112, section 7.1, has it, read line by line out of the whole.
class ChunkedReference {
 public:
  explicit ChunkedReference(std::string_view bytes) : bytes_(bytes) {}

  Reading Read() {
    Reading reading;
    while (true) {
      std::string_view line;
      if (!TakeLine(&line, BodyDecoder::kMaxChunkLine)) return reading;
      uint64_t size = 0;
      if (!ReadSizeLine(line, &size)) return reading.bad = true, reading;
      if (size == 0) return ReadTrailers(reading);
      reading.body += bytes_.substr(0, size);
      if (bytes_.size() < size + 2) return reading;
      if (bytes_.substr(size, 2) != "\r\n") return reading.bad = true, reading;
      bytes_.remove_prefix(size + 2);
    }
  }

 private:
  // The line up to its CRLF, which is dropped. False when there is no whole one.
  bool TakeLine(std::string_view* line, size_t limit) {
    const size_t end = bytes_.find("\r\n");
    if (end == std::string_view::npos || end >= limit) return false;
    *line = bytes_.substr(0, end);
    bytes_.remove_prefix(end + 2);
    return true;
  }

  static bool Take(std::string_view* text, char c) {
    if (!text->starts_with(c)) return false;
    text->remove_prefix(1);
    return true;
  }
  static void SkipSpace(std::string_view* text) {
    while (Take(text, ' ') || Take(text, '\t')) continue;
  }
  static bool TakeToken(std::string_view* text) {
    size_t size = 0;
    while (size < text->size() && http::IsTokenCharacter((*text)[size])) ++size;
    text->remove_prefix(size);
    return size > 0;
  }
  static bool TakeQuoted(std::string_view* text) {
    while (!text->empty()) {
      if (Take(text, '"')) return true;
      if (Take(text, '\\') && text->empty()) return false;
      if (!http::IsFieldCharacter(text->front())) return false;
      text->remove_prefix(1);
    }
    return false;
  }

  static bool ReadSizeLine(std::string_view line, uint64_t* size) {
    size_t digits = line.find_first_not_of("0123456789abcdefABCDEF");
    digits = std::min(digits, line.size());
    const size_t zeros = std::min(line.find_first_not_of('0'), digits);
    if (digits == 0 || digits - zeros > 16) return false;
    *size = std::strtoull(std::string(line.substr(0, digits)).c_str(), nullptr, 16);
    if (*size > INT64_MAX) return false;
    line.remove_prefix(digits);
    while (!line.empty()) {
      SkipSpace(&line);
      if (!Take(&line, ';')) return false;
      SkipSpace(&line);
      if (!TakeToken(&line)) return false;
      std::string_view rest = line;
      SkipSpace(&rest);
      if (!Take(&rest, '=')) continue;
      SkipSpace(&rest);
      if (Take(&rest, '"') ? !TakeQuoted(&rest) : !TakeToken(&rest)) return false;
      line = rest;
    }
    return true;
  }

  Reading ReadTrailers(Reading reading) {
    const size_t limit = bytes_.size();
    while (true) {
      std::string_view line;
      if (!TakeLine(&line, limit + 1)) return reading;
      if (line.empty()) return reading.ended = true, reading;
      if (!TakeToken(&line) || !Take(&line, ':') ||
          !std::all_of(line.begin(), line.end(), http::IsFieldCharacter)) {
        return reading.bad = true, reading;
      }
    }
  }

  std::string_view bytes_;
};

void CheckAgainstReference(const Reading& reading, BodyKind kind, uint64_t length,
                           std::string_view bytes) {
  switch (kind) {
    case BodyKind::kNone:
      return Require(reading.ended && reading.used == 0, "no body is at its end");
    case BodyKind::kLength:
      Require(reading.body == bytes.substr(0, length), "a body has its length");
      return Require(reading.ended == (bytes.size() >= length), "it ends with its last byte");
    case BodyKind::kUntilClose:
      return Require(reading.body == bytes && !reading.ended, "all is body");
    case BodyKind::kChunked: {
      const Reading reference = ChunkedReference(bytes).Read();
      // One that is refused or not at its end may have been left at another place.
      Require(reading.ended == reference.ended || reading.used > BodyDecoder::kMaxChunkLine,
              "a chunked body ends where the reference says");
      if (reading.ended) Require(reading.body == reference.body, "the body is the same");
      if (reference.bad) Require(!reading.ended, "what is not well-formed has no end");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  FuzzInput input(data, size);
  const uint8_t choice = input.Byte(), seed = input.Byte();
  const auto kind = choice < 0xC0 ? BodyKind::kChunked : static_cast<BodyKind>(choice & 3);
  const uint64_t length = kind == BodyKind::kLength ? input.Byte() : 0;
  const std::string_view bytes = input.Rest();
  const Reading whole = Decode(kind, length, bytes, std::nullopt);
  Require(Decode(kind, length, bytes, seed) == whole, "cutting changes nothing");
  CheckAgainstReference(whole, kind, length, bytes);
  return 0;
}
