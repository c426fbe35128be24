/** What stands after `new` → our expressions. */
import {
  AssignExpressionContext,
  type CreatorContext,
  type ExpressionContext,
} from '@apexdevtools/apex-parser';
import type { Expression, Site, TypeName } from '../ast.ts';
import { UnsupportedApex } from '../errors.ts';
import { lowerCreatedName } from './lower-type.ts';

/** `lower` turns the expressions inside into ours; it is handed in, because `new` is an expression itself. */
export function lowerCreator(
  node: CreatorContext,
  site: Site,
  lower: (node: ExpressionContext) => Expression,
): Expression {
  const type = lowerCreatedName(node.createdName());
  const sized = node.arrayCreatorRest();
  if (sized)
    return lowerArray(
      type,
      sized.expression(),
      sized.arrayInitializer()?.expression_list() ?? null,
      site,
      lower,
    );
  const map = node.mapCreatorRest();
  if (map) {
    const entries = map.mapCreatorRestPair_list().map((pair) => ({
      key: lower(pair.expression(0)),
      value: lower(pair.expression(1)),
    }));
    return { kind: 'new-map', type, entries, site };
  }
  const items = node.setCreatorRest();
  if (items) return { kind: 'new-items', type, items: items.expression_list().map(lower), site };
  if (node.noRest()) {
    return type.name === 'Map'
      ? { kind: 'new-map', type, entries: [], site }
      : { kind: 'new-items', type, items: [], site };
  }
  const values = node.classCreatorRest()?.arguments().expressionList()?.expression_list() ?? [];
  return lowerNew(type, values, site, lower);
}

function lowerArray(
  element: TypeName,
  size: ExpressionContext | null,
  items: ExpressionContext[] | null,
  site: Site,
  lower: (node: ExpressionContext) => Expression,
): Expression {
  const type = { name: 'List', arguments: [element] };
  if (size) return { kind: 'new-array', type, size: lower(size), site };
  return { kind: 'new-items', type, items: (items ?? []).map(lower), site };
}

/** `new Account(Name = 'x')` names its fields; every other `new` has positions. */
function lowerNew(
  type: TypeName,
  values: ExpressionContext[],
  site: Site,
  lower: (node: ExpressionContext) => Expression,
): Expression {
  if (!values.some((value) => value instanceof AssignExpressionContext)) {
    return { kind: 'new', type, arguments: values.map(lower), named: [], site };
  }
  const named = values.map((value) => {
    if (!(value instanceof AssignExpressionContext))
      throw new UnsupportedApex('mixed constructor arguments', site);
    return { name: value.expression(0).getText(), value: lower(value.expression(1)) };
  });
  return { kind: 'new', type, arguments: [], named, site };
}
