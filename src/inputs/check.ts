import type { $ZodIssue } from 'zod/v4/core';
import { nearest } from '../errors/nearest.ts';
import { Secret } from '../errors/secret.ts';
import type { InputDefinition } from './define.ts';
import { type Fault, faultAt, type Given, originText } from './layer.ts';

/** A value that fits its input's schema, or what is wrong with it. */
export type Checked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** @param mask is told every form in which a secret could be printed. */
export function checkGiven(given: Given, definition: InputDefinition, mask: (text: string) => void): Checked {
  const result = definition.schema.safeParse(given.value);
  if (!result.success) {
    return { ok: false, faults: result.error.issues.map((issue) => faultOf(issue, given, definition)) };
  }
  return { ok: true, value: definition.secret ? new Secret(String(result.data), mask) : result.data };
}

function faultOf(issue: $ZodIssue, given: Given, definition: InputDefinition): Fault {
  const value = definition.secret ? '***' : written(valueAt(given.value, issue.path));
  const choices = 'values' in issue && Array.isArray(issue.values) ? issue.values.map(String) : [];
  const what = `'${value}' ${issue.message}${nearest(value, choices)}`;
  const { origin } = given;
  if (origin.kind !== 'file') return { text: `${originText(origin)} ${what}` };
  const name = [definition.key ?? given.name, ...issue.path].map(String).join('.');
  return faultAt(given.placeOf?.(issue.path) ?? origin.place, `${name} ${what}`);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null)?.[key], value);
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
