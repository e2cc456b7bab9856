/** What the server said was wrong, as it said it. */
export interface ServerError {
  readonly number: number;
  readonly state: number;
  readonly severity: number;
  readonly text: string;
  /** The module that was running; null in a batch of its own. */
  readonly procedure: string | null;
  /** Counts from 1, in the module or in the batch. */
  readonly line: number;
}

/** A batch that failed: with the server's errors, or with none when the connection broke or time ran out. */
export class SqlFailure extends Error {
  readonly errors: readonly ServerError[];
  readonly reason: 'server' | 'time-out' | 'connection' | 'cancelled';

  constructor(cause: SqlFailure['reason'], errors: readonly ServerError[], text: string, original: unknown) {
    super(errors.length === 0 ? text : errors.map(formatError).join('; '), { cause: original });
    this.name = 'SqlFailure';
    this.errors = errors;
    this.reason = cause;
  }

  /** The error that explains the others; a client sees the first that the batch raised. */
  get first(): ServerError | undefined {
    return this.errors[0];
  }
}

/** `Msg 1205, level 13, state 51, dbo.P, line 17: …`, as every tool of the server writes it. */
function formatError({ number, state, severity, procedure, line, text }: ServerError): string {
  const place = procedure === null ? `line ${line}` : `${procedure}, line ${line}`;
  return `Msg ${number}, level ${severity}, state ${state}, ${place}: ${text}`;
}

/**
 * Faults that go by themselves, after which the whole batch may be sent again: a deadlock's victim, a time-out
 * of a lock, and the write conflicts of memory-optimized tables.
 * https://learn.microsoft.com/sql/relational-databases/in-memory-oltp/transactions-with-memory-optimized-tables
 */
const transient = new Set([1205, 1222, 41301, 41302, 41305, 41325]);

export function isTransient(error: unknown): boolean {
  return error instanceof SqlFailure && error.errors.some(({ number }) => transient.has(number));
}
