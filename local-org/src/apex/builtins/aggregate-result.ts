/** AggregateResult: a row of a dynamic query with GROUP BY, read by the alias of its column. */
import type { Row } from '../../ports.ts';
import type { Site } from '../ast.ts';
import { parseDate } from '../dates.ts';
import { decimalOf } from '../decimal.ts';
import { UnsupportedApex } from '../errors.ts';
import { throwApex } from '../platform-exceptions.ts';
import type { ApexType } from '../types.ts';
import { NativeValue, type Value } from '../values.ts';
import type { BuiltinType } from './table.ts';

const COUNTED = /\bCOUNT(?:_DISTINCT)?\s*\([^)]*\)\s+(\w+)/gi;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The type of what such a query gives, also when it gives nothing. */
export const aggregateResults: ApexType = { kind: 'native', name: 'AggregateResult' };

/** True for a query whose rows stand for several records. */
export function isAggregate(query: string): boolean {
  return /\bGROUP\s+BY\b/i.test(query);
}

/** Counts are Integers, other numbers Decimals, as on the platform. Throws UnsupportedApex for what no group can be. */
export function toAggregateResult(row: Row, query: string, site: Site): NativeValue {
  const counts = new Set([...query.matchAll(COUNTED)].map(([, alias = '']) => alias.toLowerCase()));
  const values = new Map<string, Value>();
  for (const [name, raw] of Object.entries(row)) {
    if (name !== 'attributes')
      values.set(name.toLowerCase(), columnOf(raw, counts.has(name.toLowerCase()), site));
  }
  return new NativeValue('AggregateResult', values);
}

function columnOf(raw: unknown, counted: boolean, site: Site): Value {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'number') return counted ? raw : decimalOf(raw);
  if (typeof raw === 'string') return (DATE.test(raw) && parseDate(raw)) || raw;
  throw new UnsupportedApex('a column of this type in AggregateResult', site);
}

export const aggregateResultType: BuiltinType = {
  name: 'AggregateResult',
  methods: {
    'get(String)': ({ content }: { content: Map<string, Value> }, [alias], { site }) => {
      const value = content.get((alias as string).toLowerCase());
      return value === undefined
        ? throwApex('SObjectException', `Invalid field ${alias} for AggregateResult`, site)
        : value;
    },
  },
};
