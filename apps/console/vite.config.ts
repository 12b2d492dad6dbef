import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['ISTHMUS_API'] ?? 'http://127.0.0.1:4780';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: { target: 'es2023', modulePreload: { polyfill: false } },
  // The BFF takes changes from its own origin alone, so the proxy speaks as that.
  server: { proxy: { '/api': { target: api, headers: { origin: api } } } },
});
