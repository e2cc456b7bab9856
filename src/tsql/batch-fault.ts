import { DeployError, formatPlace, type SourcePlace } from '../errors/deploy-error.ts';
import type { ScriptFault } from './script-part.ts';

const mostShown = 50;

/** A fault with the place that a person can go to. */
export interface PlacedFault {
  readonly place: SourcePlace;
  readonly text: string;
}

export function placed(file: string, { line, column, why, excerpt }: ScriptFault): PlacedFault {
  return { place: { file, line, column }, text: `'${excerpt}' ${why}` };
}

/** @throws DeployError of the code with every fault at its file, line and column, if there is one. */
export function refuseFaults(
  faults: readonly PlacedFault[],
  code: 'TSQL_AMBIGUOUS_BATCH' | 'TSQL_SQLCMD_INVALID',
  remedy: string,
): void {
  const first = faults[0];
  if (first === undefined) return;
  const shown = faults.slice(0, mostShown).map(({ place, text }) => `\n  ${formatPlace(place)}: ${text}`);
  const more = faults.length > mostShown ? `\n  and ${faults.length - mostShown} more` : '';
  const places = `${faults.length} place${faults.length === 1 ? '' : 's'}`;
  throw new DeployError({
    code,
    what:
      code === 'TSQL_AMBIGUOUS_BATCH'
        ? `The script can be read in more than one way at ${places}:${shown.join('')}${more}\n`
        : `The script asks for what cannot be done at ${places}:${shown.join('')}${more}\n`,
    remedy,
    place: first.place,
    evidence: { faults },
  });
}
