import { describe, expect, it } from 'vitest';
import type { SchemaFindings } from '../../src/phases/schema/inspect.ts';
import { planSchema } from '../../src/phases/schema/plan.ts';
import type { ModelChange } from '../../src/ports/model.ts';

/** Changes between models that hold no table, so that nothing can be lost. */
function planned(to: string | null, changes: readonly ModelChange[], allow: readonly string[] | null = []) {
  const sources: SchemaFindings['sources'] = {
    placeOf: () => undefined,
    isVector: () => false,
    backfills: {},
  };
  return planSchema({ to, changes, before: [], after: [], sources, allow });
}

function change(parts: Partial<ModelChange>): ModelChange {
  return {
    kind: 'create',
    objectType: 'Table',
    object: '[dbo].[T]',
    inMemory: false,
    batches: ['CREATE TABLE ...'],
    ...parts,
  };
}

describe('the schema phase', () => {
  it('plans nothing for the model that the target has', () => {
    expect(planned(null, [])).toEqual([]);
  });

  it('still makes a model the target’s own when no statement tells it from the old one', () => {
    const [step] = planned('m', []);
    expect(step).toMatchObject({ batches: [], effect: { kind: 'schema', to: 'm', index: 1, of: 1 } });
  });

  it('judges nothing while it is skipped, and is only asked what it would make', () => {
    const [step] = planned('m', [change({ kind: 'drop' })], null);
    expect(step?.batches).toEqual(['CREATE TABLE ...']);
  });

  it('numbers the steps towards the new model', () => {
    const effects = planned('m', [change({}), change({ object: '[dbo].[U]' })]).map(({ effect }) => effect);
    expect(effects).toEqual([
      { kind: 'schema', to: 'm', index: 1, of: 2 },
      { kind: 'schema', to: 'm', index: 2, of: 2 },
    ]);
  });

  it.each<[string, Partial<ModelChange>, string, string | undefined]>([
    ['an ordinary table', {}, 'tx', undefined],
    [
      'a memory-optimized table',
      { inMemory: true },
      'notx',
      "SELECT CASE WHEN OBJECT_ID(N'[dbo].[T]') IS NOT NULL THEN 'after' ELSE 'before' END;",
    ],
    [
      'a memory-optimized table that goes',
      { inMemory: true, kind: 'drop' },
      'notx',
      "SELECT CASE WHEN OBJECT_ID(N'[dbo].[T]') IS NOT NULL THEN 'before' ELSE 'after' END;",
    ],
    [
      'a memory-optimized table that changes, without a probe',
      { inMemory: true, kind: 'alter' },
      'notx',
      undefined,
    ],
    [
      'a full-text index',
      { objectType: 'FullTextIndex', batches: ['-- why\nCREATE FULLTEXT INDEX ON dbo.T (A) KEY INDEX K;'] },
      'notx',
      undefined,
    ],
    [
      'a database option',
      { kind: 'other', object: null, batches: ['ALTER  DATABASE [x] SET ANSI_NULLS ON;'] },
      'notx',
      undefined,
    ],
    [
      'a natively compiled inline function, of which DacFx does not say so',
      {
        objectType: 'TableValuedFunction',
        object: '[dbo].[F]',
        batches: [
          'CREATE FUNCTION [dbo].[F] () RETURNS TABLE WITH NATIVE_COMPILATION, SCHEMABINDING AS RETURN SELECT 1 AS [A];',
        ],
      },
      'notx',
      "SELECT CASE WHEN OBJECT_ID(N'[dbo].[F]') IS NOT NULL THEN 'after' ELSE 'before' END;",
    ],
    [
      'an inline function that only speaks of it',
      {
        objectType: 'TableValuedFunction',
        batches: ["CREATE FUNCTION f () RETURNS TABLE AS RETURN SELECT 'NATIVE_COMPILATION' AS a"],
      },
      'tx',
      undefined,
    ],
    [
      'a security policy, which may be over tables in memory',
      { objectType: 'SecurityPolicy', object: '[dbo].[P]', batches: ['CREATE SECURITY POLICY ...'] },
      'notx',
      "SELECT CASE WHEN OBJECT_ID(N'[dbo].[P]') IS NOT NULL THEN 'after' ELSE 'before' END;",
    ],
    [
      'a procedure that only names one in its text',
      { batches: ["CREATE PROCEDURE dbo.P AS SELECT 'ALTER DATABASE x';"] },
      'tx',
      undefined,
    ],
  ])('runs %s as the server lets it', (_, parts, kind, probe) => {
    const allow = parts.kind === 'drop' ? ['drop-table:dbo.T'] : [];
    const [step] = planned('m', [change(parts)], allow);
    expect({ kind: step?.kind, probe: step?.probe }).toEqual({ kind, probe });
  });

  it.each<[Partial<ModelChange>, string]>([
    [{ objectType: 'CheckConstraint', object: '[dbo].[CK]' }, 'Create check constraint [dbo].[CK]'],
    [
      { kind: 'other', objectType: null, object: null, batches: ['ALTER TABLE x\nWITH CHECK'] },
      'Run ALTER TABLE x',
    ],
    [
      {
        kind: 'script',
        objectType: null,
        object: null,
        batches: ['/*\nThe column is being dropped.\n*/\n\nIF EXISTS (x)\n  RAISERROR'],
      },
      'Run IF EXISTS (x)',
    ],
  ])('gives %j a title for a person', (parts, title) => {
    expect(planned('m', [change(parts)])[0]?.title).toBe(title);
  });

  it.each<[string, Partial<ModelChange>, string, boolean]>([
    ['a new table', {}, 'none', true],
    ['an index over rows', { objectType: 'Index' }, 'locks', true],
    ['an altered table', { kind: 'alter' }, 'locks', true],
    [
      'a table that loses a column without values of its own',
      { kind: 'alter', batches: ['ALTER TABLE [dbo].[T] DROP COLUMN [A];'] },
      'locks',
      true,
    ],
    [
      'a column of another type',
      { kind: 'alter', batches: ['ALTER TABLE [dbo].[T] ALTER COLUMN [A] INT;'] },
      'rewrites',
      true,
    ],
    ['a rebuilt table', { kind: 'data' }, 'rewrites', true],
    ['a dropped table', { kind: 'drop' }, 'destroys', false],
    [
      'a dropped service, whose conversations end',
      { kind: 'drop', objectType: 'Service' },
      'destroys',
      false,
    ],
    ['a dropped procedure', { kind: 'drop', objectType: 'Procedure' }, 'none', true],
  ])('says of %s what it risks and whether it can be undone', (_, parts, level, undone) => {
    const lost = { Table: 'drop-table:dbo.T', Service: 'drop-service:dbo.T' }[parts.objectType ?? 'Table'];
    const allow = parts.kind === 'drop' && lost !== undefined ? [lost] : [];
    const risk = planned('m', [change(parts)], allow)[0]?.risk;
    expect({ level: risk?.level, undone: risk?.undo !== null }).toEqual({ level, undone });
  });
});
