import { DeployError, formatPlace } from '../../../errors/deploy-error.ts';
import { nearest } from '../../../errors/nearest.ts';
import { lossKinds } from './kinds.ts';
import type { Loss } from './loss.ts';

/** A dangerous change that the plan may hold: a person has allowed it, or its guard stands before it. */
export interface Settled extends Loss {
  readonly settled: 'allowed' | 'guarded';
}

/**
 * Holds every dangerous change against the names that a person allowed. An allowance takes away exactly one guard.
 * @throws DeployError ALLOW_UNKNOWN for a name that is no change of this plan; DATA_LOSS with every change that
 *   takes something away and is not allowed.
 */
export function settle(losses: readonly Loss[], allow: readonly string[]): readonly Settled[] {
  const names = losses.map(({ name }) => name);
  const unknown = allow.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw unknownNames(unknown, names);
  const refused = losses.filter(
    ({ kind, name, instead }) =>
      lossKinds[kind].when === 'plan' && (instead !== undefined || !allow.includes(name)),
  );
  if (refused.length > 0) throw dataLoss(refused, losses.length);
  return losses.map((loss) => ({ ...loss, settled: allow.includes(loss.name) ? 'allowed' : 'guarded' }));
}

function dataLoss(refused: readonly Loss[], all: number): DeployError {
  const lines = refused.map(({ name, what, place, hint, instead }) => {
    const at = place === undefined ? '' : ` (${formatPlace(place)})`;
    return `\n  - ${name}${at}: ${[what, hint, instead].filter((part) => part !== undefined).join(' ')}`;
  });
  const allowable = refused.filter(({ instead }) => instead === undefined).map(({ name }) => name);
  const byName =
    allowable.length === 0
      ? 'do what the line says'
      : `allow it by name (--allow ${quoted(allowable.join(','))} allows ${allowable.length === 1 ? 'it' : 'all of them'})`;
  const place = refused.find((loss) => loss.place !== undefined)?.place;
  return new DeployError({
    code: 'DATA_LOSS',
    what: `${refused.length === 1 ? 'A change takes something away that nobody has allowed' : `${refused.length} changes take something away that nobody has allowed`}${all > refused.length ? `, of ${all} dangerous ones` : ''}:${lines.join('')}\n`,
    remedy: `For each, take the change back, or ${byName}.`,
    ...(place === undefined ? {} : { place }),
    evidence: { changes: refused.map(({ name, what, question }) => ({ name, what, lossIf: question })) },
  });
}

function unknownNames(unknown: readonly string[], names: readonly string[]): DeployError {
  const shown = unknown.map((name) => `'${name}'${nearest(name, names)}`);
  return new DeployError({
    code: 'ALLOW_UNKNOWN',
    what: `No change of this plan is called ${shown.join(', ')}: ${names.length === 0 ? 'it has no dangerous change' : `its dangerous changes are ${names.join(', ')}`}.`,
    remedy: 'Correct the name given with --allow, or leave it out.',
    evidence: { unknown, names },
  });
}

/** Brackets and blanks in a name are a shell's business too. */
function quoted(value: string): string {
  return /^[\w.:,@#$-]+$/.test(value) ? value : `"${value}"`;
}
