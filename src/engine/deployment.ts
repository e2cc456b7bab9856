import type { BuildRequest } from '../build/build.ts';
import type { Profile } from '../build/profile.ts';
import type { Toolkit } from '../build/tool-versions.ts';
import type { Digest } from '../plan/digest.ts';
import type { PlanOptions } from '../plan/plan.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClrRuntime } from '../ports/clr-runtime.ts';
import type { Database, Owner } from '../ports/database.ts';
import type { VerdictName } from '../ports/ledger.ts';
import type { Model } from '../ports/model.ts';
import type { Processes } from '../ports/processes.ts';
import type { CheckClass } from '../verify/check-class.ts';
import type { EntrustedSecrets } from './entrusted-secrets.ts';
import type { Emit, Setting } from './events.ts';

/** Everything that a command works with: trusted values and open ports, put together once in main/. */
export interface Deployment {
  readonly options: PlanOptions;
  /** Every input with its origin, and the configuration files that were read: what `doctor` shows. */
  readonly settings: readonly Setting[];
  readonly configFiles: readonly string[];
  readonly profile: Profile;
  /** What a build is for. */
  readonly profiles: readonly Profile[];
  readonly project: string;
  readonly output: BuildRequest['output'];
  /** The folder of a bundle, or the archive that it was packed into. */
  readonly bundlePath: string | undefined;
  /** The archive to write, if the user wants it anywhere but beside the bundles. */
  readonly archiveFile: string | undefined;
  readonly planFile: string | undefined;
  readonly approvedDigest: Digest | undefined;
  /** The release that a rollback goes back to, if one is named. */
  readonly to: Digest | undefined;
  readonly acceptDrift: boolean;
  /** The verdict of a target of this kind when no check has failed. */
  readonly success: Exclude<VerdictName, 'failed'>;
  /** The classes of checks that a verification runs. */
  readonly classes: readonly CheckClass[];
  readonly owner: Owner;
  readonly toolkit: Toolkit;
  readonly clock: Clock;
  readonly processes: Processes;
  readonly model: Model;
  readonly clr: ClrRuntime;
  readonly database: Database;
  /** The targets whose ledgers are looked at together; the one above if no other is named. */
  readonly ledgers: readonly Database[];
  /** What `doctor` looks at when it is asked for secrets. */
  readonly secrets: EntrustedSecrets | undefined;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Has something done when the command is over, however it ends. */
  readonly atEnd: (work: () => Promise<void>) => void;
}
