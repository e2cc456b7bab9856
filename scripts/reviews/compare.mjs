/**
 * What is wrong with the reviews of a set of files: one has none, was changed since, or a review tells of a file that
 * is gone or was reviewed twice.
 * @param files `{ file, sha256 }` of each file that has to be reviewed.
 * @param reviews `{ file, sha256, found }`, as docs/reviews.json has them.
 */
export function compareReviews(files, reviews) {
  const digests = new Map(files.map(({ file, sha256 }) => [file, sha256]));
  const reviewed = new Set();
  const faults = { unreviewed: [], changed: [], gone: [], twice: [] };
  for (const { file, sha256 } of reviews) {
    if (reviewed.has(file)) faults.twice.push(file);
    reviewed.add(file);
    if (!digests.has(file)) faults.gone.push(file);
    else if (digests.get(file) !== sha256) faults.changed.push(file);
  }
  faults.unreviewed.push(...files.map(({ file }) => file).filter((file) => !reviewed.has(file)));
  return faults;
}
