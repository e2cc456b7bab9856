import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('this repository’s own database', () => {
  it('holds every object of the inventory on each host', async () => {
    const script = join(root, 'scripts', 'check-inventory.mjs');
    const args = [script, '--output', await temporaryFolder()];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    for (const host of ['linux', 'windows'])
      expect(stdout).toMatch(
        new RegExp(`sql20\\d\\d-${host} +tables +125 of 125 ok[^]*-${host} +aggregates +\\d+ of 30 ok`),
      );
  });
});
