import { expect, it } from 'vitest';
import { declaredVectors } from '../../src/build/declared-vectors.ts';

const text = `CREATE TABLE dbo.T (
    [A b]  VECTOR (3) NOT NULL, "C" vector(4),
    Größe VECTOR(5), VECTOR INT, D VARBINARY(20));`;
const at = (name: string, line: number, column: number) =>
  [`[dbo].[T].[${name}]`, { file: 'sql/T.sql', line, column }] as const;

it('finds the columns that a person declared as VECTOR', () => {
  const places = Object.fromEntries([
    at('A b', 2, 5),
    at('C', 2, 33),
    at('Größe', 3, 5),
    at('VECTOR', 3, 22),
    at('D', 3, 34),
  ]);
  expect(declaredVectors(places, [{ path: 'sql/T.sql', text }])).toEqual([
    '[dbo].[T].[A b]',
    '[dbo].[T].[C]',
    '[dbo].[T].[Größe]',
  ]);
});
