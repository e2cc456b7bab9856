export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to the allow-listed environment; see the adapter. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How a command ended. Success is `status === 0` and nothing else: a signal leaves the status null. */
export interface Completed {
  readonly status: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that goes on running and is talked to line by line. */
export interface Conversation {
  send(line: string): void;
  /** Kills the program if it still runs; resolves when it is gone. */
  stop(): Promise<Completed>;
  readonly ended: Promise<Completed>;
}

export interface Processes {
  /** The real path of the program that a command of this name would run; null when there is none. */
  locate(name: string): Promise<string | null>;
  /** Runs a command to its end; never rejects for how it ended. */
  run(command: Command): Promise<Completed>;
  /** Starts a program; `onLine` gets each line of its standard output. */
  converse(command: Omit<Command, 'timeoutMs'>, onLine: (line: string) => void): Conversation;
}
