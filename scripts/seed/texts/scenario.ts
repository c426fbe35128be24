import type { Language } from '../dates.ts';

/**
 * One story a case tells. Words in braces are filled in per case (see `slots.ts`), always with the same values in the
 * description, the comments and the e-mails of that case.
 */
export interface Scenario {
  language: Language;
  subject: string;
  /** Where the text calls the third person he or she and no title says so. */
  third?: 'he' | 'she';
  priority: 'High' | 'Medium' | 'Low';
  /** Paragraphs of the description, as the customer wrote them. */
  body: string[];
  /** What the service team noted, oldest first. */
  comments: string[];
  /** An answer to the customer, or a second message of the customer when `incoming`. */
  mails: { incoming: boolean; subject: string; body: string[] }[];
}
