// binding.node: one connection to a PostgreSQL server, driven by libev watchers on libpq's socket.
// postgres.js makes a client of it, with queries that queue and promises.
//
//   var connection = new Connection();
//   connection.connect(conninfo)            libpq's "host=... dbname=..."; then "connect", or
//                                           "close" (error)
//   connection.dispatch(sql, parameters)    an array of strings and nulls, or null for a text of
//                                           several statements; when connected and nothing is in
//                                           flight; then "result" (rows, status) of the last
//                                           statement, or "failure" (error)
//   connection.close()                      at once and silently
//   "close" (error)                         the connection was lost, or never made
//   "notice" (message), "notification" (channel, payload)
//
// Nothing here waits: libpq's start, which may look up a name, runs on the pool; the rest on the
// socket's readiness.

#include <memory>
#include <utility>

#include "result.h"

namespace postgres {

using Args = const v8::FunctionCallbackInfo<v8::Value>&;

class Connection : public node::EventEmitter {
 public:
  static void Install(v8::Local<v8::Object> target);

 private:
  enum class State { kClosed, kStarting, kConnecting, kIdle, kBusy };

  // PQconnectStart on the pool. `owner` is NULL once it has closed meanwhile.
  struct Start {
    Connection* owner;
    std::string conninfo;
    PGconn* connection;
  };

  Connection() {
    ev_init(&watcher_, OnReady);
    watcher_.data = this;
  }

  void Open(std::string conninfo);
  static int RunStart(eio_req* req);
  static int FinishStart(eio_req* req);
  void Poll();
  void Send(const std::string& sql, const std::vector<const char*>* parameters);
  void Watch(int events);
  static void OnReady(EV_P_ ev_io* watcher, int revents);
  void Read();
  bool Take(PGresult* result);
  void FinishQuery();
  void EmitMessages();
  void Shut();
  void Lose(const char* sqlstate);
  static void OnNotice(void* connection, const PGresult* result);

  static void New(Args args);
  static void Connect(Args args);
  static void Dispatch(Args args);
  static void Close(Args args);

  State state_ = State::kClosed;
  Start* start_ = nullptr;
  PGconn* connection_ = nullptr;
  ev_io watcher_;
  std::unique_ptr<PGresult, decltype(&PQclear)> result_{nullptr, &PQclear};  // of the query so far
  bool copied_ = false;                                                      // it was a COPY
  std::vector<std::string> notices_;
};

// ---- connecting ----

void Connection::Open(std::string conninfo) {
  state_ = State::kStarting;
  start_ = new Start{this, std::move(conninfo), nullptr};
  Attach();
  eio_custom(RunStart, EIO_PRI_DEFAULT, FinishStart, start_);
}

int Connection::RunStart(eio_req* req) {
  Start* const start = static_cast<Start*>(req->data);
  // `dbname` is expanded to all that the text says; what stands behind it has the last word.
  const char* const keywords[] = {"options", "dbname", "client_encoding", nullptr};
  const char* const values[] = {"-c datestyle=ISO", start->conninfo.c_str(), "UTF8", nullptr};
  start->connection = PQconnectStartParams(keywords, values, 1);
  return 0;
}

int Connection::FinishStart(eio_req* req) {
  const std::unique_ptr<Start> start(static_cast<Start*>(req->data));
  Connection* const self = start->owner;
  if (self == nullptr) {
    PQfinish(start->connection);
    return 0;
  }
  self->start_ = nullptr;
  self->connection_ = start->connection;
  self->state_ = State::kConnecting;
  PQsetNoticeReceiver(self->connection_, OnNotice, self);
  if (PQstatus(self->connection_) == CONNECTION_BAD) {
    self->Lose("08001");
  } else {
    self->Watch(EV_WRITE);
  }
  return 0;
}

// One step of the handshake. Each may use another socket, where the server has several addresses.
void Connection::Poll() {
  ev_io_stop(EV_DEFAULT_ & watcher_);
  switch (PQconnectPoll(connection_)) {
    case PGRES_POLLING_READING:
      return Watch(EV_READ);
    case PGRES_POLLING_WRITING:
      return Watch(EV_WRITE);
    case PGRES_POLLING_OK:
      PQsetnonblocking(connection_, 1);
      state_ = State::kIdle;
      Watch(EV_READ);
      Emit("connect", 0, nullptr);
      return;
    default:
      return Lose("08001");
  }
}

// ---- a query ----

// Where libpq refuses, the connection is lost, which the next turn tells.
void Connection::Send(const std::string& sql, const std::vector<const char*>* parameters) {
  state_ = State::kBusy;
  const int sent =
      parameters == nullptr
          ? PQsendQuery(connection_, sql.c_str())
          : PQsendQueryParams(connection_, sql.c_str(), static_cast<int>(parameters->size()),
                              nullptr, parameters->data(), nullptr, nullptr, 0);
  Watch(PQflush(connection_) == 1 ? EV_READ | EV_WRITE : EV_READ);
  if (sent != 1) ev_feed_event(EV_DEFAULT_ & watcher_, EV_READ);
}

void Connection::Read() {
  if (PQconsumeInput(connection_) == 0) return Lose("08006");
  // A listener may dispatch the next query, close, or run a nested loop that reads on here.
  while (state_ == State::kBusy && !PQisBusy(connection_)) {
    PGresult* const result = PQgetResult(connection_);
    if (result == nullptr) {
      FinishQuery();
    } else if (!Take(result)) {
      break;
    }
  }
  if (connection_ != nullptr) EmitMessages();
  if (state_ == State::kIdle && PQstatus(connection_) == CONNECTION_BAD) Lose("08006");
}

// Keeps the answer of the last statement, or of the one that failed. COPY would want another
// interface: it is ended, and what it sends dropped. False while that goes on.
bool Connection::Take(PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COPY_IN && status != PGRES_COPY_OUT) {
    const bool failed = result_ != nullptr && PQresultStatus(result_.get()) == PGRES_FATAL_ERROR;
    if (failed) {
      PQclear(result);
    } else {
      result_.reset(result);
    }
    return true;
  }
  PQclear(result);
  copied_ = true;
  if (status == PGRES_COPY_IN) {
    return PQputCopyEnd(connection_, "COPY FROM STDIN is not supported by this client") == 1;
  }
  char* row;
  int size;
  while ((size = PQgetCopyData(connection_, &row, 1)) > 0) PQfreemem(row);
  return size != 0;
}

void Connection::FinishQuery() {
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  const auto result = std::move(result_);
  const bool copied = std::exchange(copied_, false);
  state_ = State::kIdle;
  if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR) {
    v8::Local<v8::Value> error = ErrorOf(isolate, result.get());
    Emit("failure", 1, &error);
  } else if (copied) {
    v8::Local<v8::Value> error =
        MakeError(isolate, "COPY TO STDOUT is not supported by this client", "0A000");
    Emit("failure", 1, &error);
  } else {
    v8::Local<v8::Value> values[] = {RowsOf(isolate, result.get()),
                                     StatusOf(isolate, result.get())};
    Emit("result", 2, values);
  }
}

// ---- the socket ----

// A connection without a socket is lost: the next turn finds that when it reads.
void Connection::Watch(int events) {
  const int fd = PQsocket(connection_);
  ev_io_stop(EV_DEFAULT_ & watcher_);
  if (fd < 0) return ev_feed_event(EV_DEFAULT_ & watcher_, EV_READ);
  ev_io_set(&watcher_, fd, events);
  ev_io_start(EV_DEFAULT_ & watcher_);
}

void Connection::OnReady(EV_P_ ev_io* watcher, int revents) {
  Connection* const self = static_cast<Connection*>(watcher->data);
  self->Attach();  // until the end of this function, whatever listeners do
  if (self->state_ == State::kConnecting) {
    self->Poll();
  } else {
    if (revents & EV_WRITE)
      self->Watch(PQflush(self->connection_) == 1 ? EV_READ | EV_WRITE : EV_READ);
    self->Read();
  }
  self->Detach();
}

// What the server says unasked. libpq must not be called from within its own callbacks, so notices
// wait until here.
void Connection::EmitMessages() {
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  std::vector<std::string> notices;
  notices.swap(notices_);
  for (const std::string& notice : notices) {
    v8::Local<v8::Value> text = Text(isolate, notice.c_str());
    Emit("notice", 1, &text);
  }
  while (connection_ != nullptr) {
    PGnotify* const notification = PQnotifies(connection_);
    if (notification == nullptr) break;
    v8::Local<v8::Value> values[] = {Text(isolate, notification->relname),
                                     Text(isolate, notification->extra)};
    PQfreemem(notification);
    Emit("notification", 2, values);
  }
}

void Connection::OnNotice(void* connection, const PGresult* result) {
  const char* const message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  if (message != nullptr) static_cast<Connection*>(connection)->notices_.push_back(message);
}

// ---- the end ----

void Connection::Shut() {
  if (state_ == State::kClosed) return;
  state_ = State::kClosed;
  if (start_ != nullptr) start_->owner = nullptr;
  start_ = nullptr;
  ev_io_stop(EV_DEFAULT_ & watcher_);
  PQfinish(connection_);
  connection_ = nullptr;
  result_.reset();
  copied_ = false;
  notices_.clear();
  Detach();
}

void Connection::Lose(const char* sqlstate) {
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  // The server may have said why it ends the connection, as the answer to the query that was in
  // flight.
  const bool answered = result_ != nullptr && PQresultStatus(result_.get()) == PGRES_FATAL_ERROR;
  v8::Local<v8::Value> error = answered ? ErrorOf(isolate, result_.get())
                                        : MakeError(isolate, PQerrorMessage(connection_), sqlstate);
  Attach();
  Shut();
  Emit("close", 1, &error);
  Detach();
}

// ---- for JavaScript ----

void Connection::New(Args args) {
  if (!args.IsConstructCall()) {
    node::ThrowTypeError("use new Connection()");
    return;
  }
  (new Connection)->Wrap(args.This());
}

void Connection::Connect(Args args) {
  Connection* const self = Unwrap<Connection>(args.This());
  if (self->state_ != State::kClosed) {
    node::ThrowError("connect: the connection is not closed");
    return;
  }
  self->Open(*v8::String::Utf8Value(args.GetIsolate(), args[0]));
}

// The UTF-8 of a string; false, with an Error thrown, where PostgreSQL cannot hold it.
static bool TakeText(v8::Isolate* isolate, v8::Local<v8::Value> value, std::string* text) {
  const v8::String::Utf8Value utf8(isolate, value);
  text->assign(*utf8, utf8.length());
  if (text->find('\0') == std::string::npos) return true;
  node::ThrowError("query: a text for PostgreSQL cannot hold a NUL character");
  return false;
}

void Connection::Dispatch(Args args) {
  v8::Isolate* const isolate = args.GetIsolate();
  Connection* const self = Unwrap<Connection>(args.This());
  std::string sql;
  if (self->state_ != State::kIdle) {
    node::ThrowError("dispatch: the connection is not idle");
    return;
  }
  if (!TakeText(isolate, args[0], &sql)) return;
  if (!args[1]->IsArray()) {
    self->Send(sql, nullptr);
    return;
  }
  v8::Local<v8::Array> array = args[1].As<v8::Array>();
  std::vector<std::string> texts(array->Length());
  std::vector<const char*> parameters(array->Length(), nullptr);
  for (uint32_t i = 0; i < array->Length(); ++i) {
    v8::Local<v8::Value> value;
    if (!array->Get(isolate->GetCurrentContext(), i).ToLocal(&value)) return;
    if (value->IsNull()) continue;
    if (!TakeText(isolate, value, &texts[i])) return;
    parameters[i] = texts[i].c_str();
  }
  self->Send(sql, &parameters);
}

void Connection::Close(Args args) { Unwrap<Connection>(args.This())->Shut(); }

void Connection::Install(v8::Local<v8::Object> target) {
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::FunctionTemplate> t = v8::FunctionTemplate::New(isolate, New);
  t->SetClassName(Text(isolate, "Connection"));
  t->Inherit(node::EventEmitter::constructor_template);
  t->InstanceTemplate()->SetInternalFieldCount(1);
  NODE_SET_PROTOTYPE_METHOD(t, "connect", Connect);
  NODE_SET_PROTOTYPE_METHOD(t, "dispatch", Dispatch);
  NODE_SET_PROTOTYPE_METHOD(t, "close", Close);
  Set(isolate, target, "Connection", t->GetFunction(isolate->GetCurrentContext()).ToLocalChecked());
}

}  // namespace postgres

extern "C" void init(v8::Local<v8::Object> target) { postgres::Connection::Install(target); }
