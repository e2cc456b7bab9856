import { Connection, Request, TYPES } from 'tedious';
import { afterEach, describe, expect, it } from 'vitest';
import { certificateAuthority } from '../support/certificates.ts';
import { type Reply, startTdsServer, type TdsServer, type TdsServerOptions } from '../support/tds/server.ts';

let server: TdsServer | undefined;
afterEach(async () => server?.close());

async function connect(options: Partial<TdsServerOptions>, tls: object = { encrypt: false }) {
  server = await startTdsServer({ answer: () => [], ...options });
  const connection = new Connection({
    server: '127.0.0.1',
    authentication: { type: 'default', options: { userName: 'deploy', password: "p%;'w\nß" } },
    options: {
      port: server.port,
      database: 'Hartonomous',
      connectTimeout: 5000,
      requestTimeout: 400,
      ...tls,
    },
  });
  connection.on('error', () => undefined);
  await new Promise<void>((resolve, reject) =>
    connection.connect((error) => (error === undefined ? resolve() : reject(error))),
  );
  return connection;
}

interface Answer {
  readonly error: (Error & { number?: number; lineNumber?: number; procName?: string }) | null | undefined;
  readonly rows: unknown[][];
}

function ask(connection: Connection, sql: string, bits?: Buffer): Promise<Answer> {
  return new Promise((resolve) => {
    const rows: unknown[][] = [];
    const request = new Request(sql, (error) => resolve({ error: error as Answer['error'], rows }));
    request.on('row', (columns: { value: unknown }[]) => rows.push(columns.map(({ value }) => value)));
    if (bits === undefined) return connection.execSqlBatch(request);
    request.addParameter('bits', TYPES.VarBinary, bits);
    connection.execSql(request);
  });
}

const everyType: Reply = {
  kind: 'rows',
  columns: {
    i: 'int',
    l: 'bigint',
    b: 'bit',
    f: 'float',
    n: 'nvarchar',
    v: 'varbinary',
    d: 'datetime2',
  },
  rows: [
    [
      -7,
      9_007_199_254_740_993n,
      true,
      0.5,
      'Grüße 👋',
      Buffer.from([1, 2]),
      new Date('2026-11-21T10:11:12.345Z'),
    ],
    [null, null, null, null, null, null, null],
  ],
};

describe("the tests' TDS server, by the real driver", () => {
  it('takes a login and answers a batch with rows of every type', async () => {
    const connection = await connect({ answer: () => [everyType] });
    expect(await ask(connection, 'SELECT 1;')).toEqual({
      error: undefined,
      rows: [
        [-7, '9007199254740993', true, 0.5, 'Grüße 👋', Buffer.from([1, 2]), expect.anything()],
        [null, null, null, null, null, null, null],
      ],
    });
    expect((await ask(connection, 'again')).rows[0]?.[6]).toEqual(new Date('2026-11-21T10:11:12.345Z'));
    expect(server?.logins).toMatchObject([{ user: 'deploy', password: "p%;'w\nß", database: 'Hartonomous' }]);
    expect(server?.requests.map(({ sql }) => sql)).toEqual(['SELECT 1;', 'again']);
    connection.close();
  });

  it('takes bytes as a parameter of any size', async () => {
    const connection = await connect({});
    const bits = Buffer.alloc(300_000, 0x4d);
    expect((await ask(connection, 'CREATE ASSEMBLY [a] FROM @bits;', bits)).error).toBeUndefined();
    expect(server?.requests[0]).toMatchObject({ kind: 'call', sql: 'CREATE ASSEMBLY [a] FROM @bits;' });
    expect(server?.requests[0]?.parameters['@bits']).toEqual(bits);
    connection.close();
  });

  it('refuses a login with the number that the test names', async () => {
    await expect(
      connect({ refuse: () => ({ number: 18456, text: "Login failed for user 'deploy'." }) }),
    ).rejects.toMatchObject({ code: 'ELOGIN' });
  });

  it('says errors with number, procedure and line', async () => {
    const connection = await connect({
      answer: () => [{ kind: 'message', number: 1205, text: 'Deadlocked.', procedure: 'dbo.P', line: 17 }],
    });
    expect(await ask(connection, 'EXEC dbo.P;')).toMatchObject({
      error: { number: 1205, lineNumber: 17, procName: 'dbo.P' },
    });
    connection.close();
  });

  it('breaks the connection in mid-batch', async () => {
    const connection = await connect({ answer: () => [{ kind: 'drop' }] });
    expect((await ask(connection, 'SELECT 1;')).error?.message).toMatch(/closed|lost|hang up/i);
  });

  it('is silent until the driver gives up, and then takes the next batch', async () => {
    const connection = await connect({
      answer: ({ sql }) => (sql === 'WAITFOR' ? [{ kind: 'silence' }] : [everyType]),
    });
    expect((await ask(connection, 'WAITFOR')).error).toMatchObject({ code: 'ETIMEOUT' });
    expect((await ask(connection, 'SELECT 1;')).rows).toHaveLength(2);
    connection.close();
  });

  it('encrypts, with a certificate that the driver verifies', async () => {
    const authority = await certificateAuthority();
    const identity = await authority.issue('localhost', '127.0.0.1');
    const cryptoCredentialsDetails = { ca: authority.cert };
    const tls = {
      encrypt: true,
      trustServerCertificate: false,
      serverName: 'localhost',
      cryptoCredentialsDetails,
    };
    const connection = await connect({ encryption: 'on', identity, answer: () => [everyType] }, tls);
    expect((await ask(connection, 'SELECT 1;')).rows).toHaveLength(2);
    connection.close();
    await server?.close();
    const other = { ...tls, cryptoCredentialsDetails: { ca: (await certificateAuthority()).cert } };
    await expect(connect({ encryption: 'on', identity }, other)).rejects.toThrow(/certificate/i);
  });

  it('takes an access token', async () => {
    server = await startTdsServer({ answer: () => [everyType] });
    const connection = new Connection({
      server: '127.0.0.1',
      authentication: { type: 'azure-active-directory-access-token', options: { token: 'a.b.c' } },
      options: { port: server.port, encrypt: false, database: 'X' },
    });
    await new Promise<void>((resolve, reject) =>
      connection.connect((e) => (e === undefined ? resolve() : reject(e))),
    );
    expect(server.logins).toMatchObject([{ accessToken: 'a.b.c', user: '' }]);
    connection.close();
  });
});
