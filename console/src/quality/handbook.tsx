import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { urlOf, useCall, useT } from '@guanjia/ui'
import type { StandardSummary } from '@guanjia/contract/standards.ts'
import { useChoices } from '../kit/choices.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { useSite } from '../session/session.tsx'

/** All standards in force for a post on paper, for who begins there. */
export function Handbook({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const posts = useChoices('standardPost', ['everybody'])
  const [post, setPost] = useState<StandardSummary['post']>('front_desk')
  const print = (): void => {
    window.open(urlOf('standards.printHandbook', { query: { siteId: site.id, post } }))
    onClose()
  }
  return (
    <Modal open title={t('sharing.standards.handbook')} okText={t('sharing.standards.handbook')} onOk={print} onCancel={onClose}>
      <p className="gj-quiet">{t('sharing.standards.handbookHint')}</p>
      <Form layout="vertical"><Form.Item label={t('quality.standards.post')}><Select value={post} options={posts} onChange={setPost} /></Form.Item></Form>
    </Modal>
  )
}

/** Who has still to confirm which standard, all of them in one list. */
export function OutstandingReadings({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const found = useCall('standards.outstandingReadings', { query: { siteId: site.id } })
  const open = found.data?.items.filter(({ missing }) => missing.length > 0)
  return (
    <Modal open width={760} title={t('sharing.standards.outstanding')} onCancel={onClose} footer={<Button onClick={() => window.open(urlOf('standards.exportOutstandingReadings', { query: { siteId: site.id, format: 'xlsx' } }))}>{t('sharing.standards.export')}</Button>}>
      {open?.length === 0 && <p>{t('sharing.standards.nobody')}</p>}
      {open && open.length > 0 && (
        <FigureTable maxHeight={460} head={[{ words: t('sharing.standards.standard') }, t('sharing.standards.read'), { words: t('sharing.standards.missing') }]}>
          {open.map((one) => <tr key={one.standard.id}><td data-text>{one.standard.name}</td><td>{one.read} / {one.of}</td><td data-text>{one.missing.map(({ name }) => name).join('、')}</td></tr>)}
        </FigureTable>
      )}
    </Modal>
  )
}
