import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->` of a page. Throws when the page has no such place. */
export async function writeBetweenMarks(file: string, name: string, markdown: string): Promise<void> {
  const page = readFileSync(file, 'utf8');
  const marks = [`<!-- ${name} -->`, `<!-- /${name} -->`] as const;
  const [from, to] = marks.map((mark) => page.indexOf(mark)) as [number, number];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the tables: ${marks.join(' … ')}`);
  const whole = `${page.slice(0, from + marks[0].length)}\n\n${markdown}\n${page.slice(to)}`;
  const style = await resolveConfig(file);
  writeFileSync(file, await format(whole, { ...style, filepath: file }));
}
