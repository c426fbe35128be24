/**
 * Python counts code points, JavaScript counts UTF-16 units: an emoji is one there and two here. Gives the place in the text
 * of each count of code points, up to and with the end; null for a count outside the text.
 */
export function codePointPlaces(text: string): (count: number) => number | null {
  if (!/[\ud800-\udfff]/.test(text)) return (count) => (isWithin(count, text.length) ? count : null);
  const places: number[] = [];
  // A half of a pair that stands alone is one for both: JSON carries it as an escape.
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) places.push(at);
  places.push(text.length);
  return (count) => (isWithin(count, places.length - 1) ? places[count]! : null);
}

const isWithin = (count: number, most: number): boolean =>
  Number.isInteger(count) && count >= 0 && count <= most;
