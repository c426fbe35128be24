import type { DetectorRow, Finder } from '../detector.ts';
import { bankCode } from './bank-codes.ts';
import { createIdentifierFinder } from './engine.ts';
import type { IdentifierRow } from './identifier-row.ts';
import { ACCOUNTS_AND_THINGS } from './rows/accounts-and-things.ts';
import { AFRICA } from './rows/africa.ts';
import { AMERICAS } from './rows/americas.ts';
import { ANYWHERE } from './rows/anywhere.ts';
import { EAST_ASIA } from './rows/east-asia.ts';
import { EASTERN_EUROPE } from './rows/eastern-europe.ts';
import { FRANCE_SPAIN_ITALY } from './rows/france-spain-italy.ts';
import { GERMANY } from './rows/germany.ts';
import { NORTHERN_EUROPE } from './rows/northern-europe.ts';
import { SOUTH_ASIA } from './rows/south-asia.ts';
import { SOUTH_EAST_ASIA } from './rows/south-east-asia.ts';
import { TURKEY_RUSSIA } from './rows/turkey-russia.ts';
import { UNITED_KINGDOM } from './rows/united-kingdom.ts';
import { UNITED_STATES } from './rows/united-states.ts';
import { WESTERN_EUROPE } from './rows/western-europe.ts';

const ROWS: readonly IdentifierRow[] = [
  ...UNITED_STATES,
  ...UNITED_KINGDOM,
  ...GERMANY,
  ...FRANCE_SPAIN_ITALY,
  ...WESTERN_EUROPE,
  ...NORTHERN_EUROPE,
  ...EASTERN_EUROPE,
  ...TURKEY_RUSSIA,
  ...SOUTH_ASIA,
  ...EAST_ASIA,
  ...SOUTH_EAST_ASIA,
  ...AMERICAS,
  ...AFRICA,
  ...ANYWHERE,
  ...ACCOUNTS_AND_THINGS,
];

/** Numbers that stand for a person, a company or an account, and the codes of banks. */
export const IDENTIFIER_ROWS: readonly DetectorRow[] = [...ROWS, bankCode];

const findNumbers = createIdentifierFinder(ROWS);

/** What all these rows find in a text. */
export const findIdentifiers: Finder = (scanned) => {
  const found = findNumbers(scanned);
  const codes = bankCode.find(scanned);
  if (codes.length === 0) return found;
  return [...found, ...codes.map((place) => ({ ...place, type: bankCode.type, source: bankCode.name }))];
};
