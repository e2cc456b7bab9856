import { describe, expect, it } from 'vitest';
import { unusedObjects } from '../../scripts/uses/unused.mjs';

const object = { name: 'fn_Rate', own: ['fn_Rate.sql'] };
const own = { file: 'fn_Rate.sql', text: 'CREATE FUNCTION [dbo].[fn_Rate] () ...' };

describe('the search for what nothing uses', () => {
  it.each([
    ['its own text alone', [own], [], true],
    ['a longer name', [own, { file: 'p.sql', text: 'SELECT dbo.fn_RateLimit()' }], [], true],
    ['a comment', [own, { file: 'p.sql', text: '-- as fn_Rate\nSELECT 1 /* fn_Rate */' }], [], true],
    ['another object, in any case', [own, { file: 'p.sql', text: 'SELECT [dbo].[FN_RATE]()' }], [], false],
    ['dynamic SQL', [own, { file: 'p.sql', text: "EXECUTE @run N'SELECT dbo.fn_Rate()'" }], [], false],
    ['a document', [own], [{ text: 'Prices come from `fn_Rate`.' }], false],
  ])('of an object that %s names', (_, sources, documents, isUnused) => {
    expect(unusedObjects([object], sources, documents)).toEqual(isUnused ? [object] : []);
  });
});
