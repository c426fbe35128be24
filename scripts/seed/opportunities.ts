import type { SeededAccount } from './accounts.ts';
import { day } from './dates.ts';
import { randomFor, type Random } from './random.ts';
import { fill, slotsFor, type Slots } from './slots.ts';
import { NEXT_STEPS, OFFERS, OPPORTUNITY_DESCRIPTIONS, STAGES } from './texts/opportunity-texts.ts';
import { record, reference, type Seed, type TreeRecord } from './tree.ts';

/** A deal with what its tasks and meetings need to know. */
export interface SeededOpportunity {
  record: TreeRecord;
  reference: string;
  account: SeededAccount;
  contact: TreeRecord;
  slots: Slots;
  closed: boolean;
}

const NUMBER_OF_OPPORTUNITIES = 84;

/** Adds the opportunities: every account has one, the first accounts have two. */
export function addOpportunities(seed: Seed, accounts: SeededAccount[]): SeededOpportunity[] {
  const random = randomFor('opportunities');
  const opportunities: SeededOpportunity[] = [];
  for (let number = 1; number <= NUMBER_OF_OPPORTUNITIES; number++) {
    const account = accounts[(number - 1) % accounts.length];
    if (account) opportunities.push(makeOpportunity(seed, random, account, number));
  }
  seed.steps.push({
    sobject: 'Opportunity',
    name: 'Opportunity',
    records: opportunities.map((row) => row.record),
  });
  return opportunities;
}

function makeOpportunity(
  seed: Seed,
  random: Random,
  account: SeededAccount,
  number: number,
): SeededOpportunity {
  const contact = random.pick(account.contacts);
  const story = random.pick(OPPORTUNITY_DESCRIPTIONS);
  const slots = slotsFor(random, account, contact, {
    language: 'en',
    daysAgo: random.between(5, 90),
    texts: [story],
  });
  const referenceId = reference('Opportunity', number);
  const [offer, low, high] = random.pick(OFFERS);
  const [stage, probability] = random.pick(STAGES);
  const closed = probability === 0 || probability === 100;
  const employees = Number(account.record['NumberOfEmployees']);
  const text = (template: string): string => fill(template, slots, seed.ledger, referenceId);
  const row = record('Opportunity', referenceId, {
    AccountId: `@${account.reference}`,
    Name: `${account.name}: ${offer}`.slice(0, 120),
    StageName: stage,
    Probability: probability,
    Amount: Math.round((employees * random.between(low, high)) / 100) * 100,
    CloseDate: closed ? day(-random.between(10, 200)) : day(random.between(14, 210)),
    Type: random.pick(['New Customer', 'Existing Customer - Upgrade', 'Existing Customer - Replacement']),
    LeadSource: random.pick(['Web', 'Phone Inquiry', 'Partner Referral', 'Other']),
    NextStep: closed ? null : text(random.pick(NEXT_STEPS)),
    Description: text(story),
  });
  seed.owners[referenceId] = account.owner;
  return { record: row, reference: referenceId, account, contact, slots, closed };
}
