import type { Diagnosis } from '../engine/doctor/diagnosis.ts';
import type { Setting } from '../engine/events.ts';
import { wrapped } from '../inputs/wrapped.ts';
import type { Colours } from './error.ts';

/** The inputs as a table: name, value, origin. */
export function settingsTable(settings: readonly Setting[], colours: Colours): string {
  const rows = settings.map(({ name, value, origin, over }) => {
    return {
      name,
      value: shown(value),
      origin: over.length === 0 ? origin : `${origin} (over ${over.join(', ')})`,
    };
  });
  const widthOf = (column: 'name' | 'value'): number => Math.max(...rows.map((row) => row[column].length));
  const [name, value] = [widthOf('name'), Math.min(widthOf('value'), widestValue)];
  const lines = rows.map(
    (row) => `  ${row.name.padEnd(name)}  ${row.value.padEnd(value)}  ${colours.dim(row.origin)}\n`,
  );
  return `${colours.bold('Inputs')}\n${lines.join('')}${colours.bold('Machine')}\n`;
}

/** A longer value moves its own origin to the right, not everybody's. */
const widestValue = 40;

/** What was found, and below it what to do about it. */
export function diagnosisLines({ subject, outcome, found, remedy }: Diagnosis, colours: Colours): string {
  const colour = { ok: colours.green, note: colours.yellow, missing: colours.red }[outcome];
  const indent = ' '.repeat(margin);
  const [first = '', ...more] = wrapped(found.replaceAll(/\s+/g, ' ').trim(), widest - margin);
  const remedies = remedy === null ? [] : wrapped(remedy, widest - margin);
  const head = `  ${colour(outcome.padEnd(7))}  ${subject.padEnd(13)}  ${first}`;
  const below = [...more, ...remedies.map((line) => colours.bold(line))].map((line) => indent + line);
  return `${[head, ...below].join('\n')}\n`;
}

const widest = 100;
/** Two blanks, the outcome, the subject, and two blanks after each. */
const margin = 2 + 7 + 2 + 13 + 2;

function shown(value: unknown): string {
  if (value === null) return '-';
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.map(shown).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
