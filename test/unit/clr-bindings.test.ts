import { describe, expect, it } from 'vitest';
import {
  createRoutine,
  declareRoutine,
  dropRoutine,
  inCreationOrder,
  routineDigest,
} from '../../src/build/bindings.ts';
import type { ClrRoutine } from '../../src/ports/clr-runtime.ts';

const routine: ClrRoutine = {
  ...{ kind: 'scalar-function', schema: 'dbo', name: 'r', class: 'N.C', method: 'M' },
  ...{ deterministic: true, precise: false, dataAccess: 'none', contract: null, returns: 'FLOAT' },
  parameters: [
    { name: 'a', type: 'VARBINARY(8000)', output: false },
    { name: 'b', type: 'INT', output: false },
  ],
};
const [a, b] = routine.parameters;
const table = { ...routine, kind: 'table-function', returns: 'TABLE (X INT, Y INT)' };
const procedure = { ...routine, kind: 'procedure', returns: null, parameters: [a, { ...b, output: true }] };
const aggregate = { ...routine, kind: 'aggregate', method: null };
const type = { ...routine, kind: 'type', method: null, returns: null, parameters: [] };
const both = '@a VARBINARY(8000), @b INT';

describe('the bindings of a CLR routine', () => {
  it.each([
    [routine, `CREATE FUNCTION [dbo].[r] (${both})\nRETURNS FLOAT\nAS EXTERNAL NAME [A].[N.C].[M];`],
    [
      table,
      `CREATE FUNCTION [dbo].[r] (${both})\nRETURNS TABLE (X INT, Y INT)\nAS EXTERNAL NAME [A].[N.C].[M];`,
    ],
    [procedure, `CREATE PROCEDURE [dbo].[r] ${both} OUTPUT\nAS EXTERNAL NAME [A].[N.C].[M];`],
    [{ ...procedure, parameters: [] }, 'CREATE PROCEDURE [dbo].[r]\nAS EXTERNAL NAME [A].[N.C].[M];'],
    [aggregate, `CREATE AGGREGATE [dbo].[r] (${both})\nRETURNS FLOAT\nEXTERNAL NAME [A].[N.C];`],
    [type, 'CREATE TYPE [dbo].[r]\nEXTERNAL NAME [A].[N.C];'],
  ] as const)('create a $kind', (one, expected) => {
    expect(createRoutine({ name: 'A' }, one as ClrRoutine)).toBe(expected);
  });

  it.each([
    [routine, `CREATE FUNCTION [dbo].[r] (${both})\nRETURNS FLOAT\nAS\nBEGIN\n    RETURN NULL;\nEND;`],
    [
      table,
      `CREATE FUNCTION [dbo].[r] (${both})\nRETURNS @result TABLE (X INT, Y INT)\nAS\nBEGIN\n    RETURN;\nEND;`,
    ],
    [procedure, `CREATE PROCEDURE [dbo].[r] ${both} OUTPUT\nAS\nBEGIN\n    RETURN 0;\nEND;`],
    [aggregate, `CREATE FUNCTION [dbo].[r] (${both})\nRETURNS FLOAT\nAS\nBEGIN\n    RETURN NULL;\nEND;`],
    [type, 'CREATE TYPE [dbo].[r] FROM VARBINARY(8000);'],
  ] as const)('declare a $kind for the model', (one, expected) => {
    expect(declareRoutine(one as ClrRoutine)).toBe(expected);
  });

  it('drop what the target has under the name, whatever kind it is there', () => {
    expect(dropRoutine("[dbo].[o'r]")).toBe(
      [
        "IF OBJECT_ID(N'[dbo].[o''r]', N'AF') IS NOT NULL DROP AGGREGATE [dbo].[o'r];",
        "ELSE IF OBJECT_ID(N'[dbo].[o''r]', N'PC') IS NOT NULL OR OBJECT_ID(N'[dbo].[o''r]', N'P') IS NOT NULL DROP PROCEDURE [dbo].[o'r];",
        "ELSE IF OBJECT_ID(N'[dbo].[o''r]') IS NULL AND TYPE_ID(N'[dbo].[o''r]') IS NOT NULL DROP TYPE [dbo].[o'r];",
        "ELSE DROP FUNCTION [dbo].[o'r];",
      ].join('\n'),
    );
  });

  it('come in an order in which nothing needs a later one', () => {
    const mixed = [aggregate, procedure, table, routine, type].map((one) => ({ routine: one as ClrRoutine }));
    expect(inCreationOrder(mixed).map((one) => one.routine.kind)).toEqual([
      'type',
      'scalar-function',
      'table-function',
      'procedure',
      'aggregate',
    ]);
  });

  it.each<[string, Partial<ClrRoutine>]>([
    ['the way that state is stored (6274 to 6278)', { contract: 'Format=1;sum:System.Double' }],
    ['the method that fills a row', { contract: 'FillRow=Other' }],
    ['what it promises (6240, 6287)', { deterministic: false }],
    ['the data that it reads', { dataAccess: 'read' }],
    ['its signature (6270 to 6273)', { returns: 'REAL' }],
  ])('are made again when this changes: %s', (_, different) => {
    const digest = (one: ClrRoutine) => routineDigest({ name: 'A' }, one);
    expect(digest({ ...routine, ...different })).not.toBe(digest(routine));
    expect(digest({ ...routine })).toBe(digest(routine));
  });

  it('refuse a kind that a newer inspector may know', () => {
    const trigger = { ...routine, kind: 'trigger' };
    expect(() => createRoutine({ name: 'A' }, trigger)).toThrow(
      expect.objectContaining({ code: 'CLR_UNSUPPORTED' }),
    );
  });
});
