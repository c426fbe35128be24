/** Source text → parse tree, by the grammar of @apexdevtools/apex-parser. */
import {
  ApexErrorListener,
  ApexParserFactory,
  type ApexParser,
  type CompilationUnitContext,
  type TriggerUnitContext,
} from '@apexdevtools/apex-parser';
import type { Site } from './ast.ts';
import { InvalidApex } from './errors.ts';

/** The few things every node of the parse tree has, whatever its class. */
export interface TreeNode {
  start: Token;
  stop?: Token;
  getText(): string;
}

interface Token {
  line: number;
  column: number;
  start: number;
  stop: number;
  getInputStream(): { getText(start: number, stop: number): string } | null;
}

/** Parses a class, interface or enum file. Throws InvalidApex at the first syntax error. */
export function parseClass(source: string, file: string): CompilationUnitContext {
  return parseWith(source, file, (parser) => parser.compilationUnit());
}

/** Parses a trigger file. Throws InvalidApex at the first syntax error. */
export function parseTrigger(source: string, file: string): TriggerUnitContext {
  return parseWith(source, file, (parser) => parser.triggerUnit());
}

/** Ends at the first error: the parser's own repair would make a program nobody wrote. */
class FirstError extends ApexErrorListener {
  private readonly file: string;

  constructor(file: string) {
    super();
    this.file = file;
  }

  override apexSyntaxError(line: number, column: number, message: string): never {
    throw new InvalidApex(message, { file: this.file, line, column: column + 1 });
  }
}

function parseWith<Tree>(source: string, file: string, entry: (parser: ApexParser) => Tree): Tree {
  return entry(ApexParserFactory.createLexerAndParser(source, new FirstError(file)).parser);
}

/** Where a node starts. */
export function siteOf(node: TreeNode, file: string): Site {
  return { file, line: node.start.line, column: node.start.column + 1 };
}

/** A node's text as it is written, with its spaces. */
export function sourceOf(node: TreeNode): string {
  const stop = node.stop ?? node.start;
  return node.start.getInputStream()?.getText(node.start.start, stop.stop) ?? node.getText();
}
