/** What hangs on an object besides its fields: list views, compact layouts, validation rules, page overrides. */
import type { ProjectMetadata, ValidationRuleMetadata } from './project-metadata.ts';
import { readCompactLayout } from './read-layout.ts';
import { readActionOverride, readListView } from './read-navigation.ts';
import { flag, nodes, text } from './xml.ts';
import type { XmlNode } from './xml.ts';

export function readValidationRule(object: string, fullName: string, node: XmlNode): ValidationRuleMetadata {
  return {
    object,
    fullName,
    active: flag(node, 'active'),
    errorConditionFormula: text(node, 'errorConditionFormula') ?? '',
    errorDisplayField: text(node, 'errorDisplayField'),
    errorMessage: text(node, 'errorMessage') ?? '',
  };
}

/** Takes the parts of an `.object` in Metadata API form; parts it does not name stay as they are. */
export function replaceViews(metadata: ProjectMetadata, object: string, node: XmlNode): void {
  const named = <T>(element: string, read: (object: string, fullName: string, part: XmlNode) => T): T[] =>
    nodes(node, element).map((part) => read(object, text(part, 'fullName') ?? '', part));
  replace(metadata.listViews, named('listViews', readListView), object);
  replace(metadata.validationRules, named('validationRules', readValidationRule), object);
  const assigned = text(node, 'compactLayoutAssignment');
  const layouts = named('compactLayouts', readCompactLayout);
  replace(
    metadata.compactLayouts,
    layouts.map((layout) => ({ ...layout, assigned: layout.fullName === assigned })),
    object,
  );
  const overrides = nodes(node, 'actionOverrides').flatMap((entry) => readActionOverride(object, entry));
  if (overrides.length === 0) return;
  const others = metadata.actionOverrides.filter((entry) => entry.object !== object);
  metadata.actionOverrides.splice(0, metadata.actionOverrides.length, ...others, ...overrides);
}

function replace<T extends { object: string; fullName: string }>(
  list: T[],
  values: T[],
  object: string,
): void {
  for (const value of values) {
    const index = list.findIndex((entry) => entry.object === object && entry.fullName === value.fullName);
    if (index < 0) list.push(value);
    else list[index] = value;
  }
}
