import { Reader } from './bytes.ts';

/** What a client says of itself, of the ways in and of the database it wants ([MS-TDS] 2.2.6.4). */
export interface Login {
  readonly host: string;
  readonly user: string;
  readonly password: string;
  readonly application: string;
  readonly server: string;
  readonly database: string;
  readonly accessToken: string | null;
  readonly sspi: Buffer;
}

/** Places of the variable parts: each is an offset and a length in characters. */
const place = {
  host: 36,
  user: 40,
  password: 44,
  application: 48,
  server: 52,
  extension: 56,
  database: 68,
  sspi: 78,
};
const fedAuthFeature = 0x02;

export function parseLogin(payload: Buffer): Login {
  const bytesAt = (at: number, unit: number): Buffer => {
    const offset = payload.readUInt16LE(at);
    return payload.subarray(offset, offset + payload.readUInt16LE(at + 2) * unit);
  };
  const textAt = (at: number): string => bytesAt(at, 2).toString('utf16le');
  return {
    host: textAt(place.host),
    user: textAt(place.user),
    password: clear(bytesAt(place.password, 2)),
    application: textAt(place.application),
    server: textAt(place.server),
    database: textAt(place.database),
    accessToken: accessToken(payload),
    sspi: Buffer.from(bytesAt(place.sspi, 1)),
  };
}

/** Passwords travel with their half-bytes swapped and each byte XORed with 0xA5: no protection, only a disguise. */
function clear(disguised: Buffer): string {
  const bytes = disguised.map((byte) => {
    const turned = byte ^ 0xa5;
    return ((turned << 4) & 0xf0) | (turned >> 4);
  });
  return Buffer.from(bytes).toString('utf16le');
}

function accessToken(payload: Buffer): string | null {
  const offset = payload.readUInt16LE(place.extension);
  if (payload.readUInt16LE(place.extension + 2) === 0) return null;
  const reader = new Reader(payload, payload.readUInt32LE(offset));
  for (;;) {
    const feature = reader.u8();
    if (feature === 0xff) return null;
    const data = reader.bytes(reader.u32());
    if (feature === fedAuthFeature) return data.subarray(5, 5 + data.readUInt32LE(1)).toString('utf16le');
  }
}
