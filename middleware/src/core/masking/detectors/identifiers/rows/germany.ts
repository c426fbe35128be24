import { isDay, isRepeated, mod11And10, valueAt } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

const digitSum = (number: number): number => Math.floor(number / 10) + (number % 10);

/** A letter counts as its place in the alphabet in two digits. */
const lettersAsDigits = (compact: string): string =>
  compact.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 64).padStart(2, '0'));

/** Deutsche Rentenversicherung: weights 2 1 2 5 7 1 2 1 2 1 2 1, digit sums added, last digit. */
function pensionCheck(compact: string): boolean {
  const digits = lettersAsDigits(compact.slice(0, -1));
  const sum = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].reduce(
    (total, weight, at) => total + digitSum(weight * valueAt(digits, at)),
    0,
  );
  return sum % 10 === valueAt(compact, compact.length - 1);
}

/** GKV, annex of § 290 SGB V: weights 1 and 2 in turn, digit sums added, last digit. */
function healthCheck(compact: string): boolean {
  const digits = lettersAsDigits(compact.slice(0, -1));
  const sum = [...digits].reduce(
    (total, digit, at) => total + digitSum(Number(digit) * (at % 2 === 0 ? 1 : 2)),
    0,
  );
  return sum % 10 === valueAt(compact, compact.length - 1);
}

/** Kassenärztliche Bundesvereinigung: weights 4 and 9 in turn over six digits, the seventh makes up to ten. */
function physicianCheck(digits: string): boolean {
  const sum = [4, 9, 4, 9, 4, 9].reduce((total, weight, at) => total + weight * valueAt(digits, at), 0);
  return (10 - (sum % 10)) % 10 === valueAt(digits, 6);
}

/** The regional associations of physicians, and who else bills like them. */
const REGIONS = /^(?:0[1-3]|17|20|3[5-8]|46|5[0-2]|6[0-2]|7[1-4]|78|8[38]|9[389])/;

export const GERMANY: IdentifierRow[] = [
  {
    name: 'de-tax-id',
    type: 'TAXID',
    shapes: '[1-9]9-999-999-999',
    rule: (digits) => !isRepeated(digits) && !/(\d)\1{3}/.test(digits),
    check: mod11And10,
    needs: 'alone',
    cues: `
      steuer id | steueridentifikation* | steuerliche identifikationsnummer | idnr |
      identifikationsnummer | tin | tax id | steuerid`,
    hits: ['IdNr. «11489860290»', 'Steuer-ID «64-429-600-181»'],
    misses: ['we counted 44876442997 of them', 'Auftrag 60933258260'],
  },
  {
    name: 'de-tax-number',
    type: 'TAXID',
    shapes: '99/999/99999 999/999/99999 999/9999/9999 99999/99999 9999/99999',
    separators: '/',
    rule: (digits) => !isRepeated(digits),
    needs: 'cue',
    cues: 'steuernummer | steuernr | st nr | stnr | finanzamt | tax number | steuer nr | steuer nummer',
    hits: ['Steuernummer «21/815/08150»', 'St.-Nr. «2181508150»'],
    misses: ['the part 21/815/08150', 'Auftrag 2181508150'],
  },
  {
    name: 'de-tax-number-written-out',
    type: 'TAXID',
    shapes: '99=999=99999 999=999=99999 999=9999=9999 0[1-9]99999999999 1[0-6]99999999999',
    separators: '/',
    needs: 'alone',
    cues: 'steuernummer | steuernr | st nr | stnr | finanzamt | tax number',
    hits: ['«223/334/44556»', 'Finanzamt, Steuernummer: «1223344556677»'],
    misses: ['1723344556677', 'we counted 1223344556677 of them'],
  },
  {
    name: 'de-pension-insurance',
    type: 'NATIONALID',
    shapes: '99-999999-A-99-9',
    rule: (compact) => isDay(compact, 4, 2) || Number(compact.slice(2, 4)) > 31,
    check: pensionCheck,
    needs: 'check',
    cues: `
      rvnr | sozialversicherung* | rentenversicherung* | sv nummer | svnr | versicherungsnummer |
      rentenversicherungsnummer | social security`,
    hits: [
      'RVNR «91-716969-Q-51-8»',
      'gemeldet mit «94529881E390»',
      'Sozialversicherungsnummer «66-528301-Q-61-7»',
    ],
    misses: ['gemeldet mit 65-630818-I-21-2'],
  },
  {
    name: 'de-health-insurance',
    type: 'NATIONALID',
    shapes: 'A999999999',
    check: healthCheck,
    needs: 'alone',
    cues: `
      kvnr | krankenversicherung* | krankenversichertennummer | versichertennummer | versicherten nr
      | egk | gesundheitskarte | krankenkasse | versicherungsnummer | health insurance`,
    hits: ['KVNR «P071570198»', '«B374119426»', 'Versichertennummer: «Y477530528»'],
    misses: ['das Ventil L576344516 klemmt', 'G946757821'],
  },
  {
    name: 'de-identity-card',
    type: 'NATIONALID',
    shapes: '[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}',
    rule: (compact) => compact.replace(/\D/g, '').length >= 4,
    needs: 'alone',
    cues: `
      personalausweis* | ausweisnummer | ausweis | perso | ausweis nr | id card | identity card |
      aufenthaltstitel`,
    hits: ['Personalausweis: «L22X00T44».', '«T22000129»', 'Ausweisnummer «L22X00T44»'],
    misses: ['das Ventil T22000129 klemmt', 'L22X00T4'],
  },
  {
    name: 'de-passport',
    type: 'PASSPORT',
    shapes: '[CFGHJK][CFGHJKLMNPRTVWXYZ0-9]{8}',
    rule: (compact) => compact.replace(/\D/g, '').length >= 3,
    needs: 'cue',
    cues: 'reisepass* | pass nr | passnummer | passnr | pass | german passport | passport',
    hits: ['Reisepassnummer «C22X0TT65»', 'Pass-Nr.: «F22345671»'],
    misses: ['das Ventil C22X0TT65 klemmt', 'Reisepass: AEIOU1234'],
  },
  {
    name: 'de-driving-licence',
    type: 'LICENSE',
    shapes: 'AA99999999X A99[0-9]XXXXX9X',
    rule: (compact) => /^[A-Z]{2}|[A-Z].*[A-Z].*[A-Z]/.test(compact),
    needs: 'alone',
    cues: 'fuhrerschein* | fuehrerschein* | fahrerlaubnis* | fahrerlaubnisnummer',
    hits: ['Führerscheinnummer: «BO22345678A»', '«B072XXE2X55»'],
    misses: ['das Ventil BO22345678A klemmt', 'BO22345678'],
  },
  {
    name: 'de-physician',
    type: 'CLINICIAN',
    shapes: '[0-9]99999999',
    rule: (digits) => !isRepeated(digits) && !digits.endsWith('00'),
    check: physicianCheck,
    needs: 'alone',
    cues: 'lanr | arztnummer | arzt nr | arztnr',
    hits: ['LANR «364241512»', 'Arztnummer «386498038» auf dem Rezept.'],
    misses: ['wir zählten 568129654 davon'],
  },
  {
    name: 'de-practice',
    type: 'CLINICIAN',
    shapes: '999999999',
    rule: (digits) => REGIONS.test(digits) && !isRepeated(digits),
    needs: 'alone',
    cues: 'bsnr | betriebsstatte* | betriebsstattennummer | praxisnummer',
    hits: ['BSNR «722334455»', 'Betriebsstättennummer: «022334455»'],
    misses: ['wir zählten 722334455 davon', 'BSNR 000000000'],
  },
  {
    name: 'de-company-register',
    type: 'TAXID',
    shapes: 'hra-9{3,6} hrb-9{3,6} hra-9{3,6}-[A-Z] hrb-9{3,6}-[A-Z]',
    needs: 'form',
    cues: 'handelsregister | amtsgericht | registergericht',
    hits: ['eingetragen als «HRB 223344»', 'Amtsgericht: «hra 22334»', '«HRB223344»'],
    misses: ['HR 12345', 'HRC 12345'],
  },
  {
    name: 'de-vat',
    type: 'TAXID',
    shapes: 'de-999-999-999 de-99-99-99-999',
    check: mod11And10De,
    needs: 'check',
    cues: 'ust id | ust idnr | umsatzsteuer* | ustid | ustidnr | vat | vat id | mwst | umsatzsteuer id',
    hits: ['steht als «DE-730-638-679» auf dem Papier', 'USt-IdNr.: «DE-597-327-882»', '«DE713656609»'],
    misses: ['steht als DE-136-485-913 auf dem Papier', 'AT123456789'],
  },
  {
    name: 'de-vehicle',
    type: 'VEHICLE',
    shapes: 'A{1,3}=A{1,2}.9{1,4} A{1,3}=A{1,2}.9{1,4}[EH]',
    rule: (compact) => !/[A-Z]0/.test(compact),
    needs: 'alone',
    cues: `
      kennzeichen | kfz kennzeichen | kfz | nummernschild | autokennzeichen | license plate |
      licence plate | number plate | plate | amtliches kennzeichen`,
    hits: ['Kennzeichen: «HH-AB 1234».', '«M-KL-2233»', '«GT KL 22H»'],
    misses: ['der GER E 2233 war es', 'MKL2233'],
  },
];

/** The check of the tax office, over the digits after DE. */
function mod11And10De(compact: string): boolean {
  return mod11And10(compact.slice(2));
}
