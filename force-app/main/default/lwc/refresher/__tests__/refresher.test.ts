import { Refresher } from 'c/refresher';
import type { Next } from 'c/refresher';

const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    await Promise.resolve();
  }
};
async function pass(milliseconds: number) {
  jest.advanceTimersByTime(milliseconds);
  await turns();
}
function showPage(isShown: boolean) {
  Object.defineProperty(document, 'hidden', { value: !isShown, configurable: true });
  document.dispatchEvent(new CustomEvent('visibilitychange'));
}

describe('c/refresher', () => {
  let next: Next;
  let refresher: Refresher;
  const ask = jest.fn(() => Promise.resolve(next));

  beforeEach(() => {
    jest.useFakeTimers();
    ask.mockClear();
    next = 'soon';
    refresher = new Refresher(ask, 2000);
  });
  afterEach(() => {
    refresher.stop();
    showPage(true);
    jest.useRealTimers();
  });

  it('asks at once and then every two seconds until there is nothing new to expect', async () => {
    refresher.start();
    await turns();
    await pass(1999);
    expect(ask).toHaveBeenCalledTimes(1);
    next = 'never';
    await pass(1);
    await pass(60_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('waits longer after what went wrong, and while nobody looks', async () => {
    next = 'later';
    refresher.start();
    await turns();
    await pass(14_999);
    expect(ask).toHaveBeenCalledTimes(1);
    next = 'soon';
    showPage(false);
    await pass(1);
    await pass(29_999);
    expect(ask).toHaveBeenCalledTimes(2);
    await pass(1);
    expect(ask).toHaveBeenCalledTimes(3);
    showPage(true);
    await turns();
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('asks no more once it is stopped, even by an answer that is still on its way', async () => {
    refresher.start();
    refresher.stop();
    await turns();
    showPage(true);
    await pass(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
