import { DeployError } from '../errors/deploy-error.ts';
import type { Completed, Processes } from '../ports/processes.ts';

/** Half a minute: `git status` of a large tree on a cold disk. */
const timeoutMs = 30_000;

/** What git says where there is no commit to speak of. */
const noCommit = /not a git repository|unknown revision|ambiguous argument/;

/**
 * The commit that the sources are at, and whether they differ from it; null outside a repository, in one without a
 * commit, and without git.
 * @throws DeployError COMMAND_FAILED when git refuses for another reason: the commit is part of the bundle's digest, so
 *   leaving it out would make another release of the same sources.
 */
export async function sourceCommit(
  root: string,
  processes: Processes,
): Promise<{ readonly commit: string; readonly modified: boolean } | null> {
  const git = async (...args: string[]) =>
    processes.run({ file: 'git', args, cwd: root, timeoutMs, env: { LC_ALL: 'C' } });
  const [head, status] = await Promise.all([
    git('rev-parse', 'HEAD'),
    git('status', '--porcelain', '--', 'sql', 'clr'),
  ]);
  if (head.status !== 0 && (isAbsent(head) || noCommit.test(head.stderr))) return null;
  const failed = [head, status].find((command) => command.status !== 0);
  if (failed !== undefined) throw refused(failed);
  return { commit: head.stdout.trim(), modified: status.stdout.trim() !== '' };
}

/** A program that could not be started has neither a status nor a signal. */
function isAbsent({ status, signal, timedOut }: Completed): boolean {
  return status === null && signal === null && !timedOut;
}

function refused({ stderr, status, signal, timedOut }: Completed): DeployError {
  const how = timedOut ? `did not end within ${timeoutMs / 1000} s` : stderr.trim().split('\n')[0];
  return new DeployError({
    code: 'COMMAND_FAILED',
    what: `git cannot tell the commit of the sources: ${how || `exit status ${status}`}.`,
    remedy:
      'Mend that (a checkout of another owner wants git config --global --add safe.directory <folder>) and build again.',
    evidence: { status, signal, stderr },
  });
}
