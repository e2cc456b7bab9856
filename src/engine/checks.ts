import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, bundledModel } from '../build/bundle.ts';
import { readDescription } from '../build/model.ts';
import { platformText } from '../build/platform-text.ts';
import { profileOf } from '../build/profile.ts';
import { accessCheck } from '../verify/access-check.ts';
import type { Check } from '../verify/check.ts';
import { clrChecks } from '../verify/clr-checks.ts';

/** Every check that a bundle brings: its model's objects, its CLR calls, its queries, its declared access. */
export async function checksOf(bundle: Bundle, profile: string): Promise<readonly Check[]> {
  const { objects } = await readDescription(join(bundle.folder, bundledModel(bundle, profile).description));
  const fromModel = objects.map(
    (object): Check => ({ kind: 'model', id: `${object.type} ${object.name}`, checkClass: 'read', object }),
  );
  const fromFiles = await Promise.all(
    bundle.manifest.checks.map(async ({ kind, file, source }) => {
      const text = await readFile(join(bundle.folder, file), 'utf8');
      if (kind === 'clr') return clrChecks(text, source, bundle.manifest.assemblies);
      const query = platformText(profileOf(profile).engine, text).text;
      const check: Check = { kind, id: source, checkClass: 'read', text: query, source: { file: source } };
      return [check];
    }),
  );
  const fromAccess = await Promise.all(
    bundle.manifest.access.map(async ({ name, file, source }) =>
      accessCheck(name, await readFile(join(bundle.folder, file), 'utf8'), source),
    ),
  );
  return [...fromModel, ...fromFiles.flat(), ...fromAccess];
}
