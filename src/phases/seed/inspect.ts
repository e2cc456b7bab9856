import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { platformText } from '../../build/platform-text.ts';
import { profileOf } from '../../build/profile.ts';
import { type Digest, sha256 } from '../../plan/digest.ts';
import type { PlanningContext } from '../phase.ts';

export interface WantedSeed {
  readonly name: string;
  readonly text: string;
  /** The file that a person wrote. */
  readonly source: string;
  readonly sha256: Digest;
}

export interface SeedFindings {
  readonly seeds: readonly WantedSeed[];
  readonly applied: Readonly<Record<string, Digest>>;
}

export async function inspectSeed({ bundle, options, state }: PlanningContext): Promise<SeedFindings> {
  const { engine } = profileOf(options.profile);
  const seeds = bundle.manifest.seeds.map(async ({ name, file, source }) => {
    const { text } = platformText(engine, await readFile(join(bundle.folder, file), 'utf8'));
    return { name, text, source, sha256: sha256(text) };
  });
  return { seeds: await Promise.all(seeds), applied: state.seeds };
}
