import type { BundledAssembly } from '../../build/manifest.ts';
import type { ErrorCode } from '../../errors/codes.ts';
import { DeployError } from '../../errors/deploy-error.ts';
import type { AssemblyState } from '../../plan/state.ts';

type Versions = Pick<AssemblyState, 'version' | 'fileVersion'>;

interface Fault {
  readonly code: Extract<ErrorCode, 'CLR_VERSION_CHANGED' | 'CLR_VERSION_LOWERED'>;
  readonly what: string;
}

/**
 * A deployment only goes forward: a library's AssemblyVersion is frozen, because ALTER ASSEMBLY takes another one
 * for another assembly (messages 6283, 6529), and no version goes down. A package's author raises its
 * AssemblyVersion as he likes. A planned rollback asks for none of this.
 * @throws DeployError CLR_VERSION_CHANGED or CLR_VERSION_LOWERED with every assembly and both versions of each.
 */
export function refuseVersions(
  assemblies: readonly BundledAssembly[],
  registered: Readonly<Record<string, AssemblyState>>,
): void {
  const faults = assemblies.flatMap((wanted) => {
    const present = registered[wanted.name];
    return present === undefined || present.sha512 === wanted.sha512 ? [] : faultsOf(wanted, present);
  });
  const lowered = faults.find(({ code }) => code === 'CLR_VERSION_LOWERED');
  const first = lowered ?? faults[0];
  if (first === undefined) return;
  throw new DeployError({
    code: first.code,
    what: faults.map(({ what }) => what).join(' '),
    remedy:
      lowered === undefined
        ? 'Set AssemblyVersion back to the registered one, and tell builds apart by FileVersion.'
        : 'Build with a higher version, or plan a rollback if the older one is what you want.',
    evidence: { faults },
  });
}

function faultsOf(wanted: BundledAssembly, present: Versions): readonly Fault[] {
  const { name } = wanted;
  if (wanted.origin === 'project' && compareVersions(wanted.version, present.version) !== 0) {
    const what = `The AssemblyVersion of ${name} is ${wanted.version}, but ${present.version} is registered.`;
    return [{ code: 'CLR_VERSION_CHANGED', what }];
  }
  const lowered = (['version', 'fileVersion'] as const).filter(
    (kind) => compareVersions(wanted[kind], present[kind]) < 0,
  );
  return lowered.map((kind) => ({
    code: 'CLR_VERSION_LOWERED',
    what: `The ${kind === 'version' ? 'AssemblyVersion' : 'file version'} of ${name} is ${wanted[kind] ?? 'none'}, but ${present[kind]} is registered.`,
  }));
}

/**
 * Negative when `a` is lower, by the numbers that a version begins with: some authors write words after them.
 * No version is lower than any.
 */
export function compareVersions(a: string | null, b: string | null): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbers(version: string | null): readonly number[] {
  const [found] = /^\d+(\.\d+)*/.exec(version ?? '') ?? [];
  return found === undefined ? [-1] : found.split('.').map(Number);
}
