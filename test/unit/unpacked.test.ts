import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { isArchive, unpackBundle } from '../../src/build/unpacked.ts';
import { entryBytes, writeArchive } from '../support/archive.ts';
import { temporaryFolder } from '../support/temporary.ts';

const file = (path: string, content = 'x') => entryBytes({ path }, content);

describe('an archive', () => {
  let folder: string;
  let archive: string;
  let output: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    archive = join(folder, 'archive.tgz');
    output = join(folder, 'output');
  });

  it('is unpacked into a new folder that only this user can enter', async () => {
    await writeArchive(archive, file('b/manifest.json', '{}'), file('b/seed/one.sql', 'SELECT 1;'));
    const { made, folder: bundle } = await unpackBundle(archive, output);
    expect(await readFile(join(bundle, 'seed/one.sql'), 'utf8')).toBe('SELECT 1;');
    expect(bundle.startsWith(made)).toBe(true);
    expect((await stat(made)).mode & 0o777).toBe(0o700);
  });

  it('may hold folders as entries of their own, and names of any length and language', async () => {
    const long = `b/${'n'.repeat(90)}/${'é'.repeat(40)}.sql`;
    const entry = entryBytes({ type: 'Directory', path: 'b/' });
    await writeArchive(archive, entry, file('b/manifest.json'), file(long, 'long'));
    const { folder: bundle } = await unpackBundle(archive, output);
    expect(await readFile(join(bundle, '..', long), 'utf8')).toBe('long');
  });

  it.each<[string, RegExp, readonly Buffer[]]>([
    ['a path that climbs', /b\/\.\.\/\.\.\/out leads out/, [file('b/../../out')]],
    ['a path that climbs at once', /\.\.\/out leads out/, [file('../out')]],
    ['an absolute path', /leads out/, [file('/tmp/out')]],
    ['a path with a dot for a folder', /leads out/, [file('b/./x')]],
    ['a path with a backslash', /leads out/, [file('b/..\\\\out')]],
    ['a path on a drive', /leads out/, [file('C:/out')]],
    [
      'a symbolic link',
      /SymbolicLink/,
      [entryBytes({ path: 'b/l', type: 'SymbolicLink', linkpath: '/etc' })],
    ],
    ['a hard link', /of the kind Link/, [entryBytes({ path: 'b/l', type: 'Link', linkpath: '/etc/passwd' })]],
    ['a device', /CharacterDevice/, [entryBytes({ path: 'b/d', type: 'CharacterDevice' })]],
    ['a name twice', /b\/one comes twice/, [file('b/one'), file('b/one')]],
    ['a name twice where case does not count', /b\/ONE comes twice/, [file('b/one'), file('b/ONE')]],
    ['a file in no folder', /lies in no folder/, [file('manifest.json')]],
  ])('is refused whole for %s', async (_, fault, entries) => {
    await writeArchive(archive, file('b/manifest.json', '{}'), ...entries);
    await expect(unpackBundle(archive, join(folder, 'none'))).rejects.toMatchObject({
      ...{ code: 'BUNDLE_TAMPERED', what: expect.stringMatching(fault) },
    });
    await expect(stat(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(stat(join(folder, 'out'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each<[string, RegExp, (whole: Buffer) => Buffer]>([
    ['its second half is missing', /unexpected end of file/, (whole) => whole.subarray(0, whole.length / 2)],
    ['its last byte is missing', /unexpected end of file/, (whole) => whole.subarray(0, -1)],
    ['it is empty', /unexpected end of file/, () => Buffer.alloc(0)],
    ['it is no gzip', /incorrect header check/, () => Buffer.from('PK\x03\x04 and so on')],
    ['it is packed twice', /no tar archive/, (whole) => gzipSync(whole)],
    ['it holds no tar archive', /no tar archive/, () => gzipSync('x'.repeat(2000))],
    [
      'its tar ends in the middle of a file',
      /[Tt]runcated/,
      () => gzipSync(file('b/x', 'y'.repeat(900)).subarray(0, 700)),
    ],
    [
      'a header of it is damaged',
      /checksum|invalid/i,
      () => gzipSync(Buffer.concat([file('b/x'), damaged(file('b/y'))])),
    ],
  ])('is refused when %s', async (_, fault, change) => {
    await writeArchive(archive, file('b/manifest.json', '{}'), file('b/text.sql', 'SELECT 1;\n'.repeat(200)));
    await writeFile(archive, change(await readFile(archive)));
    await expect(unpackBundle(archive, output)).rejects.toMatchObject({
      ...{ code: 'BUNDLE_UNREADABLE', what: expect.stringMatching(fault) },
    });
  });

  it('is refused when it holds two folders', async () => {
    await writeArchive(archive, file('a/manifest.json'), file('b/manifest.json'));
    await expect(unpackBundle(archive, output)).rejects.toMatchObject({
      ...{ code: 'BUNDLE_UNREADABLE', what: expect.stringContaining('one folder') },
    });
  });

  it('leaves nothing behind when it cannot be written whole', async () => {
    const before = await readdir(output);
    // Both are allowed by themselves, and no file system holds both.
    await writeArchive(archive, file('b/x'), file('b/x/y'));
    await expect(unpackBundle(archive, output)).rejects.toThrow();
    expect(await readdir(output)).toEqual(before);
  });

  it('is told from a bundle by being a file', async () => {
    await mkdir(join(folder, 'folder.tgz'));
    expect(await isArchive(archive)).toBe(true);
    expect(await isArchive(join(folder, 'folder.tgz'))).toBe(false);
    expect(await isArchive(join(folder, 'nowhere'))).toBe(false);
  });
});

function damaged(entry: Buffer): Buffer {
  entry[0] = 0x7a;
  return entry;
}
