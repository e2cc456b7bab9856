import { describe, expect, it } from 'vitest';
import { locksOf, strictest } from '../../src/phases/schema/locks.ts';
import type { Lock } from '../../src/plan/risk.ts';
import type { ModelChange } from '../../src/ports/model.ts';

type Row = readonly [string, Partial<ModelChange>, readonly string[]];

const rows: readonly Row[] = [
  ['a new table', { batches: ['CREATE TABLE [dbo].[T] ([A] INT);'] }, []],
  [
    'a nonclustered index',
    { objectType: 'Index', batches: ['CREATE NONCLUSTERED INDEX [IX]\n    ON [dbo].[T]([A] ASC);'] },
    ['S [dbo].[T] rows'],
  ],
  [
    'a clustered index',
    { objectType: 'Index', batches: ['CREATE CLUSTERED INDEX [IX]\n    ON [dbo].[T]([A] ASC);'] },
    ['Sch-M [dbo].[T] rows'],
  ],
  [
    'a foreign key that is checked later',
    {
      objectType: 'ForeignKeyConstraint',
      batches: [
        'ALTER TABLE [dbo].[T] WITH NOCHECK\n    ADD CONSTRAINT [FK] FOREIGN KEY ([A]) REFERENCES [dbo].[U] ([A]);',
      ],
    },
    ['Sch-M [dbo].[T] definition', 'Sch-M [dbo].[U] definition'],
  ],
  [
    'the check of a constraint',
    { kind: 'other', object: null, batches: ['ALTER TABLE [dbo].[T] WITH CHECK CHECK CONSTRAINT [FK];'] },
    ['Sch-M [dbo].[T] rows'],
  ],
  [
    'a new column that may be NULL',
    { kind: 'alter', batches: ['ALTER TABLE [dbo].[T]\n    ADD [A] INT NULL;'] },
    ['Sch-M [dbo].[T] definition'],
  ],
  [
    'a column of another type',
    { kind: 'alter', batches: ['ALTER TABLE [dbo].[T] ALTER COLUMN [A] BIGINT NULL;'] },
    ['Sch-M [dbo].[T] rows'],
  ],
  ['a rebuild', { kind: 'data' }, ['Sch-M [dbo].[T] rows']],
  [
    'a renamed column, whose table it is about',
    { kind: 'rename', objectType: 'Column', object: '[dbo].[T].[B]', batches: ['EXECUTE sp_rename'] },
    ['Sch-M [dbo].[T] definition'],
  ],
  [
    'a dropped index, whose table it is about',
    {
      kind: 'drop',
      objectType: 'Index',
      object: '[dbo].[T].[IX]',
      batches: ['DROP INDEX [IX]\n    ON [dbo].[T];'],
    },
    ['Sch-M [dbo].[T] definition'],
  ],
  [
    'versioning that begins, and reads the history to check it',
    {
      kind: 'versioning',
      batches: [
        'ALTER TABLE [dbo].[T] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[H], DATA_CONSISTENCY_CHECK = ON));',
      ],
    },
    ['Sch-M [dbo].[T] rows', 'Sch-M [dbo].[H] rows'],
  ],
  [
    'a changed procedure',
    {
      kind: 'alter',
      objectType: 'Procedure',
      object: '[dbo].[P]',
      batches: ['ALTER PROCEDURE [dbo].[P] AS RETURN;'],
    },
    ['Sch-M [dbo].[P] definition'],
  ],
];

describe('the locks of a change', () => {
  it.each(rows)('are estimated for %s', (_, parts, expected) => {
    const change: ModelChange = {
      ...{ kind: 'create', objectType: 'Table', object: '[dbo].[T]', inMemory: false, batches: [] },
      ...parts,
    };
    expect(locksOf(change).map(({ on, mode, while: span }) => `${mode} ${on} ${span}`)).toEqual(expected);
  });

  it('are told once for each object, the strictest', () => {
    const lock = (mode: Lock['mode'], span: Lock['while'], on = '[dbo].[T]'): Lock => ({
      on,
      mode,
      while: span,
    });
    expect(
      strictest([
        lock('S', 'rows'),
        lock('Sch-M', 'definition'),
        lock('Sch-M', 'rows'),
        lock('S', 'rows', '[dbo].[U]'),
      ]),
    ).toEqual([lock('Sch-M', 'rows'), lock('S', 'rows', '[dbo].[U]')]);
  });
});
