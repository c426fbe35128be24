import makeBatch from '@salesforce/apex/BatchController.create';
import loadFields from '@salesforce/apex/BatchController.fields';
import loadItems from '@salesforce/apex/BatchController.items';
import loadListViews from '@salesforce/apex/BatchController.listViews';
import { batchError, choices, create, items } from 'c/batchRequests';
import { BATCH_ID, CHOICES, DRAFT, failedItem } from 'test/batches';

jest.mock('@salesforce/apex/BatchController.create', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchController.fields', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchController.items', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BatchController.listViews', () => ({ default: jest.fn() }), { virtual: true });

describe('c/batchRequests', () => {
  it('sends the request as text, because Apex passes it on as it is', async () => {
    jest.mocked(makeBatch).mockResolvedValueOnce(JSON.stringify(DRAFT));
    const request = {
      prompt: 'Case_Summary',
      source: { object: 'Case', filter: "Status = 'New'" },
      writeTo: null,
      skipUnchanged: true,
    };
    expect(await create(request)).toEqual(DRAFT);
    expect(JSON.parse(jest.mocked(makeBatch).mock.calls[0]![0].request)).toEqual(request);
  });

  it('asks for a page after the one before', async () => {
    jest.mocked(loadItems).mockResolvedValue(JSON.stringify({ items: [failedItem(1)], next: 1 }));
    expect(await items(BATCH_ID, 'failed', null)).toEqual({ items: [failedItem(1)], next: 1 });
    await items(BATCH_ID, 'failed', 1);
    expect(jest.mocked(loadItems).mock.calls.map(([{ after }]) => after)).toEqual([null, '1']);
  });

  it('collects what there is to choose', async () => {
    jest.mocked(loadListViews).mockResolvedValueOnce(CHOICES.listViews);
    jest.mocked(loadFields).mockResolvedValueOnce(CHOICES.fields);
    expect(await choices('Case')).toEqual(CHOICES);
  });

  it('tells who may not use the page what to ask for', () => {
    const error = batchError({ body: { message: "You do not have access to the Apex class named 'x'." } });
    expect(error).toMatchObject({ code: 'NO_ACCESS' });
    expect(error.hint).toContain('BYOM Prompt Manager');
  });
});
