/** When to ask again: while something works, after it went wrong or may take a while, or never. */
export type Next = 'soon' | 'later' | 'never';

/** Milliseconds between two questions. Nobody looks at a hidden page. */
const LATER = 15_000;
const HIDDEN = 30_000;

/**
 * Asks again and again while there is something new to expect: after `soon` milliseconds while the page is seen, seldom while
 * it is hidden, and at once when it is seen again. One question at a time. `ask` must not reject.
 */
export class Refresher {
  ask: () => Promise<Next>;
  soon: number;
  timer: ReturnType<typeof setTimeout> | null = null;
  /** Counts the starts and stops: what was asked before the last one continues nothing. */
  turn = 0;
  handleVisibility = () => {
    if (!document.hidden && this.timer !== null) {
      this.start();
    }
  };

  constructor(ask: () => Promise<Next>, soon = 2000) {
    this.ask = ask;
    this.soon = soon;
  }

  /** Asks now, and again as long as `ask` says so. */
  start(): Promise<void> {
    this.stop();
    document.addEventListener('visibilitychange', this.handleVisibility);
    return this.run(this.turn);
  }

  /** Asks no more. Whoever starts one stops it when the component goes. */
  stop(): void {
    this.turn += 1;
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    document.removeEventListener('visibilitychange', this.handleVisibility);
  }

  async run(turn: number): Promise<void> {
    this.timer = null;
    const next = await this.ask();
    if (turn === this.turn && next !== 'never') {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- the pause between two questions is what this is for
      this.timer = setTimeout(() => this.run(turn), this.pause(next));
    }
  }

  pause(next: Next): number {
    const pause = next === 'soon' ? this.soon : LATER;
    return document.hidden ? Math.max(HIDDEN, pause) : pause;
  }
}
