import { execFileSync } from 'node:child_process';
import { chmod, cp, link, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { packBundle } from '../../src/build/archive.ts';
import { type Bundle, readBundle, writeBundle } from '../../src/build/bundle.ts';
import { unpackBundle } from '../../src/build/unpacked.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Names that no tar header holds, in letters of several bytes, and contents around the size of a block. */
const files = [
  { path: `seed/${'Länder und Städte '.repeat(8)}.sql`, text: 'SELECT 1;' },
  { path: `seed/${`${'n'.repeat(120)}/`.repeat(3)}deep.sql`, text: 'x'.repeat(512) },
  { path: 'verify/empty.sql', text: '' },
  { path: 'verify/one-more.sql', text: 'x'.repeat(513) },
];

describe('the archive of a bundle', () => {
  let folder: string;
  let bundle: Bundle;
  let packed: Buffer;

  beforeAll(async () => {
    folder = await temporaryFolder();
    bundle = await writeBundle(join(folder, 'bundles'), files, {
      ...{ name: 'Test', tools: { toolkit: '1', dotnetSdk: '1', dacfx: [] }, source: null },
      ...{ assemblies: [], models: {}, access: [], seeds: [], checks: [] },
    });
    await packBundle(bundle, join(folder, 'first.tgz'));
    packed = await readFile(join(folder, 'first.tgz'));
  });

  it('has the same bytes for the same bundle, wherever it lies and whatever its files were through', async () => {
    const copy = join(folder, 'elsewhere/and/deeper');
    await cp(bundle.folder, copy, { recursive: true });
    await chmod(join(copy, 'verify/one-more.sql'), 0o755);
    await utimes(join(copy, 'verify/empty.sql'), 1, 1);
    await link(join(copy, 'manifest.json'), join(folder, 'second-name.json'));
    const archive = await packBundle(await readBundle(copy), join(folder, 'other/second.tgz'));
    const again = await readFile(archive.file);
    expect(again.equals(packed)).toBe(true);
    expect(archive.size).toBe(packed.length);
  });

  it('comes back as the same release', async () => {
    const { folder: unpacked } = await unpackBundle(join(folder, 'first.tgz'), join(folder, 'output'));
    expect((await readBundle(unpacked)).digest).toBe(bundle.digest);
  });

  it('tells no time in its gzip header', () => {
    expect(packed.subarray(4, 8)).toEqual(Buffer.alloc(4));
  });

  it('is read by tar, which finds each file with one owner, mode and time, in order, below the digest', () => {
    const lines = execFileSync(
      'tar',
      ['--list', '--verbose', '--numeric-owner', '--utc', '--gzip', '--file', join(folder, 'first.tgz')],
      {
        ...{ encoding: 'utf8', env: { LC_ALL: 'C.UTF-8' } },
      },
    )
      .trim()
      .split('\n');
    const names = lines.map((line) => line.replace(/^-rw-r--r-- 0\/0 +\d+ 1980-01-01 00:00 /, ''));
    const expected = ['manifest.json', ...files.map(({ path }) => path)].sort();
    expect(names).toEqual(expected.map((path) => `${bundle.digest}/${path}`));
  });

  it('is unpacked by tar as it is by the toolkit', async () => {
    execFileSync('tar', ['--extract', '--gzip', '--file', 'first.tgz'], { cwd: folder });
    expect((await readBundle(join(folder, bundle.digest))).digest).toBe(bundle.digest);
    await rm(join(folder, bundle.digest), { recursive: true });
  });

  it('ends as the format says, with two empty blocks', () => {
    const tar = gunzipSync(packed);
    expect(tar.length % 512).toBe(0);
    expect(tar.subarray(-1024)).toEqual(Buffer.alloc(1024));
  });

  it('replaces an archive of the same name, and leaves no draft beside it', async () => {
    await packBundle(bundle, join(folder, 'once/x.tgz'));
    await packBundle(bundle, join(folder, 'once/x.tgz'));
    expect(await readdir(join(folder, 'once'))).toEqual(['x.tgz']);
  });
});
