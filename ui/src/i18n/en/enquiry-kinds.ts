import type { enquiryKinds as source } from '../zh-CN/enquiry-kinds.ts'

export const enquiryKinds: typeof source = {
  title: 'Kinds of enquiry',
  hint: 'Each kind has its standard answer, who is responsible, by when it is answered and what to bring.',
  add: 'Add a kind',
  change: 'Change the kind',
  name: 'Name',
  code: 'Code',
  article: 'Standard answer',
  department: 'Department',
  post: 'Post',
  minutes: 'Answer within (minutes of opening hours)',
  within: '{{n}} min',
  materials: 'To bring',
  isActive: 'In use',
  none: 'none',
  saved: 'Saved',
}
