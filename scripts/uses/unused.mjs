/**
 * The objects that no source but their own speaks of and no document names. A name in a comment is no use; one in a
 * string is, because dynamic SQL and Service Broker know names as strings. Names are compared without case.
 * @param objects `{ name, own }`: the name without its schema, and the files that make the object.
 * @param sources `{ file, text }` of what can use an object.
 * @param documents `{ text }` of what can name one.
 */
export function unusedObjects(objects, sources, documents) {
  const users = new Map();
  for (const { file, text } of sources) {
    for (const word of wordsOf(withoutComments(text))) {
      if (!users.has(word)) users.set(word, new Set());
      users.get(word).add(file);
    }
  }
  const named = new Set(documents.flatMap(({ text }) => [...wordsOf(text)]));
  return objects.filter(({ name, own }) => {
    const word = name.toLowerCase();
    const others = [...(users.get(word) ?? [])].filter((file) => !own.includes(file));
    return others.length === 0 && !named.has(word);
  });
}

function wordsOf(text) {
  return new Set((text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).map((word) => word.toLowerCase()));
}

/** T-SQL's and C#'s comments; what looks like one inside a string counts as one too, which loses no use in practice. */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|\s)(--|\/\/).*$/gm, ' ');
}
