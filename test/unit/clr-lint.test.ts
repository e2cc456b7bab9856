import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/build/clr-closure.ts';
import { clrFindings, lintAssemblies, refuseOnLinux } from '../../src/build/clr-lint.ts';
import { profileOf } from '../../src/build/profile.ts';
import { assemblyNamed, referencing } from '../support/clr-metadata.ts';

const windows = [profileOf('sql2025-windows')];
const linux = [profileOf('sql2025-linux')];
const rulesBroken = (different: Partial<Library>, profiles = windows): readonly string[] =>
  clrFindings([assemblyNamed('A', different)], profiles).map(({ rule }) => rule);

describe('the lint of CLR assemblies', () => {
  it.each<[string, Partial<Library>, string]>([
    ['no permission set', { permissionSet: null }, 'permission-set'],
    ['an unknown permission set', { permissionSet: 'safe' }, 'permission-set'],
    ['a reference that nothing resolves', referencing('System.Drawing'), 'outside-catalog'],
    ['netstandard', referencing('netstandard'), 'outside-catalog'],
    ['code that cannot be verified', { unverifiableCode: true }, 'unverifiable-code'],
    ['a method with a pointer', { unverifiableMethods: ['N.m (System.Void*)'] }, 'unverifiable-code'],
    ['a call into a native library', { pinvokes: ['N.getpid (libc)'] }, 'pinvoke'],
    ['a writable static', { writableStatics: ['N.count'] }, 'writable-static'],
    ['a destructor', { finalizers: ['N.C'] }, 'finalizer'],
    [
      'an attribute that binds to a thread',
      { refusedAttributes: ['System.STAThreadAttribute'] },
      'refused-attribute',
    ],
    ['native code beside the IL', { mixedMode: true }, 'mixed-mode'],
    ['a platform that needs no library of its own', { platform: 'Windows' }, 'platform'],
    ['no file version', { fileVersion: null }, 'file-version'],
    ['a file version that does not compare', { fileVersion: '1.0-beta' }, 'file-version'],
    ['a compiler that was free to choose', { deterministic: false }, 'not-reproducible'],
    ["the path of a PDB on someone's machine", { debugPath: '/home/me/obj/A.pdb' }, 'not-reproducible'],
    ['the commit in its version', { informationalVersion: '1.0.0+6d9f8a' }, 'not-reproducible'],
    ['a host-protected member', { hostProtected: ['System.Lazy`1..ctor'] }, 'host-protected'],
    ['members that could not be looked up', { hostProtected: null }, 'host-protected'],
  ])('finds %s', (_, different, rule) => {
    expect(rulesBroken(different)).toEqual([rule]);
  });

  it.each<[string, Partial<Library>]>([
    ['nothing special', {}],
    ['a PDB below a mapped root', { debugPath: '/_/clr/obj/A.pdb' }],
    ['a PDB by its name alone', { debugPath: 'A.pdb' }],
    [
      'a package whose author built it as he liked',
      {
        origin: 'package',
        fileVersion: '4.8 built by: X',
        deterministic: false,
        debugPath: 'C:\\b\\A.pdb',
        informationalVersion: '4.6+1',
      },
    ],
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

  it('leaves a library for Windows out of what is asked for Linux, and finds who calls it there', () => {
    const core = assemblyNamed('Core');
    const extended = assemblyNamed('Extended', {
      permissionSet: 'UNSAFE',
      platform: 'windows',
      pinvokes: ['p'],
    });
    const both = [...linux, ...windows];
    expect(clrFindings([core, extended], both)).toEqual([]);
    const caller = assemblyNamed('Core', referencing('Extended'));
    expect(clrFindings([caller, extended], both)).toMatchObject([
      { rule: 'outside-catalog', assembly: 'Core', found: ['Extended'] },
    ]);
  });

  it('gives each reason why an UNSAFE assembly cannot go to Linux', () => {
    const assembly = assemblyNamed('A', {
      ...{ permissionSet: 'UNSAFE', unverifiableCode: true, writableStatics: ['s'] },
      ...{ ...referencing('System.Drawing'), registeredOnHost: ['System.Drawing'] },
    });
    expect(clrFindings([assembly], [...windows, ...linux]).map(({ rule }) => rule)).toEqual([
      'outside-catalog',
      'unverifiable-code',
      'writable-static',
      'linux-safe-only',
    ]);
  });

  it('finds two assemblies with one MVID', () => {
    const two = [assemblyNamed('A', { mvid: 'm' }), assemblyNamed('B', { mvid: 'm' })];
    expect(clrFindings(two, windows).map(({ rule, found }) => [rule, ...found])).toEqual([
      ['same-mvid', 'B'],
      ['same-mvid', 'A'],
    ]);
  });

  it('shows the first of many members that break a rule, and keeps all as evidence', () => {
    const writableStatics = Array.from({ length: 62 }, (_, index) => `s${index}`);
    const lint = () => lintAssemblies([assemblyNamed('A', { writableStatics })], windows);
    expect(lint).toThrow(/writable-static: s0, s1, s2, s3, s4, 57 more\n/);
    expect(lint).toThrow(
      expect.objectContaining({
        evidence: { findings: [expect.objectContaining({ found: writableStatics })] },
      }),
    );
  });

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
