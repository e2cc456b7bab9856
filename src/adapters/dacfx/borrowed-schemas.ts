import type { SqlText } from '../../ports/model.ts';

/** A script for each schema that the files of a package use and somebody else creates. */
export function borrowedSchemaFiles(schemas: readonly string[]): readonly SqlText[] {
  return schemas.map((schema) => ({ path: `${schema}.sql`, text: `CREATE SCHEMA ${quoted(schema)};` }));
}

/**
 * Takes borrowed schemas out of a model again, and with each what its objects say of it: a package that holds a
 * schema cannot be referenced by one that creates it (SQL71508), and one that speaks of a schema that it does not
 * hold cannot be loaded. What is left is found by its two-part name: DacFx 150.4897.1 and 170.5.96 resolve it.
 */
export function withoutBorrowedSchemas(model: string, schemas: readonly string[]): string {
  return schemas.reduce((rest, schema) => {
    const name = escaped(quoted(schema));
    const element = new RegExp(`\\s*<Element Type="SqlSchema" Name="${name}">[\\s\\S]*?</Element>`);
    const reference = `<Entry>\\s*<References Name="${name}" />\\s*</Entry>`;
    const relationship = new RegExp(
      `\\s*<Relationship Name="Schema">\\s*${reference}\\s*</Relationship>`,
      'g',
    );
    return rest.replace(element, '').replace(relationship, '');
  }, model);
}

function quoted(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

/** As the text of an XML attribute, inside a regular expression. */
function escaped(name: string): string {
  const xml = name
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return xml.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
