/** Words of the prompt panel that depend on where a run is. */
import type { RunProgress } from 'c/runClient';
import type { PromptOption } from 'c/runRequests';
import type { RunStatus } from 'c/runView';

export interface PanelButton {
  label: string;
  icon: string;
  variant: 'brand' | 'neutral';
}

// A failure is announced by its own alert.
const ENDINGS: Partial<Record<RunStatus, string>> = {
  answered: 'The answer is ready.',
  cancelled: 'Stopped.',
};

/** What a screen reader says when a run ends; '' when something else says it. */
export function announceEnd(status: RunStatus): string {
  return ENDINGS[status] ?? '';
}

/** The one button of the panel: it runs the chosen prompt, or stops the run that is going on. */
export function buttonFor(chosen: PromptOption | null, progress: RunProgress | null): PanelButton {
  if (progress) {
    return { label: progress.stopping ? 'Stopping…' : 'Stop', icon: 'utility:stop', variant: 'neutral' };
  }
  const label = !chosen || chosen.summarizeAction ? 'Summarize' : chosen.label;
  return { label, icon: 'utility:sparkles', variant: 'brand' };
}
