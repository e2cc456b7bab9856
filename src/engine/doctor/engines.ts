import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Profile, platformFor } from '../../build/profile.ts';
import type { Toolkit } from '../../build/tool-versions.ts';
import type { ClrRuntime } from '../../ports/clr-runtime.ts';
import type { Model } from '../../ports/model.ts';
import { type Diagnosis, missing, ok, unlessRefused } from './diagnosis.ts';

const installAgain =
  'Install the toolkit again; in a checkout of its repository, run node scripts/setup.mjs.';

/** Whether the DacFx that was named can build for the profile: its host is started to tell. */
export async function dacFx(toolkit: Toolkit, model: Model, profile: Profile): Promise<Diagnosis> {
  const subject = 'DacFx';
  if (toolkit.dacfx === '') {
    return missing(
      subject,
      'no folder is named',
      'Install SqlPackage (https://aka.ms/sqlpackage) and name its folder with --dacfx, HARTONOMOUS_DACFX or "dacfx" in a configuration file.',
    );
  }
  if (!(await isThere(toolkit.dacfx))) {
    return missing(
      subject,
      `the folder ${toolkit.dacfx} is not there`,
      'Name a folder with all files of DacFx, for instance that of an installed SqlPackage, with --dacfx.',
    );
  }
  if (!(await isThere(toolkit.dacfxHost))) {
    return missing(subject, `${toolkit.dacfx} cannot be examined without the DacFx host`, installAgain);
  }
  return unlessRefused(subject, async () => {
    const { version, platforms } = await model.capabilities();
    const platform = platformFor(profile, platforms, version);
    return ok(subject, `${version} in ${toolkit.dacfx}, builds ${profile.name} as ${platform}`);
  });
}

export async function dacFxHost({ dacfxHost }: Toolkit): Promise<Diagnosis> {
  return hostFile('DacFx host', dacfxHost);
}

/** Lets the host read its own facade, which shows that it runs. */
export async function clrHost({ clrHost }: Toolkit, clr: ClrRuntime): Promise<Diagnosis> {
  const subject = 'SQL CLR host';
  const file = await hostFile(subject, clrHost);
  if (file.outcome !== 'ok') return file;
  return unlessRefused(subject, async () => {
    const { name, version } = await clr.inspect(join(dirname(clrHost), 'facade', 'System.Data.dll'));
    return ok(subject, `runs, with ${name} ${version}`);
  });
}

async function hostFile(subject: string, file: string): Promise<Diagnosis> {
  if (await isThere(file)) return ok(subject, 'is there');
  return missing(subject, `${file} is not there`, installAgain);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
