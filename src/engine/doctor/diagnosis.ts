import { asDeployError } from '../../errors/deploy-error.ts';

/** One thing that the toolkit needs of a machine: there, worth a note, or missing. */
export interface Diagnosis {
  readonly subject: string;
  readonly outcome: 'ok' | 'note' | 'missing';
  readonly found: string;
  /** What to do about it; null when there is nothing to do. */
  readonly remedy: string | null;
}

export function ok(subject: string, found: string): Diagnosis {
  return { subject, outcome: 'ok', found, remedy: null };
}

export function note(subject: string, found: string, remedy: string): Diagnosis {
  return { subject, outcome: 'note', found, remedy };
}

export function missing(subject: string, found: string, remedy: string): Diagnosis {
  return { subject, outcome: 'missing', found, remedy };
}

/**
 * What fails for a reason that the toolkit knows is missing, with that reason and its remedy.
 * @throws DeployError CANCELLED
 */
export async function unlessRefused(subject: string, examine: () => Promise<Diagnosis>): Promise<Diagnosis> {
  try {
    return await examine();
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.code === 'CANCELLED') throw error;
    return missing(subject, error.what, error.remedy);
  }
}
