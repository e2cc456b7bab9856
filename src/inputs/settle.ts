import type { Setting } from '../engine/events.ts';
import { checkGiven } from './check.ts';
import { type Command, type Definitions, type InputDefinition, inputsOf, variableOf } from './define.ts';
import { type Fault, type Layer, type Origin, originText } from './layer.ts';

export interface Settled {
  readonly values: Readonly<Record<string, unknown>>;
  readonly settings: readonly Setting[];
  readonly faults: readonly Fault[];
  /** The inputs that were given, but wrongly. */
  readonly wrong: ReadonlySet<string>;
}

interface Candidate {
  readonly value: unknown;
  readonly origin: Origin;
}

/** Checks everything that every layer gives, and lets the last layer win. */
export function settle(
  command: Command,
  layers: readonly Layer[],
  definitions: Definitions,
  mask: (text: string) => void,
): Settled {
  const faults = layers.flatMap((layer) => layer.faults);
  const candidates = new Map<string, Candidate[]>();
  const wrong = new Set<string>();
  for (const given of layers.flatMap((layer) => layer.given)) {
    const definition = definitions[given.name];
    if (definition === undefined) continue;
    const checked = checkGiven(given, definition, mask);
    if (checked.ok) {
      const earlier = candidates.get(given.name) ?? [];
      candidates.set(given.name, [...earlier, { value: checked.value, origin: given.origin }]);
    } else {
      wrong.add(given.name);
      faults.push(...checked.faults);
    }
  }
  const values: Record<string, unknown> = {};
  const settings = inputsOf(command, definitions).map((name): Setting => {
    const definition = definitions[name] as InputDefinition;
    const [winner, ...losers] = (candidates.get(name) ?? []).reverse();
    const value = winner === undefined ? presetOf(definition) : winner.value;
    if (value !== undefined) values[name] = value;
    else if (definition.requiredBy?.includes(command) && !wrong.has(name))
      faults.push(missing(name, definition));
    return {
      name,
      value: shownValue(value),
      origin:
        winner === undefined ? (value === undefined ? 'not set' : 'default') : originText(winner.origin),
      over: losers.map(({ origin }) => originText(origin)),
    };
  });
  return { values, settings, faults, wrong };
}

/** What an input is when nobody says anything; undefined when that is nothing. */
export function presetOf({ schema }: InputDefinition): unknown {
  return schema.safeParse(undefined).data;
}

/** JSON shows a secret as `***`, by the secret's own doing. */
function shownValue(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function missing(name: string, definition: InputDefinition): Fault {
  const ways = definition.secret
    ? variableOf(name)
    : `--${name} <${definition.placeholder}> is missing: ${definition.help}`;
  return { text: definition.secret ? `${ways} is missing: ${definition.help}` : ways };
}
