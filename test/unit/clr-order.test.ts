import { describe, expect, it } from 'vitest';
import { united } from '../../src/build/clr-closure.ts';
import { inRegistrationOrder } from '../../src/build/clr-order.ts';
import { assemblyNamed, referencing } from '../support/clr-metadata.ts';

const chained = (names: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(names).map(([name, references]) => assemblyNamed(name, referencing(...references)));

describe('the registration order of assemblies', () => {
  it.each([
    ['no references', { A: [], B: [] }, 'A B'],
    ['a chain', { A: ['B', 'mscorlib'], B: ['C'], C: [] }, 'C B A'],
    ['a diamond', { A: ['B', 'C'], B: ['D'], C: ['D'], D: [] }, 'D B C A'],
    ['what is in order already', { C: [], B: ['C'], A: ['B'] }, 'C B A'],
  ])('puts dependencies first: %s', (_, names, expected) => {
    const ordered = inRegistrationOrder(chained(names as Record<string, readonly string[]>));
    expect(ordered.map(({ name }) => name).join(' ')).toBe(expected);
  });

  it('refuses a circle with the names along it', () => {
    expect(() => inRegistrationOrder(chained({ Z: ['A'], A: ['B'], B: ['C'], C: ['A'] }))).toThrow(
      /A -> B -> C -> A/,
    );
  });
});

describe('the assemblies of several projects', () => {
  const library = assemblyNamed('L', { permissionSet: 'UNSAFE' });
  const core = assemblyNamed('Core');
  const brought = assemblyNamed('Package', { permissionSet: null });

  it('give a package the permission set of the library that brings it', () => {
    const all = united([{ project: 'l', assemblies: [library, brought] }]);
    expect(all.map(({ name, permissionSet }) => [name, permissionSet])).toEqual([
      ['L', 'UNSAFE'],
      ['Package', 'UNSAFE'],
    ]);
  });

  it.each([
    ['SAFE first', [core, library]],
    ['UNSAFE first', [library, core]],
  ])('register what both bring once, as UNSAFE: %s', (_, libraries) => {
    const all = united(libraries.map((one) => ({ project: one.name, assemblies: [one, brought] })));
    expect(all.filter(({ name }) => name === 'Package').map(({ permissionSet }) => permissionSet)).toEqual([
      'UNSAFE',
    ]);
    expect(all).toHaveLength(3);
  });

  it.each([
    ['by libraries for Windows alone', { needed: ['L'] }, 'windows'],
    ['by a library for every host too', { needed: ['L', 'Core'] }, null],
    ['by no reference, beside both', { needed: [] }, null],
  ])('send a package that is needed %s where these go', (_, { needed }, platform) => {
    const libraries = [core, { ...library, platform: 'windows' }].map((one) =>
      needed.includes(one.name) ? { ...one, ...referencing('Package') } : one,
    );
    const all = united([{ project: 'one', assemblies: [...libraries, brought] }]);
    expect(all.find(({ name }) => name === 'Package')).toMatchObject({ platform, origin: 'package' });
  });

  it('refuse two files of one name', () => {
    const other = { ...brought, sha512: 'other', version: '2.0.0.0' };
    const projects = [
      { project: 'a.csproj', assemblies: [core, brought] },
      { project: 'b.csproj', assemblies: [library, other] },
    ];
    expect(() => united(projects)).toThrow(/Package .*1\.0\.0\.0 with a\.csproj, 2\.0\.0\.0 with b\.csproj/);
  });
});
