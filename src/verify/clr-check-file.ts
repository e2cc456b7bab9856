import { z } from 'zod';
import { DeployError } from '../errors/deploy-error.ts';

const sqlValue = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string(),
  z.strictObject({ float32: z.array(z.number()) }),
]);

const schema = z.strictObject({
  routine: z.string().regex(/^[^.]+\.[^.]+$/, 'must be a two-part name such as dbo.clr_VectorDotProduct'),
  cases: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        arguments: z.array(sqlValue),
        expected: sqlValue,
        tolerance: z.number().nonnegative().default(0),
      }),
    )
    .min(1),
});

export type ClrCheckFile = z.infer<typeof schema>;

/** @throws DeployError CHECK_INVALID with every fault in the file. */
export function parseClrCheckFile(text: string, source: string): ClrCheckFile {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const faults =
      error instanceof z.ZodError
        ? error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`)
        : [(error as Error).message];
    throw new DeployError({
      code: 'CHECK_INVALID',
      what: `${source} does not describe calls of a CLR routine: ${faults.join('; ')}.`,
      remedy: 'Correct the file; docs/FORMATS.md shows its members.',
      place: { file: source },
      evidence: { faults },
    });
  }
}
