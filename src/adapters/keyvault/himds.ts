import { open } from 'node:fs/promises';
import { request } from 'node:http';
import { posix, win32 } from 'node:path';
import type { AccessToken, TokenCredential } from '@azure/core-auth';
import * as z from 'zod/mini';
import { DeployError } from '../../errors/deploy-error.ts';
import type { Bounds } from './bounds.ts';
import { resourceOf } from './scope.ts';

/** The agent of an Arc-enabled server, which gives tokens to who can read a file of its. */
export interface Himds {
  readonly endpoint: string;
  /** The one folder that a challenge may name a file in. */
  readonly tokens: string;
}

/** As https://learn.microsoft.com/azure/azure-arc/servers/managed-identity-authentication has them. */
export function himdsOf(platform: NodeJS.Platform, programData = 'C:\\ProgramData'): Himds {
  const endpoint = 'http://127.0.0.1:40342/metadata/identity/oauth2/token';
  const windows = platform === 'win32';
  return {
    endpoint,
    tokens: windows
      ? win32.join(programData, 'AzureConnectedMachineAgent', 'Tokens')
      : '/var/opt/azcmagent/tokens',
  };
}

/** More than this is no key: whoever listens on the agent's port could have any file read otherwise. */
const mostKeyBytes = 4096;
const mostAnswerBytes = 64 * 1024;

const tokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_on: z.union([z.number(), z.string().check(z.regex(/^\d+$/))]),
});

/**
 * The machine's own identity. The SDK would take that of whatever it finds around it and goes by proxies; this asks
 * the agent alone, directly.
 */
export function himdsCredential({ endpoint, tokens }: Himds, bounds: Bounds): TokenCredential {
  return {
    async getToken(scopes): Promise<AccessToken> {
      const url = new URL(endpoint);
      url.searchParams.set('api-version', '2020-06-01');
      url.searchParams.set('resource', resourceOf(scopes));
      const challenge = await get(url, {}, bounds);
      if (challenge.status !== 401)
        throw unexpected(`answered ${challenge.status} where it should challenge`);
      const key = await readKey(keyFileOf(challenge.authenticate ?? '', tokens));
      const { status, body } = await get(url, { Authorization: `Basic ${key}` }, bounds);
      if (status !== 200) throw unexpected(`gave no token: status ${status}`);
      const answer = tokenAnswer.safeParse(parsed(body));
      if (!answer.success) throw unexpected('answered with something else than a token');
      const { access_token: token, expires_on: seconds } = answer.data;
      return { token, expiresOnTimestamp: Number(seconds) * 1000 };
    },
  };
}

/** Exactly `<tokens>/<name>.key`: no other folder, no other kind of file, no way around by `..` or separators. */
export function keyFileOf(authenticate: string, tokens: string): string {
  const [, quoted, bare] = /^Basic realm=(?:"([^"]*)"|(\S.*))$/i.exec(authenticate.trim()) ?? [];
  const named = quoted ?? bare;
  if (named === undefined) throw unexpected('sent a challenge that names no file');
  const paths = /^[A-Za-z]:|\\/.test(tokens) ? win32 : posix;
  const same = (a: string, b: string) => (paths === win32 ? a.toLowerCase() === b.toLowerCase() : a === b);
  const name = paths.basename(named);
  const exact = paths.join(tokens, name);
  if (!same(named, exact) || !/^[\w-][\w.-]*\.key$/.test(name)) {
    throw rogue(`names ${JSON.stringify(named)}, which is no key file in ${tokens}`);
  }
  return exact;
}

async function readKey(file: string): Promise<string> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new DeployError({
      code: 'IDENTITY_UNAVAILABLE',
      what: `The key file ${file} of the Arc agent cannot be read: ${error.code}.`,
      remedy:
        'Let the account that runs this read it: root or the group himds on Linux, an administrator or the group "Hybrid agent extension applications" on Windows.',
      evidence: { errno: error.code, file },
    });
  });
  try {
    // One byte more than allowed: what is read is what was measured, whatever happens to the file meanwhile.
    if (!(await handle.stat()).isFile()) throw rogue(`names ${file}, which is no file`);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(mostKeyBytes + 1), 0, mostKeyBytes + 1, 0);
    if (bytesRead > mostKeyBytes) throw rogue(`names ${file}, which is larger than ${mostKeyBytes} bytes`);
    const key = buffer.toString('utf8', 0, bytesRead).trim();
    if (!/^[\x21-\x7e]+$/.test(key)) throw rogue(`names ${file}, which holds no key`);
    return key;
  } finally {
    await handle.close();
  }
}

interface Answer {
  readonly status: number;
  readonly authenticate: string | undefined;
  readonly body: string;
}

/** Without a proxy and without redirects: the agent is on this machine or nowhere. */
async function get(url: URL, headers: Record<string, string>, bounds: Bounds): Promise<Answer> {
  const signal = AbortSignal.any([bounds.signal, AbortSignal.timeout(bounds.attemptMs)]);
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void =>
      reject(bounds.signal.aborted ? error : unreachable(url, error));
    const asked = request(
      url,
      { headers: { ...headers, Metadata: 'true' }, agent: false, signal },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('error', fail).on('aborted', () => fail(new Error('the answer broke off')));
        response.on('data', (chunk: string) => {
          body += chunk;
          if (body.length > mostAnswerBytes) asked.destroy(new Error('the answer is too large'));
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            authenticate: response.headers['www-authenticate'],
            body,
          }),
        );
      },
    );
    asked.on('error', fail).end();
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function unreachable(url: URL, error: NodeJS.ErrnoException): DeployError {
  const why =
    error.name === 'AbortError' || error.name === 'TimeoutError' ? 'no answer in time' : error.message;
  return new DeployError({
    code: 'IDENTITY_UNAVAILABLE',
    what: `The Arc agent does not answer at ${url.origin}: ${why}.`,
    remedy:
      'Run this on an Arc-enabled server, outside a container, and look at azcmagent show; or choose another --identity.',
    evidence: { errno: error.code },
  });
}

function unexpected(what: string): DeployError {
  return new DeployError({
    code: 'IDENTITY_REFUSED',
    what: `The Arc agent ${what}.`,
    remedy: 'Look at azcmagent show and its log, and whether the machine still has its identity.',
  });
}

function rogue(what: string): DeployError {
  return new DeployError({
    code: 'IDENTITY_REFUSED',
    what: `What listens on the port of the Arc agent ${what}, so nothing was read or sent.`,
    remedy: 'Find out which program listens there (port 40342) before anything else runs on this machine.',
  });
}
