import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError } from '../../src/errors/deploy-error.ts';
import type { Definitions } from '../../src/inputs/define.ts';
import { readInputs, type TrustedInputs } from '../../src/inputs/parse.ts';

/** Everything that a user can say, in the order in which it counts. */
export interface Said {
  /** Files of the configuration folder: a text as it is, anything else as JSON. */
  readonly files?: Readonly<Record<string, unknown>>;
  readonly args: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly definitions?: Definitions;
}

/** Reads inputs below a folder of the test; places in messages begin with `config/`. */
export function inputsIn(folder: string) {
  let configs = 0;
  return async ({ files, args, variables = {}, definitions }: Said) => {
    const config = join(folder, String(++configs), 'config');
    await mkdir(config, { recursive: true });
    for (const [name, content] of Object.entries(files ?? {})) {
      await writeFile(join(config, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    const masked: string[] = [];
    const surroundings = {
      variables: { HARTONOMOUS_CONFIG: config, ...variables },
      mask: (text: string) => void masked.push(text),
    };
    const short = (text: string): string => text.replaceAll(config, 'config');
    try {
      const inputs: TrustedInputs = await readInputs(args, surroundings, definitions);
      return { inputs, masked, code: undefined, faults: [], place: undefined };
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      const { code, place } = error;
      const faults = (error.evidence['faults'] as string[]).map(short);
      return {
        inputs: undefined,
        masked,
        code,
        faults,
        place: place && { ...place, file: short(place.file) },
      };
    }
  };
}
