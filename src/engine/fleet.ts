import type { Host } from '../ports/host.ts';

/** One host of the inventory, and the way to open a connection to it. */
export interface FleetHost {
  readonly name: string;
  readonly role: string;
  /** The folder on it that holds its releases. */
  readonly root: string;
  open(): Promise<Host>;
}

/** The hosts of a command, and how many of them at once. */
export interface Fleet {
  readonly hosts: readonly FleetHost[];
  readonly parallel: number;
  /** How many hosts may fail before no further one is begun. */
  readonly maxFailures: number;
  /** How many releases each keeps. */
  readonly keep: number;
}
