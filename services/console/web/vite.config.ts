import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Packs every file once, at build, so that serving it costs nothing. */
function packAssets(): Plugin {
  return {
    name: 'pack-assets',
    apply: (config, { command }) => command === 'build' && !config.build?.ssr,
    writeBundle: ({ dir = '' }) => {
      const folder = join(dir, 'assets')
      for (const name of readdirSync(folder)) {
        const path = join(folder, name)
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), packAssets()],
  // The server's policy allows no style or script inside the page.
  // The server's half renders the first picture. What only a browser shows is never loaded there.
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true, external: ['antd', 'echarts'] },
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
})
