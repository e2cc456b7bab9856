import { describe, expect, it } from 'vitest';
import { compareInventory } from '../../scripts/inventory/compare.mjs';

const inventory = {
  exact: { tables: ['dbo.A', 'dbo.B'] },
  atLeast: { functions: { count: 3, names: ['dbo.f'] } },
  windowsOnly: { functions: ['dbo.w'] },
};

interface Entry {
  readonly kind: string;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly faults: number;
}

function compare(tables: readonly string[], functions: readonly string[], host = 'linux'): readonly Entry[] {
  return compareInventory(inventory, { tables, functions }, host);
}

describe('the comparison with the inventory', () => {
  it('finds no fault in what is asked for, whatever the case of a name', () => {
    expect(compare(['DBO.a', 'dbo.B'], ['dbo.f', 'dbo.g']).map(({ faults }) => faults)).toEqual([0, 0]);
  });

  it('tells what is missing and, in an exact list, what is too much', () => {
    const [tables] = compare(['dbo.A', 'dbo.C'], []);
    expect(tables).toMatchObject({ missing: ['dbo.B'], extra: ['dbo.C'], faults: 2 });
  });

  it('takes a minimum for a minimum', () => {
    const [, functions] = compare([], ['dbo.f', 'dbo.g', 'dbo.h', 'dbo.i']);
    expect(functions).toMatchObject({ missing: [], extra: ['dbo.g', 'dbo.h', 'dbo.i'], faults: 0 });
  });

  it.each([
    ['linux', 1, []],
    ['windows', 2, ['dbo.w']],
  ])('asks of %s what it can have', (host, faults, missing) => {
    const [, functions] = compare([], ['dbo.f'], host);
    expect(functions).toMatchObject({ faults, missing });
  });
});
