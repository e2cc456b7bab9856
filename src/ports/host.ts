import type { Duplex, Readable } from 'node:stream';

/** A command on a host, as a list of arguments: no text of it is ever read by the host's shell. */
export interface RemoteCommand {
  /** What messages call it: its arguments may be a whole script. */
  readonly title: string;
  readonly args: readonly [program: string, ...string[]];
  /** Its whole standard input; empty if absent. */
  readonly input?: Uint8Array | Readable;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Gets each line as it comes, without its end; a line that is very long comes in pieces. */
  readonly onLine?: (line: string, stream: RemoteStream) => void;
}

export type RemoteStream = 'stdout' | 'stderr';

/** A command that goes on until its standard input ends. */
export interface RemoteConversation {
  /** Resolves with its first line; rejects as `run` does when it ends without one. */
  readonly firstLine: Promise<string>;
  /** Ends its standard input; resolves when it has ended, however that was. */
  stop(): Promise<void>;
}

/** A machine that commands can be run on, over one connection. */
export interface Host {
  /** What the inventory calls it. */
  readonly name: string;
  /**
   * Runs a command to its end and gives its standard output.
   * @throws DeployError for whatever is not exit status 0: REMOTE_COMMAND_FAILED for another status,
   *   REMOTE_COMMAND_KILLED for a signal, REMOTE_COMMAND_TIMED_OUT, SSH_DROPPED when the connection went, CANCELLED.
   */
  run(command: RemoteCommand): Promise<string>;
  converse(command: Omit<RemoteCommand, 'input'>): RemoteConversation;
  /** A stream to a port that the host can reach, through the connection. */
  connect(address: string, port: number): Promise<Duplex>;
  close(): Promise<void>;
}
