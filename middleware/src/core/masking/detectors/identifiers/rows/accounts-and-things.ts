import { luhn, valueAt } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';
import { digitsOf, isNumber } from '../number-form.ts';

/** ISO 3779 as the National Highway Traffic Safety Administration checks it: place 9 is the sum to 11, X for ten. */
const VEHICLE_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
function vehicleCheck(compact: string): boolean {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    const code = valueAt(compact, index);
    const value = code < 10 ? code : Number('12345678012345070923456789'.charAt(code - 10));
    sum += value * VEHICLE_WEIGHTS[index]!;
  }
  return '0123456789X'.charAt(sum % 11) === compact.charAt(8);
}

/** Accounts, vehicles and devices that lead to a person. */
export const ACCOUNTS_AND_THINGS: IdentifierRow[] = [
  {
    name: 'bank-account',
    type: 'ACCOUNT',
    shapes:
      '~9{6,18} 9999-9999-99-9999999999 9999-9999-9{4,8} 99-9999-9999999-9{2,3} 999-999-9{3,6} 999-999-999-999',
    rule: isNumber,
    needs: 'cue',
    wide: true,
    cues: `
      bank account | bank account number | bank acct | account number | account no | account nr |
      account num | acct | acct no | acct number | checking | checking account | savings | savings
      account | current account | a c | direct debit | konto | kontonummer | kontonr | konto
      nr | bankkonto | bankverbindung | compte | numero de compte | compte bancaire | rib | cuenta |
      numero de cuenta | cuenta bancaria | conto | numero di conto | conto corrente | conta | conta
      corrente | conta bancaria | rekening | rekeningnummer | tilinumero | numer konta | nr konta |
      rachunek | numer rachunku | cislo uctu | hesap | hesap no | bankgiro | plusgiro | 계좌 | 계좌번호 |
      口座番号 | 账号 | cbu | clabe | ccc`,
    hits: [
      'bank account «2233445566»',
      'account number: «22334455»',
      'Kontonummer «2233445566»',
      'nº de cuenta «2233-4455-66-7788990011»',
    ],
    misses: ['the 2233445566 of it', 'the account 22334455 moved', 'bank holiday 2024-05-01'],
  },
  {
    name: 'vehicle-identification',
    type: 'VEHICLE',
    shapes: '[A-HJ-NPR-Z0-9]{17}',
    rule: (compact) => digitsOf(compact) >= 4 && digitsOf(compact) <= 16,
    check: vehicleCheck,
    needs: 'check',
    cues: `
      vin | vins | vehicle identification | chassis | chassis number | fahrgestellnummer | fin |
      fahrgestell* | numero de chasis | telaio | chassi`,
    hits: ['drives «1M8GDM9AXKP042788» now', 'VIN «WVWZZZ1KZ6W223344»'],
    misses: ['drives WVWZZZ1KZ6W223344 now', 'tracking 1M8GDM9AXKP042788'],
  },
  {
    name: 'vehicle-plate',
    type: 'VEHICLE',
    shapes: 'A{1,3}-9{2,4}-A{1,3} A{2,3}-9{3,4} 9{2,4}-A{2,3} 9{1,3}-A{1,3}-9{1,3} 9A{3}9{3} A{2}-A{2}-9{2}',
    needs: 'cue',
    wide: true,
    cues: `
      license plate | licence plate | number plate | plate number | plate | plates | numberplate |
      registration plate | vehicle registration | kennzeichen | plaque | immatriculation | matricula
      | targa | kenteken | rejestracja | nr rejestracyjny | registreringsnummer | placa | spz`,
    hits: ['license plate «7KLM223»', 'immatriculation «KL-223-KL»', 'kenteken «22-KLM-3»'],
    misses: ['the KL-223-KL of it', 'plate 12 of 13'],
  },
  {
    name: 'device-imei',
    type: 'IDENTIFIER',
    shapes: '99-999999-999999-9 99999999-999999-9 99-999999-999999-99',
    check: (digits) => digits.length === 15 && luhn(digits),
    needs: 'cue',
    cues: 'imei | imeisv | device id | handset',
    hits: ['IMEI «475143399605017»', 'IMEI: «63-967319-447243-0»'],
    misses: ['we counted 502493018283234 of them'],
  },
];
