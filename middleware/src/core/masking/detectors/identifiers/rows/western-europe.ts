import { complement, divisible, isDay, isRepeated, upTo97, valueAt, weightedSum } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** Born since 2000: a 2 in front of the number before the check. */
const belgianCheck = (digits: string): boolean => upTo97(digits) || upTo97(`2${digits}`);

/** Weights 8 to 2, a second letter counts nine times its place: the remainder to 23 is a letter, 0 is W. */
function irishCheck(compact: string): boolean {
  const second = compact.length === 9 && !compact.endsWith('W') ? compact.charCodeAt(8) - 64 : 0;
  const sum = weightedSum(compact, [8, 7, 6, 5, 4, 3, 2]) + 9 * second;
  return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(sum % 23) === compact.charAt(7);
}

/** The fourth digit checks the other nine. */
const austrianCheck = (digits: string): boolean =>
  weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === valueAt(digits, 3);

/** Every other letter or digit counts double, digits of the product added, as in ISO 7812 with letters from 10. */
function portugueseCardCheck(compact: string): boolean {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) {
    const value = valueAt(compact, 11 - index) * (index % 2 === 1 ? 2 : 1);
    sum += index % 2 === 1 && value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

export const WESTERN_EUROPE: IdentifierRow[] = [
  {
    name: 'nl-citizen-service',
    type: 'NATIONALID',
    shapes: '9999-99-999 999-999-999',
    rule: (digits) => !isRepeated(digits),
    check: divisible([9, 8, 7, 6, 5, 4, 3, 2, -1], 11),
    needs: 'alone',
    cues: 'bsn | burgerservicenummer | sofinummer | sofi nummer | citizen service',
    hits: ['BSN «243637007»', 'burgerservicenummer: «6827-90-132»'],
    misses: ['we counted 620898008 of them'],
  },
  {
    name: 'nl-vat',
    type: 'TAXID',
    shapes: 'nl-999-999-999-b-99 nl-9999-99-999-b-99',
    needs: 'form',
    cues: 'btw | btw nummer | vat | btw id',
    hits: ['staat als «NL222333444B01» daar', 'btw-nummer «NL 222 333 444 B01»'],
    misses: ['NL222333444C01'],
  },
  {
    name: 'nl-driving-licence',
    type: 'LICENSE',
    shapes: '9999999999',
    needs: 'cue',
    cues: 'rijbewijs | rijbewijsnummer',
    hits: ['rijbewijsnummer «5222333444»'],
    misses: ['we counted 5222333444 of them'],
  },
  {
    name: 'be-national-register',
    type: 'NATIONALID',
    shapes: '99.99.99-999.99',
    check: belgianCheck,
    needs: 'alone',
    cues: `
      rijksregister* | rijksregisternummer | registre national | numero national | insz | niss | nn
      | numero de registre national | national register`,
    hits: ['rijksregisternummer «70.40.66-889.45»', '«05297115589»', 'registre national: «30.16.63-679.75»'],
    misses: ['we counted 23451900628 of them'],
  },
  {
    name: 'be-enterprise',
    type: 'TAXID',
    shapes: 'be-[01]999.999.999',
    check: (compact) => upTo97(compact.slice(2)),
    needs: 'check',
    cues: 'btw | tva | ondernemingsnummer | numero d entreprise | kbo | bce | vat',
    hits: ['staat als «BE-1391.984.840» daar', 'BTW «BE-0299.109.913»'],
    misses: ['staat als BE-1805.307.650 daar'],
  },
  {
    name: 'lu-national-number',
    type: 'NATIONALID',
    shapes: '9999-99-99-99999',
    rule: (digits) => isDay(digits, 4, 6) && /^(?:19|20)/.test(digits),
    needs: 'cue',
    cues: 'matricule | matricule nationale | numero d identification national',
    hits: ['matricule nationale «1980022412345»'],
    misses: ['we counted 1980022412345 of them'],
  },
  {
    name: 'ie-personal-public-service',
    type: 'NATIONALID',
    shapes: '9999999-A{1,2}',
    check: irishCheck,
    needs: 'alone',
    cues: 'pps | ppsn | pps number | personal public service | pps no',
    hits: ['PPS number «3994680OD»', 'PPSN: «0619826-IZ»', '«5573861IX»'],
    misses: ['the valve 4225760BN is open', 'part 6622736BM'],
  },
  {
    name: 'ie-vat',
    type: 'TAXID',
    shapes: 'ie-9999999-A{1,2} ie-9[A-Z]99999A',
    needs: 'form',
    cues: 'vat | vat number',
    hits: ['shown as «IE7222333KA» there'],
    misses: ['IE72223'],
  },
  {
    name: 'at-social-security',
    type: 'NATIONALID',
    shapes: '9999-999999',
    rule: (digits) => (isDay(digits, 6, 4) || Number(digits.slice(6, 8)) > 12) && !digits.startsWith('0'),
    check: austrianCheck,
    needs: 'alone',
    cues: 'svnr | sv nummer | sozialversicherung* | sv nr | versicherungsnummer | e card',
    hits: ['SVNR «2243-142408»', 'Sozialversicherungsnummer: «2033745761»'],
    misses: ['wir zählten 8065495469 davon'],
  },
  {
    name: 'at-vat',
    type: 'TAXID',
    shapes: 'atu-99999999',
    needs: 'form',
    cues: 'uid | uid nummer | vat',
    hits: ['steht als «ATU22233344» da'],
    misses: ['AT22233344'],
  },
  {
    name: 'ch-social-security',
    type: 'NATIONALID',
    shapes: '756-[0-9]{4}-[0-9]{4}-[0-9]{2}',
    check: divisible([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], 10),
    needs: 'check',
    cues: 'ahv | avs | ahv nummer | numero avs | ahvn | sozialversicherungsnummer',
    hits: ['gemeldet mit «756-6816-6792-10» im Mai', 'AHV-Nummer «756-1113-8236-93»'],
    misses: ['gemeldet mit 756-6932-4771-94 im Mai'],
  },
  {
    name: 'ch-enterprise',
    type: 'TAXID',
    shapes: 'che-999.999.999',
    check: (compact) => complement([5, 4, 3, 2, 7, 6, 5, 4], 11)(compact.slice(3)),
    needs: 'form',
    cues: 'uid | mwst | tva | iva',
    hits: ['steht als «CHE-108.240.229» da', 'UID «CHE-222.333.444»'],
    misses: ['CHE-22.333.444'],
  },
  {
    name: 'pt-tax-number',
    type: 'TAXID',
    shapes: '[1-35689]99-999-999 pt-[1-35689]99-999-999',
    check: (compact) => complement([9, 8, 7, 6, 5, 4, 3, 2], 11)(compact.replace('PT', '')),
    needs: 'alone',
    cues: 'nif | NIF | contribuinte | numero de contribuinte | nipc | numero fiscal',
    hits: ['contribuinte n.º «851403611»', 'NIPC «188-942-491»'],
    misses: ['we counted 291766358 of them'],
  },
  {
    name: 'pt-citizen-card',
    type: 'NATIONALID',
    shapes: '99999999-9-XX9 99999999-9-XX-9',
    rule: (compact) => /[A-Z]/.test(compact),
    check: portugueseCardCheck,
    needs: 'check',
    cues: 'cartao de cidadao | cidadao | cartao do cidadao | bilhete de identidade',
    hits: ['cartão de cidadão «80603715-7-TY7»', 'assinado com «739096119X60» ontem'],
    misses: ['assinado com 28149724-3-G44 ontem'],
  },
];
