// node.fs, see doc/api.md, "File I/O". Each call but `exists` and `watch` returns a promise; "error" has an Error with `code`.

declare namespace node.fs {
  /** Tells what kind of file something is. */
  interface Kind {
    isFile(): boolean;
    isDirectory(): boolean;
    isSymbolicLink(): boolean;
    isFIFO(): boolean;
    isSocket(): boolean;
    isCharacterDevice(): boolean;
    isBlockDevice(): boolean;
  }
  interface Stats extends Kind {
    dev: number;
    ino: number;
    /** Permissions, and the kind: `mode & node.S_IFMT`. */
    mode: number;
    nlink: number;
    uid: number;
    gid: number;
    rdev: number;
    /** Bytes. */
    size: number;
    blksize: number;
    /** Each of 512 bytes. */
    blocks: number;
    atime: Date;
    mtime: Date;
    ctime: Date;
  }
  interface Entry extends Kind {
    name: string;
    /** `node.S_IFREG` and so on. */
    type: number;
  }
  type Done = Promise<[], [error: SystemError]>;
  type Later<Args extends any[]> = Promise<Args, [error: SystemError]>;
  /** A Date, or seconds since 1970. */
  type Time = Date | number;

  function rename(path1: string, path2: string): Done;
  /** Follows links. */
  function stat(path: string): Later<[stats: Stats]>;
  /** Of a link itself. */
  function lstat(path: string): Later<[stats: Stats]>;
  function fstat(fd: number): Later<[stats: Stats]>;
  /** Calls back with whether `stat` succeeds. */
  function exists(path: string, callback: (there: boolean) => unknown): void;
  function unlink(path: string): Done;
  function rmdir(path: string): Done;
  /** The mode is 0777 if absent. `parents` makes the folders above as well. */
  function mkdir(path: string, mode?: number | null, options?: { parents?: boolean }): Done;
  /** The entries of a folder, each with its type. */
  function readdir(path: string, options: { types: true }): Later<[entries: Entry[]]>;
  /** The names in a folder. */
  function readdir(path: string, options?: { types?: false } | null): Later<[names: string[]]>;
  function close(fd: number): Done;
  /** Flags are `node.O_RDONLY` and so on; the mode is 0666 if absent. */
  function open(path: string, flags: number, mode?: number | null): Later<[fd: number]>;
  /** Strings are UTF-8. Without a position, at the current one, in the order of the calls. */
  function write(fd: number, data: Data, position?: number | null): Later<[written: number]>;
  /** Raw integers unless an encoding is given; `null` and 0 at the end of the file. */
  function read(
    fd: number,
    length: number,
    position?: number | null,
  ): Later<[data: number[] | null, bytesRead: number]>;
  function read<E extends Encoding>(
    fd: number,
    length: number,
    position: number | null | undefined,
    encoding: E,
  ): Later<[data: Decoded<E> | null, bytesRead: number]>;
  /** A whole file; "utf8" if no encoding is given. */
  function cat(filename: string): Later<[content: string]>;
  function cat<E extends Encoding>(filename: string, encoding: E): Later<[content: Decoded<E>]>;
  function link(path1: string, path2: string): Done;
  /** Makes a link at `path` that leads to `target`. */
  function symlink(target: string, path: string): Done;
  function readlink(path: string): Later<[target: string]>;
  function realpath(path: string): Later<[path: string]>;
  function chmod(path: string, mode: number): Done;
  function fchmod(fd: number, mode: number): Done;
  /** -1 leaves one as it is. */
  function chown(path: string, uid: number, gid: number): Done;
  function lchown(path: string, uid: number, gid: number): Done;
  function utimes(path: string, atime: Time, mtime: Time): Done;
  /** The length is 0 if absent. */
  function truncate(path: string, length?: number): Done;
  function ftruncate(fd: number, length?: number): Done;
  function fsync(fd: number): Done;
  function fdatasync(fd: number): Done;
  /** The mode is `node.F_OK` if absent, or `node.R_OK`, `node.W_OK` and `node.X_OK` put together. */
  function access(path: string, mode?: number): Done;
  /** Makes a folder of mode 0700: the prefix and six characters. */
  function mkdtemp(prefix: string): Later<[path: string]>;
  function statfs(path: string): Later<[stats: FileSystemStats]>;
  interface FileSystemStats {
    type: number;
    bsize: number;
    blocks: number;
    bfree: number;
    bavail: number;
    files: number;
    ffree: number;
    namelen: number;
  }
  /** Puts data behind what the file has, in one write; "utf8" if no encoding is given. */
  function append(path: string, data: Data, encoding?: Encoding): Done;
  /** Copies a file with its permissions; nobody meets half of it. */
  function copy(path1: string, path2: string): Done;
  /** Removes a file, a link or an empty folder; `recursive`: with all that is in it. */
  function remove(path: string, options?: { recursive?: boolean }): Done;

  // [node.fs.watch]

  interface WatcherEvents {
    /** The name is absent where it is the watched folder itself, and with "overflow". */
    change: [kind: "create" | "change" | "rename" | "delete" | "overflow", name?: string];
    close: Ending;
  }
  interface Watcher extends EventEmitter<WatcherEvents> {
    close(): void;
    /** Lets the program end. */
    unref(): this;
    ref(): this;
  }
  /** Tells what happens to a file, or in a folder. Throws an Error where there is nothing to watch. */
  function watch(path: string): Watcher;
}
