import { join } from 'node:path';
import { type Contents, contentsOf } from '../ledger-log/contents.ts';

/** The layout of a rehearsal target on disk; docs/FORMATS.md promises it. */
export interface RehearsalFolder {
  /** As the user named it: what messages show. */
  readonly root: string;
  readonly log: string;
  readonly contents: Contents;
  /** Where a bundle keeps the model for the platform that this target plays. */
  bundledModel(bundleFolder: string): string;
}

export function rehearsalFolder(root: string, profile: string): RehearsalFolder {
  return {
    root,
    log: join(root, 'log'),
    contents: contentsOf(root),
    bundledModel: (bundleFolder) => join(bundleFolder, 'model', profile),
  };
}
