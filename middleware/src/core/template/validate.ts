import { childrenOf, fieldOf, parentOf } from '../mapping.ts';
import type { Mapping, MappingNode } from '../types.ts';
import { parseTemplate, type TemplateNode, type TemplateProblem } from './template.ts';

/** How many parents a path may cross: SOQL's own limit. */
const MAX_PARENTS = 5;

/** Everything wrong with a template on a mapping, in the order of the text. Empty when it can be rendered. */
export function validateTemplate(text: string, mapping: Mapping): TemplateProblem[] {
  const { nodes, problems } = parseTemplate(text);
  const all = [...problems, ...checkNodes(nodes, mapping.root)];
  return all.sort((left, right) => left.line - right.line || left.column - right.column);
}

function checkNodes(nodes: TemplateNode[], node: MappingNode): TemplateProblem[] {
  return nodes.flatMap((item) => {
    if (item.kind === 'value') return checkPath(item, node);
    if (item.kind === 'section') return checkSection(item, node);
    return [];
  });
}

function checkSection(
  section: Extract<TemplateNode, { kind: 'section' }>,
  node: MappingNode,
): TemplateProblem[] {
  const child = childrenOf(node, section.name);
  if (!child) {
    return [
      problem(
        section,
        `${section.tag}: the mapping has no related list ${section.name} on ${node.objectName}`,
      ),
    ];
  }
  // Below an inverted section there is no child row: its paths start where the section stands.
  return checkNodes(section.body, section.inverted ? node : child);
}

function checkPath(value: Extract<TemplateNode, { kind: 'value' }>, start: MappingNode): TemplateProblem[] {
  const parents = value.path.slice(0, -1);
  const name = value.path.at(-1) ?? '';
  if (parents.length > MAX_PARENTS) {
    return [
      problem(value, `${value.tag} crosses ${parents.length} parents, at most ${MAX_PARENTS} are possible`),
    ];
  }
  let node = start;
  for (const relationship of parents) {
    const parent = parentOf(node, relationship);
    if (!parent)
      return [
        problem(value, `${value.tag}: the mapping has no parent ${relationship} on ${node.objectName}`),
      ];
    node = parent;
  }
  const field = fieldOf(node, name);
  if (!field) return [problem(value, `${value.tag}: the mapping has no field ${name} on ${node.objectName}`)];
  if (field.treatment === 'drop') {
    return [
      problem(value, `${value.tag}: the mapping drops ${name} on ${node.objectName}, so it cannot be used`),
    ];
  }
  return [];
}

function problem(at: { tag: string; line: number; column: number }, message: string): TemplateProblem {
  return { tag: at.tag, message, line: at.line, column: at.column };
}
