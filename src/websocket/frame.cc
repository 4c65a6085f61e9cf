#include "websocket/frame.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "crypto/random.h"

namespace websocket {

// The bits of a header's first two bytes.
static constexpr unsigned kFinal = 0x80, kReserved1 = 0x40, kReserved = 0x30, kOpcode = 0x0F;
static constexpr unsigned kMasked = 0x80, kLength = 0x7F;
// What stands in the place of a length that takes two or eight bytes of its own.
static constexpr unsigned kTwoBytes = 126, kEightBytes = 127;

bool IsCodeOfFrame(unsigned code) {
  if (code >= 3000) return code <= 4999;
  return code >= 1000 && code <= 1014 && code != 1004 && code != kNoCode && code != kAbnormal;
}

static unsigned ByteAt(std::string_view bytes, size_t index) {
  return static_cast<unsigned char>(bytes[index]);
}

// What the first two bytes have that no frame has; null for nothing.
static const char* ProblemOf(unsigned first, unsigned second, bool masked) {
  const unsigned opcode = first & kOpcode;
  if (!(second & kMasked) == masked)
    return masked ? "a frame of the client is not masked" : "a frame of the server is masked";
  if (first & kReserved) return "a reserved bit of a frame is set";
  if ((opcode > 2 && opcode < 8) || opcode > 10) return "a frame has a reserved opcode";
  if (opcode < 8) return nullptr;
  if (first & kReserved1) return "a control frame is compressed";
  if (!(first & kFinal)) return "a control frame is fragmented";
  if ((second & kLength) > kMaxControl) return "a control frame is too long";
  return nullptr;
}

static uint64_t ReadNumber(std::string_view bytes) {
  uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

HeaderOutcome ReadFrameHeader(std::string_view bytes, bool masked, FrameHeader* header,
                              const char** problem) {
  if (bytes.size() < 2) return HeaderOutcome::kMore;
  const unsigned first = ByteAt(bytes, 0), second = ByteAt(bytes, 1);
  *problem = ProblemOf(first, second, masked);
  if (*problem != nullptr) return HeaderOutcome::kBad;
  header->final = first & kFinal;
  header->compressed = first & kReserved1;
  header->opcode = static_cast<Opcode>(first & kOpcode);
  header->masked = second & kMasked;
  header->length = second & kLength;
  size_t size = 2;
  if (header->length >= kTwoBytes) {
    const bool two = header->length == kTwoBytes;
    size += two ? 2 : 8;
    if (bytes.size() < size) return HeaderOutcome::kMore;
    header->length = ReadNumber(bytes.substr(2, size - 2));
    if (header->length < (two ? kTwoBytes : 0x10000u)) {
      *problem = "the length of a frame is not minimal";
    } else if (header->length >> 63) {
      *problem = "the length of a frame has its highest bit set";
    }
    if (*problem != nullptr) return HeaderOutcome::kBad;
  }
  header->size = static_cast<uint8_t>(size + (header->masked ? sizeof(Mask) : 0));
  if (bytes.size() < header->size) return HeaderOutcome::kMore;
  if (header->masked) std::memcpy(&header->mask, bytes.data() + size, sizeof(Mask));
  return HeaderOutcome::kWhole;
}

size_t FrameHeaderSize(uint64_t length, bool masked) {
  const size_t size = length < kTwoBytes ? 2 : length < 0x10000 ? 4 : 10;
  return size + (masked ? sizeof(Mask) : 0);
}

void WriteFrameHeader(const FrameHeader& header, char* at) {
  const size_t bytes = FrameHeaderSize(header.length, false) - 2;  // of the length
  *at++ = static_cast<char>((header.final ? kFinal : 0) | (header.compressed ? kReserved1 : 0) |
                            static_cast<unsigned>(header.opcode));
  const unsigned length = bytes == 0   ? static_cast<unsigned>(header.length)
                          : bytes == 2 ? kTwoBytes
                                       : kEightBytes;
  *at++ = static_cast<char>((header.masked ? kMasked : 0) | length);
  for (size_t left = bytes; left > 0; --left)
    *at++ = static_cast<char>(header.length >> ((left - 1) * 8));
  if (header.masked) std::memcpy(at, &header.mask, sizeof(Mask));
}

// Eight words at a time, which the compiler makes vectors of, then one, then single bytes.
static constexpr size_t kWords = 8;
static constexpr uint64_t kHighBits = 0x8080808080808080;

bool ApplyMask(const Mask& mask, uint64_t offset, char* bytes, size_t size) {
  unsigned char rotated[8];
  for (size_t i = 0; i < 8; ++i) rotated[i] = mask.bytes[(offset + i) % 4];
  uint64_t key;
  std::memcpy(&key, rotated, sizeof key);
  uint64_t all = 0;
  for (; size >= kWords * 8; bytes += kWords * 8, size -= kWords * 8) {
    uint64_t words[kWords];
    std::memcpy(words, bytes, sizeof words);
    for (uint64_t& word : words) word ^= key;
    std::memcpy(bytes, words, sizeof words);
    for (const uint64_t word : words) all |= word;
  }
  for (; size >= 8; bytes += 8, size -= 8) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    word ^= key;
    std::memcpy(bytes, &word, sizeof word);
    all |= word;
  }
  for (size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<char>(bytes[i] ^ rotated[i]);
    all |= static_cast<unsigned char>(bytes[i]);
  }
  return (all & kHighBits) == 0;
}

bool IsAscii(std::string_view bytes) {
  uint64_t all = 0;
  for (; bytes.size() >= kWords * 8; bytes.remove_prefix(kWords * 8)) {
    uint64_t words[kWords];
    std::memcpy(words, bytes.data(), sizeof words);
    for (const uint64_t word : words) all |= word;
  }
  for (const char byte : bytes) all |= static_cast<unsigned char>(byte);
  return (all & kHighBits) == 0;
}

Mask NewMask() {
  // From the kernel, for some frames at a time.
  struct Masks {
    std::array<Mask, 64> masks;
    size_t used = 64;
  };
  static thread_local Masks store;
  if (store.used == store.masks.size()) {
    crypto::RandomBytes(store.masks.data(), sizeof store.masks);
    store.used = 0;
  }
  return store.masks[store.used++];
}

}  // namespace websocket
