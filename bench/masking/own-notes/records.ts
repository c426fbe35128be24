/** The records some of the notes belong to. Everybody here is invented; numbers are documented test numbers. */

export interface RecordValue {
  path: string;
  type: string;
  value: string;
}

interface Contact {
  first: string;
  last: string;
  email: string;
  phone: string;
  street: string;
  city: string;
  zip: string;
  born: string;
  account: string;
  owner: string;
  more?: [type: string, value: string][];
}

const valuesOf = (contact: Contact): RecordValue[] =>
  [
    ['Contact.FirstName', 'PERSON', contact.first],
    ['Contact.LastName', 'PERSON', contact.last],
    ['Contact.Name', 'PERSON', `${contact.first} ${contact.last}`],
    ['Contact.Email', 'EMAIL_ADDRESS', contact.email],
    ['Contact.Phone', 'PHONE_NUMBER', contact.phone],
    ['Contact.MailingStreet', 'ADDRESS', contact.street],
    ['Contact.MailingCity', 'LOCATION', contact.city],
    ['Contact.MailingPostalCode', 'ZIP_CODE', contact.zip],
    ['Contact.Birthdate', 'DATE_OF_BIRTH', contact.born],
    ['Account.Name', 'ORGANIZATION', contact.account],
    ['Owner.Name', 'PERSON', contact.owner],
    ...(contact.more ?? []).map(([type, value]) => [`Contact.${type}`, type, value]),
  ].map(([path, type, value]) => ({ path: path!, type: type!, value: value! }));

const CONTACTS: Record<string, Contact> = {
  mara: {
    first: 'Marisela',
    last: 'Thornbury',
    email: 'm.thornbury@larkfen.example',
    phone: '+1 (415) 555-0137',
    street: '218 Quillan Street',
    city: 'Dunmore',
    zip: '18512',
    born: '1984-02-09',
    account: 'Larkfen Instruments LLC',
    owner: 'Devon Achterberg',
  },
  bob: {
    first: 'Robert',
    last: 'Kessenich',
    email: 'robert.kessenich@tolbrook.example',
    phone: '(312) 555-0162',
    street: '4406 North Ostrander Avenue',
    city: 'Evanston',
    zip: '60201',
    born: '1976-03-17',
    account: 'Tolbrook Millworks Inc.',
    owner: 'Priyanka Vellodi',
  },
  pippa: {
    first: 'Philippa',
    last: 'Ravensdale',
    email: 'philippa.ravensdale@copperdell.example',
    phone: '+44 20 7946 0318',
    street: '6 Wexcombe Row',
    city: 'Harrowgate End',
    zip: 'LS29 8QT',
    born: '1969-11-23',
    account: 'Copperdell Housing Association',
    owner: 'Gethin Pryce-Howells',
  },
  will: {
    first: 'Will',
    last: 'Marsh',
    email: 'will.marsh@harbingerpike.example',
    phone: '0161 496 0255',
    street: '31 Canal Wharf',
    city: 'Salford',
    zip: 'M5 4XY',
    born: '1980-05-30',
    account: 'Harbinger & Pike Ltd',
    owner: 'Grace Hollinsworth',
  },
  seun: {
    first: 'Oluwaseun',
    last: 'Adebanjo-Clarke',
    email: 'o.adebanjo@stonewick.example',
    phone: '(617) 555-0108',
    street: '5 Beechnut Mews',
    city: 'Cambridge',
    zip: '02139',
    born: '1973-01-15',
    account: 'Stonewick Biolabs',
    owner: 'Hugo Lindgaard',
  },
  siob: {
    first: 'Siobhán',
    last: "O'Rafferty",
    email: 'siobhan@orafferty.example',
    phone: '020 912 4410',
    street: '8 Tannery Lane',
    city: 'Kilbrack',
    zip: 'D02 X285',
    born: '1979-09-09',
    account: 'Kilbrack Fibre',
    owner: 'Declan Moynihan',
  },
  xiu: {
    first: 'Xiulan',
    last: 'Zhao',
    email: 'xiulan.zhao@peregrine.example',
    phone: '628-555-0119',
    street: '1420 Marigold Blvd',
    city: 'Alameda',
    zip: '94501',
    born: '1991-07-30',
    account: 'Peregrine Dental Group',
    owner: 'Tamsin Rourke',
    more: [
      ['US_SSN', '987-65-4321'],
      ['MEDICAL_RECORD_NUMBER', '7710342'],
      ['HEALTH_INSURANCE_ID', 'PDG-4471-09'],
    ],
  },
  peg: {
    first: 'Margaret',
    last: 'Lindqvist',
    email: 'peggy48@fennimore.example',
    phone: '(207) 555-0133',
    street: '77 Fennimore Terrace Apt 5C',
    city: 'Bangor',
    zip: '04401',
    born: '1948-06-04',
    account: 'Lindqvist Household',
    owner: 'Renata Okafor',
    more: [
      ['US_SSN', '987-65-4320'],
      ['MEDICAL_RECORD_NUMBER', '0048-2291'],
      ['HEALTH_INSURANCE_ID', 'WX330918275'],
    ],
  },
  jur: {
    first: 'Jürgen',
    last: 'Weißhaupt',
    email: 'j.weisshaupt@brandmoor.example',
    phone: '+49 30 23125418',
    street: 'Am Kelterberg 14',
    city: 'Stuttgart',
    zip: '70327',
    born: '1966-08-17',
    account: 'Brandmoor Logistik GmbH',
    owner: 'Mechthild Oberdorfer',
  },
  thi: {
    first: 'Thibault',
    last: 'Desrosnes',
    email: 't.desrosnes@vermorel.example',
    phone: '+33 1 99 00 47 12',
    street: '27 rue des Tisserands',
    city: 'Lyon',
    zip: '69004',
    born: '1977-12-05',
    account: 'Ateliers Vermorel SARL',
    owner: 'Solène Quémeneur',
  },
  ines: {
    first: 'María Inés',
    last: 'Carrascal',
    email: 'mi.carrascal@alborada.example',
    phone: '+34 912 555 014',
    street: 'Calle del Almendro 33',
    city: 'Villasierra',
    zip: '28770',
    born: '1981-10-02',
    account: 'Suministros Alborada S.L.',
    owner: 'Gorka Etxeberrialde',
  },
  gin: {
    first: 'Ginevra',
    last: 'Scarpellini',
    email: 'ginevra@scarpellini.example',
    phone: '+39 333 555 0142',
    street: 'Via dei Lanaioli 18',
    city: 'Firenze',
    zip: '50122',
    born: '1988-04-21',
    account: 'Lanificio Scarpellini',
    owner: 'Ruggero Bassetto',
  },
  jo: {
    first: 'Joaquim',
    last: 'Bragança',
    email: 'joaquim@amendoeiras.example',
    phone: '+351 912 345 678',
    street: 'Rua das Amendoeiras 41',
    city: 'Porto',
    zip: '4150-188',
    born: '1970-06-13',
    account: 'Amendoeiras Lda',
    owner: 'Leonor Sarmento',
  },
  sjo: {
    first: 'Sjoerd',
    last: 'van Meulenbroek',
    email: 'sjoerd@kersengaard.example',
    phone: '+31 6 12345678',
    street: 'Kersengaard 52',
    city: 'Amersfoort',
    zip: '3823 BN',
    born: '1985-03-03',
    account: 'Kersengaard Beheer B.V.',
    owner: 'Femke Ottervanger',
  },
};

/** What a mapping would give of one record, by its short name. */
export const RECORDS: ReadonlyMap<string, RecordValue[]> = new Map(
  Object.entries(CONTACTS).map(([name, contact]) => [name, valuesOf(contact)]),
);
