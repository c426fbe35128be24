/** What a prompt gives to a summary: facts (`Label: value`) and sentences. Instructions and headings are left aside. */

export interface Fact {
  label: string;
  value: string;
}

/** A sentence and its place among all of them. */
export interface Sentence {
  text: string;
  index: number;
}

export interface Material {
  facts: Fact[];
  sentences: Sentence[];
}

const LONGEST_FACT = 90;
const LONGEST_SENTENCE = 400;
const FACT = /^(?:[-*•]\s*)?(?:\*\*)?([\p{Lu}][\p{L}\p{N} /&()'-]{1,38})(?:\*\*)?:(?:\*\*)?\s+(\S.*)$/u;

/** How a prompt speaks to the model. Such a line is the author's, not the record's. */
const INSTRUCTION =
  /^(?:you are|act as|summari[sz]e|write|use|list|give|keep|do not|don't|never|always|answer|include|base|return|respond|mention|explain|describe|draft|prepare|create|provide|suggest|propose|start with|end with|focus|highlight|avoid|assess|qualify|recommend|name the)\b/i;

/** Reads the lines of a prompt. Each fact and each sentence is taken once. */
export function readMaterial(text: string): Material {
  const facts: Fact[] = [];
  const sentences: Sentence[] = [];
  const seen = new Set<string>();
  const take = (sentence: string): void => {
    const clean = sentence.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SENTENCE);
    if (!/\p{L}.*\s/u.test(clean) || INSTRUCTION.test(clean) || seen.has(clean)) return;
    seen.add(clean);
    sentences.push({ text: clean, index: sentences.length });
  };
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (bare === '' || isHeading(bare) || INSTRUCTION.test(bare)) continue;
    const found = factsOf(bare);
    if (found.length > 0) found.forEach((fact) => addFact(facts, seen, fact));
    else splitSentences(bare.replace(/^[-*•]\s+/, '').replace(FACT, '$2')).forEach(take);
  }
  return { facts, sentences };
}

/** `Status: New · Priority: High` holds two facts; a line whose value is a text holds none. */
function factsOf(line: string): Fact[] {
  const facts = line.split(' · ').flatMap((part) => {
    const [, label = '', value = ''] = FACT.exec(part.trim()) ?? [];
    return value && isShort(value) ? [{ label: label.trim(), value }] : [];
  });
  return facts.length > 0 && line.split(' · ').every((part) => FACT.test(part) || /:\s*$/.test(part))
    ? facts
    : [];
}

const isHeading = (line: string): boolean =>
  /^#{1,6}\s/.test(line) || /^[^.!?]{1,60}:$/.test(line) || /^[-=_*]{3,}$/.test(line);

/** A value of several sentences is a text, however short. */
const isShort = (value: string): boolean => value.length <= LONGEST_FACT && !/[.!?]\s+\p{Lu}/u.test(value);

function addFact(facts: Fact[], seen: Set<string>, fact: Fact): void {
  const id = `${fact.label}: ${fact.value}`;
  if (seen.has(id) || fact.value === '(none)' || fact.label === 'Today') return;
  seen.add(id);
  facts.push(fact);
}

/** At a full stop, question or exclamation mark before a new beginning; not after titles, initials and short forms. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  // The look behind keeps a long row of dots from being read again from each of its dots.
  for (const match of text.matchAll(/(?<![.!?])[.!?]+["')\]]*\s+(?=["'(]?[\p{Lu}\p{N}])/gu)) {
    const before = text.slice(Math.max(start, match.index - 6), match.index);
    if (
      text.charAt(match.index) === '.' &&
      /(?:^|\s)(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|No|Nr|approx|e\.g|i\.e|z\.B|ca)$/u.test(before)
    )
      continue;
    sentences.push(text.slice(start, match.index + match[0].length).trim());
    start = match.index + match[0].length;
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter(Boolean);
}
