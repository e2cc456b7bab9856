import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAddress } from '../adapters/mssql/address.ts';
import type { Credential } from '../adapters/mssql/credential.ts';
import type { Emit } from '../engine/events.ts';
import { variableOf } from '../inputs/define.ts';
import type { Inputs } from '../inputs/definitions.ts';
import { invalid } from '../inputs/parse.ts';
import type { Database } from '../ports/database.ts';

/** Checks wait for the server at most so long. */
const checkTimeoutMs = 300_000;

/** The SQL Server that the inputs name. Its driver is loaded here, and by nobody who does not need it. */
export async function openServer(
  values: Inputs,
  profile: string,
  emit: Emit,
  interrupt: AbortSignal,
): Promise<Database & { close(): Promise<void> }> {
  const notice = (text: string): void => emit({ event: 'notice', text });
  const { 'certificate-authority': authority, 'certificate-name': certificateName } = values;
  const anyCertificate = values['trust-any-certificate'] === true;
  if (anyCertificate) {
    notice(
      'The certificate of the server is not verified, as asked: whoever sits in between reads and changes everything.',
    );
  }
  const server = {
    address: parseAddress(values.server ?? ''),
    credential: credentialOf(values),
    trust: {
      anyCertificate,
      ...(authority === undefined ? {} : { authorities: await readFile(authority, 'utf8') }),
      ...(certificateName === undefined ? {} : { certificateName }),
    },
    application: 'hartonomous',
    connectTimeoutMs: milliseconds(values['connect-timeout']),
  };
  const { mssqlDatabase } = await import('../adapters/mssql/database.ts');
  return mssqlDatabase({
    server,
    database: values.database ?? '',
    profile,
    cache: join(values.output ?? '', 'ledgers'),
    stepTimeoutMs: milliseconds(values['step-timeout']),
    checkTimeoutMs,
    acceptMove: values['accept-move'] === true,
    interrupt,
    notice,
  });
}

function milliseconds(seconds: number | string | undefined): number {
  return Number(seconds ?? 0) * 1000;
}

/** @throws DeployError INPUT_INVALID with all that the kind of login lacks. */
function credentialOf({ login, user = '', password }: Inputs): Credential {
  const [domain, account] = user.split('\\');
  const faults = [
    ...(password === undefined
      ? [`${variableOf('password')} is missing: a server is never entered without`]
      : []),
    ...(login !== 'token' && user === '' ? ['--user <name> is missing: the name of the login'] : []),
    ...(login === 'windows' && !account ? ['--user must be DOMAIN\\name for a windows login'] : []),
  ];
  if (password === undefined || faults.length > 0) throw invalid(faults.map((text) => ({ text })));
  if (login === 'token') return { kind: 'access-token', token: async () => password };
  if (login === 'windows') return { kind: 'windows', domain: domain ?? '', user: account ?? '', password };
  return { kind: 'sql-login', user, password };
}
