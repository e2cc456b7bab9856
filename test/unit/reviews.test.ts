import { describe, expect, it } from 'vitest';
import { compareReviews } from '../../scripts/reviews/compare.mjs';

const files = [
  { file: 'sql/a.sql', sha256: '1' },
  { file: 'sql/b.sql', sha256: '2' },
];
const none = { unreviewed: [], changed: [], gone: [], twice: [] };
const review = (file: string, sha256: string) => ({ file, sha256, found: [] });

describe('reviews of procedures', () => {
  it.each([
    ['nothing when each is as it was read', [review('sql/a.sql', '1'), review('sql/b.sql', '2')], none],
    ['a file that nobody has read', [review('sql/a.sql', '1')], { ...none, unreviewed: ['sql/b.sql'] }],
    [
      'a file that changed since it was read',
      [review('sql/a.sql', '1'), review('sql/b.sql', 'old')],
      { ...none, changed: ['sql/b.sql'] },
    ],
    [
      'a review of a file that is gone',
      [review('sql/a.sql', '1'), review('sql/b.sql', '2'), review('sql/c.sql', '3')],
      { ...none, gone: ['sql/c.sql'] },
    ],
    [
      'two reviews of one file',
      [review('sql/a.sql', '1'), review('sql/b.sql', '2'), review('sql/b.sql', '2')],
      { ...none, twice: ['sql/b.sql'] },
    ],
  ])('find %s', (_, reviews, expected) => {
    expect(compareReviews(files, reviews)).toEqual(expected);
  });
});
