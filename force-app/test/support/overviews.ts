/** What the cockpit's start page may be told, for tests. */
import type { Overview } from 'c/cockpitView';

const NONE = { visible: true, total: 0, ready: 0 };

export const NEW_ORG: Overview = {
  models: NONE,
  prompts: NONE,
  versions: NONE,
  mappings: NONE,
  interactions: NONE,
  defaultModel: null,
  latestInteractions: [],
};

export const READY_ORG: Overview = {
  models: { visible: true, total: 4, ready: 2 },
  prompts: { visible: true, total: 6, ready: 6 },
  versions: { visible: true, total: 7, ready: 6 },
  mappings: { visible: true, total: 6, ready: 6 },
  interactions: { visible: true, total: 12, ready: 11 },
  defaultModel: {
    id: 'a00000000000001AAA',
    name: 'Builtin Summarizer',
    platform: 'builtin',
    technology: 'extractive-1',
    region: 'local',
    status: 'Active',
  },
  latestInteractions: [
    {
      id: 'a01000000000001AAA',
      name: 'AI-0000012',
      prompt: 'Case Summary',
      user: 'Samuel Ortiz',
      status: 'Answered',
      startedAt: '2026-11-22T06:00:00.000Z',
    },
  ],
};
