/** `clr, seed` -> both; what stands between two commas and is blank is nothing. */
export function listItems(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
