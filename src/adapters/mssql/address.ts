import { DeployError } from '../../errors/deploy-error.ts';

/** Where a server listens: a port, or the name of an instance that SQL Browser knows the port of. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number | null;
  readonly instance: string | null;
}

const defaultPort = 1433;
const written = /^(?:tcp:)?([^\s,:\\[\]]+|\[[0-9a-fA-F:]+\])(?:\\([^\s,:\\]+))?(?:[,:](\d{1,5}))?$/;

/**
 * Reads an address as SQL Server's tools write it: `host`, `host,port`, `tcp:host,port`, `host\instance`,
 * `[::1],port`. A port beside an instance wins, as it does there.
 * @throws DeployError INPUT_INVALID
 */
export function parseAddress(text: string): ServerAddress {
  const [, host, instance, port] = written.exec(text.trim()) ?? [];
  const number = port === undefined ? undefined : Number(port);
  if (host === undefined || (number !== undefined && (number < 1 || number > 65_535))) {
    throw new DeployError({
      code: 'INPUT_INVALID',
      what: `'${text}' is no address of a server.`,
      remedy: 'Write it as host, host,port or host\\instance.',
    });
  }
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: number ?? (instance === undefined ? defaultPort : null),
    instance: number === undefined ? (instance ?? null) : null,
  };
}

export function formatAddress({ host, port, instance }: ServerAddress): string {
  return instance === null ? `${host},${port}` : `${host}\\${instance}`;
}
