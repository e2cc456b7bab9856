import type { AccessToken, TokenCredential } from '@azure/core-auth';
import * as z from 'zod/mini';
import { DeployError } from '../../errors/deploy-error.ts';
import type { Processes } from '../../ports/processes.ts';
import type { Bounds } from './bounds.ts';
import { resourceOf } from './scope.ts';

const answer = z.object({ accessToken: z.string().check(z.minLength(1)), expires_on: z.number() });

export interface AzureCli {
  readonly processes: Processes;
  /** Variables that it needs besides those which every child gets: where its sign-in lies. */
  readonly environment: Readonly<Record<string, string>>;
  readonly tenant?: string;
}

/** Who has signed in with `az login`. The SDK would give the child the whole environment, with all that is secret in it. */
export function azureCliCredential(
  { processes, environment, tenant }: AzureCli,
  bounds: Bounds,
): TokenCredential {
  return {
    async getToken(scopes): Promise<AccessToken> {
      const args = ['account', 'get-access-token', '--output', 'json', '--resource', resourceOf(scopes)];
      const { status, stdout, stderr, timedOut } = await processes.run({
        ...commandOf([...args, ...(tenant === undefined ? [] : ['--tenant', tenant])]),
        env: environment,
        timeoutMs: bounds.attemptMs,
        signal: bounds.signal,
      });
      const told = answer.safeParse(status === 0 ? parsed(stdout) : undefined);
      if (told.success) {
        return { token: told.data.accessToken, expiresOnTimestamp: told.data.expires_on * 1000 };
      }
      throw failed(timedOut ? 'gave no answer in time' : (lastLine(stderr) ?? 'gave no token'), stderr);
    },
  };
}

/** `az` is a batch file on Windows, which only its shell can start; no argument here holds a character of that shell. */
function commandOf(args: readonly string[]) {
  if (process.platform !== 'win32') return { file: 'az', args };
  return { file: 'cmd.exe', args: ['/d', '/s', '/c', 'az', ...args] };
}

function failed(what: string, stderr: string): DeployError {
  const absent = /ENOENT|not recognized/.test(stderr);
  return new DeployError({
    code: absent ? 'IDENTITY_UNAVAILABLE' : 'IDENTITY_REFUSED',
    what: absent ? 'The Azure CLI (az) is not on the PATH.' : `The Azure CLI refused a token: ${what}.`,
    remedy: absent
      ? 'Install it (https://aka.ms/azure-cli), or choose another --identity.'
      : 'Run az login, with --tenant if there are several, and try again.',
  });
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1)?.trim().replace(/\.$/, '') || undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
