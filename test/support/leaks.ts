import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** Where a secret was found, and in which form. */
export interface Leak {
  readonly where: string;
  readonly secret: string;
  readonly form: string;
}

/** What must not be found, by a name for the failure's text. */
export type SecretValues = Readonly<Record<string, string>>;

/** Scans a text as a log, a command line or an environment holds it. */
export function leaksIn(where: string, content: string | Uint8Array, secrets: SecretValues): readonly Leak[] {
  const bytes = Buffer.from(content as Uint8Array);
  return Object.entries(secrets).flatMap(([secret, value]) =>
    [...formsOf(value)].filter(([, form]) => bytes.includes(form)).map(([form]) => ({ where, secret, form })),
  );
}

/** Scans every file below a folder; of archives, what they hold. */
export async function leaksBelow(folder: string, secrets: SecretValues) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const leaks: Leak[] = [];
  for (const file of files) {
    for (const [where, content] of contentsOf(file, await readFile(file))) {
      leaks.push(...leaksIn(where, content, secrets));
    }
    leaks.push(...leaksIn(`the name ${file}`, file, secrets));
  }
  return { leaks, files };
}

function contentsOf(file: string, content: Buffer): readonly (readonly [string, Uint8Array])[] {
  if (file.endsWith('.tgz')) return [[file, gunzipSync(content)]];
  if (!/\.(dacpac|zip|nupkg)$/.test(file)) return [[file, content]];
  return Object.entries(unzipSync(content)).map(([name, inner]) => [`${file}!${name}`, inner] as const);
}

/** A value and each of its lines, in every form that a program could write it in. */
function formsOf(value: string): ReadonlyMap<string, Buffer> {
  const forms = new Map<string, Buffer>();
  const lines = value.split(/\r\n|\r|\n/).filter((line) => line.trim().length > 2);
  for (const text of new Set([value, ...lines])) {
    const utf8 = Buffer.from(text, 'utf8');
    const hex = utf8.toString('hex');
    const json = JSON.stringify(text).slice(1, -1);
    const written: Readonly<Record<string, string>> = {
      plain: text,
      JSON: json,
      'JSON in JSON': JSON.stringify(json).slice(1, -1),
      'JSON in ASCII': json.replace(
        /[^\x20-\x7e]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
      'URL-encoded': encodeURIComponent(text),
      'form-encoded': new URLSearchParams({ '': text }).toString().slice(1),
      'markup-encoded': markup(text, '&#39;'),
      'XML-encoded': markup(text, '&apos;'),
      'T-SQL': text.replaceAll("'", "''"),
      hexadecimal: hex,
      'upper-case hexadecimal': hex.toUpperCase(),
      reversed: [...text].reverse().join(''),
    };
    for (const [form, as] of Object.entries(written)) forms.set(`${form}: ${as}`, Buffer.from(as, 'utf8'));
    forms.set(`UTF-16: ${text}`, Buffer.from(text, 'utf16le'));
    for (const offset of [0, 1, 2]) {
      for (const alphabet of ['base64', 'base64url'] as const) {
        const inner = base64At(utf8, offset, alphabet);
        if (inner.length >= 5) forms.set(`${alphabet}, shifted by ${offset}: ${inner}`, Buffer.from(inner));
      }
    }
  }
  return forms;
}

function markup(text: string, apostrophe: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe);
}

/** The characters that are the same whatever stands around the value: it may be the end of `user:password`. */
function base64At(value: Buffer, offset: number, alphabet: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(offset), value])
    .toString(alphabet)
    .replace(/=+$/, '');
  const head = [0, 2, 3][offset] ?? 0;
  const partial = (offset + value.length) % 3 === 0 ? 0 : 1;
  return text.slice(head, text.length - partial);
}
