import { type Connection, Request, TYPES } from 'tedious';
import { type ServerError, SqlFailure } from './sql-failure.ts';

/** A value as the driver gives it; BIGINT comes as text, because a number could not hold it. */
export type Cell = string | number | boolean | Buffer | Date | null;
export type Row = Readonly<Record<string, Cell>>;

/** One result set after the other. */
export type ResultSets = readonly (readonly Row[])[];

/** A message that is no error: PRINT, RAISERROR below class 11, progress of long statements. */
export interface ServerNotice {
  readonly number: number;
  readonly severity: number;
  readonly text: string;
}

export interface BatchOptions {
  /** Milliseconds; 0 waits for ever. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** One session of a server. Requests run one after the other, in the order in which they were asked for. */
export class SqlConnection {
  readonly #connection: Connection;
  readonly #notices: (notice: ServerNotice) => void;
  #last: Promise<unknown> = Promise.resolve();
  #open = true;

  constructor(connection: Connection, notices: (notice: ServerNotice) => void) {
    this.#connection = connection;
    this.#notices = notices;
    // The driver tells a broken connection twice: here, and by the request that it broke.
    connection
      .on('error', () => undefined)
      .on('end', () => {
        this.#open = false;
      });
    connection.on('infoMessage', ({ number, class: severity, message }) =>
      this.#notices({ number, severity: severity ?? 0, text: message }),
    );
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Sends a text as it is: a batch of its own, whose SET options and transaction stay with the session. */
  async batch(text: string, options: BatchOptions): Promise<ResultSets> {
    return this.#enqueue(text, options, (request) => this.#connection.execSqlBatch(request));
  }

  /** Runs a text with parameters by `sp_executesql`: what it sets ends with it. */
  async call(
    text: string,
    parameters: Readonly<Record<string, string | number | Uint8Array | null>>,
    options: BatchOptions,
  ): Promise<ResultSets> {
    return this.#enqueue(text, options, (request) => {
      for (const [name, value] of Object.entries(parameters)) addParameter(request, name, value);
      this.#connection.execSql(request);
    });
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    const ended = new Promise((resolve) => this.#connection.once('end', resolve));
    this.#connection.close();
    await ended;
  }

  #enqueue(text: string, options: BatchOptions, send: (request: Request) => void): Promise<ResultSets> {
    const run = this.#last.then(() => this.#run(text, options, send));
    this.#last = run.catch(() => undefined);
    return run;
  }

  #run(text: string, options: BatchOptions, send: (request: Request) => void): Promise<ResultSets> {
    if (!this.#open) {
      return Promise.reject(
        new SqlFailure('connection', [], 'The connection to the server is closed.', undefined),
      );
    }
    return new Promise((resolve, reject) => {
      const sets: Row[][] = [];
      const errors: ServerError[] = [];
      const cancel = (): void => void this.#connection.cancel();
      const request = new Request(text, (error) => {
        options.signal?.removeEventListener('abort', cancel);
        this.#connection.off('errorMessage', onError);
        if (error === null || error === undefined) resolve(sets);
        else reject(failureOf(error, errors));
      });
      const onError = (message: DriverMessage): void => void errors.push(toServerError(message));
      this.#connection.on('errorMessage', onError);
      request.on('columnMetadata', () => void sets.push([]));
      request.on('row', (columns: readonly DriverColumn[]) => {
        sets
          .at(-1)
          ?.push(Object.fromEntries(columns.map(({ metadata, value }) => [metadata.colName, value])));
      });
      request.setTimeout(options.timeoutMs);
      options.signal?.addEventListener('abort', cancel);
      send(request);
    });
  }
}

interface DriverColumn {
  readonly metadata: { readonly colName: string };
  readonly value: Cell;
}

interface DriverMessage {
  readonly number: number;
  readonly state?: number;
  readonly class?: number;
  readonly message: string;
  readonly procName?: string;
  readonly lineNumber?: number;
}

function addParameter(request: Request, name: string, value: string | number | Uint8Array | null): void {
  if (typeof value === 'number') request.addParameter(name, TYPES.Int, value);
  else if (value instanceof Uint8Array) {
    request.addParameter(name, TYPES.VarBinary, Buffer.from(value), { length: Number.POSITIVE_INFINITY });
  } else request.addParameter(name, TYPES.NVarChar, value, { length: Number.POSITIVE_INFINITY });
}

function toServerError(told: DriverMessage): ServerError {
  return {
    number: told.number,
    state: told.state ?? 0,
    severity: told.class ?? 0,
    text: told.message,
    procedure: told.procName === undefined || told.procName === '' ? null : told.procName,
    line: told.lineNumber ?? 1,
  };
}

/** The driver's codes: https://tediousjs.github.io/tedious/api-request.html */
const reasons: Readonly<Record<string, SqlFailure['reason']>> = {
  ETIMEOUT: 'time-out',
  ECANCEL: 'cancelled',
  EREQUEST: 'server',
};

function failureOf(error: Error, errors: readonly ServerError[]): SqlFailure {
  const code = (error as { code?: string }).code ?? '';
  const reason = errors.length > 0 ? 'server' : (reasons[code] ?? 'connection');
  return new SqlFailure(reason, errors, error.message, error);
}
