import { BASE } from './seeded-fault.ts';
import type { SeededFault } from './seeded-fault.ts';

/** Faults of what components import. */
export const SCRIPT_FAULTS: SeededFault[] = [
  {
    name: 'a component that imports a method that is not @AuraEnabled',
    file: `${BASE}/classes/RunController.cls`,
    from: /@AuraEnabled(\([^)]*\))?(\s+public static String start\b)/i,
    to: '$2',
    says: /RunController\.start, but RunController has no static @AuraEnabled method start/,
    foundIn: `${BASE}/lwc/runRequests/runRequests.ts`,
  },
  {
    name: 'a component that imports from a class that is not there',
    file: `${BASE}/lwc/summarizeAction/summarizeAction.ts`,
    from: 'RunController.prompts',
    to: 'RunsController.prompts',
    says: /there is no Apex class RunsController/,
  },
  {
    name: 'a component that imports an unknown field',
    file: `${BASE}/lwc/summarizeAction/summarizeAction.ts`,
    from: /^/,
    to: "import SUBJECT from '@salesforce/schema/Case.Subjekt';\n",
    says: /imports Case\.Subjekt, but Case has no field Subjekt/,
  },
  {
    name: 'a component that imports an unknown component',
    file: `${BASE}/lwc/summarizeAction/summarizeAction.ts`,
    from: /^/,
    to: "import { nothing } from 'c/nowhere';\n",
    says: /imports the component nowhere, which does not exist/,
  },
];
