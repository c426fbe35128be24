/** The forms in which a secret could turn up somewhere: whole or in halves, plain or encoded. */

/** Shorter pieces would stand in random ids and sealed bytes by chance. */
const SHORTEST = 12;

/** Every text to look for when this secret may be nowhere. Base64 is looked for in all three positions it can begin at. */
export function formsOf(secret: string): string[] {
  const half = Math.ceil(secret.length / 2);
  const pieces = [secret, secret.slice(0, half), secret.slice(half)].filter(
    (piece) => piece.length >= SHORTEST,
  );
  return [...new Set(pieces.flatMap(encodings))].filter((form) => form.length >= SHORTEST);
}

function encodings(piece: string): string[] {
  const bytes = Buffer.from(piece);
  const base64 = [0, 1, 2].flatMap((offset) => {
    // The last group may be joined with what follows: it is left out.
    const text = bytes.subarray(offset).toString('base64').replace(/=+$/, '').slice(0, -2);
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const quoted = JSON.stringify(piece).slice(1, -1);
  return [
    piece,
    quoted,
    JSON.stringify(quoted).slice(1, -1),
    encodeURIComponent(piece),
    bytes.toString('hex'),
    ...base64,
  ];
}

/** Where one of the forms stands, with a little of what is around it; null when it stands nowhere. */
export function findForm(text: string, forms: string[]): string | null {
  for (const form of forms) {
    const at = text.indexOf(form);
    if (at >= 0) return `…${text.slice(Math.max(0, at - 80), at + form.length + 20)}…`;
  }
  return null;
}
