/** The comparison as markdown tables. */
import { cpus } from 'node:os';
import type { Properties } from './properties.ts';
import type { Rates, Score, Scores } from './score.ts';
import { SUPERLINEAR, worstRatio, type Hostile, type Speed, type Step } from './timing.ts';

export interface Result {
  label: string;
  /** Null when ../shared is absent. */
  scores: Scores | null;
  speed: Speed;
  growth: Step[];
  units: Hostile[];
  /** Only ours. */
  nearMisses?: Hostile[];
}

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : (100 * share).toFixed(1);
const pair = (rates: Rates | undefined): string => `${percent(rates?.P)} / ${percent(rates?.R)}`;
const megabytes = (speed: number | null): string => (speed === null ? 'over 20 s' : speed.toFixed(2));

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Everything that was measured, for the terminal and for docs/explanation/masking.md. */
export function report(results: Result[], properties: Properties | null): string {
  const scored = results.flatMap(({ label, scores }) => (scores ? [{ label, scores }] : []));
  const parts = [
    scored.length > 0
      ? [notes(scored), ownNotes(scored), types(scored), texts(scored)].join('\n\n')
      : 'The texts of ../shared are absent: only speed was measured, on texts of our own.',
    speeds(results),
    hostile(results),
    properties ? promises(properties) : '',
    `Measured on ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}. Speed differs between runs; ratios hardly do.`,
  ];
  return parts.filter(Boolean).join('\n\n') + '\n';
}

interface Scored {
  label: string;
  scores: Scores;
}

function notes(scored: Scored[]): string {
  return `**Notes of a CRM, with the record they belong to** (%)\n\n${table(
    NOTE_COLUMNS,
    scored.flatMap(({ label, scores }) =>
      scores.crm === scores.crmBlind
        ? [noteRow(label, scores.crm)]
        : [noteRow(label, scores.crm), noteRow(`${label}, record hidden`, scores.crmBlind)],
    ),
  )}`;
}

const NOTE_COLUMNS = [
  '',
  'precision',
  'recall',
  'values fully hidden',
  'values of the record',
  'over-masking',
  'PERSON P / R',
];

const noteRow = (label: string, { micro, types, variants, overMask }: Score): string[] => [
  label,
  ...[micro.P, micro.R, micro.leakFree].map(percent),
  percent(fromRecord(variants)),
  percent(overMask),
  pair(types['PERSON']),
];

/** Texts that no rule was made from, until somebody looked at what was missed in them. */
const ownNotes = (scored: Scored[]): string =>
  `**Our own notes in seven languages, with their records** (%)\n\n${table(
    NOTE_COLUMNS,
    scored.flatMap(({ label, scores }) => [
      noteRow(label, scores.own),
      noteRow(`${label}, second set (no records)`, scores.later),
    ]),
  )}`;

/** Recall over the values that the record holds. */
function fromRecord(variants: Record<string, Rates>): number | null {
  const known = Object.entries(variants).flatMap(([name, rates]) =>
    name.startsWith('record:') ? [rates] : [],
  );
  const gold = known.reduce((sum, one) => sum + one.gold, 0);
  return gold === 0 ? null : known.reduce((sum, one) => sum + one.gold * (one.R ?? 0), 0) / gold;
}

const TYPES: [name: string, type: string][] = [
  ['E-mail', 'EMAIL_ADDRESS'],
  ['Phone', 'PHONE_NUMBER'],
  ['Payment card', 'CREDIT_CARD'],
  ['IBAN', 'IBAN_CODE'],
  ['US social security', 'US_SSN'],
  ['IP address', 'IP_ADDRESS'],
  ['Date of birth', 'DATE_OF_BIRTH'],
  ['Address', 'ADDRESS'],
  ['Person', 'PERSON'],
];

function types(scored: Scored[]): string {
  return `**All texts, without any record: precision / recall by type** (%)\n\n${table(
    ['', ...scored.map(({ label }) => label)],
    [
      ...TYPES.map(([name, type]) => [name, ...scored.map(({ scores }) => pair(scores.all.types[type]))]),
      ['All types', ...scored.map(({ scores }) => pair(scores.all.micro))],
      ['All types alike, recall', ...scored.map(({ scores }) => percent(scores.all.macro.R))],
      [
        'Numbers of many countries alike, recall',
        ...scored.map(({ scores }) => percent(scores.numbers.macro.R)),
      ],
      ['Over-masking', ...scored.map(({ scores }) => percent(scores.all.overMask))],
      [
        'False positives in texts with nothing personal',
        ...scored.map(({ scores }) => falsePositives(scores)),
      ],
    ],
  )}`;
}

const falsePositives = ({ negatives }: Scores): string =>
  String(Object.values(negatives.types).reduce((sum, { fp }) => sum + fp, 0));

/** Names alone, because nobody finds them all. */
function texts(scored: Scored[]): string {
  const row = (name: string, rates: (scores: Scores) => string): string[] => [
    name,
    ...scored.map(({ scores }) => rates(scores)),
  ];
  return `**Names of people by kind of text: precision / recall** (%)\n\n${table(
    ['', ...scored.map(({ label }) => label)],
    [
      row('CRM notes, with record', ({ crm }) => pair(crm.types['PERSON'])),
      row('CRM notes, record hidden', ({ crmBlind }) => pair(crmBlind.types['PERSON'])),
      row('Sentences with contact data', ({ sentences }) => pair(sentences.types['PERSON'])),
      row('Encyclopedia and contracts', ({ prose }) => pair(prose.types['PERSON'])),
    ],
  )}`;
}

function speeds(results: Result[]): string {
  return `**Speed** (MB/s of processor time, median of five, warm)\n\n${table(
    [
      '',
      'short texts',
      'one text of 1 MB',
      'longest text tried',
      'worst ratio of a doubling, 10 KB to 10 MB',
    ],
    results.map(({ label, speed, growth }) => [
      label,
      megabytes(speed.short),
      megabytes(speed.long),
      `${((growth.at(-1)?.characters ?? 0) / 1e6).toFixed(2)} MB in ${((growth.at(-1)?.milliseconds ?? 0) / 1000).toFixed(1)} s`,
      worstRatio(growth).toFixed(2),
    ]),
  )}`;
}

function hostile(results: Result[]): string {
  const summary = (texts: Hostile[]): string[] => {
    const sorted = texts
      .map(({ name, steps }) => ({
        name,
        ratio: worstRatio(steps),
        milliseconds: steps.at(-1)?.milliseconds ?? 0,
      }))
      .sort((left, right) => right.ratio - left.ratio);
    const worst = sorted[0];
    const slowest = Math.max(0, ...sorted.map(({ milliseconds }) => milliseconds));
    return [
      `${sorted.filter(({ ratio }) => ratio > SUPERLINEAR).length} of ${sorted.length}`,
      worst ? `${worst.ratio.toFixed(2)} (\`${worst.name}\`)` : '–',
      `${(slowest / 1000).toFixed(2)} s`,
    ];
  };
  return `**Texts made to be slow** (8,000 to 64,000 characters; linear is a ratio of 2 a doubling)\n\n${table(
    ['', `above ${SUPERLINEAR}`, 'worst ratio', 'slowest'],
    results.flatMap(({ label, units, nearMisses }) => [
      [label, ...summary(units)],
      ...(nearMisses ? [[`${label}, near misses of every row`, ...summary(nearMisses)]] : []),
    ]),
  )}`;
}

const promises = ({ cases, seed, failure }: Properties): string =>
  failure === null
    ? `**Promises**: ${cases.toLocaleString('en')} generated texts (HTML, JSON, CSS, markdown, emoji, right-to-left, foreign tokens), seed ${seed}: restoring gives the text, in any pieces as well, and no value is in the serialised request. No failure.`
    : `**Promises broken** after ${cases} texts, seed ${seed}:\n\n\`\`\`\n${failure}\n\`\`\``;
