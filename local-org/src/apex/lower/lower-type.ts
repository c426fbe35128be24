/** Types as they are written in the tree → TypeName. */
import type { CreatedNameContext, TypeNameContext, TypeRefContext } from '@apexdevtools/apex-parser';
import type { TypeName } from '../ast.ts';

const collections: Record<string, string> = { list: 'List', set: 'Set', map: 'Map' };

/** `String[]` becomes `List<String>`. */
export function lowerType(node: TypeRefContext): TypeName {
  const parts = node.typeName_list().map(lowerPart);
  const last = parts.at(-1) ?? { name: '', arguments: [] };
  let type: TypeName = { name: parts.map((part) => part.name).join('.'), arguments: last.arguments };
  const subscripts = node.arraySubscripts()?.LBRACK_list().length ?? 0;
  for (let depth = 0; depth < subscripts; depth += 1) type = { name: 'List', arguments: [type] };
  return type;
}

function lowerPart(node: TypeNameContext): TypeName {
  const written = node.getChild(0).getText();
  return {
    name: collections[written.toLowerCase()] ?? written,
    arguments: node.typeArguments()?.typeList().typeRef_list().map(lowerType) ?? [],
  };
}

/** The type after `new`. */
export function lowerCreatedName(node: CreatedNameContext): TypeName {
  const parts = node.idCreatedNamePair_list();
  const written = parts.map((part) => part.anyId().getText()).join('.');
  return {
    name: collections[written.toLowerCase()] ?? written,
    arguments: parts.at(-1)?.typeList()?.typeRef_list().map(lowerType) ?? [],
  };
}

/** `Map<Id,String>`, for messages and as the name of a type. */
export function typeText(type: TypeName): string {
  return type.arguments.length === 0 ? type.name : `${type.name}<${type.arguments.map(typeText).join(',')}>`;
}
