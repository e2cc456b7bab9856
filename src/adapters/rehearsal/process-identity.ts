import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Owner } from '../../ports/database.ts';
import type { LockHolder } from './log.ts';

/**
 * When a process started, in clock ticks since boot: field 22 of /proc/<pid>/stat, counted after the
 * parenthesised name, which may hold spaces (proc(5)). Null where there is no /proc or no such process.
 */
async function processStart(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

export async function asLockHolder(owner: Owner): Promise<LockHolder> {
  return { ...owner, processStart: await processStart(owner.process) };
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
  return holder.processStart === (await processStart(holder.process));
}
