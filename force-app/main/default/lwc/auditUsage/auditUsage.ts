import { LightningElement } from 'lwc';
import { auditError, usage } from 'c/auditRequests';
import {
  DAY_MS,
  DIMENSIONS,
  costsText,
  currenciesOf,
  everyDay,
  groupsOf,
  summaryOf,
  timeText,
  valueOf,
  valueText,
} from 'c/auditUsageView';
import type { Measure, UsageGroup } from 'c/auditUsageView';
import { numberText } from 'c/auditView';
import type { Dimension } from 'c/auditView';
import type { RunError } from 'c/runView';

const MOST_BARS = 12;

const MEASURES: { label: string; value: Measure }[] = [
  { label: 'Runs', value: 'runs' },
  { label: 'Failures', value: 'failures' },
  { label: 'Tokens', value: 'tokens' },
  { label: 'Cost', value: 'cost' },
  { label: 'Average time', value: 'time' },
];

/** How much is used, by model, prompt, person, team or day: a chart, and the same in a table. */
export default class AuditUsage extends LightningElement {
  dimension: Dimension = 'model';
  measure: Measure = 'runs';
  range = '30';
  currencyCode = '';
  groups: UsageGroup[] | null = null;
  failure: RunError | null = null;
  isBusy = false;
  asked = 0;
  from = 0;
  to = 0;

  readonly dimensions = DIMENSIONS;
  readonly measures = MEASURES;
  readonly ranges = [
    { label: 'Today and yesterday', value: '2' },
    { label: 'Last 7 days', value: '7' },
    { label: 'Last 30 days', value: '30' },
    { label: 'Last 90 days', value: '90' },
    { label: 'Last 365 days', value: '365' },
  ];

  override connectedCallback() {
    this.load();
  }

  get isDay() {
    return this.dimension === 'day';
  }

  get isEmpty() {
    return this.groups?.length === 0;
  }

  get hasGroups() {
    return (this.groups?.length ?? 0) > 0;
  }

  get isFailures() {
    return this.measure === 'failures';
  }

  get currencies() {
    return currenciesOf(this.groups ?? []).map((value) => ({ label: value, value }));
  }

  get chosenCurrency() {
    const known = this.currencies.map(({ value }) => value);
    return known.includes(this.currencyCode) ? this.currencyCode : (known[0] ?? '');
  }

  get choosesCurrency() {
    return this.measure === 'cost' && this.currencies.length > 1;
  }

  get bars() {
    const groups = this.groups ?? [];
    const shown = this.isDay ? everyDay(groups, this.from, this.to) : groups;
    const bars = shown.map((group) => ({
      key: group.key || group.label,
      label: group.label,
      value: valueOf(group, this.measure, this.chosenCurrency),
      text: valueText(group, this.measure, this.chosenCurrency),
    }));
    return this.isDay ? bars : bars.sort((a, b) => b.value - a.value).slice(0, MOST_BARS);
  }

  get lines() {
    return (this.groups ?? []).map((group) => ({
      key: group.key || group.label,
      label: group.label,
      runs: numberText(group.runs),
      failures: numberText(group.failures),
      tokens: numberText(group.inputTokens + group.outputTokens),
      cost: costsText(group),
      time: timeText(group),
    }));
  }

  get firstColumn() {
    return this.dimensions.find(({ value }) => value === this.dimension)?.label ?? '';
  }

  get caption() {
    return `Usage by ${this.firstColumn.toLowerCase()}`;
  }

  /** Announced. */
  get summary() {
    return this.isBusy || !this.groups ? '' : summaryOf(this.groups, this.dimension);
  }

  handleDimension(event: CustomEvent<{ value: Dimension }>) {
    this.dimension = event.detail.value;
    this.load();
  }

  handleMeasure(event: CustomEvent<{ value: Measure }>) {
    this.measure = event.detail.value;
  }

  handleRange(event: CustomEvent<{ value: string }>) {
    this.range = event.detail.value;
    this.load();
  }

  handleCurrency(event: CustomEvent<{ value: string }>) {
    this.currencyCode = event.detail.value;
  }

  async load() {
    this.asked += 1;
    const asked = this.asked;
    this.isBusy = true;
    this.failure = null;
    const { dimension } = this;
    this.to = (Math.floor(Date.now() / DAY_MS) + 1) * DAY_MS;
    this.from = this.to - Number(this.range) * DAY_MS;
    try {
      const rows = await usage(dimension, this.from, this.to);
      if (asked === this.asked) {
        this.groups = groupsOf(dimension, rows);
      }
    } catch (error) {
      if (asked === this.asked) {
        this.groups = null;
        this.failure = auditError(error);
      }
    } finally {
      this.isBusy = asked !== this.asked && this.isBusy;
    }
  }
}
