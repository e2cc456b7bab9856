/*
 * What runs on a host, for any POSIX sh with the tools of GNU or BusyBox. Every value comes as an argument or on
 * standard input, never inside the text. Names of releases are digests; paths in them hold no control character
 * and no backslash (release.ts), so that a line is a path and sha256sum writes it as it is.
 */

const tools = 'awk cp find flock gzip mv readlink sha256sum sort tar xargs';

/** The files below the working folder as sha256sum lists them, in the order of release.ts. */
const listing = `find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum`;

/** $1 root, $2 digest. Reads only: what the host holds, and the digest of the release's listing if it is there. */
export const surveyScript = `
for tool in ${tools}; do command -v "$tool" >/dev/null 2>&1 || echo "lacks $tool"; done
[ -d "$1/releases" ] || exit 0
cd "$1" || exit 1
echo "current $(readlink current)"
for release in releases/*/; do [ -d "$release" ] && echo "release $release"; done
[ -f log ] && tail -n 500 log | while IFS= read -r entry; do printf 'log %s\\n' "$entry"; done
[ -d "releases/$2" ] || exit 0
cd "releases/$2" || exit 1
[ -z "$(find . ! -type f ! -type d | head -n 1)" ] && echo "listing $( { ${listing}; } | sha256sum | cut -c1-64)"
exit 0
`;

/**
 * $1 root, $2 holder. Takes the lock and keeps it until its input ends, which a lost connection also does: a lock
 * that the kernel keeps for a process cannot be left behind. Nobody but owner and group may look into the folders.
 */
export const holdScript = `
umask 027
mkdir -p "$1/releases" "$1/shared" || exit 1
exec 9>>"$1/lock" || exit 1
flock -n 9 || { printf 'held '; cat "$1/lock"; exit 0; }
printf '%s\\n' "$2" > "$1/lock" || exit 1
echo taken
cat > /dev/null
: > "$1/lock"
`;

/**
 * $1 root, $2 digest, $3 holder. A command of a lost connection may still be at work: only one works at a time,
 * and only for the holder of the lock.
 */
const work = `
umask 027
exec 8>>"$1/work" || exit 1
flock -w 60 8 || { echo 'what a lost connection left behind is still at work' >&2; exit 75; }
[ "$(cat "$1/lock")" = "$3" ] || { echo 'the lock has another holder by now' >&2; exit 76; }
`;

/**
 * $4 whether files are taken from earlier releases. Its input is the compressed listing of the wanted release, with
 * a * before the path of what may be executed. Makes as much of the release as the host can from what it has, and
 * prints the number of each line that is still missing.
 */
export const fillScript = `${work}
cd "$1/releases" || exit 1
in=.incoming-$2
gzip -dc > "$in.wanted" || exit 1
if [ ! -d "$in" ]; then
  base=$2
  [ -d "$base" ] || base=../current
  rm -rf "$in.copy" && mkdir "$in.copy" || exit 1
  if [ "$4" = reuse ] && [ -d "$base/." ]; then cp -R "$base/." "$in.copy" || exit 1; fi
  mv "$in.copy" "$in" || exit 1
fi
have() { ( cd "$in" && find . ! -type f ! -type d -exec rm -f {} + && ${listing} ) > "$in.have"; }
have || exit 1
if grep -qv '^[0-9a-f]\\{64\\}  \\./' "$in.have"; then rm -rf "$in" && mkdir "$in" && have || exit 1; fi
: > "$in.drop" && : > "$in.copies" && : > "$in.missing" || exit 1
set -- "$1" "$2" "$3" "$4" "$in.wanted" "$in.have"
if [ "$4" = reuse ]; then for list in .listing-*; do [ -f "$list" ] && set -- "$@" "$list"; done; fi
shift 4
LC_ALL=C awk -v in_="$in" '
  { sum = substr($0, 1, 64); path = substr($0, 67) }
  FILENAME == in_ ".wanted" { want[path] = sum; line[++lines] = path; next }
  FILENAME == in_ ".have" { if (want[path] == sum) have[path] = 1; else print path > (in_ ".drop"); next }
  !(sum in from) { from[sum] = substr(FILENAME, 10) "/" path }
  END {
    for (n = 1; n <= lines; n++) {
      path = line[n]
      if (path in have) continue
      if (want[path] in from && copies++ < 500) print from[want[path]] "\\n" path > (in_ ".copies")
      else print n > (in_ ".missing")
    }
  }' "$@" || exit 1
( cd "$in" && tr '\\n' '\\0' < "../$in.drop" | xargs -0 -r rm -f -- && find . -depth -mindepth 1 -type d -empty -delete ) || exit 1
while IFS= read -r from && IFS= read -r to; do
  mkdir -p "$in/\${to%/*}" && cp "$from" "$in/$to" 2>/dev/null || { LC_ALL=C awk -v to="$to" 'substr($0, 67) == to { print NR }' "$in.wanted" >> "$in.missing"; }
done < "$in.copies"
cat "$in.missing"
rm -f "$in.have" "$in.drop" "$in.copies" "$in.missing"
`;

/**
 * $4 digest of the listing, $5 whether anything comes. Its input is the compressed tar of what is missing. Verifies
 * every file, and only then gives the release its name; the disk has all of it by then.
 */
export const receiveScript = `${work}
cd "$1/releases" || exit 1
in=.incoming-$2
cd "$in" || exit 1
if [ "$5" = some ]; then
  tar -xzof - || { echo "room left there: $(df -Pk . | awk 'NR == 2 { print $4 }') KiB" >&2; exit 1; }
fi
find . -type d -exec chmod 750 {} + && find . -type f -exec chmod 640 {} + || exit 1
grep '^[0-9a-f]\\{64\\} \\*' "../$in.wanted" | cut -c67- | tr '\\n' '\\0' | xargs -0 -r chmod 750 -- || exit 1
[ -z "$(find . ! -type f ! -type d | head -n 1)" ] || { echo damaged; exit 0; }
[ "$( { ${listing}; } | sha256sum | cut -c1-64)" = "$4" ] || { echo damaged; exit 0; }
cd ..
sync -f "$in" 2>/dev/null || sync
mv "$in.wanted" ".listing-$2" || exit 1
if [ -d "$2" ]; then rm -rf ".replaced-$2"; mv "$2" ".replaced-$2" || exit 1; fi
mv "$in" "$2" || exit 1
rm -rf ".replaced-$2"
echo complete
`;

/**
 * $4 line for the log; the releases to prune after it. \`current\` is made aside and renamed: at every instant it
 * leads to a whole release.
 */
export const switchScript = `${work}
cd "$1" && [ -d "releases/$2" ] || { echo "the release $2 is not there" >&2; exit 1; }
digest=$2 entry=$4
shift 4
before=$(readlink current)
rm -f .current
ln -s "releases/$digest" .current && mv -T .current current || exit 1
printf '%s\\n' "$entry" >> log || exit 1
sync -f . 2>/dev/null || sync
for old in "$@"; do
  [ "releases/$old" = "$before" ] || [ "$old" = "$digest" ] && continue
  rm -rf "releases/.removed-$old"
  mv "releases/$old" "releases/.removed-$old" && rm -rf "releases/.removed-$old" "releases/.listing-$old" || exit 1
done
for left in releases/.incoming-*; do
  case $left in "releases/.incoming-$digest"*) rm -rf "$left" ;; esac
done
exit 0
`;
