import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeReports } from '../../../src/main/report-files.ts';
import { goldenEvents } from '../../support/events.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const log = 'deployment-log-20261121T061500Z.json';

describe('the report folder', () => {
  it('keeps the logs of two commands that end within one second', async () => {
    const folder = join(await temporaryFolder(), 'made', 'on the way');
    const events = goldenEvents('step-failed');
    expect(await writeReports(folder, events)).toEqual({
      event: 'report-written',
      file: join(folder, 'report.html'),
      log: join(folder, log),
    });
    await writeReports(folder, events);
    expect(await readdir(folder)).toEqual([
      'deployment-error-20261121T061500Z-2.json',
      'deployment-error-20261121T061500Z.json',
      'deployment-log-20261121T061500Z-2.json',
      log,
      'junit.xml',
      'plan.md',
      'report.html',
      'summary.md',
    ]);
  });

  it('tells of the last command only, besides the logs', async () => {
    const folder = await temporaryFolder();
    await writeReports(folder, goldenEvents('rehearsed'));
    await writeReports(folder, goldenEvents('cancelled'));
    expect(await readFile(join(folder, 'plan.md'), 'utf8')).toContain('No plan was made');
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('>Cancelled</h1>');
  });

  it('does not become an error of the command when it cannot be written to', async () => {
    const file = join(await temporaryFolder(), 'a file');
    await writeFile(file, '');
    expect(await writeReports(file, goldenEvents('rehearsed'))).toMatchObject({
      event: 'notice',
      text: expect.stringContaining(`No report was written to ${file}: EEXIST`),
    });
  });
});
