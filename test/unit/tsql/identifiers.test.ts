import { expect, it } from 'vitest';
import { delimited, literal, nameParts, plainName } from '../../../src/tsql/identifiers.ts';

it.each([
  [['dbo', 'T'], '[dbo].[T]', 'dbo.T'],
  [['dbo', 'a]b'], '[dbo].[a]]b]', 'dbo.[a]]b]'],
  [['dbo', 'a.b', 'c d'], '[dbo].[a.b].[c d]', 'dbo.[a.b].[c d]'],
  [['dbo', 'Größe', '$node_id'], '[dbo].[Größe].[$node_id]', 'dbo.Größe.$node_id'],
  [['dbo', "it's"], "[dbo].[it's]", "dbo.[it's]"],
])('writes %j as the engine and as people do', (parts, engine, plain) => {
  expect(delimited(...parts)).toBe(engine);
  expect(nameParts(engine)).toEqual(parts);
  expect(plainName(engine)).toBe(plain);
});

it('doubles the quotes of a literal', () => {
  expect(literal("it's [dbo].[T]")).toBe("N'it''s [dbo].[T]'");
});
