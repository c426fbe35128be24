/**
 * Extractive summary: takes the facts and the most telling sentences of a text, word for word. Sentences are scored by
 * how often their words occur in the whole, by where they stand and by words that matter in customer work.
 */

import { readMaterial, type Material, type Sentence } from './summary-material.ts';

const MOST_FACTS = 8;
const MOST_EVENTS = 5;
const MOST_OPEN_POINTS = 4;

/** Words that carry no topic. English and German: what the seed and most records are written in. */
const STOP_WORDS = new Set(
  `a an and are as at be been but by for from had has have he her his i if in into is it its me my no not of on or our she
  so than that the their them then there they this to was we were what when which who will with would you your
  der die das und ist im in zu den von mit für auf ein eine nicht sich des dem als auch es an er sie wir ich hat war`.split(
    /\s+/,
  ),
);

const MATTERS =
  /\b(?:cancel|churn|complain|contract|damage|deadline|decid|decision|delay|discount|error|escalat|fail|issue|invoice|legal|outage|overdue|problem|refund|renew|replace|risk|urgent|agreed|confirmed|approved|budget|competitor|price|quote|kündig|beschwer|frist|vertrag|rechnung|defekt|dringend)/i;

const OPEN =
  /\?$|\b(?:await|waiting|pending|outstanding|follow[- ]?up|next step|need(?:s|ed)? to|must|should|to do|todo|asked (?:for|us|to)|request(?:s|ed)|will (?:call|send|check|review|get back|return)|not yet|still|unresolved|please|by (?:monday|tuesday|wednesday|thursday|friday|tomorrow|end of)|offen|noch nicht|bitte|rückruf)\b/i;

/** A summary in markdown with the headings its material has something for. Deterministic. */
export function summarize(text: string): string {
  const material = readMaterial(text);
  const ranked = rank(material);
  const open = ranked.filter((sentence) => OPEN.test(sentence.text)).slice(0, MOST_OPEN_POINTS);
  const events = ranked.filter((sentence) => !open.includes(sentence)).slice(0, MOST_EVENTS);
  const sections = [
    section(
      'Key facts',
      material.facts.slice(0, MOST_FACTS).map((fact) => `**${fact.label}:** ${fact.value}`),
    ),
    section('What happened', inOrder(events)),
    section('Open points', inOrder(open)),
  ].filter(Boolean);
  return sections.length > 0 ? sections.join('\n\n') : 'The record holds no text to summarize.';
}

function section(heading: string, points: string[]): string {
  return points.length > 0 ? [`### ${heading}`, '', ...points.map((point) => `- ${point}`)].join('\n') : '';
}

/** As they stood in the record: a story told out of order is no summary. */
function inOrder(sentences: Sentence[]): string[] {
  return [...sentences].sort((left, right) => left.index - right.index).map((sentence) => sentence.text);
}

function rank({ sentences }: Material): Sentence[] {
  const frequency = new Map<string, number>();
  for (const word of sentences.flatMap((sentence) => topicWords(sentence.text))) {
    frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const scored = sentences.map((sentence) => ({
    sentence,
    score: score(sentence, frequency, sentences.length),
  }));
  scored.sort((left, right) => right.score - left.score || left.sentence.index - right.sentence.index);
  return scored.map(({ sentence }) => sentence);
}

function score(sentence: Sentence, frequency: Map<string, number>, count: number): number {
  const words = topicWords(sentence.text);
  if (words.length === 0) return 0;
  const topic = words.reduce((sum, word) => sum + (frequency.get(word) ?? 0), 0) / Math.sqrt(words.length);
  // What a text opens and closes with tells most: the reason for writing, and the state it ends in.
  const place = 1 - Math.min(sentence.index, count - 1 - sentence.index) / Math.max(1, count);
  const matters = MATTERS.test(sentence.text) ? 4 : 0;
  const length = words.length < 3 ? -3 : 0;
  return topic + place + matters + length;
}

function topicWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}-]{3,}/gu) ?? []).filter((word) => !STOP_WORDS.has(word));
}
