import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { DeployError } from '../errors/deploy-error.ts';
import { digestOf } from '../plan/digest.ts';
import { type Plan, planDigest } from '../plan/plan.ts';

/** The outline that must hold before the digests can be trusted to tell the rest. */
const outline = z.object({
  format: z.literal(1),
  bundle: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  observed: z.object({ schema: z.object({}).loose() }).loose(),
  steps: z.array(z.object({ id: z.string(), sha256: z.string() }).loose()),
  notes: z.array(z.string()).optional(),
  abandons: z.string().optional(),
  digest: z.string(),
});

export async function writePlan(plan: Plan, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(plan, null, 2)}\n`);
}

/**
 * Reads a plan and computes every digest in it anew.
 * @throws DeployError PLAN_UNREADABLE or PLAN_TAMPERED.
 */
export async function readPlan(file: string): Promise<Plan> {
  const plan = await parsePlan(file);
  const edited = plan.steps.find(({ sha256, ...definition }) => digestOf(definition) !== sha256);
  if (edited === undefined && planDigest(plan) === plan.digest) return plan;
  throw new DeployError({
    code: 'PLAN_TAMPERED',
    what: `The plan in ${file} was changed after it was made${edited === undefined ? '' : `, at step '${edited.id}'`}: its digest no longer fits its content.`,
    remedy: 'Make a new plan and have it approved.',
    place: { file },
  });
}

async function parsePlan(file: string): Promise<Plan> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    outline.parse(parsed);
    return parsed as Plan;
  } catch (error) {
    throw new DeployError({
      code: 'PLAN_UNREADABLE',
      what: `${file} is not a plan that this version reads: ${(error as Error).message.split('\n')[0]}.`,
      remedy: 'Name a file that `hartonomous plan` has written with --plan.',
      place: { file },
      cause: error,
    });
  }
}
