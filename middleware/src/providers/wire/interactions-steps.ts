/** The steps of an interaction, as they are put together and kept for the next turn. */

import type { ToolCall } from '../../core/provider.ts';
import { readArguments, valueCall, writtenCall } from './tool-calls.ts';

/** A step as it stands on the wire. Only its `type` is certain. */
export interface Step {
  type: string;
  [field: string]: unknown;
}

interface TextContent {
  type?: unknown;
  text?: unknown;
}

/** The text of all steps of a type, out of the list in which they hold it. */
export function textOfSteps(steps: Step[], type: string, field: 'content' | 'summary'): string {
  const contents = steps.flatMap((step) => (step.type === type ? listOf(step[field]) : []));
  return contents.map(textOfContent).join('');
}

/** The text of one piece of content, '' for anything else than text. */
export function textOfContent(content: unknown): string {
  const { type, text } = (content ?? {}) as TextContent;
  return type === 'text' && typeof text === 'string' ? text : '';
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The calls of tools in steps. `written` has the arguments of those that came as text. */
export function callsInSteps(steps: Step[], written: Map<Step, string>): ToolCall[] {
  return steps.flatMap((step) => {
    if (step.type !== 'function_call') return [];
    const [id, name] = [String(step['id'] ?? ''), String(step['name'] ?? '')];
    const text = written.get(step) ?? '';
    return [text.trim() === '' ? valueCall(id, name, step['arguments']) : writtenCall(id, name, text)];
  });
}

/**
 * Adds a piece of a stream to its step, and gives the text it adds to the answer. Arguments are collected in `written`;
 * other kinds of pieces are left aside.
 */
export function addDelta(step: Step, delta: Record<string, unknown>, written: Map<Step, string>): string {
  if (delta['type'] === 'arguments_delta') {
    written.set(step, (written.get(step) ?? '') + String(delta['arguments'] ?? ''));
    step['arguments'] = readArguments(written.get(step)!) ?? {};
  }
  if (delta['type'] === 'thought_summary') {
    step['summary'] = [...listOf(step['summary']), delta['content']];
  }
  if (delta['type'] === 'thought_signature') {
    step['signature'] = String(step['signature'] ?? '') + String(delta['signature'] ?? '');
  }
  if (delta['type'] !== 'text' || step.type !== 'model_output') return '';
  const text = textOfContent(delta);
  const contents = listOf(step['content']);
  const last = contents.at(-1) as TextContent | undefined;
  const goesOn = last?.type === 'text';
  step['content'] = goesOn
    ? [...contents.slice(0, -1), { ...last, text: textOfContent(last) + text }]
    : [...contents, { type: 'text', text }];
  return text;
}

/** What is kept of a reply for the next turn: all of its steps when one of them (a signed thought, say) cannot be rebuilt. */
export function toContinuation(steps: Step[]): unknown {
  return steps.every(isPlain) ? null : { format: 'interactions', content: steps };
}

/** What is rebuilt from text and calls without loss. */
const isPlain = ({ type, signature }: Step): boolean =>
  type === 'model_output' || (type === 'function_call' && !signature);

/** The steps of a turn that this format gave; null for a turn that another format gave, or none. */
export function continuationOf(continuation: unknown): Step[] | null {
  const { format, content } = (continuation ?? {}) as { format?: unknown; content?: unknown };
  return format === 'interactions' && Array.isArray(content) ? (content as Step[]) : null;
}
