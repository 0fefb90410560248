import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licencesModule } from './resources/build/licences.mjs'

/** Shell, engine and preload are CommonJS: a sandboxed preload cannot be anything else. */
export default defineConfig({
  main: {
    // Vega's Node variant waits for an optional canvas at load time, which CommonJS cannot.
    resolve: { alias: { 'vega-canvas': resolve('node_modules/vega-canvas/build/vega-canvas.browser.js') } },
    build: {
      rolldownOptions: {
        input: {
          shell: 'main/shell/index.ts',
          'engine-host': 'main/hosts/utility.ts',
          'file-reader': 'main/hosts/file-reader.ts',
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { preload: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), licencesModule()],
    build: {
      target: 'chrome114',
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve('renderer/index.html') },
    },
  },
})
