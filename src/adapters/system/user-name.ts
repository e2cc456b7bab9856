import { userInfo } from 'node:os';

/**
 * Who runs this process. A container may run under a number that /etc/passwd does not know; then userInfo() throws
 * (uv_os_get_passwd, ENOENT), and the number is the name.
 */
export function userName(read: () => { readonly username: string } = userInfo): string {
  try {
    return read().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
