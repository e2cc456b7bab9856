import { describe, expect, it } from 'vitest';
import type { Switched } from '../../src/phases/schema/switched.ts';
import type { TableObject } from '../../src/phases/schema/tables.ts';
import { joinTemporal } from '../../src/phases/schema/temporal.ts';
import { titleOf } from '../../src/phases/schema/title.ts';
import { batchesOf, type Part, partOf } from '../../src/phases/schema/work.ts';
import type { ModelChange } from '../../src/ports/model.ts';

function table(name: string, memoryOptimized = false): Switched {
  const object: TableObject = {
    ...{ type: 'Table', name: `[dbo].[${name}]`, columns: [], definition: null },
    table: { graph: null, memoryOptimized, history: `[dbo].[${name}H]`, retention: null },
  };
  return { name: object.name, before: object, after: object };
}

function part(name: string, different: Partial<ModelChange> = {}): Part {
  const object = `[dbo].[${name}]`;
  return partOf({
    ...{
      kind: 'alter',
      objectType: 'Table',
      object,
      inMemory: false,
      batches: [`ALTER TABLE ${object} ...;`],
    },
    ...different,
  });
}

const index = (name: string): Part =>
  part(`${name}].[IX`, {
    kind: 'create',
    objectType: 'Index',
    batches: [`CREATE INDEX [IX]\n    ON [dbo].[${name}]([M]);`],
  });
const fn = part('F', { objectType: 'ScalarFunction', batches: ['ALTER FUNCTION [dbo].[F] ...;'] });

function joined(parts: readonly Part[], ...tables: readonly Switched[]) {
  return joinTemporal(parts, tables).map((work) => ({ title: titleOf(work), batches: batchesOf(work) }));
}

const off = (name: string): string => `ALTER TABLE [dbo].[${name}] SET (SYSTEM_VERSIONING = OFF);`;
const on = (name: string): string =>
  `ALTER TABLE [dbo].[${name}] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[${name}H], DATA_CONSISTENCY_CHECK = ON));`;

describe('the change of temporal tables', () => {
  it('is gathered for each, with what belongs to its history, and leaves the others in their order', () => {
    const parts = [part('AH'), index('AH'), part('BH'), part('X'), part('A'), part('B'), index('A')];
    expect(joined(parts, table('A'), table('B'))).toEqual([
      { title: 'Alter table [dbo].[X]', batches: ['ALTER TABLE [dbo].[X] ...;'] },
      {
        title: 'Change temporal table [dbo].[A]',
        batches: [
          ...[off('A'), 'ALTER TABLE [dbo].[AH] ...;', 'CREATE INDEX [IX]\n    ON [dbo].[AH]([M]);'],
          ...['ALTER TABLE [dbo].[A] ...;', on('A')],
        ],
      },
      {
        title: 'Change temporal table [dbo].[B]',
        batches: [off('B'), 'ALTER TABLE [dbo].[BH] ...;', 'ALTER TABLE [dbo].[B] ...;', on('B')],
      },
      expect.objectContaining({ title: 'Create index [dbo].[A].[IX]' }),
    ]);
  });

  it('keeps its order where something between may be needed by more than one table', () => {
    const parts = [part('AH'), part('BH'), fn, part('A'), part('B')];
    expect(joined(parts, table('A'), table('B'))).toEqual([
      {
        title: 'Change temporal tables [dbo].[A], [dbo].[B]',
        batches: [off('A'), off('B'), ...parts.flatMap(({ change }) => change.batches), on('A'), on('B')],
      },
    ]);
  });

  it('of a table on disk is never part of one that no transaction can hold', () => {
    const inMemory = part('B', { inMemory: true });
    const parts = [part('AH'), part('BH'), inMemory, part('A')];
    const works = joinTemporal(parts, [table('A'), table('B', true)]);
    expect(works.map((work) => [titleOf(work), work.exclusive ?? false])).toEqual([
      ['Change temporal table [dbo].[B]', true],
      ['Change temporal table [dbo].[A]', false],
    ]);
    expect(() =>
      joined([part('AH'), part('BH'), fn, inMemory, part('A')], table('A'), table('B', true)),
    ).toThrow(expect.objectContaining({ code: 'PLAN_REFUSED' }));
  });

  it('is left alone where versioning need not be touched', () => {
    expect(joined([part('A')]).map(({ batches }) => batches)).toEqual([['ALTER TABLE [dbo].[A] ...;']]);
  });
});
