import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable, Transform } from 'node:stream';
import { createGzip } from 'node:zlib';
import { DeployError } from '../errors/deploy-error.ts';
import type { ReleaseFile } from './release.ts';

const blockSize = 512;
/** Larger ones are read piece by piece. */
const wholeBytes = 1024 * 1024;
/** Files that are read while an earlier one is sent. */
const ahead = 24;
const joinedBytes = 256 * 1024;

/**
 * Files as one compressed tar. Level 1: a network or a host's disk is to wait for, not this machine's processor.
 * Nothing needs the same bytes twice, so Node's own zlib may write them.
 */
export function packedStream(
  folder: string,
  files: readonly ReleaseFile[],
  onBytes: (count: number) => void,
): Readable {
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const source = Readable.from(joined(blocks(folder, files)), { objectMode: false });
  // Whoever reads the last of them hears of a failure of any.
  return pipeline(source, createGzip({ level: 1 }), counted, () => undefined);
}

async function* blocks(folder: string, files: readonly ReleaseFile[]): AsyncGenerator<Uint8Array> {
  const { Header, Pax } = await import('tar');
  const reading = files.map((file, at) => ({ file, at, content: undefined as Promise<Buffer> | undefined }));
  const start = (one: (typeof reading)[number] | undefined): void => {
    if (one === undefined || one.file.size > wholeBytes || one.content !== undefined) return;
    one.content = readFile(join(folder, one.file.path));
    // It is awaited in its turn; until then nobody hears of a failure.
    one.content.catch(() => undefined);
  };
  for (const one of reading) {
    for (const next of reading.slice(one.at, one.at + ahead)) start(next);
    const { path, size, executable } = one.file;
    const header = new Header({
      path,
      size,
      mode: executable ? 0o750 : 0o640,
      type: 'File',
      uid: 0,
      gid: 0,
      mtime: new Date(0),
    });
    const isLong = header.encode();
    if (header.block === undefined) throw new Error(`tar made no header for ${path}`);
    if (isLong) yield new Pax({ path, size, mtime: new Date(0) }).encode();
    yield header.block;
    let sent = 0;
    for await (const chunk of one.content === undefined
      ? createReadStream(join(folder, path))
      : [await one.content]) {
      sent += chunk.length;
      if (sent <= size) yield chunk;
    }
    if (sent !== size) throw changed(path, size, sent);
    one.content = undefined;
    yield Buffer.alloc((blockSize - (size % blockSize)) % blockSize);
  }
  yield Buffer.alloc(2 * blockSize);
}

/** Small pieces cost more to hand on than to copy. */
async function* joined(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < joinedBytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  yield Buffer.concat(waiting);
}

function changed(path: string, size: number, found: number): DeployError {
  return new DeployError({
    code: 'RELEASE_REFUSED',
    what: `${path} has ${found} bytes and not the ${size} of its release: it was changed after it was read.`,
    remedy: 'Build or fetch the release again, and leave its folder alone while it is sent.',
    place: { file: path },
  });
}
