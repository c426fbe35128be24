/** What an administrator can do with a model, and the words around it. One row per action. */
import type { ModelRow, ModelStatus } from 'c/modelView';

export type ModelAction =
  | 'edit'
  | 'clone'
  | 'test'
  | 'Active'
  | 'Deprecated'
  | 'Retired'
  | 'organization'
  | 'platform'
  | 'usedBy'
  | 'repoint'
  | 'remove';

export interface ActionFacts {
  action: ModelAction;
  label: string;
  /** When it is offered. */
  fits: (row: ModelRow) => boolean;
  /** Asked before it is done; the model's name stands for `{name}`. */
  question?: { label: string; message: string };
  /** Said when it is done. */
  done?: string;
}

const inStatus =
  (...statuses: ModelStatus[]) =>
  (row: ModelRow) =>
    statuses.includes(row.status);
const always = () => true;

/** In the order of the menu. */
export const ACTIONS: readonly ActionFacts[] = [
  { action: 'edit', label: 'Edit', fits: always },
  { action: 'clone', label: 'Clone', fits: always, done: '{name} was cloned. The copy is a draft.' },
  { action: 'test', label: 'Test connection', fits: inStatus('Draft', 'Active', 'Deprecated') },
  {
    action: 'Active',
    label: 'Activate',
    fits: inStatus('Draft', 'Deprecated'),
    done: '{name} is active.',
  },
  {
    action: 'Deprecated',
    label: 'Deprecate',
    fits: inStatus('Active'),
    done: '{name} is deprecated: prompts that name it still run, new ones cannot choose it.',
  },
  {
    action: 'Retired',
    label: 'Retire',
    fits: inStatus('Deprecated'),
    question: {
      label: 'Retire this model?',
      message: '{name} answers nothing any more and cannot come back. Its record and its runs stay.',
    },
    done: '{name} is retired.',
  },
  {
    action: 'organization',
    label: 'Make organization default',
    fits: (row) => row.status === 'Active' && !row.organizationDefault,
    done: '{name} is the organization default: prompts that name no model use it.',
  },
  {
    action: 'platform',
    label: 'Make platform default',
    fits: (row) => row.status === 'Active' && !row.platformDefault,
    done: '{name} is the platform default: it is asked when nothing else answers.',
  },
  { action: 'usedBy', label: 'Used by', fits: always },
  { action: 'repoint', label: 'Repoint all to…', fits: always },
  {
    action: 'remove',
    label: 'Delete',
    fits: always,
    question: { label: 'Delete this model?', message: '{name} is deleted. Its runs stay on record.' },
    done: '{name} was deleted.',
  },
];

/** The actions offered for a model, in the order of the menu. */
export function actionsFor(row: ModelRow): ActionFacts[] {
  return ACTIONS.filter(({ fits }) => fits(row));
}

/** A row's facts by its name. */
export function actionFacts(action: ModelAction): ActionFacts {
  return ACTIONS.find((row) => row.action === action) as ActionFacts;
}

/** `{name}` replaced by the model's name. */
export function withName(text: string, name: string): string {
  return text.replaceAll('{name}', name);
}
