import { DeployError } from '../../errors/deploy-error.ts';
import type { ChangeEntry, LogView, PlaceOfLog } from '../ledger-log/records.ts';
import { emptyView, viewAfter, viewOf } from '../ledger-log/view.ts';
import { look } from './ledger-store.ts';
import type { TargetLink } from './target-link.ts';

/** What a ledger comes to, and where its next row goes. */
export interface LedgerPosition {
  readonly view: LogView;
  readonly newest: number;
  /** Undefined when there is no database yet. */
  readonly place: PlaceOfLog | undefined;
}

/**
 * Looks at the ledger once, however much is asked of it: what a plan is made from is of one moment. Whoever takes the
 * lock looks anew, and from then on nobody else can write.
 */
export class LedgerReader {
  readonly #link: TargetLink;
  readonly #acceptPlace: boolean;
  #position: Promise<LedgerPosition> | undefined;

  constructor(link: TargetLink, acceptPlace: boolean) {
    this.#link = link;
    this.#acceptPlace = acceptPlace;
  }

  async view(): Promise<LogView> {
    return (await this.position()).view;
  }

  async position(): Promise<LedgerPosition> {
    this.#position ??= this.#look();
    try {
      return await this.#position;
    } catch (error) {
      this.#position = undefined;
      throw error;
    }
  }

  /** Forgets what was seen. */
  lookAnew(): void {
    this.#position = undefined;
  }

  /** Adds what this very process has written. */
  async wrote(entry: ChangeEntry): Promise<void> {
    const { view, newest, place } = await this.position();
    this.#position = Promise.resolve({ view: viewAfter(view, entry), newest: newest + 1, place });
  }

  async #look(): Promise<LedgerPosition> {
    const connection = await this.#link.find();
    if (connection === undefined) return { view: emptyView, newest: 0, place: undefined };
    const { records, place } = await look(connection);
    const view = viewOf(records);
    if (!this.#acceptPlace) refuseOtherPlace(view.place, place);
    return { view, newest: records.at(-1)?.sequence ?? 0, place };
  }
}

/** A copy of a database, or one that was moved, brings the ledger of the place that it comes from. */
function refuseOtherPlace(recorded: PlaceOfLog | undefined, found: PlaceOfLog): void {
  if (recorded === undefined) return;
  if (recorded.server === found.server && recorded.database === found.database) return;
  throw new DeployError({
    code: 'TARGET_MOVED',
    what: `This is database ${found.database} on server ${found.server}, and its ledger was last written as ${recorded.database} on ${recorded.server}: it was copied, restored or renamed, or the address leads somewhere else now.`,
    remedy:
      'Check the address; if the database was moved on purpose, say so with --accept-move, and the next run records the new place.',
    evidence: { recorded, found },
  });
}
