import { expect, it } from 'vitest';
import { listItems } from '../../src/inputs/list-items.ts';

it.each([
  ['clr, seed', ['clr', 'seed']],
  [' , clr,,', ['clr']],
  ['', []],
  ['drop-table:dbo.[a,b],drop-table:dbo.[c]],d]', ['drop-table:dbo.[a,b]', 'drop-table:dbo.[c]],d]']],
  ['a[b,c', ['a[b', 'c']],
])('reads %j as the items %j', (text, items) => {
  expect(listItems(text)).toEqual(items);
});
