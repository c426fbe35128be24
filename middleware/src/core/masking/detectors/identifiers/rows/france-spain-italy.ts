import { isRepeated, luhn, upTo97, valueAt } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** INSEE: 97 less the remainder; Corsica's 2A and 2B count as 19 and 18. */
const socialSecurityCheck = (compact: string): boolean =>
  upTo97(compact.replace('2A', '19').replace('2B', '18'));

/** The key before the company's number: 12 plus three times the number, to 97. */
const valueAddedCheck = (compact: string): boolean =>
  (12 + 3 * (Number(compact.slice(4)) % 97)) % 97 === Number(compact.slice(2, 4)) && luhn(compact.slice(4));

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** The remainder to 23 chooses the letter; X, Y, Z in front count as 0, 1, 2. */
function letterCheck(compact: string): boolean {
  const number = Number(compact.slice(0, -1).replace(/^[XYZ]/, (first) => String('XYZ'.indexOf(first))));
  return LETTERS.charAt(number % 23) === compact.slice(-1);
}

/** Of a company: even places as they are, odd ones doubled with their digits added; a digit, or the letter of that place. */
function companyCheck(compact: string): boolean {
  let sum = 0;
  for (let index = 1; index < 8; index += 1) {
    const value = valueAt(compact, index) * (index % 2 === 1 ? 2 : 1);
    sum += Math.floor(value / 10) + (value % 10);
  }
  const check = (10 - (sum % 10)) % 10;
  return [String(check), 'JABCDEFGHI'.charAt(check)].includes(compact.slice(-1));
}

const SPANISH_CUES = 'DNI | NIF | nif | dni | documento nacional | identidad | numero de identidad';

export const FRANCE_SPAIN_ITALY: IdentifierRow[] = [
  {
    name: 'fr-social-security',
    type: 'NATIONALID',
    shapes: '[1-478]-99-99-[0-9][0-9AB]-999-999-99',
    rule: (compact) => /^.{3}(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)/.test(compact),
    check: socialSecurityCheck,
    needs: 'check',
    cues: `
      nir | securite sociale | numero de securite sociale | num secu | secu | insee | carte vitale |
      assure`,
    hits: [
      'n° de sécurité sociale «7-96-32-59-089-428-79»',
      'ici «172624230334834» comme avant',
      'sécu «1-77-39-11-144-084-63»',
    ],
    misses: ['ici 3-58-96-72-642-415-12 comme avant'],
  },
  {
    name: 'fr-company',
    type: 'TAXID',
    shapes: '999-999-999',
    rule: (digits) => !isRepeated(digits),
    check: luhn,
    needs: 'alone',
    cues: 'siren | rcs',
    hits: ['SIREN «843-706-151»'],
    misses: ['we counted 543016513 of them'],
  },
  {
    name: 'fr-establishment',
    type: 'TAXID',
    shapes: '999-999-999-99999',
    check: luhn,
    needs: 'alone',
    cues: 'siret',
    hits: ['SIRET «789-836-225-13582»', '«52843982359994»'],
    misses: ['we counted 66997008032375 of them'],
  },
  {
    name: 'fr-vat',
    type: 'TAXID',
    shapes: 'fr-99-999-999-999 mc-99-999-999-999',
    check: valueAddedCheck,
    needs: 'check',
    cues: 'tva | tva intracommunautaire | vat',
    hits: ['noté «FR-86-738-576-875» ici', 'TVA «FR-68-470-899-167»'],
    misses: ['noté FR-55-434-819-916 ici'],
  },
  {
    name: 'fr-identity-document',
    type: 'NATIONALID',
    shapes: '999999999999 99AA99999',
    needs: 'cue',
    cues: `
      cni | carte nationale | carte nationale d identite | carte d identite | titre de sejour |
      piece d identite`,
    hits: ["carte d'identité n° «880692310285»"],
    misses: ['we counted 880692310285 of them'],
  },
  {
    name: 'fr-passport',
    type: 'PASSPORT',
    shapes: '99AA99999',
    needs: 'alone',
    cues: 'passeport | passport | french passport',
    hits: ['passeport «14AK55512»'],
    misses: ['la valve 14AK55512 est ouverte'],
  },
  {
    name: 'es-identity-number',
    type: 'NATIONALID',
    shapes: '99.999.999-A 99999999-A',
    check: letterCheck,
    needs: 'check',
    cues: SPANISH_CUES,
    hits: ['firmado por «29927877R» ayer', 'DNI: «58.294.209-L»', 'NIF «79.972.372-W»'],
    misses: ['firmado por 48.582.502-D ayer', 'part 67483492C'],
  },
  {
    name: 'es-identity-number-short',
    type: 'NATIONALID',
    shapes: '9999999-A',
    check: letterCheck,
    needs: 'alone',
    cues: SPANISH_CUES,
    hits: ['«3696862-A»', 'DNI «0965737J»'],
    misses: ['firmado por 3556874Q ayer'],
  },
  {
    name: 'es-foreigner-number',
    type: 'NATIONALID',
    shapes: '[XYZ]-9999999-A [XYZ]-99999999-A',
    check: letterCheck,
    needs: 'check',
    cues: 'NIE | nie | extranjero | identidad de extranjero | NIF',
    hits: ['vive aquí con «Z-5426335-L» ahora', 'NIE: «Y-5478999-N»'],
    misses: ['vive aquí con Y-9660950-I ahora'],
  },
  {
    name: 'es-company',
    type: 'TAXID',
    shapes: '[ABCDEFGHJNPQRSUVW]-9999999-[0-9A-J]',
    check: companyCheck,
    needs: 'alone',
    cues: 'CIF | NIF | cif | nif | vat | nif iva',
    hits: ['CIF «W-6345786-5»', '«A58259698»'],
    misses: ['la válvula A28897031 abierta'],
  },
  {
    name: 'es-passport',
    type: 'PASSPORT',
    shapes: 'AAA999999',
    needs: 'alone',
    cues: 'pasaporte | numero de pasaporte | passport',
    hits: ['Mi pasaporte es «kla223456»', '«klb223456» es mi número de pasaporte'],
    misses: ['la válvula KLA223456 abierta', 'AA123456'],
  },
  {
    name: 'es-social-security',
    type: 'NATIONALID',
    shapes: '99/99999999/99 99/9999999/99',
    separators: '/ -',
    check: affiliationCheck,
    needs: 'cue',
    cues: 'seguridad social | nuss | naf | afiliacion | numero de la seguridad social',
    hits: ['Seguridad Social: «85/00361806/91»'],
    misses: ['la pieza 19/18642109/54'],
  },
  {
    name: 'it-fiscal-code',
    type: 'NATIONALID',
    shapes: 'AAA-AAA-[0-9L-NP-V]{2}[ABCDEHLMPRST][0-9L-NP-V]{2}-A[0-9L-NP-V]{3}A',
    rule: (compact) => compact.replace(/\D/g, '').length >= 4,
    needs: 'form',
    cues: 'codice fiscale | cod fisc | fiscale',
    hits: ['codice fiscale «KLMNRS80A01F205X»', 'vive qui KLM NRS, dato «KLMNRS80A01F205X» ieri'],
    misses: ['A55AAA00B11C333N', 'KLMNRS80F01F205X'],
  },
  {
    name: 'it-vat',
    type: 'TAXID',
    shapes: '99999999999 it-99999999999',
    rule: (compact) => !/0{7}/.test(compact) && !isRepeated(compact),
    check: (compact) => luhn(compact.replace('IT', '')),
    needs: 'alone',
    cues: 'partita iva | p iva | iva | piva | vat | codice fiscale',
    hits: ['Partita IVA «25883485960»', 'P. IVA: «29901750862»'],
    misses: ['we counted 42885738122 of them', '00000000000'],
  },
  {
    name: 'it-identity-card',
    type: 'NATIONALID',
    shapes: 'AA-9999999 9999999AA AA99999AA',
    needs: 'cue',
    cues: `
      carta d identita | carta di identita | identita | cie | documento d identita | documento di
      identita | identity card | id card`,
    hits: ["carta d'identità n. «KL2234567»", "Carta d'identità: «CA22345KL»"],
    misses: ['la valvola KL2234567 chiusa'],
  },
  {
    name: 'it-passport',
    type: 'PASSPORT',
    shapes: 'AA9999999 A99999999',
    needs: 'cue',
    cues: 'passaporto | passport',
    hits: ['passaporto «YA2234567»'],
    misses: ['la valvola YA2234567 chiusa'],
  },
  {
    name: 'it-driving-licence',
    type: 'LICENSE',
    shapes: 'AA9999999A u1[B-HJ-NP-Z0-9]{7}A',
    needs: 'alone',
    cues: 'patente | patente di guida | license | licence | driving licence',
    hits: ['patente di guida «KL2123456B»', 'patente «U1K722K22M»'],
    misses: ['la valvola KL2123456B chiusa', 'U1H00A000B'],
  },
];

/** The last two digits are the remainder of those before them to 97. */
function affiliationCheck(digits: string): boolean {
  const number = digits.length === 11 ? digits.slice(0, 2) + digits.slice(2, 9) : digits.slice(0, 10);
  return Number(number) % 97 === Number(digits.slice(-2));
}
