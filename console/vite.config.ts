import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { textAreas } from '../ui/text-areas.ts'

/** Files of the kit with dates, pictures and long selects: however many screens ask for one, the first screen does not wait for them. */
const HEAVY = 'instant-picker|day-picker|period-filter|window-picker|wait-fields|pickers|filters|file-strip|timeline'
const ANTD = /node_modules[\\/](antd[\\/](?!es[\\/](date-picker|time-picker|calendar))|@ant-design|@rc-component[\\/](?!picker))/
const KIT = new RegExp(
  String.raw`(console[\\/]src[\\/](kit[\\/](?!${HEAVY})|session[\\/])|ui[\\/]src[\\/](api|clock|components|format)[\\/])`,
)

/** What changes seldom travels in its own files, so that a new release lets browsers keep them. */
const CHUNKS = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'data', test: /node_modules[\\/](@tanstack|i18next|react-i18next)[\\/]/ },
  // The parts of the kit that most screens use; the heavy rest (dates, pictures, selects) stays with the screens that need it.
  { name: 'antd', test: ANTD, minShareCount: 40 },
  { name: 'kit', test: KIT, minShareCount: 24 },
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
]

export default defineConfig({
  base: '/',
  // One React for the app and for the kits whose own range is older.
  resolve: { dedupe: ['react', 'react-dom'] },
  plugins: [textAreas(), react()],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: process.env.GUANJIA_API ?? 'http://127.0.0.1:3000' } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
})
