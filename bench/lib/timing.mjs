import { spawn } from 'node:child_process';

/** The middle one of some numbers. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * Runs a program and tells how long it took, in milliseconds: to its end, or to the first byte that it prints.
 * Whatever it is measured by, it must end with exit status 0.
 */
export function timeProcess([file, ...args], { until = 'end', cwd, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let first;
    let output = '';
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        first ??= performance.now() - start;
        output += chunk;
      });
    }
    child.once('error', reject);
    child.once('close', (status) => {
      const end = performance.now() - start;
      if (status !== 0) reject(new Error(`${file} ${args.join(' ')} ended with ${status}:\n${output}`));
      else resolve(until === 'end' ? end : (first ?? end));
    });
  });
}

/**
 * Measures alternatives in turns, so that a machine that others use too is the same to all of them.
 * @param alternatives functions by name, each giving milliseconds.
 * @returns by name, the median; and the median of the quotient of any two.
 */
export async function sideBySide(repetitions, alternatives) {
  const rounds = [];
  for (let n = 0; n < repetitions; n++) {
    const round = {};
    for (const [name, measure] of Object.entries(alternatives)) round[name] = await measure();
    rounds.push(round);
  }
  return {
    of: (name) => median(rounds.map((round) => round[name])),
    quotient: (a, b) => median(rounds.map((round) => round[a] / round[b])),
  };
}
