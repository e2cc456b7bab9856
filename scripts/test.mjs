// `npm test`: everything that must hold before a change lands. Arguments go to vitest.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './check.mjs';
import { run } from './lib/run.mjs';
import { root, setup } from './setup.mjs';

await setup();
await setupPrograms();
process.exitCode = (await check()) || (await test());

async function test() {
  const results = join(root, 'build', 'test-results.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const status = await run(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
    cwd: root,
  });
  const { testResults } = JSON.parse(await readFile(results, 'utf8'));
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status: outcome, fullName }) => ({ file: name, outcome, fullName })),
  );
  const count = (outcome) => tests.filter((one) => one.outcome === outcome).length;
  const passed = count('passed');
  const failed = count('failed');
  const skipped = tests.length - passed - failed;
  const forbidden = tests.filter(
    ({ outcome, file }) => !['passed', 'failed'].includes(outcome) && !file.includes('/test/live/'),
  );
  for (const { file, fullName } of forbidden)
    console.log(`skipped outside the live tier: ${file}: ${fullName}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  if (status !== 0 || failed > 0 || forbidden.length > 0) return 1;
  if (passed > 0) return 0;
  console.log('No test ran.');
  return 1;
}

/** Debian's Chromium, which looks at the HTML report, and its SSH server and client, which releases travel over. */
async function setupPrograms() {
  const programs = ['/usr/bin/chromium', '/usr/sbin/sshd', '/usr/bin/ssh-agent'];
  const missing = programs.filter((program) => !existsSync(program));
  if (missing.length === 0) return;
  console.error(`setup    installing ${missing.join(', ')} for the tests`);
  const status = await run('bash', [join(root, 'scripts', 'setup-ci')], { cwd: root });
  if (status !== 0)
    throw new Error(`scripts/setup-ci failed. Run it as root, or install ${missing.join(', ')} yourself.`);
}
