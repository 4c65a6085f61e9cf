// Fuzzes MessageReader for responses, the half of the HTTP client that servers speak to: the first byte chooses
// method and piece size, the rest is the answer. Whatever it is, it reads the same whole and in
// pieces, and never more than there is.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/message_reader.h"

namespace {

struct Reading {
  std::string log;   // statuses and the last event
  std::string body;  // all pieces
  size_t left = 0;   // bytes behind the answer
};

Reading Read(std::string_view bytes, size_t piece_size, http::Method method) {
  http::HeadLimits limits;
  limits.head_bytes = 512;
  limits.headers = 16;
  http::MessageReader reader(method);
  http::ResponseHead head;
  Reading reading;
  std::string input;
  while (true) {
    std::string_view view = input, piece;
    const http::MessageReader::Event event = reader.Next(&view, limits, &head, &piece);
    if (view.size() > input.size()) std::abort();
    reading.body += piece;
    input.erase(0, input.size() - view.size());
    switch (event) {
      case http::MessageReader::Event::kHead:
        reading.log += std::to_string(head.status) + (head.keep_alive ? "+" : "-");
        break;
      case http::MessageReader::Event::kPiece:
        if (piece.empty()) std::abort();
        break;
      case http::MessageReader::Event::kBad:
        reading.log += "bad";
        return reading;
      case http::MessageReader::Event::kEnd:
        reading.log += "end";
        reading.left = input.size() + bytes.size();
        return reading;
      case http::MessageReader::Event::kMore:
        if (bytes.empty()) {
          reading.log += reader.ends_with_connection() ? "end with connection"
                         : reader.head_seen()          ? "cut short"
                                                       : "bad";
          return reading;
        }
        input += bytes.substr(0, piece_size);
        bytes.remove_prefix(std::min(piece_size, bytes.size()));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const http::Method method = data[0] & 0x80 ? http::kHeadMethod : http::kOtherMethod;
  const size_t piece_size = (data[0] & 0x7f) + 1;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Reading whole = Read(bytes, bytes.size() + 1, method);
  const Reading pieces = Read(bytes, piece_size, method);
  if (whole.log != pieces.log || whole.body != pieces.body || whole.left != pieces.left)
    std::abort();
  return 0;
}
