import * as z from 'zod/mini';
import { keysInFiles } from './config-text.ts';
import { type Definitions, variableOf } from './define.ts';
import { inputDefinitions } from './definitions.ts';

/** The JSON Schema of a configuration file, for editors. Draft 7 is the newest that all of them know. */
export function configSchema(definitions: Definitions = inputDefinitions): object {
  const properties = [...keysInFiles(definitions)].map(([key, name]) => {
    const { help, schema } = definitions[name] as Definitions[string];
    const { $schema: _, ...rules } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
    return [key, { description: `${help} [${variableOf(name)}]`, ...rules }] as const;
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of hartonomous',
    description: 'Values for base.json and for the file of each environment, which comes after it.',
    type: 'object',
    properties: {
      $schema: { description: 'where an editor finds this schema', type: 'string' },
      ...Object.fromEntries(properties),
    },
    additionalProperties: false,
  };
}
