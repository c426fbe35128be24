/** What the audit page's requests answer, for tests. */
import type { AuditRow, Hold, Interaction, SubjectRun } from 'c/auditView';

export const RUN_ID = '0b9f1a52-7a3f-4d43-9c39-1f2f3a0e8d11';

/** A row of the list, answered unless told otherwise. */
export function auditRow(changes: Partial<AuditRow> = {}): AuditRow {
  return {
    id: 'a0I000000000001AAA',
    name: 'AI-0000001',
    runId: RUN_ID,
    kind: 'Prompt',
    status: 'Answered',
    startedAt: '2026-11-20T12:00:00.000Z',
    userName: 'Samuel Ortiz',
    promptName: 'Case summary',
    modelName: 'GPT',
    channel: 'salesforce',
    subjectId: '500000000000001AAA',
    subjectObject: 'Case',
    totalMs: 2400,
    cost: 0.0125,
    currencyCode: 'USD',
    ...changes,
  };
}

/** A run that a second model answered. */
export function auditInteraction(changes: Partial<Interaction> = {}): Interaction {
  return {
    ...auditRow(),
    correlationId: 'trace-1',
    versionNumber: 2,
    sentAt: '2026-11-20T12:00:01.000Z',
    endedAt: '2026-11-20T12:00:02.000Z',
    createdDate: '2026-11-20T12:00:05.000Z',
    queueMs: 100,
    contextMs: 400,
    firstTokenMs: 700,
    mappingName: 'Case summary',
    mappingHash: 'm'.repeat(64),
    leftOutFields: '[{"field":"Account.AnnualRevenue","reason":"NOT_VISIBLE"},{"missing":3}]',
    maskCount: 3,
    maskCounts: '{"PERSON":2,"EMAIL":1}',
    maskLayers: '{"record":{"PERSON":2},"detector":{"EMAIL":1}}',
    maskedPrompt: 'Write to PERSON-K7-0001.',
    maskedAnswer: 'PERSON-K7-0001 waits.',
    inputTokens: 1200,
    outputTokens: 80,
    usageSource: 'Reported',
    askedRegion: 'EU',
    region: 'eu-central-1',
    chainSequence: 42,
    rowHash: 'r'.repeat(64),
    steps: [
      {
        sequence: 1,
        model: 'Mistral',
        layer: 'prompt version',
        attempt: 2,
        outcome: 'failed',
        errorCode: 'PROVIDER_OVERLOADED',
        reason: 'chosen by the prompt version',
        waitedMs: 500,
        durationMs: 900,
      },
      {
        sequence: 2,
        model: 'GPT',
        layer: 'organization default',
        attempt: 1,
        outcome: 'answered',
        reason: 'Mistral was overloaded',
        durationMs: 800,
        inputTokens: 1200,
        outputTokens: 80,
        cost: 0.0125,
        currencyCode: 'USD',
        providerRequestId: 'req_1',
      },
    ],
    ...changes,
  };
}

/** A run that had to do with a contact. */
export function subjectRun(changes: Partial<SubjectRun> = {}): SubjectRun {
  return {
    runId: RUN_ID,
    kind: 'prompt',
    at: '2026-11-20T12:00:00.000Z',
    userId: '005000000000001AAA',
    username: 'samuel.ortiz@byom.example',
    prompt: 'Case summary',
    model: 'GPT',
    status: 'answered',
    role: 'context',
    ...changes,
  };
}

export const HOLD: Hold = {
  id: 'a0H000000000001AAA',
  name: 'LH-00001',
  subjectId: '003000000000001AAA',
  reason: 'Proceeding 12/26',
  active: true,
  createdBy: 'Audrey Chen',
  createdAt: '2026-11-20T12:00:00.000Z',
};
