import { expect, it } from 'vitest';
import { planSeed } from '../../../src/phases/seed/plan.ts';
import { sha256 } from '../../../src/plan/digest.ts';

const planned = (text: string) =>
  planSeed({
    seeds: [{ name: 'dbo.T', text, source: 'sql/seed/dbo.T.sql', sha256: sha256(text) }],
    applied: {},
  });

it.each<[string, string, readonly string[]]>([
  ['one batch as it is written', '-- c\nMERGE dbo.T;', ['-- c\nMERGE dbo.T;']],
  ['each batch of its own', 'A;\nGO\nB;\nGO\n', ['A;\n', 'B;\n']],
  ['a counted batch as often as its count', 'A;\nGO 3\nB;', ['A;\n', 'A;\n', 'A;\n', 'B;']],
])('plans a seed with %s', (_, text, batches) => {
  expect(planned(text).map((step) => step.batches)).toEqual([batches]);
});

it('refuses a seed that can be read in two ways', () => {
  expect(() => planned('A;\nGO;\nB;')).toThrow(/sql\/seed\/dbo\.T\.sql:2:1: 'GO;'/);
});
