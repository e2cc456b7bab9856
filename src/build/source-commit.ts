import type { Processes } from '../ports/processes.ts';

/** Half a minute: `git status` of a large tree on a cold disk. */
const timeoutMs = 30_000;

/** The commit that the sources are at, and whether they differ from it; null outside a repository. */
export async function sourceCommit(
  root: string,
  processes: Processes,
): Promise<{ readonly commit: string; readonly modified: boolean } | null> {
  const git = async (...args: string[]) => processes.run({ file: 'git', args, cwd: root, timeoutMs });
  const [head, status] = await Promise.all([
    git('rev-parse', 'HEAD'),
    git('status', '--porcelain', '--', 'sql', 'clr'),
  ]);
  if (head.status !== 0 || status.status !== 0) return null;
  return { commit: head.stdout.trim(), modified: status.stdout.trim() !== '' };
}
