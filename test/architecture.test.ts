import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** The layers from the ground up; a file imports from its own layer or from those below it. */
const layers: readonly (readonly string[])[] = [
  ['errors'],
  ['plan', 'ports', 'tsql', 'verify'],
  ['build', 'release'],
  ['phases'],
  ['engine', 'inputs'],
  ['adapters', 'report', 'flow.ts'],
  ['main'],
];

/** Folders that may not know one another though they share a layer, or though one lies above the other. */
const forbidden: readonly (readonly [string, string])[] = [
  ['adapters', 'engine'],
  ['adapters', 'phases'],
  ['adapters', 'build'],
  ['adapters', 'report'],
  ['adapters', 'release'],
  ['release', 'build'],
  ['adapters', 'flow.ts'],
  ['adapters', 'inputs'],
  ['report', 'adapters'],
  ['flow.ts', 'adapters'],
  ['flow.ts', 'report'],
  ['engine', 'inputs'],
];

const mostLines = 300;

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(source, path), 'utf8');
    const specifiers = [
      ...text.matchAll(/(?:^|\n)(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g),
    ];
    const local = specifiers
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((name) => name.startsWith('.'));
    const imports = local
      .map((name) => relative(source, join(source, dirname(path), name)).replaceAll('\\', '/'))
      .filter((name) => !name.startsWith('..'));
    return { path: path.replaceAll('\\', '/'), text, imports };
  });

const folderOf = (path: string): string => path.split('/')[0] ?? path;
const layerOf = (path: string): number => layers.findIndex((layer) => layer.includes(folderOf(path)));

describe('the architecture', () => {
  it('gives every file a layer', () => {
    expect(files.filter(({ path }) => layerOf(path) < 0).map(({ path }) => path)).toEqual([]);
    expect(files.length).toBeGreaterThan(40);
  });

  it('lets imports point downwards only', () => {
    const upwards = files.flatMap(({ path, imports }) =>
      imports
        .filter((target) => layerOf(target) > layerOf(path))
        .map((target) => `${path} imports ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  it('keeps apart what must not know one another', () => {
    const met = files.flatMap(({ path, imports }) =>
      imports
        .filter((target) =>
          forbidden.some(([from, to]) => folderOf(path) === from && folderOf(target) === to),
        )
        .map((target) => `${path} imports ${target}`),
    );
    expect(met).toEqual([]);
  });

  it('keeps adapters from importing one another, but for what they share', () => {
    const shared = ['json-lines', 'ledger-log', 'system'];
    const crossing = files
      .filter(({ path }) => path.startsWith('adapters/'))
      .flatMap(({ path, imports }) => {
        const own = path.split('/')[1];
        return imports
          .filter(
            (target) => target.startsWith('adapters/') && ![own, ...shared].includes(target.split('/')[1]),
          )
          .map((target) => `${path} imports ${target}`);
      });
    expect(crossing).toEqual([]);
  });

  it('imports zod as a namespace, so that the bundle holds what is used of it and not every language', () => {
    const whole = files.filter(({ text }) => /import \{[^}]*\} from 'zod(\/mini)?'/.test(text));
    expect(whole.map(({ path }) => path)).toEqual([]);
    expect(files.filter(({ text }) => /import \* as z from 'zod/.test(text)).length).toBeGreaterThan(3);
  });

  it('has no cycles', () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) throw new Error([...trail, path].join(' -> '));
      if (done.has(path)) return;
      for (const target of byPath.get(path)?.imports ?? []) visit(posix.normalize(target), [...trail, path]);
      done.add(path);
    };
    for (const { path } of files) visit(path, []);
    expect(done.size).toBeGreaterThanOrEqual(files.length);
  });

  it('reads the environment in main/ only', () => {
    const readers = files.filter(
      ({ path, text }) =>
        !path.startsWith('main/') && /process\.env\b|\benv\b[^;\n]*from 'node:process'/.test(text),
    );
    expect(readers.map(({ path }) => path)).toEqual([]);
  });

  it('tells the time and makes ids in the clock adapter only', () => {
    const clocks = files.filter(({ text }) =>
      /new Date\(\)|Date\.now\(|randomUUID\(|performance\.now\(/.test(text),
    );
    expect(clocks.map(({ path }) => path)).toEqual(['adapters/system/clock.ts']);
  });

  it(`has no file past ${mostLines} lines`, () => {
    expect(files.filter(({ text }) => text.split('\n').length > mostLines).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('has ports of at most six members', () => {
    const large = files
      .filter(({ path }) => path.startsWith('ports/'))
      .flatMap(({ text }) => [...text.matchAll(/export interface (\w+) \{([\s\S]*?)\n\}/g)])
      .map(([, name, body = '']) => ({ name, methods: [...body.matchAll(/^ {2}\w+\(/gm)].length }));
    expect(large.filter(({ methods }) => methods > 6)).toEqual([]);
    expect(large.some(({ methods }) => methods > 0)).toBe(true);
  });
});
