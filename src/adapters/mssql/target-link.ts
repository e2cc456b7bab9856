import { DeployError } from '../../errors/deploy-error.ts';
import { formatAddress } from './address.ts';
import { connect, type ServerOptions } from './connect.ts';
import type { ServerNotice, SqlConnection } from './connection.ts';
import { prepareSession } from './preamble.ts';

/** Null for a database that is not there. */
export const databaseIdText = 'SELECT DB_ID(@name) AS [id];';

const options = { timeoutMs: 30_000 };

/**
 * The one connection to the target database. What needs the database to itself then meets no second one of the
 * toolkit's own; one that broke is made anew, with the session preamble, when it is next asked for.
 */
export class TargetLink {
  readonly #server: ServerOptions;
  readonly #database: string;
  readonly #notices: (notice: ServerNotice) => void;
  #connection: Promise<SqlConnection | undefined> | undefined;

  constructor(server: ServerOptions, database: string, notices: (notice: ServerNotice) => void) {
    this.#server = server;
    this.#database = database;
    this.#notices = notices;
  }

  /** A connection to the server that is in no user database: where the lock lives. */
  async toMaster(): Promise<SqlConnection> {
    return connect(this.#server, 'master');
  }

  /** @returns undefined when the server has no such database. */
  async find(): Promise<SqlConnection | undefined> {
    const known = await this.#connection?.catch(() => undefined);
    if (known?.isOpen === true) return known;
    this.#connection = this.#open();
    return this.#connection;
  }

  /** @throws DeployError DATABASE_MISSING */
  async get(): Promise<SqlConnection> {
    const connection = await this.find();
    if (connection !== undefined) return connection;
    throw new DeployError({
      code: 'DATABASE_MISSING',
      what: `${formatAddress(this.#server.address)} has no database ${this.#database}.`,
      remedy: 'Create it, or name another one with --database.',
    });
  }

  async close(): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    this.#connection = undefined;
    await connection?.close();
  }

  async #open(): Promise<SqlConnection | undefined> {
    let connection: SqlConnection;
    try {
      connection = await connect(this.#server, this.#database, this.#notices);
    } catch (error) {
      if (await this.#isMissing(error)) return undefined;
      throw error;
    }
    try {
      await prepareSession(connection, options.timeoutMs);
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /** A login into a database that is not there is refused with the same number (4060) as one that may not enter it. */
  async #isMissing(refusal: unknown): Promise<boolean> {
    if (!(refusal instanceof DeployError) || refusal.code !== 'CREDENTIALS_REFUSED') return false;
    const master = await this.toMaster().catch(() => undefined);
    if (master === undefined) return false;
    try {
      const name = { name: this.#database };
      const [[row] = []] = await master.call(databaseIdText, name, options);
      return row !== undefined && row['id'] === null;
    } finally {
      await master.close();
    }
  }
}
