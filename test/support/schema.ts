import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readBackfills } from '../../src/build/backfill.ts';
import type { SchemaFindings } from '../../src/phases/schema/inspect.ts';
import { guardOf } from '../../src/phases/schema/loss/guard.ts';
import { lossesOf } from '../../src/phases/schema/loss/losses.ts';
import { planSchema } from '../../src/phases/schema/plan.ts';
import { afterRenames } from '../../src/phases/schema/renames.ts';
import { tablesOf } from '../../src/phases/schema/tables.ts';
import type { StepDefinition } from '../../src/plan/step.ts';
import type { BuiltModel, Model, SqlText } from '../../src/ports/model.ts';
import { platform } from './adapters.ts';

/** A schema as a list of statements, and what a person gave along with it. */
export interface Release {
  readonly sql: readonly string[];
  /** Content of the refactor log. */
  readonly renames?: string;
  /** By path, `sql/backfill/…`. */
  readonly backfills?: Readonly<Record<string, string>>;
  readonly allow?: readonly string[];
}

interface Built {
  readonly dacpac: string;
  readonly places: BuiltModel['places'];
}

/** Plans from one small schema to another with the real model engine, as the schema phase does. */
export class SchemaPlans {
  readonly #model: Model;
  readonly #folder: string;
  readonly #built = new Map<string, Promise<Built>>();

  constructor(model: Model, folder: string) {
    this.#model = model;
    this.#folder = folder;
  }

  async plan(from: Release, to: Release): Promise<readonly StepDefinition[]> {
    return planSchema(await this.#findings(from, to));
  }

  /** Guards of all dangerous changes by name, and what the engine says about their texts on the old model. */
  async guards(from: Release, to: Release) {
    const findings = await this.#findings(from, to);
    const before = tablesOf(afterRenames(findings.before, findings.changes));
    const { changes, sources } = findings;
    const losses = lossesOf({ changes, sources, before, after: tablesOf(findings.after) });
    const texts = losses.flatMap((loss): readonly SqlText[] => {
      const text = guardOf(loss);
      return text === null ? [] : [{ path: loss.name, text }];
    });
    return { texts, messages: await this.#model.check(findings.target, texts) };
  }

  async #findings(from: Release, to: Release): Promise<SchemaFindings & { readonly target: string }> {
    const target = await this.#build(from);
    const source = await this.#build(to);
    const texts = Object.entries(to.backfills ?? {}).map(([path, text]) => ({ path, text }));
    return {
      to: 'wanted',
      changes: await this.#model.compare({
        ...{ platform, database: 'Test', source: source.dacpac, target: target.dacpac },
      }),
      before: await this.#model.describe(target.dacpac),
      after: await this.#model.describe(source.dacpac),
      sources: {
        placeOf: (name) => source.places[name],
        isVector: () => false,
        backfills: readBackfills(texts),
      },
      allow: to.allow ?? [],
      target: target.dacpac,
    };
  }

  /** Each schema once. */
  async #build({ sql, renames }: Release): Promise<Built> {
    const key = JSON.stringify([sql, renames]);
    const built =
      this.#built.get(key) ?? this.#buildInto(join(this.#folder, String(this.#built.size)), sql, renames);
    this.#built.set(key, built);
    return built;
  }

  async #buildInto(folder: string, sql: readonly string[], renames: string | undefined): Promise<Built> {
    await mkdir(folder);
    const dacpac = join(folder, 'schema.dacpac');
    const files = sql.map((text, index) => ({ path: `sql/schema/${index + 1}.sql`, text }));
    const log = renames === undefined ? undefined : { path: 'sql/refactorlog.xml', text: renames };
    const request = { platform, name: 'Test', files, references: [], renames: log, output: dacpac };
    const { messages, places } = await this.#model.build(request);
    if (messages.length > 0) throw new Error(JSON.stringify(messages));
    return { dacpac, places };
  }
}
