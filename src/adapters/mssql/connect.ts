import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import { Connection, type ConnectionConfiguration } from 'tedious';
import { DeployError } from '../../errors/deploy-error.ts';
import { formatAddress, type ServerAddress } from './address.ts';
import { type ServerNotice, SqlConnection } from './connection.ts';
import { authenticationOf, type Credential } from './credential.ts';

/** How the server's certificate is judged; encryption itself is not optional. */
export interface ServerTrust {
  /** Certificates of the authorities that may have signed the server's, in PEM; absent for the system's own. */
  readonly authorities?: string;
  /** The name that the certificate must carry, where the address is another one: that of a tunnel, say. */
  readonly certificateName?: string;
  /** Takes any certificate. Whoever sits in between then reads and changes everything. */
  readonly anyCertificate: boolean;
}

export interface ServerOptions {
  readonly address: ServerAddress;
  readonly credential: Credential;
  readonly trust: ServerTrust;
  /** What the server shows as the program's name. */
  readonly application: string;
  readonly connectTimeoutMs: number;
  /** Gives the socket instead of a connection to the address: a tunnel's end. */
  readonly connector?: () => Promise<Socket>;
}

/**
 * Opens a session in a database.
 * @throws DeployError CREDENTIALS_REFUSED, TARGET_UNTRUSTED or TARGET_UNREACHABLE.
 */
export async function connect(
  options: ServerOptions,
  database: string,
  notices: (notice: ServerNotice) => void = () => undefined,
): Promise<SqlConnection> {
  const connection = new Connection(await configurationOf(options, database));
  const messages: string[] = [];
  connection.on('errorMessage', ({ number, message }) => void messages.push(`Msg ${number}: ${message}`));
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on('error', () => undefined);
      connection.connect((error) => (error === undefined ? resolve() : reject(error)));
    });
  } catch (error) {
    connection.close();
    throw refusal(error as Error, options, database, messages);
  }
  return new SqlConnection(connection, notices);
}

async function configurationOf(options: ServerOptions, database: string): Promise<ConnectionConfiguration> {
  const { address, trust, application, connectTimeoutMs, connector } = options;
  const { authorities } = trust;
  // A certificate never names an IP address's number by SNI, which RFC 6066 forbids.
  const name = trust.certificateName ?? address.host;
  return {
    server: address.host,
    authentication: await authenticationOf(options.credential),
    options: {
      ...(address.instance === null
        ? { port: address.port ?? undefined }
        : { instanceName: address.instance }),
      ...(connector === undefined ? {} : { connector }),
      ...(isIP(name) === 0 ? { serverName: name } : {}),
      ...(authorities === undefined ? {} : { cryptoCredentialsDetails: { ca: authorities } }),
      database,
      appName: application,
      encrypt: true,
      trustServerCertificate: trust.anyCertificate,
      connectTimeout: connectTimeoutMs,
      // A statement that fails ends its transaction; the driver's own default is to switch that off.
      abortTransactionOnError: true,
      // Each request brings its own; the driver's 15 s would end an index build.
      requestTimeout: 0,
      // The driver answers each statement of a batch by an event; nothing is collected twice.
      rowCollectionOnDone: false,
      rowCollectionOnRequestCompletion: false,
      maxRetriesOnTransientErrors: 0,
    },
  } as ConnectionConfiguration;
}

function refusal(
  error: Error & { code?: string },
  { address }: ServerOptions,
  database: string,
  messages: readonly string[],
): DeployError {
  const server = formatAddress(address);
  const said = messages.length === 0 ? error.message : messages.join('; ');
  const evidence = { server, database, driver: error.code };
  if (error.code === 'ELOGIN') {
    return new DeployError({
      code: 'CREDENTIALS_REFUSED',
      what: `${server} did not let the login into ${database}: ${said}.`,
      remedy: 'Check the login, its password or token, and that it is a user of that database.',
      evidence,
      cause: error,
    });
  }
  if (/certificate|self.signed|altname|unable to verify/i.test(chainOf(error))) {
    return new DeployError({
      code: 'TARGET_UNTRUSTED',
      what: `The certificate of ${server} is not trusted: ${said}.`,
      remedy:
        "Name the authority that signed it, or the name that it carries where that is not the address's.",
      evidence,
      cause: error,
    });
  }
  return new DeployError({
    code: 'TARGET_UNREACHABLE',
    what: `${server} cannot be reached: ${said}.`,
    remedy: 'Check the address, the port, and that the server accepts connections over TCP.',
    evidence,
    cause: error,
  });
}

function chainOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = error instanceof AggregateError ? error.errors.map(chainOf).join(' ') : '';
  return `${error.message} ${inner} ${chainOf(error.cause)}`;
}
