import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from '../support/cli.ts';

/** The files that Node loads before the program's first statement runs. */
function loadedAtStart(file: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  if (seen.has(file)) return seen;
  const text = readFileSync(file, 'utf8');
  seen.set(file, text);
  for (const [, named, effects = ''] of text.matchAll(
    /^(?:import|export|\})[^;]*?from "(\.\/[^"]+)";$|^import "(\.\/[^"]+)";$/gm,
  ))
    loadedAtStart(join(dirname(file), named ?? effects), seen);
  return seen;
}

describe('the start of the program', () => {
  const texts = [...loadedAtStart(program).values()];
  const sources = texts.flatMap((text) =>
    [...text.matchAll(/^\/\/ (src\/\S+)$/gm)].map(([, path = '']) => path),
  );

  it('loads what reads and explains inputs', () => {
    expect(sources).toEqual(expect.arrayContaining(['src/inputs/parse.ts', 'src/inputs/help.ts']));
    expect(texts.length).toBeGreaterThan(1);
  });

  it('loads nothing of what a command does, and no parser of files that may not be there', () => {
    const heavy =
      /^src\/(build\/(?!profile)|phases|engine|verify\/(?!check-class|drift)|tsql|report\/html|adapters\/(dacfx|sqlclr|json-lines|keyvault|mssql\/(?!address|name)))/;
    expect(sources.filter((path) => heavy.test(path))).toEqual([]);
    const packages = ['@humanwhocodes/momoa', 'tedious', '@azure/'];
    const loaded = packages.filter((name) => texts.some((text) => text.includes(`node_modules/${name}`)));
    expect(loaded).toEqual([]);
  });

  it('loads the SDKs of Azure for no command that asks for no secret', () => {
    const chunk = readdirSync(dirname(program)).find((name) => name.startsWith('compose-')) ?? '';
    const composed = [...loadedAtStart(join(dirname(program), chunk)).values()];
    expect(composed.some((text) => text.includes('// src/main/secrets.ts'))).toBe(true);
    expect(composed.filter((text) => text.includes('node_modules/@azure/'))).toEqual([]);
  });

  it('reads less than a quarter of a megabyte', () => {
    expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(256 * 1024);
  });
});
