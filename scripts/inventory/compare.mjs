/**
 * Holds what a release contains to what it should: one entry for each kind, `faults` telling how many of its
 * findings are wrong. An object beside a list of minimums is news, beside an exact list a fault.
 */
export function compareInventory({ exact, atLeast, windowsOnly }, found, host) {
  const exactKinds = Object.entries(exact).map(([kind, names]) => {
    const differences = differ(names, found[kind]);
    return entry(kind, found[kind], names.length, differences, differences.extra.length);
  });
  const minimums = Object.entries(atLeast).map(([kind, { count, names }]) => {
    const more = windowsOnly[kind] ?? [];
    const here = host === 'windows' ? [...names, ...more] : names;
    const enough = host === 'windows' ? count : count - more.length;
    return entry(kind, found[kind], enough, differ(here, found[kind]), 0);
  });
  return [...exactKinds, ...minimums];
}

function entry(kind, found, expected, { missing, extra }, surplus) {
  const short = Math.max(0, expected - found.length);
  return {
    kind,
    found: found.length,
    expected,
    missing,
    extra,
    faults: Math.max(short, missing.length) + surplus,
  };
}

/** Names of the server do not differ by case alone. */
function differ(names, found) {
  const lower = (list) => new Set(list.map((name) => name.toLowerCase()));
  const [wanted, held] = [lower(names), lower(found)];
  return {
    missing: names.filter((name) => !held.has(name.toLowerCase())),
    extra: found.filter((name) => !wanted.has(name.toLowerCase())),
  };
}
