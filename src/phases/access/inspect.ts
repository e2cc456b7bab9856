import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledModel } from '../../build/bundle.ts';
import { loadedOn } from '../../build/clr-platform.ts';
import { profileOf } from '../../build/profile.ts';
import { type Digest, digestOf } from '../../plan/digest.ts';
import type { TargetState } from '../../plan/state.ts';
import type { AccessFact } from '../../tsql/access-fact.ts';
import { readAccess } from '../../tsql/access-reader.ts';
import type { PlanningContext } from '../phase.ts';

export interface WantedRole {
  readonly role: string;
  /** The file that a person wrote. */
  readonly source: string;
  readonly facts: readonly AccessFact[];
}

export interface AccessFindings {
  readonly roles: readonly WantedRole[];
  readonly applied: TargetState['access'];
  /** What the permissions are on. An object that is created anew has lost its own. */
  readonly over: Digest;
}

/** The build has refused every declaration with a fault, so what is read here is whole. */
export async function inspectAccess({ bundle, options, state }: PlanningContext): Promise<AccessFindings> {
  const { access } = bundle.manifest;
  const assemblies = loadedOn(bundle.manifest.assemblies, profileOf(options.profile).host);
  const roles = access.map(async ({ name, file, source }) => {
    const { facts } = readAccess(await readFile(join(bundle.folder, file), 'utf8'), source);
    return { role: name, source, facts: facts.map(({ fact }) => fact) };
  });
  return {
    roles: await Promise.all(roles),
    applied: state.access,
    over: digestOf([bundledModel(bundle, options.profile).digest, assemblies.map(({ sha512 }) => sha512)]),
  };
}
