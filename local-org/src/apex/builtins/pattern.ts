/** Pattern and Matcher. */
import { UnsupportedApex } from '../errors.ts';
import { throwApex } from '../platform-exceptions.ts';
import { NativeValue } from '../values.ts';
import { quotePattern, toPattern } from './pattern-syntax.ts';
import type { BuiltinType, Call } from './table.ts';

interface MatcherState {
  source: string;
  text: string;
  position: number;
  match: RegExpExecArray | null;
}

function state(matcher: NativeValue): MatcherState {
  return matcher.content as MatcherState;
}

function run(matcher: NativeValue, source: string, flags: string, from: number, call: Call): boolean {
  const own = state(matcher);
  const pattern = toPattern(source, flags, call.site);
  pattern.lastIndex = from;
  own.match = pattern.exec(own.text);
  return own.match !== null;
}

function found(matcher: NativeValue, call: Call): RegExpExecArray {
  return state(matcher).match ?? throwApex('StringException', 'No match found', call.site);
}

function group(matcher: NativeValue, index: number, call: Call): string | null {
  const match = found(matcher, call);
  if (index < 0 || index >= match.length) throwApex('ListException', `No group ${index}`, call.site);
  return match[index] ?? null;
}

function replaceAll(matcher: NativeValue, replacement: string, call: Call): string {
  if (/\\/.test(replacement)) throw new UnsupportedApex('escape in a replacement', call.site);
  return state(matcher).text.replace(toPattern(state(matcher).source, 'g', call.site), replacement);
}

export const patternType: BuiltinType = {
  name: 'Pattern',
  methods: {
    'matcher(String)': (pattern: NativeValue, [text]) =>
      new NativeValue('Matcher', {
        source: pattern.content,
        text,
        position: 0,
        match: null,
      } satisfies MatcherState),
    'pattern()': (pattern: NativeValue) => pattern.content as string,
  },
  statics: {
    'compile(String)': (_, [source], { site }) => {
      toPattern(source, '', site);
      return new NativeValue('Pattern', source);
    },
    'matches(String,String)': (_, [source, text], { site }) =>
      toPattern(`^(?:${source})$`, '', site).test(text),
    'quote(String)': (_, [text]) => quotePattern(text),
  },
};

export const matcherType: BuiltinType = {
  name: 'Matcher',
  methods: {
    'matches()': (matcher: NativeValue, _, call) =>
      run(matcher, `^(?:${state(matcher).source})$`, '', 0, call),
    'lookingAt()': (matcher: NativeValue, _, call) =>
      run(matcher, `^(?:${state(matcher).source})`, '', 0, call),
    'find()': (matcher: NativeValue, _, call) => {
      const own = state(matcher);
      if (own.position > own.text.length || !run(matcher, own.source, 'g', own.position, call)) return false;
      const { index, 0: text } = own.match!;
      own.position = text === '' ? index + 1 : index + text.length;
      return true;
    },
    'group()': (matcher: NativeValue, _, call) => group(matcher, 0, call),
    'group(Integer)': (matcher: NativeValue, [index], call) => group(matcher, index, call),
    'groupCount()': (matcher: NativeValue, _, call) =>
      (toPattern(`${state(matcher).source}|`, '', call.site).exec('')?.length ?? 1) - 1,
    'start()': (matcher: NativeValue, _, call) => found(matcher, call).index,
    'end()': (matcher: NativeValue, _, call) => found(matcher, call).index + found(matcher, call)[0].length,
    'reset()': (matcher: NativeValue) => {
      Object.assign(state(matcher), { position: 0, match: null });
      return matcher;
    },
    'replaceAll(String)': (matcher: NativeValue, [replacement], call) =>
      replaceAll(matcher, replacement, call),
  },
};
