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
//   connection.cancel()                     asks the server to give up the query in flight
//   connection.close()                      at once and silently
//   "close" (error)                         the connection was lost, or never made
//   "notice" (message), "notification" (channel, payload)
//
// Nothing here waits: what blocks in libpq (starting, which may look up a name, and cancelling) runs
// on the pool; the rest on the socket's readiness. Of several hosts named in `conninfo`, though,
// libpq looks up the second when the first has failed: give addresses there.

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
  void CancelQuery();
  void Watch(int events);
  static void OnReady(EV_P_ ev_io* watcher, int revents);
  void Read();
  bool Take(PGresult* result);
  void FinishQuery();
  void EmitMessages();
  void Shut();
  void Lose();
  static void OnNotice(void* connection, const PGresult* result);

  static void New(Args args);
  static void Connect(Args args);
  static void Dispatch(Args args);
  static void Cancel(Args args);
  static void Close(Args args);

  State state_ = State::kClosed;
  Start* start_ = nullptr;
  PGconn* connection_ = nullptr;
  ev_io watcher_;
  std::unique_ptr<PGresult, decltype(&PQclear)> result_{nullptr, &PQclear};  // of the query so far
  bool copied_ = false;                                                      // it was a COPY
  std::string refusal_;  // why libpq did not send it
  std::vector<std::string> notices_;
  std::string farewell_, farewell_sqlstate_;  // why the server will end it
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
  PQsetErrorVerbosity(self->connection_, PQERRORS_VERBOSE);  // for ConnectErrorOf()
  if (PQstatus(self->connection_) == CONNECTION_BAD) {
    self->Lose();
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
      return Lose();
  }
}

// ---- a query ----

// Where libpq refuses, or has lost the connection, the next turn tells.
void Connection::Send(const std::string& sql, const std::vector<const char*>* parameters) {
  state_ = State::kBusy;
  const int sent =
      parameters == nullptr
          ? PQsendQuery(connection_, sql.c_str())
          : PQsendQueryParams(connection_, sql.c_str(), static_cast<int>(parameters->size()),
                              nullptr, parameters->data(), nullptr, nullptr, 0);
  Watch(PQflush(connection_) == 1 ? EV_READ | EV_WRITE : EV_READ);
  if (sent == 1) return;
  refusal_ = PQerrorMessage(connection_);
  ev_feed_event(EV_DEFAULT_ & watcher_, EV_READ);
}

// PQcancel connects to the server anew and waits. What it fails with the query tells as well.
void Connection::CancelQuery() {
  PGcancel* const cancel = PQgetCancel(connection_);
  if (cancel == nullptr) return;
  const auto run = [](eio_req* req) {
    char error[256];
    PQcancel(static_cast<PGcancel*>(req->data), error, sizeof error);
    PQfreeCancel(static_cast<PGcancel*>(req->data));
    return 0;
  };
  eio_custom(run, EIO_PRI_DEFAULT, nullptr, cancel);
}

void Connection::Read() {
  if (PQconsumeInput(connection_) == 0) return Lose();
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
  if (state_ == State::kIdle && PQstatus(connection_) == CONNECTION_BAD) Lose();
}

// Keeps the answer of the last statement, or of the one that failed. COPY would want another
// interface: it is ended, and what it sends dropped. False while that goes on.
bool Connection::Take(PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COPY_IN && status != PGRES_COPY_OUT && status != PGRES_COPY_BOTH) {
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
  if (status != PGRES_COPY_OUT) {
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
  const std::string refusal = std::exchange(refusal_, "");
  state_ = State::kIdle;
  v8::Local<v8::Value> error;
  if (result == nullptr) {
    error = MakeError(isolate, refusal.c_str(), "54000");
  } else if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR) {
    error = ErrorOf(isolate, result.get());
  } else if (copied) {
    error = MakeError(isolate, "COPY TO STDOUT is not supported by this client", "0A000");
  } else {
    v8::Local<v8::Value> values[] = {RowsOf(isolate, result.get()),
                                     StatusOf(isolate, result.get())};
    if (!values[0].IsEmpty()) {
      Emit("result", 2, values);
      return;
    }
    error = MakeError(isolate, "the answer is larger than a JavaScript value can be", "54000");
  }
  Emit("failure", 1, &error);
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
  Connection* const self = static_cast<Connection*>(connection);
  const char* const message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const char* const severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  const char* const sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  if (message == nullptr) return;
  if (severity != nullptr && sqlstate != nullptr && std::strcmp(severity, "FATAL") == 0) {
    self->farewell_ = message;
    self->farewell_sqlstate_ = sqlstate;
  } else {
    self->notices_.push_back(message);
  }
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
  farewell_.clear();
  copied_ = false;
  refusal_.clear();
  notices_.clear();
  Detach();
}

void Connection::Lose() {
  v8::Isolate* const isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  // The server may have said why it ends the connection, unasked or as the answer to the query that
  // was in flight.
  v8::Local<v8::Value> error;
  if (state_ == State::kConnecting) {
    error = ConnectErrorOf(isolate, PQerrorMessage(connection_));
  } else if (!farewell_.empty()) {
    error = MakeError(isolate, farewell_.c_str(), farewell_sqlstate_.c_str());
  } else if (result_ != nullptr && PQresultStatus(result_.get()) == PGRES_FATAL_ERROR) {
    error = ErrorOf(isolate, result_.get());
  } else {
    error = MakeError(isolate, PQerrorMessage(connection_), "08006");
  }
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

// The UTF-8 of a string, as PostgreSQL can hold it; else false, with an Error thrown. The conversion
// of what is no string may run script, which may do anything with the connection.
static bool TakeText(v8::Isolate* isolate, v8::Local<v8::Value> value, std::string* text) {
  const v8::String::Utf8Value utf8(isolate, value);
  if (*utf8 == nullptr) {
    node::ThrowTypeError("a text for PostgreSQL is wanted");
    return false;
  }
  text->assign(*utf8, utf8.length());
  if (text->find('\0') == std::string::npos) return true;
  node::ThrowError("a text for PostgreSQL cannot hold a NUL character");
  return false;
}

void Connection::Connect(Args args) {
  Connection* const self = Unwrap<Connection>(args.This());
  std::string conninfo;
  if (!TakeText(args.GetIsolate(), args[0], &conninfo)) return;
  if (self->state_ != State::kClosed) {
    node::ThrowError("connect: the connection is not closed");
    return;
  }
  self->Open(std::move(conninfo));
}

void Connection::Dispatch(Args args) {
  v8::Isolate* const isolate = args.GetIsolate();
  Connection* const self = Unwrap<Connection>(args.This());
  std::string sql;
  if (!TakeText(isolate, args[0], &sql)) return;
  const bool has_parameters = args[1]->IsArray();
  const uint32_t count = has_parameters ? args[1].As<v8::Array>()->Length() : 0;
  std::vector<std::string> texts(count);
  std::vector<const char*> parameters(count, nullptr);
  for (uint32_t i = 0; i < count; ++i) {
    v8::Local<v8::Value> value;
    if (!args[1].As<v8::Object>()->Get(isolate->GetCurrentContext(), i).ToLocal(&value)) return;
    if (value->IsNull()) continue;
    if (!TakeText(isolate, value, &texts[i])) return;
    parameters[i] = texts[i].c_str();
  }
  if (self->state_ != State::kIdle) {
    node::ThrowError("dispatch: the connection is not idle");
    return;
  }
  self->Send(sql, has_parameters ? &parameters : nullptr);
}

void Connection::Cancel(Args args) {
  Connection* const self = Unwrap<Connection>(args.This());
  if (self->state_ == State::kBusy) self->CancelQuery();
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
  NODE_SET_PROTOTYPE_METHOD(t, "cancel", Cancel);
  NODE_SET_PROTOTYPE_METHOD(t, "close", Close);
  Set(isolate, target, "Connection", t->GetFunction(isolate->GetCurrentContext()).ToLocalChecked());
}

}  // namespace postgres

extern "C" void init(v8::Local<v8::Object> target) { postgres::Connection::Install(target); }
