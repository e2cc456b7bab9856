import { describe, expect, it } from 'vitest';
import { profileOf } from '../../src/build/profile.ts';
import { schemaFiles } from '../../src/build/project.ts';

const paths = [
  'sql/platform/linux/dbo/procedures/p.sql',
  'sql/platform/sql2022/dbo/procedures/q.sql',
  'sql/platform/sql2025-windows/dbo/procedures/r.sql',
  'sql/platform/sql2025/dbo/procedures/q.sql',
  'sql/platform/windows/dbo/procedures/p.sql',
  'sql/schema/dbo/tables/t.sql',
  'sql/schema/README.md',
  'sql/seed/dbo.t.sql',
];
const project = (all: readonly string[]) => ({
  ...{ root: '.', name: 'n', clr: [], config: [] },
  sql: all.map((path) => ({ path, text: '' })),
});
const chosen = (profile: string, all = paths) =>
  schemaFiles(project(all), profileOf(profile)).map(({ path }) => path.replace(/^sql\//, ''));

describe('the schema of a profile', () => {
  it.each([
    [
      'sql2025-windows',
      [
        'platform/sql2025-windows/dbo/procedures/r.sql',
        'platform/sql2025/dbo/procedures/q.sql',
        'platform/windows/dbo/procedures/p.sql',
        'schema/dbo/tables/t.sql',
      ],
    ],
    [
      'sql2022-linux',
      [
        'platform/linux/dbo/procedures/p.sql',
        'platform/sql2022/dbo/procedures/q.sql',
        'schema/dbo/tables/t.sql',
      ],
    ],
  ])('is what all share, and what is its own: %s', (profile, expected) => {
    expect(chosen(profile)).toEqual(expected);
  });

  it.each([
    ['in what all share and for its host', 'sql/schema/dbo/procedures/p.sql'],
    ['for its engine and for its host', 'sql/platform/sql2025/dbo/procedures/P.sql'],
  ])('is refused when an object is held %s', (_, path) => {
    expect(() => chosen('sql2025-windows', [path, ...paths])).toThrow(
      expect.objectContaining({
        code: 'SOURCE_REFUSED',
        message: expect.stringContaining(`${path} and sql/platform/windows/dbo/procedures/p.sql`),
      }),
    );
  });
});
