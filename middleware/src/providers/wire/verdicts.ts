import type { ContentVerdict } from '../../core/provider.ts';

/**
 * What Azure's content filter said, category by category:
 * https://learn.microsoft.com/azure/ai-services/openai/concepts/content-filter-annotations. A stream says it again and again;
 * of one category the strictest verdict stays.
 */
export interface Verdicts {
  /** `results` as `{hate: {filtered, severity}, jailbreak: {filtered, detected}, …}`; anything else is left aside. */
  add(on: ContentVerdict['on'], results: unknown): void;
  /** `prompt_filter_results`: one entry per prompt. */
  addPrompts(entries: unknown): void;
  all(): ContentVerdict[];
}

/** None yet. */
export function startVerdicts(): Verdicts {
  const found = new Map<string, ContentVerdict>();
  const add: Verdicts['add'] = (on, results) => {
    if (typeof results !== 'object' || results === null) return;
    for (const [category, said] of Object.entries(results as Record<string, unknown>)) {
      const { filtered, severity, detected } = (said ?? {}) as Record<string, unknown>;
      if (typeof filtered !== 'boolean') continue;
      const level = typeof severity === 'string' ? severity : detected === true ? 'detected' : null;
      const known = found.get(`${on} ${category}`);
      if (known && rank(known) >= rank({ filtered, severity: level })) continue;
      found.set(`${on} ${category}`, { on, category, severity: level, filtered });
    }
  };
  return {
    add,
    addPrompts(entries) {
      for (const entry of Array.isArray(entries) ? entries : []) {
        add('prompt', (entry as { content_filter_results?: unknown } | null)?.content_filter_results);
      }
    },
    all: () => [...found.values()],
  };
}

const SEVERITIES = ['safe', 'low', 'medium', 'high'];

const rank = ({ filtered, severity }: Pick<ContentVerdict, 'filtered' | 'severity'>): number =>
  (filtered ? 10 : 0) + (severity === 'detected' ? 1 : SEVERITIES.indexOf(severity ?? ''));
