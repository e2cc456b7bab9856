import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Owner } from '../../ports/database.ts';
import type { LockHolder } from './log.ts';

interface ProcessStatus {
  /** `Z` and `X` are dead: ended, and only not yet asked for by the parent. */
  readonly state: string;
  /** When it started, in clock ticks since boot. */
  readonly start: string;
}

/**
 * Fields 3 and 22 of /proc/<pid>/stat, counted after the parenthesised name, which may hold spaces (proc(5)).
 * Null where there is no /proc or no such process.
 */
async function statusOf(pid: number): Promise<ProcessStatus | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', start: fields[19] ?? '' };
  } catch {
    return null;
  }
}

export async function asLockHolder(owner: Owner): Promise<LockHolder> {
  return { ...owner, processStart: (await statusOf(owner.process))?.start ?? null };
}

/** Whether a holder may still be at work. A holder on another host counts as alive: nothing here can tell. */
export async function mayBeAlive(holder: LockHolder): Promise<boolean> {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.process, 0);
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const status = await statusOf(holder.process);
  if (status !== null && /[ZX]/.test(status.state)) return false;
  return holder.processStart === (status?.start ?? null);
}
