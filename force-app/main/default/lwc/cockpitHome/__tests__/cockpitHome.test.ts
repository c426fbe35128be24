import CockpitHome from 'c/cockpitHome';
import overview from '@salesforce/apex/CockpitController.overview';
import { accessibilityIssues, clearPage, find, findAll, settle, show, textOf } from 'test/page';
import { NEW_ORG, READY_ORG } from 'test/overviews';

jest.mock('@salesforce/apex/CockpitController.overview', () => ({ default: jest.fn() }), { virtual: true });

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (Base: new () => object) =>
    class extends Base {
      [Navigate](page: unknown) {
        mockNavigate(page);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate }) };
});

const asked = jest.mocked(overview);

async function open(): Promise<HTMLElement> {
  const element = show('c-cockpit-home', CockpitHome as never) as HTMLElement;
  await settle();
  return element;
}

describe('c-cockpit-home', () => {
  afterEach(clearPage);

  it('shows what is set up and the latest interactions', async () => {
    asked.mockResolvedValue(READY_ORG);
    const element = await open();
    const text = textOf(element);
    for (const shown of [
      '2 active',
      '6 approved',
      'Builtin Summarizer',
      'AI-0000012',
      'Samuel Ortiz',
      'Everything is set up.',
    ]) {
      expect(text).toContain(shown);
    }
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('tells a new org what to do next', async () => {
    asked.mockResolvedValue(NEW_ORG);
    const element = await open();
    expect(find(element, '[data-id="summary"]')?.textContent).toBe('0 of 6 done');
    expect(textOf(element)).toContain('No model is the default yet.');
    expect(textOf(element)).toContain('No run yet.');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('leads into the lists and records', async () => {
    asked.mockResolvedValue(READY_ORG);
    const element = await open();
    find(element, '[data-area="prompts"]')?.click();
    find(element, '[data-id="model"]')?.click();
    find(element, '[data-record]')?.click();
    find(element, '[data-id="open-model"]')?.click();
    expect(mockNavigate.mock.calls.map(([page]) => page)).toEqual([
      { type: 'standard__objectPage', attributes: { objectApiName: 'AI_Prompt__c', actionName: 'list' } },
      { type: 'standard__objectPage', attributes: { objectApiName: 'AI_Model__c', actionName: 'list' } },
      {
        type: 'standard__recordPage',
        attributes: {
          objectApiName: 'AI_Interaction__c',
          recordId: 'a01000000000001AAA',
          actionName: 'view',
        },
      },
      {
        type: 'standard__recordPage',
        attributes: { objectApiName: 'AI_Model__c', recordId: 'a00000000000001AAA', actionName: 'view' },
      },
    ]);
  });

  it('does not link to what the user may not see', async () => {
    const hidden = { visible: false, total: 0, ready: 0 };
    asked.mockResolvedValue({ ...READY_ORG, interactions: hidden, latestInteractions: [] });
    const element = await open();
    expect(findAll(element, '.tile [data-area="interactions"]')).toEqual([]);
    expect(find(element, '[data-id="interactions"]')?.textContent).toContain('visible to auditors');
  });

  it('shows an error and loads again on Retry', async () => {
    asked.mockRejectedValueOnce({ body: { message: 'No access.' } }).mockResolvedValueOnce(READY_ORG);
    const element = await open();
    expect(textOf(element)).toContain('No access.');
    expect(await accessibilityIssues(element)).toEqual([]);
    find(element, '[data-id="retry"]')?.click();
    await settle();
    expect(textOf(element)).toContain('Builtin Summarizer');
  });
});
