import { buildMaskedPrompt } from '../core/masked-prompt.ts';
import type { Mapping, PromptVersion, RecordContext, Vault } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { Feedback, RunRecord } from '../run-record.ts';
import { randomNonce } from './nonce.ts';
import type { RunParts } from './run-parts.ts';

/** In place of a reason in which names could no longer be found. */
const NOT_KEPT = '[not kept: without the values of this run, names in the reason could not be masked]';

/**
 * Keeps what a person thinks of an answer. The reason is masked first; when the values it would be searched for are no
 * longer kept, neither is the reason. Throws RUN_NOT_ENDED.
 */
export async function giveFeedback(
  parts: Pick<RunParts, 'journal' | 'vaults'>,
  run: RunRecord,
  feedback: Feedback,
): Promise<void> {
  if (!run.endedAt) throw new AppError('RUN_NOT_ENDED');
  const vault = feedback.reason ? await parts.vaults.open(run.caller, run.runId) : null;
  const reason = feedback.reason && (vault ? maskReason(feedback.reason, vault) : NOT_KEPT);
  await parts.journal.feedback(run.runId, { rating: feedback.rating, reason });
}

/**
 * Masks a person's own words like a record's text: the detectors run over them, and the values of the run are searched
 * in them. Nobody restores the tokens.
 */
export function maskReason(reason: string, vault: Vault): string {
  const known = vault.entries.map((entry, index) => ({ name: `Value${index}`, ...entry }));
  const record: RecordContext = {
    objectName: 'Feedback',
    recordId: null,
    fields: {
      Reason: { text: reason, visible: true },
      ...Object.fromEntries(known.map(({ name, value }) => [name, { text: value, visible: true }])),
    },
    parents: {},
    children: {},
  };
  const masked = known.map(({ name, type }) => ({
    apiName: name,
    treatment: 'mask' as const,
    entityType: type,
    blankPolicy: 'omit' as const,
  }));
  const plain = {
    apiName: 'Reason',
    treatment: 'send' as const,
    entityType: null,
    blankPolicy: 'omit' as const,
  };
  const { prompt } = buildMaskedPrompt({
    version: { ...FEEDBACK_VERSION },
    mapping: { ...FEEDBACK_MAPPING, root: { ...FEEDBACK_MAPPING.root, fields: [plain, ...masked] } },
    record,
    nonce: randomNonce(),
    today: '',
  });
  return prompt.prompt;
}

const FEEDBACK_MAPPING: Mapping = {
  id: '',
  apiName: 'Feedback',
  root: {
    objectName: 'Feedback',
    relationshipName: '',
    nodeType: 'root',
    filter: null,
    orderBy: null,
    rowLimit: null,
    fields: [],
    parents: [],
    children: [],
  },
};

const FEEDBACK_VERSION: PromptVersion = {
  id: '',
  promptId: '',
  promptApiName: 'Feedback',
  promptLabel: 'Feedback',
  objectName: 'Feedback',
  versionNumber: 1,
  status: 'Approved',
  systemPrompt: '',
  template: '{{Reason}}',
  outputType: 'text',
  modelId: null,
  mappingId: '',
  contentHash: null,
};
