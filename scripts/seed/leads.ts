import { COUNTRY_BY_CODE, type SeededAccount } from './accounts.ts';
import { fromPattern, phone, plain } from './numbers.ts';
import { randomFor, type Random } from './random.ts';
import { fill, slotsFor } from './slots.ts';
import { LEAD_COMPANIES } from './texts/activity-texts.ts';
import { TITLES } from './texts/companies.ts';
import type { Country } from './texts/countries.ts';
import { LEAD_DESCRIPTIONS } from './texts/opportunity-texts.ts';
import { record, reference, type Seed, type TreeRecord } from './tree.ts';

const NUMBER_OF_LEADS = 30;

/** Adds the leads: people of ten companies, in all countries. */
export function addLeads(seed: Seed): void {
  const random = randomFor('leads');
  const countries = [...COUNTRY_BY_CODE.values()];
  const leads: TreeRecord[] = [];
  for (let number = 1; number <= NUMBER_OF_LEADS; number++) {
    const country = countries[number % countries.length];
    if (country) leads.push(makeLead(seed, random, country, number));
  }
  seed.steps.push({ sobject: 'Lead', name: 'Lead', records: leads });
}

function makeLead(seed: Seed, random: Random, country: Country, number: number): TreeRecord {
  const referenceId = reference('Lead', number);
  const [company, industry] = LEAD_COMPANIES[number % LEAD_COMPANIES.length] ?? ['', ''];
  // The service rep may not read leads, and Salesforce refuses an owner who may not.
  const owner = country.region === 'EU' ? 'sofia.lindqvist@byom.example' : 'adam.novak@byom.example';
  const name = `${company} ${country.name}`;
  const account = { name, industry, country, owner, domain: `${plain(name, '-')}.example` };
  const person = makePerson(random, account, referenceId);
  const whole: SeededAccount = { ...account, record: person, reference: referenceId, contacts: [person] };
  const story = random.pick(LEAD_DESCRIPTIONS);
  const slots = slotsFor(random, whole, person, {
    language: 'en',
    daysAgo: random.between(3, 40),
    texts: [story],
  });
  const { MailingStreet, MailingCity, MailingState, MailingPostalCode, Birthdate: _born, ...own } = person;
  noteLead(seed, person, name, referenceId);
  seed.owners[referenceId] = owner;
  return record('Lead', referenceId, {
    ...own,
    attributes: undefined,
    Company: name,
    Industry: industry,
    Street: MailingStreet,
    City: MailingCity,
    State: MailingState,
    PostalCode: MailingPostalCode,
    Country: country.name,
    Website: `https://www.${account.domain}`,
    NumberOfEmployees: random.between(3, 90) * 10,
    AnnualRevenue: random.between(2, 120) * 1_000_000,
    LeadSource: random.pick(['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']),
    Status: random.pick([
      'Open - Not Contacted',
      'Working - Contacted',
      'Working - Contacted',
      'Closed - Not Converted',
    ]),
    Rating: random.pick(['Hot', 'Warm', 'Cold']),
    Description: fill(story, slots, seed.ledger, referenceId),
  });
}

function makePerson(
  random: Random,
  account: { country: Country; domain: string },
  referenceId: string,
): TreeRecord {
  const { country } = account;
  const FirstName = random.pick(country.firstNames);
  const LastName = random.pick(country.lastNames);
  const [city, state, postalCode] = random.pick(country.cities);
  return record('Lead', referenceId, {
    FirstName,
    LastName,
    Title: random.pick(TITLES),
    Email: `${plain(FirstName, '')}.${plain(LastName, '')}@${account.domain}`,
    Phone: phone(random, country, 'landline'),
    MobilePhone: phone(random, country, 'mobile'),
    MailingStreet: fromPattern(random, random.pick(country.streets)),
    MailingCity: city,
    MailingState: state,
    MailingPostalCode: postalCode,
  });
}

function noteLead(seed: Seed, person: TreeRecord, company: string, referenceId: string): void {
  seed.ledger.note('Person', `${person['FirstName']} ${person['LastName']}`, referenceId);
  seed.ledger.note('Organization', company, referenceId);
  seed.ledger.note('Email', String(person['Email']), referenceId);
  seed.ledger.note('Phone', String(person['Phone']), referenceId);
  seed.ledger.note('Phone', String(person['MobilePhone']), referenceId);
  seed.ledger.note('Address', String(person['MailingStreet']), referenceId);
}
