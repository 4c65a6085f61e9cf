// Child processes, see doc/api.md, "Child Processes".

declare namespace node {
  interface ChildProcessEvents {
    /** What the child wrote to its stdout, a string unless `encoding` says otherwise; `null` once, at the end. */
    output: [data: any];
    /** The same of its stderr. */
    error: [data: any];
    /** None of what was written waits any more. */
    drain: [];
    /** The child and both outputs have ended. The code of a child that a signal killed is 128 + its number. */
    exit: [code: number, signal?: SignalName];
  }
  /** One string for the shell, or a program and its arguments. */
  type Command = string | readonly [file: string, ...args: string[]] | readonly string[];
  type Plug = "pipe" | "inherit" | "ignore" | number;

  interface ChildOptions {
    /** `ENV` if absent. */
    env?: { [name: string]: string | null | undefined };
    cwd?: string;
    /** "pipe" if absent. Only pipes have events. */
    stdin?: Plug;
    stdout?: Plug;
    stderr?: Plug;
    /** Of "output" and "error"; "utf8" if absent. */
    encoding?: Encoding;
    /** The child leads a process group, which `kill` reaches. */
    group?: boolean;
    uid?: number | string;
    gid?: number | string;
    /** Milliseconds until the child is sent `killSignal`, "SIGTERM". */
    timeout?: number;
    killSignal?: Signal;
  }
  class ChildProcess extends EventEmitter<ChildProcessEvents> {
    /** Runs a command. An Error while another one runs. */
    spawn(command: Command, options?: ChildOptions): this;
    readonly pid: number;
    /** Bytes that wait to be written to its stdin. */
    readonly backlog: number;
    /** Writes to its stdin; a string as the option `encoding` says, or as ASCII, if no encoding is given. False when that is closed. */
    write(data: Data, encoding?: Encoding): boolean;
    /** Closes its stdin, behind what was written. */
    close(): boolean;
    /** Sends a signal, SIGTERM if absent. An Error when the child has ended. */
    kill(signal?: Signal): void;
    /** Lets the program end. */
    unref(): this;
    ref(): this;
  }
  /** Starts a command. The listener is one for "output". Where the system cannot, an Error is thrown. */
  function createChildProcess(
    command: Command,
    listener?: ((this: ChildProcess, data: any) => unknown) | null,
    options?: ChildOptions,
  ): ChildProcess;

  interface RunOptions extends ChildOptions {
    /** What the child reads. */
    input?: Data;
    /** The most of output and error together: 16777216 if absent. Above, the child is killed ("MAX_BYTES"). */
    maxBytes?: number;
  }
  interface RunResult {
    code: number;
    signal?: SignalName;
    output: any;
    error: any;
  }
  /** Runs a command to its end. A code that is not 0 is no error of the promise. */
  function run(command: Command, options?: RunOptions): Promise<[result: RunResult], [error: SystemError]>;
}
