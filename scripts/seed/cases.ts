import type { SeededAccount } from './accounts.ts';
import { caseComments, caseMails } from './case-thread.ts';
import type { Language } from './dates.ts';
import { randomFor, type Random } from './random.ts';
import { fill, fits, slotsFor, type Slots } from './slots.ts';
import { CLOSINGS, HISTORIES } from './texts/case-fragments.ts';
import { ENGLISH_ACCESS } from './texts/english-access.ts';
import { ENGLISH_AMERICA } from './texts/english-america.ts';
import { ENGLISH_HEALTH } from './texts/english-health.ts';
import { ENGLISH_PAYMENTS } from './texts/english-payments.ts';
import { FRENCH } from './texts/french.ts';
import { GERMAN } from './texts/german.ts';
import type { Scenario } from './texts/scenario.ts';
import { SPANISH } from './texts/spanish.ts';
import { record, reference, type Seed, type TreeRecord } from './tree.ts';

/** A case with what its comments, e-mails and tasks need to know. */
export interface SeededCase {
  record: TreeRecord;
  reference: string;
  scenario: Scenario;
  account: SeededAccount;
  contact: TreeRecord;
  slots: Slots;
  daysAgo: number;
}

const NUMBER_OF_CASES = 72;

const GENERAL = [...ENGLISH_PAYMENTS, ...ENGLISH_HEALTH, ...ENGLISH_ACCESS];
const BY_LANGUAGE: Record<Language, Scenario[]> = { en: GENERAL, de: GERMAN, fr: FRENCH, es: SPANISH };

/** Adds the cases with their comments and e-mails. */
export function addCases(seed: Seed, accounts: SeededAccount[]): SeededCase[] {
  const random = randomFor('cases');
  const uses = new Map<Scenario, number>();
  const cases: SeededCase[] = [];
  for (let number = 1; number <= NUMBER_OF_CASES; number++) {
    const account = accounts[(number * 5) % accounts.length];
    if (account) cases.push(makeCase(seed, random, account, number, uses));
  }
  seed.steps.push({ sobject: 'Case', name: 'Case', records: cases.map((row) => row.record) });
  seed.steps.push({
    sobject: 'CaseComment',
    name: 'CaseComment',
    records: cases.flatMap((row, index) => caseComments(seed, random, row, index + 1)),
  });
  seed.steps.push({
    sobject: 'EmailMessage',
    name: 'EmailMessage',
    records: cases.flatMap((row, index) => caseMails(seed, random, row, index + 1)),
  });
  return cases;
}

function makeCase(
  seed: Seed,
  random: Random,
  account: SeededAccount,
  number: number,
  uses: Map<Scenario, number>,
): SeededCase {
  const contact = random.pick(account.contacts);
  const daysAgo = random.between(1, 120);
  const { scenario, slots } = chooseStory(random, account, contact, daysAgo, uses);
  const referenceId = reference('Case', number);
  const text = (template: string): string => fill(template, slots, seed.ledger, referenceId);
  const history = random.chance(0.25) ? [random.pick(HISTORIES[scenario.language])] : [];
  const closing = random.pick(CLOSINGS[scenario.language]);
  const status = daysAgo > 60 ? 'Closed' : random.pick(['New', 'Working', 'Working', 'Escalated']);
  const row = record('Case', referenceId, {
    AccountId: `@${account.reference}`,
    ContactId: `@${contact.attributes.referenceId}`,
    Subject: text(scenario.subject),
    Description: [...scenario.body, ...history, closing].map(text).join('\n\n'),
    Status: status,
    Priority: scenario.priority,
    Origin: random.pick(['Email', 'Email', 'Web', 'Phone']),
  });
  seed.owners[referenceId] = account.owner;
  return { record: row, reference: referenceId, scenario, account, contact, slots, daysAgo };
}

/** The least used story that the account's country has all values for, in one of its languages. */
function chooseStory(
  random: Random,
  account: SeededAccount,
  contact: TreeRecord,
  daysAgo: number,
  uses: Map<Scenario, number>,
): { scenario: Scenario; slots: Slots } {
  const [first = 'en'] = account.country.languages;
  const language = random.chance(0.85) ? first : 'en';
  const american = account.country.code === 'US' && random.chance(0.6);
  const candidates = american ? ENGLISH_AMERICA : BY_LANGUAGE[language];
  const ordered = candidates
    .map((scenario, index) => ({ scenario, rank: (uses.get(scenario) ?? 0) * 100 + index }))
    .sort((left, right) => left.rank - right.rank);
  for (const { scenario } of ordered) {
    const { language: tongue, third } = scenario;
    const texts = [...scenario.body, ...scenario.comments, ...scenario.mails.flatMap((mail) => mail.body)];
    const slots = slotsFor(random, account, contact, { language: tongue, third, daysAgo, texts });
    if (!fits(texts, slots)) continue;
    uses.set(scenario, (uses.get(scenario) ?? 0) + 1);
    return { scenario, slots };
  }
  throw new Error(`No story fits ${account.name}`);
}
