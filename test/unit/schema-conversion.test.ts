import { describe, expect, it } from 'vitest';
import {
  type Conversion,
  conversionOf,
  vectorConversionOf,
} from '../../src/phases/schema/loss/conversion.ts';
import { unfitRows } from '../../src/phases/schema/loss/unfit-rows.ts';
import type { ModelColumn } from '../../src/ports/model.ts';

/** As the model engine describes a column that is declared like this. */
function column(declared: string): ModelColumn {
  const [, type = '', arguments_ = ''] = /^([\w[\].]+)(?:\((.+)\))?$/.exec(declared) ?? [];
  const numbers = arguments_.split(',').map((text) => (text.trim() === 'MAX' ? -1 : Number(text)));
  const [first = 0, second = 0] = numbers;
  const none = { length: null, precision: null, scale: null };
  const positive = (number: number): number | null => (number > 0 ? number : null);
  const facets = (): Partial<ModelColumn> => {
    if (/CHAR|BINARY/.test(type)) return { length: first };
    if (type === 'VECTOR') return { length: first, precision: second === 16 ? 16 : 32 };
    if (type === 'DECIMAL' || type === 'NUMERIC') return { precision: first, scale: positive(second) };
    if (type === 'FLOAT') return { precision: first };
    return /TIME/.test(type) ? { scale: positive(first) } : {};
  };
  return {
    ...{ name: 'A', type, ...none, nullable: true, computed: false, defaulted: false },
    ...{ generated: null, identity: null },
    ...facets(),
  };
}

const cases: readonly (readonly [string, string, Conversion])[] = [
  ['NVARCHAR(10)', 'NVARCHAR(20)', 'kept'],
  ['NVARCHAR(20)', 'NVARCHAR(10)', 'narrowed'],
  ['NVARCHAR(MAX)', 'NVARCHAR(4000)', 'narrowed'],
  ['NVARCHAR(4000)', 'NVARCHAR(MAX)', 'kept'],
  ['VARBINARY(8000)', 'VARBINARY(6152)', 'narrowed'],
  ['BINARY(32)', 'VARBINARY(64)', 'kept'],
  ['BINARY(32)', 'VARBINARY(16)', 'converted'],
  ['CHAR(5)', 'NVARCHAR(5)', 'kept'],
  ['NVARCHAR(5)', 'VARCHAR(50)', 'converted'],
  ['VARCHAR(50)', 'NVARCHAR(10)', 'converted'],
  ['DECIMAL(10,2)', 'DECIMAL(12,4)', 'kept'],
  ['DECIMAL(10,2)', 'DECIMAL(10,4)', 'narrowed'],
  ['DECIMAL(10,2)', 'NUMERIC(10,2)', 'kept'],
  ['TINYINT', 'SMALLINT', 'kept'],
  ['BIGINT', 'INT', 'converted'],
  ['INT', 'DECIMAL(10,0)', 'kept'],
  ['BIGINT', 'DECIMAL(18,0)', 'converted'],
  ['REAL', 'FLOAT(53)', 'kept'],
  ['FLOAT(53)', 'FLOAT(24)', 'narrowed'],
  ['DATETIME2(0)', 'DATETIME2(7)', 'kept'],
  ['DATETIME2(7)', 'DATETIME2(0)', 'narrowed'],
  ['DATETIME', 'DATETIME2(3)', 'kept'],
  ['DATETIME', 'DATETIME2(2)', 'converted'],
  ['DATETIME2(3)', 'DATETIMEOFFSET(3)', 'kept'],
  ['DATETIMEOFFSET(3)', 'DATETIME2(3)', 'converted'],
  ['DATE', 'DATETIME2(0)', 'kept'],
  ['TIME(7)', 'DATETIME2(7)', 'converted'],
  ['UNIQUEIDENTIFIER', 'NVARCHAR(36)', 'converted'],
  ['NVARCHAR(MAX)', 'JSON', 'json'],
  ['JSON', 'NVARCHAR(MAX)', 'json'],
  ['VECTOR(1998)', 'VECTOR(1998)', 'kept'],
  ['VECTOR(1536)', 'VECTOR(1998)', 'vector'],
  ['VECTOR(8,32)', 'VECTOR(8,16)', 'vector'],
  ['VECTOR(8)', 'VARBINARY(40)', 'converted'],
  ['[dbo].[Name]', '[dbo].[Name]', 'kept'],
  ['[dbo].[Name]', '[dbo].[Label]', 'converted'],
];

describe('a column that changes its type', () => {
  it.each(cases)('from %s to %s: its values are %s', (from, to, expected) => {
    expect(conversionOf(column(from), column(to))).toBe(expected);
  });

  it.each<[string, string, Conversion]>([
    ['VARBINARY(8000)', 'VARBINARY(6152)', 'vector'],
    ['VARBINARY(6152)', 'VARBINARY(8000)', 'vector'],
    ['VARBINARY(8000)', 'VARBINARY(8000)', 'kept'],
    ['VECTOR(1998)', 'VECTOR(1536)', 'vector'],
    ['NVARCHAR(100)', 'VARBINARY(8000)', 'converted'],
  ])('from %s to %s, declared as VECTOR: its values are %s', (from, to, expected) => {
    expect(vectorConversionOf(column(from), column(to))).toBe(expected);
  });

  it.each([
    ['NVARCHAR(200)', 'NVARCHAR(100)', 'DATALENGTH([A]) > 200'],
    ['VARCHAR(200)', 'VARCHAR(100)', 'DATALENGTH([A]) > 100'],
    ['CHAR(20)', 'CHAR(10)', 'DATALENGTH(RTRIM([A])) > 10'],
    ['VARBINARY(8000)', 'VARBINARY(6152)', 'DATALENGTH([A]) > 6152'],
    [
      'BIGINT',
      'INT',
      '[A] IS NOT NULL AND (TRY_CONVERT(INT, [A]) IS NULL OR TRY_CONVERT(BIGINT, TRY_CONVERT(INT, [A])) <> [A])',
    ],
    ['NVARCHAR(50)', 'INT', '[A] IS NOT NULL'],
  ])('from %s to %s is stopped by rows where %s', (from, to, rows) => {
    expect(unfitRows('[A]', column(from), column(to))).toBe(rows);
  });
});
