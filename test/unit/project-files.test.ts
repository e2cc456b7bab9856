import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestOfFiles, readProject } from '../../src/build/project.ts';
import { copyProject } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

it('takes the key of a strong name as it is, and tells one key from another', async () => {
  const { folder } = await copyProject(await temporaryFolder());
  const digestWith = async (...key: readonly number[]) => {
    await writeFile(join(folder, 'clr/core/key.snk'), Buffer.from(key));
    return digestOfFiles((await readProject(folder, 'Spine')).clr);
  };
  // Neither is UTF-8, and as text both would be the same two replacement characters.
  expect(await digestWith(0xfe, 0xff)).not.toBe(await digestWith(0xff, 0xfe));
});

it.each(['Directory.Build.props', 'Directory.Packages.props', 'nuget.config'])(
  'takes %s beside clr/ for a source of the library, as the compiler does',
  async (name) => {
    const { folder, write } = await copyProject(await temporaryFolder());
    const digest = async () => digestOfFiles((await readProject(folder, 'Spine')).clr);
    const before = await digest();
    await write(name, '<Project />');
    expect(await digest()).not.toBe(before);
  },
);
