/** Reading ahead by one. */
export interface Peekable<Item> {
  peek(): Promise<Item | null>;
  take(): Promise<Item | null>;
}

/** The items of an iteration, the next of which can be looked at before it is taken. */
export function peekable<Item>(items: AsyncIterable<Item>): Peekable<Item> {
  const iterator = items[Symbol.asyncIterator]();
  let next: Promise<Item | null> | null = null;
  const peek = (): Promise<Item | null> =>
    (next ??= iterator.next().then(({ done, value }) => (done ? null : (value as Item))));
  return {
    peek,
    async take() {
      const item = await peek();
      next = null;
      return item;
    },
  };
}
