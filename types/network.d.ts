// TCP, secure connections, UDP and DNS, see these sections of doc/api.md.

declare namespace node {
  /** Of TLS. A certificate and its key are PEM, or files of it. */
  interface SecureIdentity {
    certificate?: string | Uint8Array;
    key?: string | Uint8Array;
    certificateFile?: string;
    keyFile?: string;
    passphrase?: string;
  }
  /** [Secure connections] */
  interface SecureOptions extends SecureIdentity {
    /** PEM: who is trusted, instead of the system's authorities. */
    authorities?: string | Uint8Array;
    authoritiesFile?: string;
    /** A client's is true if absent, a server's false; "optional" asks clients for a certificate. */
    verify?: boolean | "optional";
    /** Client: the name that is asked for and verified. */
    serverName?: string;
    /** Server: certificates by name. */
    names?:
      | { [name: string]: SecureIdentity }
      | ((name: string) => SecureIdentity | undefined | PromiseLike<SecureIdentity | undefined>);
    /** ALPN, in order of preference. */
    protocols?: readonly string[];
    minVersion?: "TLSv1.2" | "TLSv1.3";
    ciphers?: string;
    /** Milliseconds, 10000 if absent. */
    handshakeTimeout?: number;
    /** Server: handshakes at once, 4096 if absent. */
    maxHandshakes?: number;
    /** Whether sessions are resumed; true if absent. */
    sessions?: boolean;
  }
  interface SecureState {
    version: string;
    cipher: string;
    protocol?: string;
    serverName?: string;
    resumed: boolean;
    /** The peer's. */
    certificate?: Certificate;
  }
  interface Certificate {
    subject: string;
    issuer: string;
    names: string[];
    validFrom: Date;
    validTo: Date;
    serialNumber: string;
    fingerprint: string;
    pem: string;
  }
  /** A listening socket that was inherited. */
  interface ListenDescriptor {
    fd: number;
  }
  interface UnixListenOptions {
    /** The permissions of the socket's file. */
    mode?: number;
    backlog?: number;
  }
  /** `listen` of all servers. What the system refuses throws an Error, "EADDRINUSE" say. */
  interface Listens {
    /** A port, 0 for a free one; or the path, or the @name, of a Unix socket. */
    listen(port: number | string, host?: string | null, backlog?: number): void;
    listen(port: number | string, backlog: number): void;
    listen(path: string, options: UnixListenOptions): void;
    listen(descriptor: ListenDescriptor | number | string): void;
    /** The port; 0 of a Unix socket, undefined when none is listened on. */
    readonly port: number | undefined;
    /** Has new connections use other certificates. */
    setSecure(options: SecureOptions): void;
    /** Lets the program end. */
    unref(): this;
    ref(): this;
  }
  /** The end, with an Error where one was the cause. */
  type Ending = [had_error: false, error: undefined] | [had_error: true, error: SystemError];
  /** Where a connection stands. */
  type ReadyState = "closed" | "opening" | "open" | "readOnly" | "writeOnly" | "closing";
  /** What is known of an open socket. */
  interface SocketProperties {
    /** "" on a Unix socket. */
    readonly remoteAddress: string;
    readonly remotePort: number | undefined;
    readonly localAddress: string | undefined;
    readonly localPort: number | undefined;
    /** The process at the other end of a Unix socket. */
    readonly peer: { pid: number; uid: number; gid: number } | undefined;
    /** Milliseconds of silence until the other end is probed; 0 is never. */
    setKeepAlive(ms: number): void;
    /** Whether small pieces go out at once; true if absent. */
    setNoDelay(on?: boolean): void;
    /** Milliseconds of silence until "timeout" and the end; 0 is never. */
    setTimeout(timeout: number): void;
    /** Of TLS, while it is open. */
    readonly secure: SecureState | undefined;
  }
}

declare namespace node.tcp {
  interface ServerOptions {
    /** Several processes listen on one port. */
    reusePort?: boolean;
    /** Connections open at once; 0, any number, if absent. */
    maxConnections?: number;
    /** Milliseconds of silence, 60000 if absent. */
    idleTimeout?: number;
    /** Connections that wait to be accepted, 1024 if absent. */
    backlog?: number;
    /** Of strings that are sent without one; "ascii" if absent. */
    encoding?: Encoding;
    secure?: SecureOptions;
  }
  interface ServerEvents {
    connection: [connection: Connection];
    /** 0 where no error was the cause. */
    close: [errorno: number];
    /** A handshake failed. */
    error: [error: SystemError, remoteAddress: string];
  }
  interface Server extends Listens {}
  class Server extends EventEmitter<ServerEvents> {
    constructor(options?: ServerOptions);
    /** Stops accepting; connections stay. */
    close(): void;
  }
  function createServer(
    connection_listener?: ((this: Server, connection: Connection) => unknown) | null,
    options?: ServerOptions,
  ): Server;

  interface ConnectionOptions {
    /** Of strings that are sent without one; "ascii" if absent. */
    encoding?: Encoding;
    secure?: SecureOptions | boolean;
  }
  interface ConnectionEvents {
    connect: [];
    /** In the encoding of `setEncoding`. */
    receive: [data: Received];
    /** The other end sends no more. Most programs call `close()` here. */
    eof: [];
    timeout: [];
    /** After a `send` that returned false. */
    drain: [];
    /** TLS has begun, after `startSecure`. */
    secure: [];
    /** The end, always and once. */
    close: Ending;
  }
  interface Connection extends SocketProperties {}
  class Connection extends EventEmitter<ConnectionEvents> {
    /** Opens a closed connection. The host is "127.0.0.1" if absent. */
    connect(port: number | string, host?: string | null, options?: ConnectionOptions): void;
    /** The same by the path of a Unix socket, or "@name". */
    connect(path: string, options: ConnectionOptions): void;
    readonly readyState: ReadyState;
    /** Only on the server's side. */
    readonly server: Server | undefined;
    /** Bytes that wait unsent. */
    readonly backlog: number;
    /** How "receive" gives data; "raw" at first. */
    setEncoding(encoding: Encoding): void;
    /** False when more than 64 KiB wait. An Error after `close()`. */
    send(data: Data, encoding?: Encoding): boolean;
    /** What was sent goes out, then a FIN. The other end may still send. */
    close(): void;
    /** Ends the connection now. */
    forceClose(): void;
    readPause(): void;
    readResume(): void;
    /** STARTTLS: goes on encrypted. "secure" follows. */
    startSecure(options?: SecureOptions | true): void;
    /** Lets the program end. */
    unref(): this;
    ref(): this;
  }
  /** Connects to a port, or to the path or @name of a Unix socket. */
  function createConnection(port: number | string, host?: string | null, options?: ConnectionOptions): Connection;
  function createConnection(path: string, options: ConnectionOptions): Connection;
}

declare namespace node.udp {
  interface Address {
    address: string;
    port: number;
  }
  interface SocketEvents {
    message: [bytes: Uint8Array, from: Address];
    /** An error that is no `send`'s. */
    error: [error: SystemError];
    close: [];
  }
  interface SocketOptions {
    reuseAddress?: boolean;
    reusePort?: boolean;
    /** Bytes that the system holds. */
    receiveBuffer?: number;
    sendBuffer?: number;
    /** Bytes that may wait, 4194304 if absent; above, `send` fails with "ENOBUFS". */
    maxBacklog?: number;
  }
  class Socket extends EventEmitter<SocketEvents> {
    constructor(options?: SocketOptions);
    /** Receives on a port, a free one if 0 or absent; on every address without a host. */
    bind(port?: number | string, host?: string): void;
    address(): Address | undefined;
    readonly port: number | undefined;
    /** Strings are UTF-8; the host is "127.0.0.1" if absent. Success has the number of bytes. */
    send(data: Data, port?: number | string, host?: string): Promise<[bytes: number], [error: SystemError]>;
    /** From then on only that end is heard, and `send(data)` reaches it. */
    connect(port: number | string, host?: string): Promise<[], [error: SystemError]>;
    /** Bytes that wait unsent. */
    readonly backlog: number;
    /** Datagrams that came, and for which there was no room. */
    readonly dropped: number;
    /** Multicast, by numeric addresses. The interface is its number or name, or an IPv4 address of it. */
    join(group: string, interface?: string | number): void;
    leave(group: string, interface?: string | number): void;
    setMulticastTtl(ttl: number): void;
    setMulticastLoopback(on: boolean): void;
    setBroadcast(on: boolean): void;
    setTtl(ttl: number): void;
    readPause(): void;
    readResume(): void;
    close(): void;
    /** Lets the program end. */
    unref(): this;
    ref(): this;
  }
  function createSocket(
    listener?: ((this: Socket, bytes: Uint8Array, from: Address) => unknown) | null,
    options?: SocketOptions,
  ): Socket;
}

declare namespace node.dns {
  /** Of an error: one of the numbers below, and what it means in English. */
  type Failure = [code: number, msg: string];
  /** IPv4 addresses. `ttl` is in seconds, `cname` the canonical name. */
  function resolve4(domain: string): Promise<[addresses: string[], ttl: number, cname: string], Failure>;
  /** IPv6 addresses. */
  function resolve6(domain: string): Promise<[addresses: string[], ttl: number, cname: string], Failure>;
  /** The names of an address. */
  function reverse(ip: string): Promise<[domains: string[], ttl: number, cname: string], Failure>;
  /** "ip" or "ip:port", "[ip]:port"; instead of the system's. */
  function setServers(servers: readonly string[]): void;
  /** No server answered in time. */
  const TEMPFAIL: number;
  const PROTOCOL: number;
  const NXDOMAIN: number;
  const NODATA: number;
  const NOMEM: number;
  const BADQUERY: number;
}
