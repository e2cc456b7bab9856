import type { StepDefinition } from '../../plan/step.ts';
import type { ModelChange } from '../../ports/model.ts';
import { tokensOf } from '../../tsql/lexer.ts';
import type { SchemaFindings } from './inspect.ts';
import { riskOf } from './risk.ts';
import { transactionOf } from './transaction.ts';

const verbs: Record<ModelChange['kind'], string> = {
  create: 'Create',
  alter: 'Alter',
  drop: 'Drop',
  data: 'Move data of',
  script: 'Run',
  other: 'Run',
};

/** A model that differs without a statement to show for it (a comment, say) is still to be remembered. */
const onlyRemember: ModelChange = {
  kind: 'alter',
  objectType: 'remembered model',
  object: null,
  inMemory: false,
  batches: [],
};

/** One step for each typed step of the comparison, in its order; the last one makes the model the target's own. */
export function planSchema({ to, changes }: SchemaFindings): readonly StepDefinition[] {
  if (to === null) return [];
  const steps = changes.length === 0 ? [onlyRemember] : changes;
  return steps.map((change, at) => {
    const index = at + 1;
    const title = titleOf(change);
    return {
      id: `schema/${String(index).padStart(4, '0')} ${title}`,
      phase: 'schema',
      title,
      ...transactionOf(change),
      batches: change.batches,
      risk: riskOf(change),
      effect: { kind: 'schema', to, index, of: steps.length },
    };
  });
}

/** `Create check constraint [dbo].[CK_X]`; a change that names no object shows how its text begins. */
function titleOf({ kind, objectType, object, batches }: ModelChange): string {
  const type = objectType?.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const subject = object ?? firstLine(batches[0] ?? '');
  return [verbs[kind], type, subject].filter((word) => word !== undefined && word !== '').join(' ');
}

/** The first line of the code itself: DacFx explains its data-loss guards in a comment in front. */
function firstLine(batch: string): string {
  let code = '';
  for (const { kind, text } of tokensOf(batch)) if (!kind.endsWith('comment')) code += text;
  return code.trim().split('\n')[0] ?? '';
}
