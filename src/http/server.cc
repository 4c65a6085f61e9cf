#include "http/server.h"

#include <memory>
#include <utility>
#include <vector>

#include "base/refusals.h"
#include "loop/loop.h"

namespace http {

namespace {
struct Slot {
  std::unique_ptr<ServerConnection> connection;
  uint32_t serial = 0;
};

// The slots of the whole process. The slot that was freed last is used first, so the table stays
// dense.
struct ConnectionTable {
  std::vector<Slot> slots;
  std::vector<uint32_t> free;
};
}  // namespace

// The largest serial that V8 can hold in a small integer.
static constexpr uint32_t kMaxSerial = 0x3fffffff;

static ConnectionTable table;
static Server::Totals closed_totals;  // of connections that are gone; and all refusals

Server::Server(ServerDelegate* delegate, const ServerOptions& options)
    : delegate_(delegate), options_(options) {}

Server::~Server() {
  while (ServerConnection* connection = connections_.front()) Remove(connection);
}

ServerConnection* Server::Find(uint32_t slot, uint32_t serial) {
  if (slot >= table.slots.size() || table.slots[slot].serial != serial) return nullptr;
  return table.slots[slot].connection.get();
}

void Server::Adopt(net::Transport&& transport) {
  if (options_.max_connections > 0 && seats_.taken() >= options_.max_connections)
    return base::CountRefusals(base::Refusal::kMaxConnections);
  transport.Take(net::Seat(seats_));
  if (table.free.empty()) {
    table.free.push_back(static_cast<uint32_t>(table.slots.size()));
    table.slots.emplace_back();
  }
  const uint32_t number = table.free.back();
  table.free.pop_back();
  Slot& slot = table.slots[number];
  slot.serial = slot.serial == kMaxSerial ? 0 : slot.serial + 1;
  slot.connection = std::make_unique<ServerConnection>(this, number, slot.serial);
  ServerConnection* connection = slot.connection.get();
  connections_.PushBack(connection);
  ++connection_count_;
  const bool ready = transport.ready();
  connection->Open(std::move(transport));
  if (!ready) return;
  const uint32_t serial = slot.serial;
  delegate_->OnConnection(connection);
  connection = Find(number, serial);  // it may have gone in a nested loop
  if (connection != nullptr) connection->ReceiveAtOnce();
}

void Server::Remove(ServerConnection* connection) {
  const uint32_t slot = connection->slot();
  closed_totals.requests += connection->requests_;
  table.slots[slot].connection.reset();
  table.free.push_back(slot);
  --connection_count_;
}

// Whether one more request is to be refused.
bool Server::Overloaded() {
  if (options_.max_pending > 0 && pending_ >= options_.max_pending) return true;
  return options_.max_delay > 0 && DelayedTooLong();
}

// All requests of one iteration of the loop have waited since the first of them was handled, at least.
bool Server::DelayedTooLong() {
  const double now = loop::Loop::Now();
  const unsigned iteration = loop::Loop::Iteration();
  if (iteration != iteration_) iteration_began_ = now;
  iteration_ = iteration;
  return (now - iteration_began_) * 1000 > options_.max_delay;
}

void Server::CountRefusal(int status) { ++closed_totals.refusals[status]; }

Server::Totals Server::CountTotals() {
  Totals totals = closed_totals;
  for (const Slot& slot : table.slots)
    if (slot.connection != nullptr) totals.requests += slot.connection->requests_;
  return totals;
}

size_t Server::backlog() const {
  size_t bytes = 0;
  connections_.ForEach([&](const ServerConnection* connection) {
    bytes += connection->stream_.backlog() + connection->held_bytes_;
  });
  return bytes;
}

void Server::Close(unsigned grace_ms) {
  closing_ = true;
  close_grace_ms_ = grace_ms;
  base::IntrusiveList<ServerConnection, &ServerConnection::link_> open;
  connections_.TakeAll(&open);
  while (ServerConnection* connection = open.PopFront()) {
    connections_.PushBack(connection);
    grace_ms == 0 ? connection->Close() : connection->Settle();
  }
}

}  // namespace http
