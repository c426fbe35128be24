/** HTML as text with every inserted value escaped; values made by `html` itself pass as they are. */
export interface Html {
  html: string;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(value: unknown): string {
  if (Array.isArray(value)) return value.map(escaped).join('');
  if (typeof value === 'object' && value !== null && 'html' in value) return (value as Html).html;
  return String(value ?? '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
  return { html: String.raw({ raw: parts }, ...values.map(escaped)) };
}

/** Text the server wrote itself, such as JSON for a script element. */
export function trusted(text: string): Html {
  return { html: text };
}
