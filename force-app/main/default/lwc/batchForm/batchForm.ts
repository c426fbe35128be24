/** The fields of the form of a new batch or schedule. */
import { MOST_IDS } from 'c/batchDraft';
import type { BatchDraft, BatchMode } from 'c/batchDraft';
import type { BatchChoices, BatchPrompt, Every } from 'c/batchRequests';
import { count, countOf } from 'c/batchView';
import type { FieldView } from 'c/fieldList';

/** How often a schedule starts its batch, in words. */
export const EVERY: Record<Every, string> = {
  once: 'Once',
  hour: 'Every hour',
  day: 'Every day',
  week: 'Every week',
};

/** The fields, in order. `choices` is null until a prompt is chosen and its object is known. */
export function batchFields(
  mode: BatchMode,
  draft: BatchDraft,
  prompts: readonly BatchPrompt[],
  choices: BatchChoices | null,
): FieldView[] {
  return [
    {
      name: 'prompt',
      label: 'Prompt',
      kind: 'choice',
      value: draft.prompt,
      required: true,
      placeholder: 'Choose a prompt',
      options: prompts.map(({ apiName, label, objectLabel }) => ({
        value: apiName,
        label: `${label} (${objectLabel})`,
      })),
    },
    {
      name: 'source',
      label: 'Records from',
      kind: 'choice',
      value: draft.source,
      required: true,
      options: [
        { value: 'listView', label: 'A list view' },
        { value: 'filter', label: 'A condition' },
        { value: 'recordIds', label: 'Record ids' },
      ],
    },
    sourceField(draft, choices),
    writeToField(draft, choices),
    ...(mode === 'schedule' ? whenFields(draft) : []),
    {
      name: 'name',
      label: 'Name',
      kind: 'text',
      value: draft.name,
      required: mode === 'schedule',
      placeholder: mode === 'schedule' ? '' : 'Like the prompt, unless you name it',
    },
    {
      name: 'options',
      label: 'Options',
      kind: 'checks',
      value: draft.options,
      wide: true,
      options: [
        { value: 'skipUnchanged', label: 'Skip records that have not changed since their last answer' },
      ],
    },
  ];
}

function sourceField(draft: BatchDraft, choices: BatchChoices | null): FieldView {
  if (draft.source === 'filter') {
    return {
      name: 'filter',
      label: 'Condition',
      kind: 'long',
      value: draft.filter,
      required: true,
      wide: true,
      placeholder: "Status = 'New' AND CreatedDate = LAST_N_DAYS:30",
      help: 'What would stand after WHERE in SOQL, on fields of the prompt’s object that you may see.',
    };
  }
  if (draft.source === 'recordIds') {
    return {
      name: 'recordIds',
      label: 'Record ids',
      kind: 'long',
      value: draft.recordIds,
      required: true,
      wide: true,
      help: `One a line, or with commas or spaces between them; at most ${countOf(MOST_IDS, 'id')}.`,
    };
  }
  return {
    name: 'listView',
    label: 'List view',
    kind: 'choice',
    value: draft.listView,
    required: true,
    disabled: !choices,
    placeholder: choices ? 'Choose a list view' : 'Choose a prompt first',
    options: (choices?.listViews ?? []).map(({ id, label }) => ({ value: id, label })),
  };
}

function writeToField(draft: BatchDraft, choices: BatchChoices | null): FieldView {
  return {
    name: 'writeTo',
    label: 'Write the answer to',
    kind: 'choice',
    value: draft.writeTo,
    disabled: !choices,
    options: [
      { value: '', label: 'No field: it is kept in the audit' },
      ...(choices?.fields ?? []).map(({ apiName, label, length }) => ({
        value: apiName,
        label: `${label} (${count(length)} characters)`,
      })),
    ],
    help: 'Only a field that is blank, or that holds the last answer, is written. What a person has typed stays.',
  };
}

/** Every half hour of a day. */
const TIMES = Array.from({ length: 48 }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});

function whenFields(draft: BatchDraft): FieldView[] {
  return [
    {
      name: 'every',
      label: 'How often',
      kind: 'choice',
      value: draft.every,
      required: true,
      options: Object.entries(EVERY).map(([value, label]) => ({ value, label })),
    },
    { name: 'day', label: 'First day', kind: 'date', value: draft.day, required: true },
    {
      name: 'time',
      label: 'Time',
      kind: 'choice',
      value: draft.time,
      required: true,
      options: TIMES.map((time) => ({ value: time, label: time })),
    },
  ];
}
