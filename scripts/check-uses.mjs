// `npm run check:uses`: lists the objects of sql/ and the CLR routines that no other object uses and no document names.
// A check and a grant are no use. A list, not a verdict: the exit status is 0.
import { basename } from 'node:path';
import { filesBelow } from './lib/sql-files.mjs';
import { root } from './setup.mjs';
import { unusedObjects } from './uses/unused.mjs';

async function main() {
  const [schema, platform, clr, docs] = await Promise.all([
    filesBelow(root, 'sql/schema', ['.sql']),
    filesBelow(root, 'sql/platform', ['.sql']),
    filesBelow(root, 'clr', ['.cs']),
    filesBelow(root, 'docs', ['.md', 'inventory.json']),
  ]);
  const objects = [...objectsOfFiles([...schema, ...platform]), ...routinesOf(clr)];
  const unused = unusedObjects(objects, [...schema, ...platform, ...clr], docs);
  for (const { name, own } of unused) console.log(`${name.padEnd(40)} ${own[0]}`);
  console.log(`${unused.length} of ${objects.length} objects are used by nothing and named by no document.`);
}

/** One file, one object: `<schema>/<kind>/<name>.sql`; a platform's file and its twin make the same one. */
function objectsOfFiles(files) {
  const objects = new Map();
  for (const { file } of files) {
    const name = basename(file, '.sql');
    if (name === 'schema') continue;
    objects.set(name, [...(objects.get(name) ?? []), file]);
  }
  return [...objects].map(([name, own]) => ({ name, own }));
}

/** Functions are named in their attribute; aggregates have a class and a file of their own. */
function routinesOf(files) {
  return files.flatMap(({ file, text }) => {
    if (!/\[SqlUserDefinedAggregate|\[SqlFunction|\[SqlProcedure/.test(text)) return [];
    return [...text.matchAll(/\bName = "([^"]+)"/g)].map(([, name]) => ({
      name: name.split('.').at(-1),
      own: [file],
    }));
  });
}

await main();
