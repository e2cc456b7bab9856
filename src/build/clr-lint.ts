import { DeployError } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';
import { loadedOn } from './clr-platform.ts';
import { type ClrRule, clrRules, type LintedAssembly } from './clr-rules.ts';
import type { Profile } from './profile.ts';

export interface ClrFinding {
  readonly rule: string;
  readonly assembly: string;
  /** The members, references or values that break the rule. */
  readonly found: readonly string[];
  readonly why: string;
  readonly fix: string;
}

/**
 * Everything about the assemblies that a server of one of the profiles would refuse; pure. On Linux the rules
 * for SAFE are asked of every assembly, so that each reason why one can't go there is a finding.
 */
export function clrFindings(
  assemblies: readonly LintedAssembly[],
  profiles: readonly Pick<Profile, 'name' | 'host'>[],
): readonly ClrFinding[] {
  const hosts = [...new Set(profiles.map(({ host }) => host))];
  const findings = [
    ...hosts.flatMap((host) => findingsOn(loadedOn(assemblies, host), host)),
    ...profiles
      .filter(({ host }) => host === 'linux')
      .flatMap(({ name, host }) => linuxFindings(loadedOn(assemblies, host), name)),
  ];
  const byText = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byText.values()];
}

function findingsOn(assemblies: readonly LintedAssembly[], host: Profile['host']): readonly ClrFinding[] {
  const others = new Map(assemblies.map((assembly) => [assembly.name, assembly]));
  return assemblies.flatMap((assembly) =>
    clrRules
      .filter((rule) => isAsked(rule, assembly, host))
      .map(({ id, find, why, fix }) => ({
        ...{ rule: id, assembly: assembly.name, found: find(assembly, { others, host }) },
        ...{ why, fix },
      }))
      .filter(({ found }) => found.length > 0),
  );
}

function isAsked({ appliesTo }: ClrRule, assembly: LintedAssembly, host: Profile['host']): boolean {
  switch (appliesTo) {
    case 'all':
      return true;
    case 'own':
      return assembly.origin === 'project';
    case 'restricted':
      return host === 'linux' || assembly.permissionSet !== 'UNSAFE';
  }
}

/** @throws DeployError CLR_NOT_LOADABLE with every finding. */
export function lintAssemblies(
  assemblies: readonly LintedAssembly[],
  profiles: readonly Pick<Profile, 'name' | 'host'>[],
): void {
  refuse(clrFindings(assemblies, profiles));
}

/** @throws DeployError CLR_NOT_LOADABLE when the profile is one of Linux and an assembly is not SAFE. */
export function refuseOnLinux(
  assemblies: readonly Pick<AssemblyMetadata, 'name' | 'permissionSet'>[],
  profile: string,
): void {
  if (profile.endsWith('-linux')) refuse(linuxFindings(assemblies, profile));
}

/** https://learn.microsoft.com/sql/linux/sql-server-linux-editions-and-components-2025, "Unsupported features" */
function linuxFindings(
  assemblies: readonly Pick<AssemblyMetadata, 'name' | 'permissionSet'>[],
  profile: string,
): readonly ClrFinding[] {
  return assemblies
    .filter(({ permissionSet }) => permissionSet !== 'SAFE' && permissionSet !== null)
    .map(({ name, permissionSet }) => ({
      ...{ rule: 'linux-safe-only', assembly: name, found: [`${permissionSet} for ${profile}`] },
      why: 'SQL Server on Linux loads only SAFE assemblies (Msg 10342)',
      fix: 'make the assembly SAFE, or declare it for Windows only: <AssemblyMetadata Include="Platform" Value="windows" />',
    }));
}

/** Some libraries have hundreds of writable statics; the evidence names them all. */
const mostShown = 5;

function refuse(findings: readonly ClrFinding[]): void {
  if (findings.length === 0) return;
  const shown = findings.map(
    ({ rule, assembly, found, why, fix }) =>
      `\n  ${assembly}: ${rule}: ${abridged(found)}\n    why: ${why}\n    fix: ${fix}`,
  );
  throw new DeployError({
    code: 'CLR_NOT_LOADABLE',
    what: `A server would refuse the CLR assemblies: ${findings.length} finding${findings.length === 1 ? '' : 's'}.${shown.join('')}\n`,
    remedy: 'Correct each finding as its fix says and build again.',
    evidence: { findings },
  });
}

function abridged(found: readonly string[]): string {
  const more = found.length - mostShown;
  return [...found.slice(0, mostShown), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
