import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockHolder } from '../../src/adapters/rehearsal/history.ts';
import { readLog } from '../../src/adapters/rehearsal/log.ts';
import { dacfx, eventsOf, hartonomous, profile, spine, startHartonomous } from '../support/cli.ts';
import { prepare } from '../support/prepared.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { untilMet } from '../support/until-met.ts';

it('Ctrl-C in the middle of an apply ends the step, lets the lock go, and a rerun goes on there', async () => {
  const { folder, apply, steps, cancelled } = await untilMet(cancelAtSecondStep);
  const log = await readLog(join(folder, 'target', 'log'));
  const applied = log.filter((record) => 'effect' in record).length;

  expect(cancelled.status).toBe(130);
  expect(eventsOf(cancelled.stdout).find((event) => event.event === 'failed')?.error).toMatchObject({
    code: 'CANCELLED',
  });
  expect(applied).toBeGreaterThanOrEqual(2);
  expect(applied).toBeLessThan(steps.length);
  expect(lockHolder(log)).toBeNull();

  const again = await hartonomous([...apply, '--json'], { cwd: folder });
  const resumed = eventsOf(again.stdout).find((event) => event.event === 'run-resumed');
  expect(again.status).toBe(0);
  expect(resumed).toMatchObject({ applied, remaining: steps.length - applied });
});

/** An apply that got SIGINT at its second step; undefined when its last step had begun before the signal was sent. */
async function cancelAtSecondStep() {
  const folder = await temporaryFolder();
  const { applyOptions, digest, steps } = await prepare(folder);
  const apply = ['apply', ...applyOptions, '--approve', digest];
  const { ended } = startHartonomous(apply, {
    cwd: folder,
    onEvent: (event, child) => {
      if (event.event === 'step-started' && event.index === 2) child.kill('SIGINT');
    },
  });
  const cancelled = await ended;
  const lastBegan = eventsOf(cancelled.stdout).some(
    (event) => event.event === 'step-started' && event.index === steps.length,
  );
  return lastBegan ? undefined : { folder, apply, steps, cancelled };
}

it('Ctrl-C in the middle of a build ends the helpers and leaves nothing that passes for a finished part', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'build'));
  const options = ['--project', spine, '--as', profile, '--dacfx', dacfx];
  const { ended } = startHartonomous(['rehearse', ...options], {
    cwd: folder,
    onEvent: (event, child) => {
      if (event.event === 'build-started' && event.part.startsWith('model')) child.kill('SIGINT');
    },
  });
  const cancelled = await ended;
  expect(cancelled.status, cancelled.stdout).toBe(130);
  const again = await hartonomous(['rehearse', ...options], { cwd: folder });
  expect(again.status, again.stdout).toBe(0);
  expect(again.stdout).toContain('Verdict: rehearsed');
});
