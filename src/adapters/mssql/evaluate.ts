import type { Check, CheckResult } from '../../verify/check.ts';
import { asksBroker, type Catalog, readBrokerCatalog, readCatalog } from './catalog.ts';
import { clrFinding, registeredAssemblies } from './clr-finding.ts';
import { modelFinding } from './model-finding.ts';
import { sqlFinding } from './sql-finding.ts';
import type { TargetLink } from './target-link.ts';

/** Answers checks by the server itself. The catalog is read once for all of them, until it is told to forget. */
export class Evaluator {
  readonly #link: TargetLink;
  readonly #timeoutMs: number;
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(link: TargetLink, timeoutMs: number) {
    this.#link = link;
    this.#timeoutMs = timeoutMs;
  }

  forget(): void {
    this.#known.clear();
  }

  async evaluate(check: Check): Promise<CheckResult> {
    return { id: check.id, ...(await this.#finding(check)) };
  }

  async #finding(check: Check): Promise<Omit<CheckResult, 'id'>> {
    const connection = await this.#link.get();
    const timeoutMs = this.#timeoutMs;
    switch (check.kind) {
      case 'model':
        return modelFinding(check, await this.#catalogFor(check.object.type));
      case 'clr': {
        const registered = await this.#once('assemblies', () => registeredAssemblies(connection, timeoutMs));
        return clrFinding(check, registered, connection, timeoutMs);
      }
      case 'sql':
        return sqlFinding(check, connection, timeoutMs);
    }
  }

  async #catalogFor(type: string): Promise<Catalog> {
    const connection = await this.#link.get();
    return asksBroker(type)
      ? this.#once('broker', () => readBrokerCatalog(connection, this.#timeoutMs))
      : this.#once('catalog', () => readCatalog(connection, this.#timeoutMs));
  }

  #once<Result>(what: string, read: () => Promise<Result>): Promise<Result> {
    const known = (this.#known.get(what) as Promise<Result> | undefined) ?? read();
    this.#known.set(what, known);
    return known;
  }
}
