import type { mobilePapers as source } from '../zh-CN/mobile-papers.ts'

export const mobilePapers: typeof source = {
  title: 'My papers',
  hint: 'What you and the house signed, with the scans.',
  papers: 'Papers',
  contracts: 'Contracts',
  none: 'There are no papers to see yet.',
  noFiles: 'No scan; see the original at the front desk.',
  until: '{{from}} to {{to}}',
  over: 'over',
  search: 'Find an original',
  what: 'Title, number, room, name',
  lookHint: 'Type a title, a room or a name to see where the paper lies',
  place: 'Place',
  lent: 'lent',
  noPaper: 'No original registered',
  nothing: 'Nothing found',
  site: 'Site',
}
