import type { Profile } from './profile.ts';

/** The value of `Platform` by which a library says that it is for Windows alone. */
export const windowsOnly = 'windows';

/** The assemblies that a kind of host is given: all but, on Linux, those for Windows alone. */
export function loadedOn<Assembly extends { readonly platform: string | null }>(
  assemblies: readonly Assembly[],
  host: Profile['host'],
): readonly Assembly[] {
  return assemblies.filter(({ platform }) => host === 'windows' || platform !== windowsOnly);
}
