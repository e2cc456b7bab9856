import * as z from 'zod/mini';

/** A whole number within bounds: JSON's own in files, digits in options and variables. */
export function wholeNumber(preset: number, least: number, most: number) {
  const fault = `must be a whole number from ${least} to ${most}`;
  const written = z.union([z.number(), z.string().check(z.regex(/^\d+$/))], fault);
  return z._default(
    z.pipe(
      z.pipe(written, z.transform(Number)),
      z.number(fault).check(z.int(fault), z.gte(least, fault), z.lte(most, fault)),
    ),
    preset,
  );
}
