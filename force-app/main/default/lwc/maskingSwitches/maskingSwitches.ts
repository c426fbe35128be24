/** Which types detectors look for and what stands in place of a value: as saved, as tried, and the difference. */
import type { MaskingRuleRow, MaskingSwitch, MaskingType } from 'c/maskingRequests';

/** How one type is treated. `operator` is the gateway's word. */
export interface Switch {
  detect: boolean;
  operator: string;
}

/** By the label of the type. */
export type Switches = Record<string, Switch>;

interface OperatorFacts {
  word: string;
  label: string;
  about: string;
}

/** Labels are the picklist's. */
export const OPERATORS: readonly OperatorFacts[] = [
  { word: 'token', label: 'Token', about: 'A token such as PERSON-K7-0011; the answer gets the value back.' },
  { word: 'surrogate', label: 'Surrogate', about: 'A made-up value; the answer gets the real one back.' },
  { word: 'partial', label: 'Last Four', about: 'Only the last four characters stay.' },
  { word: 'hash', label: 'Hash', about: 'A code that is the same for the same value.' },
  { word: 'redact', label: 'Redact', about: 'Nothing of it stays.' },
  { word: 'year', label: 'Year Only', about: 'Only the year stays.' },
];

/** Text that looks like a token is always masked: nobody may switch it. */
const ALWAYS_MASKED = 'Token-like Text';

/** The types somebody may switch. */
export function switchable(types: readonly MaskingType[]): MaskingType[] {
  return types.filter(({ label }) => label !== ALWAYS_MASKED);
}

/** What the active rules say; a type without a rule is looked for and becomes a token. */
export function switchesOf(types: readonly MaskingType[], rules: readonly MaskingRuleRow[]): Switches {
  const active = rules.filter((rule) => rule.kind === 'Type' && rule.active);
  return Object.fromEntries(
    switchable(types).map(({ label }) => {
      const rule = active.find(({ entityType }) => entityType === label);
      const operator = OPERATORS.find((known) => known.label === rule?.operator)?.word ?? 'token';
      return [label, { detect: rule?.detect ?? true, operator }];
    }),
  );
}

/** Labels of the types that were changed and not saved. */
export function changedTypes(saved: Switches, draft: Switches): string[] {
  return Object.keys(draft).filter(
    (label) =>
      saved[label]?.detect !== draft[label]?.detect || saved[label]?.operator !== draft[label]?.operator,
  );
}

/** What a preview is asked to take for saved. */
export function whatIfOf(switches: Switches): { off: string[]; operators: Record<string, string> } {
  const entries = Object.entries(switches);
  return {
    off: entries.filter(([, { detect }]) => !detect).map(([label]) => label),
    operators: Object.fromEntries(
      entries
        .filter(([, { operator }]) => operator !== 'token')
        .map(([label, { operator }]) => [label, operator]),
    ),
  };
}

/** What Save sends: the changed types only. */
export function switchInputs(saved: Switches, draft: Switches): MaskingSwitch[] {
  return changedTypes(saved, draft).map((label) => ({
    entityType: label,
    detect: draft[label]?.detect ?? true,
    operator: OPERATORS.find(({ word }) => word === draft[label]?.operator)?.label ?? 'Token',
  }));
}
