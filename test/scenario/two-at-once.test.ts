import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockHolder } from '../../src/adapters/rehearsal/history.ts';
import { readLog } from '../../src/adapters/rehearsal/log.ts';
import { eventsOf, hartonomous, startHartonomous } from '../support/cli.ts';
import { prepare } from '../support/prepared.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { untilMet } from '../support/until-met.ts';

it('refuses the second of two deployments at once and names the first, which then ends undisturbed', async () => {
  const { folder, apply, steps, first } = await untilMet(startAndHold);

  const second = await hartonomous([...apply, '--json'], { cwd: folder });
  first.child.kill('SIGCONT');
  const ended = await first.ended;

  expect(second.status).toBe(3);
  const refusal = eventsOf(second.stdout).find((event) => event.event === 'failed');
  expect(refusal?.error).toMatchObject({ code: 'LOCK_HELD' });
  expect(refusal?.error.what).toContain(`process ${first.child.pid} `);
  expect(ended.status, ended.stdout + ended.stderr).toBe(0);
  const log = await readLog(join(folder, 'target', 'log'));
  expect(log.flatMap((record) => ('effect' in record ? [record.step] : []))).toEqual(steps);
});

/** A deployment that stands still while it holds the lock; undefined when it was through before. */
async function startAndHold() {
  const folder = await temporaryFolder();
  const { applyOptions, digest, steps } = await prepare(folder);
  const apply = ['apply', ...applyOptions, '--approve', digest];
  let isLocked = (): void => undefined;
  const locked = new Promise<void>((resolve) => {
    isLocked = resolve;
  });
  const first = startHartonomous(apply, {
    cwd: folder,
    onEvent: (event, child) => {
      if (event.event !== 'lock-taken') return;
      child.kill('SIGSTOP');
      isLocked();
    },
  });
  await locked;
  if (lockHolder(await readLog(join(folder, 'target', 'log'))) !== null)
    return { folder, apply, steps, first };
  first.child.kill('SIGCONT');
  await first.ended;
  return undefined;
}
