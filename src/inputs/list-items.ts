/** `clr, seed` -> both; blanks are nothing, and a comma between brackets belongs to a name: `drop-table:dbo.[a,b]`. */
export function listItems(text: string): readonly string[] {
  return (text.match(/(?:\[(?:[^\]]|\]\])*\]|[^,[]|\[)+/g) ?? [])
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
