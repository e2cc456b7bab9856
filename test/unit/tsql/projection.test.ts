import { describe, expect, it } from 'vitest';
import { projectToSql2022 } from '../../../src/tsql/projection.ts';

describe('the projection to SQL Server 2022', () => {
  it.each([
    ['a column', '[V] VECTOR(1998) NOT NULL', '[V] VARBINARY(8000) NOT NULL'],
    ['blanks inside it', 'v vector ( 3 )', 'v VARBINARY(20)'],
    ['two on a line', '@a VECTOR(1), @b VECTOR(2)', '@a VARBINARY(12), @b VARBINARY(16)'],
  ])('rewrites the vector type in %s', (_, text, expected) => {
    expect(projectToSql2022(text).text).toBe(expected);
  });

  it.each([
    ['a comment', '-- VECTOR(3)'],
    ['a nested comment', '/* /* */ VECTOR(3) */'],
    ['a string', "'VECTOR(3)'"],
    ['a delimited name', '[VECTOR](3)'],
    ['another function', 'VECTOR_DISTANCE(3)'],
    ['a column of that name', 'SELECT VECTOR FROM t'],
  ])('leaves %s alone', (_, text) => {
    expect(projectToSql2022(text).text).toBe(text);
  });

  it('knows the original column of every place behind, in and before a rewritten type', () => {
    const original = 'x INT,\n@a VECTOR(3), @b VECTOR(100) bad';
    const projected = projectToSql2022(original);
    const columnOf = (text: string) => text.split('\n')[1]?.indexOf('bad') ?? -1;
    expect(projected.originalColumn(2, columnOf(projected.text) + 1)).toBe(columnOf(original) + 1);
    expect(projected.originalColumn(2, 6)).toBe(4);
    expect(projected.originalColumn(2, 2)).toBe(2);
    expect(projected.originalColumn(1, 5)).toBe(5);
  });
});
