// `npm run check:reviews`: every procedure was read by someone who did not write it, and is still what was read. With
// `--digest <file>...` it prints what docs/reviews.json has to say of these files.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from './lib/sql-files.mjs';
import { compareReviews } from './reviews/compare.mjs';
import { root } from './setup.mjs';

const told = {
  unreviewed: 'Nobody has reviewed',
  changed: 'Changed since its review',
  gone: 'Reviewed, but no longer there',
  twice: 'Reviewed twice',
};

async function main(given) {
  const files = (await filesBelow(root, 'sql', ['.sql']))
    .filter(({ file }) => file.includes('/procedures/'))
    .map(({ file, text }) => ({ file, sha256: sha256(text) }));
  if (given[0] === '--digest') {
    const asked = files.filter(({ file }) => given.length === 1 || given.includes(file));
    console.log(JSON.stringify(asked, undefined, 2));
    return 0;
  }
  const { reviews } = JSON.parse(await readFile(join(root, 'docs', 'reviews.json'), 'utf8'));
  const faults = Object.entries(compareReviews(files, reviews)).filter(([, found]) => found.length > 0);
  for (const [kind, found] of faults) {
    console.log(`${told[kind]} (${found.length}):`);
    for (const file of found) console.log(`  ${file}`);
  }
  if (faults.length === 0) console.log(`${files.length} procedures are as they were reviewed.`);
  else
    console.log('Read each with reference and facts at hand, and tell in docs/reviews.json what was found.');
  return faults.length === 0 ? 0 : 1;
}

/** Of the text with LF, so that a checkout with CRLF has the same digests. */
function sha256(text) {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

process.exitCode = await main(process.argv.slice(2));
