import { describe, expect, it } from 'vitest';
import { planAccess } from '../../src/phases/access/plan.ts';
import { emptyState, type TargetState, withEffect } from '../../src/plan/state.ts';
import { readAccess } from '../../src/tsql/access-reader.ts';

const roleOf = (role: string, text: string) => ({
  role,
  source: `sql/access/${role}.sql`,
  facts: readAccess(`CREATE ROLE ${role}; ${text}`, role).facts.map(({ fact }) => fact),
});

function plan(files: Readonly<Record<string, string>>, state: TargetState = emptyState, over = 'm1') {
  const roles = Object.entries(files).map(([role, text]) => roleOf(role, text));
  return planAccess({ roles, applied: state.access, over });
}

function holding(files: Readonly<Record<string, string>>, over = 'm1'): TargetState {
  return plan(files, emptyState, over).reduce((state, { effect }) => withEffect(state, effect), emptyState);
}

const before = { a: 'GRANT SELECT ON dbo.T TO a; GRANT DELETE ON dbo.T TO a;' };

describe('the access phase', () => {
  it('declares a role in one transaction, each statement harmless where it holds already', () => {
    const [step, ...others] = plan({
      a: 'GRANT SELECT ON SCHEMA::dbo TO a; ALTER ROLE db_datareader ADD MEMBER a;',
    });
    expect(others).toEqual([]);
    expect(step).toMatchObject({ id: 'access/a', kind: 'tx', risk: { level: 'none' } });
    expect(step?.batches).toEqual([
      expect.stringMatching(
        /^IF NOT EXISTS \(SELECT 1 FROM \[sys\].+\n {4}CREATE ROLE \[a\] AUTHORIZATION \[dbo\];$/,
      ),
      'GRANT SELECT ON SCHEMA::[dbo] TO [a];',
      expect.stringMatching(/^IF NOT EXISTS .+\n {4}ALTER ROLE \[db_datareader\] ADD MEMBER \[a\];$/),
    ]);
  });

  it('plans nothing for what the target has, however the file is written', () => {
    const again = { a: 'grant delete on [dbo].[T] to [a]; GRANT SELECT ON OBJECT::dbo.T TO a;' };
    expect(plan(again, holding(before))).toEqual([]);
  });

  it('revokes first what the file no longer grants, unless its object is gone', () => {
    const [step] = plan({ a: 'GRANT SELECT ON dbo.T TO a;' }, holding(before));
    expect(step?.risk).toMatchObject({ level: 'rewrites' });
    expect(step?.batches[0]).toBe(
      "IF DATABASE_PRINCIPAL_ID(N'a') IS NOT NULL\n   AND OBJECT_ID(N'[dbo].[T]') IS NOT NULL\n    REVOKE DELETE ON OBJECT::[dbo].[T] FROM [a];",
    );
    expect(step?.batches.filter((batch) => batch.includes('REVOKE'))).toHaveLength(1);
  });

  it('takes a grant back before it denies the same', () => {
    const batches =
      plan({ a: 'DENY SELECT ON dbo.T TO a; GRANT DELETE ON dbo.T TO a;' }, holding(before))[0]?.batches ??
      [];
    const at = (text: string) => batches.findIndex((batch) => batch.includes(text));
    expect(at('REVOKE SELECT')).toBeLessThan(at('DENY SELECT'));
  });

  it('states the permissions again when the objects may have been created anew', () => {
    const [step] = plan(before, holding(before), 'm2');
    expect(step?.batches.some((batch) => batch.includes('REVOKE'))).toBe(false);
    expect(step?.batches).toContain('GRANT SELECT ON OBJECT::[dbo].[T] TO [a];');
  });

  it('creates a member that another file declares before it is added', () => {
    const [step] = plan({ a: 'ALTER ROLE a ADD MEMBER b;', b: '' });
    const at = (text: string) => step?.batches.findIndex((batch) => batch.includes(text)) ?? -1;
    expect(at('CREATE ROLE [b]')).toBeGreaterThanOrEqual(0);
    expect(at('CREATE ROLE [b]')).toBeLessThan(at('ADD MEMBER [b]'));
  });

  it('drops a role whose file is gone, after its permissions, and keeps one that somebody is in', () => {
    const [step] = plan({}, holding(before));
    expect(step).toMatchObject({ title: 'Drop the role a', effect: { kind: 'drop-access', role: 'a' } });
    expect(step?.batches.at(-1)).toMatch(/AND NOT EXISTS .+\n {4}DROP ROLE \[a\];$/);
    expect(step?.batches).toHaveLength(3);
    expect(
      plan(
        {},
        [step].reduce((state, s) => (s ? withEffect(state, s.effect) : state), holding(before)),
      ),
    ).toEqual([]);
  });

  it.each([
    ['SERVICE', 'SEND', '[sys].[services]'],
    ['CONTRACT', 'REFERENCES', '[sys].[service_contracts]'],
    ['MESSAGE TYPE', 'REFERENCES', '[sys].[service_message_types]'],
    ['TYPE', 'EXECUTE', 'TYPE_ID('],
    ['OBJECT', 'SELECT', 'OBJECT_ID('],
    ['SCHEMA', 'SELECT', 'SCHEMA_ID('],
  ])('asks whether a %s is still there before it revokes', (of, permission, asked) => {
    const [step] = plan({ a: '' }, holding({ a: `GRANT ${permission} ON ${of}::x TO a;` }));
    expect(step?.batches[0]).toContain(asked);
  });
});
