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

  it.each([
    ['a column', '([A] INT, [J] JSON NULL)', '([A] INT, [J] NVARCHAR(MAX) NULL)'],
    ['the first column, with a comment before it', '(-- it\n[J] json)', '(-- it\n[J] NVARCHAR(MAX))'],
    ['a column without brackets', '(a INT, j JSON NOT NULL)', '(a INT, j NVARCHAR(MAX) NOT NULL)'],
    ['an added column', 'ALTER TABLE t ADD [J] JSON;', 'ALTER TABLE t ADD [J] NVARCHAR(MAX);'],
    ['an altered column', 'ALTER COLUMN [J] JSON NULL', 'ALTER COLUMN [J] NVARCHAR(MAX) NULL'],
    ['a parameter', '@j JSON = NULL, @k JSON', '@j NVARCHAR(MAX) = NULL, @k NVARCHAR(MAX)'],
    ['a variable', 'DECLARE @j AS JSON;', 'DECLARE @j AS NVARCHAR(MAX);'],
    ['a cast', 'CAST(f(@x) AS JSON)', 'CAST(f(@x) AS NVARCHAR(MAX))'],
    ['a conversion', 'TRY_CONVERT(JSON, @x)', 'TRY_CONVERT(NVARCHAR(MAX), @x)'],
    ['a result', 'RETURNS JSON AS', 'RETURNS NVARCHAR(MAX) AS'],
  ])('rewrites the type JSON of %s', (_, text, expected) => {
    expect(projectToSql2022(text).text).toBe(expected);
  });

  it.each([
    ['the clause FOR JSON', 'SELECT a FOR JSON PATH'],
    ['AS JSON in a schema of OPENJSON', "WITH ([v] NVARCHAR(MAX) '$.v' AS JSON, [w] INT)"],
    ['AS JSON in a cast of what OPENJSON gives', 'CAST(1 AS INT), ([v] NVARCHAR(MAX) AS JSON)'],
    ['an index', 'CREATE JSON INDEX [i] ON t (j)'],
    ['a column of that name', 'SELECT JSON, JSON.a FROM t'],
    ['a function of that name', 'SELECT a, b JSON(1)'],
    ['a delimited name', '([J] [JSON] NULL)'],
    ['a string and a comment', "SELECT '@j JSON' -- @j JSON"],
    ['functions on documents', 'JSON_VALUE(@j, N)'],
  ])('leaves the word JSON of %s alone', (_, text) => {
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
