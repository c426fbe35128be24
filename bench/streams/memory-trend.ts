import type { Memory } from './service-process.ts';

export interface Sample extends Memory {
  /** Seconds since the start. */
  at: number;
}

/** Share of the time until caches, pools and compiled code have their size. */
const WARM_UP = 1 / 3;
/** Growth over the measured time that is noise: what is in flight differs from one look to the next. */
const NOISE = { heapUsed: { share: 0.1, bytes: 8e6 }, rss: { share: 0.1, bytes: 32e6 } };

export interface Trend {
  /** Bytes per minute, by least squares over the samples after the warm-up. */
  slope: number;
  mean: number;
  /** What the slope makes over the measured time. */
  growth: number;
  flat: boolean;
}

/** How a kind of memory moved after the warm-up. */
export function trendOf(samples: Sample[], kind: 'rss' | 'heapUsed', seconds: number): Trend {
  const measured = samples.filter(({ at }) => at >= seconds * WARM_UP);
  const meanAt = mean(measured.map(({ at }) => at));
  const meanOf = mean(measured.map((sample) => sample[kind]));
  const spread = measured.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
  const shared = measured.reduce((sum, sample) => sum + (sample.at - meanAt) * (sample[kind] - meanOf), 0);
  const perSecond = spread === 0 ? 0 : shared / spread;
  const growth = perSecond * (seconds * (1 - WARM_UP));
  const allowed = Math.max(NOISE[kind].bytes, NOISE[kind].share * meanOf);
  return { slope: perSecond * 60, mean: meanOf, growth, flat: growth <= allowed };
}

const mean = (numbers: number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
