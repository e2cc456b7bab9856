// How fast a script is split, against ScriptDom's token stream and against merely reading its bytes.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const title = 'splitting a script of 50 MB into batches';

const size = 50_000_000;
const repetitions = 3;
/** Within a repetition, of what is short. */
const shortRuns = 5;

/** @returns rows of a name and what was measured. */
export async function bench({ root, dacfx, platform }) {
  const { splitBatches, JsonLinesHost, nodeProcesses } = await toolkit(root);
  const bytes = Buffer.from(script(size));
  const text = bytes.toString('utf8');

  const host = new JsonLinesHost(nodeProcesses(process.env), {
    title: 'The DacFx host',
    file: 'dotnet',
    args: [join(root, 'build/hosts/dacfx/hartonomous-dacfx-host.dll'), '--dacfx', dacfx],
    timeoutMs: 600_000,
  });

  // Side by side in each repetition, so that a machine that others use too is the same to all three.
  const results = [];
  for (let n = 0; n < repetitions; n++) {
    const scan = typical(() => lineFeeds(bytes));
    const split = typical(() => splitBatches(text, 'bench.sql'));
    const { scripts } = await host.request('tokens', { model: platform, texts: [text], countOnly: true });
    if (scripts[0].errors.length > 0) throw new Error('ScriptDom cannot read the script.');
    results.push({ scan, split, scriptDom: scripts[0].milliseconds });
  }
  await host.close();

  const of = (value) => median(results.map(value));
  const rate = (ms) => `${ms.toFixed(0)} ms, ${(bytes.length / 1000 / ms).toFixed(1)} MB/s`;
  return [
    ['script', `${bytes.length} bytes, ${splitBatches(text, 'bench.sql').length} batches`],
    ['scan of the bytes', rate(of(({ scan }) => scan))],
    ['splitter', rate(of(({ split }) => split))],
    ['ScriptDom tokens', rate(of(({ scriptDom }) => scriptDom))],
    ['splitter / scan', `${of(({ split, scan }) => split / scan).toFixed(2)} (aim: at most 8)`],
    [
      'ScriptDom / splitter',
      `${of(({ split, scriptDom }) => scriptDom / split).toFixed(1)} (aim: at least 50)`,
    ],
  ];
}

async function toolkit(root) {
  const outfile = join(root, 'build', 'bench', 'split.mjs');
  await build({
    stdin: {
      contents: `
        export { splitBatches } from './src/tsql/batches.ts';
        export { JsonLinesHost } from './src/adapters/json-lines/json-lines-host.ts';
        export { nodeProcesses } from './src/adapters/system/processes.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  return import(pathToFileURL(outfile).href);
}

/** The mix of a real script: procedures with comments, a seed with strings, dumps of rows. */
function script(length) {
  const parts = [];
  let written = 0;
  for (let n = 0; written < length; n++) {
    const part = `/* Step ${n}.
GO inside a comment is none: keeps what /* an earlier one */ wrote. */
CREATE OR ALTER PROCEDURE [dbo].[Step${n}] @Id INT, @Name NVARCHAR(200) = N'it''s "${n}"'
AS
BEGIN
    SET NOCOUNT ON; -- don't count
    UPDATE [dbo].[Atoms] SET [Name] = @Name, [Score] = [Score] * 1.5e-3 - 2 / 4 WHERE [Id] = @Id;
    IF @@ROWCOUNT = 0
        THROW 50000, N'No atom of that id; see step ${n}.', 1;
END
GO
INSERT INTO [dbo].[Names] ([Id], [Name], [Payload]) VALUES
${Array.from({ length: 12 }, (_, row) => `    (${n * 12 + row}, N'name ${row} of ${n}', 0x${'4F'.repeat(24)}),`).join('\n')}
    (${n * 12 + 12}, N'the last one of ${n}', NULL);
GO
`;
    parts.push(part);
    written += part.length;
  }
  return parts.join('');
}

function lineFeeds(bytes) {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 10) count++;
  return count;
}

/** Median of some runs, in milliseconds. */
function typical(work) {
  const times = Array.from({ length: shortRuns }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(times);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
