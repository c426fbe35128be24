/** Classes and triggers of the tree → our declarations. */
import type * as tree from '@apexdevtools/apex-parser';
import type {
  Annotation,
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  TriggerDeclaration,
} from '../ast.ts';
import { UnsupportedApex } from '../errors.ts';
import { siteOf, type TreeNode } from '../parse.ts';
import { refuseReserved } from './reserved-words.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerBlock, lowerStatement } from './lower-statement.ts';
import { lowerType } from './lower-type.ts';

type Modifiers = tree.ModifierContext[];

/** A file's one top-level type. */
export function lowerFile(node: tree.CompilationUnitContext, file: string): ClassDeclaration {
  const declared = node.typeDeclaration();
  return lowerDeclared(declared, declared.modifier_list(), file);
}

interface Declared {
  classDeclaration(): tree.ClassDeclarationContext | null;
  interfaceDeclaration(): tree.InterfaceDeclarationContext | null;
  enumDeclaration(): tree.EnumDeclarationContext | null;
}

function lowerDeclared(node: Declared, modifiers: Modifiers, file: string): ClassDeclaration {
  const found = node.classDeclaration();
  if (found) return lowerClass(found, modifiers, file);
  const contract = node.interfaceDeclaration();
  if (contract) return lowerInterface(contract, modifiers, file);
  return lowerEnum(node.enumDeclaration()!, modifiers, file);
}

function emptyClass(
  kind: ClassDeclaration['kind'],
  id: tree.IdContext,
  modifiers: Modifiers,
  file: string,
): ClassDeclaration {
  refuseReserved(id.getText(), siteOf(id, file));
  return {
    kind,
    name: id.getText(),
    site: siteOf(id, file),
    ...lowerModifiers(modifiers, file),
    superclass: null,
    interfaces: [],
    fields: [],
    methods: [],
    constructors: [],
    initializers: [],
    inner: [],
    constants: [],
  };
}

function lowerClass(
  node: tree.ClassDeclarationContext,
  modifiers: Modifiers,
  file: string,
): ClassDeclaration {
  const declaration = emptyClass('class', node.id(), modifiers, file);
  declaration.superclass = node.EXTENDS() ? lowerType(node.typeRef()) : null;
  declaration.interfaces = node.typeList()?.typeRef_list().map(lowerType) ?? [];
  for (const member of node.classBody().classBodyDeclaration_list()) lowerMember(member, declaration, file);
  return declaration;
}

function lowerInterface(
  node: tree.InterfaceDeclarationContext,
  modifiers: Modifiers,
  file: string,
): ClassDeclaration {
  const declaration = emptyClass('interface', node.id(), modifiers, file);
  declaration.interfaces = node.typeList()?.typeRef_list().map(lowerType) ?? [];
  declaration.methods = node
    .interfaceBody()
    .interfaceMethodDeclaration_list()
    .map((method) => lowerMethod(method, [], file));
  return declaration;
}

function lowerEnum(node: tree.EnumDeclarationContext, modifiers: Modifiers, file: string): ClassDeclaration {
  const declaration = emptyClass('enum', node.id(), modifiers, file);
  declaration.constants =
    node
      .enumConstants()
      ?.id_list()
      .map((id) => id.getText()) ?? [];
  return declaration;
}

function lowerMember(node: tree.ClassBodyDeclarationContext, into: ClassDeclaration, file: string): void {
  const block = node.block();
  if (block) {
    into.initializers.push({
      static: node.STATIC() !== null,
      body: lowerBlock(block, file),
      after: into.fields.length,
    });
    return;
  }
  const member = node.memberDeclaration();
  if (!member) return;
  const modifiers = node.modifier_list();
  const method = member.methodDeclaration();
  const constructor = member.constructorDeclaration();
  const field = member.fieldDeclaration();
  const property = member.propertyDeclaration();
  if (method) into.methods.push(lowerMethod(method, modifiers, file));
  else if (constructor) into.constructors.push(lowerConstructor(constructor, modifiers, file));
  else if (field) into.fields.push(...lowerFields(field, modifiers, file));
  else if (property) into.fields.push(lowerProperty(property, modifiers, file));
  else into.inner.push(lowerDeclared(member, modifiers, file));
}

interface Signature {
  id(): tree.IdContext;
  formalParameters(): tree.FormalParametersContext;
  typeRef(): tree.TypeRefContext | null;
  block?(): tree.BlockContext | null;
}

function lowerMethod(node: TreeNode & Signature, modifiers: Modifiers, file: string): MethodDeclaration {
  const body = node.block?.() ?? null;
  const type = node.typeRef();
  return {
    kind: 'method',
    ...memberOf(node.id(), modifiers, file),
    parameters: lowerParameters(node.formalParameters(), file),
    returnType: type ? lowerType(type) : null,
    body: body ? lowerBlock(body, file) : null,
  };
}

function lowerConstructor(
  node: tree.ConstructorDeclarationContext,
  modifiers: Modifiers,
  file: string,
): MethodDeclaration {
  return {
    kind: 'constructor',
    ...memberOf(node.qualifiedName().id(0), modifiers, file),
    parameters: lowerParameters(node.formalParameters(), file),
    returnType: null,
    body: lowerBlock(node.block(), file),
  };
}

function lowerParameters(node: tree.FormalParametersContext, file: string): MethodDeclaration['parameters'] {
  return (node.formalParameterList()?.formalParameter_list() ?? []).map((parameter) => {
    refuseReserved(parameter.id().getText(), siteOf(parameter, file));
    return { name: parameter.id().getText(), type: lowerType(parameter.typeRef()) };
  });
}

function lowerFields(
  node: tree.FieldDeclarationContext,
  modifiers: Modifiers,
  file: string,
): FieldDeclaration[] {
  return node
    .variableDeclarators()
    .variableDeclarator_list()
    .map((variable) => ({
      kind: 'field',
      ...memberOf(variable.id(), modifiers, file),
      type: lowerType(node.typeRef()),
      value: variable.expression() ? lowerExpression(variable.expression(), file) : null,
      getter: null,
      setter: null,
      hasSetter: false,
    }));
}

function lowerProperty(
  node: tree.PropertyDeclarationContext,
  modifiers: Modifiers,
  file: string,
): FieldDeclaration {
  const accessors = node.propertyBlock_list();
  const getter = accessors.map((accessor) => accessor.getter()).find((accessor) => accessor !== null);
  const setter = accessors.map((accessor) => accessor.setter()).find((accessor) => accessor !== null);
  return {
    kind: 'field',
    ...memberOf(node.id(), modifiers, file),
    type: lowerType(node.typeRef()),
    value: null,
    getter: getter?.block() ? lowerBlock(getter.block(), file) : null,
    setter: setter?.block() ? lowerBlock(setter.block(), file) : null,
    hasSetter: setter !== undefined,
  };
}

function memberOf(id: tree.IdContext, modifiers: Modifiers, file: string) {
  refuseReserved(id.getText(), siteOf(id, file));
  const lowered = lowerModifiers(modifiers, file);
  return {
    name: id.getText(),
    site: siteOf(id, file),
    static: lowered.modifiers.includes('static'),
    ...lowered,
  };
}

function lowerModifiers(nodes: Modifiers, file: string): { modifiers: string[]; annotations: Annotation[] } {
  const annotations = nodes.map((node) => node.annotation()).filter((annotation) => annotation !== null);
  const words = nodes.filter((node) => !node.annotation()).map((node) => node.getText().toLowerCase());
  const refused = nodes.find((node) => node.WEBSERVICE() ?? node.TESTMETHOD());
  if (refused) throw new UnsupportedApex(`${refused.getText()} modifier`, siteOf(refused, file));
  return { modifiers: words, annotations: annotations.map(lowerAnnotation) };
}

function lowerAnnotation(node: tree.AnnotationContext): Annotation {
  const values: Record<string, string> = {};
  for (const pair of node.elementValuePairs()?.elementValuePair_list() ?? []) {
    values[pair.id().getText().toLowerCase()] = pair.elementValue().getText().replace(/^'|'$/g, '');
  }
  return { name: node.id().getText().toLowerCase(), values };
}

export function lowerTrigger(node: tree.TriggerUnitContext, file: string): TriggerDeclaration {
  const body = node
    .triggerBlock()
    .triggerBlockMember_list()
    .map((member) => {
      const statement = member.statement();
      if (!statement) throw new UnsupportedApex('declaration in a trigger', siteOf(member, file));
      return lowerStatement(statement, file);
    });
  const events = node.triggerCase_list().map((event) => {
    const [when, operation] = [event.getChild(0).getText(), event.getChild(1).getText()];
    return `${when} ${operation}`.toLowerCase();
  });
  return {
    name: node.id(0).getText(),
    objectName: node.id(1).getText(),
    events,
    body,
    site: siteOf(node, file),
  };
}
