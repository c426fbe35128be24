/** What kind of personal value it is; `Third Party` and `Name Part` are told apart because no record names them in full. */
export type PersonalKind =
  | 'Person'
  | 'Name Part'
  | 'Third Party'
  | 'Third Party Part'
  | 'Organization'
  | 'Email'
  | 'Phone'
  | 'Address'
  | 'Date of Birth'
  | 'Identifier'
  | 'Card'
  | 'IBAN'
  | 'SSN'
  | 'IP'
  | 'URL';

export interface PersonalValue {
  kind: PersonalKind;
  /** The value exactly as it is written in the record. */
  value: string;
  /** The reference of the record it stands in (`Contact_004`), or the username of a person of the org. */
  record: string;
}

/** Everything personal the seed contains, noted while it is written, so that a test can search for it in what was sent. */
export class Ledger {
  #noted = new Map<string, PersonalValue>();

  note(kind: PersonalKind, value: string, record: string): void {
    if (value !== '') this.#noted.set(`${kind}|${value}|${record}`, { kind, value, record });
  }

  values(): PersonalValue[] {
    return [...this.#noted.values()];
  }
}
