/**
 * Our masking beside the npm libraries for the same purpose: what they find, how fast, on what they get slow.
 * `npm run bench:masking -- [--ours] [--quick] [--cases 100000] [--write]`. `--ours` leaves out the peers, `--quick` the hostile
 * texts; `--write` puts the tables into docs/explanation/masking.md. They are in .data/bench/masking/results.md as well.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeBetweenMarks } from '../write-page.ts';
import { OURS, PEERS, type Contender } from './contenders.ts';
import { installPeers } from './peers/install.ts';
import { checkProperties } from './properties.ts';
import { report, type Result } from './report.ts';
import { canScore, scoreAll, TEXTS } from './score.ts';
import { growthOf, hostileOf, nearMissesOf, speedOf } from './timing.ts';

const { values } = parseArgs({
  options: {
    ours: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    cases: { type: 'string', default: '100000' },
    write: { type: 'boolean', default: false },
  },
});
const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGE = path.join(ROOT, 'docs/explanation/masking.md');

function measure(contender: Contender): Result {
  const ours = contender === OURS;
  return {
    label: contender.label,
    scores: canScore() ? scoreAll(contender) : null,
    speed: speedOf(contender),
    growth: growthOf(contender),
    units: values.quick ? [] : hostileOf(contender, ours ? 20 : 2),
    ...(ours && !values.quick ? { nearMisses: nearMissesOf(contender) } : {}),
  };
}

if (!canScore()) process.stderr.write(`${TEXTS} is absent: precision and recall are not measured.\n`);
if (!values.ours) installPeers();
const results = [OURS, ...(values.ours ? [] : PEERS)].map(measure);
const cases = Number(values.cases);
if (cases > 0) process.stderr.write(`${cases} generated texts\n`);
const properties = cases > 0 ? checkProperties(cases) : null;
const markdown = report(results, properties);
mkdirSync(path.join(ROOT, '.data/bench/masking'), { recursive: true });
writeFileSync(path.join(ROOT, '.data/bench/masking/results.md'), markdown);
process.stdout.write(markdown);
if (values.write) await writeBetweenMarks(PAGE, 'bench:masking', markdown);
process.exitCode = properties?.failure ? 1 : 0;
