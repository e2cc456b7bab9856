import { describe, expect, it } from 'vitest';
import { withoutSkipped } from '../../src/engine/skipping.ts';
import { DeployError } from '../../src/errors/deploy-error.ts';
import { harmless } from '../../src/plan/risk.ts';
import type { Effect } from '../../src/plan/state.ts';
import type { PhaseName, StepDefinition } from '../../src/plan/step.ts';
import { accessCheck } from '../../src/verify/access-check.ts';
import type { Check } from '../../src/verify/check.ts';

function step(phase: PhaseName, id: string, text: string, effect: Effect): StepDefinition {
  return { id, phase, title: id, kind: 'tx', batches: [text], effect, risk: harmless('nothing') };
}

const routine = step('clr', 'clr/bind', 'CREATE FUNCTION', {
  ...{ kind: 'routine', name: '[dbo].[clr_F]', assembly: 'A', sha256: 'f' },
});
const assembly = step('clr', 'clr/assembly', 'CREATE ASSEMBLY', {
  ...{ kind: 'assembly', name: 'A' },
  assembly: {
    ...{ sha512: 'a', mvid: 'm', permissionSet: 'SAFE', version: '1.0.0.0', fileVersion: null },
    ...{ publicKeyToken: null, references: [] },
  },
});
const unbound = step('clr', 'clr/drop', 'DROP FUNCTION', { kind: 'drop-routine', name: '[dbo].[clr_F]' });
const schema = (text: string): StepDefinition =>
  step('schema', 'schema/1', text, { kind: 'schema', to: 'x', index: 1, of: 1 });
const titled = (title: string): StepDefinition => ({ ...schema('x'), title });
const inVec = step('clr', 'clr/bind vec', 'CREATE FUNCTION', {
  ...{ kind: 'routine', name: '[vec].[clr_F]', assembly: 'A', sha256: 'f' },
});
const access = step('access', 'access/r', 'GRANT SELECT', {
  ...{ kind: 'access', role: 'r', access: { facts: [], over: 'x' } },
});
const seed = step('seed', 'seed/T', 'MERGE dbo.T', { kind: 'seed', name: 'T', sha256: 's' });

const sqlCheck = (text: string): Check => ({ kind: 'sql', id: 'q.sql', checkClass: 'read', text });
const clrCheck: Check = {
  ...{ kind: 'clr', id: 'F: one', checkClass: 'read', assembly: 'A', sha512: 'a', routine: '[dbo].[clr_F]' },
  ...{ class: 'C', tolerance: 0, expectation: { of: 'value', method: 'M', arguments: [], expected: 1 } },
};
const modelCheck: Check = {
  ...{ kind: 'model', id: 'Table dbo.T', checkClass: 'read' },
  object: { type: 'Table', name: '[dbo].[T]', columns: [], table: null, definition: null },
};

function refusal(...given: Parameters<typeof withoutSkipped>): string {
  try {
    withoutSkipped(...given);
  } catch (error) {
    if (error instanceof DeployError && error.code === 'PHASE_NEEDED') return error.what;
    throw error;
  }
  return 'not refused';
}

describe('skipping a phase', () => {
  it.each<[string, StepDefinition[], PhaseName[], Check[], string[]]>([
    ['nothing', [routine, schema('SELECT 1'), seed], [], [clrCheck], ['clr/bind', 'schema/1', 'seed/T']],
    ['a phase whose rows nobody names', [schema('SELECT 1'), seed], ['seed'], [modelCheck], ['schema/1']],
    ['routines that nothing calls', [routine, schema('SELECT dbo.other()')], ['clr'], [], ['schema/1']],
    [
      'routines that only comments and strings speak of',
      [routine, schema("-- dbo.clr_F()\nPRINT 'clr_F'")],
      ['clr'],
      [],
      ['schema/1'],
    ],
    ['drops of routines', [unbound, schema('SELECT dbo.clr_F()')], ['clr'], [], ['schema/1']],
    ['a phase with nothing to do', [seed], ['clr', 'schema'], [clrCheck, modelCheck], ['seed/T']],
    [
      'every phase, when nothing is left to need it',
      [routine, schema('x'), seed],
      ['clr', 'schema', 'seed'],
      [],
      [],
    ],
  ])('leaves out %s', (_, steps, skip, checks, kept) => {
    expect(withoutSkipped(steps, skip, checks).map(({ id }) => id)).toEqual(kept);
  });

  it.each<[string, StepDefinition[], PhaseName[], Check[], string]>([
    [
      'a grant is on what the schema makes',
      [schema('x'), access],
      ['schema'],
      [],
      "'schema/1': step 'access/r'",
    ],
    [
      'the target is asked for what a role may do',
      [access],
      ['access'],
      [accessCheck('r', 'CREATE ROLE r;', 'sql/access/r.sql')],
      "'access/r': check 'access of r'",
    ],
    [
      'a schema step calls a routine',
      [routine, schema('CREATE PROCEDURE p AS SELECT [DBO].[CLR_F](1)')],
      ['clr'],
      [],
      "CLR routine [dbo].[clr_F]: step 'schema/1'",
    ],
    [
      'a query of the bundle calls a routine',
      [routine],
      ['clr'],
      [sqlCheck('SELECT dbo.clr_f(1)')],
      "CLR routine [dbo].[clr_F]: check 'q.sql'",
    ],
    [
      'a value check calls a routine',
      [routine],
      ['clr'],
      [clrCheck],
      "CLR routine [dbo].[clr_F]: check 'F: one'",
    ],
    [
      'a value check is of new bytes',
      [assembly],
      ['clr'],
      [clrCheck],
      "the bytes of assembly A: check 'F: one'",
    ],
    [
      'a seed writes to the schema',
      [schema('CREATE TABLE T'), seed],
      ['schema'],
      [],
      "'schema/1': step 'seed/T'",
    ],
    [
      'a routine is bound in a schema of its own',
      [titled('Create schema [vec]'), inVec],
      ['schema'],
      [],
      "'Create schema [vec]': step 'clr/bind vec'",
    ],
    [
      'a schema goes with the last of its routines',
      [unbound, titled('Drop schema [dbo]')],
      ['clr'],
      [],
      "the end of CLR routine [dbo].[clr_F]: step 'schema/1'",
    ],
    [
      'a T-SQL function gets the name of a routine',
      [unbound, titled('Create scalar function [dbo].[clr_F]')],
      ['clr'],
      [],
      "the end of CLR routine [dbo].[clr_F]: step 'schema/1'",
    ],
    [
      'a check looks at the schema',
      [schema('x')],
      ['schema'],
      [modelCheck],
      "'schema/1': check 'Table dbo.T'",
    ],
  ])('is refused by name when %s', (_, steps, skip, checks, line) => {
    const what = refusal(steps, skip, checks);
    expect(what).toContain(`Phase ${skip[0]} cannot be skipped`);
    expect(what).toContain(`\n  - ${line}\n`);
  });

  it('counts what else needs the same thing', () => {
    const checks = [clrCheck, { ...clrCheck, id: 'F: two' }];
    expect(refusal([routine], ['clr'], checks)).toContain("check 'F: one' and 1 more");
  });
});
