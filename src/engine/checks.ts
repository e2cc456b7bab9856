import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, bundledModel } from '../build/bundle.ts';
import { loadedOn } from '../build/clr-platform.ts';
import { readDescription } from '../build/model.ts';
import { platformText } from '../build/platform-text.ts';
import { profileOf } from '../build/profile.ts';
import { accessCheck } from '../verify/access-check.ts';
import type { Check } from '../verify/check.ts';
import { sqlCheckClass } from '../verify/check-class.ts';
import { clrChecks } from '../verify/clr-checks.ts';
import { hostAssemblyChecks } from '../verify/host-assemblies.ts';

/**
 * Every check that a bundle brings for a profile: its model's objects, the calls of the libraries that are
 * loaded there, what these need of the server's own, its queries and its declared access.
 */
export async function checksOf(bundle: Bundle, profile: string): Promise<readonly Check[]> {
  const { engine, host } = profileOf(profile);
  const { assemblies } = bundle.manifest;
  const loaded = loadedOn(assemblies, host);
  const names = new Set(loaded.map(({ name }) => name));
  const { objects } = await readDescription(join(bundle.folder, bundledModel(bundle, profile).description));
  const fromModel = objects.map(
    (object): Check => ({ kind: 'model', id: `${object.type} ${object.name}`, checkClass: 'read', object }),
  );
  const fromFiles = await Promise.all(
    bundle.manifest.checks.map(async ({ kind, file, source }) => {
      const text = await readFile(join(bundle.folder, file), 'utf8');
      if (kind === 'clr')
        return clrChecks(text, source, assemblies).filter(({ assembly }) => names.has(assembly));
      const query = platformText(engine, text).text;
      const checkClass = sqlCheckClass(text, source);
      const check: Check = { kind, id: source, checkClass, text: query, source: { file: source } };
      return [check];
    }),
  );
  const fromAccess = await Promise.all(
    bundle.manifest.access.map(async ({ name, file, source }) =>
      accessCheck(name, await readFile(join(bundle.folder, file), 'utf8'), source),
    ),
  );
  return [...fromModel, ...hostAssemblyChecks(loaded), ...fromFiles.flat(), ...fromAccess];
}
