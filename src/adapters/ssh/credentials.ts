import type { AnyAuthMethod, ParsedKey } from 'ssh2';
import ssh2 from 'ssh2';
import { DeployError } from '../../errors/deploy-error.ts';
import type { Secret } from '../../errors/secret.ts';

/** What the toolkit may prove itself with, each in turn: key, agent, password. */
export interface Credentials {
  /** The text of a private key, and the file that it came from. */
  readonly key?: { readonly text: Secret; readonly file: string } | undefined;
  readonly passphrase?: Secret | undefined;
  /** The socket of an agent. */
  readonly agent?: string | undefined;
  readonly password?: Secret | undefined;
}

/**
 * The ways to offer, in order.
 * @throws DeployError SSH_KEY_UNUSABLE for a key that cannot be read, before anything is sent.
 */
export function authMethods(user: string, credentials: Credentials): readonly AnyAuthMethod[] {
  const { agent, password } = credentials;
  const key = credentials.key === undefined ? undefined : parsedKey(credentials);
  return [
    ...(key === undefined ? [] : [{ type: 'publickey', username: user, key } as const]),
    ...(agent === undefined ? [] : [{ type: 'agent', username: user, agent } as const]),
    ...(password === undefined
      ? []
      : ([
          { type: 'password', username: user, password: password.reveal() },
          {
            type: 'keyboard-interactive',
            username: user,
            // A server that wants a second factor asks for more: the password answers one hidden question only.
            prompt: (_name, _instructions, _language, prompts, finish) =>
              finish(prompts.map(({ echo }, at) => (at === 0 && echo !== true ? password.reveal() : ''))),
          },
        ] as const satisfies readonly AnyAuthMethod[])),
  ];
}

export function credentialNames({ key, agent, password }: Credentials): readonly string[] {
  return [
    ...(key === undefined ? [] : [`the key ${key.file}`]),
    ...(agent === undefined ? [] : ['the keys of the agent']),
    ...(password === undefined ? [] : ['a password']),
  ];
}

function parsedKey({ key, passphrase }: Credentials): ParsedKey {
  const parsed = ssh2.utils.parseKey(key?.text.reveal() ?? '', passphrase?.reveal());
  if (!(parsed instanceof Error)) return Array.isArray(parsed) ? parsed[0] : parsed;
  throw new DeployError({
    code: 'SSH_KEY_UNUSABLE',
    // The library's message tells the format's fault, never a part of the key.
    what: `The private key ${key?.file} cannot be used: ${parsed.message}.`,
    remedy: 'Name a private key in the format of OpenSSH or PEM, and give its passphrase if it has one.',
    evidence: { file: key?.file },
  });
}
