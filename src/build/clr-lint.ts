import { DeployError } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';
import { serverCatalog } from './clr-catalog.ts';
import type { Profile } from './profile.ts';

export interface ClrFinding {
  readonly rule: string;
  readonly assembly: string;
  /** The members, references or values that break the rule. */
  readonly found: readonly string[];
  readonly why: string;
  readonly fix: string;
}

type Assembly = Omit<AssemblyMetadata, 'routines'>;

interface Rule {
  readonly id: string;
  /** Rules for restricted sets hold for SAFE and EXTERNAL_ACCESS. */
  readonly appliesTo: 'all' | 'restricted';
  /** @param others the version of each assembly that is registered together with this one. */
  find(assembly: Assembly, others: ReadonlyMap<string, string>): readonly string[];
  readonly why: string;
  readonly fix: string;
}

const permissionSets: readonly (string | null)[] = ['SAFE', 'EXTERNAL_ACCESS', 'UNSAFE'];

/** From CREATE ASSEMBLY's documentation, with the server's message numbers. */
const rules: readonly Rule[] = [
  {
    id: 'permission-set',
    appliesTo: 'all',
    find: ({ permissionSet }) =>
      permissionSets.includes(permissionSet) ? [] : [permissionSet ?? 'none declared'],
    why: 'an assembly must say with which rights it is registered: SAFE, EXTERNAL_ACCESS or UNSAFE',
    fix: 'add <AssemblyMetadata Include="PermissionSet" Value="SAFE" /> to its project',
  },
  {
    id: 'outside-catalog',
    appliesTo: 'all',
    find: ({ references, registeredOnHost }, others) =>
      references
        .map(({ name }) => name)
        .filter((name) => !serverCatalog.has(name) && !others.has(name) && !registeredOnHost.includes(name)),
    why: 'the server looks every reference up among its own libraries and the registered assemblies (Msg 6503)',
    fix: 'do without it, let the project bring it, or, for a library of the .NET Framework that the server registers from its own folder, declare it as RegisteredOnHost',
  },
  {
    id: 'reference-version',
    appliesTo: 'all',
    find: ({ references }, others) =>
      references.flatMap(({ name, version, publicKeyToken }) => {
        const other = others.get(name);
        const differs = publicKeyToken !== null && other !== undefined && other !== version;
        return differs ? [`${name} ${version}, brought as ${other}`] : [];
      }),
    why: 'the server has no binding redirects: a strong-named reference must find exactly its version (Msg 10300)',
    fix: 'choose the version of the package that has this assembly version',
  },
  {
    id: 'unverifiable-code',
    appliesTo: 'restricted',
    find: ({ unverifiableCode }) => (unverifiableCode ? ['UnverifiableCodeAttribute'] : []),
    why: 'only code that can be verified is type-safe is loaded (Msg 6218)',
    fix: 'remove unsafe blocks and AllowUnsafeBlocks',
  },
  {
    id: 'pinvoke',
    appliesTo: 'restricted',
    find: ({ pinvokes }) => pinvokes,
    why: 'calls into native libraries need UNSAFE (Msg 6265)',
    fix: 'use managed code instead',
  },
  {
    id: 'writable-static',
    appliesTo: 'restricted',
    find: ({ writableStatics }) => writableStatics,
    why: 'static fields are shared by all sessions, so they must be readonly (Msg 6211)',
    fix: 'make the field readonly or const, or pass the value',
  },
  {
    id: 'finalizer',
    appliesTo: 'restricted',
    find: ({ finalizers }) => finalizers,
    why: 'finalizers run outside of any session and are not allowed',
    fix: 'remove the destructor; dispose instead',
  },
  {
    id: 'host-protected',
    appliesTo: 'restricted',
    find: ({ hostProtected }) =>
      hostProtected ?? ['not known: the project is compiled without a reference assembly package'],
    why: 'the server forbids members under HostProtectionAttribute when they are called, not when the assembly is registered',
    fix: 'use other members (Dictionary instead of HashSet, a field instead of Lazy, no threads), and compile against Microsoft.NETFramework.ReferenceAssemblies.net472',
  },
];

/** Everything about the assemblies that a server would refuse; pure. */
export function clrFindings(
  assemblies: readonly Assembly[],
  profiles: readonly Pick<Profile, 'name' | 'host'>[],
): readonly ClrFinding[] {
  const versions = new Map(assemblies.map(({ name, version }) => [name, version]));
  const byRule = assemblies.flatMap((assembly) =>
    rules
      .filter(({ appliesTo }) => appliesTo === 'all' || assembly.permissionSet !== 'UNSAFE')
      .map(({ id, find, why, fix }) => ({
        ...{ rule: id, assembly: assembly.name, found: find(assembly, versions) },
        ...{ why, fix },
      }))
      .filter(({ found }) => found.length > 0),
  );
  const linux = profiles.filter(({ host }) => host === 'linux').map(({ name }) => name);
  return [...byRule, ...linux.flatMap((profile) => linuxFindings(assemblies, profile))];
}

/** @throws DeployError CLR_NOT_LOADABLE with every finding. */
export function lintAssemblies(
  assemblies: readonly Assembly[],
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
      fix: 'make the assembly SAFE, or deploy it to Windows only',
    }));
}

function refuse(findings: readonly ClrFinding[]): void {
  if (findings.length === 0) return;
  const shown = findings.map(
    ({ rule, assembly, found, why, fix }) =>
      `\n  ${assembly}: ${rule}: ${found.join(', ')}\n    why: ${why}\n    fix: ${fix}`,
  );
  throw new DeployError({
    code: 'CLR_NOT_LOADABLE',
    what: `A server would refuse the CLR assemblies: ${findings.length} finding${findings.length === 1 ? '' : 's'}.${shown.join('')}\n`,
    remedy: 'Correct each finding as its fix says and build again.',
    evidence: { findings },
  });
}
