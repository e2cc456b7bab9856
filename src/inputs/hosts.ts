import * as z from 'zod/mini';

const name = z
  .string('must be a text')
  .check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
      'must be a name of letters, digits, dots, hyphens and underscores',
    ),
  );
/** Nothing that a program could take for an option, and nothing that a line could not hold. */
const word = z
  .string('must be a text')
  .check(z.regex(/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u, 'must be one word that does not begin with -'));

/** A folder on a host. */
export const folderFromRoot = z
  .string('must be a text')
  .check(z.regex(/^\/[^\p{Cc}]*[^/\p{Cc}]$/u, 'must be a folder from / on, and not / itself'));

const host = z.strictObject(
  {
    name,
    address: word,
    port: z._default(
      z
        .number('must be a number')
        .check(z.int('must be a port'), z.gte(1, 'must be a port'), z.lte(65535, 'must be a port')),
      22,
    ),
    user: word,
    /** Hosts with Windows come with a release layout of their own. */
    platform: z._default(z.enum(['linux'], 'must be linux'), 'linux'),
    role: z._default(name, 'host'),
    fingerprint: z.optional(
      z
        .string('must be a text')
        .check(
          z.regex(
            /^SHA256:[A-Za-z0-9+/]{43}=?$/,
            'must be SHA256: and 43 characters, as `ssh-keygen -lf` prints it',
          ),
        ),
    ),
    /** Where this host has its releases, if not where the others do. */
    releaseRoot: z.optional(folderFromRoot),
    proxyJump: z.optional(name),
    proxyCommand: z.optional(
      z
        .array(z.string('must be a text'), 'must be a list of a program and its arguments')
        .check(z.minLength(1, 'must not be empty')),
    ),
  },
  'must be an object',
);

export type InventoryHost = z.infer<typeof host>;

/** The inventory: files only can hold it. */
export const hostInventory = z
  .array(host, 'must be a list of hosts in a configuration file')
  .check(z.minLength(1, 'must not be empty'));

/** What is wrong with an inventory whose hosts are each right. */
export function inventoryFaults(hosts: readonly InventoryHost[]): readonly string[] {
  const byName = new Map(hosts.map((one) => [one.name, one]));
  const twice = hosts
    .filter((one) => byName.get(one.name) !== one)
    .map((one) => `hosts names ${one.name} twice`);
  return [
    ...twice,
    ...hosts.flatMap(({ name: own, proxyJump, proxyCommand }) => {
      if (proxyJump === undefined) return [];
      if (proxyCommand !== undefined)
        return [`the host ${own} has both proxyJump and proxyCommand: keep one`];
      const way = [own];
      for (let next: string | undefined = proxyJump; next !== undefined; next = byName.get(next)?.proxyJump) {
        if (way.includes(next)) return [`the way to the host ${own} comes back to ${next}`];
        if (!byName.has(next))
          return [`the way to the host ${own} goes through ${next}, which is no host of the inventory`];
        way.push(next);
      }
      return [];
    }),
  ];
}
