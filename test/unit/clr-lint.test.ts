import { describe, expect, it } from 'vitest';
import { clrFindings, lintAssemblies, refuseOnLinux } from '../../src/build/clr-lint.ts';
import { profileOf } from '../../src/build/profile.ts';
import type { AssemblyMetadata } from '../../src/ports/clr-runtime.ts';
import { assemblyNamed, referencing } from '../support/clr-metadata.ts';

const windows = [profileOf('sql2025-windows')];
const linux = [profileOf('sql2025-linux')];
const rulesBroken = (different: Partial<AssemblyMetadata>, profiles = windows): readonly string[] =>
  clrFindings([assemblyNamed('A', different)], profiles).map(({ rule }) => rule);

describe('the lint of CLR assemblies', () => {
  it.each<[string, Partial<AssemblyMetadata>, string]>([
    ['no permission set', { permissionSet: null }, 'permission-set'],
    ['an unknown permission set', { permissionSet: 'safe' }, 'permission-set'],
    ['a reference that nothing resolves', referencing('System.Drawing'), 'outside-catalog'],
    ['netstandard', referencing('netstandard'), 'outside-catalog'],
    ['code that cannot be verified', { unverifiableCode: true }, 'unverifiable-code'],
    ['a call into a native library', { pinvokes: ['N.getpid (libc)'] }, 'pinvoke'],
    ['a writable static', { writableStatics: ['N.count'] }, 'writable-static'],
    ['a destructor', { finalizers: ['N.C'] }, 'finalizer'],
    ['a host-protected member', { hostProtected: ['System.Lazy`1..ctor'] }, 'host-protected'],
    ['members that could not be looked up', { hostProtected: null }, 'host-protected'],
  ])('finds %s', (_, different, rule) => {
    expect(rulesBroken(different)).toEqual([rule]);
  });

  it.each<[string, Partial<AssemblyMetadata>]>([
    ['nothing special', {}],
    ['references into the catalog', referencing('mscorlib', 'System.Data', 'System.Numerics')],
    [
      'a reference that the server has registered itself',
      { ...referencing('System.Runtime.Serialization'), registeredOnHost: ['System.Runtime.Serialization'] },
    ],
    [
      'UNSAFE on Windows, with all that needs it',
      {
        permissionSet: 'UNSAFE',
        unverifiableCode: true,
        pinvokes: ['p'],
        writableStatics: ['s'],
        finalizers: ['f'],
        hostProtected: ['h'],
      },
    ],
  ])('lets pass: %s', (_, different) => {
    expect(rulesBroken(different)).toEqual([]);
  });

  it('resolves references within the bundle', () => {
    const both = [assemblyNamed('A', referencing('B')), assemblyNamed('B')];
    expect(clrFindings(both, linux)).toEqual([]);
  });

  it.each<[string, string, string | null, readonly string[]]>([
    ['another version of a strong-named assembly', '2.0.0.0', 'b77a5c561934e089', ['reference-version']],
    ['the same version', '1.0.0.0', 'b77a5c561934e089', []],
    ['another version of an assembly without a strong name', '2.0.0.0', null, []],
  ])('knows that there are no binding redirects: %s', (_, version, publicKeyToken, expected) => {
    const references = [{ name: 'B', version, publicKeyToken }];
    const findings = clrFindings([assemblyNamed('B'), assemblyNamed('A', { references })], windows);
    expect(findings.map(({ rule }) => rule)).toEqual(expected);
  });

  it.each(['UNSAFE', 'EXTERNAL_ACCESS'])(
    'says that Linux loads only SAFE assemblies, not %s',
    (permissionSet) => {
      const assemblies = [assemblyNamed('A', { permissionSet })];
      const sentence = /SQL Server on Linux loads only SAFE assemblies/;
      expect(() => lintAssemblies(assemblies, linux)).toThrow(sentence);
      expect(() => refuseOnLinux(assemblies, 'sql2022-linux')).toThrow(sentence);
      expect(() => refuseOnLinux(assemblies, 'sql2022-windows')).not.toThrow();
    },
  );

  it('gives all findings at once, each with why and fix', () => {
    const assemblies = [
      assemblyNamed('A', { finalizers: ['N.C'], writableStatics: ['N.s'] }),
      assemblyNamed('B', { unverifiableCode: true }),
    ];
    let thrown: unknown;
    try {
      lintAssemblies(assemblies, windows);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      code: 'CLR_NOT_LOADABLE',
      message: expect.stringContaining('3 findings'),
    });
    expect((thrown as Error).message.match(/why: .+\n {4}fix: .+/g)).toHaveLength(3);
  });
});
