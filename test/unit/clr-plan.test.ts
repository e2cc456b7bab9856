import { describe, expect, it } from 'vitest';
import type { BundledAssembly } from '../../src/build/manifest.ts';
import type { ClrFindings } from '../../src/phases/clr/inspect.ts';
import { planClr } from '../../src/phases/clr/plan.ts';
import { emptyState } from '../../src/plan/state.ts';

const assembly: BundledAssembly = {
  ...{ file: 'clr/A.dll', name: 'A', version: '1.0.0.0', fileVersion: null, mvid: 'm2' },
  ...{ sha512: '2'.repeat(128), permissionSet: 'SAFE', references: [], routines: [] },
  ...{ publicKeyToken: null, origin: 'project', platform: null, registeredOnHost: [] },
};
const routine = { name: '[dbo].[f]', statement: 'CREATE FUNCTION ...', sha256: 'f2' };
const registered = { A: { sha512: assembly.sha512, mvid: 'm2', permissionSet: 'SAFE' } };
const older = { A: { sha512: '1'.repeat(128), mvid: 'm1', permissionSet: 'SAFE' } };
const trusted = [assembly.sha512];

function planned(state: Partial<ClrFindings['state']>, routines = [routine]): readonly string[] {
  const steps = planClr({ assemblies: [assembly], routines, state: { ...emptyState, ...state } });
  return steps.map((step) => {
    const [verb = '', object = ''] = step.batches[0]?.split(/[ \n]/) ?? [];
    return `${step.kind} ${step.effect.kind === 'drop-routine' ? 'DROP' : `${verb} ${object}`}`;
  });
}

describe('the CLR phase', () => {
  it.each([
    ['an empty target', {}, ['server IF NOT', 'tx CREATE ASSEMBLY', 'tx CREATE FUNCTION']],
    ['a target that has it all', { trusted, assemblies: registered, routines: { '[dbo].[f]': 'f2' } }, []],
    [
      'new bytes under the same signature',
      { trusted: ['x'], assemblies: older, routines: { '[dbo].[f]': 'f2' } },
      ['server IF NOT', 'tx ALTER ASSEMBLY'],
    ],
    [
      'a new signature, dropping before the assembly is replaced',
      { assemblies: older, routines: { '[dbo].[f]': 'f1' } },
      ['tx DROP', 'server IF NOT', 'tx ALTER ASSEMBLY', 'tx CREATE FUNCTION'],
    ],
    ['trust that was lost', { assemblies: registered, routines: { '[dbo].[f]': 'f2' } }, ['server IF NOT']],
  ])('plans for %s', (_, state, expected) => {
    expect(planned(state)).toEqual(expected);
  });

  it('drops a routine that the library no longer has', () => {
    expect(planned({ trusted, assemblies: registered, routines: { '[dbo].[f]': 'f2' } }, [])).toEqual([
      'tx DROP',
    ]);
  });

  it('gives every step outside a transaction a probe', () => {
    const steps = planClr({ assemblies: [assembly], routines: [routine], state: emptyState });
    expect(steps.filter((step) => step.kind !== 'tx').every((step) => step.probe !== undefined)).toBe(true);
  });

  it('sends assembly bytes as a parameter that the plan names by SHA-512, never as text', () => {
    const [, register] = planClr({ assemblies: [assembly], routines: [], state: emptyState });
    expect(register?.bits).toEqual({ parameter: '@bits', file: 'clr/A.dll', sha512: assembly.sha512 });
    expect(register?.batches).toEqual(['CREATE ASSEMBLY [A] FROM @bits WITH PERMISSION_SET = SAFE;']);
  });
});
