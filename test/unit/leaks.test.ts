import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { leaksBelow, leaksIn } from '../support/leaks.ts';
import { temporaryFolder } from '../support/temporary.ts';

const secrets = { short: `§%'`, odd: `it's 100%;"ü"\nsecond line & more\n` };
const { odd } = secrets;

describe('the scan for leaks', () => {
  it.each<[string, string | Uint8Array]>([
    ['as it is', odd],
    ['short as it is', `a${secrets.short}b`],
    ['by one of its lines', 'x second line & more y'],
    ['in JSON', JSON.stringify({ odd })],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ odd }))],
    ['in a URL', `https://host/?p=${encodeURIComponent(odd)}`],
    ['in a form', new URLSearchParams({ odd }).toString()],
    ['in HTML', '<p>second line &amp; more</p>'],
    ['in T-SQL', `PASSWORD = N'${odd.replaceAll("'", "''")}'`],
    ['in hexadecimal', Buffer.from(odd).toString('hex')],
    ['in UTF-16', Buffer.from(odd, 'utf16le')],
    ['in base64', Buffer.from(odd).toString('base64')],
    ['in base64 behind one character', Buffer.from(`:${odd}`).toString('base64')],
    ['in base64 behind a user', Buffer.from(`me:${odd}after`).toString('base64url')],
  ])('finds a secret %s', (_, content) => {
    expect(leaksIn('here', content, secrets)).not.toEqual([]);
  });

  it('finds nothing where nothing is', () => {
    expect(leaksIn('here', 'it was 100 % sure, and more', secrets)).toEqual([]);
  });

  it('looks into archives, deep folders and names', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
    await writeFile(join(folder, 'a', 'b', 'x.tgz'), gzipSync(`…${odd}…`));
    await writeFile(join(folder, 'a', 'm.dacpac'), zipSync({ 'model.xml': Buffer.from(odd) }));
    await writeFile(join(folder, `name ${secrets.short}`), 'nothing');
    const { leaks, files } = await leaksBelow(folder, secrets);
    expect(files).toHaveLength(3);
    const places = new Set(leaks.map(({ where }) => where.slice(folder.length)));
    expect(leaks.some(({ where }) => where.endsWith('m.dacpac!model.xml'))).toBe(true);
    expect(leaks.some(({ where }) => where.endsWith('x.tgz'))).toBe(true);
    expect(leaks.some(({ where }) => where.startsWith('the name '))).toBe(true);
    expect(places.size).toBe(3);
  });
});
