import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['ISTHMUS_API'] ?? 'http://127.0.0.1:4780';

const later = String.raw`radix-ui|@radix-ui|@floating-ui|aria-hidden|react-remove-scroll|react-hook-form|@hookform|@tanstack[\\/](react-)?virtual`;
const overlays = /[\\/](dialog|sheet|menu-list|leave-guard|places-sheet)\.tsx$/;

/** Few chunks, each loaded once: what every page shares, a language's common texts, and apart what only some pages or presses need. */
const groups = [
  {
    name: 'frame',
    priority: 1,
    test: (id: string) =>
      new RegExp(
        String.raw`node_modules[\\/](?!${later})|[\\/]packages[\\/]contracts|queries\.ts$|[\\/]src[\\/](shared|frame)[\\/](?!i18n|pool-settings|kubernetes|form)`,
      ).test(id) && !overlays.test(id),
  },
  { name: 'english', test: /[\\/](shared|operations|clusters|external-nodes|external-node-pools)\.en\.ts$/ },
  { name: 'chinese', test: /[\\/](shared|operations|clusters|external-nodes|external-node-pools)\.zh\.ts$/ },
  { name: 'forms', test: /node_modules[\\/](react-hook-form|@hookform)/ },
  { name: 'virtual', test: /node_modules[\\/]@tanstack[\\/](react-)?virtual/ },
  { name: 'overlays', test: (id: string) => new RegExp(later).test(id) || overlays.test(id) },
];

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  // The BFF takes changes from its own origin alone, so the proxy speaks as that.
  server: { proxy: { '/api': { target: api, headers: { origin: api } } } },
});
