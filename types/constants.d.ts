// The numbers of POSIX, and the names of encodings and signals.

declare namespace node {
  /** Encodings, see `Encoding`. */
  const ASCII: 0;
  const UTF8: 1;
  const RAW: 2;

  // [File I/O] Flags of `open`.
  const O_RDONLY: number;
  const O_WRONLY: number;
  const O_RDWR: number;
  const O_ACCMODE: number;
  const O_CREAT: number;
  const O_EXCL: number;
  const O_NOCTTY: number;
  const O_TRUNC: number;
  const O_APPEND: number;
  const O_NONBLOCK: number;
  const O_NDELAY: number;
  const O_DSYNC: number;
  const O_SYNC: number;
  const O_RSYNC: number;
  const O_FSYNC: number;
  const O_ASYNC: number;
  const O_LARGEFILE: number;
  const O_DIRECT: number;
  const O_DIRECTORY: number;
  const O_NOFOLLOW: number;
  const O_NOATIME: number;
  const O_CLOEXEC: number;
  const O_PATH: number;
  const O_TMPFILE: number;

  // Of `access`.
  const F_OK: number;
  const R_OK: number;
  const W_OK: number;
  const X_OK: number;

  // Kinds of files, and bits of modes.
  const S_IFMT: number;
  const S_IFREG: number;
  const S_IFDIR: number;
  const S_IFCHR: number;
  const S_IFBLK: number;
  const S_IFIFO: number;
  const S_IFLNK: number;
  const S_IFSOCK: number;
  const S_ISUID: number;
  const S_ISGID: number;
  const S_ISVTX: number;
  const S_IRWXU: number;
  const S_IRUSR: number;
  const S_IWUSR: number;
  const S_IXUSR: number;
  const S_IRWXG: number;
  const S_IRGRP: number;
  const S_IWGRP: number;
  const S_IXGRP: number;
  const S_IRWXO: number;
  const S_IROTH: number;
  const S_IWOTH: number;
  const S_IXOTH: number;
  const S_IREAD: number;
  const S_IWRITE: number;
  const S_IEXEC: number;

  // Errors of the system.
  const E2BIG: number;
  const EACCES: number;
  const EADDRINUSE: number;
  const EADDRNOTAVAIL: number;
  const EADV: number;
  const EAFNOSUPPORT: number;
  const EAGAIN: number;
  const EALREADY: number;
  const EBADE: number;
  const EBADF: number;
  const EBADFD: number;
  const EBADMSG: number;
  const EBADR: number;
  const EBADRQC: number;
  const EBADSLT: number;
  const EBFONT: number;
  const EBUSY: number;
  const ECANCELED: number;
  const ECHILD: number;
  const ECHRNG: number;
  const ECOMM: number;
  const ECONNABORTED: number;
  const ECONNREFUSED: number;
  const ECONNRESET: number;
  const EDEADLK: number;
  const EDEADLOCK: number;
  const EDESTADDRREQ: number;
  const EDOM: number;
  const EDOTDOT: number;
  const EDQUOT: number;
  const EEXIST: number;
  const EFAULT: number;
  const EFBIG: number;
  const EHOSTDOWN: number;
  const EHOSTUNREACH: number;
  const EHWPOISON: number;
  const EIDRM: number;
  const EILSEQ: number;
  const EINPROGRESS: number;
  const EINTR: number;
  const EINVAL: number;
  const EIO: number;
  const EISCONN: number;
  const EISDIR: number;
  const EISNAM: number;
  const EKEYEXPIRED: number;
  const EKEYREJECTED: number;
  const EKEYREVOKED: number;
  const EL2HLT: number;
  const EL2NSYNC: number;
  const EL3HLT: number;
  const EL3RST: number;
  const ELIBACC: number;
  const ELIBBAD: number;
  const ELIBEXEC: number;
  const ELIBMAX: number;
  const ELIBSCN: number;
  const ELNRNG: number;
  const ELOOP: number;
  const EMEDIUMTYPE: number;
  const EMFILE: number;
  const EMLINK: number;
  const EMSGSIZE: number;
  const EMULTIHOP: number;
  const ENAMETOOLONG: number;
  const ENAVAIL: number;
  const ENETDOWN: number;
  const ENETRESET: number;
  const ENETUNREACH: number;
  const ENFILE: number;
  const ENOANO: number;
  const ENOBUFS: number;
  const ENOCSI: number;
  const ENODATA: number;
  const ENODEV: number;
  const ENOENT: number;
  const ENOEXEC: number;
  const ENOKEY: number;
  const ENOLCK: number;
  const ENOLINK: number;
  const ENOMEDIUM: number;
  const ENOMEM: number;
  const ENOMSG: number;
  const ENONET: number;
  const ENOPKG: number;
  const ENOPROTOOPT: number;
  const ENOSPC: number;
  const ENOSR: number;
  const ENOSTR: number;
  const ENOSYS: number;
  const ENOTBLK: number;
  const ENOTCONN: number;
  const ENOTDIR: number;
  const ENOTEMPTY: number;
  const ENOTNAM: number;
  const ENOTRECOVERABLE: number;
  const ENOTSOCK: number;
  const ENOTSUP: number;
  const ENOTTY: number;
  const ENOTUNIQ: number;
  const ENXIO: number;
  const EOPNOTSUPP: number;
  const EOVERFLOW: number;
  const EOWNERDEAD: number;
  const EPERM: number;
  const EPFNOSUPPORT: number;
  const EPIPE: number;
  const EPROTO: number;
  const EPROTONOSUPPORT: number;
  const EPROTOTYPE: number;
  const ERANGE: number;
  const EREMCHG: number;
  const EREMOTE: number;
  const EREMOTEIO: number;
  const ERESTART: number;
  const ERFKILL: number;
  const EROFS: number;
  const ESHUTDOWN: number;
  const ESOCKTNOSUPPORT: number;
  const ESPIPE: number;
  const ESRCH: number;
  const ESRMNT: number;
  const ESTALE: number;
  const ESTRPIPE: number;
  const ETIME: number;
  const ETIMEDOUT: number;
  const ETOOMANYREFS: number;
  const ETXTBSY: number;
  const EUCLEAN: number;
  const EUNATCH: number;
  const EUSERS: number;
  const EWOULDBLOCK: number;
  const EXDEV: number;
  const EXFULL: number;

  // [Signals]
  const SIGHUP: number;
  const SIGINT: number;
  const SIGQUIT: number;
  const SIGILL: number;
  const SIGTRAP: number;
  const SIGABRT: number;
  const SIGIOT: number;
  const SIGBUS: number;
  const SIGFPE: number;
  const SIGKILL: number;
  const SIGUSR1: number;
  const SIGSEGV: number;
  const SIGUSR2: number;
  const SIGPIPE: number;
  const SIGALRM: number;
  const SIGTERM: number;
  const SIGCHLD: number;
  const SIGCONT: number;
  const SIGSTOP: number;
  const SIGTSTP: number;
  const SIGTTIN: number;
  const SIGTTOU: number;
  const SIGURG: number;
  const SIGXCPU: number;
  const SIGXFSZ: number;
  const SIGVTALRM: number;
  const SIGPROF: number;
  const SIGIO: number;
  const SIGPOLL: number;
  const SIGWINCH: number;
  const SIGSYS: number;
  const SIGSTKFLT: number;
  const SIGPWR: number;

  type SignalName =
    | "SIGHUP"
    | "SIGINT"
    | "SIGQUIT"
    | "SIGILL"
    | "SIGTRAP"
    | "SIGABRT"
    | "SIGIOT"
    | "SIGBUS"
    | "SIGFPE"
    | "SIGKILL"
    | "SIGUSR1"
    | "SIGSEGV"
    | "SIGUSR2"
    | "SIGPIPE"
    | "SIGALRM"
    | "SIGTERM"
    | "SIGCHLD"
    | "SIGCONT"
    | "SIGSTOP"
    | "SIGTSTP"
    | "SIGTTIN"
    | "SIGTTOU"
    | "SIGURG"
    | "SIGXCPU"
    | "SIGXFSZ"
    | "SIGVTALRM"
    | "SIGPROF"
    | "SIGIO"
    | "SIGPOLL"
    | "SIGWINCH"
    | "SIGSYS"
    | "SIGSTKFLT"
    | "SIGPWR";
  /** A number, or a name. */
  type Signal = number | SignalName;
}
