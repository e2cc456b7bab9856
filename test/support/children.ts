import { readdir, readFile } from 'node:fs/promises';

/** What /proc shows of a process to others on the machine. */
export interface Shown {
  readonly pid: number;
  readonly argv: string;
  readonly environment: string;
}

/** The processes below one, as they are at this moment; what ends meanwhile is left out. */
export async function descendants(pid: number): Promise<readonly Shown[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (one) => [one, await parentOf(one)] as const)));
  const below = (one: number | undefined): boolean =>
    one !== undefined && (parents.get(one) === pid || below(parents.get(one)));
  return Promise.all(
    pids.filter(below).map(async (one) => ({
      pid: one,
      argv: await shown(one, 'cmdline'),
      environment: await shown(one, 'environ'),
    })),
  );
}

async function parentOf(pid: number): Promise<number | undefined> {
  // The name of the program stands in brackets and may hold blanks; the parent is the second field behind it.
  const [, parent] = /.*\) \S (\d+)/s.exec(await shown(pid, 'stat')) ?? [];
  return parent === undefined || parent === '0' ? undefined : Number(parent);
}

async function shown(pid: number, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
}
