import { formatAddress, type ServerAddress } from './address.ts';

/** The same target however its address is written. */
export function mssqlName(address: ServerAddress, database: string): string {
  return `mssql:${formatAddress(address)}/${database}`;
}
