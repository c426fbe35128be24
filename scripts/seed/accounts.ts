import { day } from './dates.ts';
import { fromPattern, phone, plain } from './numbers.ts';
import { randomFor, type Random } from './random.ts';
import { COMPANIES, DEPARTMENTS, TITLES, type Company } from './texts/companies.ts';
import { COUNTRIES, type Country } from './texts/countries.ts';
import { COUNTRIES_ELSEWHERE } from './texts/countries-elsewhere.ts';
import { record, reference, type Seed, type TreeRecord } from './tree.ts';

/** An account with what the texts of its cases and opportunities need to know. */
export interface SeededAccount {
  record: TreeRecord;
  reference: string;
  name: string;
  industry: string;
  country: Country;
  domain: string;
  owner: string;
  contacts: TreeRecord[];
}

/** All countries of the seed by code. */
export const COUNTRY_BY_CODE = new Map(
  [...COUNTRIES, ...COUNTRIES_ELSEWHERE].map((country) => [country.code, country]),
);

const LEGAL_FORM =
  /,? (Inc\.|LLC|Co\.|GmbH.*|AG|gGmbH|a\. G\.|SAS?|SCA|S\.p\.A\.|S\.r\.l\.|Soc\. Coop\.|S\.[LA]\.|B\.V\.|N\.V\.|AB|plc|Ltd\.?|LLP|K\.K\.|Ltda\.|Pvt\. Ltd\.|Pty Ltd)$/;

/** Adds all accounts and their contacts to the seed. */
export function addAccounts(seed: Seed): SeededAccount[] {
  const random = randomFor('accounts');
  const accounts = COMPANIES.map((company, index) => makeAccount(seed, random, company, index + 1));
  const contacts = accounts.flatMap((account) => account.contacts);
  seed.steps.push({
    sobject: 'Account',
    name: 'Account',
    records: accounts.map((account) => account.record),
  });
  seed.steps.push({
    sobject: 'Contact',
    name: 'Contact',
    records: contacts.filter((row) => !row['ReportsToId']),
  });
  seed.steps.push({
    sobject: 'Contact',
    name: 'Contact-reporting',
    records: contacts.filter((row) => row['ReportsToId']),
  });
  return accounts;
}

function ownerOf(country: Country, number: number): string {
  if (number % 12 === 0) return 'adam.novak@byom.example';
  return country.region === 'EU' ? 'sofia.lindqvist@byom.example' : 'samuel.ortiz@byom.example';
}

function makeAccount(seed: Seed, random: Random, company: Company, number: number): SeededAccount {
  const [code, name, industry, employees, revenue, description] = company;
  const country = COUNTRY_BY_CODE.get(code);
  if (!country) throw new Error(`No country ${code}`);
  const referenceId = reference('Account', number);
  const domain = `${plain(name.replace(LEGAL_FORM, ''), '-')}.${random.pick(['example', 'test'])}`;
  const owner = ownerOf(country, number);
  const [city, state, postalCode] = random.pick(country.cities);
  const fields = {
    Name: name,
    Type: random.pick(['Customer - Direct', 'Customer - Direct', 'Customer - Channel', 'Prospect']),
    Rating: random.pick(['Hot', 'Warm', 'Cold']),
    Industry: industry,
    AnnualRevenue: revenue * 1_000_000,
    NumberOfEmployees: employees,
    Phone: phone(random, country, 'landline'),
    Website: `https://www.${domain}`,
    BillingStreet: fromPattern(random, random.pick(country.streets)),
    BillingCity: city,
    BillingState: state,
    BillingPostalCode: postalCode,
    BillingCountry: country.name,
    Description: `${description} Customer since ${random.between(2014, 2025)}; group contract for staff benefits.`,
    Tax_Number__c: fromPattern(random, country.tax),
  };
  seed.owners[referenceId] = owner;
  seed.ledger.note('Organization', name, referenceId);
  seed.ledger.note('Phone', fields.Phone, referenceId);
  seed.ledger.note('URL', fields.Website, referenceId);
  seed.ledger.note('Address', fields.BillingStreet, referenceId);
  seed.ledger.note('Identifier', fields.Tax_Number__c, referenceId);
  const account = {
    record: record('Account', referenceId, fields),
    reference: referenceId,
    name,
    industry,
    country,
    domain,
    owner,
  };
  return { ...account, contacts: makeContacts(seed, random, { ...account, contacts: [] }, number) };
}

function makeContacts(seed: Seed, random: Random, account: SeededAccount, number: number): TreeRecord[] {
  const { country } = account;
  const count = 1 + ((number * 7) % 4);
  const firstNames = random.sample(country.firstNames, count);
  const lastNames = random.sample(country.lastNames, count);
  const titles = random.sample(TITLES, count);
  return firstNames.map((FirstName, index) => {
    const LastName = lastNames[index] ?? '';
    const [city, state, postalCode] = random.pick(country.cities);
    const referenceId = `Contact_${String(number).padStart(3, '0')}${index + 1}`;
    const row = record('Contact', referenceId, {
      FirstName,
      LastName,
      AccountId: `@${account.reference}`,
      ReportsToId: index > 1 ? `@Contact_${String(number).padStart(3, '0')}1` : null,
      Title: titles[index],
      Department: random.pick(DEPARTMENTS),
      Email: `${plain(FirstName, '')}.${plain(LastName, '')}@${account.domain}`,
      Phone: phone(random, country, 'landline'),
      MobilePhone: phone(random, country, 'mobile'),
      MailingStreet: fromPattern(random, random.pick(country.streets)),
      MailingCity: city,
      MailingState: state,
      MailingPostalCode: postalCode,
      MailingCountry: country.name,
      Birthdate: random.chance(0.6) ? birthdate(random) : null,
    });
    seed.owners[referenceId] = account.owner;
    noteContact(seed, row, referenceId);
    return row;
  });
}

/** A day between 1958 and 1999. */
export function birthdate(random: Random): string {
  return day(-365 * random.between(27, 68) - random.between(0, 364));
}

function noteContact(seed: Seed, row: TreeRecord, referenceId: string): void {
  const text = (field: string): string => String(row[field] ?? '');
  seed.ledger.note('Person', `${text('FirstName')} ${text('LastName')}`, referenceId);
  seed.ledger.note('Email', text('Email'), referenceId);
  seed.ledger.note('Phone', text('Phone'), referenceId);
  seed.ledger.note('Phone', text('MobilePhone'), referenceId);
  seed.ledger.note('Address', text('MailingStreet'), referenceId);
}
