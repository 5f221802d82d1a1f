import { MailOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useT } from '@guanjia/ui'
import type { Defect, DefectLetter } from '@guanjia/contract/handover.ts'
import { useMay } from '../session/session.tsx'
import { useLetterScreen } from './letter-screen.tsx'

const NewRecord = lazy(() => import('../registers/register-forms.tsx').then(({ NewRecord }) => ({ default: NewRecord<DefectLetter> })))

/** From the page of a defect straight to the letter about it. */
export function WriteLetter({ defect }: { defect: Defect }) {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const screen = useLetterScreen()
  const [isWriting, setWriting] = useState(false)
  if (!may('defects:manage') || !['registered', 'reported_up', 'notified'].includes(defect.state)) return null
  return (
    <>
      <Button icon={<MailOutlined />} onClick={() => setWriting(true)}>{t('handover.write')}</Button>
      <Suspense>
        {isWriting && <NewRecord kind="defect_letter" screen={screen} given={{ partyId: defect.builder?.id, items: [{ defectId: defect.id, dueOn: null }] }} onClose={() => setWriting(false)} onMade={(id) => void navigate({ to: '/handover/$kind/$id', params: { kind: 'defect_letter', id } })} />}
      </Suspense>
    </>
  )
}
