import type { ConnectionAuthentication } from 'tedious';
import type { Secret } from '../../errors/secret.ts';

/**
 * A way into the server, always chosen and never guessed. Windows accounts go by NTLM: the driver knows no
 * integrated sign-in.
 */
export type Credential =
  | { readonly kind: 'sql-login'; readonly user: string; readonly password: Secret }
  | { readonly kind: 'windows'; readonly domain: string; readonly user: string; readonly password: Secret }
  /** An Entra token for https://database.windows.net/, asked for anew for each connection, because it expires. */
  | { readonly kind: 'access-token'; token(): Promise<Secret> };

/** As the driver wants it; the only place where a password or a token becomes text. */
export async function authenticationOf(credential: Credential): Promise<ConnectionAuthentication> {
  switch (credential.kind) {
    case 'sql-login': {
      const { user, password } = credential;
      return { type: 'default', options: { userName: user, password: password.reveal() } };
    }
    case 'windows': {
      const { domain, user, password } = credential;
      return { type: 'ntlm', options: { domain, userName: user, password: password.reveal() } };
    }
    case 'access-token': {
      const token = await credential.token();
      return { type: 'azure-active-directory-access-token', options: { token: token.reveal() } };
    }
  }
}
