import { CoreError } from '../core-error.ts';
import { childrenOf, fieldOf, parentOf } from '../mapping.ts';
import type { Mapping, MappingNode, RecordContext } from '../types.ts';
import { parseTemplate, type TemplateNode } from './template.ts';
import { validateTemplate } from './validate.ts';

/** What the text of `{{$Today}}` is: an ISO date in the user's time zone. */
export interface RenderOptions {
  today: string;
}

/**
 * The template with the record's values in place. Fields that are empty or were left out follow their blank policy.
 * Throws TEMPLATE_INVALID naming every tag that does not fit the mapping.
 */
export function renderTemplate(
  text: string,
  record: RecordContext,
  mapping: Mapping,
  options: RenderOptions,
): string {
  const problems = validateTemplate(text, mapping);
  if (problems.length > 0) {
    throw new CoreError('TEMPLATE_INVALID', problems.map((problem) => problem.message).join('; '));
  }
  const pieces: string[] = [];
  renderNodes(parseTemplate(text).nodes, record, mapping.root, options, pieces);
  return pieces.join('');
}

function renderNodes(
  nodes: TemplateNode[],
  record: RecordContext,
  node: MappingNode,
  options: RenderOptions,
  pieces: string[],
): void {
  for (const item of nodes) {
    if (item.kind === 'text') pieces.push(item.text);
    else if (item.kind === 'today') pieces.push(options.today);
    else if (item.kind === 'value') pieces.push(valueAt(item.path, record, node));
    else renderSection(item, record, node, options, pieces);
  }
}

function renderSection(
  section: Extract<TemplateNode, { kind: 'section' }>,
  record: RecordContext,
  node: MappingNode,
  options: RenderOptions,
  pieces: string[],
): void {
  const child = childrenOf(node, section.name);
  if (!child) return;
  const rows = record.children[child.relationshipName];
  // A list that was left out says neither that there are rows nor that there are none.
  if (!rows) return;
  if (section.inverted) {
    if (rows.length === 0) renderNodes(section.body, record, node, options, pieces);
    return;
  }
  for (const row of rows) renderNodes(section.body, row, child, options, pieces);
}

function valueAt(path: string[], start: RecordContext, startNode: MappingNode): string {
  let record: RecordContext | null = start;
  let node: MappingNode | undefined = startNode;
  for (const relationship of path.slice(0, -1)) {
    node = node && parentOf(node, relationship);
    record = (node && record?.parents[node.relationshipName]) ?? null;
  }
  const field = node && fieldOf(node, path.at(-1) ?? '');
  const value = field && record?.fields[field.apiName];
  if (value?.text != null && value.text !== '') return value.text;
  const leftOut = value !== undefined && value !== null && !value.visible;
  return field?.blankPolicy === 'show-none' && !leftOut ? '(none)' : '';
}
