/** How people write an organisation: without its legal form, by its first word, by its initials. */

import { foldedWords } from '../fold.ts';
import type { Phrase } from './record-index.ts';

/** Endings of a company's name that people leave out. Folded. */
const LEGAL_FORMS = new Set(
  'inc incorporated llc ltd limited gmbh mbh ag kg kgaa ohg gbr ug se sa sas sarl sasu eurl bv nv ab oy oyj as asa aps a/s spa srl srls sl slu lda ltda pty plc corp corporation company co lp llp pllc pc na kk pvt bhd sdn ev eg'.split(
    ' ',
  ),
);

const AND = new Set(['and', 'und', 'et', 'y', 'e', 'en']);
/** Written in capitals by everybody: no organisation in particular. */
const KNOWN_SHORT = new Set(
  'api app asap bbc ceo cfo cio coo cto crm csv cpa dba eod erp eta eur faq fbi fyi gbp gdp gps hmo hr html http ice ici imo iot ios ip irs iso isp kpi lan mba mri nda ngo nhs pdf phd pin pos pto qa rfp rma roi saas sap sdk seo sla sms sop sos sow sql ssn ssl tba tbd tls uat ui uk un url usa usb usd utc vat vip vpn wan xml'.split(
    ' ',
  ),
);
/** A first word or an acronym shorter than this says too little. */
const SHORTEST_WORD = 5;
const SHORTEST_ACRONYM = 3;

interface Form {
  words: string[];
  part: boolean;
  written: Phrase['written'];
}

/** All forms of an organisation's name, as folded words. */
export function formsOfOrganization(text: string): Form[] {
  const words = foldedWords(text);
  const bare = withoutLegalForm(words);
  const forms: Form[] = [{ words, part: false, written: 'anyhow' }];
  const add = (more: string[]): void => {
    forms.push({ words: more, part: true, written: 'anyhow' });
  };
  if (bare.length < words.length) add(bare);
  if (bare[0] === 'the' && bare.length > 2) add(bare.slice(1));
  const linked = bare.findIndex((word) => AND.has(word));
  if (linked > 0) add(bare.filter((_, at) => at !== linked));
  const ampersand = text.includes('&') ? foldedWords(text.slice(0, text.indexOf('&'))).length : 0;
  if (ampersand > 0 && ampersand < bare.length) {
    for (const and of ['and', 'und']) add([...bare.slice(0, ampersand), and, ...bare.slice(ampersand)]);
  }
  const name = bare.filter((word) => word !== 'the' && !AND.has(word));
  const [first = ''] = name;
  if (name.length > 1 && first.length >= SHORTEST_WORD) {
    forms.push({ words: [first], part: true, written: 'as a rare name' });
  }
  for (const word of acronymsOf(text, name))
    forms.push({ words: [word], part: true, written: 'in capitals' });
  return forms;
}

/** Whether a folded word ends a company's name without belonging to it. */
export function isLegalForm(folded: string): boolean {
  return LEGAL_FORMS.has(folded);
}

/** Without "GmbH & Co. KG", and without the letters of "S.A.". */
function withoutLegalForm(words: readonly string[]): string[] {
  let end = words.length;
  while (end > 1 && (LEGAL_FORMS.has(words[end - 1]!) || words[end - 1]!.length === 1)) end -= 1;
  return words.slice(0, end);
}

function acronymsOf(text: string, name: readonly string[]): string[] {
  const written = name.length > 1 ? (/^[A-Z]{3,6}\b/.exec(text)?.[0] ?? '').toLowerCase() : '';
  const initials = name.length >= SHORTEST_ACRONYM ? name.map((word) => word.charAt(0)).join('') : '';
  const shouted = text === text.toUpperCase();
  return [shouted ? '' : written, initials].filter(
    (word) => word.length >= SHORTEST_ACRONYM && word.length <= 6 && !KNOWN_SHORT.has(word),
  );
}
