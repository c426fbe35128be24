/** Files: the design system and its icons as npm ships them, the shell's own style sheet, the bundles. */
import express, { Router } from 'express';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../bundle/rollup-bundles.ts';

const OWN = fileURLToPath(new URL('../assets', import.meta.url));

/** `cacheDirectory` holds the bundles; their folders carry a hash, so a browser may keep them for ever. */
export function assetRoutes(cacheDirectory: string): Router {
  const router = Router();
  const files = { index: false, fallthrough: false };
  router.use(
    '/slds',
    express.static(packageFolder('@salesforce-ux/design-system'), { ...files, maxAge: '1d' }),
  );
  router.use('/shell-assets', express.static(OWN, files));
  router.use('/vendor', express.static(cacheDirectory, { ...files, immutable: true, maxAge: '365d' }));
  return router;
}
