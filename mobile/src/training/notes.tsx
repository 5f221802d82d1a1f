import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/index.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { Session } from '@guanjia/contract/courses.ts'
import type { SessionNote } from '@guanjia/contract/sharing.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** What was noted at a session; whoever is there adds a tip, a case, or what they learned from a colleague. */
export function Notes({ session }: { session: Session }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const found = useCall('sharing.listSessionNotes', { params: { id: session.id } })
  const notes = found.data
  const mayAdd = session.haveSigned && notes !== undefined && notes.kinds.length > 0
  if (!notes || (notes.items.length === 0 && !mayAdd)) return null
  return (
    <>
      <h2 className="section-title">{t('sharing.notes')}</h2>
      {notes.items.map((note) => (
        <article key={note.id} className="card form">
          <p className="form-lead">{label('noteKind', note.kind)} · {note.title}{note.about && ` · ${note.about.name}`}</p>
          <p style={{ whiteSpace: 'pre-wrap', margin: 0 }}>{note.body}</p>
          <p className="form-hint">{t('sharing.by', { name: note.author.name, at: time.at(note.at) })}</p>
        </article>
      ))}
      {mayAdd && <AddNote session={session} kinds={notes.kinds} />}
    </>
  )
}

function AddNote({ session, kinds }: { session: Session; kinds: readonly SessionNote['kind'][] }) {
  const t = useT()
  const label = useLabel()
  // From whom somebody learned is chosen where the list of people is in sight: at the desk.
  const here = kinds.filter((kind) => kind !== 'peer')
  const [kind, setKind] = useState(here[0]!)
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const { send, isBusy, error } = useSend('sharing.addSessionNote', session.id)
  async function add(): Promise<void> {
    try {
      if (!(await send({ params: { id: session.id }, body: { kind, title, body } }))) return
      setTitle('')
      setBody('')
      toast(t('sharing.saved'))
    } catch {
      // Said below.
    }
  }
  return (
    <section className="card form">
      <p className="form-lead">{t('sharing.addNote')}</p>
      {here.length > 1 && <select className="input" aria-label={t('sharing.noteKind')} value={kind} onChange={({ target }) => setKind(target.value as typeof kind)}>{here.map((one) => <option key={one} value={one}>{label('noteKind', one)}</option>)}</select>}
      <input className="input" maxLength={100} value={title} placeholder={t('sharing.noteTitle')} aria-label={t('sharing.noteTitle')} onChange={({ target }) => setTitle(target.value)} />
      <textarea className="input" rows={4} maxLength={4000} value={body} placeholder={t('sharing.noteBody')} aria-label={t('sharing.noteBody')} onChange={({ target }) => setBody(target.value)} />
      <Button block color="primary" disabled={title.trim() === '' || body.trim() === ''} loading={isBusy} onClick={() => void add()}>{t('sharing.save')}</Button>
      <ProblemNote error={error} />
    </section>
  )
}
