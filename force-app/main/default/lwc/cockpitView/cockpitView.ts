/** What `CockpitController.overview` answers, and what the start page makes of it. */
import type { RunStatus } from 'c/runView';

/** Counts of one object; both are 0 when the user may not see it. */
export interface Tally {
  visible: boolean;
  total: number;
  /** Active models, active prompts, approved versions, mappings, answered interactions. */
  ready: number;
}

export interface Overview {
  models: Tally;
  prompts: Tally;
  versions: Tally;
  mappings: Tally;
  interactions: Tally;
  defaultModel: {
    id: string;
    name: string;
    platform: string;
    technology: string;
    region: string;
    status: string;
  } | null;
  latestInteractions: {
    id: string;
    name: string;
    prompt: string;
    user: string;
    status: Capitalize<RunStatus>;
    startedAt: string;
  }[];
}

export type Area = 'models' | 'prompts' | 'versions' | 'mappings' | 'interactions';

export interface Tile {
  area: Area;
  label: string;
  icon: string;
  count: string;
  detail: string;
  visible: boolean;
}

export interface Step {
  key: string;
  label: string;
  help: string;
  area: Area;
  done: boolean;
}

const TILES: { area: Area; label: string; icon: string; ready: string }[] = [
  { area: 'models', label: 'Models', icon: 'standard:ai_model_generative', ready: 'active' },
  { area: 'prompts', label: 'Prompts', icon: 'standard:prompt', ready: 'active' },
  { area: 'versions', label: 'Prompt Versions', icon: 'standard:record_signature_task', ready: 'approved' },
  { area: 'mappings', label: 'Data Mappings', icon: 'standard:data_mapping', ready: '' },
  { area: 'interactions', label: 'Interactions', icon: 'standard:feed', ready: 'answered' },
];

/** One tile per object; one the user may not see says so instead of showing a wrong zero. */
export function tilesOf(overview: Overview): Tile[] {
  return TILES.map(({ area, label, icon, ready }) => {
    const tally = overview[area];
    return {
      area,
      label,
      icon,
      visible: tally.visible,
      count: tally.visible ? String(tally.total) : '–',
      detail: tally.visible ? `${ready ? `${tally.ready} ${ready}` : 'object trees'}` : 'Not visible to you',
    };
  });
}

/** The way from an empty org to the first answer, as far as the user may see it. */
export function stepsOf(overview: Overview): Step[] {
  const { models, prompts, versions, mappings, interactions, defaultModel } = overview;
  const steps: (Step & { visible: boolean })[] = [
    {
      key: 'model',
      label: 'Activate a model',
      help: 'Name its platform, technology and credential, then set its status to Active.',
      area: 'models',
      done: models.ready > 0,
      visible: models.visible,
    },
    {
      key: 'default',
      label: 'Choose the organization default',
      help: 'Prompts that name no model use it.',
      area: 'models',
      done: defaultModel?.status === 'Active',
      visible: models.visible,
    },
    {
      key: 'mapping',
      label: 'Map the data',
      help: 'A data context mapping lists every field a prompt may read, and which are masked.',
      area: 'mappings',
      done: mappings.total > 0,
      visible: mappings.visible,
    },
    {
      key: 'prompt',
      label: 'Write a prompt',
      help: 'One prompt per job and object, with a template that uses the mapping.',
      area: 'prompts',
      done: prompts.ready > 0,
      visible: prompts.visible,
    },
    {
      key: 'version',
      label: 'Have a version approved',
      help: 'Only an approved version runs. Approved versions never change.',
      area: 'versions',
      done: versions.ready > 0,
      visible: versions.visible,
    },
    {
      key: 'answer',
      label: 'Get the first answer',
      help: 'Put the Prompt Panel on a record page and press Summarize. Every run is kept as an interaction.',
      area: 'interactions',
      done: interactions.ready > 0,
      visible: interactions.visible,
    },
  ];
  return steps.filter(({ visible }) => visible).map(({ visible: _visible, ...step }) => step);
}
