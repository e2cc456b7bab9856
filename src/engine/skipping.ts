import { DeployError } from '../errors/deploy-error.ts';
import type { PhaseName, StepDefinition } from '../plan/step.ts';
import { tokensOf } from '../tsql/lexer.ts';
import { accessCheckId } from '../verify/access-check.ts';
import type { Check } from '../verify/check.ts';

/** Something that a skipped phase would have made, and who cannot do without it. */
interface Lack {
  readonly phase: PhaseName;
  readonly made: string;
  readonly neededBy: readonly string[];
}

/**
 * The steps of the phases that are not skipped. What the target has already is made by no step, so a phase with
 * nothing to do can always be skipped.
 * @throws DeployError PHASE_NEEDED when one of them, or a check of the bundle, needs what a skipped step would make.
 */
export function withoutSkipped(
  steps: readonly StepDefinition[],
  skip: readonly PhaseName[],
  checks: readonly Check[],
): readonly StepDefinition[] {
  if (skip.length === 0) return steps;
  const kept = steps.filter(({ phase }) => !skip.includes(phase));
  const users = usersOf(kept, checks);
  const lacks = steps
    .filter(({ phase }) => skip.includes(phase))
    .flatMap((step): readonly Lack[] => {
      const neededBy = users.filter((user) => user.needs(step)).map(({ name }) => name);
      return neededBy.length === 0 ? [] : [{ phase: step.phase, made: madeBy(step), neededBy }];
    });
  const [first] = lacks;
  if (first === undefined) return kept;
  throw phaseNeeded(first.phase, lacks);
}

/** A step or a check that stays. */
interface User {
  readonly name: string;
  needs(skipped: StepDefinition): boolean;
}

function usersOf(steps: readonly StepDefinition[], checks: readonly Check[]): readonly User[] {
  return [
    ...steps.map((step): User => {
      const names = namesIn(step.batches);
      return {
        name: `step '${step.id}'`,
        needs: (skipped) =>
          // Which of the model's objects a seed or a grant is about is in no plan, so they need the whole.
          (skipped.effect.kind === 'schema' && (step.phase === 'seed' || step.phase === 'access')) ||
          (skipped.effect.kind === 'routine' && names.has(bareName(skipped.effect.name))) ||
          needsRoom(step, skipped),
      };
    }),
    ...checks.map((check): User => {
      const names = namesIn(check.kind === 'sql' ? [check.text] : []);
      return {
        name: `check '${check.id}'`,
        needs: ({ effect }) =>
          (effect.kind === 'schema' && check.kind !== 'clr') ||
          (effect.kind === 'access' && check.id === accessCheckId(effect.role)) ||
          (effect.kind === 'assembly' && check.kind === 'clr' && check.assembly === effect.name) ||
          (effect.kind === 'routine' &&
            (check.kind === 'clr' ? check.routine === effect.name : names.has(bareName(effect.name)))),
      };
    }),
  ];
}

/**
 * Whether a step has no place without another: a routine without the schema that it is bound in, the end of a
 * schema or an object of the same name without the end of a routine.
 */
function needsRoom({ title, effect }: StepDefinition, skipped: StepDefinition): boolean {
  if (effect.kind === 'routine') return skipped.title === `Create schema ${schemaOf(effect.name)}`;
  if (skipped.effect.kind !== 'drop-routine') return false;
  const { name } = skipped.effect;
  return title === `Drop schema ${schemaOf(name)}` || (/^Create /.test(title) && title.endsWith(` ${name}`));
}

/** `[dbo].[clr_F]` -> `[dbo]` */
function schemaOf(routine: string): string {
  return routine.slice(0, routine.indexOf('].[') + 1);
}

function madeBy({ effect, title }: StepDefinition): string {
  if (effect.kind === 'routine') return `CLR routine ${effect.name}`;
  if (effect.kind === 'drop-routine') return `the end of CLR routine ${effect.name}`;
  if (effect.kind === 'assembly') return `the bytes of assembly ${effect.name}`;
  return `'${title}'`;
}

/**
 * Every name that a text speaks of, without its schema: a procedure may be called without one, and CLR routines
 * are rare enough that a namesake is no trouble. What a comment or a string says is no name.
 */
function namesIn(batches: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const batch of batches) {
    for (const { kind, text } of tokensOf(batch)) {
      if (kind === 'word') names.add(text.toLowerCase());
      else if (kind === 'bracketed' || kind === 'quoted') names.add(text.slice(1, -1).toLowerCase());
    }
  }
  return names;
}

/** `[dbo].[clr_F]` -> `clr_f` */
function bareName(routine: string): string {
  return routine.replace(/^.*\.\[|\]$/g, '').toLowerCase();
}

/** Enough to know what it is about; the evidence holds the rest. */
const most = 10;

function phaseNeeded(phase: PhaseName, lacks: readonly Lack[]): DeployError {
  const lines = lacks.slice(0, most).map(({ made, neededBy: [first, ...others] }) => {
    return `\n  - ${made}: ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`;
  });
  const rest = lacks.length > most ? `\n  - and ${lacks.length - most} more\n` : '\n';
  return new DeployError({
    code: 'PHASE_NEEDED',
    what: `Phase ${phase} cannot be skipped, because the target lacks what it makes and something later needs:${lines.join('')}${rest}`,
    remedy: `Plan without --skip ${phase}.`,
    evidence: { lacks },
  });
}
