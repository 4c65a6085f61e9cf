// Refusals: how often the process has turned somebody away, by reason. For node.statistics().
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace base {

enum class Refusal : uint8_t {
  kMaxConnections,  // a connection above the limit of its server
  kNoDescriptor,    // a connection for which there was no descriptor
  kDatagram,        // a datagram for which the socket had no room
};

inline std::array<uint64_t, 3> refusals{};

inline void CountRefusals(Refusal reason, uint64_t count = 1) {
  refusals[static_cast<size_t>(reason)] += count;
}

}  // namespace base
