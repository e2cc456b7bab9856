import { describe, expect, it } from 'vitest';
import { factText } from '../../../src/tsql/access-fact.ts';
import { readAccess } from '../../../src/tsql/access-reader.ts';

const texts = (text: string): readonly string[] =>
  readAccess(text, 'r.sql').facts.map(({ fact }) => factText(fact));

describe('a declaration of access', () => {
  it.each([
    ['a role', 'create role r;', ['CREATE ROLE [r] AUTHORIZATION [dbo];']],
    [
      'a role that says its owner',
      'CREATE ROLE [r] AUTHORIZATION [dbo];',
      ['CREATE ROLE [r] AUTHORIZATION [dbo];'],
    ],
    ['a user without a login', 'CREATE USER "u" WITHOUT LOGIN;', ['CREATE USER [u] WITHOUT LOGIN;']],
    ['a permission on the database', 'GRANT VIEW DEFINITION TO r;', ['GRANT VIEW DEFINITION TO [r];']],
    [
      'several permissions in one statement',
      'GRANT SELECT, view change tracking ON SCHEMA::s TO r;',
      ['GRANT SELECT ON SCHEMA::[s] TO [r];', 'GRANT VIEW CHANGE TRACKING ON SCHEMA::[s] TO [r];'],
    ],
    [
      'an object without its class, with odd names',
      'DENY DELETE ON [d o]."t""x" TO [r]]1];',
      ['DENY DELETE ON OBJECT::[d o].[t"x] TO [r]]1];'],
    ],
    [
      'a class of two words',
      'GRANT REFERENCES ON MESSAGE TYPE :: [//a/b] TO r;',
      ['GRANT REFERENCES ON MESSAGE TYPE::[//a/b] TO [r];'],
    ],
    [
      'members, between comments',
      '-- who\nALTER ROLE a /* b */ ADD MEMBER b;',
      ['ALTER ROLE [a] ADD MEMBER [b];'],
    ],
  ])('says %s, and says the same when it is read again', (_, text, expected) => {
    expect(readAccess(text, 'r.sql').faults).toEqual([]);
    expect(texts(text)).toEqual(expected);
    expect(texts(expected.join('\n'))).toEqual(expected);
  });

  it.each([
    ['a login', "CREATE LOGIN x WITH PASSWORD = 'y';", '1:1', /'CREATE' declares no access/],
    ['a user with a login', 'CREATE USER u FOR LOGIN l;', '1:15', /login belongs to a server/],
    ['a revoke', 'REVOKE SELECT ON SCHEMA::s FROM r;', '1:1', /take the GRANT away/],
    ['another statement', '\n  EXEC sp_x;', '2:3', /'EXEC' declares no access/],
    ['columns', 'GRANT SELECT (a) ON t TO r;', '1:14', /without columns/],
    ['an option', 'GRANT SELECT ON s.t TO r WITH GRANT OPTION;', '1:26', /'WITH' is not expected/],
    ['an unknown class', 'GRANT SELECT ON TABLE::t TO r;', '1:17', /'TABLE' is none of OBJECT/],
    ['another owner', 'CREATE ROLE r AUTHORIZATION x;', '1:15', /owned by dbo/],
    ['a missing name', 'ALTER ROLE r ADD MEMBER ;', '1:1', /name is expected/],
  ])('refuses %s at its place', (_, text, at, reason) => {
    const { facts, faults } = readAccess(text, 'r.sql');
    expect(facts).toEqual([]);
    expect(faults.map(({ place }) => `${place.line}:${place.column}`)).toEqual([at]);
    expect(faults[0]?.text).toMatch(reason);
  });

  it('tells every fault at once and still reads the rest', () => {
    const { facts, faults } = readAccess('EXEC a; CREATE ROLE r; EXEC b;', 'r.sql');
    expect([facts.length, faults.length]).toEqual([1, 2]);
  });
});
