import { DeployError } from '../errors/deploy-error.ts';
import type { Host } from '../ports/host.ts';
import { holdScript } from './scripts.ts';

/** Longer than any push: the lock goes with the connection anyway. */
const holdMs = 24 * 3600 * 1000;

export interface HeldLock {
  /** What the host's lock file says while it is held; every change names it. */
  readonly holder: string;
  release(): Promise<void>;
}

/**
 * Takes the lock of a folder on a host.
 * @param holder who takes it, in one line that no other holder has.
 * @throws DeployError LOCK_HELD naming the holder.
 */
export async function takeLock(
  host: Host,
  root: string,
  holder: string,
  signal: AbortSignal,
): Promise<HeldLock> {
  const conversation = host.converse({
    title: 'taking the lock',
    args: ['sh', '-c', holdScript, 'sh', root, holder],
    timeoutMs: holdMs,
    signal,
  });
  const answer = await conversation.firstLine;
  if (answer === 'taken') return { holder, release: () => conversation.stop() };
  await conversation.stop();
  const other = answer.replace(/^held /, '').replace(/\p{Cc}/gu, '?');
  throw new DeployError({
    code: 'LOCK_HELD',
    what: `Another push to ${root} on ${host.name} is under way${other === '' || other === answer ? '' : `: ${other}`}.`,
    remedy:
      'Wait until it has ended, and run the command again; the lock goes with the connection that took it.',
    evidence: { host: host.name, root, holder: other },
  });
}
