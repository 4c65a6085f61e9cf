// Datagrams (API document, "UDP"): node.udp.Socket and node.udp.createSocket.
"use strict";

const native = binding("udp");
const { later } = binding("loop");
const { coded } = internal;
const { addGiven, hasListeners } = internal.load("events");
const endpoint = internal.load("endpoint");
const limits = internal.load("limits");
const { integer } = internal.load("system");

const NATIVE = Symbol("native");
const PENDING = Symbol("pending"); // the promises of datagrams that wait, [promise, size]
const OPTIONS = Symbol("options");
const CLOSED = Symbol("closed"); // by close(): only bind() opens it again
const UNREF = Symbol("unref");

// The least values: bytes of the system's buffers (0 is its own size), and bytes that may wait unsent.
const LIMITS = { receiveBuffer: 0, sendBuffer: 0, maxBacklog: 0 };
const DEFAULTS = { receiveBuffer: 0, sendBuffer: 0, maxBacklog: 4 * 1024 * 1024 };
// The most datagrams whose promises wait, however small they are.
const MOST_DATAGRAMS = 65536;

// new node.udp.Socket(options): { reuseAddress, reusePort, receiveBuffer, sendBuffer, maxBacklog }. Closed until
// bind(), which send() and connect() call where nobody has.
function Socket(options) {
  const given = limits.check("createSocket", options);
  this[OPTIONS] = limits.read("createSocket", given, LIMITS, DEFAULTS);
  this[OPTIONS].reuseAddress = Boolean(limits.own(given, "reuseAddress"));
  this[OPTIONS].reusePort = Boolean(limits.own(given, "reusePort"));
  this[PENDING] = [];
  this[CLOSED] = this[UNREF] = false;
}
node.inherits(Socket, node.EventEmitter);

function nativeOf(socket) {
  return (socket[NATIVE] ??= new native.Socket(socket));
}

// The native socket, bound to a free port where nobody has bound it. Throws an Error (EBADF) after close().
function bound(caller, socket) {
  if (socket[CLOSED]) throw coded("EBADF", caller + ": the socket is closed");
  const made = nativeOf(socket);
  if (!made.isOpen()) made.bind("", 0, socket[OPTIONS]);
  return made;
}

// socket.bind(port = 0, host = every address): synchronous, as listen() of a server is. Throws the system's Error. A
// closed socket is opened again.
Socket.prototype.bind = function (port, host) {
  const number = endpoint.port("bind", port ?? 0);
  const name = endpoint.host("bind", host, "");
  const made = this[CLOSED] ? new native.Socket(this) : nativeOf(this);
  made.bind(name, number, this[OPTIONS]);
  made.setKeepsLoopAlive(!this[UNREF]);
  this[NATIVE] = made;
  this[CLOSED] = false;
};

function closedError(caller) {
  return coded("ECANCELED", caller + ": the socket was closed");
}

// socket.send(data[, port, host = "127.0.0.1"]) -> a promise of the bytes of a datagram that the system has taken.
// Strings are sent as UTF-8. Without a port it goes to the end of connect(). Throws an Error after close().
Socket.prototype.send = function (data, port, host) {
  const promise = new node.Promise();
  const toPeer = port === undefined || port === null;
  const number = toPeer ? 0 : endpoint.port("send", port);
  const made = bound("send", this);
  const name = toPeer ? undefined : endpoint.host("send", host, "127.0.0.1");
  if (push(this, made, promise, data, name, number)) return promise;
  const bytes = copyOf(data);
  const then = (address) => {
    if (made.isOpen()) push(this, made, promise, bytes, address, number);
    else fail(closedError("send"));
  };
  const fail = (error) => promise.emitError([error]);
  native.lookUp({ then, fail }, name);
  return promise;
};

// What is sent later must not change until then.
function copyOf(data) {
  return typeof data === "string"
    ? data
    : Uint8Array.from(node.encode(node.decode(data, "raw"), "raw"));
}

// False where the address is not numeric.
function push(socket, made, promise, data, address, port) {
  const pending = socket[PENDING];
  if (made.backlog() > socket[OPTIONS].maxBacklog || pending.length >= MOST_DATAGRAMS) {
    const error = coded("ENOBUFS", "send: too much waits unsent (options.maxBacklog)");
    later(() => promise.emitError([error]));
    return true;
  }
  const size = made.send(data, "utf8", address, port);
  if (size < 0) return false;
  pending[pending.length] = [promise, size];
  return true;
}

// socket.connect(port, host = "127.0.0.1") -> a promise: from then on only this end is heard, and send(data) reaches
// it.
Socket.prototype.connect = function (port, host) {
  const number = endpoint.port("connect", port);
  const promise = new node.Promise();
  const name = endpoint.host("connect", host, "127.0.0.1");
  const made = bound("connect", this);
  const then = (address) => {
    try {
      if (!made.isOpen()) throw closedError("connect");
      made.connect(address, number);
    } catch (error) {
      return later(() => promise.emitError([error]));
    }
    later(() => promise.emitSuccess([]));
  };
  if (native.isAddress(name)) then(name);
  else native.lookUp({ then, fail: (error) => promise.emitError([error]) }, name);
  return promise;
};

// socket.close(): what waits unsent is dropped, its promises fail; "close" follows. Nothing when closed already.
Socket.prototype.close = function () {
  if (this[CLOSED]) return;
  this[CLOSED] = true;
  nativeOf(this).close();
  const pending = this[PENDING];
  this[PENDING] = [];
  later(() => {
    const error = pending.length > 0 ? closedError("send") : undefined;
    for (const [promise] of pending) promise.emitError([error]);
    this.emit("close", []);
  });
};

// socket.address() -> { address, port }, undefined when closed.
Socket.prototype.address = function () {
  const local = nativeOf(this).address();
  return local && { address: local[0], port: local[1] };
};

internal.getter(Socket.prototype, "port", function () {
  return this.address()?.port;
});
// The bytes that wait unsent.
internal.getter(Socket.prototype, "backlog", function () {
  return nativeOf(this).backlog();
});
// The datagrams that came and for which there was no room.
internal.getter(Socket.prototype, "dropped", function () {
  return nativeOf(this).dropped();
});

// An interface: its number or name, or of an IPv4 group an address of it.
function interfaceOf(caller, value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && value !== "" && !value.includes("\0")) return value;
  if (Number.isInteger(value) && value >= 0 && value <= 0x7fffffff) return value;
  throw new TypeError(caller + ": the interface must be its number or name, or an address of it");
}

// socket.join(group[, interface]), socket.leave(group[, interface]): groups are numeric addresses. What is sent to
// groups goes out by the interface that was named last.
for (const method of ["join", "leave"]) {
  Socket.prototype[method] = function (group, local) {
    if (typeof group !== "string" || !native.isAddress(group))
      throw new TypeError(method + ": the group must be a numeric address");
    const on = interfaceOf(method, local);
    bound(method, this)[method](group, on);
  };
}

function setOption(caller, socket, name, value) {
  bound(caller, socket).setOption(native.options[name], value);
}

Socket.prototype.setBroadcast = function (on) {
  setOption("setBroadcast", this, "BROADCAST", on ? 1 : 0);
};
Socket.prototype.setMulticastLoopback = function (on) {
  setOption("setMulticastLoopback", this, "MULTICAST_LOOPBACK", on ? 1 : 0);
};
Socket.prototype.setTtl = function (ttl) {
  setOption("setTtl", this, "TTL", integer("setTtl", "ttl", ttl, 1, 255));
};
Socket.prototype.setMulticastTtl = function (ttl) {
  const most = integer("setMulticastTtl", "ttl", ttl, 0, 255);
  setOption("setMulticastTtl", this, "MULTICAST_TTL", most);
};

Socket.prototype.readPause = function () {
  nativeOf(this).readPause();
};
Socket.prototype.readResume = function () {
  nativeOf(this).readResume();
};

// socket.unref(), socket.ref() -> socket. An unreferenced one does not keep the program going.
Socket.prototype.unref = function () {
  return keep(this, false);
};
Socket.prototype.ref = function () {
  return keep(this, true);
};

function keep(socket, keeps) {
  socket[UNREF] = !keeps;
  nativeOf(socket).setKeepsLoopAlive(keeps);
  return socket;
}

native.setEvents({
  Socket: {
    message(buffer, address, port) {
      this.emit("message", [new Uint8Array(buffer), { address, port }]);
    },
    sent(count, error) {
      const done = this[PENDING].splice(0, error === undefined ? count : 1);
      for (const [promise, size] of done) {
        if (error === undefined) promise.emitSuccess([size]);
        else promise.emitError([error]);
      }
    },
    error(error) {
      if (hasListeners(this, "error")) this.emit("error", [error]);
    },
  },
  Question: {
    found(address, error) {
      if (error === undefined) this.then(address);
      else this.fail(error);
    },
  },
});

// node.udp.createSocket(listener, options) -> a node.udp.Socket; the listener is one for "message".
function createSocket(listener, options) {
  const socket = new Socket(options);
  addGiven(socket, "createSocket", "message", listener);
  return socket;
}

return { Socket, createSocket };
