import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const SOURCES = path.join(import.meta.dirname, 'src')

/** What a source file says of its own place stays true in the bundle, which lies in `server/dist`, wherever the folder is moved to. */
function ownPlaces(): Plugin {
  return {
    name: 'own-places',
    transform: {
      filter: { id: /\.ts$/, code: /import\.meta\.(?:url|dirname)/ },
      handler(code, id) {
        const file = `/../src/${path.relative(SOURCES, id).replaceAll('\\', '/')}`
        return code
          .replaceAll('import.meta.url', `new URL(${JSON.stringify(`.${file}`)}, import.meta.url).href`)
          .replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(path.posix.dirname(file))})`)
      },
    },
  }
}

/** The engine keeps the text of what it runs, with one byte for each character if all fit, else with two. */
function plainCharacters(): Plugin {
  return {
    name: 'plain-characters',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/[^\0-\x7F]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    },
  }
}

/** The server as one file for Node: a thousand modules are found and read at once, and no compiler stays in memory. Names and lines stay, for stack traces. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [ownPlaces(), plainCharacters()],
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', keepNames: true } },
  },
  // The JSON comes along: Node wants a word of its own about files of this kind, which the packer leaves out.
  ssr: { target: 'node', external: true, noExternal: [/^@guanjia\//, /^chinese-days/] },
})
