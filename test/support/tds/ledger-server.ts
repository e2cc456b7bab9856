import {
  historyText,
  holderText,
  lookText,
  rollBackText,
  takeFenceText,
} from '../../../src/adapters/mssql/ledger-text.ts';
import type { TdsRequest } from './requests.ts';
import type { Reply, TdsSession } from './server.ts';
import type { Value } from './values.ts';

interface StoredRow {
  readonly sequence: number;
  readonly token: number;
  readonly entry: string;
}

interface Content {
  readonly kind: string;
  readonly digest: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All that a transaction takes back. */
interface Tables {
  readonly log: readonly StoredRow[];
  readonly checkpoint: number;
  readonly contents: readonly Content[];
  readonly token: number;
  readonly holder: string | null;
  /** Batches of steps, in the order in which they took effect. */
  readonly applied: readonly string[];
}

const rows = (columns: Extract<Reply, { kind: 'rows' }>['columns'], ...values: Value[][]): Reply => ({
  ...{ kind: 'rows', columns },
  rows: values,
});
const fencedOut: Reply = { kind: 'message', number: 50_901, text: 'The lock was taken over.' };

/**
 * Answers the toolkit's own texts, which it knows by heart, from tables in memory: lock, fence, log, contents and
 * transactions. It understands no SQL: any other text is a step's or a check's, and the test says what it does.
 */
export class LedgerServer {
  tables: Tables = { log: [], checkpoint: 0, contents: [], token: 0, holder: null, applied: [] };
  lockedBy: number | null = null;
  readonly #begun = new Map<number, Tables>();
  readonly #other: (sql: string, server: LedgerServer) => readonly Reply[] | undefined;

  /** @param other what a step's batch is answered with; undefined lets it succeed, and counts it as applied. */
  constructor(other: (sql: string, server: LedgerServer) => readonly Reply[] | undefined = () => undefined) {
    this.#other = other;
  }

  /** A session that ends gives back its lock, and takes back what it had not committed. */
  closed(session: number): void {
    this.#rollBack(session);
    if (this.lockedBy === session) this.lockedBy = null;
  }

  get entries(): readonly Record<string, unknown>[] {
    return this.tables.log.map(({ entry }) => JSON.parse(entry) as Record<string, unknown>);
  }

  answer({ sql, parameters }: TdsRequest, { id, login }: TdsSession): readonly Reply[] {
    if (sql.includes('sp_getapplock')) {
      const free = this.lockedBy === null || this.lockedBy === id;
      if (free) this.lockedBy = id;
      return [rows({ result: 'int' }, [free ? 0 : -1])];
    }
    if (sql.includes('APPLOCK_MODE')) {
      return [rows({ mode: 'nvarchar' }, [this.lockedBy === id ? 'Exclusive' : 'NoLock'])];
    }
    if (sql.includes('sp_releaseapplock')) {
      this.lockedBy = null;
      return [rows({ result: 'int' }, [0])];
    }
    if (sql.includes('SESSIONPROPERTY')) return [sessionAsWanted];
    if (sql.includes('AS [present]') && sql.includes('LedgerVersion')) return [rows({ present: 'int' }, [1])];
    if (sql.includes('MAX([Version])')) return [rows({ version: 'int' }, [1])];
    if (sql === lookText) {
      const place = rows({ server: 'nvarchar', database: 'nvarchar' }, ['TEST', login.database]);
      return [place, this.#logFrom(this.tables.checkpoint)];
    }
    if (sql === historyText) return [this.#logFrom(0)];
    if (sql === holderText) {
      return [rows({ Holder: 'nvarchar', TakenAt: 'datetime2' }, [this.tables.holder, new Date(0)])];
    }
    if (sql === takeFenceText) {
      const { token, holder: previous } = this.tables;
      this.tables = { ...this.tables, token: token + 1, holder: String(parameters['@holder']) };
      return [rows({ token: 'int', previous: 'nvarchar' }, [token + 1, previous])];
    }
    if (sql.includes('[deploy].[Content]')) return this.#content(sql, parameters, id);
    return this.#statements(sql, id);
  }

  #statements(sql: string, id: number): readonly Reply[] {
    if (sql === rollBackText) {
      this.#rollBack(id);
      return [];
    }
    if (!sql.includes('[deploy].') && !/^(BEGIN|COMMIT) TRANSACTION;$/.test(sql)) {
      const replies = this.#other(sql, this);
      const failed = replies?.some((reply) => reply.kind === 'message' && (reply.class ?? 16) > 10) === true;
      if (failed) this.#rollBack(id);
      if (replies === undefined) this.tables = { ...this.tables, applied: [...this.tables.applied, sql] };
      return replies ?? [];
    }
    if (sql.includes('BEGIN TRANSACTION')) this.#begun.set(id, this.tables);
    if (sql.includes('SET [Holder] = NULL')) this.tables = { ...this.tables, holder: null };
    for (const [, token] of sql.matchAll(/\[Id\] = 1 AND \[Token\] = (\d+)/g)) {
      if (Number(token) === this.tables.token) continue;
      this.#rollBack(id);
      return [fencedOut];
    }
    for (const [, sequence, entry = ''] of sql.matchAll(/SELECT (\d+), \[Token\], N'((?:[^']|'')*)' FROM/g)) {
      if (this.tables.log.some((row) => row.sequence === Number(sequence))) {
        this.#rollBack(id);
        return [{ kind: 'message', number: 2627, text: 'The number is taken.' }];
      }
      const row = {
        ...{ sequence: Number(sequence), token: this.tables.token },
        entry: entry.replaceAll("''", "'"),
      };
      this.tables = { ...this.tables, log: [...this.tables.log, row] };
    }
    const checkpoint = /INTO \[deploy\]\.\[Checkpoint\] .* VALUES \((\d+)\)/.exec(sql)?.[1];
    if (checkpoint !== undefined) this.tables = { ...this.tables, checkpoint: Number(checkpoint) };
    if (sql.includes('COMMIT TRANSACTION')) this.#begun.delete(id);
    return [];
  }

  #content(sql: string, parameters: TdsRequest['parameters'], id: number): readonly Reply[] {
    const [kind, digest] = [String(parameters['@kind']), String(parameters['@digest'])];
    const found = this.tables.contents.filter((one) => one.kind === kind && one.digest === digest);
    if (sql.includes('AS [present]')) return [rows({ present: 'int' }, [found.length > 0 ? 1 : 0])];
    if (sql.includes('SELECT [Path]')) {
      const values = found.map(({ path, bytes }): Value[] => [path, bytes]);
      return [rows({ Path: 'nvarchar', Bytes: 'varbinary' }, ...values)];
    }
    if (sql.includes('INSERT INTO')) {
      const added = Object.keys(parameters).flatMap((name): Content[] => {
        const at = /^@path(\d+)$/.exec(name)?.[1];
        if (at === undefined) return [];
        const bytes = parameters[`@bytes${at}`] as Uint8Array;
        return [{ kind, digest, path: String(parameters[name]), bytes }];
      });
      this.tables = { ...this.tables, contents: [...this.tables.contents, ...added] };
      return [];
    }
    for (const [, pruned = '', list = ''] of sql.matchAll(
      /\[Kind\] = '(\w+)'(?: AND \[Digest\] NOT IN \((.*?)\))?;/g,
    )) {
      const contents = this.tables.contents.filter((one) => one.kind !== pruned || list.includes(one.digest));
      this.tables = { ...this.tables, contents };
    }
    return this.#statements(sql.split('DELETE')[0] ?? '', id);
  }

  #logFrom(sequence: number): Reply {
    const values = this.tables.log
      .filter((row) => row.sequence >= sequence)
      .map((row): Value[] => [BigInt(row.sequence), row.token, new Date(row.sequence * 1000), row.entry]);
    return rows({ Sequence: 'bigint', FencingToken: 'int', At: 'datetime2', Entry: 'nvarchar' }, ...values);
  }

  #rollBack(session: number): void {
    this.tables = this.#begun.get(session) ?? this.tables;
    this.#begun.delete(session);
  }
}

const options = ['ANSI_NULLS', 'ANSI_PADDING', 'ANSI_WARNINGS', 'ARITHABORT', 'CONCAT_NULL_YIELDS_NULL'];
const asWanted: Readonly<Record<string, number>> = {
  ...Object.fromEntries(options.map((name) => [name, 1])),
  ...{ QUOTED_IDENTIFIER: 1, NUMERIC_ROUNDABORT: 0, XACT_ABORT: 16_384, IMPLICIT_TRANSACTIONS: 0 },
};
const sessionAsWanted = rows(
  Object.fromEntries(Object.keys(asWanted).map((name) => [name, 'int'] as const)),
  Object.values(asWanted),
);
