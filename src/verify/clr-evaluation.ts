import { DeployError } from '../errors/deploy-error.ts';
import type { ClrCaller, ClrTarget, SqlValue } from '../ports/clr-runtime.ts';
import type { CheckResult, ClrCheck } from './check.ts';
import { sameValue } from './same-value.ts';

type Finding = Omit<CheckResult, 'id'>;
type Library = Pick<ClrTarget, 'path' | 'sha512' | 'dependencies'>;

/** Calls what a check names, on the library's own bytes, and compares; an error of the routine is a failed check. */
export async function evaluateClrCheck(check: ClrCheck, library: Library, clr: ClrCaller): Promise<Finding> {
  try {
    const faults = await faultsOf(check, library, clr);
    return faults.length === 0
      ? { outcome: 'passed', evidence: shown(check.expectation.expected) }
      : { outcome: 'failed', evidence: faults.join('; ') };
  } catch (error) {
    // Only what the routine itself did is its failure; a host that died says nothing of it.
    if (error instanceof DeployError && error.code === 'CLR_CALL_FAILED') {
      return { outcome: 'failed', evidence: error.what };
    }
    if (error instanceof DeployError && error.code === 'CLR_NEEDS_SERVER') {
      return { outcome: 'not evaluated', evidence: error.what };
    }
    throw error;
  }
}

async function faultsOf(check: ClrCheck, library: Library, clr: ClrCaller): Promise<readonly string[]> {
  const { expectation: wanted, class: className, tolerance } = check;
  const target = { ...library, class: className };
  const compared = (actual: SqlValue, expected: SqlValue, how = ''): readonly string[] =>
    sameValue(actual, expected, tolerance)
      ? []
      : [`gave ${shown(actual)}${how}, expected ${shown(expected)}`];
  switch (wanted.of) {
    case 'value': {
      const { method, arguments: values } = wanted;
      return compared(await clr.call({ ...target, method, arguments: values }), wanted.expected);
    }
    case 'rows': {
      const { method, arguments: values, expected } = wanted;
      const rows = await clr.rows({ ...target, method, arguments: values });
      if (rows.length !== expected.length) return [`gave ${rows.length} rows, expected ${expected.length}`];
      return rows.flatMap((row, index) => {
        const other = expected[index] ?? [];
        const same =
          row.length === other.length &&
          row.every((value, column) => sameValue(value, other[column] ?? null, tolerance));
        return same ? [] : [`row ${index + 1} is ${shown(row)}, expected ${shown(other)}`];
      });
    }
    case 'outputs': {
      const { method, arguments: values, expected } = wanted;
      const { returned, outputs } = await clr.procedure({ ...target, method, arguments: values });
      const names = [...new Set([...Object.keys(outputs), ...Object.keys(expected.outputs)])];
      const differing = names.filter((name) => {
        const [actual, other] = [outputs[name], expected.outputs[name]];
        return actual === undefined || other === undefined || !sameValue(actual, other, tolerance);
      });
      const faults = differing.map(
        (name) => `@${name} is ${shown(outputs[name])}, expected ${shown(expected.outputs[name])}`,
      );
      return returned === expected.returned
        ? faults
        : [`returned ${returned}, expected ${expected.returned}`, ...faults];
    }
    case 'aggregate': {
      const { value, merged } = await clr.aggregate({ ...target, rows: wanted.rows });
      return [
        ...compared(value, wanted.expected),
        ...compared(merged, wanted.expected, ' after merging two halves'),
      ];
    }
    case 'type':
      return compared(await clr.parse({ ...target, text: wanted.text }), wanted.expected);
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'no such parameter';
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
