import { CameraOutlined, EditOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useT } from '@guanjia/ui'
import { askedItems, isFineAnswer } from '@guanjia/ui/inspections/rules.ts'
import type { CheckItem } from '@guanjia/contract/inspections.ts'
import { SeverityTag, limitsOf } from './looks.tsx'

type Answers = Record<string, string | number | boolean | null>

/** What the phone will ask, to try out: answers show further items and what a bad one becomes; nothing of it is kept. */
export function PhonePreview({ name, items, chosenId }: { name: string; items: readonly CheckItem[]; chosenId?: string }) {
  const t = useT()
  const [answers, setAnswers] = useState<Answers>({})
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => list.current?.querySelector(`[data-id="${chosenId}"]`)?.scrollIntoView({ block: 'nearest' }), [chosenId])
  const asked = askedItems(items, (id) => answers[id])
  return (
    <section className="gj-insp-phone" aria-label={t('inspections.preview.title')}>
      <header><strong className="gj-clip">{name || t('inspections.preview.title')}</strong><Button type="link" size="small" style={{ marginLeft: 'auto' }} onClick={() => setAnswers({})}>{t('inspections.preview.again')}</Button></header>
      <ol ref={list}>
        {asked.map((item, at) => (
          <li key={item.id} data-id={item.id} data-chosen={item.id === chosenId}>
            <Asked item={item} number={at + 1} value={answers[item.id] ?? null} onAnswer={(value) => setAnswers({ ...answers, [item.id]: value })} />
          </li>
        ))}
      </ol>
      <footer className="gj-quiet gj-small">{items.length > asked.length && t('inspections.preview.hidden', { n: items.length - asked.length })}</footer>
    </section>
  )
}

function Asked({ item, number, value, onAnswer }: { item: CheckItem; number: number; value: Answers[string]; onAnswer: (value: Answers[string]) => void }) {
  const t = useT()
  const isBad = isFineAnswer(item, value) === false
  return (
    <>
      <p>{number}. {item.text || <span className="gj-quiet">{t('inspections.items.noText')}</span>} {item.isRequired && <span className="gj-tone" data-tone="overdue">*</span>}</p>
      {(item.hint || limitsOf(item)) && <p className="gj-quiet gj-small">{[item.hint, limitsOf(item)].filter(Boolean).join(' · ')}</p>}
      <AnswerField item={item} value={value} onAnswer={onAnswer} />
      {isBad && <p className="gj-row gj-small"><SeverityTag severity={item.severity} />{item.photoWhenBad && <span className="gj-tone" data-tone="soon"><CameraOutlined /> {t('inspections.preview.photoNeeded')}</span>}</p>}
    </>
  )
}

function AnswerField({ item, value, onAnswer }: { item: CheckItem; value: Answers[string]; onAnswer: (value: Answers[string]) => void }) {
  const t = useT()
  const choice = (key: string | boolean, text: string, isFine: boolean) => <Button key={String(key)} size="small" aria-pressed={value === key} type={value === key ? 'primary' : 'default'} danger={value === key && !isFine} onClick={() => onAnswer(value === key ? null : key)}>{text}</Button>
  switch (item.kind) {
    case 'yes_no':
      return <div className="gj-row">{choice(true, t('inspections.yes'), true)}{choice(false, t('inspections.no'), false)}</div>
    case 'choice':
      return <div className="gj-row gj-wrap">{item.choices.map((one) => choice(one.value, one.value || '…', one.isFine))}</div>
    case 'number':
    case 'meter':
      return <InputNumber size="small" aria-label={item.text} controls={false} style={{ width: '100%' }} suffix={item.unit} value={typeof value === 'number' ? value : null} onChange={(next) => onAnswer(next)} />
    case 'text':
      return <Input.TextArea size="small" aria-label={item.text} autoSize={{ minRows: 1, maxRows: 3 }} value={typeof value === 'string' ? value : ''} onChange={({ target }) => onAnswer(target.value)} />
    case 'photo':
      return <Button size="small" block disabled icon={<CameraOutlined />}>{t('inspections.preview.photo')}</Button>
    case 'signature':
      return <Button size="small" block disabled icon={<EditOutlined />}>{t('inspections.preview.signature')}</Button>
  }
}
