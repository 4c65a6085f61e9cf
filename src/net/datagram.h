// DatagramSocket: a UDP socket. Many datagrams are received and sent by one system call.
//
// Datagrams are sent in order, before the loop sleeps. Those that the kernel has no room for wait,
// up to a bound. Neighbours of one size and destination go to the kernel as one (UDP_SEGMENT).
//
// One report at a time (doc/internals.md, section 6). The owner may close the socket in any report;
// it may destroy it in OnSent alone.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/byte_queue.h"
#include "base/error.h"
#include "base/unique_fd.h"
#include "loop/loop.h"
#include "loop/watcher.h"
#include "net/address.h"

namespace net {

class DatagramListener {
 public:
  // `bytes` are valid during the call. They may be empty.
  virtual void OnMessage(std::string_view bytes, const Address& from) = 0;
  // The next `count` datagrams were given to the kernel; with an error, the next one was not.
  virtual void OnSent(size_t count, const base::Error& error) = 0;
  // An error that no Send() caused, such as that of an earlier datagram which nobody took.
  virtual void OnError(const base::Error& error) = 0;

 protected:
  ~DatagramListener() = default;
};

struct DatagramOptions {
  bool reuse_address = false;
  bool reuse_port = false;
  int receive_buffer = 0;  // bytes; 0: the system's
  int send_buffer = 0;
};

class DatagramSocket final : private loop::BeforeSleep, private loop::LaterTurn {
 public:
  // The most datagrams of one system call.
  static constexpr size_t kBatch = 64;
  static constexpr size_t kMaxSize = 65'507;

  explicit DatagramSocket(DatagramListener* listener);  // the listener outlives it
  ~DatagramSocket();

  // Only when closed. Without an address: all of them, IPv6 and IPv4, and `port`.
  base::Error Bind(const std::optional<Address>& address, uint16_t port,
                   const DatagramOptions& options);
  // What waits unsent is dropped; OnSent is not called for it.
  void Close();
  bool open() const { return static_cast<bool>(fd_); }
  int fd() const { return fd_.get(); }
  bool is_ipv6() const { return is_ipv6_; }

  // Only messages of this peer are received, and Send() may do without an address.
  base::Error Connect(const Address& peer);
  bool connected() const { return connected_; }

  // Queues a datagram: the last `size` bytes of output(), which the caller has appended. OnSent follows.
  base::ByteQueue* output() { return &bytes_; }
  void Send(size_t size, const std::optional<Address>& to);
  size_t backlog() const { return bytes_.size(); }

  // At once, also in OnMessage.
  void PauseReading();
  void ResumeReading();
  void SetKeepsLoopAlive(bool keeps);
  // Datagrams that the kernel has dropped, since nobody read fast enough.
  uint64_t dropped() const { return dropped_; }

 private:
  struct Outgoing {
    std::optional<Address> to;
    size_t size;
  };
  struct Batch;

  base::Error Open(int family, const Address& address, const DatagramOptions& options);
  void OnReadable();
  void DeliverHeld();
  bool ReceiveBatch();
  void CountDropped(const struct msghdr& message);
  void OnWritable() { Flush(); }
  void OnBeforeSleep() override { Flush(); }
  void OnLaterTurn() override;
  void Flush();
  size_t RunAt(size_t index) const;
  void Take(Batch* batch);
  bool SendBatch(Batch* batch);
  void Complete(size_t count, const base::Error& error = {});
  void Watch();

  DatagramListener* listener_;
  base::UniqueFd fd_;
  loop::IoWatcher readable_, writable_;
  loop::LoopReference loop_reference_;
  base::ByteQueue bytes_;  // of all that wait
  std::deque<Outgoing> queue_;
  std::deque<std::pair<size_t, base::Error>> sent_;  // to be reported
  // The rest of a batch in which the owner has paused.
  std::deque<std::pair<std::string, Address>> held_;
  uint64_t dropped_ = 0;
  uint32_t kernel_dropped_ = 0;
  bool is_ipv6_ = false;
  bool connected_ = false;
  bool segments_ = true;  // the kernel cuts into datagrams
  bool receiving_ = false;
  bool paused_ = false;
  bool keeps_loop_alive_ = true;
};

}  // namespace net
