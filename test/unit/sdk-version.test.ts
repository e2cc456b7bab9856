import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeProcesses } from '../../src/adapters/system/processes.ts';
import { sdkVersion } from '../../src/build/sdk-version.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A `dotnet` that counts how often it is asked, beside a folder of SDKs. */
async function installation() {
  const root = await temporaryFolder();
  const project = join(root, 'project');
  await mkdir(join(root, 'bin', 'sdk', '10.0.100'), { recursive: true });
  await mkdir(project);
  const dotnet = join(root, 'bin', 'dotnet');
  await writeFile(dotnet, `#!/bin/sh\necho asked >> '${join(root, 'asked')}'\necho 10.0.100\n`);
  await chmod(dotnet, 0o755);
  const processes = nodeProcesses({ PATH: join(root, 'bin') });
  return {
    ...{ root, project },
    version: () => sdkVersion(project, join(root, 'cache'), processes, undefined),
    asked: async () => (await readFile(join(root, 'asked'), 'utf8')).split('\n').length - 1,
  };
}

describe('the version of the .NET SDK', () => {
  let sdk: Awaited<ReturnType<typeof installation>>;
  beforeEach(async () => {
    sdk = await installation();
  });

  it('is asked for once and then remembered', async () => {
    expect(await sdk.version()).toBe('10.0.100');
    expect(await sdk.version()).toBe('10.0.100');
    expect(await sdk.asked()).toBe(1);
  });

  it.each([
    ['an SDK was added', async () => void (await mkdir(join(sdk.root, 'bin', 'sdk', '10.0.200')))],
    ['a global.json came', async () => writeFile(join(sdk.project, 'global.json'), '{ "sdk": {} }')],
    ['a global.json came above the project', async () => writeFile(join(sdk.root, 'global.json'), '{}')],
  ])('is asked for again when %s', async (_what, change) => {
    await sdk.version();
    await change();
    await sdk.version();
    expect(await sdk.asked()).toBe(2);
  });

  it('is never remembered where a global.json names further places with SDKs', async () => {
    await writeFile(join(sdk.project, 'global.json'), '{ "sdk": { "paths": [".dotnet", "$host$"] } }');
    await sdk.version();
    await sdk.version();
    expect(await sdk.asked()).toBe(2);
  });

  it('is refused with what to install when there is none', async () => {
    const processes = nodeProcesses({ PATH: join(sdk.root, 'nothing') });
    await expect(
      sdkVersion(sdk.project, join(sdk.root, 'cache'), processes, undefined),
    ).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
      remedy: 'Install the .NET SDK 10 and put it on the PATH.',
    });
  });
});
