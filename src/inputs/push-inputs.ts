import * as z from 'zod/mini';
import { type Command, define } from './define.ts';
import { folderFromRoot, hostInventory } from './hosts.ts';
import { wholeNumber } from './whole-number.ts';

const text = z.string('must be a text').check(z.minLength(1, 'must not be empty'));
const pushing: readonly Command[] = ['push'];

/** What a push takes besides its bundle. */
export const pushInputs = {
  hosts: define({
    help: 'the hosts that a release is pushed to, which only a configuration file can hold (docs/FORMATS.md)',
    placeholder: 'hosts',
    schema: hostInventory,
    commands: pushing,
    requiredBy: pushing,
  }),
  'release-root': define({
    help: 'folder on each host that holds its releases, what they share, and the link to the current one',
    placeholder: 'folder',
    schema: z._default(folderFromRoot, '/opt/hartonomous'),
    commands: pushing,
  }),
  'keep-releases': define({
    help: 'releases that a host keeps at most; the current and the previous one always stay',
    placeholder: 'number',
    schema: wholeNumber(5, 0, 1000),
    commands: pushing,
  }),
  parallel: define({
    help: 'hosts that are served at once',
    placeholder: 'number',
    schema: wholeNumber(8, 1, 100),
    commands: pushing,
  }),
  'max-failures': define({
    help: 'hosts that may fail before no further one is begun',
    placeholder: 'number',
    schema: wholeNumber(0, 0, 10_000),
    commands: pushing,
  }),
  'known-hosts': define({
    help: "known_hosts file for hosts without a fingerprint in the inventory (the user's own if absent)",
    placeholder: 'file',
    schema: text,
    commands: pushing,
  }),
  'ssh-key': define({
    help: 'file of the private key to prove itself with (the keys of the agent if absent)',
    placeholder: 'file',
    schema: text,
    commands: pushing,
  }),
  'ssh-passphrase': define({
    help: 'passphrase of the private key',
    placeholder: 'text',
    schema: text,
    secret: true,
    commands: pushing,
  }),
  'ssh-password': define({
    help: 'password on the hosts, where no key is accepted',
    placeholder: 'text',
    schema: text,
    secret: true,
    commands: pushing,
  }),
};
