import { DeployError } from '../errors/deploy-error.ts';
import type { Digest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';

/** A plan that was let through by its digest: what apply takes, so that nothing else can be applied. */
export interface ApprovedPlan {
  readonly plan: Plan;
  readonly approvedDigest: Digest;
}

/** @throws DeployError NOT_APPROVED when the digest is not exactly the plan's. */
export function approve(plan: Plan, approvedDigest: Digest): ApprovedPlan {
  if (plan.digest === approvedDigest) return { plan, approvedDigest };
  throw new DeployError({
    code: 'NOT_APPROVED',
    what: `The plan's digest is ${plan.digest}, but ${approvedDigest || 'nothing'} was approved.`,
    remedy: 'Read the plan, and pass its whole digest with --approve if it is right.',
    evidence: { plan: plan.digest, approved: approvedDigest },
  });
}
