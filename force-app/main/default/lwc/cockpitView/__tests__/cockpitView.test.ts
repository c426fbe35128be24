import { stepsOf, tilesOf } from 'c/cockpitView';
import { NEW_ORG, READY_ORG } from 'test/overviews';

describe('cockpit view', () => {
  it('has every step open in a new org and none in one that is set up', () => {
    expect(stepsOf(NEW_ORG).map(({ done }) => done)).toEqual([false, false, false, false, false, false]);
    expect(stepsOf(READY_ORG).every(({ done }) => done)).toBe(true);
  });

  it('counts a default model only when it is active', () => {
    const overview = { ...READY_ORG, defaultModel: { ...READY_ORG.defaultModel!, status: 'Draft' } };
    expect(stepsOf(overview).find(({ key }) => key === 'default')?.done).toBe(false);
  });

  it('leaves out what the user may not see, and never shows it as zero', () => {
    const overview = { ...READY_ORG, interactions: { visible: false, total: 0, ready: 0 } };
    expect(stepsOf(overview).map(({ key }) => key)).not.toContain('answer');
    const tile = tilesOf(overview).find(({ area }) => area === 'interactions');
    expect(tile).toMatchObject({ count: '–', detail: 'Not visible to you', visible: false });
  });
});
