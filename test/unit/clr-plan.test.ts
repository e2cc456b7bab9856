import { describe, expect, it } from 'vitest';
import type { BundledAssembly } from '../../src/build/manifest.ts';
import type { ClrFindings } from '../../src/phases/clr/inspect.ts';
import { planClr, planClrCleanup } from '../../src/phases/clr/plan.ts';
import { compareVersions } from '../../src/phases/clr/versions.ts';
import { type AssemblyState, emptyState, withEffect } from '../../src/plan/state.ts';
import type { StepDefinition } from '../../src/plan/step.ts';

type Reference = BundledAssembly['references'][number];

const to = (name: string, version = '1.0.0.0', publicKeyToken: string | null = null): Reference => ({
  ...{ name, version, publicKeyToken },
});
const assembly = (
  name: string,
  build: string,
  different: Partial<BundledAssembly> = {},
): BundledAssembly => ({
  ...{ file: `clr/${name}.dll`, name, version: '1.0.0.0', fileVersion: '1.0.0.0', mvid: `${name} ${build}` },
  ...{ sha512: `${name} ${build}`, permissionSet: 'SAFE', references: [], routines: [] },
  ...{ publicKeyToken: null, origin: 'project', platform: null, registeredOnHost: [] },
  ...different,
});
const registered = (...assemblies: readonly BundledAssembly[]): Record<string, AssemblyState> =>
  Object.fromEntries(
    assemblies.map(
      ({ name, sha512, mvid, permissionSet, version, fileVersion, publicKeyToken, references }) => [
        name,
        { sha512, mvid, permissionSet, version, fileVersion, publicKeyToken, references },
      ],
    ),
  );
const routine = (name: string, of: string, sha256 = name) => ({
  ...{ name, assembly: of, sha256, statement: `CREATE FUNCTION ${name}` },
});
const bound = (...routines: readonly ReturnType<typeof routine>[]) =>
  Object.fromEntries(routines.map(({ name, assembly: of, sha256 }) => [name, { assembly: of, sha256 }]));

interface Case {
  readonly wanted: readonly BundledAssembly[];
  readonly routines?: readonly ReturnType<typeof routine>[];
  readonly there: readonly BundledAssembly[];
  readonly bound?: readonly ReturnType<typeof routine>[];
  readonly rollback?: boolean;
  readonly schema?: Partial<ClrFindings['ownedBySchema']>;
}

function findingsOf(one: Case): ClrFindings {
  const trusted = [...one.there, ...one.wanted].map(({ sha512 }) => sha512);
  const state = { trusted, assemblies: registered(...one.there), routines: bound(...(one.bound ?? [])) };
  return {
    assemblies: one.wanted,
    routines: one.routines ?? [],
    state,
    rollback: one.rollback ?? false,
    ownedBySchema: { wanted: [], present: [], ...one.schema },
  };
}

/** The steps of both moments, by the first words of what they run. */
function planned(one: Case): readonly string[] {
  const findings = findingsOf(one);
  const [before, after] = [planClr(findings), planClrCleanup(findings)];
  // The state refuses what a server would refuse in this order.
  [...before, ...after].reduce((state, { effect }) => withEffect(state, effect), {
    ...emptyState,
    ...findings.state,
  });
  const shown = ({ effect, batches }: StepDefinition) =>
    effect.kind === 'drop-routine'
      ? `drop ${effect.name}`
      : (batches[0] ?? '').replace(/ (FROM @bits|WITH NO).*/, '');
  return [...before.map(shown), ...after.map((step) => `later: ${shown(step)}`)];
}

const old = assembly('A', 'old');
const now = assembly('A', 'new');
const f = routine('[dbo].[f]', 'A');
const g = routine('[dbo].[g]', 'A');
const onB = routine('[dbo].[b]', 'B');
const needsB = (build: string, version?: string) =>
  assembly('A', build, { references: [to('B', version, version === undefined ? null : 'token')] });

describe('the CLR phase', () => {
  it.each<[string, Case, readonly string[]]>([
    [
      'an empty target',
      { wanted: [now], routines: [f], there: [] },
      ['CREATE ASSEMBLY [A]', 'CREATE FUNCTION [dbo].[f]'],
    ],
    ['a target that has it all', { wanted: [now], routines: [f], there: [now], bound: [f] }, []],
    [
      'new bytes under the same signatures',
      { wanted: [now], routines: [f], there: [old], bound: [f] },
      ['ALTER ASSEMBLY [A]'],
    ],
    [
      'a signature that changed: ALTER ASSEMBLY would miss the old one (6270 to 6273)',
      { wanted: [now], routines: [f], there: [old], bound: [routine(f.name, 'A', 'other')] },
      ['drop [dbo].[f]', 'ALTER ASSEMBLY [A]', 'CREATE FUNCTION [dbo].[f]'],
    ],
    [
      'a routine that the new bytes no longer have (6270 to 6273)',
      { wanted: [now], routines: [f], there: [old], bound: [f, g] },
      ['drop [dbo].[g]', 'ALTER ASSEMBLY [A]'],
    ],
    [
      'a routine that goes while its assembly stays as it is',
      { wanted: [now], routines: [f], there: [now], bound: [f, g] },
      ['later: drop [dbo].[g]'],
    ],
    [
      'other rights for the same bytes, which FROM would refuse for their MVID (6285)',
      { wanted: [assembly('A', 'new', { permissionSet: 'UNSAFE' })], there: [now] },
      ['ALTER ASSEMBLY [A] WITH PERMISSION_SET = UNSAFE;'],
    ],
    [
      'other bytes under the same MVID (6285)',
      { wanted: [assembly('A', 'new', { mvid: old.mvid })], routines: [f], there: [old], bound: [f] },
      ['drop [dbo].[f]', 'DROP ASSEMBLY [A]', 'CREATE ASSEMBLY [A]', 'CREATE FUNCTION [dbo].[f]'],
    ],
    [
      'a reference more (6282)',
      {
        wanted: [assembly('A', 'new', { references: [to('System.Xml')] })],
        routines: [f],
        there: [old],
        bound: [f, g],
      },
      [
        'drop [dbo].[f]',
        'drop [dbo].[g]',
        'DROP ASSEMBLY [A]',
        'CREATE ASSEMBLY [A]',
        'CREATE FUNCTION [dbo].[f]',
      ],
    ],
    [
      'a reference less (6282)',
      { wanted: [now], there: [assembly('A', 'old', { references: [to('System.Xml')] })] },
      ['DROP ASSEMBLY [A]', 'CREATE ASSEMBLY [A]'],
    ],
    [
      'a strong name that was not there (6283)',
      { wanted: [assembly('A', 'new', { publicKeyToken: 'token' })], there: [old] },
      ['DROP ASSEMBLY [A]', 'CREATE ASSEMBLY [A]'],
    ],
    [
      'new bytes of a dependency, under the version that is referenced',
      { wanted: [assembly('B', 'new'), needsB('old')], there: [assembly('B', 'old'), needsB('old')] },
      ['ALTER ASSEMBLY [B]'],
    ],
    [
      'a package of a higher version, and who was compiled against it (6283, 6529)',
      {
        wanted: [
          assembly('B', 'new', { origin: 'package', version: '2.0.0.0', publicKeyToken: 'token' }),
          needsB('new', '2.0.0.0'),
        ],
        routines: [f, onB],
        there: [
          assembly('B', 'old', { origin: 'package', publicKeyToken: 'token' }),
          needsB('old', '1.0.0.0'),
        ],
        bound: [f, onB],
      },
      [
        ...['drop [dbo].[b]', 'drop [dbo].[f]', 'DROP ASSEMBLY [A]', 'DROP ASSEMBLY [B]'],
        ...[
          'CREATE ASSEMBLY [B]',
          'CREATE ASSEMBLY [A]',
          'CREATE FUNCTION [dbo].[f]',
          'CREATE FUNCTION [dbo].[b]',
        ],
      ],
    ],
    [
      'an unchanged assembly over one that is created anew (6589)',
      {
        wanted: [assembly('B', 'new', { references: [to('System.Xml')] }), needsB('same')],
        routines: [f],
        there: [assembly('B', 'old'), needsB('same')],
        bound: [f],
      },
      [
        ...['drop [dbo].[f]', 'DROP ASSEMBLY [A]', 'DROP ASSEMBLY [B]'],
        ...['CREATE ASSEMBLY [B]', 'CREATE ASSEMBLY [A]', 'CREATE FUNCTION [dbo].[f]'],
      ],
    ],
    [
      'assemblies that the release no longer has, dependents first (6589, 6590)',
      { wanted: [], there: [assembly('B', 'old'), needsB('old')], bound: [f, onB] },
      [
        'later: drop [dbo].[b]',
        'later: drop [dbo].[f]',
        'later: DROP ASSEMBLY [A]',
        'later: DROP ASSEMBLY [B]',
      ],
    ],
    [
      'an assembly that goes, in the way of one that is created anew',
      {
        wanted: [assembly('B', 'new', { references: [to('System.Xml')] })],
        there: [assembly('B', 'old'), needsB('old')],
        bound: [f],
      },
      ['drop [dbo].[f]', 'DROP ASSEMBLY [A]', 'DROP ASSEMBLY [B]', 'CREATE ASSEMBLY [B]'],
    ],
    [
      'a routine that moves to another assembly',
      {
        wanted: [assembly('B', 'new')],
        routines: [routine(f.name, 'B', 'moved')],
        there: [old],
        bound: [f],
      },
      ['drop [dbo].[f]', 'CREATE ASSEMBLY [B]', 'CREATE FUNCTION [dbo].[f]', 'later: DROP ASSEMBLY [A]'],
    ],
    [
      'a routine that becomes a T-SQL function, which the schema phase creates (6530)',
      { wanted: [now], routines: [f], there: [now], bound: [f, g], schema: { wanted: ['[dbo].[G]'] } },
      ['drop [dbo].[g]'],
    ],
    [
      'a T-SQL function that becomes a routine, which the comparison does not see (2010)',
      {
        ...{ wanted: [now], routines: [f, g], there: [now], bound: [f] },
        schema: { present: ['[dbo].[f]', '[dbo].[G]'] },
      },
      ['drop [dbo].[g]', 'CREATE FUNCTION [dbo].[g]'],
    ],
    [
      'an assembly that is from now on the server’s own',
      { wanted: [assembly('B', 'same', { registeredOnHost: ['A'] })], there: [old, assembly('B', 'same')] },
      [],
    ],
    [
      'a rollback to an older file version',
      { wanted: [old], there: [assembly('A', 'new', { fileVersion: '1.1.0.0' })], rollback: true },
      ['ALTER ASSEMBLY [A]'],
    ],
    [
      'a rollback to another AssemblyVersion, which ALTER ASSEMBLY refuses (6283)',
      {
        wanted: [old],
        routines: [f],
        there: [assembly('A', 'new', { version: '2.0.0.0' })],
        bound: [f],
        rollback: true,
      },
      ['drop [dbo].[f]', 'DROP ASSEMBLY [A]', 'CREATE ASSEMBLY [A]', 'CREATE FUNCTION [dbo].[f]'],
    ],
  ])('plans for %s', (_, one, expected) => {
    expect(planned(one)).toEqual(expected);
  });

  it.each<[string, Case, object]>([
    [
      'another AssemblyVersion of a library of the project, be it a higher one',
      { wanted: [assembly('A', 'new', { version: '1.1.0.0' })], there: [old] },
      {
        code: 'CLR_VERSION_CHANGED',
        what: 'The AssemblyVersion of A is 1.1.0.0, but 1.0.0.0 is registered.',
      },
    ],
    [
      'a lower file version',
      { wanted: [now], there: [assembly('A', 'old', { fileVersion: '1.10.0.0' })] },
      { code: 'CLR_VERSION_LOWERED', what: 'The file version of A is 1.0.0.0, but 1.10.0.0 is registered.' },
    ],
    [
      'a file version that is gone',
      { wanted: [assembly('A', 'new', { fileVersion: null })], there: [old] },
      { code: 'CLR_VERSION_LOWERED', what: 'The file version of A is none, but 1.0.0.0 is registered.' },
    ],
    [
      'a lower AssemblyVersion of a package',
      {
        wanted: [assembly('A', 'new', { origin: 'package' })],
        there: [assembly('A', 'old', { origin: 'package', version: '4.0.1.2' })],
      },
      {
        code: 'CLR_VERSION_LOWERED',
        what: 'The AssemblyVersion of A is 1.0.0.0, but 4.0.1.2 is registered.',
      },
    ],
    [
      'the MVID of another assembly (6285)',
      { wanted: [old, assembly('B', 'new', { mvid: old.mvid })], there: [old] },
      { code: 'CLR_MVID_TAKEN', what: 'B has the MVID A old, under which the target has registered A.' },
    ],
  ])('refuses %s, and names both', (_, one, expected) => {
    expect(() => planned(one)).toThrow(expect.objectContaining(expected));
  });

  it.each([
    ['1.0.0.0', '1.0.0.0', 0],
    ['1.10.0.0', '1.9.9.9', 1],
    ['1.0', '1.0.0.0', 0],
    ['4.6.28619.01', '4.6.28619.2', -1],
    ['4.8.4084.0 built by: X', '4.8.4084.1', -1],
    [null, '0.0.0.0', -1],
    ['built by hand', null, 0],
  ])('compares version %s with %s', (a, b, expected) => {
    expect(Math.sign(compareVersions(a, b))).toBe(expected);
    expect(Math.sign(compareVersions(b, a)) + expected).toBe(0);
  });

  it('trusts what the target does not trust, be it registered already', () => {
    const findings = findingsOf({ wanted: [now], routines: [f], there: [now], bound: [f] });
    const steps = planClr({ ...findings, state: { ...findings.state, trusted: [] } });
    expect(steps.map(({ kind, effect }) => [kind, effect.kind])).toEqual([['server', 'trust']]);
    expect(steps[0]?.probe).toContain('sys.trusted_assemblies');
  });

  it('leaves what the plan says it leaves, in every case of a change', () => {
    const findings = findingsOf({
      wanted: [assembly('B', 'new', { references: [to('System.Xml')] }), now],
      routines: [f, onB],
      there: [assembly('B', 'old'), needsB('old'), assembly('Gone', 'old')],
      bound: [g, onB, routine('[dbo].[gone]', 'Gone')],
    });
    const steps = [...planClr(findings), ...planClrCleanup(findings)];
    const after = steps.reduce((state, { effect }) => withEffect(state, effect), {
      ...emptyState,
      ...findings.state,
    });
    expect(after.assemblies).toEqual(registered(...findings.assemblies));
    expect(after.routines).toEqual(bound(f, onB));
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });

  it('is the same whatever the order in which a target tells what it has', () => {
    const findings = findingsOf({
      wanted: [assembly('B', 'new', { references: [to('System.Xml')] })],
      there: [assembly('B', 'old'), needsB('old'), assembly('C', 'old', { references: [to('B')] })],
      bound: [f, g, onB],
    });
    const reversed = <Value>(members: Readonly<Record<string, Value>>) =>
      Object.fromEntries(Object.entries(members).reverse());
    const { assemblies, routines } = findings.state;
    const other = {
      ...findings.state,
      ...{ assemblies: reversed(assemblies), routines: reversed(routines) },
    };
    expect(planClr({ ...findings, state: other })).toEqual(planClr(findings));
  });

  it('drops an assembly without what it references', () => {
    const [drop] = planClrCleanup(findingsOf({ wanted: [], there: [old] }));
    expect(drop?.batches).toEqual(['DROP ASSEMBLY [A] WITH NO DEPENDENTS;']);
    expect(drop?.risk).toMatchObject({
      level: 'locks',
      undo: 'registering the bytes of the previous bundle',
    });
  });

  it('says in the plan why ALTER ASSEMBLY would not do', () => {
    const wanted = assembly('A', 'new', { references: [to('System.Xml')] });
    const steps = planClr(findingsOf({ wanted: [wanted], there: [old] }));
    expect(steps[0]?.risk.reason).toBe(
      "ALTER ASSEMBLY can't change it: the list of its references changes: System.Xml is new (Msg 6282).",
    );
  });

  it('sends assembly bytes as a parameter that the plan names by SHA-512, never as text', () => {
    const [register] = planClr(findingsOf({ wanted: [now], there: [] }));
    expect(register?.bits).toEqual({ parameter: '@bits', file: 'clr/A.dll', sha512: now.sha512 });
    expect(register?.batches).toEqual(['CREATE ASSEMBLY [A] FROM @bits WITH PERMISSION_SET = SAFE;']);
  });
});
