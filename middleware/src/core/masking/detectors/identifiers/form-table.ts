import type { IdentifierRow } from './identifier-row.ts';
import { formsOf, LONGEST, type Form } from './shape.ts';

/** Forms of one length and one number of digits. */
export interface Bucket {
  /** Those that are ready first: of equals the first one names the type. */
  forms: Form[];
  /** Those that need nothing beside them, or a check digit alone. */
  ready: Form[];
  /** Those that count when the text holds nothing else. */
  lone: Form[];
  /** Bit n: some form may have a separator before the character n. */
  allowed: number;
}

const DIGIT_COUNTS = 32;

const isReady = ({ row }: Form): boolean => row.needs === 'form' || row.needs === 'check';

/** The forms of all rows by their length and how many digits they have: most numbers of a text fit into no bucket at all. */
export class FormTable {
  #buckets: (Bucket | undefined)[] = new Array<undefined>((LONGEST + 1) * DIGIT_COUNTS).fill(undefined);

  constructor(rows: readonly IdentifierRow[]) {
    const forms = rows.flatMap(formsOf);
    for (const form of forms) if (isReady(form)) this.#enter(form);
    for (const form of forms) if (!isReady(form)) this.#enter(form);
  }

  bucket(length: number, digits: number): Bucket | undefined {
    return this.#buckets[length * DIGIT_COUNTS + digits];
  }

  #enter(form: Form): void {
    for (let digits = Math.max(1, form.digits[0]); digits <= form.digits[1]; digits += 1) {
      const bucket = (this.#buckets[form.length * DIGIT_COUNTS + digits] ??= {
        forms: [],
        ready: [],
        lone: [],
        allowed: 0,
      });
      bucket.forms.push(form);
      if (isReady(form)) bucket.ready.push(form);
      else if (form.row.needs === 'alone') bucket.lone.push(form);
      bucket.allowed |= form.allowed;
    }
  }
}
