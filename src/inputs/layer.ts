import { formatPlace, type SourcePlace } from '../errors/deploy-error.ts';

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'file'; readonly place: SourcePlace }
  | { readonly kind: 'option'; readonly option: string }
  | { readonly kind: 'variable'; readonly variable: string };

/** A value that one source gives, before it is checked. */
export interface Given {
  readonly name: string;
  readonly value: unknown;
  readonly origin: Origin;
  /** The place of something inside the value; only files have one. */
  readonly placeOf?: (path: readonly PropertyKey[]) => SourcePlace;
}

/** Something wrong with an input, as a person reads it: its origin first. */
export interface Fault {
  readonly text: string;
  readonly place?: SourcePlace;
}

/** All that one source says. */
export interface Layer {
  readonly given: readonly Given[];
  readonly faults: readonly Fault[];
}

/** `config/base.json:3`, `--database`, `HARTONOMOUS_DATABASE` or `default`. */
export function originText(origin: Origin): string {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'file':
      return formatPlace({ file: origin.place.file, ...lineOf(origin.place) });
    case 'option':
      return origin.option;
    case 'variable':
      return origin.variable;
  }
}

function lineOf({ line }: SourcePlace): { line?: number } {
  return line === undefined ? {} : { line };
}

export function faultAt(place: SourcePlace, text: string): Fault {
  return { text: `${formatPlace(place)}: ${text}`, place };
}
