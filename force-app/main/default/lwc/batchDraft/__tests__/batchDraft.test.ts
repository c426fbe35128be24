import {
  batchDraft,
  batchProblems,
  batchRequest,
  fieldOfRefusal,
  momentOf,
  MOST_IDS,
  pastedIds,
} from 'c/batchDraft';
import type { BatchDraft } from 'c/batchDraft';
import { PROMPTS } from 'test/batches';

const ID = '500000000000001AAA';
const filled = (changes: Partial<BatchDraft> = {}): BatchDraft => ({
  ...batchDraft(),
  prompt: 'Case_Summary',
  listView: '00B000000000001AAA',
  ...changes,
});

describe('c/batchDraft', () => {
  it('asks for what is missing, and only for the source that is chosen', () => {
    expect(Object.keys(batchProblems('batch', batchDraft()))).toEqual(['prompt', 'listView']);
    expect(Object.keys(batchProblems('schedule', filled()))).toEqual(['name', 'day']);
    expect(Object.keys(batchProblems('batch', filled({ source: 'filter', filter: ' ' })))).toEqual([
      'filter',
    ]);
    expect(batchProblems('batch', filled())).toEqual({});
  });

  it('reads ids however they were pasted, each once', () => {
    expect(pastedIds(`${ID}, 500000000000002\n"${ID}";\t500000000000003AAA`)).toEqual({
      ids: [ID, '500000000000002', '500000000000003AAA'],
      wrong: [],
    });
    const problems = batchProblems('batch', filled({ source: 'recordIds', recordIds: `${ID} case 7` }));
    expect(problems.recordIds).toContain('“case” and 1 other');
  });

  it('sends whoever pastes too many ids to a list view or a condition', () => {
    const many = Array.from({ length: MOST_IDS + 1 }, (_, index) => `5000000000${10_000 + index}`);
    const problems = batchProblems('batch', filled({ source: 'recordIds', recordIds: many.join('\n') }));
    expect(problems.recordIds).toContain('10,001 ids');
    expect(
      batchProblems('batch', filled({ source: 'recordIds', recordIds: many.slice(1).join(' ') })),
    ).toEqual({});
  });

  it('sends the source that is chosen, with the object of the prompt', () => {
    expect(batchRequest(filled(), PROMPTS)).toEqual({
      prompt: 'Case_Summary',
      source: { listViewId: '00B000000000001AAA', object: 'Case' },
      writeTo: null,
      skipUnchanged: true,
    });
    const draft = filled({
      name: ' Mine ',
      source: 'filter',
      filter: " Status = 'New' ",
      writeTo: 'Description',
      options: [],
    });
    expect(batchRequest(draft, PROMPTS)).toEqual({
      name: 'Mine',
      prompt: 'Case_Summary',
      source: { object: 'Case', filter: "Status = 'New'" },
      writeTo: 'Description',
      skipUnchanged: false,
    });
    expect(batchRequest(filled({ source: 'recordIds', recordIds: ID }), PROMPTS).source).toEqual({
      recordIds: [ID],
    });
  });

  it.each([
    ['2026-11-23', '07:00', 'Europe/Berlin', '2026-11-23T06:00:00.000Z'],
    ['2026-07-01', '07:00', 'Europe/Berlin', '2026-07-01T05:00:00.000Z'],
    ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-11-01', '00:30', 'America/New_York', '2026-11-01T04:30:00.000Z'],
    ['2026-11-23', '00:00', 'UTC', '2026-11-23T00:00:00.000Z'],
  ])('means %s %s on the clock of %s', (day, time, timeZone, moment) => {
    expect(momentOf({ day, time }, timeZone)).toBe(moment);
  });

  it('knows the field a refusal is about', () => {
    const draft = filled({ source: 'recordIds' });
    expect(fieldOfRefusal('BATCH_FILTER_FIELD_HIDDEN', draft)).toBe('filter');
    expect(fieldOfRefusal('BATCH_EMPTY', draft)).toBe('recordIds');
    expect(fieldOfRefusal('SCHEDULE_IN_THE_PAST', draft)).toBe('day');
    expect(fieldOfRefusal('BATCH_PERMISSION_REQUIRED', draft)).toBeNull();
  });
});
