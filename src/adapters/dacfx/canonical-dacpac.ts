import { readFile } from 'node:fs/promises';
import { sha256 } from '../../plan/digest.ts';

/** The first moment that a ZIP entry can carry, in local time as the format has it. */
const epoch = new Date(1980, 0, 1);

/**
 * The bytes of a DACPAC with everything taken out that varies between two builds of the same input: entry
 * order, entry times, compression (it differs between zlib versions and processors), build times and ids in
 * Origin.xml. The checksum of model.xml in Origin.xml is made anew, as DacFx verifies it when it loads.
 * @param edit what else becomes of the text of model.xml.
 */
export async function canonicalDacpac(
  path: string,
  edit: (model: string) => string = (model) => model,
): Promise<Uint8Array> {
  // Loaded where a model is built: what is reused needs none of it.
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const entries = unzipSync(await readFile(path));
  const model = edit(strFromU8(entries['model.xml'] ?? new Uint8Array()));
  const origin = canonicalOrigin(strFromU8(entries['Origin.xml'] ?? new Uint8Array()), sha256(model));
  const canonical: Record<string, Uint8Array> = {
    ...entries,
    'model.xml': strToU8(model),
    'Origin.xml': strToU8(origin),
  };
  const names = Object.keys(canonical).sort();
  return zipSync(Object.fromEntries(names.map((name) => [name, canonical[name] ?? new Uint8Array()])), {
    level: 0,
    mtime: epoch,
  });
}

function canonicalOrigin(origin: string, modelChecksum: string): string {
  const zero = '0001-01-01T00:00:00.0000000+00:00';
  return origin
    .replace(/(<Identity>)[^<]*(<\/Identity>)/, '$100000000-0000-0000-0000-000000000000$2')
    .replace(/(<Start>)[^<]*(<\/Start>)/, `$1${zero}$2`)
    .replace(/(<End>)[^<]*(<\/End>)/, `$1${zero}$2`)
    .replace(/(<Checksum Uri="\/model.xml">)[^<]*(<\/Checksum>)/, `$1${modelChecksum.toUpperCase()}$2`);
}
