import { join } from 'node:path'
import { FolderBlobStore, blobKey } from '../platform/files/blob-store.ts'
import { checkBlobs, moveBlobs, sweepOrphans } from '../platform/files/care.ts'
import { S3BlobStore } from '../platform/files/s3-blob-store.ts'
import type { Command } from './command.ts'

const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

export const files: Command = {
  usage: 'files move [--keep] (folder → bucket) | files sweep [--delete] | files check',
  options: { keep: { type: 'boolean' }, delete: { type: 'boolean' } },
  async run({ app, values, positionals }) {
    const [what] = positionals
    if (what === 'move') {
      if (!(app.blobs instanceof S3BlobStore)) {
        console.error('GUANJIA_S3_BUCKET and its fellows are not set: there is nowhere to move to')
        return 2
      }
      const folder = join(app.config.dataFolder, 'files')
      const onMoved = ({ moved, bytes }: { moved: number; bytes: number }): void => {
        if (moved % 100 === 0) console.log(`${moved} objects, ${mib(bytes)} MiB`)
      }
      const done = await moveBlobs(new FolderBlobStore(folder), app.blobs, ({ sha256, variant }) => join(folder, blobKey(sha256, variant ?? undefined)), { keeps: values['keep'] === true, onMoved })
      console.log(`Moved ${done.moved} objects, ${mib(done.bytes)} MiB.`)
      for (const sum of done.damaged) console.error(`damaged, left in the folder: ${sum}`)
      return done.damaged.length > 0 ? 1 : 0
    }
    if (what === 'sweep') {
      const removes = values['delete'] === true
      const { orphans, bytes } = await sweepOrphans(app.database.pool, app.blobs, { removes })
      console.log(`${orphans} orphans older than a day, ${mib(bytes)} MiB${removes ? ': removed' : orphans > 0 ? '; --delete removes them' : ''}.`)
      return 0
    }
    if (what === 'check') {
      const { checked, broken } = await checkBlobs(app.database.pool, app.blobs)
      console.log(`${checked} files checked, ${broken.length} missing or damaged.`)
      for (const sum of broken) console.error(`missing or damaged: ${sum}`)
      return broken.length > 0 ? 1 : 0
    }
    console.error(files.usage)
    return 2
  },
}
