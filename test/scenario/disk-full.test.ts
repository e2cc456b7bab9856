import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledgerRows } from '../../src/adapters/rehearsal/history.ts';
import { type LogRecord, readLog } from '../../src/adapters/rehearsal/log.ts';
import { eventsOf, hartonomous, program, root } from '../support/cli.ts';
import { type Prepared, prepare } from '../support/prepared.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A private mount namespace needs root, or a kernel that lets anyone be root in a namespace of their own. */
const namespaces = [['--mount'], ['--mount', '--map-root-user']].find(
  (options) => spawnSync('unshare', [...options, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0,
);

const growingDisk = join(root, 'test/fixtures/programs/growing-disk.sh');

describe('a disk that is full in the middle of an apply', () => {
  let folder: string;
  let prepared: Prepared;
  let apply: readonly string[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    prepared = await prepare(folder);
    apply = ['apply', ...prepared.applyOptions, '--approve', prepared.digest, '--json'];
  });

  const failureIn = (stdout: string) => eventsOf(stdout).find((event) => event.event === 'failed')?.error;

  if (namespaces !== undefined) {
    it('stops the run at any write, and a rerun with a little more room goes on (on a small tmpfs)', async () => {
      const outputs = join(folder, 'outputs');
      await mkdir(join(folder, 'target'));
      await mkdir(outputs);
      const growing = ['sh', growingDisk, 'target', 'outputs', process.execPath, program, ...apply];
      const ended = await promisify(execFile)('unshare', [...namespaces, ...growing], { cwd: folder });
      expect(ended.stderr).toBe('');

      const statuses = (await readFile(join(outputs, 'statuses'), 'utf8')).trim().split('\n');
      expect(statuses.at(-1)).toBe('0');
      const codes = await Promise.all(
        statuses.slice(0, -1).map(async (_, index) => {
          const failure = failureIn(await readFile(join(outputs, `${index + 1}.jsonl`), 'utf8'));
          expect(failure?.what).toMatch(/disk is full|no space left/);
          return failure?.code;
        }),
      );
      // The ledger's own files, and the bytes that a step puts beside it.
      expect(new Set(codes)).toEqual(new Set(['LEDGER_NOT_WRITTEN', 'STEP_FAILED']));
      expectAppliedOnce(await readLog(join(outputs, 'log')));
    });
  } else {
    it('stops the run, and a rerun with room goes on (under a limit on the size of files)', async () => {
      // Without a mount of its own a process can still be told how large its files may be: a record is larger.
      const limited = ['--fsize=100', process.execPath, program, ...apply];
      const { status, stdout } = spawnSync('prlimit', limited, { cwd: folder, encoding: 'utf8' });
      expect({ status, code: failureIn(stdout)?.code }).toEqual({ status: 4, code: 'LEDGER_NOT_WRITTEN' });
      expect((await hartonomous(apply, { cwd: folder })).status).toBe(0);
      expectAppliedOnce(await readLog(join(folder, 'target/log')));
    });
  }

  function expectAppliedOnce(log: readonly LogRecord[]): void {
    expect(log.flatMap((record) => ('effect' in record ? [record.step] : []))).toEqual(prepared.steps);
    const applied = ledgerRows(log).flatMap((row) => (row.kind === 'step-applied' ? [row.step] : []));
    expect(applied).toEqual(prepared.steps);
    expect(ledgerRows(log).at(-1)?.kind).toBe('run-finished');
  }
});
