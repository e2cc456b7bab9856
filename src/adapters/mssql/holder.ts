import { DeployError } from '../../errors/deploy-error.ts';
import type { Owner } from '../../ports/database.ts';

/** A holder as the fence keeps it; another program's text is nobody. */
export function parseHolder(text: string | null): Owner | null {
  if (text === null) return null;
  try {
    const { command, user, host, process } = JSON.parse(text) as Owner;
    return { command: String(command), user: String(user), host: String(host), process: Number(process) };
  } catch {
    return null;
  }
}

export function lockHeld(
  target: string,
  holder: { readonly holder: string; readonly since: string } | undefined,
  reason: string,
): DeployError {
  const owner = parseHolder(holder?.holder ?? null);
  const who =
    owner === null
      ? `: ${reason}`
      : ` by process ${owner.process} of ${owner.user} on ${owner.host} (${owner.command}) since ${holder?.since}`;
  return new DeployError({
    code: 'LOCK_HELD',
    what: `${target} is locked${who}.`,
    remedy: 'Wait until that run has ended, or end that process, and run the command again.',
    evidence: { holder: owner, since: holder?.since, reason },
  });
}
