import { describe, expect, it } from 'vitest';
import { aroundClr } from '../../src/phases/schema/around-clr.ts';
import type { ModelChange } from '../../src/ports/model.ts';

const change = (kind: ModelChange['kind'], objectType: string, object: string, text = ''): ModelChange => ({
  ...{ kind, objectType, object, inMemory: false },
  batches: [text],
});
const role = change('create', 'Role', '[owner]', 'CREATE ROLE [owner];');
const otherRole = change('create', 'Role', '[other]', 'CREATE ROLE [other];');
const table = change('create', 'Table', '[vec].[t]');
const schema = change('create', 'Schema', '[Vec]', 'CREATE SCHEMA [Vec] AUTHORIZATION [owner];');
const plain = change('create', 'Schema', '[plain]', 'CREATE SCHEMA [plain] AUTHORIZATION [other];');
const gone = change('drop', 'Schema', '[old]');
const kept = change('drop', 'Schema', '[older]');

describe('the changes of a schema around its CLR', () => {
  it('begin with the schemas of wanted routines and their owners, and end with those of routines that go', () => {
    const all = [gone, otherRole, role, plain, schema, kept, table];
    expect(aroundClr(all, ['[vec].[f]', '[dbo].[g]'], ['[old].[h]'])).toEqual({
      changes: [role, schema, otherRole, plain, kept, table, gone],
      ahead: 2,
      behind: 1,
    });
  });

  it('keep their order where no routine is concerned', () => {
    const all = [gone, role, schema, table];
    expect(aroundClr(all, ['[dbo].[f]'], ['[dbo].[f]'])).toEqual({ changes: all, ahead: 0, behind: 0 });
  });
});
