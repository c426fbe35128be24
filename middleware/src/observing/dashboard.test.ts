import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { COUNTED, METRICS, OF_INSTALLATION } from './metric-table.ts';
import { createMetrics } from './metrics.ts';

const OPS = path.resolve(import.meta.dirname, '../../../ops');
const dashboard = readFileSync(path.join(OPS, 'grafana/byom.json'), 'utf8');
const rules = readFileSync(path.join(OPS, 'prometheus/alerts.yml'), 'utf8');
const guide = readFileSync(path.join(OPS, '../docs/how-to/observe.md'), 'utf8');

interface Panel {
  id: number;
  title: string;
  gridPos: { h: number; w: number; x: number; y: number };
  targets?: { expr: string }[];
}
const { panels } = JSON.parse(dashboard) as { panels: Panel[] };
const expressions = [
  ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...rules.split('- alert:').slice(1),
];
/** Names of metrics as a query writes them, each with its labels. */
const queried = expressions.flatMap((text) =>
  [...text.matchAll(/\b((?:byom|process|nodejs)_[a-z0-9_]+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', labels = '']) => ({
      name,
      labels: [...labels.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label),
    }),
  ),
);
const withoutSuffix = (name: string) => name.replace(/_(bucket|sum|count)$/, '');

test('every metric the dashboard and the rules name is on the page', async () => {
  const metrics = await createMetrics();
  const away = () => Promise.reject(new Error('away'));
  const { text } = await metrics.page({
    readings: { queue: away, atWork: away, batches: away },
    relay: { state: away },
    breakers: () => ({ open: 0, halfOpen: 0 }),
    connections: () => ({ open: 0, idle: 0, waiting: 0 }),
  });
  assert.ok(queried.length > 40);
  for (const { name } of queried)
    assert.ok(
      [name, withoutSuffix(name)].some((one) => text.includes(`# TYPE ${one} `)),
      name,
    );
});

test('with labels it has', () => {
  const known = new Map(METRICS.map(({ name, labels }) => [`byom_${name}`, labels]));
  for (const { name, labels } of queried) {
    const own = known.get(name) ?? known.get(withoutSuffix(name));
    for (const label of own ? labels : []) assert.ok([...own!, 'job'].includes(label!), `${name}{${label}}`);
  }
});

test('what is the same in every process is never summed up, what is counted always is', () => {
  for (const { name } of OF_INSTALLATION)
    for (const expression of expressions.filter((text) => text.includes(`byom_${name}`)))
      assert.match(expression, new RegExp(`(max|min)( by \\(\\w+\\))? ?\\(byom_${name}`), name);
  for (const { name } of COUNTED)
    assert.ok(
      expressions.some((text) => text.includes(`byom_${name}`)),
      `nobody looks at ${name}`,
    );
});

test('no panel lies on another one', () => {
  assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
  for (const { title, gridPos: a } of panels)
    for (const { title: other, gridPos: b } of panels)
      if (title !== other && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
        assert.fail(`${title} lies on ${other}`);
});

test('the guide names every metric', () => {
  for (const { name } of METRICS) assert.ok(guide.includes(`\`byom_${name}\``), name);
});
