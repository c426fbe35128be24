import { LightningElement, api } from 'lwc';

export interface Bar {
  key: string;
  label: string;
  value: number;
  text: string;
}

const TALLEST = 100;

/** Bars: one below the other, or columns side by side for days. The numbers stand in the table beside it. */
export default class UsageChart extends LightningElement {
  /** In their order. */
  @api bars: Bar[] = [];

  /** True for days. */
  @api columns = false;

  /** True for what should be few. */
  @api warning = false;

  get items() {
    const most = Math.max(...this.bars.map(({ value }) => value), Number.MIN_VALUE);
    const direction = this.columns ? 'height' : 'width';
    return this.bars.map((bar) => ({
      ...bar,
      style: `${direction}: ${((bar.value / most) * TALLEST).toFixed(2)}%`,
      title: `${bar.label}: ${bar.text}`,
      className: this.warning ? 'fill fill_warning' : 'fill',
    }));
  }

  get first() {
    return this.bars[0]?.label ?? '';
  }

  get last() {
    return this.bars.at(-1)?.label ?? '';
  }
}
