import { describe, expect, it } from 'vitest';
import { checkAccess } from '../../src/build/access.ts';

const objects = [
  { type: 'Table', name: '[dbo].[T]', columns: [], table: null, definition: null },
  { type: 'Schema', name: '[graph]', columns: [], table: null, definition: null },
  { type: 'Service', name: '[S]', columns: [], table: null, definition: null },
];

function faults(files: Readonly<Record<string, string>>): readonly string[] {
  const texts = Object.entries(files).map(([name, text]) => ({ path: `sql/access/${name}.sql`, text }));
  return checkAccess(texts, objects, []).map(({ text, place }) => `${place.file}:${place.line} ${text}`);
}

describe('the check of declared access', () => {
  it('lets through what names only what is there', () => {
    expect(
      faults({
        a: 'CREATE ROLE a; GRANT SELECT ON dbo.t TO a; GRANT EXECUTE ON SCHEMA::dbo TO a; GRANT SEND ON SERVICE::S TO a; GRANT SHOWPLAN TO a;',
        b: 'CREATE ROLE b; CREATE USER u WITHOUT LOGIN; ALTER ROLE b ADD MEMBER u; ALTER ROLE a ADD MEMBER b; ALTER ROLE db_datareader ADD MEMBER b;',
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'a table that is not there',
      'GRANT SELECT ON dbo.Gone TO a;',
      /OBJECT::\[dbo\]\.\[Gone\] is not in the schema/,
    ],
    ['an object without its schema', 'GRANT SELECT ON T TO a;', /OBJECT::\[T\] is not in the schema/],
    ['a schema that is not there', 'GRANT SELECT ON SCHEMA::gone TO a;', /SCHEMA::\[gone\] is not/],
    [
      'a permission of another class',
      'GRANT SEND ON dbo.T TO a;',
      /SEND is no permission on OBJECT::\[dbo\]\.\[T\]/,
    ],
    ['a permission that gives others', 'GRANT ALTER ANY ROLE TO a;', /ALTER ANY ROLE is no permission/],
    ['somebody else', 'GRANT SELECT ON dbo.T TO public;', /gives \[public\] a permission/],
    [
      'the same permission twice',
      'GRANT SELECT ON dbo.T TO a;\nDENY SELECT ON dbo.t TO a;',
      /:2 SELECT .* above already/,
    ],
    ['a member that nobody declares', 'ALTER ROLE a ADD MEMBER x;', /\[x\] is declared nowhere/],
    ['a role that nobody declares', 'ALTER ROLE x ADD MEMBER a;', /\[x\] is declared nowhere and is none of/],
    [
      'the role that may do everything',
      'ALTER ROLE db_owner ADD MEMBER a;',
      /\[db_owner\] is declared nowhere/,
    ],
    [
      'another file’s membership',
      'ALTER ROLE db_datareader ADD MEMBER b;',
      /is the role of this file, \[a\]/,
    ],
    ['a name that is a role already', 'CREATE USER b WITHOUT LOGIN;', /declared as a role and as a user/],
  ])('refuses %s', (_, statement, reason) => {
    const found = faults({ a: `CREATE ROLE a; ${statement}`, b: 'CREATE ROLE b;' });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(reason);
  });

  it('asks of a file that it declares its own role, once', () => {
    expect(faults({ a: 'CREATE ROLE b;' })).toEqual([
      'sql/access/a.sql:1 The file of [a] declares [b]: name the file after its role.',
    ]);
    expect(faults({ a: 'GRANT SHOWPLAN TO a;' })[0]).toContain('declares [a] exactly once');
  });
});
