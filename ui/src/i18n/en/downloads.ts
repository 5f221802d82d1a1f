import type { downloads as source } from '../zh-CN/downloads.ts'

export const downloads: typeof source = {
  title: 'Downloads',
  hint: 'Files exported in the background are kept for 7 days',
  name: 'File',
  unnamed: 'Being prepared…',
  state: 'Progress',
  rows: 'Rows',
  size: 'Size',
  asked: 'Asked',
  until: 'Kept until',
  fetch: 'Download',
  cancel: 'Cancel',
  retry: 'Try again',
  discard: 'Delete',
  empty: 'Nothing exported in the background yet',
  emptyHint: 'Choose “Export in the background” in the export menu of any list; long lists are written here one after the other.',
  begun: 'Being exported in the background; you will be told when it is done.',
  later: { xlsx: 'Export Excel in the background', csv: 'Export CSV in the background' },
}
