// Frames of the WebSocket protocol (RFC 6455, section 5): their headers, read and written, and their
// masks. Nothing here keeps a state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_queue.h"

namespace websocket {

enum class Opcode : uint8_t {
  kContinuation = 0,
  kText = 1,
  kBinary = 2,
  kClose = 8,
  kPing = 9,
  kPong = 10,
};

// Why a connection ends (RFC 6455, section 7.4). kNoCode and kAbnormal stand in no frame: the peer
// gave no code; there was no close frame.
enum CloseCode : uint16_t {
  kNormal = 1000,
  kGoingAway = 1001,
  kProtocolError = 1002,
  kNoCode = 1005,
  kAbnormal = 1006,
  kBadData = 1007,
  kTooLarge = 1009,
  kTryAgainLater = 1013,
};

// Whether a close frame may hold the code: one that the RFC or IANA's registry defines, or 3000 to
// 4999.
bool IsCodeOfFrame(unsigned code);

// The longest payload of a control frame, and the longest reason behind the code of a close frame.
inline constexpr size_t kMaxControl = 125;
inline constexpr size_t kMaxReason = kMaxControl - 2;

// As it stands in the frame: the first byte goes with the first byte of the payload.
struct Mask {
  unsigned char bytes[4];
};

struct FrameHeader {
  static constexpr size_t kMost = 14;

  Opcode opcode = Opcode::kContinuation;
  bool final = false;
  bool compressed = false;  // the first reserved bit, which permessage-deflate uses
  bool masked = false;
  uint8_t size = 0;     // of the header
  uint64_t length = 0;  // of the payload
  Mask mask = {};

  bool is_control() const { return static_cast<uint8_t>(opcode) >= 8; }
};

enum class HeaderOutcome : uint8_t { kMore, kWhole, kBad };

// Reads the header at the front of `bytes`. kBad, as soon as the bytes show it, for whatever no frame
// has: reserved bits and opcodes, a mask that is missing or must not be (`masked`), a length that is
// not minimal or has its highest bit set, a control frame that is long, fragmented or compressed.
// `problem` is then a literal.
HeaderOutcome ReadFrameHeader(std::string_view bytes, bool masked, FrameHeader* header,
                              const char** problem);

// How many bytes the header of a frame with `length` bytes of payload takes.
size_t FrameHeaderSize(uint64_t length, bool masked);

// Writes that many bytes to `at`.
void WriteFrameHeader(const FrameHeader& header, char* at);

// Masks or unmasks in place. `offset`: how many bytes of the frame's payload come before these.
// Returns whether all bytes are ASCII characters afterwards.
bool ApplyMask(const Mask& mask, uint64_t offset, char* bytes, size_t size);

// Whether all bytes are ASCII characters.
bool IsAscii(std::string_view bytes);

// A mask that nobody can foresee (RFC 6455, section 10.3). Any thread.
Mask NewMask();

}  // namespace websocket
