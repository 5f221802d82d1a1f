import { useLabel, type StatusLook } from '@guanjia/ui'
import type { Compensation, ComplaintGroup, LibraryCase } from '@guanjia/contract/redress.ts'
import { Look } from '../kit/status-tag.tsx'

const IDLE: StatusLook = { tone: 'idle', shape: 'ring' }
const ACTIVE: StatusLook = { tone: 'active', shape: 'half' }
const DONE: StatusLook = { tone: 'done', shape: 'tick' }
const CLOSED: StatusLook = { tone: 'closed', shape: 'tick' }

const COMPENSATION: Record<Compensation['status'], StatusLook> = { requested: IDLE, approved: ACTIVE, promised: ACTIVE, paid: DONE, closed: CLOSED, refused: CLOSED, withdrawn: CLOSED }
const GROUP: Record<ComplaintGroup['status'], StatusLook> = { open: { tone: 'overdue', shape: 'triangle' }, answered: DONE, dissolved: CLOSED }
const LIBRARY: Record<LibraryCase['status'], StatusLook> = { draft: IDLE, published: DONE, withdrawn: CLOSED }

export function CompensationTag({ status }: { status: Compensation['status'] }) {
  const label = useLabel()
  return <Look look={COMPENSATION[status]} text={label('compensationStatus', status)} />
}
export function GroupTag({ status }: { status: ComplaintGroup['status'] }) {
  const label = useLabel()
  return <Look look={GROUP[status]} text={label('groupStatus', status)} />
}
export function LibraryTag({ status }: { status: LibraryCase['status'] }) {
  const label = useLabel()
  return <Look look={LIBRARY[status]} text={label('libraryStatus', status)} />
}
