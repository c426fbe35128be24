import { complementDigit, isDay, isRepeated, luhn, valueAt, weightedSum } from '../check-digits.ts';
import type { Check } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** Receita Federal: two digits, each over all before it. */
function twoDigits(first: readonly number[], second: readonly number[]): Check {
  return (digits) =>
    !isRepeated(digits) &&
    complementDigit(digits, first, 11) === valueAt(digits, first.length) &&
    complementDigit(digits, second, 11) === valueAt(digits, second.length);
}
const personCheck = twoDigits([10, 9, 8, 7, 6, 5, 4, 3, 2], [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
const companyCheck = twoDigits([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);

const argentineCheck: Check = (digits) =>
  complementDigit(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, 9) === valueAt(digits, 10);

const chileanCheck: Check = (compact) => {
  const sum = weightedSum(compact.padStart(9, '0'), [3, 2, 7, 6, 5, 4, 3, 2]);
  return '0K987654321'.charAt(sum % 11) === compact.slice(-1);
};

const colombianCheck: Check = (digits) => {
  const rest = weightedSum(digits.padStart(10, '0'), [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
  return (rest < 2 ? rest : 11 - rest) === valueAt(digits, digits.length - 1);
};

const clabeCheck: Check = (digits) => {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += (valueAt(digits, index) * [3, 7, 1][index % 3]!) % 10;
  return (10 - (sum % 10)) % 10 === valueAt(digits, 17);
};

export const AMERICAS: IdentifierRow[] = [
  {
    name: 'ca-social-insurance',
    type: 'NATIONALID',
    shapes: '[1-79]99-999-999',
    rule: (digits) => !isRepeated(digits),
    check: luhn,
    needs: 'alone',
    cues: 'SIN | NAS | social insurance | sin number | assurance sociale | numero d assurance sociale',
    hits: ['my SIN is «204-050-942»', 'mon NAS: «342-160-736»', 'social insurance number «517-124-502»'],
    misses: ['we counted 123788333 of them', 'a sin of 614494144'],
  },
  {
    name: 'ca-business',
    type: 'TAXID',
    shapes: '99999-9999 99999-9999-r[CTPMRZ]-9999',
    check: (compact) => luhn(compact.slice(0, 9)),
    needs: 'cue',
    cues: 'business number | bn | BN | gst | hst | numero d entreprise',
    hits: ['GST/HST «41698-4920»'],
    misses: ['lot 607963998'],
  },
  {
    name: 'ca-health',
    type: 'NATIONALID',
    shapes: '9999-999-999 9999-999-999-AA',
    needs: 'cue',
    cues: 'ohip | health card | phn | personal health | carte sante | health number',
    hits: ['OHIP «5584-486-674»', 'health card number «9998 658 215»'],
    misses: ['lot 5584-486-674'],
  },
  {
    name: 'mx-population-register',
    type: 'NATIONALID',
    shapes: 'A[AEIOUX]AA999999[HMX]A{5}X9',
    rule: (compact) => isDay(compact, 6, 8),
    needs: 'form',
    cues: 'curp',
    hits: ['vive aquí como «KOXN810820HNERXN09» hoy', 'CURP «KEKL890909MJCRMS08»'],
    misses: ['KOXN811320HNERXN09'],
  },
  {
    name: 'mx-taxpayer',
    type: 'TAXID',
    shapes: 'A{3,4}-999999-XX[0-9A]',
    rule: (compact) =>
      isDay(compact, compact.length - 7, compact.length - 5) && compact.replace(/\D/g, '').length >= 6,
    needs: 'form',
    cues: 'rfc | registro federal',
    hits: ['RFC «KODE 561231 KL8»', 'emitido a «KLM930714-8T4» hoy'],
    misses: ['KLM931314-8T4', 'part KLM930714-8T4'],
  },
  {
    name: 'mx-social-security',
    type: 'NATIONALID',
    shapes: '99-99-99-9999-9',
    check: luhn,
    needs: 'cue',
    cues: 'nss | imss | seguro social | numero de seguridad social',
    hits: ['NSS «07590215690»'],
    misses: ['we counted 52685080690 of them'],
  },
  {
    name: 'mx-bank-account',
    type: 'ACCOUNT',
    shapes: '999999999999999999',
    check: clabeCheck,
    needs: 'alone',
    cues: 'clabe | interbancaria | cuenta',
    hits: ['CLABE «052403049851896325»', '«666555505395887458»'],
    misses: ['we counted 397230350750293798 of them'],
  },
  {
    name: 'br-person',
    type: 'NATIONALID',
    shapes: '999.999.999=99',
    separators: '.-/',
    check: personCheck,
    needs: 'check',
    cues: 'cpf | cpfs',
    hits: ['mora aqui com «082.298.243-98» agora', 'CPF «255.967.518-46»'],
    misses: ['mora aqui com 174.606.226-52 agora'],
  },
  {
    name: 'br-person-plain',
    type: 'NATIONALID',
    shapes: '99999999999 999-999-999-99',
    check: personCheck,
    needs: 'alone',
    cues: 'cpf | cadastro de pessoas',
    hits: ['CPF: «45500778080»', '«67142625589»'],
    misses: ['we counted 51615258191 of them'],
  },
  {
    name: 'br-company',
    type: 'TAXID',
    shapes: '99.999.999/9999-99',
    check: companyCheck,
    needs: 'check',
    cues: 'cnpj',
    hits: ['fica em «58.030.542/7532-92» agora', 'CNPJ «18.972.511/2198-49»'],
    misses: ['fica em 73.804.303/0768-71 agora'],
  },
  {
    name: 'br-register',
    type: 'NATIONALID',
    shapes: '99.999.999-X 9.999.999-X 999999999X 99999999999',
    needs: 'cue',
    cues: `
      RG | registro geral | identidade | carteira de identidade | pis | pasep | nis | titulo de
      eleitor`,
    hits: ['RG «22.333.444-5»', 'PIS «22233344455»'],
    misses: ['fica 22.333.444-5 agora'],
  },
  {
    name: 'br-driving-licence',
    type: 'LICENSE',
    shapes: '99999999999',
    needs: 'cue',
    cues: 'cnh | carteira de motorista | habilitacao | carteira de habilitacao',
    hits: ['CNH «02233344455»'],
    misses: ['we counted 02233344455 of them'],
  },
  {
    name: 'ar-tax-code',
    type: 'TAXID',
    shapes: '2[03478]-99999999-9 3[034]-99999999-9',
    check: argentineCheck,
    needs: 'alone',
    cues: 'cuit | cuil | clave unica',
    hits: ['CUIT «28-80649206-1»', '«28-41516528-7»', 'CUIL «23-12685536-4»'],
    misses: ['we counted 27893501113 of them'],
  },
  {
    name: 'ar-uy-identity',
    type: 'NATIONALID',
    shapes: '9{1,2}.999.999 9.999.999-9 9{7,8}',
    needs: 'cue',
    cues: 'DNI | dni | documento nacional | documento | cedula | CI',
    hits: ['DNI «22.333.444»', 'cédula de identidad «2.333.444-5»'],
    misses: ['vale 22.333.444 pesos'],
  },
  {
    name: 'cl-tax-role',
    type: 'NATIONALID',
    shapes: '9{1,2}.999.999=[0-9K] 9{7,8}=[0-9K]',
    separators: '.-',
    check: chileanCheck,
    needs: 'check',
    cues: 'rut | RUT | run | RUN | rol unico',
    hits: ['vive aquí con «85.691.067-9» ahora', 'RUT «69.154.262-4»'],
    misses: ['vive aquí con 79.441.048-0 ahora', 'lote 329642283'],
  },
  {
    name: 'co-tax-number',
    type: 'TAXID',
    shapes: '9{3}.999.999=9 9{9}-9',
    separators: '.-',
    check: colombianCheck,
    needs: 'cue',
    cues: 'NIT | nit | numero de identificacion tributaria',
    hits: ['NIT «010.183.396-2»'],
    misses: ['lote 266.481.377-1'],
  },
  {
    name: 'co-identity',
    type: 'NATIONALID',
    shapes: '9{6,10} 9{1,3}.999.999 9.999.999.999',
    needs: 'cue',
    wide: true,
    cues: 'cedula | cedula de ciudadania | CC | cedula de extranjeria | tarjeta de identidad',
    hits: ['cédula de ciudadanía «1.022.333.444»', 'CC «52233344»'],
    misses: ['vale 1.022.333.444 pesos'],
  },
  {
    name: 'pe-identity',
    type: 'NATIONALID',
    shapes: '99999999 99999999-[0-9A-K]',
    needs: 'cue',
    cues: 'DNI | dni | cui | documento nacional',
    hits: ['DNI: «22333444»'],
    misses: ['we counted 22333444 of them'],
  },
  {
    name: 'pe-ec-tax-number',
    type: 'TAXID',
    shapes: '99999999999 9999999999001 9999999999',
    needs: 'cue',
    cues: 'ruc | RUC | registro unico | contribuyente',
    hits: ['RUC «20222333444»'],
    misses: ['we counted 20222333444 of them'],
  },
  {
    name: 'ec-identity',
    type: 'NATIONALID',
    shapes: '999999999-9',
    rule: (digits) => /^(?:0[1-9]|1\d|2[0-4]|30)[0-6]/.test(digits),
    check: luhn,
    needs: 'cue',
    cues: 'cedula | cedula de identidad | ci',
    hits: ['cédula «162592235-4»'],
    misses: ['we counted 1232780211 of them'],
  },
  {
    name: 've-identity',
    type: 'NATIONALID',
    shapes: '[VEJPG]-99999999-9 [VE]-9{7,8} [VE]-99.999.999',
    needs: 'cue',
    cues: 'rif | cedula | CI',
    hits: ['RIF «J-22333444-5»', 'cédula «V-22.333.444»'],
    misses: ['lote J-22333444-5'],
  },
];
