import { DeployError } from '../../errors/deploy-error.ts';
import { printable } from './lines.ts';

/** How a remote command ended, as the protocol tells it (RFC 4254, 6.10): a status, or a signal, or nothing. */
export interface RemoteEnding {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** The failure that an ending is; undefined for exit status 0 and nothing else. */
export function failureOf(
  host: string,
  title: string,
  ending: RemoteEnding | undefined,
): DeployError | undefined {
  if (ending === undefined) return dropped(host, `while ${title} ran`);
  const { status, signal } = ending;
  const stderr = printable(ending.stderr).trim();
  const said = stderr === '' ? '' : ` It said: ${stderr.slice(-2000)}`;
  const evidence = { host, title, status, signal, stderr };
  if (signal !== null) {
    return new DeployError({
      code: 'REMOTE_COMMAND_KILLED',
      what: `On ${host}, ${title} was killed by the signal ${signal}.${said}`,
      remedy: 'Look on the host for what killed it (memory, an administrator), and run the command again.',
      evidence,
    });
  }
  // Neither a status nor a signal: the server closed the channel without saying how the command ended.
  if (status === null) return dropped(host, `before it was known how ${title} ended`);
  if (status === 0) return undefined;
  return new DeployError({
    code: 'REMOTE_COMMAND_FAILED',
    what: `On ${host}, ${title} ended with status ${status}.${said}`,
    remedy: 'Mend what it complains of on that host, and run the command again.',
    evidence,
  });
}

export function dropped(host: string, when: string, cause?: unknown): DeployError {
  return new DeployError({
    code: 'SSH_DROPPED',
    what: `The connection to ${host} was lost ${when}.`,
    remedy: 'Run the command again: it goes on from what the host has by then.',
    evidence: { host },
    cause,
  });
}

export function timedOut(host: string, title: string, ms: number): DeployError {
  return new DeployError({
    code: 'REMOTE_COMMAND_TIMED_OUT',
    what: `On ${host}, ${title} had not ended after ${ms / 1000} seconds. It was told to stop; what neither reads nor writes may go on for a while.`,
    remedy: 'Look on the host for what holds it up, and run the command again.',
    evidence: { host, title, ms },
  });
}

export function cancelled(host: string, title: string): DeployError {
  return new DeployError({
    code: 'CANCELLED',
    what: `The command was cancelled while ${title} ran on ${host}.`,
    remedy: 'Run it again to go on from what the host has by then.',
  });
}

export function unreachable(host: string, where: string, cause: Error): DeployError {
  return new DeployError({
    code: 'SSH_UNREACHABLE',
    what: `${host} (${where}) cannot be reached: ${printable(cause.message)}.`,
    remedy: 'Check the address, the network and that an SSH server listens there, and run the command again.',
    evidence: { host, where },
    cause,
  });
}

export function refused(host: string, user: string, tried: readonly string[]): DeployError {
  const ways = tried.length === 0 ? 'There was none to offer' : `It was offered: ${tried.join(', ')}`;
  return new DeployError({
    code: 'SSH_CREDENTIALS_REFUSED',
    what: `${host} accepts no credentials of the user ${user}. ${ways}.`,
    remedy: `Add the public key to ${user}'s authorized_keys on that host, or give the right key, agent or password.`,
    evidence: { host, user, tried },
  });
}
