import AuditDelivery from 'c/auditDelivery';
import * as requests from 'c/auditRequests';
import type { Delivery } from 'c/auditView';
import { RUN_ID } from 'test/audit';
import { refusal } from 'test/models';
import { accessibilityIssues, clearPage, find, findAll, press, settle, show, textOf } from 'test/page';

jest.mock('c/auditRequests', () => ({
  ...jest.requireActual<object>('c/auditRequests'),
  delivery: jest.fn(),
  retryDelivery: jest.fn(),
}));

const asked = jest.mocked(requests);
const DONE: Delivery = { waiting: 0, oldestSeconds: null, dead: [] };
const DEAD = { runId: RUN_ID, reason: 'STRING_TOO_LONG', attempts: 12, since: '2026-11-20T12:00:00.000Z' };

async function open(state: Delivery) {
  asked.delivery.mockResolvedValueOnce(state);
  const element = show('c-audit-delivery', AuditDelivery);
  await settle();
  return element;
}
const summary = (element: HTMLElement) => textOf(find(element, '[data-id="summary"]')!);

describe('c-audit-delivery', () => {
  afterEach(clearPage);

  it('says that everything is delivered, on its way, or late', async () => {
    const element = await open(DONE);
    expect(summary(element)).toBe('Everything is delivered.');
    asked.delivery.mockResolvedValueOnce({ waiting: 7, oldestSeconds: 12, dead: [] });
    await press(element, 'refresh');
    expect(summary(element)).toBe('Audit records are on their way.');
    expect(findAll(element, 'dd').map(textOf)).toEqual(['7', '12 s', '0']);
    asked.delivery.mockResolvedValueOnce({ waiting: 900, oldestSeconds: 3000, dead: [] });
    await press(element, 'refresh');
    expect(summary(element)).toContain('The delivery is late.');
    expect(findAll(element, 'dd').map(textOf)).toEqual(['900', '50 min', '0']);
  });

  it('shows what was given up and delivers it again, one or all', async () => {
    asked.retryDelivery.mockResolvedValueOnce({ waiting: 1, oldestSeconds: 1, dead: [DEAD] });
    const element = await open({ waiting: 0, oldestSeconds: null, dead: [DEAD] });
    expect(textOf(find(element, 'tbody')!)).toContain('STRING_TOO_LONG');
    expect(await accessibilityIssues(element)).toEqual([]);
    await press(element, 'retry-one');
    expect(asked.retryDelivery).toHaveBeenLastCalledWith([RUN_ID]);
    asked.retryDelivery.mockResolvedValueOnce(DONE);
    await press(element, 'retry-all');
    expect(asked.retryDelivery).toHaveBeenLastCalledWith(null);
    expect(find(element, 'tbody')).toBeNull();
  });

  it('says why it does not know', async () => {
    asked.delivery.mockRejectedValueOnce(
      refusal('GATEWAY_UNREACHABLE', 'Salesforce cannot reach the service.'),
    );
    const element = show('c-audit-delivery', AuditDelivery);
    await settle();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('cannot reach the service');
  });
});
