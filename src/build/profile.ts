import { DeployError } from '../errors/deploy-error.ts';

/** A kind of host that a bundle can be built for and a rehearsal can play. */
export interface Profile {
  readonly name: ProfileName;
  readonly engine: 'sql2022' | 'sql2025';
  readonly host: 'linux' | 'windows';
}

export const profileNames = ['sql2025-linux', 'sql2025-windows', 'sql2022-linux', 'sql2022-windows'] as const;
export type ProfileName = (typeof profileNames)[number];

/** @throws DeployError PROFILE_UNSUPPORTED for a name that is none of them: one read from a file, say. */
export function profileOf(name: string): Profile {
  const known = profileNames.find((candidate) => candidate === name);
  if (known === undefined) {
    throw new DeployError({
      code: 'PROFILE_UNSUPPORTED',
      what: `There is no profile '${name}'.`,
      remedy: `Choose one of ${profileNames.join(', ')}.`,
    });
  }
  const [engine, host] = known.split('-') as [Profile['engine'], Profile['host']];
  return { name: known, engine, host };
}

/** The model engine's platforms that an engine's schema may be built as, best first. */
const platforms: Record<Profile['engine'], readonly string[]> = {
  sql2025: ['Sql170'],
  // A DacFx older than SQL Server 2022 has no Sql160; its newest model then checks what both understand.
  sql2022: ['Sql160', 'Sql150'],
};

/** @throws DeployError PROFILE_UNSUPPORTED when the model engine cannot build for the profile. */
export function platformFor(profile: Profile, available: readonly string[], dacfx: string): string {
  const platform = platforms[profile.engine].find((candidate) => available.includes(candidate));
  if (platform !== undefined) return platform;
  throw new DeployError({
    code: 'PROFILE_UNSUPPORTED',
    what: `DacFx ${dacfx} cannot build for ${profile.name}: it knows no platform newer than ${newestOf(available)}.`,
    remedy:
      'Name a folder with DacFx 170 (an installed SqlPackage) with --dacfx, or build for sql2022-linux.',
  });
}

/** Boxed platforms carry a number in their name; the cloud's do not. */
function newestOf(platforms: readonly string[]): string {
  const numbered = platforms.filter((name) => /^Sql\d+$/.test(name));
  return numbered.sort((a, b) => Number(a.slice(3)) - Number(b.slice(3))).at(-1) ?? 'none';
}
