/** A base64 run shorter than this hides nothing that the check would look for. */
const SHORTEST_BASE64 = 12;
const BASE64 = new RegExp(`[A-Za-z0-9+/_-]{${SHORTEST_BASE64},}={0,2}`, 'g');
/**
 * Encoded text shows a capital or a digit: of all triples of printable ASCII characters 1.6 % encode without one, and a run
 * needs four of them in a row ("shaskijijkla"). Most long words of a prompt show neither capital nor digit.
 */
const CODED = /[A-Z0-9]/;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A text as it is, and as it reads when its JSON, URL and HTML escapes are undone and its base64 runs decoded. */
export function decodings(text: string): string[] {
  if (text === '') return [];
  const json = undoJson(text);
  const plain = undoHtml(undoUrl(json));
  const hidden = [...plain.matchAll(BASE64)].flatMap(([run]) => (CODED.test(run) ? decodeBase64(run) : []));
  return [...new Set([json, plain, undoJson(plain), hidden.join('\n')])].filter(Boolean);
}

function undoJson(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|(.))/gs,
    (_, code: string | undefined, sign: string | undefined) =>
      code ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[sign ?? ''] ?? sign ?? ''),
  );
}

function undoUrl(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (pair) => parseInt(pair, 16));
    return new TextDecoder().decode(bytes);
  });
}

function undoHtml(text: string): string {
  return text.replace(
    /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
    (whole, hex: string | undefined, decimal: string | undefined) => {
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The text inside a base64 run, when it is one: anything else decodes to bytes that are no text. */
function decodeBase64(run: string): string[] {
  const standard = run
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const whole = standard.slice(0, standard.length - (standard.length % 4 === 1 ? 1 : 0));
  const bytes = Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  return text.includes('\ufffd') ? [] : [text];
}
