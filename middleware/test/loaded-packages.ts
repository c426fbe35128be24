/**
 * `node --import <this file> …`: writes the packages of node_modules that were loaded, as the last line of the output when
 * the process ends. It hooks into the loader itself, so that `import`, `import()` and `require` are all seen.
 */
import { registerHooks } from 'node:module';

const packages = new Set<string>();

registerHooks({
  load(url, context, nextLoad) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    if (name) packages.add(name);
    return nextLoad(url, context);
  },
});

process.on('exit', () => process.stdout.write(`\n${JSON.stringify([...packages].sort())}\n`));
