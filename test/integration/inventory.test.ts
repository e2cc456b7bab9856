import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What belongs to tables and access; the whole inventory is what `npm run check:inventory` asks for. */
const kinds = 'schemas,tables,columnstores,messageTypes,contracts,queues,services,securityPolicies,roles';

describe('this repository’s own database', () => {
  it('holds every table, message and role of the inventory, on each host, and nothing beside them', async () => {
    const script = join(root, 'scripts', 'check-inventory.mjs');
    const args = [script, '--kinds', kinds, '--output', await temporaryFolder()];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    for (const host of ['linux', 'windows'])
      expect(stdout).toMatch(new RegExp(`sql20\\d\\d-${host} +tables +125 of 125 ok`));
  });
});
