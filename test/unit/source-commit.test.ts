import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeProcesses } from '../../src/adapters/system/processes.ts';
import { sourceCommit } from '../../src/build/source-commit.ts';
import { temporaryFolder } from '../support/temporary.ts';

const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];

describe('the commit of the sources', () => {
  let folder: string;
  const git = (...args: string[]) => execFileSync('git', [...identity, ...args], { cwd: folder });
  const commit = async (processes = nodeProcesses(process.env)) => sourceCommit(folder, processes);

  beforeEach(async () => {
    folder = await temporaryFolder();
  });

  it('is told with whether the sources differ from it', async () => {
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'first');
    const found = await commit();
    expect(found).toEqual({ commit: expect.stringMatching(/^[0-9a-f]{40}$/), modified: false });
    await writeFile(join(folder, 'sql'), '');
    expect(await commit()).toEqual({ ...found, modified: true });
  });

  it.each([
    ['outside a repository', () => undefined],
    ['in a repository without a commit', () => git('init', '--quiet')],
  ])('is none %s', async (_where, prepare) => {
    prepare();
    expect(await commit()).toBeNull();
  });

  it('is none without git', async () => {
    expect(await commit(nodeProcesses({ PATH: folder }))).toBeNull();
  });

  it('is not left out where git refuses to tell it', async () => {
    git('init', '--quiet');
    await writeFile(join(folder, '.git', 'config'), 'no configuration');
    await expect(commit()).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
      what: expect.stringContaining('bad config line 1'),
    });
  });
});
