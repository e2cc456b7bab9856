import * as z from 'zod';
import { DeployError, type SourcePlace } from '../errors/deploy-error.ts';
import { type CheckClass, knownClass } from './check-class.ts';

const sqlValue = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string(),
  z.strictObject({ float32: z.array(z.number()) }),
]);

const common = { name: z.string().min(1), tolerance: z.number().nonnegative().default(0) };
const row = z.array(sqlValue);

/** A function's value, the rows of a table function, or the text of a type after its way through bytes. */
const call = z.strictObject({ ...common, arguments: row, expected: sqlValue });
const table = z.strictObject({ ...common, arguments: row, expectedRows: z.array(row) });
/** A procedure's arguments, an output parameter's among them, what its output parameters hold then, and its return code. */
const procedure = z.strictObject({
  ...common,
  arguments: row,
  expectedOutputs: z.record(z.string(), sqlValue),
  expectedReturn: z.int().default(0),
});
/** The arguments of an aggregate, row by row, and what they come to. */
const aggregate = z.strictObject({ ...common, aggregate: z.array(row), expected: sqlValue });

const schema = z.strictObject({
  class: z.string().default('read'),
  routine: z.string().regex(/^[^.]+\.[^.]+$/, 'must be a two-part name such as dbo.clr_VectorDotProduct'),
  cases: z.array(z.union([call, table, procedure, aggregate])).min(1),
});

export type ClrCheckFile = Omit<z.infer<typeof schema>, 'class'> & { readonly class: CheckClass };
export type ClrCheckCase = ClrCheckFile['cases'][number];

/** @throws DeployError CHECK_INVALID with every fault in the file. */
export function parseClrCheckFile(text: string, source: string): ClrCheckFile {
  const file = parseFile(text, source);
  return { ...file, class: knownClass(file.class, placeOfClass(text, source)) };
}

function placeOfClass(text: string, file: string): SourcePlace {
  return { file, line: text.slice(0, text.indexOf('"class"')).split('\n').length };
}

function parseFile(text: string, source: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const faults = error instanceof z.ZodError ? error.issues.flatMap(faultsOf) : [(error as Error).message];
    throw new DeployError({
      code: 'CHECK_INVALID',
      what: `${source} does not describe calls of a CLR routine: ${faults.join('; ')}.`,
      remedy: 'Correct the file; docs/FORMATS.md shows its members.',
      place: { file: source },
      evidence: { faults },
    });
  }
}

/** A case that is of no form has a fault in each; those of the form it comes closest to are the ones to show. */
function faultsOf(issue: z.core.$ZodIssue): readonly string[] {
  const closest =
    issue.code === 'invalid_union' ? [...issue.errors].sort((a, b) => a.length - b.length)[0] : undefined;
  const path = issue.path.join('.');
  if (closest === undefined || closest.length === 0) return [`${path || 'the file'}: ${issue.message}`];
  return closest.map((inner) => `${[path, ...inner.path].join('.')}: ${inner.message}`);
}
