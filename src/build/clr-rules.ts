import { serverCatalog } from './clr-catalog.ts';
import type { Library } from './clr-closure.ts';
import { windowsOnly } from './clr-platform.ts';

export type LintedAssembly = Omit<Library, 'routines'>;

/** Where an assembly is looked at: beside which others, and on which kind of host. */
export interface Surroundings {
  /** What is registered together with it, by name; itself included. */
  readonly others: ReadonlyMap<string, LintedAssembly>;
  readonly host: 'linux' | 'windows';
}

export interface ClrRule {
  readonly id: string;
  /** `restricted`: SAFE and EXTERNAL_ACCESS; `own`: libraries of the project, whose author can do something about it. */
  readonly appliesTo: 'all' | 'restricted' | 'own';
  find(assembly: LintedAssembly, surroundings: Surroundings): readonly string[];
  readonly why: string;
  readonly fix: string;
}

const permissionSets: readonly (string | null)[] = ['SAFE', 'EXTERNAL_ACCESS', 'UNSAFE'];

/** From CREATE ASSEMBLY's documentation, with the server's message numbers. */
export const clrRules: readonly ClrRule[] = [
  {
    id: 'permission-set',
    appliesTo: 'all',
    find: ({ permissionSet }) =>
      permissionSets.includes(permissionSet) ? [] : [permissionSet ?? 'none declared'],
    why: 'an assembly must say with which rights it is registered: SAFE, EXTERNAL_ACCESS or UNSAFE',
    fix: 'add <AssemblyMetadata Include="PermissionSet" Value="SAFE" /> to its project',
  },
  {
    id: 'platform',
    appliesTo: 'all',
    find: ({ platform }) => (platform === null || platform === windowsOnly ? [] : [platform]),
    why: 'what runs on Linux runs on Windows too, so a library is for every kind of host or for Windows alone',
    fix: 'write <AssemblyMetadata Include="Platform" Value="windows" />, or leave it out',
  },
  {
    id: 'mixed-mode',
    appliesTo: 'all',
    find: ({ mixedMode }) => (mixedMode ? ['native code beside the IL'] : []),
    why: 'only pure IL can be registered, with whatever rights (Msg 6544)',
    fix: 'compile it as pure IL, or do without it',
  },
  {
    id: 'outside-catalog',
    appliesTo: 'all',
    find: ({ references, registeredOnHost }, { others, host }) =>
      references
        .map(({ name }) => name)
        .filter((name) => !serverCatalog.has(name) && !others.has(name))
        .filter((name) => host === 'linux' || !registeredOnHost.includes(name)),
    why: 'the server looks every reference up among its own libraries and the registered assemblies (Msg 6503)',
    fix: 'do without it, let the project bring it, or, for a library of the .NET Framework that a Windows server registers from its own folder, declare it as RegisteredOnHost',
  },
  {
    id: 'reference-version',
    appliesTo: 'all',
    find: ({ references }, { others }) =>
      references.flatMap(({ name, version, publicKeyToken }) => {
        const other = others.get(name)?.version;
        const differs = publicKeyToken !== null && other !== undefined && other !== version;
        return differs ? [`${name} ${version}, brought as ${other}`] : [];
      }),
    why: 'the server has no binding redirects: a strong-named reference must find exactly its version (Msg 10300)',
    fix: 'choose the version of the package that has this assembly version',
  },
  {
    id: 'same-mvid',
    appliesTo: 'all',
    find: ({ name, mvid }, { others }) =>
      [...others.values()]
        .filter((other) => other.name !== name && other.mvid === mvid)
        .map((other) => other.name),
    why: 'the server takes two assemblies with one MVID for the same, and refuses the second (Msg 6285)',
    fix: 'compile each from its own source',
  },
  {
    id: 'file-version',
    appliesTo: 'own',
    find: ({ fileVersion }) => (/^\d+(\.\d+){3}$/.test(fileVersion ?? '') ? [] : [fileVersion ?? 'none']),
    why: 'AssemblyVersion stays what it is, so the file version alone tells an older build from a newer one',
    fix: 'set <FileVersion> to four numbers, and raise it with the code',
  },
  {
    id: 'not-reproducible',
    appliesTo: 'own',
    find: movingParts,
    why: 'the server trusts a library by the hash of its file, so bytes that move by themselves mean a new hash and an ALTER ASSEMBLY in every release',
    fix: 'set Deterministic true, DebugType none and IncludeSourceRevisionInInformationalVersion false',
  },
  {
    id: 'unverifiable-code',
    appliesTo: 'restricted',
    find: ({ unverifiableCode, unverifiableMethods }) => [
      ...(unverifiableCode ? ['UnverifiableCodeAttribute'] : []),
      ...unverifiableMethods,
    ],
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
    id: 'refused-attribute',
    appliesTo: 'restricted',
    find: ({ refusedAttributes }) => refusedAttributes,
    why: 'attributes that bind code or data to a thread, or take away a security check, need UNSAFE',
    fix: 'remove the attribute; keep what belongs to one call in its local variables',
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

/** Roots that a compiler writes instead of a machine's own path, when a PDB is made at all. */
const mappedRoot = /^(\/_\d*\/|[^/\\]+$)/;

function movingParts({ deterministic, debugPath, informationalVersion }: LintedAssembly): readonly string[] {
  return [
    ...(deterministic ? [] : ['compiled without Deterministic']),
    ...(debugPath === null || mappedRoot.test(debugPath) ? [] : [`the path of its PDB, ${debugPath}`]),
    ...(informationalVersion?.includes('+') ? [`the commit in its version, ${informationalVersion}`] : []),
  ];
}
